"""What people and the clock do to a batch that is on its way, each as its task or request does it: made ready, and done in a process of its
own that may be killed."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from flows.driver import drive, steps_of
from heritage.errors import DeliveryRefused
from samples import small

BATCH, ITEM = "kbr/F-1", "kbr/F-1/SKEWED"
AT = "2026-11-20T10:00:00Z"
FILES = {"metadata/delivery.yaml": b"batch: B\n", "objects/A/1.tif": b"x" * 25, "objects/A/empty.txt": b""}


@dataclass(frozen=True)
class Act:
    """`ready`: makes the home in which it is done, of one whose batch waits for people (`waits`) or of a fresh one."""

    ready: Callable[[Path], object]
    done: Callable[[Path], object]
    waits: bool = True


def perform(name: str, home: Path) -> None:
    """For a process of its own."""
    os.environ["HERITAGE_HOME"] = str(home)
    ACTS[name].done(home)


def waiting(home: Path) -> None:
    """A good item that is deposited, and one that a person is asked about."""
    place = small(
        home / "in", batch="F-1", items={"GOOD": 1, "SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False
    )
    run = drive(place, review="wait")
    assert run.states == {"GOOD": "deposited", "SKEWED": "pending"}


# --- made ready ----------------------------------------------------------------------------------------------------------


def _as_it_is(_: Path) -> None:
    return


def _not_asked(home: Path) -> None:
    (home / "work" / BATCH / "_batch/questions.jsonl").unlink()


def _accepted(_: Path) -> None:
    accept(_)


def _made(_: Path) -> None:
    from heritage.flows.workline.deciding import finishing

    accept(_)
    for unit in finishing.units([BATCH]):
        for step in steps_of(unit):
            assert step() == []


def _two_in_the_inbox(home: Path) -> None:
    for name in ("IN-1", "IN-2"):
        small(home / "inbox/kbr/paper", batch=name, items={"BOOK_1": 1}, targets=False)


def _uploads(home: Path) -> None:
    from heritage.flows import history

    history.tell("before", "creation", "success")  # type: ignore[arg-type]
    history.sign()
    (home / "config").mkdir(exist_ok=True)
    (home / "config/uploads.yaml").write_text("{files: 20, gigabytes: 0.001, spared_gigabytes: 0, open: 2, ratio: 100}")


def _half_an_upload(home: Path) -> None:
    _uploads(home)
    _sent("folder", FILES, only=1)


# --- done ----------------------------------------------------------------------------------------------------------------


def ask(_: Path) -> None:
    from heritage.flows.workline.deciding import asking

    runs = asking.put(BATCH)
    assert [asking.of(BATCH, run) for run in runs] == [[ITEM]]


def _decided(choice: str) -> None:
    from heritage.flows.workline.deciding import review
    from heritage.model import Choice

    if not review.was_decided(ITEM):  # as the task asks when it is tried again
        review.decide(ITEM, choice=Choice(choice), who="anna", at=AT, reason="as found")


def accept(_: Path) -> None:
    _decided("accept")


def reject(_: Path) -> None:
    _decided("reject")


def hold(_: Path) -> None:
    from heritage.flows.workline.deciding import review

    review.hold(ITEM, who="anna", reason="the curator is asked")


def take_back(_: Path) -> None:
    from heritage.flows.workline.deciding import review

    _, stay = review.take_back(BATCH, ["SKEWED"], who="bram", reason="a slip of the hand")
    assert not stay


def begin_round(_: Path) -> None:
    from heritage.flows.workline.deciding import finishing

    batches, others = finishing.begin()
    assert (batches, others) == ([BATCH], False)
    assert len(finishing.units(batches)) == 1


def report_round(_: Path) -> None:
    from heritage.flows.workline import close
    from heritage.flows.workline.deciding import finishing

    if finishing.begin()[
        0
    ]:  # a task that is tried again closes all the same; so does the next round, of what is noted still
        close.close_again(BATCH)


def take_in(home: Path) -> None:
    """Starting a run is Airflow's; it starts one of a name once."""
    from heritage import files
    from heritage.flows.inbox import inbox, intake

    note = inbox.notes(inbox.WAITING)
    for _ in range(2):
        for one in list(intake.arrivals()):
            (home / "started" / one.run).mkdir(parents=True, exist_ok=True)
            intake.started(one)
        seen = {name: {**one, "since": one["since"] - 3600} for name, one in json.loads(note.read_bytes()).items()}
        files.write(note, json.dumps(seen).encode())  # an hour later nothing has changed
    assert list(intake.arrivals()) == []


def refuse(home: Path) -> None:
    from heritage.flows.workline import receive

    (home / "bad/B/objects").mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(DeliveryRefused):
        receive.receive(str(home / "bad/B"), "paper", review="hold", policy=None, run="refused")


def _sent(kind: str, content: dict[str, bytes], only: int = 99) -> None:
    from heritage.flows.inbox.upload import announcing, landing, record
    from heritage.flows.inbox.upload.announcing import Announcement
    from heritage.flows.inbox.upload.receiving import Piece
    from heritage.ingest.announced import Announced

    record.PIECE = 10 if kind == "folder" else 200
    files = [Announced(path, len(text), 1) for path, text in content.items()]
    upload = announcing.announce(Announcement("kbr", "paper", "B-1", kind, files, "anna", "192.0.2.7"))  # type: ignore[arg-type]
    for number, (path, size) in enumerate(upload.files[:only]):
        offset = record.held(upload)[number]
        while offset < size:
            block = content[path][offset : offset + upload.piece]
            with Piece(upload, number, offset, len(block), hashlib.sha256(block).digest()) as piece:
                piece.add(block)
                offset = piece.end()
    if only > len(content):
        landing.whole(upload, "anna", "192.0.2.7")


def _uploaded(home: Path, kind: str, content: dict[str, bytes]) -> None:
    """As the browser does, which asks first what became of it, and then `intake`."""
    from heritage.flows.inbox.upload import landing

    if not (home / "inbox/kbr/paper/B-1").exists() and not list(landing.waiting()):
        _sent(kind, content)
    for one in list(landing.waiting()):
        landing.land("kbr", one.id)


def upload_folder(home: Path) -> None:
    _uploaded(home, "folder", FILES)


def upload_zip(home: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for path, text in FILES.items():
            out.writestr(zipfile.ZipInfo(f"B-1/{path}"), text)
    _uploaded(home, "zip", {"B-1.zip": packed.getvalue()})


def cancel(_: Path) -> None:
    from heritage.flows.inbox.upload import landing, record

    for one in list(record.open_ones()):
        landing.cancel(one, "anna")


ACTS = {
    "ask": Act(_not_asked, ask),
    "accept": Act(_as_it_is, accept),
    "reject": Act(_as_it_is, reject),
    "hold": Act(_as_it_is, hold),
    "take back": Act(_accepted, take_back),
    "begin a round": Act(_accepted, begin_round),
    "report a round": Act(_made, report_round),
    "intake": Act(_two_in_the_inbox, take_in, waits=False),
    "refuse a delivery": Act(_as_it_is, refuse, waits=False),
    "upload a folder": Act(_uploads, upload_folder, waits=False),
    "upload a zip": Act(_uploads, upload_zip, waits=False),
    "cancel an upload": Act(_half_an_upload, cancel, waits=False),
}
