"""Makes what readers get of one package, in an empty folder: pyramids of the pictures for readers (never a master), the recordings and models
that were made for readers, the text. Each file is compared with the package's sha512 while it is brought."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from heritage.access.gate import Agreement, is_kept_back
from heritage.access.record import Copy, Kind, View
from heritage.archive.ocfl import Stored
from heritage.dossier import file_digest
from heritage.errors import CopyDamaged, SourceUnreadable
from heritage.files import made_folder
from heritage.formats import media_type
from heritage.model import PAGE_TYPES, File, Item, Rendition, Role, Statement
from heritage.package import layout
from heritage.package.structure import folder, structure

RECIPE = 1
"""Raised when the same package is to be made otherwise: everything is then made anew."""

QUALITY = 85
"""Of the pyramids' JPEG tiles."""

_KINDS = {"image/jpeg": Kind.PICTURE, "image/tiff": Kind.PICTURE, "audio/mpeg": Kind.SOUND, "video/mp4": Kind.FILM,
          "model/gltf-binary": Kind.MODEL}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """A package as a site has it, with what is said of it."""

    copy: Stored
    item: Item
    renditions: tuple[Rendition, ...]
    said: tuple[Statement, ...]
    workline: str


def views(source: Source, into: Path, agreement: Agreement) -> Iterator[View]:
    """As they are read, but for files of which somebody said that they are not to be shown."""
    built = structure(source.item, source.workline, "", source.said)
    files, number = {file.path: file for file in source.item.files}, 0
    for file in map(files.__getitem__, built.order):
        if is_kept_back(source.said, file.path, agreement):
            continue
        place = built.places[file.path]
        for shown in _shown(file, source.renditions):
            number += 1
            view = _view(number, shown, place.order_label or place.label, folder(source.item, file.path), source, into)
            yield replace(view, type=place.kind if place.kind in PAGE_TYPES else "")
    for made in (r for r in source.renditions if r.role is Role.ACCESS and not r.source and _kind(r) is not None):
        number += 1
        yield _view(number, _Shown(made), "", "", source, into)


def whole(source: Source, into: Path, agreement: Agreement) -> tuple[Copy, ...]:
    """The item's PDF; not where one of its pages is kept back."""
    if any(is_kept_back(source.said, file.path, agreement) for file in source.item.files):
        return ()
    books = [r for r in source.renditions if r.role is Role.ACCESS and not r.source and r.path.endswith(".pdf")]
    return tuple(_brought(source.copy, one, into, f"whole/{number}.pdf") for number, one in enumerate(books, 1))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What readers get of a delivered file: the copy itself, its text, and a still of a film."""

    copy: Rendition
    text: Rendition | None = None
    poster: Rendition | None = None


def _shown(file: File, renditions: Iterable[Rendition]) -> Iterator[_Shown]:
    """A film with its first still; of a picture that has a pyramid already that one; a negative as its positive."""
    own = [r for r in renditions if r.source == file.path and r.role is Role.ACCESS and _kind(r)]
    text = next((r for r in renditions if r.source == file.path and r.role is Role.TEXT), None)
    moving = [r for r in own if _kind(r) in (Kind.SOUND, Kind.FILM, Kind.MODEL)]
    pictures = _best([r for r in own if _kind(r) is Kind.PICTURE])
    if any(_kind(r) is Kind.MODEL for r in moving):
        yield from (_Shown(r, poster=pictures[0] if pictures else None) for r in moving if _kind(r) is Kind.MODEL)
        return
    if moving:
        yield from (_Shown(r, poster=pictures[0] if pictures else None) for r in moving)
        return
    yield from (_Shown(r, text if nth == 0 else None) for nth, r in enumerate(pictures))


def _best(pictures: Sequence[Rendition]) -> list[Rendition]:
    names = {r.path for r in pictures}

    def is_beaten(path: str) -> bool:
        stem = path.removesuffix(".jpg")
        return path != stem and bool(names & {f"{stem}.pyramid.tif", f"{stem}.positive.jpg"})

    return [r for r in pictures if not is_beaten(r.path)]


def _kind(made: Rendition) -> Kind | None:
    return _KINDS.get(media_type(made.path, made.puid))


def _view(number: int, shown: _Shown, label: str, part: str, source: Source, into: Path) -> View:
    kind, nth = _kind(shown.copy) or Kind.PICTURE, f"{number:05d}"
    text = _brought(source.copy, shown.text, into, f"text/{nth}.xml") if shown.text else None
    poster = _brought(source.copy, shown.poster, into, f"stills/{nth}.jpg") if shown.poster else None
    if kind is Kind.PICTURE:
        copy, width, height = _pyramid(source.copy, shown.copy, into, f"pictures/{nth}.tif")
        return View(number, kind, label, part, copy, width, height, text=text)
    suffix = Path(shown.copy.path).suffix
    copy = _brought(source.copy, shown.copy, into, f"{kind.value}/{nth}{suffix}")
    width, height, seconds = _lasting(into / copy.path) if kind is not Kind.MODEL else (0, 0, 0.0)
    return View(number, kind, label, part, copy, width, height, seconds, poster=poster)


def _brought(held: Stored, made: Rendition, into: Path, name: str) -> Copy:
    """The file as it is in the package. Raises CopyDamaged, SiteUnavailable."""
    place = into / name
    made_folder(place.parent)
    path = layout.made(made)
    if path not in held.files or held.files[path].sha512 != made.sha512:
        raise CopyDamaged(f"{held.id}: version {held.version} has no {path} as its sheets say it")
    with place.open("wb") as out:
        for block in held.read(path):
            out.write(block)
    return _known(place, into, media_type(name, made.puid))


def _known(place: Path, into: Path, media: str) -> Copy:
    return Copy(place.relative_to(into).as_posix(), media, place.stat().st_size, file_digest(place))


def _pyramid(held: Stored, made: Rendition, into: Path, name: str) -> tuple[Copy, int, int]:
    """One that is there already is taken; else it is made of the JPEG. Raises SourceUnreadable."""
    from heritage.normalise.picture import levels
    from heritage.tools.picture import opening

    brought = _brought(held, made, into, f"brought/{Path(name).stem}{Path(made.path).suffix}")
    there, place = into / brought.path, into / name
    made_folder(place.parent)
    picture = opening.decode(there)
    if made.path.endswith(".pyramid.tif"):
        there.rename(place)
    else:
        place.write_bytes(levels.pyramid(picture, QUALITY).content)
    shutil.rmtree(into / "brought")
    return _known(place, into, "image/tiff"), picture.width, picture.height


def _lasting(place: Path) -> tuple[int, int, float]:
    """Width, height and seconds of a recording. Raises SourceUnreadable where it does not say how long it is."""
    from heritage.tools.av import ffmpeg

    found = ffmpeg.probe(place)
    film: Mapping[str, Any] = next((s for s in found["streams"] if s.get("codec_type") == "video"), {})
    seconds = float(found.get("format", {}).get("duration") or 0)
    if seconds <= 0:
        raise SourceUnreadable(f"{place.name}: it does not say how long it is")
    return int(film.get("width") or 0), int(film.get("height") or 0), round(seconds, 3)
