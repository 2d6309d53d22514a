"""A delivery as a whole: taken in exactly, or refused with every reason and left untouched."""

from __future__ import annotations

import hashlib
import os
import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from heritage.errors import DeliveryRefused, TransientError
from heritage.files import listing_digest
from heritage.ingest import intake, inventory, reading
from heritage.ingest.inventory import taken
from heritage.ingest.reading import Reader
from ingest.conftest import Make, laid_out, listing, reasons, sound, take


def snapshot(place: Path) -> dict[str, tuple[int, int, int]]:
    return {str(p): (s.st_mtime_ns, s.st_ctime_ns, s.st_size) for p in sorted(place.rglob("*")) for s in [p.lstat()]}


def test_a_sound_delivery(make: Make) -> None:
    place = make()
    before = snapshot(place)
    received = take(place)
    assert snapshot(place) == before
    assert received.delivery.place == str(place.resolve())
    book = received.items[0]
    assert [f.path for f in book.files] == ["objects/KBR_MS_0001/0001.tif", "objects/KBR_MS_0001/0002.tif"]
    assert book.files[0].sha512 == hashlib.sha512(sound()[book.files[0].path]).hexdigest()
    assert book.files[0].format is not None
    assert book.files[0].format.puid == "fmt/353"
    assert [f.path for f in received.delivery.targets] == ["objects/_targets/before.tif"]
    assert received.delivery.scanned == "no virus scan was made: no scanner is configured"
    kinds = [e.kind for e in received.events]
    assert kinds == ["message digest calculation", "fixity check", "format identification"]


def test_the_digest_is_over_every_file_and_only_the_files(make: Make) -> None:
    one = take(make()).delivery
    again = take(make(name="e")).delivery
    other = take(make({"objects/KBR_MS_0001/0002.tif": b"other"}, name="f")).delivery
    assert one.digest == again.digest != other.digest
    place = Path(one.place)
    files = {
        str(p.relative_to(place)): hashlib.sha512(p.read_bytes()).hexdigest() for p in place.rglob("*") if p.is_file()
    }
    assert one.digest == listing_digest(files)


def test_bad_pages_are_no_reason_to_refuse(make: Make) -> None:
    pages = {
        "objects/KBR_MS_0001/0001.tif": b"",
        "objects/KBR_MS_0001/0002.tif": sound()["objects/KBR_MS_0001/0002.tif"][:50],
        "objects/KBR_MS_0001/bomb.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
    }
    received = take(make(pages))
    empty = received.items[0].files[0]
    assert empty.size == 0
    assert empty.format is not None
    assert empty.format.puid == ""
    assert [e.subject for e in received.events if e.outcome == "warning"] == [empty.path]


def link(place: Path) -> None:
    (place / "objects/KBR_MS_0001/x.tif").symlink_to("/etc/passwd")


def linked_folder(place: Path) -> None:
    (place / "objects/OTHER").symlink_to("/etc")


def pipe(place: Path) -> None:
    os.mkfifo(place / "objects/KBR_MS_0001/x.tif")


def listening(place: Path) -> None:
    here = Path.cwd()
    os.chdir(place / "objects")
    try:
        socket.socket(socket.AF_UNIX).bind("x")
    finally:
        os.chdir(here)


@pytest.mark.parametrize("spoil", [link, linked_folder, pipe, listening])
def test_what_is_no_file_is_refused(make: Make, only: Callable[..., str], spoil: Callable[[Path], None]) -> None:
    place = make()
    spoil(place)
    only(place, "not-a-file")


def test_hard_links_are_files(make: Make) -> None:
    place = make()
    page = place / "objects/postcard.tif"
    os.link(page, place.parent / "elsewhere.tif")
    take(place)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"objects/postcard.jpg": b"1"}, "item-twice"),
        ({"objects/postcard/1.tif": b"1"}, "item-twice"),
        ({"objects/_covers/1.tif": b"1"}, "item-name"),
        ({"objects/-rf.tif": b"1"}, "item-name"),
    ],
)
def test_what_makes_no_clear_item_is_refused(
    make: Make, only: Callable[..., str], change: dict[str, bytes], rule: str
) -> None:
    only(make(change), rule)


def test_a_file_beside_objects_and_metadata_is_refused(make: Make, only: Callable[..., str]) -> None:
    place = make()
    (place / "readme.txt").write_bytes(b"hello")
    assert "readme.txt" in only(place, "stray")


def test_an_empty_item_folder_is_refused(make: Make, only: Callable[..., str]) -> None:
    place = make()
    (place / "objects/EMPTY").mkdir()
    assert "objects/EMPTY" in only(place, "item-empty")


def test_a_delivery_without_items_is_refused(make: Make) -> None:
    nothing = {k: None for k in sound() if k.startswith("objects/") and "_targets" not in k}
    found = " ".join(reasons(make(nothing)))
    assert "[no-items]" in found
    assert "[item-missing]" in found


@pytest.mark.parametrize("what", ["link", "file", "nothing"])
def test_what_is_no_folder_is_refused(make: Make, tmp_path: Path, what: str) -> None:
    place = tmp_path / "other"
    if what == "link":
        place.symlink_to(make())
    elif what == "file":
        place.write_bytes(b"PK")
    assert what in reasons(place)[0]


