"""A delivery that is sent in pieces: what is refused before a byte is sent, what survives a kill, what lands and what never does."""

from __future__ import annotations

import contextlib
import hashlib
import io
import json
import os
import random
import shutil
import struct
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage import settings
from heritage.errors import DeliveryRefused, DiskFull
from heritage.flows import history
from heritage.flows.house import housekept, watch
from heritage.flows.house.housekept import Figures
from heritage.flows.inbox import carrying, inbox, lying, stepping
from heritage.flows.inbox.upload import abandoned, announcing, landing, record, unpacking
from heritage.flows.inbox.upload.announcing import Announcement
from heritage.flows.inbox.upload.landed import landed
from heritage.flows.inbox.upload.receiving import Differs, Elsewhere, NotAPiece, Piece
from heritage.flows.inbox.upload.record import Busy, Gone, Upload
from heritage.flows.inbox.whose import whose
from heritage.ingest import arriving, packed
from heritage.ingest.announced import Announced

NOTE = "metadata/delivery.yaml"
CONTENT = {NOTE: b"batch: B\n", "objects/A/1.tif": b"x" * 25, "objects/A/empty.txt": b""}


@pytest.fixture(autouse=True)
def small_pieces(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Pieces of ten bytes, and a machine that is nobody's."""
    monkeypatch.setattr(record, "PIECE", 10)
    (home / "config").mkdir()
    (home / "config/uploads.yaml").write_text("{files: 20, gigabytes: 0.001, spared_gigabytes: 0, open: 2, ratio: 100}")
    yield


def asked(content: dict[str, bytes], name: str = "B-1", kind: str = "folder", institution: str = "kbr") -> Announcement:
    files = [Announced(path, len(text), 1) for path, text in content.items()]
    return Announcement(institution, "paper", name, kind, files, "anna", "192.0.2.7")  # type: ignore[arg-type]


def announced(content: dict[str, bytes], **more: str) -> Upload:
    return announcing.announce(asked(content, **more))


def send(upload: Upload, content: dict[str, bytes], only: str = "") -> None:
    """From wherever it stopped to the end, or one file of it."""
    for number, (path, size) in enumerate(upload.files):
        offset = record.held(upload)[number]
        while offset < size and only in {"", path}:
            bytes_ = content[path][offset : offset + upload.piece]
            with Piece(upload, number, offset, len(bytes_), hashlib.sha256(bytes_).digest()) as piece:
                piece.add(bytes_)
                offset = piece.end()


def refused(asked_: Announcement) -> list[str]:
    with pytest.raises(DeliveryRefused) as told:
        announcing.announce(asked_)
    return list(told.value.reasons)


def delivered(name: str = "B-1") -> dict[str, bytes]:
    place = settings.home().inbox / "kbr/paper" / name
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}


def test_a_folder_lands_whole_and_by_one_rename(home: Path) -> None:
    upload = announced(CONTENT | {"objects/A/.DS_Store": b"mac", "Thumbs.db": b"win"})
    assert upload.left_out == 2
    send(upload, CONTENT, only=NOTE)
    assert list(inbox.places()) == [] and lying.everything() == [], "half of it is nobody's delivery"
    with pytest.raises(landing.Incomplete):
        landing.whole(upload, "anna", "192.0.2.7")
    again = announced({path: CONTENT[path] for path in reversed(CONTENT)} | {"objects/A/.DS_Store": b"mac"})
    assert again.id == upload.id, "the same selection goes on"
    send(again, CONTENT)
    landing.whole(again, "bea", "192.0.2.8")
    assert delivered() == CONTENT
    place = home / "inbox/kbr/paper/B-1"
    assert arriving.is_complete(place, time.time() + 61).code != "changing"
    found = landed(upload.id)
    assert found and found.place == place and list(record.open_ones()) == []
    (event,) = history.event_log().history("kbr/paper/B-1")
    assert event["agent"]["name"] == "bea" and event["facts"]["began"]["address"] == "192.0.2.7"
    assert "192.0.2.7" in event["detail"] and event["facts"]["ended"]["address"] == "192.0.2.8"


