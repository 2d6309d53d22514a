"""ffmpeg's runs: every complaint is heard, readers get all, and nothing is left behind, whoever is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from heritage.errors import SourceUnreadable, ToolTimeout
from heritage.tools.av import ffmpeg
from heritage.tools.av.ffmpeg_graph import words, written

ENDLESS = ["-re", "-f", "lavfi", "-i", "sine=duration=600", "-f", "null", "-"]


def running(parent: int) -> list[int]:
    """ffmpeg processes below this one; the sandbox's own processes are between them."""
    parents, names = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            name, _, rest = stat.read_text().partition(") ")
        except OSError:
            continue
        pid = int(stat.parent.name)
        parents[pid], names[pid] = int(rest.split()[1]), name
    return [pid for pid, name in names.items() if "(ffmpeg" in name and parent in _above(pid, parents)]


def _above(pid: int, parents: dict[int, int]) -> list[int]:
    found = [pid]
    while found[-1] in parents:
        found.append(parents[found[-1]])
    return found[1:]


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().partition(") ")[2].startswith("Z")
    except OSError:
        return True


def wait(for_: object, seconds: float = 20) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if for_():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False


def test_each_reader_gets_its_own_stream() -> None:
    got: dict[str, bytes] = {}

    def reader(name: str) -> ffmpeg.Reader:
        def read(stream: BinaryIO) -> None:
            got[name] = stream.read()

        return read

    said = ffmpeg.run(
        lambda pipes: ["-f", "lavfi", "-i", "sine=duration=2:sample_rate=48000", "-f", "s16le", pipes[0], "-f", "framemd5", pipes[1]],
        [reader("raw"), reader("md5")], length=2, name="a tone",
    )  # fmt: skip
    assert (said.code, said.complaints) == (0, ())
    assert len(got["raw"]) == 2 * 48_000 * 2
    assert got["md5"].startswith(b"#format")


def test_an_error_that_leaves_the_exit_code_at_0_is_heard(tmp_path: Path) -> None:
    from samples.av import film as av_film

    av_film.ffv1(tmp_path / "m.mkv", seconds=1)
    av_film.spoil_frame(tmp_path / "m.mkv", 0.52)
    opened = ffmpeg.source(tmp_path / "m.mkv")
    said = ffmpeg.run(lambda _: words(written([opened], "-", {"f": "null"})), length=1, name="spoilt")
    assert said.code == 0
    assert any("slice CRC mismatch" in e.text and "0.52" in e.text for e in said.errors)


def test_a_reader_that_fails_is_told_and_does_not_stop_ffmpeg_for_ever() -> None:
    def broken(stream: BinaryIO) -> None:
        stream.read(10)
        raise RuntimeError("the meter broke")

    with pytest.raises(RuntimeError, match="the meter broke"):
        ffmpeg.run(
            lambda pipes: ["-f", "lavfi", "-i", "sine=duration=60", "-f", "s16le", pipes[0]],
            [broken],
            length=60,
            name="x",
        )


def test_a_run_that_takes_too_long_is_killed() -> None:
    with pytest.raises(ToolTimeout, match="killed after 1 s"):
        ffmpeg.run(lambda _: ENDLESS, length=0, name="endless", seconds=1)
    assert wait(lambda: not [p for p in running(os.getpid()) if not gone(p)])


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_no_ffmpeg_is_left_when_its_task_is_killed(how: signal.Signals) -> None:
    code = f"from heritage.tools.av import ffmpeg; ffmpeg.run(lambda _: {ENDLESS!r}, length=0, name='endless')"
    task = subprocess.Popen([sys.executable, "-c", code])
    try:
        assert wait(lambda: running(task.pid))
        (child,) = running(task.pid)
        task.send_signal(how)
        task.wait(timeout=20)
        assert wait(lambda: gone(child))
    finally:
        task.kill()
        task.wait()


def test_a_name_that_looks_like_a_url_or_an_option_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "concat:a|b.wav").write_bytes(b"RIFF")
    with pytest.raises(SourceUnreadable):
        ffmpeg.probe(tmp_path / "concat:a|b.wav")


def test_progress_is_told_for_people() -> None:
    state = {"frame": "1500", "out_time_us": "60000000", "speed": "2.5x"}
    assert ffmpeg.told(state, 600) == "frame 1500, 00:01:00 of 00:10:00, 2.5 × real time, 3.6 min left"
    assert ffmpeg.told({"out_time_us": "N/A", "speed": "N/A"}, 0) == "00:00:00"
