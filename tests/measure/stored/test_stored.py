"""What containers hold by their own structure: values that no decoder is asked for."""

from __future__ import annotations

import io
import struct
import subprocess
from pathlib import Path

import numpy as np
import pytest

from heritage.errors import SourceUnreadable
from heritage.measure.film.container.opening import stored
from heritage.measure.film.container.probed import turned
from heritage.measure.film.container.timecode import text
from heritage.measure.film.lines import LineMeter, repeated
from heritage.model import phrase
from heritage.tools.av.container import flv, program_stream, transport
from kinds.video_kinds import (
    H264,
    MPEG2,
    UYVY,
    V210,
    claims,
    cut_at_chunk,
    dv,
    empty_frames,
    film,
    frame_zeroed,
    seek_lies,
    zeroed,
)


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
    assert said.code.startswith("index-lies")
    assert (said.values["index"], said.values["name"]) == ("SeekHead", "Tracks")


def test_frames_beyond_any_film_are_refused_unopened(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable, match="claims 32000 × 32000 pixels"):
        stored(one(tmp_path, film("t.mov", *V210, change=claims(32000, 32000))))


def test_timecode_drops_numbers_as_smpte_says() -> None:
    assert [text(n, 30, drops=True) for n in (1799, 1800, 17_982)] == ["00:00:59;29", "00:01:00;02", "00:10:00;00"]
    assert text(900_000, 25, drops=False) == "10:00:00:00"


def test_a_matrix_is_told_as_people_see_it() -> None:
    lines = "\n00000000:  {:11d} {:11d} 0\n00000001:  {:11d} {:11d} 0\n00000002: 0 0 1073741824\n"
    one = 65536
    assert turned(lines.format(0, one, -one, 0)) == phrase("turned", degrees=90)
    assert turned(lines.format(-one, 0, 0, one)) == phrase("mirrored")


def test_only_lines_with_detail_repeat() -> None:
    noise = np.random.default_rng(1).integers(0, 255, (80, 64), np.uint8)
    assert repeated(noise) == 0
    assert repeated(np.full((80, 64), 40, np.uint8)) == 0
    assert repeated(np.tile(np.arange(0, 128, 2, np.uint8), (80, 1))) == 0  # a ramp
    broken = noise.copy()
    broken[40:52] = noise[40]
    assert repeated(broken) == 8 / 80
    assert repeated(broken.astype(np.uint16) * 256) == 8 / 80


def test_plain_lines_of_deep_films_are_not_dithered_into_detail(tmp_path: Path) -> None:
    """What ffmpeg makes of 10 bits in 8 repeats its dither every fourth line: a third of the lines of colour bars."""
    meter = LineMeter(720, 576, 10)
    shown = f"smptehdbars=size=720x576,format=yuv422p10,scale={meter.width}:576:flags=neighbor,format={meter.format}"
    words = ["ffmpeg", "-v", "error", "-f", "lavfi", "-i", shown, "-frames:v", "1", "-f", "rawvideo", "-"]
    meter.listen(io.BytesIO(subprocess.run(words, check=True, capture_output=True).stdout))
    assert meter.facts([0.0])["vrep_worst"] == [[0.0, 0.0]]


def packet(count: int, *, begins: bool = False, payload: int = 1, flags: int = 0) -> bytes:
    """A transport packet of stream 0x100; `flags`: of its adaptation field."""
    head = bytes((0x47, 0x41 if begins else 0x01, 0x00, (0x30 if flags else 0x10 * payload) | count))
    field = bytes((1, flags)) if flags else b""
    return (head + field + (b"\0\0\1\xe0" if begins else b"")).ljust(188, b"\xff")


@pytest.mark.parametrize(
    ("packets", "lost", "joined"),
    [
        ([packet(n % 16, begins=not n) for n in range(40)], 0, 0),
        ([packet(0, begins=True), packet(1), packet(4)], 1, 0),
        ([packet(0, begins=True), packet(1), packet(1), packet(2)], 0, 0),  # one twice, which is allowed
        ([packet(0, begins=True), packet(1), packet(9, begins=True)], 0, 1),  # a recorder stopped and started
        ([packet(0, begins=True), packet(1), packet(9, flags=0x80)], 0, 0),  # the stream says that it breaks
    ],
)
def test_packets_are_counted(tmp_path: Path, packets: list[bytes], lost: int, joined: int) -> None:
    (path := tmp_path / "t.ts").write_bytes(b"".join(packets))
    found = transport.read(path)
    assert (len(found.lost), len(found.joined), found.astray, found.rest) == (lost, joined, [], 0)


def test_packets_are_found_again_behind_bytes_that_are_none(tmp_path: Path) -> None:
    packets = b"".join(packet(n % 16, begins=not n) for n in range(20))
    (path := tmp_path / "t.ts").write_bytes(packets[:1880] + b"strange" + packets[1880:] + packets[:90])
    found = transport.read(path)
    assert (found.astray, found.lost, found.rest) == ([1880], [], 90)


def test_a_program_stream_says_whether_its_sound_begins_whole(tmp_path: Path) -> None:
    path = one(tmp_path, film("t.mpg", *MPEG2, "-f", "mpeg"))
    whole = path.read_bytes()
    assert program_stream.read(path).framed
    path.write_bytes(whole[: whole.index(b"\0\0\1\xc0")] + whole[whole.index(b"\0\0\1\xc0", len(whole) // 2) :])
    assert not program_stream.read(path).framed
    path.write_bytes(whole[:-9])
    assert program_stream.read(path).cut


def test_an_flv_says_how_long_it_is(tmp_path: Path) -> None:
    path = one(tmp_path, film("t.flv", *H264))
    whole = path.read_bytes()
    assert flv.read(path) == flv.Flv(promised=len(whole))
    end = 13 + 11 + int.from_bytes(whole[14:17], "big")
    path.write_bytes(whole[:end] + struct.pack(">I", 9) + whole[end + 4 :])
    assert flv.read(path).astray == 1
    path.write_bytes(whole[:-5])
    cut = flv.read(path).cut
    assert cut is not None and cut.code == "tag-short"
    assert cut.values["promised"] - cut.values["bytes"] == 1


def test_blocks_of_zeros_in_frames_of_h264_are_damage(tmp_path: Path) -> None:
    whole = one(tmp_path, film("t.mp4", *H264, sound=False))
    assert stored(whole).faults == []
    whole.write_bytes(frame_zeroed(whole.read_bytes()))
    assert stored(whole).faults == [
        ("decoding", 0.0, phrase("film", number=1, said=phrase("frames-zeroed", zeroed=1, of=12)))
    ]
    (tmp_path / "v").mkdir()
    plain = one(tmp_path / "v", film("t.mov", *V210, sound=False, change=zeroed(8192)))
    assert stored(plain).faults == []  # what is uncompressed may hold zeros; the meter of pictures tells
