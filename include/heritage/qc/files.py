"""Asks of every file: can it be opened, is it known what it is, does its name say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from heritage.contracts import CheckContext, ItemMeasured, Scope, check
from heritage.formats import Kind, suffixes, suffixes_of
from heritage.model import NOT_READ, Finding, Measured, phrase, reason_of
from heritage.tools.identify.by_habit import BY_HABIT

SIDECARS = suffixes(Kind.TEXT)
"""Text beside the content: kept and identified, not opened by a probe."""

_EMBEDDED = "exiftool"
"""The tool whose refusal means that embedded metadata is unreadable, not that the content is."""


@check("decodes", once_a_file=True)
def decodes(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Can the file be read to its last row?"""
    path, embedded = measured.file.path, measured.refused.get(_EMBEDDED)
    refused = {tool: reason for tool, reason in measured.refused.items() if tool != _EMBEDDED}
    if refused:
        told = list(refused.values())
        sound = refused.keys() <= set(cast(list[str], measured.get(NOT_READ) or []))
        reasons = [reason_of(reason) for number, reason in enumerate(told) if reason not in told[:number]]
        yield ctx.failed(path, "unreadable-sound" if sound else "unreadable", reasons=reasons)
    elif measured.tools:
        yield ctx.passed(path, "read")
        if measured.get("image.large"):
            yield ctx.warned(path, "bands")
        if embedded is not None:
            yield ctx.warned(path, "embedded", reason=reason_of(embedded))
    elif not measured.file.size:
        yield ctx.warned(path, "empty")
    elif measured.file.suffix not in SIDECARS:
        yield ctx.warned(path, "no-tool")


@check("identified", once_a_file=True)
def identified(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is it known what format the file is in (a PRONOM identifier)?"""
    path, found = measured.file.path, measured.file.format
    if found is not None and found.puid:
        yield ctx.passed(path, "format", puid=found.puid, format=f"{found.puid} {found.name}".strip())
    elif (kind := _read_as(measured)) and not measured.refused and ctx.rule.limits.get("read") == "noted":
        yield ctx.warned(path, "read", format=kind.upper())
    else:
        yield ctx.failed(path, "none")


_HARMLESS = {"active", "source"}


def _read_as(measured: Measured) -> str:
    """What our own reader knew the file for, and read to its end: signatures miss a PDF with a line before its first, XML in UTF-16."""
    others = {"pdf": measured.number("pdf.pages"), "xml": measured.text("xml.root")}
    return measured.text("image.format") or next((kind for kind, found in others.items() if found), "")


@check("lost-blocks")
def lost_blocks(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is every block of the file there, or did a copy leave some empty?"""
    zeros = measured.number("file.zeros")
    if zeros:
        yield ctx.failed(measured.file.path, "zeros", bytes=zeros, at=measured.number("file.zeros_at"))
    elif zeros is not None:
        yield ctx.passed(measured.file.path, "none")


@check("executable-content")
def executable_content(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Is there nothing in it that runs when somebody opens it: no program, script, macro, nor one that is hidden?"""
    path = measured.file.path
    runs = "attached" if measured.get("pdf.runs") else measured.file.runs
    if not runs:
        return
    if runs in _HARMLESS:
        yield ctx.warned(path, "runs-harmless", kind=runs)
    elif ctx.delivery.protected and runs != "test":
        yield ctx.warned(path, "runs-scanned", kind=runs)
    else:
        yield ctx.failed(path, "runs", kind=runs)


@check("empty-folder", Scope.ITEM)
def empty_folder(item: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
    """Are there files in every folder of the item? A package cannot hold an empty one."""
    for folder in item.item.empty:
        yield ctx.warned(item.item.id, "empty", folder=folder)


@check("extension-mismatch", once_a_file=True)
def extension_mismatch(measured: Measured, ctx: CheckContext) -> Iterator[Finding]:
    """Does the name's extension say what the content is?"""
    path, suffix, found = measured.file.path, measured.file.suffix, measured.file.format
    allowed = suffixes_of(found.puid) if found else ()
    if not found or not allowed:
        return
    if ".tif" in allowed and _is_raw_by_habit(measured):
        yield ctx.warned(path, "raw")
    elif suffix in allowed:
        yield ctx.passed(path, "suffix", suffix=suffix)
    elif suffix in BY_HABIT.get(found.puid, ()):
        yield ctx.passed(path, "suffix-habit", suffix=suffix)
    elif suffix and not _of_another(suffix):
        yield ctx.warned(path, "suffix-unknown", suffix=suffix)
    else:
        format = f"{found.puid} {found.name}".strip()
        shown = suffix or phrase("no-extension")
        yield ctx.failed(path, "suffix-other", suffix=shown, allowed=allowed, format=format)


def _is_raw_by_habit(measured: Measured) -> bool:
    """LibRaw read it to its last sample under a name of raw files; one that is called DNG says so itself."""
    return bool(measured.text("raw.sha256")) and (measured.file.suffix == ".dng") == bool(measured.text("raw.dng"))


def _of_another(suffix: str) -> bool:
    """An extension that belongs to no format cannot lie about it."""
    from heritage.tools.identify import fido

    return suffix in fido.extensions()
