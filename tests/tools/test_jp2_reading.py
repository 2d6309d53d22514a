"""JPEG 2000 as others write it: right colours, whole pictures told from filled ones, and what "reversible" does not tell."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from heritage.errors import SourceUnreadable
from heritage.tools.picture import opening as picture
from heritage.tools.picture.jpeg2000 import codestream as jp2_stream
from heritage.tools.picture.jpeg2000 import openjpeg, openjph
from heritage.tools.picture.jpeg2000 import packets as jp2_packets
from heritage.tools.picture.opening import Picture
from tools.jp2_making import PLAIN, Plane, box, codestream, enumerated, file

RNG = np.random.default_rng(11)
NOISE = RNG.integers(0, 256, (150, 170, 3), dtype=np.uint8)
PATCHES = np.kron(RNG.integers(0, 256, (6, 7, 3), dtype=np.uint8), np.ones((16, 16, 1), np.uint8))


def read(tmp_path: Path, content: bytes) -> Picture:
    (tmp_path / "a.jp2").write_bytes(content)
    return picture.decode(tmp_path / "a.jp2")


def ycc(rgb: np.ndarray) -> list[np.ndarray]:
    """IEC 61966-2-1 amendment 1, full range."""
    r, g, b = (rgb[..., n].astype(float) for n in range(3))
    y = 0.299 * r + 0.587 * g + 0.114 * b
    return [np.rint(v).clip(0, 255).astype(np.uint8) for v in (y, (b - y) / 1.772 + 128, (r - y) / 1.402 + 128)]


@pytest.mark.parametrize(("across", "down"), [(1, 1), (2, 1), (2, 2)])
@pytest.mark.parametrize("signed", [False, True])
def test_sycc_is_shown_as_rgb(tmp_path: Path, across: int, down: int, signed: bool) -> None:
    y, cb, cr = ycc(PATCHES)
    chroma = [
        Plane(c[::down, ::across].astype(int) - 128 * signed, signed=signed, across=across, down=down) for c in (cb, cr)
    ]
    seen = read(tmp_path, file(codestream([Plane(y), *chroma]), enumerated(18)))
    assert (seen.colour, seen.stored, seen.bits) == ("rgb", "ycbcr", 8)
    assert np.abs(seen.pixels.astype(int) - PATCHES).max() <= 2


def test_channels_are_put_in_order_and_opacity_is_last(tmp_path: Path) -> None:
    opacity = np.tile(np.arange(170, dtype=np.uint8), (150, 1))
    stream = codestream([Plane(opacity), *(Plane(NOISE[..., n]) for n in (2, 1, 0))])
    cdef = box(b"cdef", struct.pack(">H12H", 4, 0, 1, 0, 1, 0, 3, 2, 0, 2, 3, 0, 1))
    seen = read(tmp_path, file(stream, enumerated(16), cdef, components=4))
    assert seen.alpha and seen.colour == "rgb"
    assert np.array_equal(seen.pixels, np.dstack([NOISE, opacity]))


def test_a_palette_is_looked_up(tmp_path: Path) -> None:
    indices = RNG.integers(0, 5, (40, 50), dtype=np.uint8)
    table = RNG.integers(0, 256, (5, 3), dtype=np.uint8)
    pclr = box(b"pclr", struct.pack(">HB3B", 5, 3, 7, 7, 7) + table.tobytes())
    cmap = box(b"cmap", b"".join(struct.pack(">HBB", 0, 1, n) for n in range(3)))
    seen = read(tmp_path, file(codestream([Plane(indices)]), pclr, cmap, enumerated(16), components=1))
    assert seen.colour == seen.stored == "palette"
    assert np.array_equal(seen.pixels, table[indices])
    short = box(b"pclr", struct.pack(">HB3B", 3, 3, 7, 7, 7) + table[:3].tobytes())
    with pytest.raises(SourceUnreadable, match="palette"):
        read(tmp_path, file(codestream([Plane(indices)]), short, cmap, enumerated(16), components=1))


@pytest.mark.parametrize(("bits", "white"), [(1, 255), (4, 255), (8, 255), (10, 1023), (12, 4095), (16, 65535)])
def test_every_depth_reaches_its_white(tmp_path: Path, bits: int, white: int) -> None:
    grey = np.array([[0, (1 << bits) - 1] * 20] * 30)
    seen = read(tmp_path, file(codestream([Plane(grey, bits)]), enumerated(17), components=1, bits=bits))
    assert (seen.bits, int(seen.pixels.max()), int(seen.pixels.min())) == (bits, white, 0)
    assert seen.colour == ("bitonal" if bits == 1 else "grey")


def test_depths_that_differ_are_brought_to_one(tmp_path: Path) -> None:
    full = [np.full((20, 20), (1 << b) - 1) for b in (5, 6, 5)]
    seen = read(tmp_path, file(codestream([Plane(p, b) for p, b in zip(full, (5, 6, 5), strict=True)]), enumerated(16)))
    assert np.array_equal(seen.pixels, np.full((20, 20, 3), 255))


@pytest.mark.parametrize(
    ("number", "name"), [(24, "e-sycc"), (21, "romm-rgb"), (14, "cielab"), (99, "colour space 99")]
)
def test_a_space_that_we_cannot_show_is_named(tmp_path: Path, number: int, name: str) -> None:
    stream = codestream([Plane(NOISE[..., n]) for n in range(3)])
    assert read(tmp_path, file(stream, enumerated(number), brand=b"jpx ")).colour == name


def test_cmyk_has_four_inks(tmp_path: Path) -> None:
    stream = codestream([Plane(NOISE[..., n]) for n in (0, 1, 2, 0)])
    seen = read(tmp_path, file(stream, enumerated(12), components=4, brand=b"jpx "))
    assert (seen.colour, seen.alpha, seen.pixels.shape[2]) == ("cmyk", False, 4)


ORDERS = ("LRCP", "RLCP", "RPCL", "PCRL", "CPRL")
CODINGS = [
    *(replace(PLAIN, progression=o, tile=t, quality=(30, 40)) for o in ORDERS for t in (64, 1024)),
    replace(PLAIN, bypass=True),
    replace(PLAIN, sop=True, eph=True, segmentation_symbols=True, precincts=(64, 32), code_block=16),
]


@pytest.mark.parametrize("coding", CODINGS, ids=lambda c: f"{c.progression}-{c.tile}-{c.precincts[0]}")
@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
def test_every_packet_is_followed_and_none_can_be_missing(coding: openjpeg.Coding, dtype: type) -> None:
    stream = openjpeg.encode(NOISE.astype(dtype) * (1 if dtype is np.uint8 else 257), coding)
    whole = followed(stream)
    assert whole is not None
    assert (whole.missing, whole.shortened) == (None, 0)
    assert whole.blocks > 0
    short = bytearray(stream[:-300] + b"\xff\xd9")
    found = followed(bytes(short))
    assert found is not None
    assert "its data end in packet" in str(found.missing)


def followed(stream: bytes) -> jp2_packets.Followed | None:
    return jp2_packets.follow(memoryview(stream), jp2_stream.read(memoryview(stream)))


def test_high_throughput_is_followed_too() -> None:
    found = followed(openjph.encode(NOISE))
    assert found is not None
    assert (found.missing, found.shortened) == (None, 0)


@pytest.mark.parametrize(("ratio", "lossy"), [((1,), False), ((40, 10, 1), False), ((45,), True), ((100, 20, 3), True)])
def test_reversible_is_lossless_only_with_all_bit_planes(tmp_path: Path, ratio: tuple[float, ...], lossy: bool) -> None:
    stream = codestream([Plane(NOISE[..., n]) for n in range(3)], ratio=ratio)
    seen = read(tmp_path, file(stream, enumerated(16)))
    assert seen.lossy is lossy
    assert ("lack their lowest bit-planes" in str(seen.loss)) is lossy
    assert np.array_equal(seen.pixels, NOISE) is not lossy


def test_the_irreversible_wavelet_is_lossy(tmp_path: Path) -> None:
    stream = codestream([Plane(NOISE[..., 0])], irreversible=True)
    assert read(tmp_path, file(stream, enumerated(17), components=1)).lossy


STREAM = codestream([Plane(NOISE[..., n]) for n in range(3)], replace(PLAIN, tile=64))
WHOLE = file(STREAM, enumerated(16))


def _psot(stream: bytes, by: int) -> bytes:
    at = stream.rfind(b"\xff\x90\x00\x0a")
    (size,) = struct.unpack(">I", stream[at + 6 : at + 10])
    return stream[: at + 6] + struct.pack(">I", size + by) + stream[at + 10 :]


LIES = {
    "no end marker": WHOLE[:-2],
    "bytes after": file(STREAM + bytes(77), enumerated(16)),
    "tile-part too long": file(_psot(STREAM, 500), enumerated(16)),
    "tile-part too short": file(_psot(STREAM, -40), enumerated(16)),
    "tile-part to the end": file(STREAM[: STREAM.rfind(b"\xff\x90") + 6] + bytes(4) + STREAM[STREAM.rfind(b"\xff\x90") + 10 :], enumerated(16)),
    "box too short": WHOLE.replace(struct.pack(">I", len(STREAM) + 8) + b"jp2c", struct.pack(">I", 100) + b"jp2c"),
    "box too long": WHOLE.replace(struct.pack(">I", len(STREAM) + 8) + b"jp2c", struct.pack(">I", 99_999_999) + b"jp2c"),
    "box to the end": WHOLE.replace(struct.pack(">I", len(STREAM) + 8) + b"jp2c", bytes(4) + b"jp2c"),
    "bare codestream": STREAM,
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_a_length_that_lies_hides_no_picture(tmp_path: Path, lie: str) -> None:
    seen = read(tmp_path, LIES[lie])
    assert np.array_equal(seen.pixels, NOISE)
    assert bool(seen.faults) is (lie not in {"tile-part to the end", "box to the end", "bare codestream"})


LAST = STREAM.rfind(b"\xff\x90\x00\x0a")
SPOILT = {
    "a tile missing": STREAM[:LAST] + b"\xff\xd9",
    "cut within a packet": STREAM[: LAST + 400],
    "packets missing": STREAM[: LAST + 400] + b"\xff\xd9",
    "cut in the header": STREAM[:60],
    "spoilt packet headers": STREAM[: LAST + 14] + bytes(60) + STREAM[LAST + 74 :],
}


@pytest.mark.parametrize("fault", SPOILT)
def test_what_is_really_gone_is_refused(tmp_path: Path, fault: str) -> None:
    with pytest.raises(SourceUnreadable) as refused:
        read(tmp_path, file(SPOILT[fault], enumerated(16)))
    assert "glymur" not in str(refused.value) and "read_bands" not in str(refused.value)


def test_a_large_picture_is_decoded_piece_by_piece(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from heritage.tools.picture.jpeg2000 import openjpeg_reading

    monkeypatch.setattr(openjpeg_reading, "AT_ONCE", 20_000)
    tall = np.vstack([NOISE] * 4)
    for tile in (128, 4096):
        content = file(codestream([Plane(tall[..., n]) for n in range(3)], replace(PLAIN, tile=tile)), enumerated(16))
        assert np.array_equal(read(tmp_path, content).pixels, tall)
