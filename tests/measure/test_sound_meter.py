"""The sound meter: what is planted is found at its sample, whatever way the stream is cut; nothing is found in clean sound."""

from __future__ import annotations

import hashlib
import io
import subprocess
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from heritage.measure.sound.meter import Form, SoundMeter
from heritage.measure.sound.spans import Spans, runs
from samples.av import sound as draw

RATE = 48_000


def heard(sound: NDArray[Any], rate: int = RATE, bits: int = 24) -> dict[str, Any]:
    meter = SoundMeter(Form(rate, len(sound), bits, "s32le"))
    steps = np.clip(np.rint(sound.T * 2 ** (bits - 1)), -(2 ** (bits - 1)), 2 ** (bits - 1) - 1).astype(np.int64)
    meter.listen(io.BytesIO((steps << (32 - bits)).astype("<i4").tobytes()))
    return dict(meter.facts())


def clean(seconds: float = 3, rate: int = RATE, seed: int = 1, channels: int = 2) -> NDArray[Any]:
    return draw.room(seconds, rate, seed, channels)


def test_clean_sound_has_no_fault() -> None:
    found = heard(clean())
    for name in ("clipped", "quiet", "dead_channels", "zero_runs", "clicks", "repeats", "inverted"):
        assert found[name] == [], name
    assert found["bits_used"] == 24
    assert found["samples"] == 3 * RATE


@pytest.mark.parametrize("at", [0.5, 0.9999, 1.0, 1.9995, 2.25])
def test_zero_runs_are_found_at_their_time_also_across_blocks(at: float) -> None:
    found = heard(draw.with_zeros(clean(), RATE, at, 0.004))["zero_runs"]
    assert len(found) == 2  # both channels
    for start, end, _ in found:
        assert start == pytest.approx(at, abs=2 / RATE)
        assert end == pytest.approx(at + 0.004, abs=2 / RATE)


def test_zeros_at_the_start_and_end_are_silence_not_dropouts() -> None:
    sound = clean(4)
    sound[:, : RATE // 2] = 0
    sound[:, -RATE:] = 0
    found = heard(sound)
    assert found["zero_runs"] == []
    assert found["quiet"] == [[0.0, 0.5], [3.0, 4.0]]


@pytest.mark.parametrize(("at", "length"), [(0.7, 1024), (1.0, 512), (1.995, 2048), (2.3, 480)])
def test_repeated_blocks_are_found_at_their_time(at: float, length: int) -> None:
    (found,) = heard(draw.with_repeat(clean(), RATE, at, length))["repeats"]
    assert found[0] == pytest.approx(at, abs=0.002)
    assert found[1] - found[0] == pytest.approx(length / RATE, abs=0.002)


@pytest.mark.parametrize("frequency", [100, 440, 997, 1000, 12_000])
def test_a_tone_is_no_repetition(frequency: int) -> None:
    tone = 0.4 * np.sin(2 * np.pi * frequency * np.arange(3 * RATE) / RATE)
    burst = tone * (np.arange(3 * RATE) // (RATE // 2) % 2)
    assert heard(np.stack([tone]))["repeats"] == []
    assert heard(np.stack([burst]))["repeats"] == []


def test_three_samples_at_full_scale_clip_and_two_do_not() -> None:
    sound = clean()
    sound[0, 30_000:30_002] = 1
    assert heard(sound)["clipped_runs"] == 0
    sound[1, 60_000:60_003] = -1
    found = heard(sound)
    assert found["clipped_runs"] == 1
    assert found["clipped"][0][0] == pytest.approx(60_000 / RATE, abs=1e-4)


def test_a_run_of_full_scale_across_blocks_is_one() -> None:
    sound = clean()
    sound[:1, RATE - 5 : RATE + 5] = 1
    found = heard(sound)
    assert (found["clipped_runs"], found["clipped_samples"]) == (1, 10)


@pytest.mark.parametrize("place", [20_000, RATE - 1, RATE, RATE + 1, 2 * RATE + 7])
def test_a_click_is_found_at_its_sample(place: int) -> None:
    sound = clean()
    sound[0, place] += 0.45
    found = heard(sound)
    assert found["clicks_count"] == 1
    assert found["clicks"][0][0] == pytest.approx(place / RATE, abs=2 / RATE)


def test_channels() -> None:
    sound = clean()
    sound[1] = sound[0]
    assert heard(sound)["identical"] is True
    sound[1] = -sound[0]
    assert heard(sound)["inverted"] == [[0.0, 3.0]]
    sound[1] = 0
    assert heard(sound)["dead_channels"] == [2]


def test_bits_and_bandwidth_tell_the_truth() -> None:
    assert heard(np.round(clean() * 2**15) / 2**15)["bits_used"] == 16
    genuine, grown = heard(clean(rate=96_000), 96_000), heard(draw.upsampled(clean()), 96_000)
    assert genuine["cliff"] < 10 < 35 < grown["cliff"]
    assert genuine["above_22k"] > -60


def test_hum_is_told_with_its_level() -> None:
    time = np.arange(4 * RATE) / RATE
    hiss = np.random.default_rng(1).standard_normal((1, time.size)) * 0.003
    sound = hiss + 0.01 * np.sin(2 * np.pi * 50 * time)
    level, prominence = heard(sound)["hum_50"]
    assert level == pytest.approx(-43, abs=1.5)
    assert prominence > 20
    assert heard(hiss)["hum_50"][1] < 20


def test_the_digests_are_those_of_other_programs() -> None:
    sound = clean(1)
    steps = np.rint(sound.T * 2**23).astype("<i4")
    raw = (steps << 8).tobytes()
    meter = SoundMeter(Form(RATE, 2, 24, "s32le")).with_md5()
    meter.listen(io.BytesIO(raw))
    assert meter.facts()["sha256"] == hashlib.sha256(raw).hexdigest()
    packed = (
        np.ascontiguousarray(steps).view(np.uint8).reshape(-1, 4)[:, :3].tobytes()
    )  # 24-bit, little-endian: what FLAC's MD5 is taken of
    assert meter.md5 == hashlib.md5(packed).hexdigest()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.booleans(), max_size=300), st.integers(1, 50))
