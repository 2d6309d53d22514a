"""The audiovisual deliveries that `make run` shows: one clean, one with a known fault, at a known time, in most items."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import yaml

from heritage.files import PARTIAL, sha512
from samples.av import film, sound
from samples.delivery import CAPTURED
from samples.expected import Expected

RATE = 96_000


@dataclass(frozen=True, slots=True)
class Planted:
    """An item of the faulty delivery: how its folder is filled, what fails (check → file, "" for the item), and what
    delivery.yaml expects of it. `at`: seconds at which the fault begins, where it has a time."""

    fills: Callable[[Path], None]
    fails: Mapping[str, str]
    expects: Mapping[str, object] | None = None
    at: float | None = None


def clean(place: Path) -> Expected:
    """A tape, a reel of two sides, a film scan, a sound FFV1 master."""
    items: dict[str, tuple[Callable[[Path], None], Mapping[str, object]]] = {
        "CINE_TAPE_01": (
            _tape,
            {"audio_tracks": 2, "field_order": "tff", "aspect_ratio": "4:3", "carrier": "Betacam SP"},
        ),
        "CINE_REEL_02": (_reel, {"parts": 2, "carrier": "open reel tape, 19 cm/s"}),
        "CINE_FILM_03": (lambda folder: _drop(film.frames(folder)), {"frames": 6}),
        "CINE_MKV_04": (_mkv, {"audio_tracks": 1}),
    }
    fills = {item: fill for item, (fill, _) in items.items()}
    _delivery(place, "CINE-SAMPLE-0001", fills, {item: expects for item, (_, expects) in items.items()})
    return Expected("cinematek", "audiovisual", "CINE-SAMPLE-0001", tuple(sorted(items)))


def faulty(place: Path) -> Expected:
    """One item per fault of PLANTED, and one without."""
    fills = {item: planted.fills for item, planted in PLANTED.items()}
    expects = {item: planted.expects for item, planted in PLANTED.items() if planted.expects}
    _delivery(place, "CINE-SAMPLE-0002", fills, expects)
    good = tuple(item for item, planted in PLANTED.items() if not planted.fails)
    held = {
        item: tuple((check, f"objects/{item}/{file}" if file else item) for check, file in planted.fails.items())
        for item, planted in PLANTED.items()
        if planted.fails
    }
    return Expected("cinematek", "audiovisual", "CINE-SAMPLE-0002", good, held)


def _drop(_: object) -> None:
    """What was made is in the folder."""


def _tape(folder: Path) -> None:
    sides = [folder / f"{number}.wav" for number in (1, 2)]
    for number, side in enumerate(sides):
        sound.wav(side, sound.room(2, 48_000, 10 + number), 48_000)
    film.tape(folder / "tape.mov", sides)
    for side in sides:
        side.unlink()
    film.label(folder / "label.jpg", "CINE_TAPE_01")


def _reel(folder: Path) -> None:
    for number, name in enumerate(("side_a.wav", "side_b.wav")):
        sound.wav(folder / name, sound.room(4, RATE, 20 + number), RATE)
        md5 = hashlib.md5((folder / name).read_bytes(), usedforsecurity=False).hexdigest()
        (folder / f"{name}.md5").write_text(f"{md5}  {name}\n")


def _mkv(folder: Path) -> None:
    side = folder / "1.wav"
    sound.wav(side, sound.room(2, 48_000, 30), 48_000)
    film.ffv1(folder / "master.mkv", side)
    side.unlink()


def _side(change: Callable[[sound.Sound], sound.Sound], *, bits: int | None = None) -> Callable[[Path], None]:
    """A side of 4 s with one fault in it."""

    def fill(folder: Path) -> None:
        sound.wav(folder / "side.wav", change(sound.room(4, RATE, 40)), RATE, padded_from=bits)

    return fill


def _upsampled(folder: Path) -> None:
    sound.wav(folder / "side.wav", sound.upsampled(sound.room(4, RATE // 2, 41)), RATE)


def _cut(fill: Callable[[Path], None], name: str, share: float) -> Callable[[Path], None]:
    def filled(folder: Path) -> None:
        fill(folder)
        film.cut(folder / name, share)

    return filled


def _one_track(folder: Path) -> None:
    side = folder / "1.wav"
    sound.wav(side, sound.room(2, 48_000, 50), 48_000)
    film.tape(folder / "tape.mov", [side])
    side.unlink()


def _swapped(folder: Path) -> None:
    film.tape(folder / "tape.mov", [], order="bff", said="tff")


def _spoilt(folder: Path) -> None:
    film.ffv1(folder / "master.mkv")
    film.spoil_frame(folder / "master.mkv", 1.0)


def _gap(folder: Path) -> None:
    film.frames(folder)[3].unlink()


def _noise(folder: Path) -> None:
    chance = np.random.default_rng(7)
    (folder / "tape.mov").write_bytes(chance.integers(0, 256, 200_000, np.uint8).tobytes())


def _dead_channel(found: sound.Sound) -> sound.Sound:
    made = found.copy()
    made[1] = 0
    return made


PLANTED: Mapping[str, Planted] = {
    "CINE_AV_01": Planted(_side(lambda s: s), {}),
    "CINE_AV_02": Planted(_side(lambda s: sound.clipped(s, RATE, 2.0, 2.2)), {"clipping": "side.wav"}, at=2.0),
    "CINE_AV_03": Planted(_side(_dead_channel), {"silent": "side.wav"}),
    "CINE_AV_04": Planted(
        _side(lambda s: sound.inverted(s, RATE, 1.0, 3.0)), {"channels-inverted": "side.wav"}, at=1.0
    ),
    "CINE_AV_05": Planted(_side(lambda s: sound.with_zeros(s, RATE, 2.5, 0.006)), {"dropouts": "side.wav"}, at=2.5),
    "CINE_AV_06": Planted(
        _side(lambda s: sound.with_repeat(s, RATE, 1.5, 1024)), {"repeated-blocks": "side.wav"}, at=1.5
    ),
    "CINE_AV_07": Planted(_upsampled, {"rate-truth": "side.wav"}),
    "CINE_AV_08": Planted(_side(lambda s: s, bits=16), {"depth-truth": "side.wav"}),
    "CINE_AV_09": Planted(_cut(_side(lambda s: s), "side.wav", 0.6), {"decodes": "side.wav", "truncated": "side.wav"}),
    "CINE_AV_10": Planted(
        _cut(_mkv, "master.mkv", 0.6),
        {"decodes": "master.mkv", "truncated": "master.mkv", "matroska-conformance": "master.mkv"},
        at=1.2,
    ),
    "CINE_AV_11": Planted(_one_track, {"audio-tracks": "tape.mov"}, {"audio_tracks": 2}),
    "CINE_AV_12": Planted(lambda folder: film.uneven(folder / "master.mkv"), {"frame-rate": "master.mkv"}),
    "CINE_AV_13": Planted(_swapped, {"field-order": "tape.mov"}),
    "CINE_AV_14": Planted(_spoilt, {"decodes": "master.mkv", "slice-crc": "master.mkv"}, at=1.0),
    "CINE_AV_15": Planted(_gap, {"sequence-gap": ""}),
    "CINE_AV_16": Planted(_noise, {"decodes": "tape.mov", "malformed": "tape.mov", "identified": "tape.mov"}),
}
"""The faults that POLICIES and the worklines' issue name, each in an item of its own."""


