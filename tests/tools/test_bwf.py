"""WAVE structure: what is there is read, every lie of a header is named, and a copy loses nothing."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heritage.errors import SourceUnreadable
from heritage.normalise.av import wave_master
from heritage.tools.av.sound import bext as ext
from heritage.tools.av.sound import wave as waves
from samples.av import sound as av_sound

TEXT = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1)


@pytest.fixture
def wave(tmp_path: Path) -> Path:
    av_sound.wav(tmp_path / "a.wav", av_sound.room(0.2, 48_000, 1), 48_000)
    return tmp_path / "a.wav"


@settings(max_examples=80)
@given(TEXT, TEXT, TEXT, st.integers(0, 2**64 - 1), st.integers(0, 2), st.text("ABC=,\r\n", max_size=400))
def test_a_bext_is_read_as_it_was_written(d: str, o: str, r: str, at: int, version: int, history: str) -> None:
    bext = ext.Bext(
        d[:256], o[:32], r[:32], "2026-03-02", "10:20:30", at, version, bytes(range(64)), (1, -2, 3, 4, 5), history
    )
    found = ext.unpacked(bext.packed())
    assert (found.description, found.originator, found.reference) == (d[:256], o[:32], r[:32])
    assert (found.time_reference, found.version, found.loudness) == (at, version, (1, -2, 3, 4, 5))
    assert found.history == history


def test_what_is_there_stays_and_what_is_empty_is_filled() -> None:
    own = ext.Bext(description="Interview", date="----------", history="A=ANALOGUE\r\n")
    wanted = ext.Bext("x", "BE, KBR", "ref", "2026-03-02", "00:00:00", version=1, history="A=PCM\r\n")
    found = ext.completed(own, wanted)
    assert (found.description, found.originator, found.date) == ("Interview", "BE, KBR", "2026-03-02")
    assert found.history == "A=ANALOGUE\r\n"
    assert found.version == 1


SAID = st.text(st.sampled_from(" -:0?._A1é\0"), max_size=10)


@settings(max_examples=150)
@given(SAID, SAID, SAID, SAID, SAID, SAID)
def test_whatever_a_recorder_left_out_is_filled_and_nothing_else(
    d: str, o: str, r: str, day: str, time: str, history: str
) -> None:
    """Else the copy of a recording whose day is zeros would fail for ever at its own proof."""
    own = ext.unpacked(ext.Bext(d, o, r, day, time, history=history).packed())
    wanted = ext.Bext("x", "BE, KBR", "ref", "2026-03-02", "00:00:00", version=1, history="A=PCM\r\n")
    made = ext.unpacked(ext.completed(own, wanted).packed())
    assert made.missing() == []
    for name in ("description", "originator", "reference", "date", "time", "history"):
        assert getattr(made, name) == getattr(own if own.says(name) else wanted, name)


@pytest.mark.parametrize("day", ["0000-00-00", "----------", "????-??-??", "", "          ", "unknown"])
def test_what_stands_for_no_day_is_none(day: str) -> None:
    assert "OriginationDate" in ext.Bext(date=day).missing()
    assert "OriginationDate" not in ext.Bext(date="1998:00:00").missing()


def test_letters_of_an_older_program_come_back_as_they_were() -> None:
    raw = "Musée, zaal β".encode()
    found = ext.unpacked(ext.Bext(description=raw.decode("latin-1"), history="A=ANALOGUE,T=préampli\r\n").packed())
    packed = ext.completed(found, ext.Bext("x", "BE, KBR", "r", "2026-01-01", "00:00:00")).packed()
    assert packed.startswith(raw)
    assert packed.endswith("préampli\r\n".encode("latin-1"))


def test_a_copy_keeps_every_other_chunk(wave: Path, tmp_path: Path) -> None:
    content = bytearray(wave.read_bytes() + struct.pack("<4sI", b"iXML", 5) + b"<a/>\n\0")
    content[4:8] = struct.pack("<I", len(content) - 8)
    wave.write_bytes(content)
    wave_master.write(wave, tmp_path / "b.wav", ext.Bext("d", history="odd"))
    copied = waves.read(tmp_path / "b.wav")
    assert copied.faults == ()
    assert {c.name for c in copied.chunks} == {b"JUNK", b"bext", b"fmt ", b"data", b"iXML"}
    kept = copied.chunk(b"iXML")
    assert kept is not None
    assert (tmp_path / "b.wav").read_bytes()[kept.start : kept.start + 5] == b"<a/>\n"


def lie(wave: Path, place: int, layout: str, value: int) -> waves.Wave:
    content = bytearray(wave.read_bytes())
    struct.pack_into(layout, content, place, value)
    wave.write_bytes(content)
    return waves.read(wave)


def test_a_header_that_promises_more_is_named(wave: Path) -> None:
    assert lie(wave, 40, "<I", 10**9).faults[0][1].code == "chunk-short"
    assert waves.read(wave).cut > 0


def test_a_first_header_that_lies_is_named(wave: Path) -> None:
    assert lie(wave, 4, "<I", 10**9).faults[0][0] == "truncated"


@pytest.mark.parametrize(("place", "layout", "value"), [(22, "<H", 7), (34, "<H", 8), (28, "<I", 1), (16, "<I", 14)])
def test_a_fmt_chunk_that_contradicts_itself_is_named(wave: Path, place: int, layout: str, value: int) -> None:
    assert lie(wave, place, layout, value).faults


def test_what_is_no_wave_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.wav").write_bytes(b"RF65" + bytes(100))
    with pytest.raises(SourceUnreadable):
        waves.read(tmp_path / "x.wav")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_whatever_follows_the_first_header_is_survived(tmp_path_factory: pytest.TempPathFactory, rest: bytes) -> None:
    path = tmp_path_factory.mktemp("w") / "x.wav"
    path.write_bytes(b"RIFF" + struct.pack("<I", len(rest) + 4) + b"WAVE" + rest)
    assert waves.read(path).faults or waves.read(path).chunk(b"data")


@pytest.mark.parametrize(
    "history", [b"A=PCM\r\n", b"A=PCM\n", b"A=PCM\r\n\0\0\0", b"  A=PCM ", b"A=\xe9\0rest", b"x" * 70_000]
)
def test_a_history_that_is_there_is_kept_byte_for_byte(history: bytes) -> None:
    raw = ext.Bext("d", "o").packed() + history
    packed = ext.completed(
        ext.unpacked(raw), ext.Bext("x", "y", "r", "2026-01-01", "00:00:00", history="A=NEW\r\n")
    ).packed()
    assert packed[602:] == history
    assert packed[:256] == raw[:256] and packed[288:290] == b"r\0"
