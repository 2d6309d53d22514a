"""What is wrong with us: a site that is away, a full disk, a tool that is missing or broken. Never a green run, never a
lost copy; and when it is mended, the next run does only what is undone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from airflow.sdk import RetryAction

from campaigns import chosen
from faults import programs
from flows.driver import Run, drive, leftovers, seen
from heritage.archive.site import kinds
from heritage.contracts import CheckContext, ItemMeasured, Scope, Site, check
from heritage.errors import (
    DiskFull,
    HeritageError,
    OurMistake,
    SiteLocked,
    SiteRefused,
    SiteUnavailable,
    ToolMissing,
    TransientError,
)
from heritage.lines import LINES
from heritage.model import Finding
from heritage_airflow import defaults
from samples import small


def failed(place: Path, home: Path) -> Run:
    run = drive(place)
    assert run.red.startswith("kbr/T-1: ")
    assert set(run.states.values()) == {"failed"}
    assert all(item["troubles"] for item in run.report["items"])
    assert sum(run.report["counts"].values()) == 2 * len(run.states)
    return run


def mended(place: Path) -> None:
    run = drive(place, run="mended")
    assert (run.red, set(run.states.values())) == ("", {"deposited"})
    assert not any("troubles" in item for item in run.report["items"])


# --- sites ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def far_site(home: Path, tmp_path: Path) -> Path:
    """Where site-b will be mounted; until then it is away."""
    (home / "config").mkdir()
    (home / "config/sites.yaml").write_text(
        "site-a: {title: A, kind: folder, url: archive/site-a}\n"
        f"site-b: {{title: B, kind: folder, url: {tmp_path / 'mount'}, options: {{must_exist: true}}}}\n"
    )
    return tmp_path / "mount"


def test_a_dead_site_does_not_stop_the_other_and_gets_its_copy_when_it_is_back(
    home: Path, page: Path, far_site: Path
) -> None:
    run = failed(page, home)
    (item,) = run.report["items"]
    assert [r["site"] for r in item["receipts"]] == ["site-a"]
    (trouble,) = item["troubles"]
    assert "deposit-site-b" in trouble
    assert "SiteUnavailable" in trouble
    assert str(far_site) in trouble
    assert SiteUnavailable.advice in trouble
    assert [t.passing for t in run.troubles] == [True]
    assert "deposit-site-b" in run.html
    copies, sheets = seen(home / "archive/site-a"), seen(home / "work/kbr/T-1/BOOK_1")
    far_site.mkdir()
    mended(page)
    assert seen(home / "archive/site-a") == copies
    kept = seen(home / "work/kbr/T-1/BOOK_1")
    assert {n: w for n, w in sheets.items() if n in kept} == {
        n: w for n, w in kept.items() if n != "receipt-site-b.jsonl"
    }
    assert {p.name for p in far_site.rglob("*.tif")} == {p.name for p in (home / "archive/site-a").rglob("*.tif")}
    assert leftovers(home) == leftovers(far_site) == []


def test_airflow_waits_longer_for_a_site_or_a_disk(page: Path, home: Path, far_site: Path) -> None:
    """What a unit's task raises must still say that waiting helps."""
    trouble = drive(page).troubles[0]
    assert trouble.kind == "SiteUnavailable"
    assert trouble.kind in defaults.PATIENT
    patient = next(rule for rule in defaults.RETRIES.rules if "site" in (rule.reason or ""))
    assert any(issubclass(defaults.Waiting, kind) for kind in _kinds(patient.exception))


def test_a_site_that_lets_nobody_write_is_asked_once(home: Path, page: Path, far_site: Path, disk: Disk) -> None:
    """A real file system that is mounted for reading only; its neighbour gets its copies all the same."""
    disk(far_site, 4000)
    subprocess.run(["mount", "-o", "remount,ro", str(far_site)], check=True)
    run = failed(page, home)
    assert {(trouble.kind, trouble.passing) for trouble in run.troubles} == {("SiteRefused", False)}
    assert "Read-only file system" in run.troubles[0].error and "mounted for writing" in run.troubles[0].advice
    assert [r["site"] for item in run.report["items"] for r in item["receipts"]] == ["site-a"]


@pytest.mark.parametrize(
    ("error", "again", "minutes"),
    [
        (SiteUnavailable("away"), True, 2),
        (SiteLocked("locked"), True, 2),
        (DiskFull("full"), True, 2),
        (SiteRefused("no"), False, None),
        (OurMistake("oh"), False, None),
        (TypeError("oh"), False, None),
        (KeyError("oh"), False, None),
    ],
)
def test_airflow_tries_again_only_what_may_pass(error: Exception, again: bool, minutes: int | None) -> None:
    decision = defaults.RETRIES.evaluate(error, 1, 8)
    assert decision.action is (RetryAction.RETRY if again else RetryAction.FAIL)
    assert decision.retry_delay == (timedelta(minutes=minutes) if minutes else None)
    assert (type(error).__name__ in defaults.PATIENT) is again


