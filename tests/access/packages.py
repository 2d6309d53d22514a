"""Packages that were really sealed and deposited, with what readers get in them: pages with text, sound, film, a model."""

from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from bench.sealed import CODE, deposited, filed
from heritage.dossier import Dossier
from heritage.formats import named
from heritage.model import (
    DEFAULT_RIGHTS,
    Agent,
    Event,
    EventType,
    File,
    Finding,
    Item,
    Outcome,
    Policy,
    Proof,
    Rendition,
    Report,
    Role,
    Statement,
)

FREE = "http://creativecommons.org/publicdomain/mark/1.0/"
IN_COPYRIGHT = "http://rightsstatements.org/vocab/InC/1.0/"
AGREED = """
address: http://127.0.0.1:{port}
requests_per_minute: 600000
institutions:
  kbr:
    agreement: a letter
    worklines: [paper, audiovisual, objects]
    whole: [PDM, CC0, CC-BY]
    reading_room: [InC]
    description: [InC-EDU]
    networks: [192.0.2.0/24]
"""
Said = Sequence[Statement]


def agree(home: Path, text: str = AGREED, port: int = 8090) -> None:
    """The institution agrees (config/publication.yaml of the home)."""
    (home / "config").mkdir(exist_ok=True)
    (home / "config/publication.yaml").write_text(text.format(port=port))


def rights(address: str = FREE) -> Statement:
    """Somebody said under what it may be used."""
    return Statement("dcterms:rights", address, "metadata.csv, row 2")


def row(number: int = 2, **cells: str) -> list[Statement]:
    """A row of rights.csv."""
    return [Statement(f"premis:{column}", value, f"rights.csv, row {number}") for column, value in cells.items()]


def book(
    home: Path, said: Said = (), *, pages: int = 2, number: int = 1, batch: str = "P-1", side: int = 700
) -> list[str]:
    """Books whose pages have pictures for readers and ALTO."""

    def copies(folder: Path, page: File, nth: int) -> list[Rendition]:
        picture, text = folder / f"access/{nth:04d}.jpg", folder / f"text/{nth:04d}.alto.xml"
        drawn(picture, side, nth)
        master = _put(folder / f"master/{nth:04d}.jp2", b"a master " + bytes(range(200)) * nth)
        _put(text, b'<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout/></alto>')
        return [
            _copy(page, folder, picture, Role.ACCESS, "jpeg"),
            _copy(page, folder, text, Role.TEXT, "xml"),
            _copy(page, folder, master, Role.MASTER, "jp2"),
        ]

    return _batch(
        home, batch, "paper", number, said or [rights()], [f"{n:04d}.tif" for n in range(1, pages + 1)], copies
    )


def recording(home: Path, said: Said = (), batch: str = "P-AV") -> list[str]:
    """A sound and a film with its still."""

    def copies(folder: Path, page: File, nth: int) -> list[Rendition]:
        name = "mp3" if nth == 1 else "mp4"
        made = folder / f"access/{nth}.{name}"
        made.parent.mkdir(parents=True, exist_ok=True)
        source = ["-i", "sine=440:duration=2"] if nth == 1 else ["-i", "testsrc=size=128x96:rate=10:duration=2"]
        subprocess.run(["ffmpeg", "-v", "error", "-f", "lavfi", *source, str(made)], check=True)
        found = [_copy(page, folder, made, Role.ACCESS, "mp3" if nth == 1 else "mpeg4")]
        if nth == 2:
            still = folder / f"access/{nth}.1.jpg"
            drawn(still, 128, nth)
            found.append(_copy(page, folder, still, Role.ACCESS, "jpeg"))
        return found

    return _batch(home, batch, "audiovisual", 1, said or [rights()], ["side_a.wav", "reel.mov"], copies)


def model(home: Path, said: Said = (), batch: str = "P-3D") -> list[str]:
    """A model with a picture of it."""

    def copies(folder: Path, page: File, nth: int) -> list[Rendition]:
        made, seen = _put(folder / "access/vase.glb", b"glTF" + bytes(60)), folder / "access/vase_front.jpg"
        drawn(seen, 200, nth)
        return [_copy(page, folder, made, Role.ACCESS, "glb"), _copy(page, folder, seen, Role.ACCESS, "jpeg")]

    return _batch(home, batch, "objects", 1, said or [rights()], ["vase.ply"], copies)


def drawn(place: Path, side: int, seed: int) -> Path:
    """A picture with detail in every corner, a JPEG."""
    place.parent.mkdir(parents=True, exist_ok=True)
    chance = np.random.default_rng(seed)
    coarse = chance.integers(0, 255, (side // 35 + 1, side // 35 + 1, 3), dtype=np.uint8)
    Image.fromarray(coarse).resize((side, int(side * 1.3)), Image.Resampling.BICUBIC).save(place, "JPEG", quality=92)
    return place


def _batch(
    home: Path,
    batch: str,
    line: str,
    number: int,
    said: Said,
    names: list[str],
    copies: Callable[[Path, File, int], list[Rendition]],
) -> list[str]:
    def build(folder: Path, place: Path, name: str, policy: Policy) -> Dossier:
        dossier = Dossier(folder / name)
        at = "2026-11-02T09:00:00Z"
        paths = [f"objects/{name}/{one}" for one in names]
        files = [filed(place / path, path, f"{path} as it was delivered".encode(), "fmt/353") for path in paths]
        taken = Event(EventType.INGESTION, at, Agent("heritage", "0.4.0"), "success", "1 file")
        dossier.write("item", [Item(name, tuple(files), {"pages": len(files)})], code=CODE, events=[taken])
        finding = Finding("decodes", name, Outcome.PASS, "every page", "1 of 1", "our rule")
        dossier.write("report", [Report(name, policy.name, policy.version, policy.digest, (finding,))], code=CODE)
        made = [copy for nth, file in enumerate(files, 1) for copy in copies(folder / name, file, nth)]
        dossier.write(
            "renditions", made, code=CODE, events=[Event(EventType.NORMALIZATION, at, Agent("x", "1"), "success")]
        )
        own = [
            Statement("dc:title", f"De lichten van de kust {name}", "metadata.csv, row 2", "nl"),
            Statement("dc:title", f"Les feux de la côte {name}", "metadata.csv, row 2", "fr"),
            Statement("dcterms:creator", "Ensor, James", "metadata.csv, row 2"),
            Statement("dcterms:date", "1904", "metadata.csv, row 2"),
            Statement("dcterms:rights", IN_COPYRIGHT, DEFAULT_RIGHTS),
            Statement("dcterms:spatial", "51.2194, 4.4025", "exiftool 12.57 GPS:GPSPosition"),
            Statement("exif:OwnerName", "Jan Janssens", "exiftool 12.57 EXIF:OwnerName"),
        ]
        dossier.write("description", [*own, *said], code=CODE)
        return dossier

    return deposited(home, number, batch, line=line, build=build)


def _put(place: Path, content: bytes) -> Path:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    return place


def _copy(page: File, folder: Path, place: Path, role: Role, form: str) -> Rendition:
    content = place.read_bytes()
    return Rendition(
        page.path, place.relative_to(folder).as_posix(), role, len(content), hashlib.sha512(content).hexdigest(),
        named(form).puid, "a tool 1.0", Proof("made for readers; lossy"),
    )  # fmt: skip
