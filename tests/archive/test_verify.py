"""The verifier finds what is wrong, and says it in OCFL's words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import ocfl as ocfl_py
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.sealed import ID, MADE, contents, sealed
from faults.sites import BitRot
from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.inventories import decoded, sidecar
from heritage.archive.layout import place
from heritage.archive.ocfl import inventory, objects, packages, verify_at
from heritage.archive.site.folder import FolderSite
from heritage.archive.site.kinds import open_site
from heritage.contracts import Site
from heritage.errors import CopyDamaged
from places import SAMPLES, needs_shared

FIXTURES = SAMPLES / "packaging/ocfl"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder of an object of two versions."""
    site = open_site("site-a", "folder", "site-a", {}, tmp_path)
    deposit(site, sealed(tmp_path / "w1", contents()), **MADE)
    deposit(site, sealed(tmp_path / "w2", {**contents(), "METS.xml": b"<mets2/>"}, version=2), **MADE)
    return tmp_path / "site-a" / place(ID)


def codes(root: Path) -> set[str]:
    return {problem.code for problem in verify_at(FolderSite("x", root), "")}


def rewritten(path: Path, change: dict[str, object]) -> None:
    """Changes an inventory and gives it the sidecar that belongs to it: damage that no digest shows."""
    document = {**json.loads(path.read_bytes()), **change}
    content = json.dumps(document).encode()
    path.write_bytes(content)
    path.with_name("inventory.json.sha512").write_bytes(sidecar(content))


def test_a_sound_object_has_no_problems(root: Path) -> None:
    assert codes(root) == set()


