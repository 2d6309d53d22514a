"""Every format that this house speaks of, once: its PRONOM identifiers, the extensions it may bear, its media type, what it is.

Probes ask here what is theirs (`is_a`), checks whether a name tells the truth (`suffixes_of`), packages for media types, normalisers
for the identifier of what they write. PRONOM identifiers: the signature files of siegfried and fido name them; media types: IANA,
or what is in use where IANA has none. To add a format: a row here, and a reader in `measure/` that asks for its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import PurePosixPath

from heritage.model import File

UNKNOWN = "application/octet-stream"
"""The media type of what has none."""


class Kind(StrEnum):
    """What a format holds."""

    PICTURE = "picture"
    FRAME = "frame"  # a picture of a film, one file each
    SOUND = "sound"
    FILM = "film"  # moving pictures, or a container that may hold sound alone
    MESH = "mesh"
    CLOUD = "cloud"
    DOCUMENT = "document"
    TEXT = "text"  # beside the content: kept and identified, not opened by a probe
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class FileFormat:
    """One row. `puids`: the usual one first; `suffixes`: what its name may end in without lying, where that is `judged`."""

    name: str
    kind: Kind
    puids: tuple[str, ...]
    suffixes: tuple[str, ...]
    media: str
    judged: bool = True  # is another extension a fault? Where PRONOM's marks are weak, it is none

    @property
    def puid(self) -> str:
        """The usual identifier: of what we write."""
        return self.puids[0] if self.puids else ""


def _fmt(*numbers: int) -> tuple[str, ...]:
    return tuple(f"fmt/{number}" for number in numbers)


_P, _S, _V, _M, _T = Kind.PICTURE, Kind.SOUND, Kind.FILM, Kind.MESH, Kind.TEXT
BIGTIFF = "fmt/1917"
_WAVES, _MPEG4 = (".wav", ".bwf", ".rf64"), (".mp4", ".m4a", ".m4v", ".mov", ".3gp", ".f4v")

FORMATS: tuple[FileFormat, ...] = (
    # still pictures
    FileFormat("tiff", _P, (*_fmt(353, 153, 154, 155, 156), "x-fmt/387", "x-fmt/388", "x-fmt/399", BIGTIFF), (".tif", ".tiff"), "image/tiff"),
    FileFormat("jpeg", _P, (*_fmt(43, 42, 41, 44, 645, 112), "x-fmt/390", "x-fmt/391", "x-fmt/398", "fmt/1507"), (".jpg", ".jpeg", ".jpe", ".jfif"), "image/jpeg"),
    FileFormat("png", _P, _fmt(11, 12, 13, 935), (".png",), "image/png"),
    FileFormat("jp2", _P, ("x-fmt/392",), (".jp2",), "image/jp2"),
    FileFormat("jpx", _P, _fmt(151), (".jpx", ".jpf"), "image/jpx"),
    FileFormat("jpm", _P, _fmt(463), (".jpm",), "image/jpm"),
    FileFormat("jph", _P, _fmt(1964), (".jph",), "image/jph"),
    FileFormat("j2k", _P, _fmt(1794), (".j2k", ".j2c", ".jpc", ".jhc"), "image/j2c"),
    FileFormat("gif", _P, _fmt(4, 3), (".gif",), "image/gif"),
    FileFormat("bmp", _P, (*_fmt(116, 114, 115, 117, 118, 119), "x-fmt/25"), (".bmp",), "image/bmp"),
    FileFormat("dng", _P, _fmt(730, 152, 436, 437, 438, 1841, 1842, 1943), (".dng",), UNKNOWN),
    FileFormat("webp", _P, _fmt(566, 567, 568), (".webp",), "image/webp", judged=False),
    FileFormat("dds", _P, _fmt(1040), (".dds",), UNKNOWN, judged=False),
    FileFormat("ktx2", _P, (), (".ktx2",), "image/ktx2", judged=False),
    FileFormat("dpx", Kind.FRAME, _fmt(193, 541), (".dpx",), "image/x-dpx"),
    # sound
    FileFormat("bwf", _S, _fmt(703, 704, 705, 706, 1, 2, 527, 707, 708, 709, 710, 711), _WAVES, "audio/vnd.wave"),
    FileFormat("wave", _S, _fmt(141, 6, 142, 143), _WAVES, "audio/vnd.wave"),
    FileFormat("rf64", _S, _fmt(713, 712), _WAVES, "audio/vnd.wave", judged=False),
    FileFormat("aiff", _S, ("fmt/414", "x-fmt/135", "x-fmt/136"), (".aif", ".aiff", ".aifc"), "audio/aiff"),
    FileFormat("flac", _S, _fmt(279), (".flac",), "audio/flac"),
    FileFormat("mp3", _S, _fmt(134), (".mp3",), "audio/mpeg"),
    # film, and what may hold sound alone
    FileFormat("matroska", _V, _fmt(569), (".mkv", ".mka", ".mks"), "video/matroska"),
    FileFormat("quicktime", _V, ("x-fmt/384",), (".mov", ".qt", ".mp4", ".m4v", ".m4a"), "video/quicktime"),
    FileFormat("mpeg4", _V, _fmt(199), _MPEG4, "video/mp4"),
    FileFormat("avi", _V, _fmt(5), (".avi",), "video/vnd.avi"),
    FileFormat("dv", _V, ("x-fmt/152",), (".dv", ".dif"), "video/DV"),
    FileFormat("mxf", _V, _fmt(200), (".mxf",), "application/mxf"),
    # models and clouds of points
    FileFormat("obj", _M, _fmt(1210), (".obj",), "model/obj", judged=False),
    FileFormat("ply", _M, _fmt(831), (".ply",), UNKNOWN, judged=False),
    FileFormat("stl", _M, ("fmt/865", "x-fmt/108"), (".stl",), "model/stl", judged=False),
    FileFormat("gltf", _M, _fmt(1315, 1314), (".gltf",), "model/gltf+json", judged=False),
    FileFormat("glb", _M, _fmt(1316), (".glb",), "model/gltf-binary", judged=False),
    FileFormat("3mf", _M, _fmt(829), (".3mf",), "model/3mf", judged=False),
    FileFormat("las", Kind.CLOUD, _fmt(368, 369, 370), (".las", ".laz"), UNKNOWN, judged=False),
    FileFormat("e57", Kind.CLOUD, _fmt(643), (".e57",), "model/e57", judged=False),
    # documents and texts
    FileFormat("pdf", Kind.DOCUMENT, _fmt(
        354, 14, 15, 16, 17, 18, 19, 20, 95, 144, 145, 146, 147, 148, 157, 158, 276, 476, 477, 478, 479, 480, 481, 488, 489, 490, 491, 492,
        493, 1129, 1451, 1862), (".pdf",), "application/pdf"),
    FileFormat("xml", _T, _fmt(101), (".xml",), "application/xml"),
    FileFormat("xml-schema", _T, (), (".xsd",), "application/xml", judged=False),
    FileFormat("json", _T, _fmt(817), (".json",), "application/json", judged=False),
    FileFormat("json-lines", _T, (), (".jsonl",), "text/plain", judged=False),  # has no IANA name, and CSIP40 wants one
    FileFormat("csv", _T, ("x-fmt/18",), (".csv",), "text/csv", judged=False),
    FileFormat("text", _T, ("x-fmt/111",), (".txt", ".yaml", ".yml", ".md", ".log", ".md5", ".sha1", ".sha256", ".sha512"), "text/plain", judged=False),
    FileFormat("html", _T, (), (".html",), "text/html", judged=False),
    # of other houses, and older days: known by name, opened by nothing here
    FileFormat("photo-cd", Kind.OTHER, ("fmt/211", "x-fmt/165"), (".pcd",), UNKNOWN, judged=False),
    FileFormat("photoshop", Kind.OTHER, ("x-fmt/92", "fmt/996"), (".psd", ".psb"), "image/vnd.adobe.photoshop", judged=False),
    FileFormat("pict", Kind.OTHER, ("x-fmt/80", "fmt/341"), (".pct", ".pict"), UNKNOWN, judged=False),
    FileFormat("wordperfect", Kind.OTHER, (
        "x-fmt/44", "x-fmt/203", "x-fmt/393", "x-fmt/394", "fmt/892", "fmt/949", *_fmt(1220, 1221, 1222, 1424)), (".wpd", ".wp5", ".wp"),
        "application/vnd.wordperfect", judged=False),
    FileFormat("word", Kind.OTHER, _fmt(40, 39, 38, 37, 754), (".doc",), "application/msword", judged=False),
    FileFormat("wordstar", Kind.OTHER, (
        "x-fmt/205", "x-fmt/206", "x-fmt/236", "x-fmt/237", "x-fmt/260", "x-fmt/261", "x-fmt/262", "x-fmt/370", "fmt/882"), (".ws",),
        UNKNOWN, judged=False),
    FileFormat("docx", Kind.OTHER, _fmt(412, 523), (".docx", ".docm"),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", judged=False),
    FileFormat("odt", Kind.OTHER, _fmt(291, 136, 290, 1756), (".odt",), "application/vnd.oasis.opendocument.text", judged=False),
    FileFormat("real", Kind.OTHER, ("x-fmt/190", "x-fmt/277", "x-fmt/278", "fmt/204", "fmt/404"), (".rm", ".ra", ".rv"), UNKNOWN, judged=False),
    FileFormat("windows-media", Kind.OTHER, _fmt(133, 132, 441), (".wmv", ".wma", ".asf"), UNKNOWN, judged=False),
    FileFormat("flash", Kind.OTHER, _fmt(507, *range(104, 111), 505, 506, *range(757, 777)), (".swf",), UNKNOWN, judged=False),
    FileFormat("mpeg-program", Kind.OTHER, ("x-fmt/386", "x-fmt/385", "fmt/425", "fmt/585", "fmt/640", "fmt/649"), (".mpg", ".mpeg", ".vob", ".ts"), "video/MPEG", judged=False),
    FileFormat("gzip", Kind.OTHER, ("x-fmt/266",), (".gz",), "application/gzip", judged=False),
)  # fmt: skip

_BY_NAME: Mapping[str, FileFormat] = {one.name: one for one in FORMATS}
_BY_PUID: Mapping[str, FileFormat] = {puid: one for one in FORMATS for puid in one.puids}
_BY_SUFFIX: Mapping[str, FileFormat] = {suffix: one for one in reversed(FORMATS) for suffix in one.suffixes}
_HEARD = {".m4a": "audio/mp4", ".mka": "audio/matroska"}
"""Containers of film that hold sound alone, by their name."""


def named(name: str) -> FileFormat:
    """The row of this name. Raises KeyError."""
    return _BY_NAME[name]


@cache
def puids(*names: str) -> frozenset[str]:
    """The identifiers of these formats."""
    return frozenset(puid for name in names for puid in _BY_NAME[name].puids)


@cache
def suffixes(of: tuple[str, ...] | Kind) -> frozenset[str]:
    """The extensions of these formats, or of all of a kind: in lower case, with the dot."""
    rows = [one for one in FORMATS if one.kind is of] if isinstance(of, Kind) else [_BY_NAME[name] for name in of]
    return frozenset(suffix for one in rows for suffix in one.suffixes)


def suffixes_of(puid: str) -> tuple[str, ...]:
    """What the name of a file of this format may end in; empty where that is not judged."""
    found = _BY_PUID.get(puid)
    return found.suffixes if found and found.judged else ()


def puid_of(suffix: str) -> str:
    """The usual identifier of what bears this extension; "" where there is none."""
    return _BY_SUFFIX[suffix].puid if suffix in _BY_SUFFIX else ""


def is_a(file: File, *names: str) -> bool:
    """By what it was identified as, or else by what its name says."""
    return file.suffix in suffixes(names) or (file.format is not None and file.format.puid in puids(*names))


def media_type(path: str, puid: str = "") -> str:
    """The media type by PRONOM identifier, else by extension, else application/octet-stream."""
    suffix = PurePosixPath(path).suffix.lower()
    found = _BY_PUID.get(puid) or _BY_SUFFIX.get(suffix)
    return _HEARD.get(suffix) or (found.media if found else UNKNOWN)
