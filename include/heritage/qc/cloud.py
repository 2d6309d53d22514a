"""Asks of a point cloud: are its pages whole, is the number of points and their extent what its header says."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc.shape import answered, listed


@check("e57-crc")
def e57_crc(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is every page of an E57 what it was when it was written?"""
    path, wanted = measured.file.path, "checksums that fit on every page"
    if measured.text("shape.broken") == "e57-crc":
        advice = (
            "Bits have changed since the scan was written. Have the file delivered again from the scanner's own copy."
        )
        yield asked.missed(path, wanted, measured.text("shape.reason"), advice)
    elif measured.text("points.format") == "e57":
        yield asked.met(path, wanted, "all fit")


@check("las-vlr")
def las_vlr(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the variable-length records of a LAS fit between its header and its points?"""
    broken = measured.text("shape.reason") if measured.text("shape.broken") == "las-vlr" else ""
    if broken or measured.text("points.format") in {"las", "laz"}:
        fault = broken or measured.text("points.vlr_fault")
        advice = "Some programs will not open it. Have it exported again."
        yield answered(asked, not fault, measured.file.path, "records that fit", fault or "they fit", advice)


@check("points-count")
def points_count(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Are there as many points as the header says, by two readings where there are two?"""
    declared, rows = measured.number("points.declared"), measured.number("points.rows")
    if declared is None or rows is None:
        return
    second = listed(measured, "points.second")
    fits = rows == declared and (not second or second[0] == rows)
    invalid = rows - (measured.number("points.count") or 0)
    told = f"{rows:,.0f}" + (f", {second[0]:,} by another reading" if second else "")
    told += f", {invalid:,.0f} of them marked as invalid by the scanner" if invalid else ""
    yield answered(asked, fits, measured.file.path, f"{declared:,.0f} points", told, "Have it exported again.")
    yield from _by_return(measured, asked)


def _by_return(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """What the header adds up besides: programs that believe it filter wrongly; the points themselves are whole."""
    said, found = listed(measured, "points.header_returns"), listed(measured, "points.returns")
    wanted, advice = (
        "a header that counts as the points do",
        "Programs that believe the header are misled. Have it exported again.",
    )
    if any(said) and said != found[: len(said)]:
        told = f"by return the header has {_figures(said)}; the points have {_figures(found)}"
        yield asked.noted(measured.file.path, wanted, told, advice)
    counts = listed(measured, "points.header_counts")
    if counts and counts[0] != counts[1]:
        told = f"the header has two counts, {counts[0]:,} and {counts[1]:,}"
        yield asked.noted(measured.file.path, wanted, told, advice)


def _figures(counts: list[int]) -> str:
    last = max((n for n, count in enumerate(counts, 1) if count), default=1)
    return ", ".join(str(count) for count in counts[:last])


@check("points-extent")
def points_extent(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Do the points fill the box that the header declares?"""
    low, high = listed(measured, "points.low"), listed(measured, "points.high")
    said_low, said_high = listed(measured, "points.header_low"), listed(measured, "points.header_high")
    most, gross = asked.limit("share"), asked.limit("gross")
    wanted, advice = f"the header's box, within {most:.1%} of its longest side", "Have it exported again."
    path = measured.file.path
    if low and measured.get("points.header_unreal"):
        yield asked.missed(path, wanted, "the header's box is not made of numbers", advice)
    if not low or not said_low:
        return
    side = max(above - below for above, below in zip(high, low, strict=True)) or 1.0
    pairs = [*zip(low, said_low, strict=True), *zip(high, said_high, strict=True)]
    apart = max(abs(found - said) for found, said in pairs)
    found = f"off by {apart:.4g} of {side:.4g}"
    if not any((*said_low, *said_high)) and apart > most * side:
        judge = asked.noted if gross > most else asked.missed
        yield judge(path, wanted, "the header's box was never filled in (all zeros)", advice)
    elif most * side < apart <= gross * side:
        yield asked.noted(path, wanted, found, advice)
    else:
        yield answered(asked, apart <= most * side, path, wanted, found, advice)
