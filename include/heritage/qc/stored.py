"""Asks of a film as it is stored: is it shown so, what does it say besides, does it change under way, is anything odd?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured
from heritage.qc.timing import SHOWN, clock


def _told(measured: Measured, *facts: str) -> list[tuple[float | None, str]]:
    """What the probe wrote down, in order."""
    found: list[Any] = [one for fact in facts for one in cast(Any, measured.get(fact) or ())]
    return [(at, str(text)) for at, text in found]


def _said(asked: Asked, measured: Measured, found: list[tuple[float | None, str]], wanted: str, advice: str) -> Finding:
    words = [f"{clock(at)}: {text}" if at is not None else text for at, text in found[:SHOWN]]
    more = f" and {len(found) - SHOWN} more" if len(found) > SHOWN else ""
    first = next((at for at, _ in found if at is not None), None)
    return asked.missed(measured.file.path, wanted, ("; ".join(words) + more)[:500], advice, at=first)


@check("shown-as-stored")
def shown_as_stored(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is every stored frame shown, upright and whole?"""
    wanted = "every stored frame is shown, upright and whole"
    found = _told(measured, "av.shown")
    if found:
        advice = "The file is kept as it came, with all it stores. Should what is hidden be described, or withheld from readers?"
        yield _said(asked, measured, found, wanted, advice)
    elif measured.text("av.kind") == "video":
        yield asked.met(measured.file.path, wanted, "nothing found")


@check("said-besides")
def said_besides(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does a film that is stored anew say anything that Matroska has no place for?"""
    if measured.get("video.lossless") is not True:
        return
    wanted = "nothing that a Matroska master would not say"
    held, tagged = _told(measured, "av.beside"), _told(measured, "av.tagged")
    if held:
        advice = "The file is kept as it came, without a master beside it."
        yield _said(asked, measured, held + tagged, wanted, advice)
    elif tagged:
        advice = "Keep the original beside the master, which has it as tags at most."
        yield _said(asked, measured, tagged, wanted, advice)
    else:
        yield asked.met(measured.file.path, wanted, "nothing found")


@check("changes-under-way")
def changes_under_way(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is the recording of one piece: no empty frames, no other sound or shape from a certain moment on?"""
    wanted = "one recording, without empty frames or other sound under way"
    found = _told(measured, "av.changes")
    if found:
        advice = "Look at these moments. Players may run too fast, or pass over a gap; there is no viewers' copy where the sound changes."
        yield _said(asked, measured, found, wanted, advice)
    elif measured.text("av.kind") == "video":
        yield asked.met(measured.file.path, wanted, "nothing found")


@check("structure-notes")
def structure_notes(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is anything odd in the file's structure that harms neither picture nor sound?"""
    found = _told(measured, "av.oddities")
    found += [(None, measured.text("frame.lies"))] if measured.text("frame.lies") else []
    if found:
        advice = "Nothing has to be done: picture and sound are whole."
        yield _said(asked, measured, found, "a structure without oddities", advice)
