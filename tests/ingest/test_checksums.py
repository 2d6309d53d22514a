"""Checksum lists: read exactly, believed only when every file is what they say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.ingest.checksums import comparing as checksums
from heritage.ingest.checksums import lines as checksum_lines
from heritage.ingest.checksums.comparing import Claim, Wording
from heritage.problem import Problem
from ingest.conftest import Make, listing, reasons, sound, take

WORDING = Wording("checksum", "checksum-list", ("objects/", "metadata/"))
D = "d" * 64

plain_names = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"), exclude_characters='\\/:*?"<>|'),
    min_size=1,
    max_size=20,
).filter(lambda n: n == n.strip() and n not in {".", ".."})


def parsed(text: str, algorithm: str = "sha256") -> tuple[list[Claim], list[Problem]]:
    found = checksums.parsed("metadata/checksum.sha256", algorithm, text, WORDING)
    return found.claims, found.problems


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
    lines = [line for line in text.replace("\r", "\n").split("\n") if not checksum_lines.is_remark(line)]
    assert len(claims) + len(problems) >= min(len(lines), checksums._NAMED)


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
        f"SHA512 (objects/x) = {D}",
        D,
        f"{'g' * 64}  objects/x",
        f"objects/x: {D[1:]}",
        f"CRC32 {D}  objects/x",
    ],
)
def test_a_line_that_is_no_claim_is_named(line: str) -> None:
    claims, problems = parsed(line)
    assert not claims
    assert [p.rule for p in problems] == ["checksum-list"]


@pytest.mark.parametrize(
    "line",
    [
        f"{D.upper()} *objects/x y",
        f"{D}\tobjects/x y",
        f"{D}  ./objects/x y",
        f"{D}  objects\\x y",
        f"{D} .\\objects\\x y",
        f"SHA256 (objects/x y) = {D}",
        f"SHA2-256(objects/x y)= {D}",
        f"\\{D}  objects/x y",
        f"objects/x y: {D}",
        f"objects\\x y {D.upper()}",
        f"Algorithm  Hash  Path\n---------  ----  ----\nSHA256  {D.upper()}  objects\\x y",
        f"sha256:{D}  objects/x y",
        f'{D}  "objects/x y"',
        f"  {D}  objects/x y  ",
        f"objects/x y,{D}",
        f"{D};objects\\x y",
        f'"Size";"Path";"SHA-256"\n"7";"objects/x y";"{D.upper()}"',
        f'"Algorithm","Hash","Path"\n"SHA256","{D.upper()}","objects\\x y"',
        f"%%%% HASHDEEP-1.0\n%%%% size,md5,sha256,filename\n## hashdeep -r\n7,{'0' * 32},{D},./objects/x y",
    ],
)
@pytest.mark.parametrize(
    "before", ["", "; made by MD5summer\n", "//\n// File Checksum Integrity Verifier\n//\n", "# x\n\n"]
)
def test_lines_as_programs_write_them(line: str, before: str) -> None:
    claims, problems = parsed(f"{before}{line}\n")
    assert [(c.path, c.digest) for c in claims] == [("objects/x y", D)]
    assert not problems


def test_an_escaped_name_is_the_name_that_is_meant() -> None:
    assert [c.path for c in parsed(f"\\{D}  objects/a\\\\b\\nc\n")[0]] == ["objects/a\\b\nc"]


@pytest.mark.parametrize(("line", "said"), [(f"{'e' * 32}  objects/x", "md5"), (f"MD5 (objects/x) = {'e' * 32}", "md5"), (f"SHA512 (x) = {'e' * 128}", "sha512")])  # fmt: skip
def test_digests_of_another_algorithm_are_one_reason(line: str, said: str) -> None:
    claims, problems = parsed(f"{line}\n" * 500)
    assert not claims
    told = [(p.code, p.values["algorithm"], p.values.get("more")) for p in problems]
    assert told == [("digest-of", said, None), ("digest-of-more", said, 499)]
    assert str(problems[0]).endswith(f"Name the list after its algorithm: {said}.")


def test_a_list_in_another_form_is_not_named_line_by_line() -> None:
    _, problems = parsed('"objects/x","{D}"\n' * 5000)
    assert len(problems) == checksums._NAMED + 1


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


@pytest.mark.parametrize("digest", [hashlib.sha256(b"").hexdigest(), D])
def test_a_list_that_names_itself_is_taken_and_told(make: Make, digest: str) -> None:
    place = make()
    own = place / "metadata/checksum.sha256"
    own.write_bytes(f"{digest}  metadata/checksum.sha256\n".encode() + own.read_bytes())
    received = take(place)
    assert [n for n in received.delivery.notes if "the list itself" in n and "no list can hold its own digest" in n]


def test_lists_that_name_each_other_are_taken_and_told(make: Make) -> None:
    place = make()
    sha256, md5 = place / "metadata/checksum.sha256", place / "metadata/checksum.md5"
    md5.write_bytes(listing({**sound(), "metadata/checksum.sha256": sha256.read_bytes()}, "md5"))
    sha256.write_bytes(sha256.read_bytes() + listing({"metadata/checksum.md5": md5.read_bytes()}, "sha256"))
    told = [n for n in take(place).delivery.notes if "[checksum-itself]" in n]
    assert len(told) == 1 and "one that was written after it (metadata/checksum.sha256)" in told[0]


def test_lists_that_contradict_each_other_are_told_as_such(make: Make, only: Callable[..., str]) -> None:
    wrong = listing({**sound(), "objects/postcard.tif": b"other"}, "sha1")
    reason = only(make({"metadata/checksum.sha1": wrong}), "checksum")
    assert "contradict each other" in reason and "metadata/checksum.sha256" in reason


ENCODINGS = ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_list_that_shows_its_encoding_is_read(make: Make, encoding: str, end: str) -> None:
    files = {**sound(), "objects/été.tif": b"1"}
    text = listing(files, "sha256").decode().replace("\n", end)
    assert take(make({"objects/été.tif": b"1", "metadata/checksum.sha256": text.encode(encoding)})).items


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda b: b.decode().encode("cp1252"), "another encoding (Windows-1252"),
        (lambda b: b.decode().encode("utf-16")[:-1], "UTF-16 that is not whole"),
        (lambda b: b + b"\0\0\0", "a NUL byte on line"),
    ],
)
def test_a_list_that_cannot_be_read_is_one_true_reason(
    make: Make, only: Callable[..., str], spoil: Callable[[bytes], bytes], said: str
) -> None:
    content = spoil(listing({**sound(), "objects/été.tif": b"1"}, "sha256"))
    reason = only(make({"objects/été.tif": b"1", "metadata/checksum.sha256": content}), "checksum-list")
    assert reason.startswith("metadata/checksum.sha256 [") and said in reason and "Save the file as UTF-8" in reason


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


@pytest.mark.parametrize(
    ("listed", "there", "how"),
    [
        ("e\u0301te\u0301.tif", "été.tif", "letter and accent apart"),
        ("ETE.tif", "ete.tif", "other upper and lower case"),
        ("ete\u200b.tif", "ete.tif", "invisible characters"),
        ("\u202eete.tif", "ete.tif", "invisible characters"),
        ("ete.tif.", "ete.tif", "blanks or dots at an end"),
    ],
)
def test_a_name_that_is_written_differently_is_one_reason(
    make: Make, only: Callable[..., str], listed: str, there: str, how: str
) -> None:
    place = make({f"objects/{listed}": b"1"})
    (place / f"objects/{listed}").rename(place / f"objects/{there}")
    reason = only(place, "checksum-missing")
    assert f"which is written differently: {how}. Write the name as it is in the folder." in reason


@pytest.mark.parametrize("name", ["SHA256SUMS", "checksums.sha256", "manifest-sha256.txt", "checksum.sha256.txt", "Checksum.SHA256", "delivery.sha256"])  # fmt: skip
def test_the_only_list_counts_under_any_usual_name(make: Make, name: str) -> None:
    objects = {k: v for k, v in sound().items() if k.startswith("objects/")}
    place = make({f"metadata/{name}": listing(objects, "sha256"), "metadata/checksum.sha256": None})
    (place / "metadata/checksum.sha256").unlink(missing_ok=True)
    take(place)
    (place / "objects/postcard.tif").write_bytes(b"other")
    assert any("objects/postcard.tif [checksum]" in reason for reason in reasons(place))


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("0001.tif.md5", "{digest}"),
        ("0001.tif.md5", "{digest} *0001.tif"),
        ("md5sums.txt", "MD5 (scans/KBR_MS_0001/0001.tif) = {digest}"),
        ("checksum.md5", "{digest}  objects/KBR_MS_0001/0001.tif"),
    ],
)
def test_a_list_beside_the_files_is_compared(make: Make, name: str, line: str) -> None:
    right = hashlib.md5(sound()["objects/KBR_MS_0001/0001.tif"]).hexdigest()
    path = f"objects/KBR_MS_0001/{name}"
    take(make({path: line.format(digest=right).encode()}))
    (reason,) = reasons(make({path: line.format(digest="0" * 32).encode()}, name="e"))
    assert "objects/KBR_MS_0001/0001.tif [checksum]: wanted md5 000" in reason and "contradict each other" in reason


def test_what_a_list_beside_names_and_did_not_come_is_told(make: Make) -> None:
    noted = take(make({"objects/KBR_MS_0001/md5sums.txt": f"{'0' * 32}  0009.tif\n".encode()})).delivery.notes
    assert any("[checksum-aside]" in note and "1 that did not come, the first 0009.tif" in note for note in noted)


def test_a_digest_of_what_a_program_decoded_is_of_no_file(make: Make) -> None:
    content = f"MD5={'0' * 32}\n".encode()
    assert not any("aside" in note for note in take(make({"objects/KBR_MS_0001/0001.tif.md5": content})).delivery.notes)


def test_a_list_of_nothing_is_one_reason(make: Make) -> None:
    (reason,) = reasons(make({"metadata/checksum.sha256": b"# nothing\n"}))
    assert "found an empty list" in reason
