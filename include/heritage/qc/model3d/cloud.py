"""Asks of a point cloud: are its pages whole, is the number of points and their extent what its header says."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured, reason_of
from heritage.qc.model3d.shape import listed


@check("e57-crc")
def e57_crc(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is every page of an E57 what it was when it was written?"""
    if measured.text("shape.broken") == "e57-crc":
        yield ctx.failed(measured.file.path, "changed", reason=reason_of(measured.get("shape.reason")))
    elif measured.text("points.format") == "e57":
        yield ctx.passed(measured.file.path, "fit")


@check("las-vlr")
def las_vlr(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the variable-length records of a LAS fit between its header and its points?"""
    broken = measured.get("shape.reason") if measured.text("shape.broken") == "las-vlr" else None
    if fault := broken or measured.get("points.vlr_fault"):
        yield ctx.failed(measured.file.path, "unfit", reason=reason_of(fault))
    elif measured.text("points.format") in {"las", "laz"}:
        yield ctx.passed(measured.file.path, "fit")


@check("points-count")
def points_count(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there as many points as the header says, by two readings where there are two?"""
    declared, rows = measured.number("points.declared"), measured.number("points.rows")
    if declared is None or rows is None:
        return
    second = listed(measured, "points.second")
    fits = rows == declared and (not second or second[0] == rows)
    invalid = rows - (measured.number("points.count") or 0)
    code = ("twice-invalid" if invalid else "twice") if second else "once-invalid" if invalid else "once"
    values: dict[str, Any] = {"declared": int(declared), "points": int(rows), "invalid": int(invalid)}
    yield ctx.passed_if(fits, measured.file.path, code, **values, second=second[0] if second else None)
    yield from _by_return(measured, ctx)


def _by_return(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """What the header adds up besides: programs that believe it filter wrongly; the points themselves are whole."""
    declared, found = listed(measured, "points.header_returns"), listed(measured, "points.returns")
    if any(declared) and declared != found[: len(declared)]:
        yield ctx.warned(
            measured.file.path, "header-returns", declared=_without_zeros(declared), returns=_without_zeros(found)
        )
    counts = listed(measured, "points.header_counts")
    if counts and counts[0] != counts[1]:
        yield ctx.warned(measured.file.path, "header-counts", old=counts[0], new=counts[1])


def _without_zeros(counts: list[int]) -> list[int]:
    """Without those behind the last return that there is."""
    return counts[: max((n for n, count in enumerate(counts, 1) if count), default=1)]


@check("points-extent")
def points_extent(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Do the points fill the box that the header declares?"""
    low, high = listed(measured, "points.low"), listed(measured, "points.high")
    said_low, said_high = listed(measured, "points.header_low"), listed(measured, "points.header_high")
    most, gross, path = ctx.limit("share"), ctx.limit("gross"), measured.file.path
    if low and measured.get("points.header_unreal"):
        yield ctx.failed(path, "unreal", most=most)
    if not low or not said_low:
        return
    side = max(above - below for above, below in zip(high, low, strict=True)) or 1.0
    pairs = [*zip(low, said_low, strict=True), *zip(high, said_high, strict=True)]
    apart = max(abs(found - said) for found, said in pairs)
    judge = ctx.passed if apart <= most * side else ctx.warned if apart <= gross * side else ctx.failed
    if not any((*said_low, *said_high)) and apart > most * side:
        judge = ctx.warned if gross > most else ctx.failed
        yield judge(path, "zeros", most=most)
    else:
        yield judge(path, "off", apart=apart, side=side, most=most)
