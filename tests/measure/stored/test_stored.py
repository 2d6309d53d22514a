"""What containers hold by their own structure: values that no decoder is asked for."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from heritage.errors import SourceUnreadable
from heritage.measure.lines import repeated
from heritage.measure.stored.opening import stored
from heritage.measure.stored.probed import turned
from heritage.measure.stored.timecode import text
from kinds.video_kinds import H264, UYVY, V210, claims, cut_at_chunk, dv, empty_frames, film, seek_lies


def one(tmp_path: Path, make: object) -> Path:
    make(tmp_path)  # type: ignore[operator]
    (path,) = tmp_path.iterdir()
    return path


@pytest.mark.parametrize(
    ("make", "count"),
    [(film("t.mov", *V210), 12), (film("t.mp4", *H264), 12), (film("t.mp4", *H264, "-movflags", "frag_keyframe+empty_moov"), 12),
     (film("t.avi", *UYVY), 12), (film("t.avi", *UYVY, change=cut_at_chunk), 5), (film("t.avi", *UYVY, sound=False, change=empty_frames), 10),
     (film("t.mkv", "-c:v", "ffv1"), 12), (film("t.mxf", "-c:v", "mpeg2video", "-c:a", "pcm_s16le"), 12), (dv(), 4)],
)  # fmt: skip
def test_stored_frames_are_counted(tmp_path: Path, make: object, count: int) -> None:
    assert stored(one(tmp_path, make)).frames == count


def test_an_index_that_leads_elsewhere_is_named(tmp_path: Path) -> None:
    (said,) = stored(one(tmp_path, film("t.mkv", "-c:v", "ffv1", change=seek_lies))).index
    assert said.startswith("SeekHead says that Tracks is at byte")


def test_frames_beyond_any_film_are_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="claims 32000 × 32000 pixels"):
        stored(one(tmp_path, film("t.mov", *V210, change=claims(32000, 32000))))


def test_timecode_drops_numbers_as_smpte_says() -> None:
    assert [text(n, 30, drops=True) for n in (1799, 1800, 17_982)] == ["00:00:59;29", "00:01:00;02", "00:10:00;00"]
    assert text(900_000, 25, drops=False) == "10:00:00:00"


def test_a_matrix_is_told_as_people_see_it() -> None:
    lines = "\n00000000:  {:11d} {:11d} 0\n00000001:  {:11d} {:11d} 0\n00000002: 0 0 1073741824\n"
    one = 65536
    assert turned(lines.format(0, one, -one, 0)) == "is shown turned by 90° clockwise"
    assert turned(lines.format(-one, 0, 0, one)) == "is shown mirrored"


def test_only_lines_with_detail_repeat() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (80, 64), np.uint8)
    assert repeated(noise) == 0
    assert repeated(np.full((80, 64), 40, np.uint8)) == 0
    assert repeated(np.tile(np.arange(0, 128, 2, np.uint8), (80, 1))) == 0  # a ramp
    broken = noise.copy()
    broken[40:52] = noise[40]
    assert repeated(broken) == 8 / 80
