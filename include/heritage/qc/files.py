"""Asks of every file: can it be opened, is it known what it is, does its name say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.formats import Kind, suffixes, suffixes_of
from heritage.model import NOT_READ, Finding, Measured
from heritage.tools.by_habit import BY_HABIT

SIDECARS = suffixes(Kind.TEXT)
"""Text beside the content: kept and identified, not opened by a probe."""

_EMBEDDED_ONLY = {"exiftool"}
"""Tools whose refusal means that embedded metadata is unreadable, not that the content is."""


@check("decodes")
def decodes(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Can the file be read to its last row?"""
    path, wanted = measured.file.path, "readable to the end"
    refused = {tool: reason for tool, reason in measured.refused.items() if tool not in _EMBEDDED_ONLY}
    if refused:
        found = "; ".join(dict.fromkeys(refused.values()))[:500]
        if refused.keys() <= set(cast(list[str], measured.get(NOT_READ) or [])):
            advice = "Nothing shows that it is damaged. Have it delivered in a form that is read here, or accept it: then it is kept as it came."
        else:
            advice = "The file is damaged or incomplete. Have it captured or delivered again."
        yield asked.missed(path, wanted, found, advice)
    elif measured.tools:
        yield asked.met(path, wanted, "read to the end")
        if measured.get("image.large"):
            advice = "Kept as it came, with a small picture for readers; no lossless copy and no text is made of it."
            yield asked.noted(path, "a picture that can be opened whole", "one that is read band by band", advice)
        for tool in _EMBEDDED_ONLY & measured.refused.keys():
            yield asked.noted(path, "embedded metadata that can be read", f"{tool}: {measured.refused[tool]}"[:500])
    elif not measured.file.size:
        yield asked.noted(path, wanted, "an empty file", "Kept as it came; look at it by hand.")
    elif measured.file.suffix not in SIDECARS:
        yield asked.noted(path, wanted, "no tool of this workline opens it", "Kept as it came; look at it by hand.")


@check("identified")
def identified(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is it known what format the file is in (a PRONOM identifier)?"""
    found = measured.file.format
    if found is not None and found.puid:
        yield asked.met(measured.file.path, "a PRONOM identifier", f"{found.puid} {found.name}".strip())
    elif (kind := measured.text("image.format")) and not measured.refused and asked.rule.limits.get("read") == "noted":
        yield asked.noted(measured.file.path, "a PRONOM identifier", f"none; read as {kind.upper()}")
    else:
        yield asked.missed(measured.file.path, "a PRONOM identifier", "none", "Ask the supplier what this file is.")


_RUNS = {
    "windows": "a program of Windows",
    "unix": "a program of Linux or Unix",
    "macos": "a program of macOS",
    "java": "a program of Java",
    "script": "a script",
    "link": "a link of Windows to a program",
    "macro": "a document with macros",
    "test": "the EICAR test file, which stands for a virus",
    "packed": "an archive with a program in it",
    "behind": "a program or an archive behind the end of the picture",
    "active": "a page with a script in it",
    "source": "the text of a program",
}
_HARMLESS = {"active", "source"}


@check("executable-content")
def executable_content(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there nothing in it that runs when somebody opens it: no program, script, macro, nor one that is hidden?"""
    runs = measured.file.runs
    if not runs:
        return
    path, wanted, found = measured.file.path, "media and descriptions, nothing that runs", _RUNS.get(runs, runs)
    if runs in _HARMLESS:
        yield asked.noted(path, wanted, found, "It is kept as it came. Open it only where it can do no harm.")
    elif asked.delivery.protected and runs != "test":
        yield asked.noted(path, wanted, found, "The virus scanner found nothing in it. Does it belong to the item?")
    else:
        advice = "Do not open it. Have it removed at the source; if it belongs to the item, have it scanned, and then accept it."
        yield asked.missed(path, wanted, found, advice)


@check("empty-folder", Scope.ITEM)
def empty_folder(item: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are there files in every folder of the item? A package cannot hold an empty one."""
    for folder in item.item.empty:
        advice = "If files belong into it, have them delivered; else there is nothing to do: its name stays in the item's history."
        yield asked.noted(item.item.id, "folders with files in them", f"{folder} came empty and is not kept", advice)


@check("extension-mismatch")
def extension_mismatch(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the name's extension say what the content is?"""
    found = measured.file.format
    allowed = suffixes_of(found.puid) if found else ()
    if not found or not allowed:
        return
    if ".tif" in allowed and _is_raw_by_habit(measured):
        advice = "Its maker writes raw files in a TIFF's container; signatures see no more than that."
        yield asked.noted(measured.file.path, "the extension of its format", "a camera raw file within a TIFF", advice)
        return
    wanted = f"{' or '.join(allowed)} for {found.puid} {found.name}".strip()
    path, suffix = measured.file.path, measured.file.suffix
    if suffix in allowed:
        yield asked.met(path, "the extension of its format", suffix)
    elif suffix in BY_HABIT.get(found.puid, ()):
        yield asked.met(path, "the extension of its format", f"{suffix}, as programs call such a file of theirs")
    elif suffix and not _of_another(suffix):
        yield asked.noted(path, "the extension of its format", f"{suffix}, which PRONOM knows of no format")
    else:
        advice = "The name says something else than the content. Have it renamed or re-exported at the source."
        yield asked.missed(path, wanted, suffix or "no extension", advice)


def _is_raw_by_habit(measured: Measured) -> bool:
    """LibRaw read it to its last sample under a name of raw files; one that is called DNG says so itself."""
    return bool(measured.text("raw.sha256")) and (measured.file.suffix == ".dng") == bool(measured.text("raw.dng"))


def _of_another(suffix: str) -> bool:
    """An extension that belongs to no format cannot lie about it."""
    from heritage.tools import fido

    return suffix in fido.extensions()