def test_one_turned_bit_anywhere_is_found(root: Path) -> None:
    """Every file of the object, at its first, middle and last byte; public validators agree that it is broken."""
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.stat().st_size):
        sound = path.read_bytes()
        for where in {0, len(sound) // 2, len(sound) - 1}:
            path.write_bytes(sound[:where] + bytes([sound[where] ^ 1]) + sound[where + 1 :])
            assert codes(root), f"{path} at {where}"
        path.write_bytes(sound)
    assert codes(root) == set()


def test_every_lost_file_is_found(root: Path) -> None:
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        content = path.read_bytes()
        path.unlink()
        assert codes(root), path
        path.write_bytes(content)


@pytest.mark.parametrize("extra", ["x", "v1/x", "v1/content/x", "v2/content/a/b", "v3/content/x", "odd/x"])
def test_every_extra_file_is_found(root: Path, extra: str) -> None:
    (root / extra).parent.mkdir(parents=True, exist_ok=True)
    (root / extra).write_bytes(b"x")
    assert codes(root) & {"E001", "E015", "E023", "E046"}


@pytest.mark.parametrize(
    ("code", "change"),
    [
        ("E037", {"id": "urn:heritage:kbr:another"}),
        ("E038", {"type": "https://example.org"}),
        ("E040", {"head": "v1"}),
        ("E008", {"versions": {}}),
        ("E036", {"manifest": []}),
        ("E036", {"head": "2"}),
        ("E036", {"contentDirectory": "../elsewhere"}),
        ("E025", {"digestAlgorithm": "md5"}),
    ],
)
def test_an_inventory_that_is_wrong_in_itself(root: Path, code: str, change: dict[str, object]) -> None:
    rewritten(root / "inventory.json", change)
    site = FolderSite("x", root)
    assert code in {problem.code for problem in verify_at(site, "", ID)}


def test_a_manifest_that_leads_out_of_the_object_is_not_followed(root: Path) -> None:
    document = json.loads((root / "inventory.json").read_bytes())
    manifest = {digest: [f"{'../' * (9 + n)}etc/passwd"] for n, digest in enumerate(document["manifest"])}
    rewritten(root / "inventory.json", {"manifest": manifest})
    assert {"E099", "E092", "E023"} <= codes(root)
    with pytest.raises(CopyDamaged):
        inventory(open_site("site-a", "folder", "site-a", {}, root.parents[4]), ID)


def test_an_older_version_that_tells_another_history(root: Path) -> None:
    versions = json.loads((root / "v1/inventory.json").read_bytes())["versions"]
    state = versions["v1"]["state"]
    digest = next(d for d, paths in state.items() if "METS.xml" in paths)
    state[digest] = ["other.xml"]
    rewritten(root / "v1/inventory.json", {"versions": versions})
    assert "E066" in codes(root)


def test_an_object_in_the_wrong_place_and_one_that_is_not_there(root: Path, tmp_path: Path) -> None:
    site = open_site("site-a", "folder", "site-a", {}, tmp_path)
    assert [p.code for p in verify(site, "urn:heritage:kbr:x:y")] == ["E063"]
    wrong = tmp_path / "site-a" / place("urn:heritage:kbr:x:y")
    wrong.parent.mkdir(parents=True)
    root.rename(wrong)
    assert [p.code for p in verify(site, ID)] == ["E063"]
    assert "E037" in {p.code for p in verify(site, "urn:heritage:kbr:x:y")}
    assert list(objects(site)) == [ID]


def test_an_unreadable_object_does_not_hide_the_others(root: Path, tmp_path: Path) -> None:
    site = open_site("site-a", "folder", "site-a", {}, tmp_path)
    other = "urn:heritage:kbr:b:other"
    deposit(site, sealed(tmp_path / "w3", contents(), other), **MADE)
    (root / "inventory.json").write_bytes(b"{")
    said: list[CopyDamaged] = []
    assert [p.id for p in packages(site, said.append)] == [other]
    assert len(said) == 1 and "E033" in str(said[0])
    with pytest.raises(CopyDamaged):
        list(packages(site))
    with pytest.raises(CopyDamaged):
        inventory(site, ID)


def test_a_bad_sector_is_a_problem_of_its_file(root: Path, tmp_path: Path) -> None:
    class BadSector(BitRot):
        def read(self, path):  # type: ignore[no-untyped-def]
            if path.endswith(self.ending):
                raise CopyDamaged(f"{path}: Input/output error")
            return self.behind.read(path)

    site: Site = BadSector(open_site("site-a", "folder", "site-a", {}, tmp_path), "0003.tif")
    assert [(p.code, p.path) for p in verify(site, ID)] == [
        ("E092", "v1/content/representations/original/data/0003.tif")
    ]


@settings(deadline=None, max_examples=100)
@given(st.recursive(st.none() | st.integers() | st.text() | st.booleans(), lambda x: st.lists(x) | st.dictionaries(
    st.sampled_from(["id", "head", "type", "manifest", "versions", "v1", "state", "created", "digestAlgorithm", "user"]), x
)))  # fmt: skip
def test_no_inventory_is_too_strange(document: object) -> None:
    found, problems = decoded(json.dumps(document).encode())
    assert found is not None or problems


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=300))
def test_no_bytes_are_too_strange(content: bytes) -> None:
    found, problems = decoded(content)
    assert found is None and problems


def test_a_deeply_nested_inventory_is_refused() -> None:
    assert decoded(b"[" * 200_000)[1][0].code == "E033"


@needs_shared
def test_the_sample_objects(tmp_path: Path) -> None:
    for sample in sorted(p for p in FIXTURES.iterdir() if p.name != "storage_root"):
        found = codes(sample)
        if sample.name.startswith("bad_"):
            assert sample.name.split("_")[1] in found, (sample.name, found)
        else:
            assert found == set()


@needs_shared
def test_the_sample_storage_root(tmp_path: Path) -> None:
    shutil.copytree(FIXTURES / "storage_root", tmp_path / "root")
    site = FolderSite("x", tmp_path / "root")
    assert [verify(site, identifier) for identifier in objects(site)] == [(), ()]
    deposit(site, sealed(tmp_path / "w1", contents()), **MADE)
    assert ocfl_py.StorageRoot(root=str(tmp_path / "root")).validate(validate_objects=True, check_digests=True)


@settings(max_examples=200)
@given(st.text(min_size=1, max_size=150).filter(lambda t: t.isprintable()))
def test_places_are_those_of_the_extension(identifier: str) -> None:
    storage = ocfl_py.StorageRoot(layout_name="0003-hash-and-id-n-tuple-storage-layout")
    assert place(identifier) == storage.object_path(identifier)
