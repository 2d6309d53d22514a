"""Checksum lists: read exactly, believed only when every file is what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capture.conftest import Make, listing, reasons, sound, take
from heritage.capture import checksums
from heritage.capture.checksums import Wording

WORDING = Wording("checksum", "checksum-list", ("objects/", "metadata/"))
D = "d" * 64

plain_names = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters='\\/:*?"<>|'),
    min_size=1,
    max_size=20,
).filter(lambda n: n == n.strip() and n not in {".", ".."})


def parsed(text: str, algorithm: str = "sha256"):
    return checksums.parsed("metadata/checksum.sha256", algorithm, text, WORDING)


@given(st.dictionaries(plain_names, st.binary(max_size=9), max_size=20), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_written_is_what_is_read(files: dict[str, bytes], end: str) -> None:
    wanted = {f"objects/{n}": hashlib.sha256(c).hexdigest() for n, c in files.items()}
    for mark in ("  ", " *", "\t", " "):
        text = "".join(f"{d}{mark}{p}{end}" for p, d in wanted.items())
        claims, problems = parsed(text)
        assert {c.path: c.digest for c in claims} == wanted
        assert not problems


@given(st.text(max_size=300))
def test_any_text_gives_claims_inside_or_problems(text: str) -> None:
    claims, problems = parsed(text)
    for claim in claims:
        assert claim.path.startswith(("objects/", "metadata/"))
        assert ".." not in claim.path.split("/")
        assert len(claim.digest) == 64
    lines = [line for line in text.replace("\r", "\n").split("\n") if line.strip()]
    assert len(claims) + len(problems) == len(lines)


@pytest.mark.parametrize(
    "path",
    [
        "/etc/passwd",
        "../x.tif",
        "objects/../../x.tif",
        "objects/./x",
        "objects//x",
        "~/x",
        "C:/x",
        "C:x",
        "x.tif",
        "objects/a\0b",
        "~root/x",
    ],
)
def test_a_path_that_leaves_is_named(path: str) -> None:
    claims, problems = parsed(f"{D}  {path}\n")
    assert not claims
    assert [p.rule for p in problems] == ["checksum-path"]
    assert "line 1" in problems[0].subject


@pytest.mark.parametrize(
    "line",
    [
        "abc  objects/x",
        f"{D[1:]}  objects/x",
        f"SHA256 (objects/x) = {D}",
        D,
        f"\\{D}  objects/x",
        f"{'g' * 64}  objects/x",
    ],
)
def test_a_line_that_is_no_claim_is_named(line: str) -> None:
    claims, problems = parsed(line)
    assert not claims
    assert [p.rule for p in problems] == ["checksum-list"]


def test_windows_separators_are_named() -> None:
    assert "/ between folders" in parsed(f"{D}  objects\\a.tif")[1][0].wanted


def test_only_line_ends_end_a_line() -> None:
    claims, problems = parsed(f"{D}  objects/a\u2028b\x0bc\n")
    assert [c.path for c in claims] == ["objects/a\u2028b\x0bc"]
    assert not problems


def test_one_path_with_two_digests_is_refused_and_the_same_twice_is_noted() -> None:
    assert parsed(f"{D}  objects/a\n{'e' * 64}  objects/a\n")[1][0].refuses
    assert not parsed(f"{D}  objects/a\n{D.upper()}  ./objects/a\n")[1][0].refuses


def test_a_hundred_thousand_lines() -> None:
    text = "".join(f"{i:064x}  objects/item/{i}.tif\n" for i in range(100_000))
    claims, problems = parsed(text)
    assert len(claims) == 100_000
    assert not problems


# --- on whole deliveries


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha512"])
def test_each_algorithm_finds_one_flipped_bit(make: Make, only: Callable[..., str], algorithm: str) -> None:
    place = make(algorithm=algorithm)
    take(place)
    page = place / "objects/KBR_MS_0001/0002.tif"
    content = bytearray(page.read_bytes())
    content[-1] ^= 1
    page.write_bytes(content)
    reason = only(place, "checksum")
    assert "objects/KBR_MS_0001/0002.tif" in reason
    assert hashlib.new(algorithm, bytes(content)).hexdigest() in reason


def test_missing_extra_and_altered_are_told_together(make: Make) -> None:
    place = make()
    (place / "objects/KBR_MS_0001/0001.tif").unlink()
    (place / "objects/KBR_MS_0001/0003.tif").write_bytes(b"new")
    (place / "objects/postcard.tif").write_bytes(b"altered")
    found = " ".join(reasons(place))
    for rule, path in [("checksum-missing", "0001.tif"), ("checksum-extra", "0003.tif"), ("checksum", "postcard.tif")]:
        assert f"{path} [{rule}]" in found


def test_all_of_several_lists_must_hold(make: Make) -> None:
    files = sound()
    good, bad = listing(files, "md5"), listing({**files, "objects/postcard.tif": b"other"}, "sha1")
    take(make({"metadata/checksum.md5": good}))
    found = reasons(make({"metadata/checksum.md5": good, "metadata/checksum.sha1": bad}, name="e"))
    # checksum.sha256, which names the other two lists, holds; checksum.sha1 does not.
    assert [r.partition(" [")[0] for r in found] == ["objects/postcard.tif"]


def test_no_list_at_all_is_refused(make: Make, only: Callable[..., str]) -> None:
    place = make()
    (place / "metadata/checksum.sha256").unlink()
    only(place, "checksum-none")


def test_an_algorithm_that_nobody_can_check_is_refused(make: Make, only: Callable[..., str]) -> None:
    assert "crc32" in only(make({"metadata/checksum.crc32": b"1  objects/postcard.tif"}), "checksum-list")


def test_metadata_that_no_list_names_is_taken_and_noted(make: Make) -> None:
    objects = {k: v for k, v in sound().items() if k.startswith("objects/")}
    place = make({"metadata/checksum.md5": listing(objects, "md5"), "metadata/checksum.sha256": b""})
    noted = [e for e in take(place).events if "checksum-unlisted" in e.detail]
    assert {e.subject for e in noted} == {"metadata/delivery.yaml", "metadata/metadata.csv"}


def test_a_list_in_another_spelling_of_an_accent_says_so(make: Make) -> None:
    place = make({"objects/e\u0301te\u0301.tif": b"1"})
    (place / "objects/e\u0301te\u0301.tif").rename(place / "objects/été.tif")
    assert any("[checksum-missing]" in r and "written differently" in r for r in reasons(place))
