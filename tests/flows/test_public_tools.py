"""What comes out of the whole flow, held against tools that are not ours: OCFL, E-ARK, METS, PREMIS, MIX, ALTO, JPEG 2000."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import numpy as np
import ocfl as ocfl_py
import pytest
import tifffile
from jpylyzer import jpylyzer
from lxml import etree

from flows.driver import Run, copied
from heritage.archive import ocfl
from heritage.archive.site.kinds import open_site
from package.validators import all_faults, eark
from places import SCHEMAS, needs_shared

IDS = ("urn:heritage:kbr:T-1:BOOK_1", "urn:heritage:kbr:T-1:BOOK_2")


@pytest.fixture(scope="module")
def restored(closed: tuple[Path, Run], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Each package, taken out of site-b."""
    site = open_site("site-b", "folder", "archive/site-b", {}, closed[0])
    folder = tmp_path_factory.mktemp("restored")
    places = {identifier: folder / identifier.rpartition(":")[2] for identifier in IDS}
    for identifier, place in places.items():
        assert ocfl.restore(site, identifier, None, place) > 10
    return places


@pytest.mark.parametrize("site", ["site-a", "site-b"])
def test_ocfl_py(closed: tuple[Path, Run], site: str) -> None:
    root = ocfl_py.StorageRoot(root=str(closed[0] / "archive" / site))
    assert root.validate(validate_objects=True, check_digests=True)
    assert (root.num_objects, root.good_objects) == (2, 2)


def test_eark_validator(restored: dict[str, Path]) -> None:
    for said in eark(*restored.values()):
        assert (said["structure"], said["schema"], said["schematron"]) == ("WELLFORMED", "VALID", "VALID")
        assert not [message for message in said["messages"] if message[0] == "ERROR"]


def test_mets_premis_mix_and_dublin_core_by_their_schemas(restored: dict[str, Path]) -> None:
    for place in restored.values():
        assert all_faults(place) == []
        assert len(list(place.rglob("METS.xml"))) == 4
        assert list(place.rglob("premis.xml"))
        assert list(place.rglob("mix/*.xml"))


@needs_shared
def test_alto_by_its_schema(restored: dict[str, Path]) -> None:
    (found,) = sorted(SCHEMAS.glob("alto/4/alto-4-*.xsd"))[-1:]
    schema = etree.XMLSchema(etree.parse(str(found), _Offline()))
    texts = [p for place in restored.values() for p in place.rglob("*.alto.xml")]
    assert len(texts) == 3
    for text in texts:
        schema.assertValid(etree.parse(str(text)))
        assert etree.parse(str(text)).getroot().xpath("count(//*[local-name()='String'])") > 10


class _Offline(etree.XMLParser):
    """Finds the schemas that a schema imports beside ours."""

    def __init__(self) -> None:
        super().__init__(no_network=True)
        self.resolvers.add(_Beside())


class _Beside(etree.Resolver):
    def resolve(self, url: str, _id: str, context: object) -> object:
        named = url.rpartition("/")[2]
        found = next(iter(sorted(SCHEMAS.rglob(named))), None)
        return self.resolve_filename(str(found), context) if found and not Path(url).is_file() else None


def test_jpylyzer_and_every_pixel(restored: dict[str, Path]) -> None:
    """Decoded by ffmpeg's own decoder, which shares nothing with the one that proved it (OpenJPEG)."""
    pages = 0
    for place in restored.values():
        for master in place.glob("representations/preservation/data/*.jp2"):
            examined = jpylyzer.checkOneFile(str(master))
            assert examined.findtext("isValid") == "True"
            original = tifffile.imread(place / f"representations/original/data/{master.stem}.tif")
            assert np.array_equal(_by_ffmpeg(master, original.shape), original)
            pages += 1
    assert pages == 3


def _by_ffmpeg(master: Path, shape: tuple[int, ...]) -> np.ndarray:
    words = ["ffmpeg", "-v", "error", "-c:v", "jpeg2000", "-i", str(master), "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    ran = subprocess.run(words, capture_output=True, check=True)
    return np.frombuffer(ran.stdout, np.uint8).reshape(shape)


def test_the_pdf_shows_and_says_the_pages(restored: dict[str, Path]) -> None:
    import pikepdf

    for identifier, place in restored.items():
        (book,) = place.rglob("*.pdf")
        with pikepdf.open(book) as pdf:
            assert len(pdf.pages) == {"BOOK_1": 2, "BOOK_2": 1}[identifier.rpartition(":")[2]]
            assert b"Tr" in pdf.pages[0].Contents.read_bytes()


def test_the_catalogue_comes_back_from_one_site_alone(closed: tuple[Path, Run], tmp_path: Path) -> None:
    """Everything that the packages tell; not the local notes: when the run was, and in what state."""
    home = copied(closed[0], tmp_path / "home")
    before = _told(home)
    for gone in home.glob("catalogue.db*"):
        gone.unlink()
    for folder in ("work", "archive/site-b"):
        (home / folder).rename(tmp_path / f"gone-{Path(folder).name}")
    words = [sys.executable, "-m", "heritage", "rebuild", "--site", "site-a"]
    said = subprocess.run(
        words, env={**os.environ, "HERITAGE_HOME": str(home)}, capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    after = _told(home)
    for table in before:
        assert after[table] == before[table], table


LOCAL = {
    "id",
    "item_id",
    "batch_id",
    "note",
    "error",
    "run",
    "state",
    "started",
    "finished",
    "expected",
    "place",
    "review",
}
"""What a package cannot tell, and numbers that mean nothing outside the catalogue."""


def _told(home: Path) -> dict[str, list[tuple[object, ...]]]:
    found = {}
    with sqlite3.connect(home / "catalogue.db") as db:
        for table in ("batch", "item", "file", "rendition", "finding", "statement", "event"):
            columns = [row[1] for row in db.execute(f"pragma table_info({table})")]
            shown = ", ".join(f't."{c}"' for c in columns if c not in LOCAL)
            of_item = "item_id" in columns
            owner, join = ("i.name, ", "join item i on i.id = t.item_id") if of_item else ("", "")
            found[table] = sorted(db.execute(f"select {owner}{shown} from {table} t {join}").fetchall(), key=repr)
    return found
