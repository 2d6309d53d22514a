"""Deliveries that mean harm, through the whole flow: refused or held with a clear reason, shown as the text they are."""

from __future__ import annotations

import shutil
import struct
import zlib
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest
from lxml import etree

from faults.probes import SegfaultsOn
from flows.deliveries import listed, noise, one_page, with_files
from flows.driver import drive, leftovers
from heritage.errors import DeliveryRefused
from heritage.flows.workline.deciding import review
from heritage.lines import LINES
from samples import small

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def place(page: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(page, tmp_path / "in" / "T-1"))


def refused(place: Path) -> str:
    with pytest.raises(DeliveryRefused) as told:
        drive(place)
    return "\n".join(told.value.reasons)


# --- names and links -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["../../../etc/passwd", "/etc/passwd", "objects/../../x", "objects\\..\\x", "~/x"])
def test_a_checksum_list_that_leads_out(home: Path, place: Path, path: str) -> None:
    with (place / "metadata/checksum.sha256").open("a") as out:
        out.write(f"{'0' * 64}  {path}\n")
    assert path.rpartition("/")[2].rpartition("\\")[2] in refused(place)
    assert not (home / "work/kbr").exists()


@pytest.mark.parametrize("kind", ["file", "folder", "loop", "hard to see"])
def test_links(home: Path, place: Path, kind: str) -> None:
    targets = {"file": "/etc/passwd", "folder": "/etc", "loop": ".", "hard to see": "0001.tif"}
    (place / "objects/BOOK_1/0002.tif").symlink_to(targets[kind])
    assert "objects/BOOK_1/0002.tif [not-a-file]" in refused(listed(place))


def test_names_that_break_lines_or_exist_twice(home: Path, place: Path) -> None:
    names = [
        "new\nline.tif",
        "caf\u00e9.tif",
        "cafe\u0301.tif",
        "PAGE.tif",
        "page.tif",
        "tab\t.tif",
        "..tif ",
        "a:b.tif",
    ]
    reasons = refused(with_files(place, {f"objects/BOOK_1/{n}": n.encode() for n in names}))
    assert r"objects/BOOK_1/new\nline.tif [name-invisible]" in reasons
    assert "[name-composed]" in reasons
    assert reasons.count("[name-twin]") == 2
    assert "objects/BOOK_1/a:b.tif [name-character]" in reasons


@pytest.mark.parametrize("item", ["_batch", "_targets_", "con", ".hidden", "a ", "~x", "-rf"])
def test_items_named_like_what_is_ours_or_a_machine_s(home: Path, place: Path, item: str) -> None:
    (place / "objects/BOOK_1").rename(place / "objects" / item)
    assert f"objects/{item.strip()}" in refused(listed(place))


def test_item_ids_that_differ_in_case_only(home: Path, place: Path) -> None:
    assert "[name-twin]" in refused(with_files(place, {"objects/book_1/0001.tif": noise()}))


def test_items_named_like_our_folders_are_only_items(home: Path, tmp_path: Path) -> None:
    names = ["package", "master", "pictures", "report"]
    place = small(tmp_path, items=dict.fromkeys(names, 1), faults={"pictures/0001": "skew"}, targets=False)
    states = drive(place).states
    assert states == {**dict.fromkeys(names, "deposited"), "pictures": "held"}


def test_pages_whose_copies_would_have_one_name(home: Path, tmp_path: Path) -> None:
    """0001.tif beside 0001.tiff, and a folder of the item that has its pages again."""
    other = one_page(tmp_path / "other", "other") / "objects/BOOK_1/0001.tif"
    place = small(tmp_path, items={"BOOK_1": 2}, targets=False)
    (place / "objects/BOOK_1/0002.tif").rename(place / "objects/BOOK_1/0001.tiff")
    place = with_files(place, {"objects/BOOK_1/again/0001.tif": other.read_bytes()})
    run = drive(place, policy="legacy")
    for item in run.report["items"]:
        masters = [r["path"] for r in item["renditions"] if r["role"] == "master"]
        assert len(masters) == len({m.casefold() for m in masters})
        assert item["state"] in {"deposited", "held"}
        assert "troubles" not in item
    assert run.red == ""


# --- texts ---------------------------------------------------------------------------------------------------------------