def test_a_mistake_in_the_program_is_not_tried_again(page: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(*_: object, **__: object) -> None:
        raise TypeError("deposit() takes no such argument")

    monkeypatch.setattr("heritage.archive.deposits.deposit", wrong)
    run = failed(page, home)
    assert {(trouble.error[:9], trouble.passing) for trouble in run.troubles} == {("TypeError", False)}
    assert "fault" in run.troubles[0].advice


def _kinds(named: object) -> list[type]:
    from airflow.sdk._shared.module_loading import import_string

    found = named if isinstance(named, list | tuple | set) else [named]
    return [import_string(kind) if isinstance(kind, str) else kind for kind in found]


# --- disks ---------------------------------------------------------------------------------------------------------------

Disk = Callable[[Path, int], Callable[[int], None]]


@pytest.fixture
def disk() -> Iterator[Disk]:
    """`grow = disk(folder, kilobytes)`: a real file system of that size; `grow(kilobytes)` makes room."""
    mounted: list[Path] = []

    def mount(folder: Path, size: int) -> Callable[[int], None]:
        folder.mkdir(parents=True)
        words = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(folder)]
        if os.geteuid() != 0 or subprocess.run(words, capture_output=True, check=False).returncode:
            pytest.skip("a file system can only be mounted by root, outside of most containers")
        mounted.append(folder)
        return lambda more: subprocess.run(["mount", "-o", f"remount,size={more}k", str(folder)], check=True) and None

    yield mount
    for folder in mounted:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def said(error: Callable[[], object]) -> str:
    try:
        error()
    except DiskFull as full:
        return f"{full} → {full.advice}"
    return ""


@pytest.mark.campaign
@pytest.mark.parametrize("kilobytes", chosen([4, 52, 200, 700], [52, 700]))
def test_a_full_work_disk(home: Path, page: Path, disk: Disk, kilobytes: int) -> None:
    """Full while the dossiers are opened, while the page is copied, while the package is sealed."""
    grow = disk(home / "work", kilobytes)
    try:
        run = drive(page)
        told = " ".join(t for item in run.report["items"] for t in item.get("troubles", ()))
        told = told or " ".join(f"{t.error} → {t.advice}" for t in run.troubles)
        assert run.red
        assert run.troubles[0].kind == "DiskFull"
    except DiskFull as error:
        told = f"{error} → {error.advice}"
    assert "no room left" in told
    assert str(home / "work") in told
    assert DiskFull.advice in told
    assert not (home / "archive/site-a").exists()
    grow(64 << 10)
    mended(page)
    assert leftovers(home) == []


@pytest.mark.campaign
@pytest.mark.parametrize("kilobytes", chosen([100, 5000], [100]))
def test_a_full_site(home: Path, page: Path, disk: Disk, kilobytes: int) -> None:
    grow = disk(home / "archive/site-b", kilobytes)
    (item,) = failed(page, home).report["items"]
    assert [r["site"] for r in item["receipts"]] == ["site-a"]
    assert any("DiskFull" in t and "site-b" in t and DiskFull.advice in t for t in item["troubles"])
    assert not [p for p in (home / "archive/site-b").rglob("*") if "BOOK_1" in p.name]
    copies = seen(home / "archive/site-a")
    grow(64 << 10)
    mended(page)
    assert seen(home / "archive/site-a") == copies


def test_a_full_disk_for_reports(home: Path, page: Path, disk: Disk) -> None:
    grow = disk(home / "reports", 4)
    with pytest.raises(HeritageError, match="no room left"):
        drive(page)
    grow(8 << 10)
    mended(page)


# --- tools ---------------------------------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def known_again() -> Iterator[None]:
    yield
    programs.forgotten()


