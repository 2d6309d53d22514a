"""No picture that a delivery may hold takes a worker past 1.5 GB or its share of time; a genuine large scan is read."""

from __future__ import annotations

import io
import os
import struct
import time
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile

from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure.picture.large import AnyImageProbe
from heritage.model import File
from heritage.tools.picture import bands as picture_bands
from heritage.tools.picture import budget as picture_budget
from heritage.tools.picture import opening as picture

SIDE = 24_000


def _png(width: int, height: int, kind: int = 2, bits: int = 8, data: bytes = b"") -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def _zeros(size: int) -> bytes:
    """So many zero bytes, deflated 1000 : 1; made of one block again and again, so that it costs nothing (and has no checksum)."""
    packer = zlib.compressobj(9)
    begin = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return begin + block * (size >> 20)


def _png_bomb(kind: int, bits: int) -> bytes:
    samples = {0: 1, 2: 3, 6: 4}[kind]
    return _png(SIDE, SIDE, kind, bits, _zeros(SIDE * (1 + SIDE * samples * bits // 8)))


def _tiff(tags: Sequence[tuple[int, int, int, int]], after: bytes = b"") -> bytes:
    body = b"".join(struct.pack("<HHII", *tag) for tag in sorted(tags))
    return b"II*\0" + struct.pack("<I", 8) + struct.pack("<H", len(tags)) + body + bytes(4) + after


def _tiff_bomb(compression: int) -> bytes:
    """Strips of 400 rows, deflated (8) or by LZW (5)."""
    blank = bytes(400 * SIDE * 3)
    strip = zlib.compress(blank) if compression == 8 else imagecodecs.lzw_encode(blank)
    count, first = SIDE // 400, 8 + 2 + 12 * 9 + 4
    fields = [
        (256, 4, 1, SIDE), (257, 4, 1, SIDE), (258, 3, 1, 8), (259, 3, 1, compression), (262, 3, 1, 2), (277, 3, 1, 3),
        (278, 4, 1, 400), (273, 4, count, first), (279, 4, count, first + 4 * count),
    ]  # fmt: skip
    places = [first + 8 * count + n * len(strip) for n in range(count)]
    return _tiff(fields, struct.pack(f"<{count}I", *places) + struct.pack("<I", len(strip)) * count + strip * count)


def _one_strip_many_times() -> bytes:
    """60,000 strips that all point to the same kilobytes."""
    strip = zlib.compress(bytes(60_000 * 3))
    count, first = 60_000, 8 + 2 + 12 * 9 + 4
    fields = [
        (256, 4, 1, 60_000), (257, 4, 1, count), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 2), (277, 3, 1, 3), (278, 4, 1, 1),
        (273, 4, count, first), (279, 4, count, first + 4 * count),
    ]  # fmt: skip
    at = first + 8 * count
    return _tiff(fields, struct.pack("<I", at) * count + struct.pack("<I", len(strip)) * count + strip)


def _strips_without_end() -> bytes:
    count = 3_000_000
    fields = [
        (256, 4, 1, 1),
        (257, 4, 1, count),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (277, 3, 1, 1),
        (278, 4, 1, 1),
    ]
    first = 8 + 2 + 12 * 9 + 4
    return _tiff([*fields, (273, 4, count, first), (279, 4, count, first)], struct.pack("<I", 1) * count)


def _jpeg_tile_of_another_size() -> bytes:
    """A tile of 64² whose JPEG says 60,000²."""
    out = io.BytesIO()
    tifffile.imwrite(out, np.zeros((64, 64, 3), np.uint8), compression="jpeg", tile=(64, 64), photometric="rgb")
    content = bytearray(out.getvalue())
    at = content.find(b"\xff\xc0")
    content[at + 5 : at + 9] = struct.pack(">HH", 60_000, 60_000)
    return bytes(content)


def _jpeg(height: int, width: int, marker: int = 0xC0) -> bytes:
    content = bytearray(imagecodecs.jpeg_encode(np.zeros((64, 64, 3), np.uint8)))
    at = content.find(b"\xff\xc0")
    content[at + 1] = marker
    content[at + 5 : at + 9] = struct.pack(">HH", height, width)
    return bytes(content)


def _many_scans() -> bytes:
    content = imagecodecs.jpeg_encode(np.zeros((512, 512, 3), np.uint8))
    at = content.find(b"\xff\xda")
    return content[:at].replace(b"\xff\xc0", b"\xff\xc2") + content[at:-2] * 5_000 + b"\xff\xd9"


def _jp2(width: int, height: int, tile: int, components: int = 3) -> bytes:
    size = struct.pack(">HIIIIIIIIH", 0, width, height, 0, 0, tile, tile, 0, 0, components) + b"\7\1\1" * components
    siz = b"\xff\x51" + struct.pack(">H", 2 + len(size)) + size
    return b"\xff\x4f" + siz + b"\xff\x52\0\x0c\0\0\0\1\0\1\4\4\0\1" + b"\xff\x5c\0\7\x40\x40\x48\x48\x50" + b"\xff\xd9"


BOMBS: dict[str, Callable[[], bytes]] = {
    "PNG, RGB": lambda: _png_bomb(2, 8),
    "PNG, RGB, 16 bits": lambda: _png_bomb(2, 16),
    "PNG, grey, 16 bits": lambda: _png_bomb(0, 16),
    "PNG, header only": lambda: _png(2**31 - 1, 2**31 - 1),
    "TIFF, deflate": lambda: _tiff_bomb(8),
    "TIFF, LZW": lambda: _tiff_bomb(5),
    "TIFF, one strip many times": _one_strip_many_times,
    "TIFF, three million strips": _strips_without_end,
    "TIFF, a JPEG tile of another size": _jpeg_tile_of_another_size,
    "JPEG, 65,500²": lambda: _jpeg(65_500, 65_500),
    "JPEG, progressive, 65,500²": lambda: _jpeg(65_500, 65_500, 0xC2),
    "JPEG, 5,000 scans": _many_scans,
    "JP2, 60,000²": lambda: _jp2(60_000, 60_000, 60_000),
    "JP2, tiles of one pixel": lambda: _jp2(60_000, 60_000, 1),
    "JP2, 16,384 components": lambda: _jp2(30_000, 30_000, 3_000, 16_384),
}  # fmt: skip


@pytest.mark.parametrize("bomb", BOMBS)
def test_a_bomb_is_refused_by_its_header(tmp_path: Path, bomb: str) -> None:
    path = tmp_path / "a.tif"
    path.write_bytes(BOMBS[bomb]())
    said, peak, seconds = _in_a_child(lambda: _measured(path))
    assert said.startswith("refused"), said
    assert seconds < 10  # of processor time: decoding any of them takes more
    assert peak < 300_000_000


def test_what_a_few_megabytes_may_hold_of_white_is_read(tmp_path: Path) -> None:
    """A blank page is no bomb."""
    path = tmp_path / "a.png"
    path.write_bytes(_png(7_000, 9_000, 0, 8, zlib.compress(bytes(9_000 * 7_001))))
    assert picture.decode(path).pixels.shape == (9_000, 7_000)


@pytest.mark.parametrize(
    "how", [{"tile": (256, 256), "compression": "zlib"}, {"rowsperstrip": 100}, {"compression": "lzw"}]
)
@pytest.mark.parametrize("shape", [(1500, 1300, 3), (1500, 1300)])
def test_a_large_scan_is_read_in_bands_to_the_same_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, how: dict[str, object], shape: tuple[int, ...]
) -> None:
    pixels = np.random.default_rng(1).integers(0, 65_536, shape, dtype=np.uint16)
    path = tmp_path / "a.tif"
    tifffile.imwrite(path, pixels, photometric="rgb" if len(shape) == 3 else "miniswhite", **how)  # type: ignore[arg-type]
    whole = picture.pixel_digest(picture.decode(path).pixels)
    monkeypatch.setattr(picture_budget, "MEMORY", 1_000_000)
    assert picture_bands.is_large(path)
    facts = AnyImageProbe().measure(Source(path, File("objects/A/a.tif", 1, "0" * 128)))
    assert (facts["image.large"], facts["pixels.sha256"]) == (True, whole)


def test_the_largest_that_is_opened_whole_stays_within_a_worker() -> None:
    """The model of the budget: an A2 at 600 ppi in RGB is opened whole, an A0 is not."""
    assert picture_budget.fits(picture_budget.Claim((9_900, 14_000, 3), 1, 8, 10**8))
    assert not picture_budget.fits(picture_budget.Claim((19_800, 28_000, 3), 1, 8, 10**9))


def _measured(path: Path) -> str:
    file = File(f"objects/A/{path.name}", path.stat().st_size, "0" * 128)
    try:
        facts = AnyImageProbe().measure(Source(path, file))
    except SourceUnreadable as refused:
        return f"refused: {refused}"
    return f"{facts['image.width']} {facts.get('image.large')}"


def _in_a_child(work: Callable[[], str]) -> tuple[str, int, float]:
    """What it says, the most memory it took beyond what it was born with (bytes), and its processor time (seconds)."""
    reading, writing = os.pipe()
    started, born = time.monotonic(), int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    child = os.fork()
    if not child:
        try:
            said = work()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(writing, said.encode()[:4_000])
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as answer:
        said = answer.read().decode()
    _, _, used = os.wait4(child, 0)
    assert time.monotonic() - started < 600
    return said, used.ru_maxrss * 1024 - born, used.ru_utime + used.ru_stime
