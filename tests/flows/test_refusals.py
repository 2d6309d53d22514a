"""A delivery that is wrong is refused as a whole, with every reason at once, and nobody else's report is touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import jsonschema
import pytest

from flows.deliveries import listed, one_page
from flows.driver import drive, report, seen
from flows.report_schema import REFUSED
from heritage.errors import DeliveryRefused
from heritage.flows import runs


def refused(place: Path, **how: object) -> tuple[str, ...]:
    with pytest.raises(DeliveryRefused) as told:
        drive(place, **how)  # type: ignore[arg-type]
    return told.value.reasons


@pytest.fixture
def place(page: Path, tmp_path: Path) -> Path:
    """A good delivery of this test's own."""
    return Path(shutil.copytree(page, tmp_path / "T-1"))


def spoil(place: Path) -> dict[str, str]:
    """Everything at once; what is wrong → a part of the reason that must be given."""
    note = place / "metadata/delivery.yaml"
    note.write_text(note.read_text().replace("workline: paper", "workline: papers").replace("op-07", ""))
    (place / "objects/BOOK_1/0002.tif").write_bytes(b"II*\0 not listed")
    (place / "objects/BOOK_1/ghost").symlink_to("/etc/passwd")
    (place / "objects/BOOK_1/aux.tif").write_bytes(b"x")
    (place / "stray.txt").write_text("x")
    (place / "objects/empty").mkdir()
    with (place / "metadata/checksum.sha256").open("a") as out:
        out.write(f"{'0' * 64}  objects/BOOK_1/gone.tif\n")
        out.write(f"{'0' * 64}  ../../outside.tif\n")
    with (place / "objects/BOOK_1/0001.tif").open("r+b") as page:
        page.write(b"II+")
    return {
        "workline": 'Did you mean "paper"?',
        "operator": "operator",
        "extra": "objects/BOOK_1/0002.tif [checksum-extra]",
        "link": "objects/BOOK_1/ghost [not-a-file]",
        "device": "objects/BOOK_1/aux.tif [name-device]",
        "stray": "stray.txt [stray]",
        "empty": "objects/empty [item-empty]",
        "gone": "objects/BOOK_1/gone.tif [checksum-missing]",
        "outside": "outside.tif",
        "altered note": "metadata/delivery.yaml [checksum",
        "altered page": "objects/BOOK_1/0001.tif [checksum",
    }


def test_every_reason_is_given_at_once(home: Path, place: Path) -> None:
    wanted = spoil(place)
    before = seen(place)
    reasons = refused(place, run="r-1")
    missing = {what: part for what, part in wanted.items() if not any(part in r for r in reasons)}
    assert missing == {}
    assert seen(place) == before
    written = report(home / "reports/kbr/T-1")
    jsonschema.validate(written, REFUSED)
    assert written["refused"] == list(reasons)
    assert runs.report_of("paper", "r-1") == "kbr/T-1/report.html"
    html = (home / "reports/kbr/T-1/report.html").read_text()
    assert html.count("<li>") == len(reasons)
    assert not (home / "archive").exists()
    assert not (home / "work/kbr").exists()


def test_the_same_name_with_other_content_is_refused_and_the_report_stays(home: Path, page: Path, place: Path) -> None:
    first = drive(page)
    kept = (home / "reports/kbr/T-1/report.json").read_bytes()
    archive = seen(home / "archive")
    with (place / "metadata/delivery.yaml").open("a") as note:
        note.write("# another\n")
    (reason,) = refused(listed(place), run="second")
    assert "T-1" in reason
    assert "other content" in reason
    assert (home / "reports/kbr/T-1/report.json").read_bytes() == kept
    assert seen(home / "archive") == archive
    beside = home / "reports" / (runs.report_of("paper", "second") or "")
    assert beside.parent.parent == home / "reports/kbr/T-1"
    assert json.loads(beside.with_suffix(".json").read_text())["refused"] == [reason]
    assert first.states == {"BOOK_1": "deposited"}


def test_a_delivery_for_another_workline_says_which_dag(home: Path, place: Path) -> None:
    note = place / "metadata/delivery.yaml"
    note.write_text(note.read_text().replace("workline: paper", "workline: audiovisual"))
    (reason,) = refused(listed(place))
    assert "audiovisual" in reason


@pytest.mark.parametrize("what", ["policy of the form", "policy of the note"])
def test_an_unknown_policy_is_refused_before_anything_is_opened(home: Path, place: Path, what: str) -> None:
    if what == "policy of the note":
        note = place / "metadata/delivery.yaml"
        note.write_text(note.read_text() + "policy: iso19264-Z\n")
        (reason,) = refused(listed(place))
    else:
        (reason,) = refused(place, policy="iso19264-Z")
    assert "iso19264-B" in reason
    assert report(home / "reports/kbr/T-1")["refused"] == [reason]
    assert not (home / "work/kbr").exists()


@pytest.mark.parametrize("what", ["nothing", "a file", "a link"])
def test_what_is_no_folder_is_refused(home: Path, page: Path, tmp_path: Path, what: str) -> None:
    place = tmp_path / "it"
    if what == "a file":
        place.write_bytes(b"PK")
    elif what == "a link":
        place.symlink_to(page)
    (reason,) = refused(place, run="r")
    assert what in reason
    assert (home / "reports" / (runs.report_of("paper", "r") or "none")).is_file()


@pytest.mark.parametrize("name", [b"caf\xe9", b"new\nline", b"\xe2\x80\xaeright-to-left"])
@pytest.mark.parametrize("whole", [True, False])
def test_a_folder_whose_name_cannot_be_written_is_refused(home: Path, place: Path, name: bytes, whole: bool) -> None:
    if not whole:
        (place / "metadata/delivery.yaml").unlink()
    odd = place.rename(place.with_name(__import__("os").fsdecode(name)))
    (reason,) = refused(odd, run="r")
    assert "rename it" in reason
    assert "\n" not in reason
    written = home / "reports" / (runs.report_of("paper", "r") or "")
    assert json.loads(written.with_suffix(".json").read_text())["refused"] == [reason]


def test_refused_then_mended_is_taken_in(home: Path, place: Path) -> None:
    (place / "objects/BOOK_1/0002.tif").write_bytes(b"x")
    refused(place)
    assert "refused" in report(home / "reports/kbr/T-1")
    (place / "objects/BOOK_1/0002.tif").unlink()
    run = drive(place)
    assert run.states == {"BOOK_1": "deposited"}
    assert "refused" not in run.report


def test_a_batch_may_be_named_like_a_reference(home: Path, tmp_path: Path) -> None:
    """`kbr/T#1` is a work unit of batch T: a batch of that name must not be taken for it."""
    first = drive(one_page(tmp_path, "T"))
    other = drive(one_page(tmp_path, "T#1 %41"))
    assert first.states == other.states == {"BOOK_1": "deposited"}
    assert other.item("BOOK_1")["package"] == "urn:heritage:kbr:T%231%20%2541:BOOK_1"
    assert other.folder == home / "reports/kbr/T#1 %41"
