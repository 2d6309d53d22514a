"""A picture of a recording's faults: the frames at their times, and the curves of the signal with those times marked."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from heritage import tools
from heritage.errors import ToolFailed
from heritage.files import atomic_write
from heritage.tools.av import ffmpeg, ffmpeg_graph

WIDTH = 1200
"""Pixels across."""

HEIGHT = 180
"""Pixels of one curve's panel."""

MOST = 4
"""Frames shown."""

_INK, _SOFT, _MARK = (40, 33, 28), (200, 190, 180), (30, 30, 220)  # blue, green, red
_LINES = ((160, 80, 30), (60, 140, 60), (40, 40, 200), (120, 120, 120))

PANELS: dict[str, tuple[tuple[str, ...], ...]] = {
    "video.csv.gz": (("YMIN", "YAVG", "YMAX"), ("TOUT", "BRNG")),
    "sound-0.csv.gz": (("peak1", "peak2"), ("rms1", "rms2")),
    "loudness-0.csv.gz": (("momentary", "short"),),
}
"""Which columns of which curve share a panel."""

Pixels = NDArray[np.uint8]


def moments_picture(source: Path, room: Path, times: Sequence[float], target: Path) -> None:
    """Writes a JPEG: up to four frames of a film at the times, below them the curves that were measured, a red line at each
    time. What cannot be drawn is left out."""
    shown = sorted(set(times))[:MOST]
    rows = [row for row in (_frames(source, shown), *_curves(room, shown)) if row is not None]
    if not rows:
        return
    with atomic_write(target) as partial:
        encoded = cv2.imencode(".jpg", np.concatenate(rows), [cv2.IMWRITE_JPEG_QUALITY, 85])[1]
        partial.write_bytes(encoded.tobytes())


def _frames(source: Path, times: Sequence[float]) -> Pixels | None:
    """The frames side by side, each with its time."""
    found = [(time, frame) for time in times if (frame := _frame(source, time)) is not None]
    if not found:
        return None
    width = WIDTH // MOST
    height = max(round(frame.shape[0] * width / frame.shape[1]) for _, frame in found)
    row = np.full((height + 24, WIDTH, 3), 255, np.uint8)
    for place, (time, frame) in enumerate(found):
        small = cv2.resize(frame, (width - 6, min(height, round(frame.shape[0] * width / frame.shape[1]))))
        row[24 : 24 + small.shape[0], place * width : place * width + width - 6] = small
        _text(row, _clock(time), (place * width + 4, 17))
    return row


def _frame(source: Path, time: float) -> Pixels | None:
    still = ffmpeg.source(source, {"ss": f"{max(time, 0):.3f}"})["v:0"]
    as_jpeg = {
        "frames:v": 1,
        "vf": "scale=iw*sar:ih,scale=600:-2",
        "c:v": "mjpeg",
        "pix_fmt": "yuvj420p",
        "f": "image2pipe",
    }
    words = ["ffmpeg", "-v", "error", "-nostdin", *ffmpeg_graph.words(ffmpeg_graph.written([still], "-", as_jpeg))]
    try:
        said = tools.run(words, seconds=120, reads=[source]).stdout
    except ToolFailed:
        return None
    found: Any = cv2.imdecode(np.frombuffer(said, np.uint8), cv2.IMREAD_COLOR) if said else None
    return found if found is None else np.asarray(found, np.uint8)


def _curves(room: Path, times: Sequence[float]) -> list[Pixels]:
    panels = []
    for name, groups in PANELS.items():
        columns = _columns(room / name)
        for group in groups:
            lines = {column: columns[column] for column in group if column in columns}
            if lines:
                panels.append(_panel(columns["time"], lines, times))
    return panels


def _columns(path: Path) -> dict[str, NDArray[np.float64]]:
    """The curve's columns, thinned to what a screen shows: of every stretch the highest value."""
    if not path.is_file():
        return {}
    with gzip.open(path, "rt", newline="") as lines:
        reader = csv.reader(lines)
        names = next(reader)
        rows = np.array([[float(cell or "nan") for cell in row] for row in reader], np.float64)
    if len(rows) < 2:
        return {}
    starts = np.unique(np.linspace(0, len(rows), min(len(rows), WIDTH), endpoint=False).astype(int))
    return dict(zip(names, np.fmax.reduceat(rows, starts, axis=0).T, strict=True))


def _panel(time: NDArray[np.float64], lines: dict[str, NDArray[np.float64]], marks: Sequence[float]) -> Pixels:
    """One panel with its lines; silence (-200 dBFS) is drawn at -100."""
    panel = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
    values = {name: np.nan_to_num(np.maximum(line, -100), nan=0) for name, line in lines.items()}
    low = min(float(v.min()) for v in values.values())
    high = max(float(v.max()) for v in values.values())
    across = _scaled(time, float(time[0]), float(time[-1]), 70, WIDTH - 10)
    for mark in marks:
        x = int(_scaled(np.array([mark]), float(time[0]), float(time[-1]), 70, WIDTH - 10)[0])
        cv2.line(panel, (x, 0), (x, HEIGHT), _MARK, 1)
    for number, (name, line) in enumerate(values.items()):
        down = _scaled(line, low, high, HEIGHT - 20, 24)
        points = np.stack((across, down), 1).astype(np.int32)
        cv2.polylines(panel, [points], False, _LINES[number % len(_LINES)], 1, cv2.LINE_AA)
        _text(panel, name, (80 + 130 * number, 16), _LINES[number % len(_LINES)])
    _text(panel, f"{high:.3g}", (4, 30))
    _text(panel, f"{low:.3g}", (4, HEIGHT - 16))
    cv2.line(panel, (0, HEIGHT - 1), (WIDTH, HEIGHT - 1), _SOFT, 1)
    return panel


def _scaled(values: NDArray[np.float64], low: float, high: float, start: float, end: float) -> NDArray[np.float64]:
    return np.asarray(start + (values - low) / max(high - low, 1e-12) * (end - start))


def _text(on: Pixels, text: str, place: tuple[int, int], ink: tuple[int, int, int] = _INK) -> None:
    cv2.putText(on, text, place, cv2.FONT_HERSHEY_SIMPLEX, 0.45, ink, 1, cv2.LINE_AA)


def _clock(seconds: float) -> str:
    whole = round(seconds * 1000)
    return f"{whole // 3_600_000:02d}:{whole // 60_000 % 60:02d}:{whole // 1000 % 60:02d}.{whole % 1000:03d}"
