"""Spoils single photographs in the ways that deliveries do: one fault in each, named by the checks that must fail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.photo import files as photo_files
from samples.photo import scenes
from samples.photo.files import Capture
from samples.photo.scenes import Look, Photograph

PPI, FILM_PPI = 400, 2000


def encoded16(photograph: Photograph) -> NDArray[np.uint16]:
    """The photograph as a good capture: 16 bits, eciRGB v2."""
    return np.asarray(scenes.encoded(scenes.light(photograph)), np.uint16)


def scan(photograph: Photograph, capture: Capture) -> bytes:
    """Its TIFF."""
    return photo_files.tiff(encoded16(photograph), capture)


FILM: Mapping[str, object] = {"kind": "negative", "negative": True, "ppi": FILM_PPI, "colour_space": "L* grey"}


def film(seed: int, inverted: bool) -> bytes:
    """The TIFF of a glass negative on a light table; or of its inverted master, which nobody should deliver."""
    linear = scenes.negative(scenes.light(Photograph(seed, look=Look.GREY)))
    samples = scenes.encoded(linear)
    return photo_files.tiff(65535 - samples if inverted else samples, Capture(FILM_PPI))


@dataclass(frozen=True, slots=True)
class Fault:
    """How a file is spoilt, and the checks that must fail, no others. None: it only warns."""

    draws: Callable[[], bytes]
    checks: tuple[str, ...]
    suffix: str = ".tif"
    declared: Mapping[str, object] = field(default_factory=lambda: {"kind": "print"})


def _blown_up() -> bytes:
    return photo_files.tiff(np.left_shift(encoded16(_VIEW[1]) >> 8, 8), Capture(PPI))


def _broken_profile() -> bytes:
    return photo_files.tiff(encoded16(_VIEW[3]), Capture(PPI, icc=photo_files.usual_icc(False)[:300]))


def _cut() -> bytes:
    whole = scan(_VIEW[7], Capture(PPI))
    return whole[: len(whole) * 3 // 5]


def _enlarged() -> bytes:
    small = encoded16(Photograph(39, 450, 350, Look.SEPIA))
    return photo_files.tiff(
        np.asarray(cv2.resize(small, (900, 700), interpolation=cv2.INTER_LANCZOS4), np.uint16), Capture(PPI)
    )


def _sharpened() -> bytes:
    linear = scenes.light(_VIEW[10])
    soft = cv2.GaussianBlur(linear, (0, 0), 2.0)
    return photo_files.tiff(scenes.encoded(np.clip(linear + 0.8 * (linear - soft), 0.004, 0.95)), Capture(PPI))


def _as_jpeg() -> bytes:
    return photo_files.jpeg((encoded16(_VIEW[6]) >> 8).astype(np.uint8), PPI)


def _cmyk() -> bytes:
    return photo_files.cmyk(encoded16(_VIEW[5]), PPI)


def _noise_named_raw() -> bytes:
    return b"not a camera's file\n" + np.random.default_rng(9).bytes(60_000)


def _plain(view: int, capture: Capture) -> bytes:
    return scan(_VIEW[view], capture)


_VIEW: Mapping[int, Photograph] = {n: Photograph(30 + n, look=Look.SEPIA) for n in range(1, 14)}

FAULTS: Mapping[str, Fault] = {
    "FOTO_F_01": Fault(_blown_up, ("bits-used",)),
    "FOTO_F_02": Fault(partial(_plain, 2, Capture(PPI, icc=b"")), ("icc-profile",)),
    "FOTO_F_03": Fault(_broken_profile, ("icc-truncated",)),
    "FOTO_F_04": Fault(partial(film, 34, True), ("polarity",), declared=FILM),
    "FOTO_F_05": Fault(_cmyk, ("colour-space", "icc-profile")),
    "FOTO_F_06": Fault(_as_jpeg, ("extension-mismatch", "compression", "bit-depth")),
    "FOTO_F_07": Fault(_cut, ("decodes",)),
    "FOTO_F_08": Fault(partial(_plain, 8, Capture(PPI, frames=2)), ("multipage",)),
    "FOTO_F_09": Fault(_enlarged, ("upsampled",)),
    "FOTO_F_10": Fault(_sharpened, ()),  # halo: a warning
    "FOTO_F_11": Fault(
        partial(_plain, 11, Capture(PPI, comment=b"ASCII\0\0\0" + b"history " * 131_072)), ("embedded-size",)
    ),
    "FOTO_F_12": Fault(_noise_named_raw, ("decodes", "identified"), ".nef"),
    "FOTO_F_13": Fault(partial(_plain, 13, Capture(200)), ("sampling-rate",)),
    "FOTO_F_14": Fault(partial(_plain, 13, Capture(PPI, {"dc:title": "again"})), ("duplicate-exact",)),
}
"""Item → its one fault. The last shows the picture of the one before it once more, under other metadata."""
