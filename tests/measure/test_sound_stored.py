"""What a header says against what comes out: samples by number, words by letter."""

from __future__ import annotations

import hashlib
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from heritage import measure
from heritage.measure.film.av import AvProbe
from heritage.model import File, Measured, phrase
from heritage.normalise.av import wave_master
from heritage.tools.av.sound import flac_frame, pcm, reading, wave
from heritage.tools.av.sound.bext import Bext
from kinds import sound_files as made
from kinds.sound_kinds import KINDS


def probed(path: Path, content: bytes) -> Measured:
    path.write_bytes(content)
    (found,) = measure.measure([(path, File(f"objects/I/{path.name}", len(content), "00"))], [AvProbe()], workers=1)
    return found


STORED = ["wave-16-bits", "wave-24-bits-stereo", "wave-8-bits-unsigned", "wave-64-bit-float", "wave-20-of-24-bits-valid",
          "aiff-24-bits", "aiff-16-bits-stereo", "aiff-20-bits-in-24", "aiff-8-bits", "aiff-c-sowt-16-bits", "aiff-c-in24",
          "aiff-c-fl32", "aiff-c-fl64", "au-24-bits", "caf-24-bits-little-endian", "wave64-24-bits", "rf64-24-bits"]  # fmt: skip


@pytest.mark.parametrize(
    ("id_", "bits", "channels", "shift"),
    [("wave-24-of-32-bits-valid", 24, 1, 8), ("wave-16-of-24-bits-valid-stereo", 16, 2, 16), ("wave-rifx-big-endian", 16, 1, 0),
     ("aiff-c-sowt-24-bits", 24, 1, 8), ("aiff-c-sowt-32-bits", 32, 1, 0)],
)  # fmt: skip
def test_samples_that_ffmpeg_takes_for_others_are_those_that_were_written(
    id_: str, bits: int, channels: int, shift: int, tmp_path: Path
) -> None:
    next(kind for kind in KINDS if kind.id == id_).make(tmp_path)
    (path,) = tmp_path.iterdir()
    found = probed(path, path.read_bytes())
    wanted = made.steps(bits, channels) << shift
    written = wanted.astype("<i2" if id_ == "wave-rifx-big-endian" else "<i4").tobytes()
    assert found.text("sound.0.sha256") == hashlib.sha256(written).hexdigest()
    assert (found.number("sound.0.bits"), found.number("sound.0.channels")) == (bits, channels)


def test_a_flac_frame_says_its_own_rate() -> None:
    """Head of a frame: rate 9 (44.1 kHz), channels 0, 16 bits; then one of which rate stands behind frame number 200, in Hz."""
    plain, written = bytes.fromhex("fff8c908000000000000"), bytes.fromhex("fff8cd08c38893a80000")
    assert list(flac_frame.differences(plain, 44_100, 1, 16)) == []
    assert list(flac_frame.differences(plain, 48_000, 2, 16)) == [
        phrase("streaminfo-differs", what="rate", promised=48_000, frame=44_100),
        phrase("streaminfo-differs", what="channels", promised=2, frame=1),
    ]
    assert list(flac_frame.differences(written, 37_800, 1, 16)) == []
    (told,) = map(str, flac_frame.differences(written, 37_801, 1, 16))
    assert told == "STREAMINFO says 37801 Hz, the first frame 37800"


@pytest.mark.parametrize("id_", STORED)
def test_our_reader_and_ffmpeg_read_the_same_samples(id_: str, tmp_path: Path) -> None:
    next(kind for kind in KINDS if kind.id == id_).make(tmp_path)
    (path,) = tmp_path.iterdir()
    stored = reading.stored(path)
    assert stored is not None and not stored.faults
    coding = pcm.heard_as(stored)
    words = ["ffmpeg", "-v", "error", "-i", path, "-c:a", f"pcm_{coding}", "-f", coding, "-"]
    heard = subprocess.run(words, check=True, capture_output=True).stdout
    assert pcm.digest(path, stored) == hashlib.sha256(heard).hexdigest()


