"""exiftool kept open: what it is asked after it died, hung, or was made to talk nonsense; and that nothing of it is left."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from PIL import Image

from heritage.errors import ToolFailed, ToolTimeout
from heritage.tools.identify import exiftool, exiftool_kept
from heritage.tools.identify.exiftool_kept import KeptOpen
from heritage.tools.sandbox import View

AS_ASKED = """#!/usr/bin/perl
# exiftool, but for what some names do to it
open(my $real, "|-", "/usr/bin/exiftool", @ARGV) or die;
$| = 1;
select((select($real), $| = 1)[0]);
while (<STDIN>) {
    kill(9, $$) if m{/dies.jpg$};
    sleep(1000) if m{/hangs.jpg$};
    print "{\\n" x 70000 if m{/nonsense.jpg$};
    print STDERR "Error: a complaint as long as this, of a file that cannot be read\\n" x 10000 if m{/complains.jpg$};
    print $real $_;
}
"""


@pytest.fixture
def pictures(tmp_path: Path) -> list[Path]:
    found = [
        tmp_path / name
        for name in ("-j.jpg", "#1.jpg", " a b .jpg", "@list.jpg", "$(rm) é\t'\".jpg", "-execute.jpg", "{ready}.jpg")
    ]
    for path in found:
        exif = Image.Exif()
        exif[0x010F] = path.name
        Image.new("L", (8, 8)).save(path, exif=exif)
    return found


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An exiftool before the real one that does what names say; answers where a picture may be put."""
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/exiftool").write_text(AS_ASKED)
    (tmp_path / "bin/exiftool").chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    return tmp_path


def _makers(answers: list[object]) -> list[str]:
    return [answer["IFD0:Make"] if isinstance(answer, dict) else f"no answer: {answer}" for answer in answers]


@pytest.fixture(autouse=True)
def nothing_is_left() -> Iterator[None]:
    """No program of a test lives longer than the test; this process may have workers of other tests."""
    before = set(psutil.Process().children(recursive=True))
    yield
    until = time.monotonic() + 10
    while (left := set(psutil.Process().children(recursive=True)) - before) and time.monotonic() < until:
        time.sleep(0.05)
    assert left == set()


def test_names_are_names_and_one_process_answers_about_all(
    pictures: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    starts = []
    started = KeptOpen._started
    monkeypatch.setattr(KeptOpen, "_started", lambda self: starts.append(1) or started(self))
    monkeypatch.setattr(exiftool, "AT_ONCE", 2)
    broken = pictures[0].with_name("a\n-o\n.jpg")
    broken.write_bytes(pictures[0].read_bytes())
    *found, last = exiftool.read([*pictures, broken])
    assert _makers(found) == [path.name.replace("é", "?") for path in pictures]  # as Pillow writes it
    assert str(last) == "the name holds a line break"
    assert len(starts) == 1


@pytest.mark.parametrize("fault", ["dies", "nonsense"])
def test_only_the_guilty_file_suffers(pictures: list[Path], odd: Path, fault: str) -> None:
    guilty = odd / f"{fault}.jpg"
    guilty.write_bytes(pictures[0].read_bytes())
    before, answer, after = exiftool.read([pictures[0], guilty, pictures[1]])
    assert _makers([before, after]) == [path.name for path in pictures[:2]]
    assert isinstance(answer, str) and "exiftool" in answer


def test_one_that_hangs_is_killed_in_time_and_another_answers(pictures: list[Path], odd: Path) -> None:
    guilty = odd / "hangs.jpg"
    guilty.write_bytes(pictures[0].read_bytes())
    with KeptOpen(exiftool._WORDS, [*pictures, guilty]) as program:
        for names in ([guilty], [guilty] * 3000):  # a question that fits into the pipe, and one that waits to be read
            with pytest.raises(ToolTimeout, match="killed after 1 s"):
                program.ask([str(name) for name in names], seconds=1)
        assert b"-j.jpg" in program.ask([str(pictures[0])], seconds=60)


def test_many_complaints_block_nobody(pictures: list[Path], odd: Path) -> None:
    """More than a pipe usually holds, before the first word of the answer."""
    loud = odd / "complains.jpg"
    loud.write_bytes(pictures[0].read_bytes())
    with KeptOpen(exiftool._WORDS, [loud]) as program:
        assert b"-j.jpg" in program.ask([str(loud)], seconds=60)


def test_it_sees_what_it_was_given_and_nothing_else(pictures: list[Path]) -> None:
    with KeptOpen(exiftool._WORDS, pictures[:1]) as program:
        said = program.ask([str(path) for path in pictures[:2]], seconds=60)
    assert b'"IFD0:Make": "-j.jpg"' in said and b'"IFD0:Make": "#1.jpg"' not in said


def test_an_answer_without_end_is_cut(pictures: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exiftool_kept, "MOST_SAID", 50)
    with KeptOpen(exiftool._WORDS, pictures) as program, pytest.raises(ToolFailed, match="no whole answer"):
        program.ask([str(path) for path in pictures], seconds=60)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM])
def test_none_is_left_when_its_task_is_killed(pictures: list[Path], how: signal.Signals) -> None:
    code = (
        "import sys, time; from pathlib import Path; from heritage.tools.identify import exiftool\n"
        "answers = exiftool.read([Path(sys.argv[1])] * 500); next(answers); print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen([sys.executable, "-c", code, pictures[0]], stdout=subprocess.PIPE) as task:
        assert task.stdout is not None and task.stdout.readline() == b"open\n"
        kept = psutil.Process(task.pid).children(recursive=True)
        assert kept
        task.send_signal(how)
    _, alive = psutil.wait_procs(kept, timeout=10)
    assert [p for p in alive if p.is_running() and p.status() != psutil.STATUS_ZOMBIE] == []


def test_the_view_holds_the_files_alone(pictures: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Four hundred a process: no sandbox shows a whole delivery."""
    views: list[View] = []
    started = KeptOpen._started
    monkeypatch.setattr(KeptOpen, "_started", lambda self: views.append(self._view) or started(self))
    monkeypatch.setattr(exiftool, "TOGETHER", 3)
    assert len(list(exiftool.read(pictures))) == len(pictures)
    assert [len(view.reads) for view in views] == [3, 3, 1]
    assert all(not view.writes for view in views)