def test_a_note_of_fifty_megabytes(home: Path, place: Path) -> None:
    with (place / "metadata/delivery.yaml").open("ab") as note:
        note.write(b"# " + b"x" * 50_000_000)
    reasons = refused(listed(place))
    assert "at most 8 MiB" in reasons
    assert len(reasons) < 2000


def test_a_note_that_grows_when_it_is_read(home: Path, place: Path) -> None:
    bomb = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9) if n else 'x'}]" for n in range(30))
    (place / "metadata/delivery.yaml").write_text(f"batch: T-1\ninstitution: kbr\n{bomb}\n")
    assert "alias" in refused(listed(place))


def test_a_formula_in_a_table_is_refused(home: Path, place: Path) -> None:
    table = 'filename,dc.title\nobjects/BOOK_1,"=HYPERLINK(""http://evil.example"",""x"")"\n'
    reasons = refused(with_files(place, {"metadata/metadata.csv": table.encode()}))
    assert "a spreadsheet would compute" in reasons


def test_markup_in_tables_is_text(home: Path, place: Path) -> None:
    title = f'"{SCRIPT}"'
    table = 'filename,dc.title[nl],dc.creator\n"objects/BOOK_1","' + title.replace('"', '""') + '","- nobody -"\n'
    run = drive(with_files(place, {"metadata/metadata.csv": table.encode()}))
    assert run.states == {"BOOK_1": "deposited"}
    assert SCRIPT not in run.html
    assert escape(SCRIPT) in run.html
    (core,) = (home / "archive/site-a").rglob("dc.xml")
    said = [e.text for e in etree.parse(str(core)).getroot().iter() if e.text]
    assert title in said
    assert "- nobody -" in said


def test_an_entity_bomb_beside_a_page(home: Path, place: Path) -> None:
    """Never expanded here, and never handed on unseen: whoever opens it years later may expand it."""
    entities = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    bomb = f'<?xml version="1.0"?><!DOCTYPE alto [<!ENTITY b0 "lol">{entities}]><alto>&b11;</alto>'
    run = drive(with_files(place, {"objects/BOOK_1/0001.xml": bomb.encode()}))
    assert run.states == {"BOOK_1": "held"}
    assert "0001.xml: declares entities of its own (b0, b1, b2)" in run.html


def test_markup_in_names_is_shown_as_text(home: Path, tmp_path: Path) -> None:
    item = "A&amp; ![x](javascript`b`) [l](http-evil) #1%41 'q'"
    place = small(tmp_path, items={item: 1}, faults={f"{item}/0001": "skew"}, targets=False)
    run = drive(place, review="wait")
    assert run.states == {item: "pending"}
    subject, text = review.question(run.asked[0])
    assert subject.startswith(item)
    picture = run.folder / "pictures" / item / "00000.jpg"
    assert picture.is_file()
    assert "![x](java" not in text.replace("\\", "")[: text.index("skew")]
    (line,) = (row for row in text.splitlines() if row.startswith("- **skew**"))
    assert line.count("`") == 2
    assert escape("A&amp;") in run.html.replace("&#34;", '"')
    hrefs = etree.HTML(run.html).xpath("//img/@src")
    assert [run.folder / __import__("urllib.parse").parse.unquote(h) for h in hrefs] == [picture]


# --- pictures ------------------------------------------------------------------------------------------------------------


def bomb_tiff(side: int = 40_000) -> bytes:
    """A TIFF of about 2 MB that claims, and really unpacks to, more than a gigabyte: deflate, one strip per 1000 rows."""
    strip = zlib.compress(bytes(side * 1000), 9)
    strips = side // 1000
    tags = [
        (256, 4, 1, side), (257, 4, 1, side), (258, 3, 1, 8), (259, 3, 1, 8), (262, 3, 1, 1),
        (273, 4, strips, 0), (277, 3, 1, 1), (278, 4, 1, 1000), (279, 4, strips, 0),
    ]  # fmt: skip
    table = 8 + 2 + 12 * len(tags) + 4
    offsets, counts = table, table + 4 * strips
    data = counts + 4 * strips
    values = {273: offsets, 279: counts}
    entries = b"".join(struct.pack("<HHII", tag, kind, n, values.get(tag, value)) for tag, kind, n, value in tags)
    places = struct.pack(f"<{strips}I", *(data + n * len(strip) for n in range(strips)))
    sizes = struct.pack(f"<{strips}I", *([len(strip)] * strips))
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + entries + bytes(4) + places + sizes + strip * strips


