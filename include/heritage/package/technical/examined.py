"""What measuring found out about each delivered file, as far as the package says it: what must survive a change of format
(PREMIS's significant properties), what made the file, and what validators answered. Only what was measured is said."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from heritage.dossier import Sheets
from heritage.model import Measured, Validation, english_of


@dataclass(frozen=True, slots=True)
class Examined:
    """Of one delivered file."""

    properties: tuple[tuple[str, str], ...] = ()
    program: str = ""  # that the file says it was made with
    manufacturer: str = ""  # of the machine, as the file says
    model: str = ""
    validated: tuple[Validation, ...] = ()


def examined(row: Measured) -> Examined:
    """What the row of the `measured` sheet says."""
    properties = (*_picture(row), *_sounds(row), *_film(row), *_shape(row), *_pages(row))
    machine = (_first(row, "exif.IFD0:Make", "exif.EXIF:Make"), _first(row, "exif.IFD0:Model", "exif.EXIF:Model"))
    return Examined(properties, program(row), *machine, tuple(_validated(row)))


def examined_of(sheets: Sheets, paths: Collection[str]) -> tuple[dict[str, Examined], list[str]]:
    """Delivered path → what the sheet `measured` says of it, for these; and the tools that measured."""
    rows = sheets.rows("measured", Measured) if sheets.has("measured") else ()
    said, tools = dict[str, Examined](), dict[str, None]()
    for row in rows:
        tools.update(dict.fromkeys(row.tools))
        said |= {row.file.path: examined(row)} if row.file.path in paths else {}
    return {path: said[path] for path in paths if path in said}, list(tools)


def program(row: Measured) -> str:
    """The program that the file says it was made with."""
    tags = ("exif.IFD0:Software", "exif.EXIF:Software", "exif.XMP-xmp:CreatorTool", "exif.XMP:CreatorTool")
    return _first(row, *tags) or row.text("bext.originator")


def _first(row: Measured, *facts: str) -> str:
    return next((row.text(fact) for fact in facts if row.text(fact)), "")


def _said(row: Measured, facts: Mapping[str, str], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Name of the property → template over facts; a property of which a fact was not measured is not said."""
    for fact, name in facts.items():
        if value := row.text(fact):
            yield f"{prefix}{name}", value


def _picture(row: Measured) -> Iterator[tuple[str, str]]:
    width, height = row.number("image.width"), row.number("image.height")
    if not width or not height:
        return
    yield "width × height in pixels", f"{width:.0f} × {height:.0f}"
    if row.number("image.bits") and row.number("image.channels"):
        yield "channels × bits", f"{row.text('image.channels')} × {row.text('image.bits')}"
    yield from _said(row, {"image.colour": "colour space", "icc.name": "colour profile"})
    if (across := row.number("image.ppi_x")) and (down := row.number("image.ppi_y")):
        yield "resolution in ppi", f"{across:g} × {down:g}"
    yield from _said(row, {"image.pages": "pictures in the file", "pixels.sha256": "sha256 of the decoded pixels"})


def _sounds(row: Measured) -> Iterator[tuple[str, str]]:
    for track in range(int(row.number("sound.count") or 0)):
        prefix = f"sound track {track + 1}: "
        facts = {
            f"sound.{track}.duration": "duration in seconds",
            f"sound.{track}.channels": "channels",
            f"sound.{track}.rate": "sampling rate in Hz",
            f"sound.{track}.bits": "bits of a sample",
            f"sound.{track}.sha256": "sha256 of the decoded samples",
        }
        yield from _said(row, facts, prefix)


def _film(row: Measured) -> Iterator[tuple[str, str]]:
    width, height = row.number("video.width"), row.number("video.height")
    if not width or not height:
        return
    yield "width × height in pixels", f"{width:.0f} × {height:.0f}"
    facts = {
        "video.dar": "aspect ratio",
        "video.rate": "frames in a second",
        "video.frames": "frames",
        "video.decoded": "duration in seconds",
        "video.pixel_format": "pixel format",
        "video.field_order": "field order",
        "av.timecode": "first timecode",
        "video.0.framemd5": "digest of the digests of all frames",
    }
    yield from _said(row, facts)


def _shape(row: Measured) -> Iterator[tuple[str, str]]:
    facts = {
        "mesh.vertices": "vertices",
        "mesh.faces": "triangles",
        "mesh.unit": "unit of lengths",
        "mesh.sha256": "sha256 of triangles, places and pictures",
        "points.count": "points",
        "points.sha256": "sha256 of all point records",
    }
    yield from _said(row, facts)
    sides = row.get("mesh.size")
    if isinstance(sides, list):
        yield "sides of the box around it", " × ".join(f"{side:g}" for side in sides)


def _pages(row: Measured) -> Iterator[tuple[str, str]]:
    yield from _said(row, {"pdf.pages": "pages"})


_Answer = Callable[[Measured], tuple[str, str] | None]


def _jpylyzer(row: Measured) -> tuple[str, str] | None:
    if "jp2.faults" not in row.facts or row.get("jp2.unasked"):
        return None
    return _outcome(row, "jp2.faults", f"valid {row.text('jp2.form') or 'JPEG 2000'}")


def _mediaconch(row: Measured) -> tuple[str, str] | None:
    asked = row.text("mediaconch.version")
    return _outcome(row, "mediaconch.failed", "every implementation check passed") if asked else None


def _khronos(row: Measured) -> tuple[str, str] | None:
    errors = row.number("gltf.errors")
    if errors is None:
        return None
    answer = f"{errors:.0f} errors, {row.number('gltf.warnings') or 0:.0f} warnings"
    return ("fail" if errors else "success"), answer


def _preflight(row: Measured) -> tuple[str, str] | None:
    claims = row.text("pdf.claims")
    return _outcome(row, "pdf.faults", f"valid PDF/A-{claims}") if row.text("pdf.validated") and claims else None


def _outcome(row: Measured, fact: str, good: str) -> tuple[str, str]:
    """All that is wrong, or the good answer."""
    wrong = row.get(fact)
    told = [_words(one) for one in wrong] if isinstance(wrong, list) else []
    return ("fail", "; ".join(told)) if told else ("success", good)


def _words(reason: object) -> str:
    return str(reason["reason"]) if isinstance(reason, dict) and "reason" in reason else english_of(reason)


_VALIDATORS: Mapping[str, _Answer] = {
    "jpylyzer": _jpylyzer,
    "MediaConch": _mediaconch,
    "gltf-validator": _khronos,
    "preflight": _preflight,
}


def _validated(row: Measured) -> Iterator[Validation]:
    named = (*row.tools, row.text("mediaconch.version"), row.text("pdf.validated"))
    for name, answer in _VALIDATORS.items():
        if said := answer(row):
            tool = next((tool for tool in named if name in tool), name)
            yield Validation(tool, said[1], said[0])
