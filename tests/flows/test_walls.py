"""A delivery is its folder's: what lies in an institution's part of the inbox is that institution's, or it is refused."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flows.deliveries import one_page
from flows.driver import report, seen
from heritage import settings
from heritage.catalogue.queries import decisions
from heritage.catalogue.schema.store import reading
from heritage.errors import DeliveryRefused
from heritage.flows import runs
from heritage.flows.workline import receive
from heritage.messages import LANGUAGES, words

RULES = ("institution", "workline", "folder-kept")


@pytest.fixture
def inbox(home: Path) -> Path:
    """With folders of kbr and arch, a workline's each."""
    for code in ("kbr", "arch"):
        (home / "inbox" / code / "paper").mkdir(parents=True)
    return home / "inbox"


def taken(place: Path | str, **how: str) -> str:
    return receive.receive(str(place), "paper", review="hold", policy=None, run="r", **how)


def refused(place: Path | str, **how: str) -> tuple[str, ...]:
    with pytest.raises(DeliveryRefused) as told:
        taken(place, **how)
    for language in LANGUAGES:
        ours = [said for said in map(words(language).refusal, told.value.reasons) if said.rule in RULES]
        for said in ours:
            assert {said.wanted.lang, said.found.lang, said.advice.lang} == {""}, said
    return told.value.reasons


def listed(institution: str) -> list[str]:
    """The places of what was refused, as those of one institution see it."""
    with reading(settings.home().catalogue_url) as db:
        return [row.place for row in decisions.refusals(db, institutions=frozenset({institution})).rows]


def test_it_is_taken_in_from_its_own_folder(inbox: Path, page: Path) -> None:
    shutil.copytree(page, inbox / "kbr/paper/T-1")
    assert taken("kbr/paper/T-1") == "kbr/T-1"


def plain(inbox: Path, page: Path) -> str:
    shutil.copytree(page, inbox / "arch/paper/T-1")
    return "arch/paper/T-1"


def dotted(inbox: Path, page: Path) -> str:
    shutil.copytree(page, inbox / "arch/paper/T-1")
    return "kbr/paper/../../arch/paper/T-1"


def deeper(inbox: Path, page: Path) -> str:
    shutil.copytree(page, inbox / "arch/paper/2026/november/T-1")
    return "arch/paper/2026/november/T-1"


def right_below(inbox: Path, page: Path) -> str:
    shutil.copytree(page, inbox / "arch/T-1")
    return "arch/T-1"


def another_way_in(inbox: Path, page: Path) -> str:
    """Its folder lies elsewhere, and is called by that name."""
    nas = inbox.parent.parent / "nas"
    (inbox / "arch/paper").rmdir()
    (inbox / "arch").rmdir()
    shutil.copytree(page, nas / "paper/T-1")
    (inbox / "arch").symlink_to(nas)
    return str(nas / "paper/T-1")


def a_bag(inbox: Path, page: Path) -> str:
    place = inbox / "arch/paper/T-1"
    shutil.copytree(page, place / "data")
    (place / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n")
    return "arch/paper/T-1"


def done(inbox: Path, page: Path) -> str:
    shutil.copytree(page, inbox / "_done/arch/paper/T-1")
    return "_done/arch/paper/T-1"


@pytest.mark.parametrize("laid", [plain, dotted, deeper, right_below, another_way_in, a_bag, done])
def test_another_institutions_folder_counts(inbox: Path, page: Path, laid: Callable[[Path, Path], str]) -> None:
    place = laid(inbox, page)
    before = seen(inbox)
    reasons = refused(place)
    assert (
        "metadata/delivery.yaml: institution [institution]: wanted arch, whose folder it lies in, found kbr"
        in "".join(reasons)
    )
    assert seen(inbox) == before
    assert listed("arch") == [str(receive.delivery_folder(place))]
    assert listed("kbr") == []
    assert (runs.report_of("paper", "r") or "").startswith("arch/")
    assert not (inbox.parent / "reports/kbr").exists() and not (inbox.parent / "work/kbr").exists()


def test_a_link_from_one_institutions_folder_into_anothers(inbox: Path, page: Path) -> None:
    shutil.copytree(page, inbox / "kbr/paper/T-1")
    (inbox / "arch/theirs").symlink_to("../kbr/paper")
    (reason,) = refused("arch/theirs/T-1")
    assert "wanted a folder of one institution, found a folder of arch, kbr" in reason
    assert listed("arch") == listed("kbr") == []


@pytest.mark.parametrize(("folder", "hears"), [("KBR", ["kbr"]), ("no-one", [])])
def test_nobodys_folder_is_nobodys(inbox: Path, page: Path, folder: str, hears: list[str]) -> None:
    shutil.copytree(page, inbox / folder / "paper/T-1")
    (reason,) = refused(f"{folder}/paper/T-1")
    assert f'found "{folder}", which is no institution\'s' in reason
    assert [code for code in ("kbr", "arch") if listed(code)] == hears


def test_what_lies_loose_in_the_inbox_is_nobodys(inbox: Path, page: Path) -> None:
    shutil.copytree(page, inbox / "T-1")
    (reason,) = refused("T-1")
    assert "[institution]" in reason


def test_it_is_listed_for_its_folder_also_when_its_note_cannot_be_read(inbox: Path, page: Path) -> None:
    place = inbox / "arch/paper/T-1"
    shutil.copytree(page, place)
    (place / "metadata/delivery.yaml").write_bytes(b"institution: [kbr\n")
    assert refused(place)
    assert listed("arch") == [str(place)]
    where = inbox.parent / "reports" / (runs.report_of("paper", "r") or "")
    assert where.relative_to(inbox.parent / "reports").parts[0] == "arch"
    assert json.loads(where.with_suffix(".json").read_text())["institution"] == "arch"


def test_the_folder_of_a_workline_counts(inbox: Path, page: Path) -> None:
    shutil.copytree(page, inbox / "kbr/audiovisual/T-1")
    (reason,) = refused("kbr/audiovisual/T-1")
    assert "wanted the workline audiovisual, whose folder it lies in, found paper" in reason
    assert report(inbox.parent / "reports/kbr/T-1")["refused"] == [reason]


@pytest.mark.parametrize("where", ["work/kbr", "archive/site-a", "restored/r", "reports/kbr", "config"])
def test_what_the_system_keeps_is_no_delivery(home: Path, page: Path, where: str) -> None:
    place = Path(shutil.copytree(page, home / where / "T-1"))
    (reason,) = refused(place)
    assert "[folder-kept]" in reason


def test_an_archive_is_no_delivery_wherever_it_is(home: Path, page: Path, tmp_path: Path) -> None:
    (tmp_path / "another").mkdir()
    (tmp_path / "another/0=ocfl_1.1").write_text("ocfl_1.1\n")
    (reason,) = refused(shutil.copytree(page, tmp_path / "another/object/v1/content"))
    assert "[folder-kept]" in reason


def test_who_started_it_for_one_institution_gets_no_others(home: Path, page: Path) -> None:
    (reason,) = refused(page, institution="arch")
    assert "wanted arch, for which it was started, found kbr" in reason
    assert taken(page, institution="kbr") == "kbr/T-1"


def test_every_reason_is_told_with_the_folders(inbox: Path, tmp_path: Path) -> None:
    place = one_page(inbox / "arch/paper")
    os.truncate(place / "objects/BOOK_1/0001.tif", 10)
    reasons = refused(place)
    assert any("[checksum" in r for r in reasons) and any("[institution]" in r for r in reasons)
