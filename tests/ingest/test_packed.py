"""A zip's directory is believed in nothing: what it says, and what is in it, is counted before anything of it is an object."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest

from heritage.ingest import packed

MOST = 5


def zipped(files: int, said: int | None = None) -> io.BytesIO:
    """So many files; `said`: how many the last record says there are."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(files):
            archive.writestr(f"objects/{number}", b"")
    content = bytearray(out.getvalue())
    if said is not None:
        struct.pack_into("<HH", content, content.rindex(b"PK\x05\x06") + 8, said, said)
    return io.BytesIO(bytes(content))


@pytest.mark.parametrize("files", [0, 1, MOST, 2 * MOST])
def test_as_many_as_leftovers_may_double_are_looked_at(files: int) -> None:
    with packed.opened(zipped(files), MOST) as archive:
        assert len(archive.infolist()) == files


@pytest.mark.parametrize(("files", "said"), [(2 * MOST + 1, None), (2 * MOST + 1, 1), (1, 2 * MOST + 1), (60, 0)])
def test_more_are_refused_whether_they_are_there_or_only_said(files: int, said: int | None) -> None:
    with pytest.raises(packed.Damaged, match="upload-limit"):
        packed.opened(zipped(files, said), MOST)


@pytest.mark.parametrize("content", [b"", b"PK", b"PK\x05\x06" + bytes(10), bytes(5000)])
def test_what_is_no_zip_is_named(content: bytes) -> None:
    with pytest.raises(packed.Damaged, match="zip-damaged"):
        packed.opened(io.BytesIO(content), MOST)


def test_a_part_of_several_is_named() -> None:
    content = bytearray(zipped(2).getvalue())
    struct.pack_into("<H", content, content.rindex(b"PK\x05\x06") + 4, 3)
    with pytest.raises(packed.Damaged, match="several"):
        packed.opened(io.BytesIO(bytes(content)), MOST)