@pytest.mark.parametrize("program", ["exiftool", "java"])
def test_a_missing_program(home: Path, page: Path, tmp_path: Path, program: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        programs.missing(program, tmp_path / "bin", patch)
        (item,) = failed(page, home).report["items"]
    assert any(program in t and "not installed" in t and ToolMissing.advice in t for t in item["troubles"])
    assert not (home / "archive").exists()
    programs.forgotten()
    mended(page)


@pytest.mark.campaign
@pytest.mark.parametrize(
    ("program", "how"),
    chosen(
        [*product(["exiftool", "java"], programs.BROKEN)],
        [("exiftool", "says nothing"), ("exiftool", "is killed"), ("java", "ends badly"), ("java", "talks nonsense")],
    ),
)
def test_a_broken_program(home: Path, page: Path, tmp_path: Path, program: str, how: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        programs.installed(program, how, tmp_path / "bin", patch)
        (item,) = failed(page, home).report["items"]
    assert any(word in " ".join(item["troubles"]) for word in (program, "preflight"))
    assert not (home / "archive").exists()
    programs.forgotten()
    mended(page)


def test_one_item_of_many_waits_for_a_language_that_is_not_installed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = small(tmp_path, items={"BOOK_1": 1}, targets=False, language="fr")
    models = tmp_path / "models"
    models.mkdir()
    shutil.copy(programs.tesseract.models_folder() / "nld.traineddata", models)
    monkeypatch.setenv("TESSDATA_PREFIX", str(models))
    programs.forgotten()
    (item,) = failed(place, home).report["items"]
    assert any("'fra'" in t and str(models) in t for t in item["troubles"])
    monkeypatch.delenv("TESSDATA_PREFIX")
    programs.forgotten()
    mended(place)


def test_a_damaged_language_model(home: Path, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "models").mkdir()
    (tmp_path / "models/nld.traineddata").write_bytes(b"not a model" * 1000)
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path / "models"))
    programs.forgotten()
    (item,) = failed(page, home).report["items"]
    assert any("tesseract" in t.lower() for t in item["troubles"])
    monkeypatch.delenv("TESSDATA_PREFIX")
    programs.forgotten()
    mended(page)


def test_a_library_that_is_not_there(home: Path, page: Path) -> None:
    """An import that fails is ours, not the page's."""
    import heritage.measure.picture.detail  # noqa: F401

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "heritage.measure.picture.detail", None)
        patch.delattr("heritage.measure.picture.detail", raising=False)
        (item,) = failed(page, home).report["items"]
    assert any("ToolMissing" in t for t in item["troubles"])
    mended(page)


def test_targets_that_no_tool_would_measure_are_no_session_without_targets(
    home: Path, clean: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else every page would pass with a remark that there was no target."""
    from heritage import measure
    from heritage.errors import ToolFailed

    whole = measure.measure

    def fails(sources, probes, batch_probes=(), **more):  # type: ignore[no-untyped-def]
        if not batch_probes:
            raise ToolFailed("the target probe broke")
        return whole(sources, probes, batch_probes, **more)

    with monkeypatch.context() as patch:
        patch.setattr(measure, "measure", fails)
        run = failed(clean, home)
    assert all("the target probe broke" in item["troubles"][0] for item in run.report["items"])
    assert not (home / "archive").exists()
    mended(clean)


def test_a_virus_scanner_that_is_away_is_never_a_pass(
    home: Path, page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HERITAGE_CLAMD", f"unix:{tmp_path / 'no-such-socket'}")
    with pytest.raises(TransientError):
        drive(page)
    assert not (home / "work/kbr").exists()
    monkeypatch.delenv("HERITAGE_CLAMD")
    mended(page)


# --- a check of ours ------------------------------------------------------------------------------------------------------


def test_a_check_that_breaks_over_one_item_fails_that_item_alone(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = small(tmp_path, items={"GOOD": 1, "ODD": 1}, targets=False)
    line = LINES["paper"]

    @check("decodes", Scope.ITEM)
    def breaks(item: ItemMeasured, ctx: CheckContext) -> Iterator[Finding]:
        """Breaks over one item."""
        if item.item.id == "ODD":
            raise ValueError("cannot convert float NaN to integer")
        yield ctx.passed(item.item.id, "read")

    with monkeypatch.context() as broken:
        broken.setattr("heritage.lines.paper.PAPER", replace(line, checks=(*line.checks, breaks)))
        run = drive(place)
    assert run.states == {"GOOD": "deposited", "ODD": "failed"}
    (trouble,) = run.item("ODD")["troubles"]
    assert "inspect" in trouble
    assert "NaN" in trouble
    assert run.red
    run = drive(place, run="mended")
    assert (run.red, run.states) == ("", {"GOOD": "deposited", "ODD": "deposited"})
    assert not any("troubles" in item for item in run.report["items"])


def test_a_unit_whose_site_does_not_answer_waits_and_asks_no_more(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two items of a unit ask no more often than one; an item whose connection always breaks keeps no neighbour."""
    from heritage.flows.workline import deposit

    asked: list[str] = []

    def away(name: str) -> Site:
        asked.append(name)
        raise SiteUnavailable(f"{name}: no answer")

    monkeypatch.setattr(deposit, "open_site", away)
    waits = deposit._Waits("site-a")
    for _ in range(5):
        with pytest.raises(SiteUnavailable, match="no answer"), waits.answered():
            deposit.open_site("site-a")
    assert len(asked) == 2
    monkeypatch.setattr(deposit, "open_site", lambda _: kinds.open_site("x", "folder", "x", {}, home))
    waits = deposit._Waits("site-a")
    with pytest.raises(SiteUnavailable), waits.answered():
        raise SiteUnavailable("this one's connection broke")
    with waits.answered():
        asked.append("the next is tried")
