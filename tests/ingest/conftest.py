"""Makes deliveries: sound ones by default, spoilt by the test that asks for it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import tifffile

from heritage.errors import DeliveryRefused
from heritage.ingest.intake import Received, receive

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)

NOTE = """\
institution: kbr
workline: paper
batch: KBR-2026-0042
operator: op-07
station: {id: SCAN-3, device: "i2S CopiBook", serial: "77"}
captured: 2026-11-02
policy: legacy
declared: {ppi: 400, bit_depth: 8, colour_space: "eciRGB v2", languages: [nl, fr]}
items:
  KBR_MS_0001: {pages: 2, width_mm: 210, height_mm: 297}
"""


def page(seed: int) -> bytes:
    """A small real TIFF."""
    import io

    out = io.BytesIO()
    tifffile.imwrite(out, np.random.default_rng(seed).integers(0, 255, (40, 30, 3), dtype=np.uint8))
    return out.getvalue()


def sound() -> dict[str, bytes]:
    """The files of a delivery with two items and a target shot; no checksum list yet."""
    return {
        "objects/KBR_MS_0001/0001.tif": page(1),
        "objects/KBR_MS_0001/0002.tif": page(2),
        "objects/postcard.tif": page(3),
        "objects/_targets/before.tif": page(4),
        "metadata/delivery.yaml": NOTE.encode(),
        "metadata/metadata.csv": b"filename,dc.title[nl]\nobjects/KBR_MS_0001,Een boek\nobjects/postcard.tif,Kaart\n",
    }


def listing(files: Mapping[str, bytes], algorithm: str) -> bytes:
    """The checksum list of some files, as md5sum and its siblings write it."""
    lines = (f"{hashlib.new(algorithm, content).hexdigest()}  {path}\n" for path, content in files.items())
    return "".join(lines).encode("utf-8", "surrogateescape")


def laid_out(folder: Path, files: Mapping[str, bytes]) -> Path:
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder


Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Lays a delivery out: the sound one, with files changed (bytes), left out (None) or added, and its checksum list."""

    def made(changes: Mapping[str, bytes | None] | None = None, *, algorithm: str = "sha256", name: str = "d") -> Path:
        files = {k: v for k, v in {**sound(), **(changes or {})}.items() if v is not None}
        chosen = f"metadata/checksum.{algorithm}"
        files.setdefault(chosen, listing(files, algorithm))
        return laid_out(tmp_path / name, files)

    return made


@pytest.fixture
def make_bag(tmp_path: Path) -> Make:
    """The same as a BagIt 1.0 bag: `changes` are of the payload, `tags` replace tag files (None leaves one out)."""

    def made(changes: Mapping[str, bytes | None] | None = None, tags: Mapping[str, bytes | None] | None = None) -> Path:
        payload = {f"data/{k}": v for k, v in {**sound(), **(changes or {})}.items() if v is not None}
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n".encode()
        own = {
            "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bag-info.txt": oxum,
            "manifest-sha512.txt": listing(payload, "sha512"),
        }
        own["tagmanifest-sha512.txt"] = listing(own, "sha512")
        wanted = {k: v for k, v in {**own, **(tags or {})}.items() if v is not None}
        return laid_out(tmp_path / "bag", {**payload, **wanted})

    return made


def take(place: Path, **more: object) -> Received:
    """Receives with the usual surroundings."""
    return receive(
        place,
        institutions={"kbr", "arch"},
        worklines={"paper", "photographs"},
        policies={"paper": {"legacy", "iso19264-B"}, "photographs": {"fadgi-3"}},
        now=NOW,
        **more,  # type: ignore[arg-type]
    )


def reasons(place: Path, **more: object) -> list[str]:
    """Why the delivery is refused."""
    with pytest.raises(DeliveryRefused) as refused:
        take(place, **more)
    return list(refused.value.reasons)


@pytest.fixture
def only() -> Callable[..., str]:
    """The one reason for which a delivery is refused."""

    def one(place: Path, rule: str) -> str:
        found = reasons(place)
        assert len(found) == 1, found
        assert f"[{rule}]" in found[0]
        return found[0]

    return one
