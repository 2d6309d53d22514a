"""Items and pages over workers: order, resumption after a kill, one page's failure, one item's failure."""

from __future__ import annotations

import hashlib
import os
import pickle
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from faults.normalisers import DiesOn, FailsOn
from heritage import formats
from heritage.dossier import now
from heritage.errors import (
    ConfigError,
    PermanentError,
    ProofFailed,
    SourceChanged,
    ToolFailed,
    ToolMissing,
    TransientError,
)
from heritage.model import Rendition
from heritage.normalise import Work, forget, normalise, normalise_all, parts
from heritage.normalise.document.book import BookPdf
from heritage.normalise.document.text import OcrAlto
from heritage.normalise.output import stem
from heritage.normalise.picture.access import AccessJpeg
from heritage.normalise.picture.master import LosslessJp2
from heritage.tools.identify import fido, pronom
from normalise.making import SETTINGS, Case, typed

NORMALISERS = (LosslessJp2(), OcrAlto(), AccessJpeg())


def case_of(root: Path, pages: int = 3, item: str = "BOOK") -> Case:
    case = Case(root, id=item)
    for number in range(1, pages + 1):
        case.add(f"{number:04d}.tif", typed([f"page number {number}"], (700, 200)))
    return case


def run(case: Case, *normalisers: object, workers: int = 2) -> list[Rendition]:
    """But for when each was made, and what its content is called: a file that was emptied behind our back has no name."""
    return [replace(one, at="", format="", format_version="") for one in made(case, *normalisers, workers=workers)]


def made(case: Case, *normalisers: object, workers: int = 2) -> list[Rendition]:
    chosen = normalisers or NORMALISERS
    return list(normalise(case.order(), case.place, case.all_measured(), chosen, [BookPdf()], workers=workers))  # type: ignore[arg-type]


def files(folder: Path) -> dict[str, str]:
    """Everything below the work folder but the notes: path → digest."""
    found = sorted(p for p in folder.rglob("*") if p.is_file() and "_parts" not in p.parts)
    return {str(p.relative_to(folder)): hashlib.sha512(p.read_bytes()).hexdigest() for p in found}


def test_renditions_come_in_page_order_and_are_what_is_on_disk(tmp_path: Path) -> None:
    case = case_of(tmp_path, 5)
    made = run(case)
    kinds = ("master/{}.jp2", "text/{}.alto.xml", "access/{}.jpg")
    wanted = [kind.format(f"{number:04d}") for number in range(1, 6) for kind in kinds]
    assert [r.path for r in made] == [*wanted, "access/BOOK.pdf"]
    assert files(case.folder) == {r.path: r.sha512 for r in made}
    assert [r.source for r in made[:3]] == ["objects/BOOK/0001.tif"] * 3


def test_each_says_when_it_was_made_what_it_is_called_and_who_validated_it(tmp_path: Path) -> None:
    before = now()
    master, text, shown, book = made(case_of(tmp_path, 1))
    assert before <= master.at <= text.at <= shown.at <= book.at <= now()
    assert (shown.format, shown.format_version) == ("JPEG File Interchange Format", "1.01")
    assert [[one.tool.partition(" ")[0] for one in r.validated] for r in (master, text, shown, book)] == [
        ["jpylyzer"], [], [], ["PDFBox"],
    ]  # fmt: skip


def test_renditions_are_called_what_another_engine_calls_them(tmp_path: Path) -> None:
    """PDF/A-1b was written and PDF/A-1a said, as our own word was believed. fido reads its own signatures."""
    case = case_of(tmp_path, 1)
    made = run(case)
    ends = {r.path: pronom.Ends.of(case.folder / r.path) for r in made}
    assert {r.path: r.puid for r in made} == {
        path: next(a.puid for a in fido.ask(e.head, e.tail or e.head, e.suffix) if a.basis.startswith("byte match"))
        for path, e in ends.items()
    }


