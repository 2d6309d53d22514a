"""Asks exiftool what is embedded in many files: one process for a unit's files, a hundred a question, chosen tags, bounded answers."""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from heritage.errors import ToolFailed, ToolTimeout
from heritage.model import Facts, Phrase, phrase
from heritage.tools import run
from heritage.tools.identify.exiftool_kept import KeptOpen

TAGS = (
    *("-IFD0:Make", "-IFD0:Model", "-IFD0:Software", "-IFD0:Artist", "-IFD0:Copyright", "-IFD0:ImageDescription"),
    *("-IFD0:DocumentName", "-IFD0:PageName", "-IFD0:HostComputer", "-IFD0:ModifyDate", "-IFD0:Orientation"),
    *("-ExifIFD:DateTimeOriginal", "-ExifIFD:CreateDate", "-ExifIFD:OffsetTimeOriginal", "-ExifIFD:UserComment"),
    *("-ExifIFD:SerialNumber", "-ExifIFD:LensModel", "-ExifIFD:LensSerialNumber", "-ExifIFD:ImageUniqueID"),
    *("-ExifIFD:ExposureTime", "-ExifIFD:FNumber", "-ExifIFD:ISO", "-ExifIFD:FocalLength", "-ExifIFD:LightSource"),
    *("-GPS:GPSLatitude", "-GPS:GPSLongitude", "-GPS:GPSLatitudeRef", "-GPS:GPSLongitudeRef", "-GPS:GPSDateStamp"),
    *("-IPTC:all", "-XMP-dc:all", "-XMP-xmpRights:all", "-XMP-cc:all", "-XMP-iptcCore:all", "-XMP-iptcExt:all"),
    *("-XMP-plus:all", "-XMP-photoshop:all", "-XMP-xmp:CreatorTool", "-XMP-xmp:CreateDate", "-XMP-xmp:MetadataDate"),
    *("-XMP-xmp:Label", "-XMP-xmp:Rating", "-XMP-xmpMM:DocumentID", "-XMP-xmpMM:OriginalDocumentID"),
)
"""What describes a picture, its maker, its rights and its capture. No binary, no maker notes, no edit history."""

_HOW = ("-j", "-G1", "-q", "-q", "-m", "-fast", "-charset", "filename=utf8", "-api", "largefilesupport=1")
_WORDS = (*_HOW, "-charset", "iptc=Latin", *TAGS, "-Error")  # iptc: see `_spelt`

_NEVER = re.compile(r"(History|DocumentAncestors|TextLayer|Thumbnail|Preview|LayerText)", re.IGNORECASE)
_LONGEST = 4_000  # characters of a value
_MOST_VALUES = 300  # of a list
_MOST_TAGS = 400  # of a file
AT_ONCE = 100
"""Files a question: what one question may take, and what is asked again file by file when it fails."""
TOGETHER = 400
"""Files that one process sees; as many as are measured together."""
_GOOD = b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"  # one pixel


@lru_cache(maxsize=1)
def version() -> str:
    """The name and version of exiftool. Raises ToolMissing."""
    return f"exiftool {run(['exiftool', '-ver'], seconds=30).stdout.decode().strip()}"


def read(paths: Sequence[Path]) -> Iterator[Facts | str | Phrase]:
    """For each path, in order: `Group:Tag` → value (text, or a list of texts), or the reason why it cannot be read.
    Groups are exiftool's family 1: `XMP-dc:Creator`, `IPTC:By-line`, `IFD0:Make`. Raises ToolMissing."""
    for start in range(0, len(paths), TOGETHER):
        yield from _together(paths[start : start + TOGETHER])


def _together(paths: Sequence[Path]) -> Iterator[Facts | str | Phrase]:
    with KeptOpen(_WORDS, [p for p in paths if _can_be_listed(p)]) as program:
        for start in range(0, len(paths), AT_ONCE):
            yield from _batch(program, paths[start : start + AT_ONCE])


def _batch(program: KeptOpen, paths: Sequence[Path]) -> list[Facts | str | Phrase]:
    """One question for all; when the program dies of it or hangs, each file alone, so that only the guilty one suffers."""
    try:
        found = _asked(program, [p for p in paths if _can_be_listed(p)])
    except (ToolFailed, ToolTimeout) as error:
        if len(paths) > 1:
            return [answer for path in paths for answer in _batch(program, [path])]
        _sound()
        return [str(error)[:500]]
    if len(found) < sum(map(_can_be_listed, paths)):
        _sound()
    return [_answer(path, found) for path in paths]


@lru_cache(maxsize=1)  # of a good answer; an error is asked for again
def _sound() -> None:
    """Is it the file or is it exiftool? Raises ToolFailed when it cannot read even a picture that is known to be good."""
    with tempfile.NamedTemporaryFile(suffix=".gif") as good:
        good.write(_GOOD)
        good.flush()
        with KeptOpen(_WORDS, [Path(good.name)]) as program:
            found = _asked(program, [Path(good.name)])
    if "ExifTool:Error" in found.get(good.name, {"ExifTool:Error": ""}):
        raise ToolFailed("exiftool does not work: it gives no answer about a picture that is known to be good")


def _can_be_listed(path: Path) -> bool:
    """Names are handed over one per line."""
    return "\n" not in str(path) and "\r" not in str(path)


def _asked(program: KeptOpen, paths: Sequence[Path]) -> dict[str, dict[str, Any]]:
    """Path → exiftool's own answer."""
    if not paths:
        return {}
    said = program.ask([str(path.absolute()) for path in paths], seconds=60 + 3.0 * len(paths))
    try:
        answers = json.loads(said or b"[]", parse_int=str, parse_float=str)
        return {answer["SourceFile"]: answer for answer in answers}
    except (ValueError, KeyError, TypeError) as error:
        raise ToolFailed(f"exiftool answered what is no answer: {said[:200]!r}") from error


def _answer(path: Path, found: dict[str, dict[str, Any]]) -> Facts | str | Phrase:
    if not _can_be_listed(path):
        return phrase("exiftool-name")
    answer = found.get(str(path.absolute()))
    if answer is None:
        return phrase("exiftool-silent")
    if "ExifTool:Error" in answer:
        return str(answer["ExifTool:Error"])[:500]
    unmarked = "IPTC:CodedCharacterSet" not in answer
    told = {tag: _spelt(value) if unmarked and tag.startswith("IPTC:") else value for tag, value in answer.items()}
    kept = {tag: _bounded(value) for tag, value in told.items() if ":" in tag and not _NEVER.search(tag)}
    return dict(list(kept.items())[:_MOST_TAGS])


def _spelt(value: Any) -> Any:
    """IPTC that does not say its character set: read as Windows Latin 1, which loses nothing; where the same bytes are UTF-8 (which
    Latin text never is by chance), as that."""
    if isinstance(value, list):
        return [_spelt(each) for each in value]
    if not isinstance(value, str) or value.isascii():
        return value
    try:
        return b"".join(map(_byte, value)).decode("utf-8")
    except UnicodeError:
        return value


def _byte(letter: str) -> bytes:
    """Of Windows Latin 1, whose five unused places exiftool leaves as they are."""
    try:
        return letter.encode("cp1252")
    except UnicodeError:
        return letter.encode("latin-1")


def _bounded(value: Any) -> str | list[Any]:
    """Text, or a list of texts; what is longer is cut and says so."""
    if isinstance(value, list):
        return [_bounded(each) for each in value[:_MOST_VALUES]]
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}… ({len(text):,} characters)"