BAD = {
    "/etc/passwd": "upload-path",
    "../../kmi/paper/x": "upload-path",
    "objects//1.tif": "upload-path",
    "objects/./1.tif": "upload-path",
    "objects/\ud800.tif": "upload-path",
    "objects/nul\0.tif": "upload-path",
    "objects/bell\a.tif": "name-invisible",
    "objects/con.tif": "name-device",
    "objects/a:b.tif": "name-character",
    "objects\\b.tif": "name-character",
    "objects/.hidden": "name-hidden",
    ".upload-x/1.tif": "name-hidden",
    "objects/e\u0301.tif": "name-composed",
    "objects/" + "n" * 201: "name-length",
    "objects/" + "/".join(["d" * 99] * 8): "path-length",
    "objects/recycler/1.tif": "name-leftover",
    "objects/TWIN.tif": "name-twin",
    "objects/twin.tif/x": "name-twin",
    "objects/twin.tif": "upload-path",
}


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_written(home: Path) -> None:
    reasons = refused(asked({NOTE: b"x" * 2_000_000} | dict.fromkeys(BAD, b"x"), name="../B.part"))
    assert "[upload-limit]: wanted at most 20 files" in " ".join(
        refused(asked({f"objects/{n}": b"" for n in range(21)}))
    )
    for path, rule in BAD.items():
        assert any(f"[{rule}]" in one for one in reasons), (path, rule)
    assert sum("[upload-path]" in one for one in reasons) >= 7
    assert any("[batch-name]" in one for one in reasons) and any("[upload-limit]" in one for one in reasons)
    assert any("[upload-note]" in one for one in refused(asked({"objects/1.tif": b"x"})))
    assert list(record.open_ones()) == [] and not list((home / "inbox").rglob(".upload-*"))