def test_a_normaliser_is_not_believed_what_it_wrote(tmp_path: Path) -> None:
    case = case_of(tmp_path, 1)
    liar = AccessJpeg()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("heritage.normalise.picture.jpeg.named", lambda _: formats.named("png"))
        (said,) = [r.puid for r in run(case, liar, workers=1) if r.path.endswith(".jpg")]
    assert said in formats.puids("jpeg")


def test_a_second_run_makes_nothing_again(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    first = run(case)
    stamps = {p: p.stat().st_mtime_ns for p in (case.folder / "master").iterdir()}
    assert run(case) == first
    assert {p: p.stat().st_mtime_ns for p in stamps} == stamps
    forget(case.folder)
    assert run(case) == first
    assert all(p.stat().st_mtime_ns != stamp for p, stamp in stamps.items())


def test_what_a_note_names_is_made_again_when_it_is_gone_cut_or_wanted_otherwise(tmp_path: Path) -> None:
    case = case_of(tmp_path)
    first = run(case)
    (case.folder / "master/0001.jp2").unlink()
    (case.folder / "text/0002.alto.xml").write_bytes(b"cut")
    (case.folder / "_parts/000002.json").write_bytes(b'{"cause": ')
    assert run(case) == first
    assert files(case.folder) == {r.path: r.sha512 for r in first}
    case.settings = {**SETTINGS, "access": {"max_pixels": 100}}
    case.facts["objects/BOOK/0001.tif"]["more"] = 1
    changed = run(case)
    assert changed[2].facts["access.width"] == 100


SCRIPT = """
import pickle, sys
from heritage.normalise import normalise
from test_unit import NORMALISERS
from heritage.normalise.document.book import BookPdf
case = pickle.loads(open(sys.argv[1], "rb").read())
list(normalise(case.order(), case.place, case.all_measured(), NORMALISERS, [BookPdf()], workers=2))
"""


def test_notes_from_before_the_machine_started_are_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a power cut a file may have its size and not its bytes: nothing is flushed page by page."""
    case = case_of(tmp_path, 2)
    first = run(case)
    master = case.folder / first[0].path
    master.write_bytes(b"\0" * master.stat().st_size)
    assert run(case) == first and not any(master.read_bytes()), "the same start of the machine: believed by its size"
    monkeypatch.setattr(parts, "_start_of_machine", lambda: "another start")
    assert run(case) == first
    assert files(case.folder) == {r.path: r.sha512 for r in first}


@pytest.mark.parametrize("after", [1, 4])
def test_a_killed_run_goes_on_and_ends_as_if_nothing_had_happened(tmp_path: Path, after: int) -> None:
    undisturbed = run(case_of(tmp_path / "whole", 8))
    case = case_of(tmp_path / "killed", 8)
    (tmp_path / "case").write_bytes(pickle.dumps(case))
    tests = Path(__file__).parents[1]
    paths = os.pathsep.join(map(str, (tests.parent / "include", tests, tests / "normalise")))
    running = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "case")],
        env={**os.environ, "PYTHONPATH": paths},
        start_new_session=True,
    )
    notes = case.folder / "_parts"
    while running.poll() is None and len(list(notes.glob("0*.json"))) < after:
        time.sleep(0.01)
    assert running.poll() is None, "it ended before it could be killed"
    os.kill(running.pid, signal.SIGKILL)
    running.wait()
    while not _gone(running.pid):
        time.sleep(0.01)
    finished = sorted(notes.glob("0*.json"))
    assert after <= len(finished) < 8
    stamps = {p: p.stat().st_mtime_ns for p in finished}
    (case.folder / "master/.partial-dead-0001.jp2").write_bytes(b"half")
    assert run(case) == undisturbed
    assert files(case.folder) == {r.path: r.sha512 for r in undisturbed}
    assert {p: p.stat().st_mtime_ns for p in stamps} == stamps


def _gone(leader: int) -> bool:
    """No process of that group is left (its workers die with it)."""
    try:
        os.killpg(leader, 0)
    except ProcessLookupError:
        return True
    return False


def test_one_page_fails_and_the_others_are_kept(tmp_path: Path) -> None:
    case = case_of(tmp_path, 4)
    broken = FailsOn(ProofFailed("not the same"), ("0003",))
    with pytest.raises(
        ProofFailed, match=r"1 of 4 pages failed: objects/BOOK/0003\.tif: ProofFailed: not the same"
    ) as caught:
        run(case, AccessJpeg(), broken)
    assert isinstance(caught.value.__cause__, ProofFailed)
    assert [p.name for p in sorted((case.folder / "_parts").iterdir())] == ["000000.json", "000001.json", "000003.json"]
    assert not list(case.folder.rglob("*.pdf"))


def test_only_when_no_retry_can_help_is_it_lasting(tmp_path: Path) -> None:
    with pytest.raises(PermanentError, match="2 of 2") as caught:
        run(case_of(tmp_path / "a", 2), FailsOn(SourceChanged("other"), ("0001", "0002")))
    assert caught.value.advice == SourceChanged.advice
    with pytest.raises(TransientError, match="2 of 2"):
        run(case_of(tmp_path / "b", 2), FailsOn(SourceChanged("other"), ("0001",)), FailsOn(ToolFailed("x"), ("0002",)))


def test_a_page_that_kills_its_worker_loses_only_itself(tmp_path: Path) -> None:
    case = case_of(tmp_path, 4)
    with pytest.raises(TransientError, match=r"1 of 4 pages failed: objects/BOOK/0002\.tif: WorkerCrashed"):
        run(case, AccessJpeg(), DiesOn("0002"))
    assert len(list((case.folder / "_parts").iterdir())) == 3


def test_items_share_the_workers_and_fail_alone(tmp_path: Path) -> None:
    cases = [case_of(tmp_path, 1 + number % 2, f"ITEM{number}") for number in range(5)]
    cases[2].settings = {"master": {"profile": "none such"}}
    cases[3].expected = {"languages": ["xx"]}
    works = [Work(case.order(), case.all_measured) for case in cases]
    ended = list(normalise_all(works, cases[0].place, NORMALISERS, [BookPdf()], workers=2))
    assert [order.item.id for order, _ in ended] == [case.id for case in cases]
    assert [len(made) if isinstance(made, list) else type(made.__cause__) for _, made in ended] == [
        4, 7, ConfigError, ToolMissing, 4,
    ]  # fmt: skip


def test_what_nobody_accepts_stays_as_it_came(tmp_path: Path) -> None:
    case = case_of(tmp_path, 2)
    case.facts["objects/BOOK/0002.tif"] = {}
    assert {r.source for r in run(case)} == {"objects/BOOK/0001.tif", ""}


def test_names_of_copies_never_meet(tmp_path: Path) -> None:
    case = Case(tmp_path)
    grey = np.zeros((9, 9), np.uint8)
    for name in ("0001.tif", "0001.png", "0001.tif.png", "sub/0001.tif", "Sub/0001.TIF", "a.b.tif"):
        case.add(name, grey)
    item = case.order().item
    stems = [stem(file, item) for file in item.files]
    assert stems == ["0001.tif", "0001.png", "0001.tif.png", "sub/0001.tif", "Sub/0001.TIF", "a.b"]


def test_the_tables_of_a_workline_load_nothing_heavy() -> None:
    light = "import sys, heritage.normalise" + "".join(
        f", heritage.normalise.{m}" for m in ("picture.master", "document.text", "picture.access", "document.book")
    )
    heavy = "{'numpy', 'cv2', 'PIL', 'lxml', 'glymur', 'tesserocr', 'tifffile'}"
    said = subprocess.run(
        [sys.executable, "-c", f"{light}; print({heavy} & set(sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.strip() == "set()"