def test_every_reason_at_once(make: Make) -> None:
    place = make({"metadata/metadata.csv": b"filename\nobjects/gone\n", "stray.txt": b"1", "objects/a\nb.tif": b"1"})
    (place / "metadata/delivery.yaml").write_text("institution: kbr\nworkline: none\n")
    (place / "objects/KBR_MS_0001/0001.tif").unlink()
    (place / "objects/postcard.tif").write_bytes(b"1")
    link(place)
    before = snapshot(place)
    found = " ".join(reasons(place))
    for rule in [
        "name-invisible",
        "not-a-file",
        "stray",
        "delivery-note",
        "table-subject",
        "checksum-missing",
        "checksum",
    ]:
        assert f"[{rule}]" in found
    assert "DeliveryRefused" not in found
    assert snapshot(place) == before


def test_a_file_that_changes_while_it_is_read_is_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    place = make()
    page = place / "objects/KBR_MS_0001/0002.tif"
    real = reading.digests

    def and_meanwhile(blocks, algorithms, each=None):  # type: ignore[no-untyped-def]
        made = real(blocks, algorithms, each)
        if threading.current_thread() is not threading.main_thread():
            page.write_bytes(page.read_bytes() + b"more")
        return made

    monkeypatch.setattr(reading, "digests", and_meanwhile)
    assert any("0002.tif [still-changing]" in r for r in reasons(place))


def test_a_file_that_comes_while_others_are_read_is_refused(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    place = make()
    real = intake._read_rest

    def and_meanwhile(known: intake._Intake) -> None:
        real(known)
        (place / "objects/KBR_MS_0001/0003.tif").write_bytes(b"late")

    monkeypatch.setattr(intake, "_read_rest", and_meanwhile)
    assert any("0003.tif [still-changing]" in r and "it is new" in r for r in reasons(place))


def test_a_link_put_in_a_files_place_is_not_followed(make: Make, tmp_path: Path) -> None:
    place, secret = make(), tmp_path / "secret"
    secret.write_bytes(b"root:x:0:0")
    there = {f.path: f for f in taken(place).files}
    page = place / "objects/postcard.tif"
    page.unlink()
    page.symlink_to(secret)
    with pytest.raises(TransientError):
        Reader(place, 10).read(there["objects/postcard.tif"], set())
    page.unlink()
    os.link(secret, page)
    read = Reader(place, 10).read(there["objects/postcard.tif"], set())
    assert read.digests == {}
    assert read.problems[0].rule == "still-changing"


def test_a_folder_replaced_by_a_link_is_noticed(make: Make, tmp_path: Path) -> None:
    place = make()
    there = [f for f in taken(place).files if f.path.endswith("0001.tif")]
    item = place / "objects/KBR_MS_0001"
    laid_out(tmp_path, {"elsewhere/0001.tif": b"secret"})
    item.rename(tmp_path / "gone")
    item.symlink_to(tmp_path / "elsewhere")
    assert Reader(place, 10).read(there[0], set()).problems[0].rule == "still-changing"


@pytest.mark.parametrize("size", [0, 1, 9, 10, 11, 19, 20, 21, 1000, 1 << 20, (1 << 20) + 5, (2 << 20) - 3])
def test_the_ends_are_the_ends(tmp_path: Path, size: int) -> None:
    content = os.urandom(size)
    (tmp_path / "f").write_bytes(content)
    read = Reader(tmp_path, 10).read(taken(tmp_path).files[0], {"md5"}, keep=True)
    assert read.head == content[:10]
    assert read.tail == (content[10:][-10:] if size > 10 else b"")
    assert read.content == content
    assert read.digests == {"md5": hashlib.md5(content).hexdigest(), "sha512": hashlib.sha512(content).hexdigest()}


def test_every_byte_is_read_once(make: Make) -> None:
    """What the kernel handed to this process while a delivery with three digests was received."""
    big = {f"objects/BIG/{n}.bin": os.urandom(3 << 20) for n in range(8)}
    files = {**sound(), **big}
    place = make({**big, "metadata/checksum.md5": listing(files, "md5")})
    take(place)  # loads the signature files
    size = sum(f.size for f in taken(place).files)

    def handed() -> int:
        return int(Path("/proc/self/io").read_text().split()[1])

    before = handed()
    take(place)
    assert handed() - before < 1.05 * size


def test_a_disk_that_fails_is_passing_and_no_refusal(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(reading, "digests", broken)
    with pytest.raises(TransientError) as error:
        take(make())
    assert not isinstance(error.value, DeliveryRefused)


def test_a_manifest_of_a_hundred_thousand_lines_for_what_is_not_there(make: Make) -> None:
    files = sound()
    lines = listing(files, "md5") + b"".join(b"%032x  objects/X/%d.tif\n" % (i, i) for i in range(100_000))
    found = reasons(make({"metadata/checksum.md5": lines}))
    assert len(found) == 100_000


def test_deep_folders_end_somewhere(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(12):
        deep /= "d" * 99
    deep.mkdir(parents=True)
    (deep / "x").write_bytes(b"1")
    there = inventory.taken(tmp_path)
    assert "path-length" in {p.rule for p in there.name_problems()}