def xmp_bomb(page: bytes) -> bytes:
    """The page with an XMP packet that is an entity bomb and asks for a file: tag 700, behind the rest."""
    entities = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    packet = (
        f'<?xpacket begin=""?><!DOCTYPE x [<!ENTITY b0 "lol"><!ENTITY f SYSTEM "file:///etc/passwd">{entities}]>'
        "<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        "<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' dc:format='&b11;&f;'/></rdf:RDF></x:xmpmeta>"
    ).encode()
    (first,) = struct.unpack_from("<I", page, 4)
    (number,) = struct.unpack_from("<H", page, first)
    rows = [page[first + 2 + 12 * n : first + 14 + 12 * n] for n in range(number)]
    padded = page + b"\0" * (len(page) % 2)
    rows.append(struct.pack("<HHII", 700, 1, len(packet), len(padded)))
    rows.sort(key=lambda row: struct.unpack_from("<H", row)[0])
    packet += b"\0" * (len(packet) % 2)
    directory = struct.pack("<H", len(rows)) + b"".join(rows) + bytes(4)
    return padded[:4] + struct.pack("<I", len(padded) + len(packet)) + padded[8:] + packet + directory


def test_pictures_that_harm_are_held_and_their_neighbours_go_on(home: Path, tmp_path: Path) -> None:
    place = small(tmp_path, items={"GOOD": 1, "XMP": 1}, targets=False)
    sound = (place / "objects/XMP/0001.tif").read_bytes()
    bomb = bomb_tiff()
    assert len(bomb) < 2_500_000
    place = with_files(place, {
        "objects/XMP/0001.tif": xmp_bomb(sound),
        "objects/BOMB/0001.tif": bomb,
        "objects/CUT/0001.tif": sound[: len(sound) // 2],
        "objects/LIAR/0001.tif": b"\x89PNG\r\n\x1a\n" + sound[8:],
        "objects/PROGRAM/0001.tif": b"\x7fELF" + bytes(5000),
        "objects/EMPTY/0001.tif": b"",
        "objects/PAGE/0001.tif": f"<html>{SCRIPT}</html>".encode(),
        "objects/XML/0001.tif": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "&#38;a;">]><a>&a;</a>',
    })  # fmt: skip
    run = drive(place)
    assert (run.red, run.troubles) == ("", [])
    held = {item for item, state in run.states.items() if state == "held"}
    assert held == {"BOMB", "CUT", "LIAR", "PROGRAM", "EMPTY", "PAGE", "XML"}
    assert run.states["GOOD"] == "deposited"
    for item in held - {"BOMB"}:
        assert run.faults(item) & {"decodes", "identified", "extension-mismatch"}
    assert SCRIPT not in run.html
    kept = b"".join(p.read_bytes() for p in (home / "archive/site-a").rglob("*.xml"))
    assert b"root:" not in kept
    assert b"lollol" not in kept
    assert leftovers(home) == []


def test_a_codec_that_crashes_costs_one_item(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = small(tmp_path, items={"GOOD": 2, "CRASH": 1, "ALSO_GOOD": 1}, targets=False)
    line = LINES["paper"]
    probes = (*line.probes, SegfaultsOn("objects/CRASH/0001.tif"))
    monkeypatch.setattr("heritage.lines.paper.PAPER", replace(line, probes=probes))
    run = drive(place)
    assert run.states == {"GOOD": "deposited", "CRASH": "held", "ALSO_GOOD": "deposited"}
    (finding,) = (f for f in run.item("CRASH")["findings"] if f["outcome"] == "fail" and f["check"] == "decodes")
    assert "died" in finding["found"]


def test_a_picture_of_a_fault_that_crashes_the_codec_costs_the_picture(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page was measured, and dies when it is drawn for the person who decides."""
    import ctypes

    from heritage.flows.workline import fault_pictures

    place = small(tmp_path, items={"GOOD": 1, "SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False)
    monkeypatch.setattr(fault_pictures, "fault_picture", lambda *_: ctypes.string_at(0))
    run = drive(place)
    assert run.states == {"GOOD": "deposited", "SKEWED": "held"}
    assert "<img" not in run.html
