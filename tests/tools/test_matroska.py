"""Matroska's own checksums: a changed byte is found wherever it lies; nothing is said of a sound or a cut file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heritage.model import phrase
from heritage.tools.av.container import matroska
from samples.av import film as av_film
from samples.av import sound as av_sound


@pytest.fixture(scope="module")
def film(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("mkv")
    av_sound.wav(folder / "1.wav", av_sound.room(1, 48_000, 1), 48_000)
    av_film.ffv1(folder / "m.mkv", folder / "1.wav", seconds=1)
    return folder / "m.mkv"


def test_nothing_is_said_of_a_sound_file_or_of_one_that_ends_early(film: Path, tmp_path: Path) -> None:
    assert list(matroska.unfit(film)) == []
    for share in (0.01, 0.5, 0.99):
        (tmp_path / "cut.mkv").write_bytes(film.read_bytes()[: int(film.stat().st_size * share)])
        assert list(matroska.unfit(tmp_path / "cut.mkv")) == []


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_changed_byte_in_the_middle_is_named_with_its_time(film: Path, tmp_path: Path, share: float) -> None:
    content = bytearray(film.read_bytes())
    content[int(len(content) * share)] ^= 1
    (tmp_path / "spoilt.mkv").write_bytes(content)
    ((at, said),) = matroska.unfit(tmp_path / "spoilt.mkv")
    assert at is not None and abs(at - share) < 0.3
    assert said == phrase("crc-unfit", element="Cluster")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_whatever_stands_in_the_file_is_survived(tmp_path_factory: pytest.TempPathFactory, rest: bytes) -> None:
    path = tmp_path_factory.mktemp("m") / "x.mkv"
    path.write_bytes(bytes.fromhex("1a45dfa38018538067ff") + rest)
    list(matroska.unfit(path))
