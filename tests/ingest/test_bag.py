"""BagIt: the published verdicts hold, and each rule is seen to refuse."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import bagit
import pytest

from heritage.ingest.checksums import bag
from heritage.model import Item
from ingest.conftest import Make, listing, reasons, sound, take
from places import SAMPLES, needs_shared


def rules(place: Path) -> set[str]:
    return {p.rule for p in bag.check(place) if p.refuses}


def sample_bags() -> Iterator[tuple[str, str, str]]:
    manifest = SAMPLES / "packaging" / "manifest.csv"
    if manifest.is_file():
        with manifest.open(encoding="utf-8", newline="") as rows:
            for row in csv.DictReader(rows):
                if row["path"].startswith("bagit/"):
                    yield row["path"], row["expected"], row["reason"]


@needs_shared
@pytest.mark.parametrize(("path", "expected", "reason"), list(sample_bags()))
def test_published_bags_have_their_published_verdict(path: str, expected: str, reason: str) -> None:
    problems = bag.check(SAMPLES / "packaging" / path)
    verdict = "refuse" if any(p.refuses for p in problems) else "flag" if problems else "accept"
    assert verdict == expected, [str(p) for p in problems]
    if reason:
        assert reason in {p.rule for p in problems}


def _without_lists(items: tuple[Item, ...]) -> list[Item]:
    """Whatever list their digests came in."""
    return [replace(item, files=tuple(replace(file, supplied=()) for file in item.files)) for item in items]


def test_a_bag_is_taken_in_like_a_folder(make: Make, make_bag: Make) -> None:
    folder, bagged = take(make()), take(make_bag())
    assert bagged.delivery.root == "data"
    lists = {supplied.list for item in bagged.items for file in item.files for supplied in file.supplied}
    assert lists == {"manifest-sha512.txt"}
    assert _without_lists(bagged.items) == _without_lists(folder.items)
    assert bagged.delivery.batch == folder.delivery.batch
    assert any(e.kind == "fixity check" and "manifest-sha512.txt" in e.detail for e in bagged.events)


def test_a_bag_made_by_another_tool(make: Make) -> None:
    place = make()
    bagit.make_bag(str(place), checksums=["md5", "sha256"])
    assert take(place).delivery.root == "data"


def test_lists_inside_a_bag_must_hold_too(make_bag: Make) -> None:
    wrong = f"{'0' * 32}  objects/postcard.tif\n".encode()
    found = reasons(make_bag({"metadata/checksum.md5": wrong}))
    assert len(found) == 1
    assert "data/objects/postcard.tif [bagit-checksum]" in found[0]


@pytest.mark.parametrize(
    ("tags", "rule"),
    [
        ({"bagit.txt": None, "tagmanifest-sha512.txt": None}, "bagit-declaration"),
        ({"bagit.txt": b"BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n"}, "bagit-declaration"),
        ({"bagit.txt": b"BagIt-Version : 1.0\nTag-File-Character-Encoding: UTF-8\n"}, "bagit-declaration"),
        ({"bagit.txt": b"\xef\xbb\xbfBagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"}, "bagit-declaration"),
        ({"bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: zlib\n"}, "bagit-declaration"),
        ({"bag-info.txt": b"Payload-Oxum: 1.1\n"}, "bagit-oxum"),
        ({"bag-info.txt": b"Payload-Oxum: many\n"}, "bagit-oxum"),
        ({"bag-info.txt": b"no label here\n"}, "bagit-info"),
        ({"bag-info.txt": b"Source: \xff\xfe\n"}, "bagit-encoding"),
        ({"manifest-sha512.txt": None}, "bagit-manifest"),
        ({"manifest-crc32.txt": b"", "manifest-sha512.txt": None}, "bagit-manifest"),
        ({"manifest-md5.txt": b""}, "bagit-extra"),  # BagIt 1.0: every file in every manifest
        ({"manifest-md5.txt": b"0" * 32 + b"  ../../etc/passwd\n"}, "bagit-path"),
        ({"manifest-md5.txt": b"0" * 32 + b"  bagit.txt\n"}, "bagit-path"),
        ({"tagmanifest-md5.txt": b"0" * 32 + b"  data/objects/postcard.tif\n"}, "bagit-path"),
        ({"tagmanifest-md5.txt": b"0" * 32 + b"  tagmanifest-sha512.txt\n"}, "bagit-manifest"),
        ({"tagmanifest-md5.txt": b"0" * 32 + b"  bagit.txt\n"}, "bagit-checksum"),
        ({"tagmanifest-md5.txt": b"0" * 32 + b"  gone.txt\n"}, "bagit-missing"),
        ({"fetch.txt": b"https://example.org/x 10 data/objects/x.tif\n"}, "bagit-fetch"),
        ({"fetch.txt": b"https://example.org/x 10 ../x.tif\n"}, "bagit-fetch"),
    ],
)
def test_each_rule_refuses(make_bag: Make, tags: dict[str, bytes | None], rule: str) -> None:
    place = make_bag(tags=tags)
    assert rule in rules(place)
    assert any(f"[{rule}]" in r for r in reasons(place))


def test_a_file_to_be_fetched_makes_a_bag_that_is_not_whole(make_bag: Make) -> None:
    place = make_bag()
    manifest = place / "manifest-sha512.txt"
    manifest.write_bytes(manifest.read_bytes() + b"0" * 128 + b"  data/objects/far.tif\n")
    (place / "tagmanifest-sha512.txt").unlink()
    (place / "fetch.txt").write_bytes(b"https://example.org/far - data/objects/far.tif\n")
    assert rules(place) == {"bagit-fetch", "bagit-missing"}


def test_percent_escapes_are_read_as_the_version_says(tmp_path: Path) -> None:
    for version, written in (("1.0", "100%25.txt"), ("0.97", "100%25.txt")):
        place = tmp_path / version
        real = "100%.txt" if version == "1.0" else "100%25.txt"
        (place / "data").mkdir(parents=True)
        (place / "data" / real).write_bytes(b"x")
        (place / "bagit.txt").write_text(f"BagIt-Version: {version}\nTag-File-Character-Encoding: UTF-8\n")
        digest = hashlib.sha256(b"x").hexdigest()
        (place / "manifest-sha256.txt").write_text(f"{digest}  data/{written}\n")
        assert bag.check(place) == []


def test_a_link_in_a_bag_is_refused(make_bag: Make) -> None:
    place = make_bag()
    (place / "data/objects/link.tif").symlink_to("/etc/passwd")
    assert "not-a-file" in rules(place)


def test_other_tag_folders_are_allowed_in_a_bag(make_bag: Make) -> None:
    place = make_bag()
    (place / "submission").mkdir()
    (place / "submission/note.txt").write_text("by post")
    received = take(place)
    assert all("submission" not in f.path for f in received.delivery.metadata)


def test_a_delivery_whose_bag_is_sound_and_whose_payload_is_not(make_bag: Make) -> None:
    place = make_bag({"stray.txt": b"1", "metadata/delivery.yaml": None})
    assert rules(place) == set()
    found = " ".join(reasons(place))
    assert "data/stray.txt [stray]" in found
    assert "[delivery-note]" in found


def test_a_manifest_in_another_encoding(tmp_path: Path) -> None:
    name = "été.txt"
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / name).write_bytes(b"x")
    (tmp_path / "bagit.txt").write_text("BagIt-Version: 1.0\nTag-File-Character-Encoding: ISO-8859-1\n")
    line = listing({f"data/{name}": b"x"}, "md5").decode().encode("latin-1")
    (tmp_path / "manifest-md5.txt").write_bytes(line)
    assert bag.check(tmp_path) == []


@pytest.mark.parametrize("name", ["sha224", "sha384", "SHA-256"])
def test_manifests_of_other_algorithms(make: Make, make_bag: Make, name: str) -> None:
    payload = {f"data/{path}": content for path, content in sound().items()}
    listed = listing(payload, name.lower().replace("-", ""))
    tags = {"manifest-sha512.txt": None, "tagmanifest-sha512.txt": None, f"manifest-{name}.txt": listed}
    place = make_bag(tags=tags)
    take(place)
    (place / "data/objects/postcard.tif").write_bytes(b"x" * 3872)
    assert "bagit-checksum" in rules(place)


def test_a_manifest_that_is_not_computed_here_is_told_beside_one_that_is(make_bag: Make) -> None:
    strange = {"manifest-blake2b.txt": b"0" * 128 + b"  data/x\n", "tagmanifest-sha512.txt": None}
    assert any("the bag's other manifest is held to" in note for note in take(make_bag(tags=strange)).delivery.notes)


@pytest.mark.parametrize("name", ["a%b.tif", "a%25b.tif", "a%0Ab.tif", "a%0Db.tif"])
def test_a_percent_sign_that_was_not_escaped_is_the_file_that_is_there(make_bag: Make, name: str) -> None:
    assert any(item.id == name[:-4] for item in take(make_bag({f"objects/{name}": b"1"})).items)


def test_a_folded_oxum_is_one_value(make_bag: Make) -> None:
    place = make_bag(tags={"bag-info.txt": b"Payload-Oxum:\n  5.1\n", "tagmanifest-sha512.txt": None})
    assert any("found Payload-Oxum 5.1 (bytes.files)" in reason for reason in reasons(place))
