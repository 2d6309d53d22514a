"""`check` names every fault that a restored package can have; public samples, good and spoiled, agree with it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from items import PaperItem
from validators import assembled

from heritage.contracts import Entry
from heritage.package import Folder, check, seal
from places import SAMPLES, needs_shared


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    folder = assembled(seal(PaperItem(tmp_path, 2).sheets().sealing()), tmp_path / "whole")
    for path in folder.rglob("*"):  # the files are links to those sealed: make them our own before spoiling one
        if path.is_file():
            content = path.read_bytes()
            path.unlink()
            path.write_bytes(content)
    return folder


def test_one_changed_byte_is_found(whole: Path) -> None:
    page = whole / "representations/preservation/data/0001.jp2"
    content = bytearray(page.read_bytes())
    content[3] ^= 1
    page.write_bytes(content)
    assert check(whole) == ["representations/preservation/data/0001.jp2: SHA-512 is not the one METS lists"]


def test_every_file_but_the_root_mets_is_vouched_for(whole: Path) -> None:
    for path in sorted(p for p in whole.rglob("*") if p.is_file() and p != whole / "METS.xml"):
        content = path.read_bytes()
        path.write_bytes(content + b" ")
        assert any(line.startswith(path.relative_to(whole).as_posix()) for line in check(whole)), path
        path.write_bytes(content)
    assert check(whole) == []


def test_missing_short_and_unlisted_files_are_named(whole: Path) -> None:
    (whole / "representations/original/data/0001.tif").unlink()
    (whole / "representations/access/data/0002.jpg").write_bytes(b"x")
    (whole / "representations/access/data/extra.jpg").write_bytes(b"x")
    (whole / "documentation/link").symlink_to("/etc/passwd")
    said = "\n".join(check(whole))
    assert "representations/original/data/0001.tif: missing" in said
    assert "representations/access/data/0002.jpg: 1 bytes, wanted" in said
    assert "representations/access/data/extra.jpg: not listed in any METS" in said
    assert "documentation/link: not listed in any METS" in said


def test_without_mets_or_with_a_broken_one(whole: Path) -> None:
    (whole / "representations/access/METS.xml").write_bytes(b"<mets")
    assert any("representations/access/METS.xml" in line for line in check(whole))
    (whole / "METS.xml").write_bytes(b"<!DOCTYPE a [<!ENTITY x 'y'>]><mets")
    assert any(line.startswith("METS.xml: not readable as XML") for line in check(whole))
    (whole / "METS.xml").unlink()
    assert check(whole) == ["METS.xml: missing"]


@pytest.mark.parametrize(
    "href", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "a/%2e%2e/%2e%2e/b", "http://x/y"]
)
def test_a_href_that_leads_out_is_never_opened(tmp_path: Path, href: str) -> None:
    mets = (
        '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><fileSec><fileGrp>'
        f'<file SIZE="1" CHECKSUM="00" CHECKSUMTYPE="SHA-512"><FLocat xlink:href="{href}"/></file>'
        "</fileGrp></fileSec></mets>"
    )
    (tmp_path / "METS.xml").write_text(mets)
    assert check(tmp_path) == [f"{href}: leads out of the package"]


class InMemory:
    """A package read from a site: chunks of one byte."""

    def __init__(self, folder: Path) -> None:
        self._folder = Folder(folder)

    def entries(self) -> Iterator[Entry]:
        return self._folder.entries()

    def read(self, path: str) -> Iterator[bytes]:
        for block in self._folder.read(path):
            yield from (block[i : i + 1] for i in range(len(block)))


def test_a_site_can_be_read_as_well_as_a_folder(whole: Path) -> None:
    assert check(InMemory(whole)) == []


@needs_shared
def test_public_packages() -> None:
    good = check(SAMPLES / "packaging/csip/733dc055-34be-4260-85c7-5549a7083031")
    bad = check(SAMPLES / "packaging/csip/733dc055-34be-4260-85c7-5549a7083031-bad")
    assert all(line.endswith("not listed in any METS") for line in good), good
    assert [line for line in bad if not line.endswith("not listed in any METS")]


def test_an_old_checksum_is_understood(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a")
    digest = hashlib.md5(b"a").hexdigest().upper()
    (tmp_path / "METS.xml").write_text(
        '<mets xmlns="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink"><amdSec><techMD>'
        f'<mdRef xlink:href="a.txt" SIZE="1" CHECKSUM="{digest}" CHECKSUMTYPE="MD5"/></techMD></amdSec></mets>'
    )
    assert check(tmp_path) == []
