"""What ffmpeg is told: options stand with their file, and files are known as files."""

from __future__ import annotations

from pathlib import Path

from heritage.tools.av import demuxers, ffmpeg
from heritage.tools.av.ffmpeg_graph import opened, words, written


def test_options_stand_with_the_file_they_are_for() -> None:
    source = opened("in.mkv", {"noautorotate": None, "ss": "1.5", "f": "matroska"})
    first = written([source["v"], source["a?"]], "one.mkv", {"c:v": "ffv1", "c": "copy", "sn": None})
    said = words(first, written([source["v:0"]], "pipe:7", {"f": "framemd5"}))
    at, one, two = said.index("-i"), said.index("one.mkv"), said.index("pipe:7")
    assert set(said[: at + 2]) == {"-noautorotate", "-ss", "1.5", "-f", "matroska", "-i", "in.mkv"}
    assert said[at + 2 : at + 6] == ["-map", "0:v", "-map", "0:a?"]
    assert said.index("-c") < said.index("-c:v") < one  # ffmpeg takes the last that fits a stream
    assert said[one + 1 : two] == ["-map", "0:v:0", "-f", "framemd5"]


def test_what_is_said_several_times_is_said_each_time() -> None:
    tags = ["title=Étang = gelé", "comment=-map 0"]
    said = words(written([opened("in", {})], "out", {"metadata": tags, "t": 0}))
    assert said == ["-i", "in", "-metadata", tags[0], "-metadata", tags[1], "-t", "0", "out"]


def test_the_sandbox_knows_every_file_of_a_command() -> None:
    """Also one that is an option's value."""
    source = ffmpeg.source(Path("/in/a.mkv"), {"dump_attachment:t:0": Path("/out/rows.gz")})
    attached = demuxers.opened(Path("/in/rows.gz"))
    copies = written([source], Path("/out/b.mkv"), {"attach": attached})
    view = ffmpeg._view(words(copies, files=[attached, Path("/out/rows.gz")]))
    assert sorted(view.reads) == [Path("/in/a.mkv"), Path("/in/rows.gz")]
    assert sorted(view.writes) == [Path("/out/b.mkv"), Path("/out/rows.gz")]


def test_a_filter_s_value_comes_through_as_it_is() -> None:
    """A mixing rule is full of signs that mean something to ffmpeg's parser."""
    mixed = opened("sine=duration=1", {"f": "lavfi"})["a"].filter("pan", args="stereo|c0=0.5*c0|c1=0.5*c0")
    got: list[bytes] = []
    said = ffmpeg.run(
        lambda pipes: words(written([mixed], pipes[0], {"f": "s16le"})),
        [lambda s: got.append(s.read())],
        length=1,
        name="sine",
    )
    assert (said.code, said.complaints) == (0, ())
    assert len(got[0]) == 44_100 * 4