def test_spans_do_not_depend_on_how_the_stream_is_cut(flags: list[bool], piece: int) -> None:
    mask = np.array(flags, dtype=bool)
    cut = Spans()
    for start in range(0, mask.size, piece):
        cut.add(mask[start : start + piece], start)
    assert cut.told(1.0) == [[float(b), float(e)] for b, e in runs(mask)]


def heard_floating(sound: NDArray[Any]) -> dict[str, Any]:
    meter = SoundMeter(Form(RATE, len(sound), 32, "f32le"))
    meter.listen(io.BytesIO(np.ascontiguousarray(sound.T).astype("<f4").tobytes()))
    return dict(meter.facts())


def test_floating_sound_beyond_full_scale_is_whole_and_flat_tops_are_not() -> None:
    time = np.arange(2 * RATE) / RATE
    loud = np.stack([1.5 * np.sin(2 * np.pi * 440.1 * time)])
    assert heard_floating(loud)["clipped_runs"] == 0
    assert heard_floating(np.clip(loud, -1, 1))["clipped_runs"] > 100


def test_zeros_by_rounding_are_no_dropouts_in_coarse_steps() -> None:
    faint = 0.02 * np.sin(2 * np.pi * 100 * np.arange(2 * RATE) / RATE)
    assert heard(np.stack([faint]), bits=8)["zero_runs"] == []
    assert len(heard(draw.with_zeros(clean(2, channels=1) * 2, RATE, 1.0, 0.004), bits=8)["zero_runs"]) >= 1


@pytest.mark.parametrize("resampler", ["swr", "soxr", "swr:filter_size=64:cutoff=0.97:linear_interp=1"])
@pytest.mark.parametrize("rate", [44_100, 48_000])
def test_what_other_programs_upsampled_is_told(tmp_path: Path, resampler: str, rate: int) -> None:
    draw.wav(tmp_path / "low.wav", draw.room(3, rate, 5), rate)
    kind, _, more = resampler.partition(":")
    options = f"aresample=96000:resampler={kind}{':' * bool(more)}{more}"
    words = [
        "ffmpeg",
        "-v",
        "error",
        "-i",
        str(tmp_path / "low.wav"),
        "-af",
        options,
        "-f",
        "s32le",
        "-c:a",
        "pcm_s32le",
        "-",
    ]
    raw = subprocess.run(words, check=True, capture_output=True).stdout
    meter = SoundMeter(Form(96_000, 2, 24, "s32le"))
    meter.listen(io.BytesIO(raw))
    assert dict(meter.facts())["cliff"] > 40  # type: ignore[operator]


def test_a_pilot_tone_is_no_cliff() -> None:
    time = np.arange(3 * 96_000) / 96_000
    radio = clean(rate=96_000) * 1e-3 + 0.002 * np.sin(2 * np.pi * 19_000 * time)
    assert heard(radio, 96_000)["cliff"] < 20


def test_a_tone_at_the_head_is_no_hum() -> None:
    time = np.arange(6 * RATE) / RATE
    hiss = np.random.default_rng(1).standard_normal((1, time.size)) * 0.001
    assert heard(hiss + 0.1 * np.sin(2 * np.pi * 100 * time) * (time < 2))["hum_50"][1] < 20
    assert heard(hiss + 0.01 * np.sin(2 * np.pi * 100 * time))["hum_50"][1] > 20
