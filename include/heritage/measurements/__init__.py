"""Every measurement that this house speaks of, once: its name, unit, kind of value, what it is and who measures it.

What probes give is held to it as they give it (`measure.run`), what checks, normalisers, pages and packages read by a test
(`tests/architecture/`): a name that nobody measures would be a question that is never asked. docs/measurements.md is made from it.
To add a measurement: a row in the file of its kind; its probe gives it; what nobody but people reads is `kept`. No import from
`measure/`: names that a test compares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from heritage.measurements import copies, documents, film, pages, pictures, shapes, sound, targets
from heritage.measurements.pages import RUN
from heritage.measurements.row import Kind, Measurement, fits
from heritage.model import Facts

__all__ = ["COPIES", "MEASUREMENTS", "RUN", "Kind", "Measurement", "misfits", "named"]

MEASUREMENTS: tuple[Measurement, ...] = (
    *pictures.ROWS, *pages.ROWS, *targets.ROWS, *sound.ROWS, *film.ROWS, *shapes.ROWS, *documents.ROWS,
)  # fmt: skip
"""What probes find in delivered files (`Measured.facts`)."""

COPIES: tuple[Measurement, ...] = copies.ROWS
"""What normalisers say of their copies (`Rendition.facts`)."""

_BY_NAME: Mapping[str, Measurement] = {one.name: one for one in (*MEASUREMENTS, *COPIES)}
_TRACK = re.compile(r"(?<=^sound\.|^video\.)\d+(?=\.)")
_PAGE = re.compile(r"page\d+\.")
"""What the names of one family have different. Every measurement of a page can be one of a further page."""


def named(name: str) -> Measurement | None:
    """The row of a name as probes give it: `sound.0.codec`, `page2.image.width`. None when nobody measures it."""
    if name.startswith("exif."):
        return _BY_NAME["exif.<tag>"]
    return _BY_NAME.get(name) or _of_family(name)


@lru_cache(maxsize=4096)
def _of_family(name: str) -> Measurement | None:
    return _BY_NAME.get(_TRACK.sub("<n>", _PAGE.sub("", name, count=1) if _PAGE.match(name) else name))


def misfits(probe: str, facts: Facts) -> Iterator[str]:
    """What of a probe's facts is not as its row has it, in words."""
    for name, value in facts.items():
        row = named(name)
        if row is None:
            yield f"{name} has no row in heritage/measurements"
        elif probe not in row.by:
            yield f"{name} is measured by {', '.join(row.by)}, not by {probe}"
        elif not fits(row.kind, value):
            yield f"{name} is a {row.kind}, not {str(value)[:60]!r}"
