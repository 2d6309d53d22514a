"""Asks of a film as it is stored: is it shown so, what does it say besides, does it change under way, is anything odd?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from heritage.contracts import CheckContext, check
from heritage.model import Finding, Measured
from heritage.qc.av.timing import Fault, first_time, with_times


def _told(measured: Measured, *facts: str) -> list[Fault]:
    """What the probe wrote down, in order."""
    found: list[Any] = [one for fact in facts for one in cast(Any, measured.get(fact) or ())]
    return [(at, said) for at, said in found]


def _whole(measured: Measured, ctx: CheckContext, found: list[Fault]) -> Iterator[Finding]:
    """Of films: what was found, or that nothing was."""
    if found:
        yield ctx.failed(measured.file.path, "faults", timecode=first_time(found), faults=with_times(found))
    elif measured.text("av.kind") == "video":
        yield ctx.passed(measured.file.path, "nothing")


@check("shown-as-stored")
def shown_as_stored(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is every stored frame shown, upright and whole?"""
    yield from _whole(measured, ctx, _told(measured, "av.shown"))


@check("said-besides")
def said_besides(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does a film that is stored anew say anything that Matroska has no place for?"""
    if measured.get("video.lossless") is not True:
        return
    found = _told(measured, "av.beside", "av.tagged")
    if found:
        code = "faults" if measured.get("av.beside") else "faults-tags"
        yield ctx.failed(measured.file.path, code, timecode=first_time(found), faults=with_times(found))
    else:
        yield ctx.passed(measured.file.path, "nothing")


@check("changes-under-way")
def changes_under_way(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is the recording of one piece: no empty frames, no other sound or shape from a certain moment on?"""
    yield from _whole(measured, ctx, _told(measured, "av.changes"))


@check("structure-notes")
def structure_notes(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is anything odd in the file's structure that harms neither picture nor sound?"""
    found = _told(measured, "av.oddities")
    found += [(None, lies)] if (lies := measured.get("frame.lies")) else []
    if found:
        yield ctx.failed(measured.file.path, "faults", timecode=first_time(found), faults=with_times(found))
