"""Asks of every file: can it be opened, is it known what it is, does its name say the same."""

from __future__ import annotations

from collections.abc import Iterator

from heritage.contracts import Asked, check
from heritage.model import Finding, Measured

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

_EMBEDDED_ONLY = {"exiftool"}
"""Tools whose refusal means that embedded metadata is unreadable, not that the content is."""

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
    ((".mov", ".qt"), ("x-fmt/384",)),
    ((".mp4", ".m4a", ".m4v", ".mov"), ("fmt/199",)),
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
    path, wanted = measured.file.path, "readable to the end"
    unreadable = list(dict.fromkeys(r for tool, r in measured.refused.items() if tool not in _EMBEDDED_ONLY))
    if unreadable:
        advice = "The file is damaged or incomplete. Have it captured or delivered again."
        yield asked.missed(path, wanted, "; ".join(unreadable)[:500], advice)
    elif measured.tools:
        yield asked.met(path, wanted, "read to the end")
        if measured.get("image.large"):
            advice = "Kept as it came, with a small picture for readers; no lossless copy and no text is made of it."
            yield asked.noted(path, "a picture that can be opened whole", "one that is read band by band", advice)
        for tool in _EMBEDDED_ONLY & measured.refused.keys():
            yield asked.noted(path, "embedded metadata that can be read", f"{tool}: {measured.refused[tool]}"[:500])
    elif measured.file.suffix not in SIDECARS:
        yield asked.noted(path, wanted, "no tool of this workline opens it", "Kept as it came; look at it by hand.")


@check("identified")
def identified(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Is it known what format the file is in (a PRONOM identifier)?"""
    found = measured.file.format
    if found is not None and found.puid:
        yield asked.met(measured.file.path, "a PRONOM identifier", f"{found.puid} {found.name}".strip())
    else:
        yield asked.missed(measured.file.path, "a PRONOM identifier", "none", "Ask the supplier what this file is.")


@check("extension-mismatch")
def extension_mismatch(measured: Measured, asked: Asked) -> Iterator[Finding]:
    """Does the name's extension say what the content is?"""
    found = measured.file.format
    allowed = SUFFIXES_OF.get(found.puid, ()) if found else ()
    if not found or not allowed:
        return
    if ".tif" in allowed and _is_raw_by_habit(measured):
        advice = "Its maker writes raw files in a TIFF's container; signatures see no more than that."
        yield asked.noted(measured.file.path, "the extension of its format", "a camera raw file within a TIFF", advice)
        return
    wanted = f"{' or '.join(allowed)} for {found.puid} {found.name}".strip()
    if measured.file.suffix in allowed:
        yield asked.met(measured.file.path, "the extension of its format", measured.file.suffix)
    else:
        advice = "The name says something else than the content. Have it renamed or re-exported at the source."
        yield asked.missed(measured.file.path, wanted, measured.file.suffix or "no extension", advice)


def _is_raw_by_habit(measured: Measured) -> bool:
    """LibRaw read it to its last sample under a name of raw files; one that is called DNG says so itself."""
    return bool(measured.text("raw.sha256")) and (measured.file.suffix == ".dng") == bool(measured.text("raw.dng"))
