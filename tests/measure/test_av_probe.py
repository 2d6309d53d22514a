"""The probe of recordings: what cannot be sound or is not there is named; what only looks so is not."""

from __future__ import annotations

import hashlib
import struct
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from heritage import measure
from heritage.measure.film.av import AvProbe
from heritage.model import File, Measured, english_of
from samples.av import film as av_film
from samples.av import sound as av_sound

BARS = ["-f", "lavfi", "-i", "testsrc2=size=64x48:rate=25:duration=1"]


def ffmpeg(*words: object) -> None:
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", *map(str, words)], check=True)


def probed(path: Path) -> Measured:
    (found,) = measure.measure(
        [(path, File(f"objects/I/{path.name}", path.stat().st_size, "00"))], [AvProbe()], workers=1
    )
    return found


def faults(path: Path) -> list[Any]:
    found = probed(path)
    assert found.refused == {}
    return list(found.get("av.faults") or [])  # type: ignore[call-overload]


def wave(path: Path, content: bytes, *, bits: int = 32, coding: int = 3) -> Path:
    form = struct.pack("<IHHIIHH", 16, coding, 2, 48_000, 48_000 * bits // 4, bits // 4, bits)
    body = b"WAVEfmt " + form + b"data" + struct.pack("<I", len(content)) + content
    path.write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    return path


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 1e30])
def test_samples_that_are_no_numbers_are_named_with_their_time(tmp_path: Path, value: float) -> None:
    sound = av_sound.room(2, 48_000, 1).T.astype("<f4")
    sound[60_000] = value
    found = probed(wave(tmp_path / "a.wav", sound.tobytes()))
    assert [(kind, at) for kind, at, _ in found.facts["av.faults"]] == [("malformed", 1.25)]  # type: ignore[union-attr]
    assert all(abs(dc) < 0.01 for dc in found.facts["sound.0.dc"])  # type: ignore[union-attr]


def test_a_recording_without_a_single_sample_is_named(tmp_path: Path) -> None:
    assert [fault[0] for fault in faults(wave(tmp_path / "a.wav", b"", bits=24, coding=1))] == ["malformed"]


def test_captions_may_outlast_the_film_and_the_sound_may_too(tmp_path: Path) -> None:
    (tmp_path / "c.srt").write_text("1\n00:00:00,200 --> 00:00:09,000\nEinde\n")
    av_sound.wav(tmp_path / "1.wav", av_sound.room(2, 48_000, 1), 48_000)
    words = [
        *BARS,
        "-i",
        tmp_path / "1.wav",
        "-i",
        tmp_path / "c.srt",
        "-map",
        "0",
        "-map",
        "1",
        "-map",
        "2",
        "-c:v",
        "v210",
    ]
    ffmpeg(*words, "-c:a", "copy", "-c:s", "mov_text", tmp_path / "a.mov")
    ffmpeg(
        "-i",
        tmp_path / "a.mov",
        "-map",
        "0",
        "-c",
        "copy",
        "-c:s",
        "srt",
        "-c:v",
        "ffv1",
        "-level",
        "3",
        tmp_path / "a.mkv",
    )
    assert faults(tmp_path / "a.mov") == []
    assert faults(tmp_path / "a.mkv") == []


def test_a_changed_byte_of_pcm_in_matroska_is_found(tmp_path: Path) -> None:
    av_sound.wav(tmp_path / "1.wav", av_sound.room(2, 48_000, 1), 48_000)
    av_film.ffv1(tmp_path / "m.mkv", tmp_path / "1.wav")
    content = bytearray((tmp_path / "m.mkv").read_bytes())
    raw = (tmp_path / "1.wav").read_bytes()[44:]
    content[content.index(raw[48_000 * 6 : 48_000 * 6 + 60]) + 5] ^= 1  # a second in
    (tmp_path / "m.mkv").write_bytes(content)
    ((kind, at, _),) = faults(tmp_path / "m.mkv")
    assert kind == "malformed" and 0.4 < at <= 1.01  # the cluster that holds it begins here