def test_a_name_is_had_by_one(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = announced(CONTENT)
    assert "begun by anna" in refused(asked({NOTE: b"other"}))[0]
    (home / "inbox/kbr/paper/Taken").mkdir(parents=True)
    assert "[upload-name]" in refused(asked(CONTENT, name="taken"))[0], "in whatever case"
    announced(CONTENT, name="B-2")
    assert "[upload-limit]" in refused(asked(CONTENT, name="B-3"))[0], "two at once are allowed"
    assert announced(CONTENT, institution="kmi").institution == "kmi", "of each institution"
    send(first, CONTENT)
    (home / "inbox/kbr/paper/b-1").mkdir()
    with pytest.raises(DeliveryRefused):
        landing.whole(first, "anna", "")
    (home / "inbox/kbr/paper/b-1").rmdir()
    landing.whole(first, "anna", "")
    assert delivered() == CONTENT
    monkeypatch.setattr(shutil, "disk_usage", lambda place: shutil._ntuple_diskusage(100, 90, 10))
    assert "which is free" in refused(asked({NOTE: b"x" * 11}, name="B-4", institution="kmi"))[0]


def test_what_is_on_disk_is_what_was_proved(home: Path) -> None:
    """However a piece breaks off, the file goes on after the last whole one."""
    upload = announced(CONTENT)
    number = [path for path, _ in upload.files].index("objects/A/1.tif")
    place = upload.place / "content/objects/A/1.tif"
    bytes_ = CONTENT["objects/A/1.tif"][:10]
    for wrong in ((3, 10), (0, 9), (30, 10), (-10, 10)):
        with pytest.raises(NotAPiece):
            Piece(upload, number, *wrong, None)
    with pytest.raises(Elsewhere) as told:
        Piece(upload, number, 10, 10, None)
    assert told.value.offset == 0
    with pytest.raises(Differs), Piece(upload, number, 0, 10, hashlib.sha256(b"other").digest()) as piece:
        piece.add(bytes_)
        piece.end()
    with pytest.raises(NotAPiece), Piece(upload, number, 0, 10, None) as piece:
        piece.add(bytes_ + b"y")
    with pytest.raises(NotAPiece), Piece(upload, number, 0, 10, None) as piece:
        piece.add(bytes_[:5])
        piece.end()
    assert place.stat().st_size == 0
    killed = Piece(upload, number, 0, 10, None)
    killed.add(bytes_[:4])
    killed.add(bytes_[4:])
    with pytest.raises(Busy):
        Piece(upload, number, 0, 10, None)
    with pytest.raises(Busy):
        landing.whole(upload, "anna", "")
    assert place.read_bytes() == bytes_[:4], "the last block waits for the digest"
    killed._open.close()  # as a kill would
    assert record.held(upload)[number] == 0
    send(upload, CONTENT)
    assert place.read_bytes() == CONTENT["objects/A/1.tif"]
    with pytest.raises(Elsewhere):
        Piece(upload, number, 0, 10, None)


def test_a_link_leads_nowhere(home: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "1.tif").write_bytes(b"precious")
    upload = announced(CONTENT)
    (upload.place / "content").mkdir()
    assert whose(upload.place / "content").kept == upload.place.name, "no run takes half of it in"
    (upload.place / "content/objects").symlink_to(outside)
    with pytest.raises(stepping.NotCarried):
        send(upload, CONTENT)
    (upload.place / "content/objects").unlink()
    (upload.place / "content/objects/A").mkdir(parents=True)
    os.link(outside / "1.tif", upload.place / "content/objects/A/1.tif")
    with pytest.raises(stepping.NotCarried):
        send(upload, CONTENT)
    (upload.place / "content/objects/A/1.tif").unlink()
    send(upload, CONTENT)
    (upload.place / "content/objects/B.tif").write_bytes(b"nobody announced it")
    with pytest.raises(DeliveryRefused):
        landing.whole(upload, "anna", "")
    assert (outside / "1.tif").read_bytes() == b"precious" and delivered() == {}


def test_a_full_disk_is_said_and_nothing_is_lost(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = announced(CONTENT)
    send(upload, CONTENT, only=NOTE)
    with monkeypatch.context() as full:
        full.setattr(os, "pwrite", _no_room)
        with pytest.raises(DiskFull):
            send(upload, CONTENT)
    send(upload, CONTENT)
    landing.whole(upload, "anna", "")
    assert delivered() == CONTENT


def _no_room(*_: object) -> int:
    raise OSError(122, "Disk quota exceeded")


class Killed(BaseException):
    """The power is gone."""


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_whenever_it_is_killed_it_lands_once(home: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before and after every step that changes the disk."""
    steps = [(record, "write"), (carrying, "move"), (carrying, "remove"), (unpacking, "unpack"), (history, "tell")]
    for number, ((module, name), after) in enumerate((step, after) for step in steps for after in (False, True)):
        batch = f"{kind}-{number}"
        packed = {f"{batch}.zip": zipped({f"{batch}/{p}": c for p, c in CONTENT.items()})} if kind == "zip" else CONTENT
        upload = announced(packed, name=batch, kind=kind)
        send(upload, packed)
        with monkeypatch.context() as patch:
            patch.setattr(module, name, _killed(getattr(module, name), after))
            try:
                landing.whole(upload, "anna", "")
                landing.land("kbr", upload.id)
            except Killed:
                assert delivered(batch) in ({}, CONTENT)
        if not landed(upload.id) and record.noted(upload, record.LANDING) is None:
            landing.whole(upload, "anna", "")
        for one in landing.waiting():  # as intake does
            landing.land("kbr", one.id)
        assert delivered(batch) == CONTENT and landed(upload.id), (name, after)
        told = [e for e in history.event_log().history(f"kbr/paper/{batch}") if e["outcome"] == "success"]
        assert len(told) == 1 and list(record.open_ones()) == []


def _killed(work, after: bool):  # type: ignore[no-untyped-def]
    def killed(*arguments, **named):  # type: ignore[no-untyped-def]
        if after:
            work(*arguments, **named)
        raise Killed

    return killed


def zipped(content: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", method) as out:
        for path, text in content.items():
            out.writestr(path, text)
    return made.getvalue()


def sent_zip(content: bytes, name: str = "Z-1") -> list[str]:
    """Why it was refused; nothing when it landed."""
    packed = {f"{name}.zip": content}
    upload = announced(packed, name=name, kind="zip")
    send(upload, packed)
    landing.whole(upload, "anna", "")
    assert delivered(name) == {}, "it is unpacked off the request"
    landing.land("kbr", upload.id)
    if landed(upload.id):
        return []
    reasons = list((record.noted(upload, record.REFUSED) or {})["reasons"])
    landing.cancel(upload, "anna")
    assert delivered(name) == {} and list(record.open_ones()) == []
    return reasons


@pytest.fixture
def larger_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "PIECE", 1 << 20)


def _streamed(content: dict[str, bytes]) -> bytes:
    """Sizes after the data, and large ones: as a program packs that cannot go back."""
    made = io.BytesIO()
    made.seekable = lambda: False  # type: ignore[method-assign]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for path, text in content.items():
            with out.open(path, "w", force_zip64=True) as entry:
                entry.write(text)
    return made.getvalue()


def _cp437(name: str, unicode_beside: bool) -> bytes:
    """As Windows packs it: é is one byte, and maybe the name is beside in UTF-8."""
    made = zipped({NOTE: b"n", "objects/XXXXXXX.tif": b"t"})
    if not unicode_beside:
        return made.replace(b"XXXXXXX", name.encode("cp437").ljust(7, b"_"))
    return made.replace(b"XXXXXXX", name.encode("utf-8"))


def test_a_zip_lands_as_its_folder_would(home: Path, larger_pieces: None) -> None:
    mac = {"__MACOSX/top/._1.tif": b"", "top/.DS_Store": b"x", "top/": b""}
    kinds = {
        "deflated": zipped(CONTENT),
        "stored": zipped({f"top/{path}": text for path, text in CONTENT.items()} | mac, zipfile.ZIP_STORED),
        "streamed": _streamed(CONTENT),
    }
    for name, content in kinds.items():
        assert sent_zip(content, name) == [], name
        assert delivered(name) == CONTENT, name
    assert sent_zip(_cp437("caf\u00e9", False), "cp437") == [] and "objects/caf\u00e9___.tif" in delivered("cp437")
    assert sent_zip(_cp437("\u00e9t\u00e9xx", True), "utf8") == [] and "objects/\u00e9t\u00e9xx.tif" in delivered(
        "utf8"
    )


def _link() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(NOTE, b"n")
        entry = zipfile.ZipInfo("objects/link")
        entry.create_system, entry.external_attr = 3, 0o120777 << 16
        out.writestr(entry, "/etc/passwd")
    return made.getvalue()


def _directory_of(content: bytes) -> int:
    return struct.unpack_from("<I", content, content.rindex(b"PK\x05\x06") + 16)[0]


def _patched(content: bytes, at: int, what: bytes, both: int | None = None) -> bytes:
    """The first entry of the directory, changed; `both`: in its local header too."""
    made, start = bytearray(content), _directory_of(content)
    made[start + at : start + at + len(what)] = what
    if both is not None:
        made[both : both + len(what)] = what
    return bytes(made)


def _overlapping() -> bytes:
    """Two entries of the directory that share one file's bytes."""
    content = zipped({NOTE: os.urandom(3000), "b": b""})
    start, end = _directory_of(content), content.rindex(b"PK\x05\x06")
    first = content[start : start + 46 + len(NOTE)]
    twice = first + first.replace(NOTE.encode(), b"metadata/delivery.yamm")
    tail = bytearray(content[end:])
    struct.pack_into("<HHII", tail, 8, 2, 2, len(twice), start)
    return content[:start] + twice + bytes(tail)


def test_a_hostile_zip_is_refused_and_leaves_nothing(home: Path, larger_pieces: None, tmp_path: Path) -> None:
    good = zipped({NOTE: b"note" * 50, "objects/1.tif": b"x"})
    kinds = {
        "no zip": (b"no zip at all", "zip-damaged"),
        "empty": (b"PK\x05\x06" + bytes(18), "upload-note"),
        "cut": (good[:-30], "zip-damaged"),
        "up": (zipped({NOTE: b"", "../../../kmi/x": b"x"}), "upload-path"),
        "absolute": (zipped({NOTE: b"", "/etc/x": b"x"}), "upload-path"),
        "folder up": (zipped({NOTE: b"", "objects/../../x/": b""}), "upload-path"),
        "nul": (good.replace(b"objects/1.tif", b"objects/1\0tif"), "upload-path"),
        "backslash": (good.replace(b"objects/1", b"objects\\1"), "name-character"),
        "link": (_link(), "zip-entry"),
        "twin": (zipped({NOTE: b"", "objects/A.tif": b"", "objects/a.tif": b""}), "name-twin"),
        "encrypted": (_patched(good, 8, b"\x01\x00", both=6), "zip-entry"),
        "method": (zipped(CONTENT, zipfile.ZIP_LZMA), "zip-entry"),
        "larger than said": (_patched(good, 24, struct.pack("<I", 100)), "zip-damaged"),
        "smaller than said": (_patched(good, 24, struct.pack("<I", 300)), "zip-damaged"),
        "crc": (_patched(good, 16, b"\x00\x00\x00\x00"), "zip-damaged"),
        "overlap": (_overlapping(), "zip-damaged"),
        "bomb": (zipped({NOTE: bytes(2_000_000)}), "upload-limit"),
        "many": (zipped({NOTE: b""} | {f"objects/{n}": b"" for n in range(25)}), "upload-limit"),
        "very many": (zipped({f"objects/{n}": b"" for n in range(60)}), "upload-limit"),
    }
    twice = zipped({NOTE: b"", "objects/1.tif": b"x", "objects/2.tif": b"y"}).replace(b"objects/2", b"objects/1")
    kinds["twice"] = (twice, "upload-path")
    lying_ = bytearray(kinds["very many"][0])
    struct.pack_into("<HH", lying_, lying_.rindex(b"PK\x05\x06") + 8, 1, 1)
    with pytest.raises(packed.Damaged, match="upload-limit"):  # before each is an object in memory
        packed.opened(io.BytesIO(lying_), 20)
    for name, (content, rule) in kinds.items():
        reasons = sent_zip(content, f"Z-{name}")
        assert any(f"[{rule}]" in one for one in reasons), (name, reasons)
    assert not (home / "inbox/kmi").exists() and [p.name for p in tmp_path.iterdir()] == ["home"]


def test_a_zip_of_which_bytes_are_changed_is_read_or_refused() -> None:
    """Thirty thousand of them found what Python's reader raises besides BadZipFile."""
    chance, good = random.Random(7), [zipped(CONTENT), _streamed(CONTENT)]
    for _ in range(1500):
        changed = bytearray(chance.choice(good))
        for _ in range(chance.randint(1, 4)):
            changed[chance.randrange(len(changed) // 3, len(changed))] = chance.choice(
                (0, 1, 255, chance.randrange(256))
            )
        with contextlib.suppress(packed.Damaged), packed.opened(io.BytesIO(changed), 20) as read:
            found = packed.contents(read, len(changed), 10**6, 100)
            for entry in () if found.problems else found.entries:
                assert sum(map(len, packed.blocks(read, entry))) == entry.size


def test_an_abandoned_upload_is_removed_and_a_living_one_is_not(home: Path) -> None:
    old, living = announced(CONTENT), announced(CONTENT, name="B-2")
    send(old, CONTENT, only=NOTE)
    number = [path for path, _ in living.files].index(NOTE)
    long_ago = time.time() - 15 * 86400
    with Piece(living, number, 0, len(CONTENT[NOTE]), None):
        for upload in (old, living):
            os.utime(upload.place, (long_ago, long_ago))
        for dry in (True, False):
            figures = Figures("uploads", dry)
            abandoned.remove(figures)
            assert (figures.done, figures.stays) == (1, 1) and "being written" in figures.remarks[0]
            assert old.place.exists() is dry
    assert figures.size and figures.size >= len(CONTENT[NOTE]) and living.place.exists()
    housekept.note(figures)
    assert [one.rule for one in housekept.latest()] == ["uploads"]


def test_one_that_was_sent_whole_and_waits_for_a_day_is_late(home: Path, larger_pieces: None) -> None:
    content = {"Z-1.zip": zipped(CONTENT)}
    upload = announced(content, name="Z-1", kind="zip")
    send(upload, content)
    landing.whole(upload, "anna", "")
    assert watch.findings() == []
    record.write(upload, record.LANDING, {"who": "anna", "address": "", "at": "2026-01-01T00:00:00Z"})
    (late,) = watch.findings()
    assert late.what == "upload" and f"upload__{upload.id}" in late.advice


def test_of_others_nothing_is_found(home: Path) -> None:
    upload = announced(CONTENT)
    assert record.found(upload.id, {"kbr"}) == upload
    for id_, codes in ((upload.id, {"kmi"}), ("../kbr", {"kbr"}), (f"{upload.id}/", {"kbr"}), ("0" * 32, {"kbr"})):
        with pytest.raises(Gone):
            record.found(id_, codes)
    note = upload.place / record.NOTE
    other = json.loads(note.read_bytes()) | {"institution": "kmi"}
    note.write_text(json.dumps(other))
    with pytest.raises(Gone):
        record.found(upload.id, {"kbr"})
