"""The audiovisual workline's sides: the bare tools one after the other, and the flow in one process."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import numpy as np

from bench import cost
from bench.cost import Cost
from samples.av import deliveries as av
from samples.av import film as av_film
from samples.av import sound as av_sound

BARE = Path(__file__).parent / "bare" / "av.sh"


def sound(folder: Path, *, minutes: float) -> Path:
    """One side of a reel, 96 kHz, 24 bits, stereo; made once."""
    return _made(folder / f"BENCH-SOUND-{minutes:g}", partial(_side, seconds=60 * minutes))


def film(folder: Path, *, seconds: float) -> Path:
    """A capture of a PAL tape: 720 × 576, 10 bits, 4:2:2, v210, one stereo track; made once."""
    return _made(folder / f"BENCH-FILM-{seconds:g}", partial(_tape, seconds=seconds))


def bare(delivered: Path, scratch: Path) -> Cost:
    """The same jobs, each a program of its own."""
    return cost.of(["bash", BARE, delivered, scratch, sys.executable], scratch / "log")


def flow(delivered: Path, scratch: Path) -> Cost:
    """The flow's own functions, one after the other, in one process and its workers."""
    laps = scratch / "laps.json"
    words = [sys.executable, "-m", "bench.flow", str(delivered), "audiovisual", str(laps)]
    spent = cost.of(words, scratch / "log", {"HERITAGE_HOME": str(scratch)})
    return spent.noting(json.loads(laps.read_text(encoding="utf-8")))


def _made(place: Path, fill: object) -> Path:
    if not place.is_dir():
        av._delivery(place, place.name, {"BENCH_1": fill}, {})  # type: ignore[dict-item]
    return place


def _side(folder: Path, *, seconds: float) -> None:
    part = av_sound.room(20, av.RATE, 60)
    av_sound.wav(folder / "side.wav", np.tile(part, (1, round(seconds / 20))), av.RATE)


def _tape(folder: Path, *, seconds: float) -> None:
    track = folder / "1.wav"
    av_sound.wav(track, av_sound.room(seconds, 48_000, 61), 48_000)
    av_film.tape(folder / "tape.mov", [track], seconds=seconds, size="720x576")
    track.unlink()