def test_raw_dv_that_ends_within_a_frame_is_truncated(tmp_path: Path) -> None:
    ffmpeg(
        "-f", "lavfi", "-i", "testsrc2=size=720x576:rate=25:duration=0.2,format=yuv420p", "-f", "dv", tmp_path / "a.dv"
    )
    assert faults(tmp_path / "a.dv") == []
    av_film.cut(tmp_path / "a.dv", 0.7)
    assert [fault[0] for fault in faults(tmp_path / "a.dv")] == ["truncated"]


def test_an_estimated_length_promises_nothing(tmp_path: Path) -> None:
    """An MP3 of changing bit rate without a table of contents: ffmpeg guesses its length from the first frames."""
    av_sound.wav(
        tmp_path / "1.wav",
        np.concatenate([av_sound.room(3, 44_100, 1) * 0.001, av_sound.room(3, 44_100, 1)], 1),
        44_100,
    )
    ffmpeg("-i", tmp_path / "1.wav", "-c:a", "libmp3lame", "-q:a", "4", "-write_xing", "0", tmp_path / "a.mp3")
    assert faults(tmp_path / "a.mp3") == []


def test_leader_is_no_picture_that_is_too_dark(tmp_path: Path) -> None:
    black = "color=black:s=64x48:r=25:d=1,format=yuv422p10le,geq=lum=64:cb=512:cr=512,noise=alls=3:allf=t"
    picture = av_film.PICTURE.format(size="64x48", seconds=1) + ",framestep=2,fps=25"
    ffmpeg(
        "-f",
        "lavfi",
        "-i",
        black,
        "-f",
        "lavfi",
        "-i",
        picture,
        "-filter_complex",
        "concat=n=2",
        "-c:v",
        "v210",
        tmp_path / "a.mov",
    )
    found = probed(tmp_path / "a.mov")
    assert found.facts["video.frames"] == 50
    assert min(found.facts["video.ylow"]) >= 64 and max(found.facts["video.brng"]) < 0.01  # type: ignore[type-var, arg-type]


def test_words_that_ffmpeg_takes_for_something_else_are_read_as_the_header_says(tmp_path: Path) -> None:
    guid = bytes.fromhex("0100000000001000800000aa00389b71")
    form = struct.pack("<IHHIIHHHHI", 40, 0xFFFE, 2, 48_000, 384_000, 8, 32, 22, 24, 3) + guid
    sound = (np.rint(av_sound.room(1, 48_000, 1).T * 2**23).astype("<i4") << 8).tobytes()
    body = b"WAVEfmt " + form + b"data" + struct.pack("<I", len(sound)) + sound
    (tmp_path / "a.wav").write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    found = probed(tmp_path / "a.wav")
    assert found.text("sound.0.sha256") == hashlib.sha256(sound).hexdigest()
    assert [english_of(note) for note in found.get("stored.notes")] == [  # type: ignore[union-attr]
        "24 bits in words of 32 (pcm_s32le), which ffmpeg takes for pcm_f24le: it was read as the header says"
    ]


def test_words_that_nobody_reads_are_refused_by_name(tmp_path: Path) -> None:
    form = struct.pack("<IHHIIHH", 16, 3, 1, 48_000, 96_000, 2, 16)  # floats of two bytes
    body = b"WAVEfmt " + form + b"data" + struct.pack("<I", 4000) + bytes(4000)
    (tmp_path / "a.wav").write_bytes(b"RIFF" + struct.pack("<I", len(body)) + body)
    refused: Any = probed(tmp_path / "a.wav").refused["av"]
    assert refused["english"].startswith("decoding: 16 bits in words of 16 (unknown)")
    assert (refused["phrase"], refused["said"]["phrase"], refused["said"]["said"]["coding"]) == (
        "decoding", "respelt-not", "unknown",
    )  # fmt: skip
