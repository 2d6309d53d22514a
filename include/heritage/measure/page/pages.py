"""Measures the pages of a TIFF after its first: a document of several pages is whole when each of them is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from heritage.contracts import Probe, Source
from heritage.errors import SourceUnreadable
from heritage.measure.refusal import refused
from heritage.model import Measured, Value


def added(measured: Measured, source: Source, probes: Sequence[Probe]) -> Measured:
    """The facts of page 2 under `page2.`, and so on; `pages.measured` (how many there are). One page is in memory at a
    time. One that cannot be read is refused in the image probe's name."""
    count = measured.number("image.pages") or 1
    if count < 2 or measured.text("image.format") != "tiff":
        return measured
    from heritage.tools.picture import opening as picture

    asked = [p for p in probes if getattr(p, "of_each_page", False) and p.accepts(source.file)]
    facts: dict[str, Value] = dict(measured.facts)
    number = 1
    try:
        for number, page in enumerate(picture.further(source.path, source.cached(picture.decode)), 2):
            facts |= _of_page(source.page(picture.decode, page), f"page{number}.", asked)
    except SourceUnreadable as error:
        measured = refused(measured, "image", error)
    return replace(measured, facts={**measured.facts, **facts, "pages.measured": number})


def _of_page(page: Source, prefix: str, asked: Sequence[Probe]) -> dict[str, Value]:
    try:
        return {prefix + name: fact for probe in asked for name, fact in probe.measure(page).items()}
    finally:
        page.close()
