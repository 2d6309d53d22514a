"""Originals in forms that get old: small, real, each item's its own."""

from __future__ import annotations

import io
import random
import subprocess
import tempfile
from functools import cache
from pathlib import Path

import numpy as np
import tifffile

from bench.sealed import Original
from heritage.measure.film.av import AvProbe
from heritage.measure.picture.image import ImageProbe

_CLOCK = "2026:11:02 09:00:00"


def lzw(name: str) -> bytes:
    """A page of colour, with fields that say something of it."""
    chance = np.random.default_rng(random.Random(name).getrandbits(32))
    pixels = np.repeat(chance.integers(0, 255, (24, 20, 3), dtype=np.uint8), 2, axis=0)
    out = io.BytesIO()
    tifffile.imwrite(
        out, pixels, compression="lzw", predictor=True, photometric="rgb", rowsperstrip=16, resolution=(300, 300), resolutionunit="INCH",
        description=f"page of {name}", software="Scan 3", datetime=_CLOCK, metadata=None,
    )  # fmt: skip
    return out.getvalue()


@cache
def ffv1(name: str, version: int = 1) -> bytes:
    """Ten frames and a sound, as recorders wrote them in 2012; by the item's name a tone of its own."""
    tone = 200 + random.Random(name).randrange(2000)
    with tempfile.TemporaryDirectory(prefix="heritage-old-") as folder:
        place = Path(folder) / "t.mkv"
        words = [
            "-f",
            "lavfi",
            "-i",
            "testsrc2=size=96x80:rate=25:duration=0.4",
            "-f",
            "lavfi",
            "-i",
            f"sine=frequency={tone}:duration=0.4",
        ]
        coding = [
            "-c:v",
            "ffv1",
            "-level",
            str(version),
            "-g",
            "10",
            "-pix_fmt",
            "yuv422p",
            "-c:a",
            "pcm_s16le",
            "-metadata",
            f"title={name}",
        ]
        subprocess.run(
            ["ffmpeg", "-v", "error", *words, *coding, "-field_order", "progressive", "-bitexact", place], check=True
        )
        return place.read_bytes()


PAGE = Original("0001.tif", "fmt/353", lzw, probes=(ImageProbe(),))
LOOSE = Original("0001.tif", "fmt/353", lzw, master=False, probes=(ImageProbe(),))
FILM = Original("reel.mkv", "fmt/569", ffv1, "audiovisual", master=False, probes=(AvProbe(),))
