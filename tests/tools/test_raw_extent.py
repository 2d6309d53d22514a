"""Where each maker's raw file ends by its own account: directories below directories, and forms that are no TIFF."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from heritage.tools.picture import raw_extent
from kinds.raw_kinds import dng


def _ifd(*fields: tuple[int, int, int, int], after: int = 0) -> bytes:
    body = b"".join(struct.pack("<HHII", *field) for field in sorted(fields))
    return struct.pack("<H", len(fields)) + body + struct.pack("<I", after)


def _sub_directory() -> bytes:
    """As NEF, ARW and PEF are: a thumbnail first, the sensor's data in a directory below."""
    first = _ifd((273, 4, 1, 200), (279, 4, 1, 50), (330, 4, 1, 100))
    return (b"II*\0" + struct.pack("<I", 8) + first).ljust(100, b"\0") + _ifd(
        (273, 4, 1, 300), (279, 4, 1, 5000)
    ).ljust(5200, b"\0")


def _rw2() -> bytes:
    """Panasonic: 700 × 100 samples, 14 in 16 bytes, from byte 1024."""
    fields = _ifd((2, 3, 1, 700), (3, 3, 1, 100), (273, 4, 1, 0xFFFFFFFF), (280, 4, 1, 1024))
    return (b"IIU\0" + struct.pack("<I", 24) + bytes(16) + fields).ljust(1024 + 80_000, b"\0")


def _raf() -> bytes:
    return b"FUJIFILMCCD-RAW ".ljust(84, b"0") + struct.pack(">6I", 148, 500, 700, 100, 900, 4000) + bytes(4792)


def _cr3() -> bytes:
    return struct.pack(">I8s8x", 20, b"ftypcrx ") + struct.pack(">I4sQ", 1, b"mdat", 3016) + bytes(3000)


FORMS = {
    "NEF": _sub_directory(),
    "RW2": _rw2(),
    "RAF": _raf(),
    "CR3": _cr3(),
    "DNG": dng(),
    "tiled DNG": dng(tile=(64, 64)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_cut_anywhere_is_seen(tmp_path: Path, form: str) -> None:
    path, content = tmp_path / "a.raw", FORMS[form]
    path.write_bytes(content)
    assert raw_extent.of(path).end == len(content)
    for share in (0.03, 0.3, 0.9, 0.9999):
        size = int(len(content) * share)
        path.write_bytes(content[:size])
        assert raw_extent.of(path).end > size


def test_what_is_no_raw_file_is_not_judged(tmp_path: Path) -> None:
    for content in (b"", b"II", b"II*\0", b"nothing of the kind" * 9, b"II*\0\xff\xff\xff\xff"):
        (tmp_path / "a").write_bytes(content)
        raw_extent.of(tmp_path / "a")