def _delivery(
    place: Path,
    batch: str,
    fills: Mapping[str, Callable[[Path], None]],
    expects: Mapping[str, Mapping[str, object] | None],
) -> None:
    """Writes the delivery under a temporary name and renames it when it is whole."""
    building = place.with_name(f"{PARTIAL}{place.name}")
    shutil.rmtree(building, ignore_errors=True)
    for item, fill in fills.items():
        folder = building / "objects" / item
        folder.mkdir(parents=True)
        fill(folder)
    _described(building, batch, fills, expects)
    listed = sorted(path for path in building.rglob("*") if path.is_file())
    lines = [f"{sha512(path)}  {path.relative_to(building).as_posix()}\n" for path in listed]
    (building / "metadata/checksum.sha512").write_text("".join(lines))
    shutil.rmtree(place, ignore_errors=True)
    building.rename(place)


def _described(
    building: Path, batch: str, items: Mapping[str, object], expects: Mapping[str, Mapping[str, object] | None]
) -> None:
    note = {
        "institution": "cinematek", "workline": "audiovisual", "batch": batch, "operator": "op-11",
        "station": {"id": "AV-2", "device": "heritage sample player", "serial": "HS-0012"}, "captured": CAPTURED,
        "policy": "master", "items": {item: dict(expects.get(item) or {}) for item in items},
    }  # fmt: skip
    metadata = building / "metadata"
    metadata.mkdir()
    (metadata / "delivery.yaml").write_text(yaml.safe_dump(note, sort_keys=False))
    rows = [f"objects/{item},Sample recording {item},2026,MovingImage\n" for item in items]
    (metadata / "metadata.csv").write_text("filename,dc.title[en],dc.date,dc.type\n" + "".join(rows))


SAMPLES: Mapping[str, Callable[[Path], Expected]] = {"audiovisual-clean": clean, "audiovisual-faulty": faulty}
"""By the folder's name; `make run` shows them."""
