"""Asks of every file: can it be opened, is it known what it is, does its name say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from heritage.contracts import Asked, ItemMeasured, Scope, check
from heritage.model import NOT_READ, Finding, Measured, Reason, phrase
from heritage.tools.by_habit import BY_HABIT

SIDECARS = {
    ".xml",
    ".txt",
    ".json",
    ".csv",
    ".yaml",
    ".yml",
    ".md",
    ".md5",
    ".sha1",
    ".sha256",
    ".sha512",
    ".log",
    ".html",
}
"""Text beside the content: kept and identified, not opened by a probe."""

_EMBEDDED = "exiftool"
"""The tool whose refusal means that embedded metadata is unreadable, not that the content is."""

_BY_NAME: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (
        (".tif", ".tiff"),
        ("fmt/353", "fmt/153", "fmt/154", "fmt/155", "fmt/156", "x-fmt/387", "x-fmt/388", "x-fmt/399", "fmt/1917"),
    ),
    (
        (".jpg", ".jpeg", ".jpe", ".jfif"),
        (
            "fmt/41",
            "fmt/42",
            "fmt/43",
            "fmt/44",
            "fmt/645",
            "fmt/112",
            "x-fmt/390",
            "x-fmt/391",
            "x-fmt/398",
            "fmt/1507",
        ),
    ),
    ((".png",), ("fmt/11", "fmt/12", "fmt/13", "fmt/935")),
    ((".jp2",), ("x-fmt/392",)),
    ((".jpx", ".jpf"), ("fmt/151",)),
    ((".jpm",), ("fmt/463",)),
    ((".jph",), ("fmt/1964",)),
    ((".j2k", ".j2c", ".jpc", ".jhc"), ("fmt/1794",)),
    ((".gif",), ("fmt/3", "fmt/4")),
    ((".bmp",), ("fmt/114", "fmt/115", "fmt/116", "fmt/117", "fmt/118", "fmt/119", "x-fmt/25")),
    ((".dng",), ("fmt/436", "fmt/152", "fmt/437", "fmt/438", "fmt/730", "fmt/1841", "fmt/1842", "fmt/1943")),
    (
        (".pdf",),
        (
            *(f"fmt/{n}" for n in (14, 15, 16, 17, 18, 19, 20, 95, 144, 145, 146, 147, 148, 157, 158, 276, 354)),
            *(f"fmt/{n}" for n in (476, 477, 478, 479, 480, 481, 488, 489, 490, 491, 492, 493, 1129, 1451, 1862)),
        ),
    ),
    ((".xml",), ("fmt/101",)),
    ((".wav", ".bwf", ".rf64"), ("fmt/6", "fmt/141", "fmt/142", "fmt/143", "fmt/703", "fmt/704", "fmt/705", "fmt/706")),
    ((".wav", ".bwf", ".rf64"), ("fmt/1", "fmt/2", "fmt/527", "fmt/707", "fmt/708", "fmt/709", "fmt/710", "fmt/711")),
    ((".aif", ".aiff", ".aifc"), ("fmt/414", "x-fmt/135", "x-fmt/136")),
    ((".flac",), ("fmt/279",)),
    ((".mp3",), ("fmt/134",)),
    ((".mkv", ".mka", ".mks"), ("fmt/569",)),
    ((".mov", ".qt", ".mp4", ".m4v", ".m4a"), ("x-fmt/384",)),
    ((".mp4", ".m4a", ".m4v", ".mov", ".3gp", ".f4v"), ("fmt/199",)),
    ((".avi",), ("fmt/5",)),
    ((".dv", ".dif"), ("x-fmt/152",)),
    ((".mxf",), ("fmt/200",)),
    ((".dpx",), ("fmt/193", "fmt/541")),
)
"""Suffixes and the PRONOM formats that may bear them. What is not listed is not judged."""

SUFFIXES_OF = {puid: suffixes for suffixes, puids in _BY_NAME for puid in puids}


@check("decodes")
def decodes(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Can the file be read to its last row?"""
    path, embedded = measured.file.path, measured.refused.get(_EMBEDDED)
    refused = {tool: reason for tool, reason in measured.refused.items() if tool != _EMBEDDED}
    if refused:
        sound = refused.keys() <= set(cast(list[str], measured.get(NOT_READ) or []))
        reasons = [Reason(reason) for reason in dict.fromkeys(refused.values())]
        yield asked.failed(path, "unreadable-sound" if sound else "unreadable", reasons=reasons)
    elif measured.tools:
        yield asked.passed(path, "read")
        if measured.get("image.large"):
            yield asked.warned(path, "bands")
        if embedded is not None:
            yield asked.warned(path, "embedded", reason=Reason(embedded))
    elif not measured.file.size:
        yield asked.warned(path, "empty")
    elif measured.file.suffix not in SIDECARS:
        yield asked.warned(path, "no-tool")


@check("identified")
def identified(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is it known what format the file is in (a PRONOM identifier)?"""
    path, found = measured.file.path, measured.file.format
    if found is not None and found.puid:
        yield asked.passed(path, "format", puid=found.puid, format=f"{found.puid} {found.name}".strip())
    elif (kind := measured.text("image.format")) and not measured.refused and asked.rule.limits.get("read") == "noted":
        yield asked.warned(path, "read", format=kind.upper())
    else:
        yield asked.failed(path, "none")


_HARMLESS = {"active", "source"}


@check("executable-content")
def executable_content(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is there nothing in it that runs when somebody opens it: no program, script, macro, nor one that is hidden?"""
    path, runs = measured.file.path, measured.file.runs
    if not runs:
        return
    if runs in _HARMLESS:
        yield asked.warned(path, "runs-harmless", kind=runs)
    elif asked.delivery.protected and runs != "test":
        yield asked.warned(path, "runs-scanned", kind=runs)
    else:
        yield asked.failed(path, "runs", kind=runs)


@check("empty-folder", Scope.ITEM)
def empty_folder(item: ItemMeasured, asked: Asked) -> Iterator[Finding]:
    """Are there files in every folder of the item? A package cannot hold an empty one."""
    for folder in item.item.empty:
        yield asked.warned(item.item.id, "empty", folder=folder)


@check("extension-mismatch")
def extension_mismatch(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the name's extension say what the content is?"""
    path, suffix, found = measured.file.path, measured.file.suffix, measured.file.format
    allowed = SUFFIXES_OF.get(found.puid, ()) if found else ()
    if not found or not allowed:
        return
    if ".tif" in allowed and _is_raw_by_habit(measured):
        yield asked.warned(path, "raw")
    elif suffix in allowed:
        yield asked.passed(path, "suffix", suffix=suffix)
    elif suffix in BY_HABIT.get(found.puid, ()):
        yield asked.passed(path, "suffix-habit", suffix=suffix)
    elif suffix and not _of_another(suffix):
        yield asked.warned(path, "suffix-unknown", suffix=suffix)
    else:
        format = f"{found.puid} {found.name}".strip()
        shown = suffix or phrase("no-extension")
        yield asked.failed(path, "suffix-other", suffix=shown, allowed=allowed, format=format)


def _is_raw_by_habit(measured: Measured) -> bool:
    """LibRaw read it to its last sample under a name of raw files; one that is called DNG says so itself."""
    return bool(measured.text("raw.sha256")) and (measured.file.suffix == ".dng") == bool(measured.text("raw.dng"))


def _of_another(suffix: str) -> bool:
    """An extension that belongs to no format cannot lie about it."""
    from heritage.tools import fido

    return suffix in fido.extensions()