@pytest.mark.parametrize(("bits", "valid"), [(8, 8), (16, 16), (16, 12), (24, 24), (24, 20), (32, 32)])
@pytest.mark.parametrize("channels", [1, 3])
def test_an_aiff_becomes_a_wave_of_the_same_numbers(bits: int, valid: int, channels: int, tmp_path: Path) -> None:
    (tmp_path / "a.aif").write_bytes(made.aiff(valid, channels))
    wave_master.write(tmp_path / "a.aif", tmp_path / "b.wav", Bext("d", history="A=PCM\r\n"))
    found = wave.read(tmp_path / "b.wav")
    assert (found.faults, found.form.channels, found.form.bits, found.form.valid) == ((), channels, bits, valid)
    data = found.chunk(b"data")
    assert data is not None
    numbers = made.steps(valid, channels) << (bits - valid)
    kept = (tmp_path / "b.wav").read_bytes()[data.start : data.start + data.size]
    assert kept == made.packed(numbers + (128 if bits == 8 else 0), bits // 8)


def test_texts_of_an_aiff_are_in_the_wave(tmp_path: Path) -> None:
    parts = made.chunk(b"NAME", "Café".encode("latin-1"), ">") + made.chunk(b"AUTH", "Žižka".encode(), ">")
    (tmp_path / "a.aif").write_bytes(made.aiff(16, parts=parts + made.chunk(b"ID3 ", b"ID3xyz", ">")))
    wave_master.write(tmp_path / "a.aif", tmp_path / "b.wav", Bext("d"))
    found = wave.read(tmp_path / "b.wav")
    assert found.tags == {"title": "Café", "artist": "Žižka"}
    tag = found.chunk(b"id3 ")
    assert tag is not None and (tmp_path / "b.wav").read_bytes()[tag.start :][:6] == b"ID3xyz"


@pytest.mark.parametrize(
    ("parts", "title"),
    [((made.info(INAM="Café Straße".encode("latin-1")),), "Café Straße"), ((made.info(INAM="Žižkov".encode()),), "Žižkov"),
     ((made.chunk(b"CSET", struct.pack("<4H", 1251, 7, 25, 1)), made.info(INAM="Голос".encode("cp1251"))), "Голос"),
     ((made.info(INAM=b"\x84Zitat\x93"),), "„Zitat“")],
)  # fmt: skip
def test_words_keep_their_letters(parts: tuple[bytes, ...], title: str, tmp_path: Path) -> None:
    found = probed(tmp_path / "a.wav", made.wave(*parts))
    assert found.facts["av.tags"]["title"] == title  # type: ignore[index, call-overload]


def test_an_old_tag_of_an_mp3_keeps_its_letters(tmp_path: Path) -> None:
    content = made.coded(tmp_path / "a.mp3", "-c:a", "libmp3lame", "-id3v2_version", "0")
    found = probed(tmp_path / "a.mp3", content + made.id3v1("Café".encode("latin-1")))
    assert found.facts["av.tags"]["title"] == "Café"  # type: ignore[index, call-overload]


@pytest.mark.parametrize("codec", ["pcm_alaw", "pcm_mulaw"])
def test_a_law_is_no_linear_coding(codec: str, tmp_path: Path) -> None:
    found = probed(tmp_path / "a.wav", made.coded(tmp_path / "b.wav", "-c:a", codec))
    assert (found.facts["sound.0.codec"], found.facts["sound.0.lossless"]) == (codec, False)


def test_a_lossy_wavpack_is_known_by_its_blocks(tmp_path: Path) -> None:
    content = bytearray(made.coded(tmp_path / "a.wv", "-c:a", "wavpack"))
    assert probed(tmp_path / "a.wv", bytes(content)).facts["sound.0.lossless"] is True
    content[24] |= 8
    assert reading.stored(tmp_path / "a.wv") is not None
    (tmp_path / "a.wv").write_bytes(content)
    from heritage.tools.av.sound import wavpack

    assert wavpack.read(tmp_path / "a.wv")[1] is True


@pytest.mark.parametrize("lost", [1, 2, 3, 100, 4799])
def test_however_little_is_cut_off_is_told(lost: int, tmp_path: Path) -> None:
    for name, content in (("a.wav", made.wave()), ("a.aif", made.aiff(16)), ("a.au", made.au(3, bytes(9600)))):
        (tmp_path / name).write_bytes(content[:-lost])
        stored = reading.stored(tmp_path / name)
        assert stored is not None and "truncated" in {kind for kind, _ in stored.faults}, name


@pytest.mark.parametrize(("rate", "channels"), [(0, 1), (1, 1), (768_000, 1), (48_000, 65_535), (48_000, 0)])
def test_numbers_that_no_recorder_writes_are_held_or_read(rate: int, channels: int, tmp_path: Path) -> None:
    frame = 2 * channels
    form = struct.pack("<HHIIHH", 1, channels, rate, rate * frame & 0xFFFFFFFF, frame & 0xFFFF, 16)
    sound = made.packed(np.tile(made.steps(16), (7, 1)), 2)[:131_070]
    found = probed(tmp_path / "a.wav", made.riff(made.chunk(b"fmt ", form), made.chunk(b"data", sound)))
    assert found.refused or found.facts["av.faults"] or found.facts["sound.0.samples"] == len(sound) // 2
