"""Small measured things for the tests of the checks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from heritage import qc
from heritage.contracts import Batch, Check, CheckContext, ItemMeasured
from heritage.model import Delivery, File, Finding, Format, Item, Measured, Outcome, Policy, Report, Rule, Station

GOOD: dict[str, Any] = {
    "image.format": "tiff",
    "image.width": 2480,
    "image.height": 3508,
    "image.bits": 8,
    "image.channels": 3,
    "image.colour": "rgb",
    "image.alpha": False,
    "image.alpha_constant": True,
    "image.pages": 1,
    "image.compression": "none",
    "image.lossy": False,
    "image.sample": "uint",
    "image.faults": [],
    "image.ppi_x": 300.0,
    "image.ppi_y": 300.0,
    "icc.present": True,
    "icc.name": "eciRGB v2",
    "icc.space": "RGB",
    "icc.bytes": 560,
    "pixels.sha256": "aa",
    "pixels.mean": 0.8,
    "pixels.spread": 0.2,
    "pixels.dark": 0.1,
    "pixels.bright": 0.9,
    "pixels.clipped_low": [0.0, 0.0, 0.0],
    "pixels.clipped_high": [0.0, 0.0, 0.0],
    "pixels.bits_used": 8,
    "pixels.sharpness": 0.5,
    "pixels.noise": 1.0,
    "pixels.nyquist": 0.02,
    "pixels.phash": "0f" * 32,
    "page.ink": 0.08,
    "page.skew": 0.2,
    "page.cut": [],
    "page.lean": 0.4,
    "page.lean_surety": 9.0,
    "page.keystone": 0.3,
    "page.curvature": 1.0,
    "page.text_direction": "horizontal",
}
"""A well-made A4 page at 300 ppi."""

TIFF = Format("fmt/353", "TIFF", "test")


def page(path: str = "objects/A/0001.tif", *, format: Format | None = TIFF, **facts: Any) -> Measured:
    """A good page, but for these facts (dots written as double underscores; None takes a fact away)."""
    changed = {**GOOD, **{name.replace("__", "."): value for name, value in facts.items()}}
    kept = {name: value for name, value in changed.items() if value is not None}
    return Measured(File(path, 10, "00", format), kept, ("probe 1",))


def refused(path: str = "objects/A/0001.tif", tool: str = "image", reason: str = "cut off") -> Measured:
    return Measured(File(path, 10, "00", TIFF), {}, ("probe 1",), {tool: reason})


def delivery(**declared: Any) -> Delivery:
    return Delivery(
        "/d", "", "0", "kbr", "paper", "B1", "op", Station("s"), date(2026, 1, 1), None, declared, (), (), "",
    )  # fmt: skip


def item(id: str, files: Sequence[Measured], **expected: Any) -> ItemMeasured:
    return ItemMeasured(Item(id, tuple(m.file for m in files), expected), tuple(files))


def batch(*items: ItemMeasured, **declared: Any) -> Batch:
    return Batch(delivery(**declared), items, ())


def asked(
    check: Check,
    limits: Mapping[str, Any] | None = None,
    *,
    level: Outcome = Outcome.FAIL,
    expected: Mapping[str, Any] | None = None,
    **declared: Any,
) -> CheckContext:
    return CheckContext(
        Rule(check.name, level, limits or {}, "a source"), delivery(**declared), Item("A", (), expected or {})
    )


def outcomes(check: Check, subject: object, question: CheckContext) -> list[Outcome]:
    found: list[Finding] = list(check.judge(subject, question))
    for finding in found:
        assert finding.check == check.name
        assert finding.source == "a source"
        assert finding.wanted and finding.found
    return [f.outcome for f in found]


def only(check: Check, subject: object, question: CheckContext) -> Finding:
    (finding,) = check.judge(subject, question)
    return finding


def inspected(
    batch: Batch, policy: Policy, checks: Sequence[Check], items: Iterable[ItemMeasured] | None = None
) -> Iterator[Report]:
    """One report per item, in order (of `items`, when only some are wanted; the batch is judged as a whole all the same)."""
    return map(qc.Inspection(batch, policy, checks).report, batch.items if items is None else items)
