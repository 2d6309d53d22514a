"""BagIt (RFC 8493, and the drafts 0.93 to 0.97 before it): what a bag says of itself; it fetches nothing.

`check` judges a bag alone, whatever its payload; `receive` uses the same parts for a bag that is a delivery.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from heritage.capture import checksums, writing
from heritage.capture.checksum_lines import LENGTHS, spelt
from heritage.capture.checksums import Claim, Wording
from heritage.capture.inventory import Inventory, taken
from heritage.capture.problem import Problem, shown
from heritage.capture.reading import Reader
from heritage.tools import plain_text

PAYLOAD = "data/"
VERSIONS = ((0, 93), (0, 94), (0, 95), (0, 96), (0, 97), (1, 0))

_DECLARATION = re.compile(r"BagIt-Version: (\d+)\.(\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: (\S+)\s*")
_OLD_DECLARATION = re.compile(r"BagIt-Version\s*:\s*(\d+)\.(\d+)\s*[\r\n]+Tag-File-Character-Encoding\s*:\s*(\S+)\s*")
_MANIFEST = re.compile(r"(tag)?manifest-([A-Za-z0-9_-]+)\.txt")
_LABEL = re.compile(r"[^\s:][^:]*:[ \t].*|[^\s:][^:]*:")
_OXUM = re.compile(r"(\d+)\.(\d+)")
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "ascii", "iso8859", "cp125", "mac-roman", "koi8")
_MAKE_AGAIN = "Make the bag again with a BagIt tool and deliver it again."


@dataclass(frozen=True, slots=True)
class Bag:
    """What the tag files say. `claims` are the lines of all manifests, those of tag manifests too."""

    version: tuple[int, int]
    claims: tuple[Claim, ...]
    problems: tuple[Problem, ...]


def is_bag(there: Inventory) -> bool:
    """Whether the folder means to be a bag: it has bagit.txt, or a payload folder and no objects/ of its own."""
    return "bagit.txt" in there.paths or ("data" in there.folders and "objects" not in there.folders)


def is_tag_file(path: str) -> bool:
    """Whether this module reads the file: declaration, bag-info, manifests and fetch.txt, all at the top."""
    return path in {"bagit.txt", "bag-info.txt", "fetch.txt"} or bool(_MANIFEST.fullmatch(path))


def described(there: Inventory, contents: Mapping[str, bytes]) -> Bag:
    """The bag as its tag files describe it. `contents`: path → bytes of every file that `is_tag_file`."""
    problems: list[Problem] = []
    version, encoding = _declaration(contents.get("bagit.txt"), problems)
    texts: dict[str, str] = {}
    for path, content in contents.items():
        if path != "bagit.txt" and (text := _text(path, content, encoding, problems)) is not None:
            texts[path] = text
    claims: list[Claim] = []
    for path, text in sorted(texts.items()):
        if matched := _MANIFEST.fullmatch(path):
            claims += _manifest(path, bool(matched[1]), _algorithm(path), text, version, set(there.paths), problems)
    unread = {path for path in contents if path not in texts}
    strange = {path for path in texts if _MANIFEST.fullmatch(path) and _algorithm(path) not in LENGTHS}
    problems += _strange(strange, {path for path in texts if _algorithm(path) in LENGTHS})
    unread |= strange
    problems += _payload_problems(there, claims, version, unread)
    problems += _info_problems(there, texts.get("bag-info.txt", ""), version)
    problems += _fetch_problems(there, texts.get("fetch.txt", ""), claims)
    return Bag(version, tuple(claims), tuple(problems))


def _text(path: str, content: bytes, encoding: str, problems: list[Problem]) -> str | None:
    """A tag file's text in the encoding that bagit.txt names; a mark that says the same is passed over."""
    written = plain_text.read(content)
    try:
        if encoding == "utf-8" and (written.encoding != "utf-8" or written.fault):
            found = writing.unreadable("", path, written).found if written.fault else writing.named(written.encoding)
            raise UnicodeError(found)
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        found = f"other bytes at {error.start}"
    except UnicodeError as error:
        found = str(error)
    advice = "Write the list in the encoding that bagit.txt names (PowerShell's > writes UTF-16)."
    problems.append(Problem("bagit-encoding", path, f"text in {encoding}", found, advice))
    return None


def check(place: Path) -> list[Problem]:
    """Everything wrong with the bag, every byte of it read once; a problem that does not refuse is a warning."""
    there = taken(place)
    reader = Reader(place, end=0)
    tags = [reader.whole(f) for f in there.files if is_tag_file(f.path)]
    bag = described(there, {r.file.path: r.content for r in tags if r.content is not None})
    asked = checksums.algorithms(bag.claims)
    rest = [f for f in there.files if f.path in asked and not is_tag_file(f.path)]
    reads = [*(r.also(asked.get(r.file.path, set())) for r in tags), *reader.read_all(rest, asked)]
    altered = checksums.altered(bag.claims, {r.file.path: r.digests for r in reads if r.digests}, "bagit-checksum")
    return [*there.problems, *bag.problems, *(p for r in reads for p in r.problems), *altered]


def _declaration(content: bytes | None, problems: list[Problem]) -> tuple[tuple[int, int], str]:
    """Version and encoding of the tag files; (1, 0) and UTF-8 when the declaration is no help."""
    wanted = 'two lines, "BagIt-Version: 1.0" and "Tag-File-Character-Encoding: UTF-8"'
    if content is None:
        problems.append(_fault("declaration", "bagit.txt", wanted, "no such file"))
        return (1, 0), "utf-8"
    written = plain_text.read(content)
    if written.fault or written.marked or written.encoding != "utf-8":
        found = f"{writing.named(written.encoding)}{' with a byte-order mark' if written.marked else ''}"
        found = writing.unreadable("", "bagit.txt", written).found if written.fault else found
        problems.append(_fault("declaration", "bagit.txt", "text in UTF-8 without a byte-order mark", found))
        return (1, 0), "utf-8"
    text = written.text
    old = _OLD_DECLARATION.fullmatch(text)
    matched = _DECLARATION.fullmatch(text) or (old if old and int(old[1]) == 0 else None)
    if matched is None:
        problems.append(_fault("declaration", "bagit.txt", wanted, f'"{shown(text, 120)}"'))
        return (1, 0), "utf-8"
    version = (int(matched[1][:4]), int(matched[2][:4]))
    if version not in VERSIONS:
        problems.append(
            _fault("declaration", "bagit.txt", "a BagIt version of 0.93 to 0.97, or 1.0", shown(matched[0]))
        )
    return version, _encoding(matched[3], problems)


def _encoding(name: str, problems: list[Problem]) -> str:
    try:
        known = codecs.lookup(name).name if name.isascii() and len(name) < 40 else ""
    except LookupError:
        known = ""
    if known.replace("_", "-").startswith(_ENCODINGS):
        return known
    problems.append(_fault("declaration", "bagit.txt", "a known character encoding", f'"{shown(name)}"'))
    return "utf-8"


def _algorithm(path: str) -> str:
    """manifest-sha256.txt, manifest-SHA-256.txt → sha256; "" for what is no manifest."""
    matched = _MANIFEST.fullmatch(path)
    return spelt(matched[2]) if matched else ""


def _strange(strange: Set[str], known: Set[str]) -> Iterator[Problem]:
    """Manifests of algorithms that are not computed here: a note where another manifest of the same kind proves the same files."""
    for path in sorted(strange):
        proved = any(other.startswith("tag") == path.startswith("tag") for other in known)
        fault = _fault("manifest", path, f"one of {', '.join(LENGTHS)}", _algorithm(path))
        advice = "Nothing to do: the bag's other manifest is held to."
        yield replace(fault, advice=advice, refuses=False) if proved else fault


def _manifest(
    path: str, tag: bool, algorithm: str, text: str, version: tuple[int, int], there: Set[str], problems: list[Problem]
) -> list[Claim]:
    if algorithm not in LENGTHS:
        return []
    escapes = (("%0A", "\n"), ("%0D", "\r"), *([("%25", "%")] if version >= (1, 0) else []))
    wording = Wording("bagit", "bagit-manifest", (PAYLOAD,), beside=tag, escapes=escapes, strict=True)
    read = checksums.parsed(path, algorithm, text, wording)
    problems += read.problems
    own = [c for c in read.claims if tag and c.path.startswith("tagmanifest-")]
    problems += [_fault("manifest", c.place, "no tag manifest in a tag manifest", c.path) for c in own]
    return [_as_there(c, version, there) for c in read.claims]


def _as_there(claim: Claim, version: tuple[int, int], there: Set[str]) -> Claim:
    """Many programs write `%` as it is in BagIt 1.0 (which wants %25), and some %25 in the drafts: where only the other spelling is there,
    it is meant. The digest decides in any case."""
    if claim.path in there:
        return claim
    other = claim.path.replace("%", "%25") if version >= (1, 0) else re.sub("%25", "%", claim.path)
    return replace(claim, path=other) if other in there else claim


def _payload_problems(
    there: Inventory, claims: list[Claim], version: tuple[int, int], unread: Set[str]
) -> Iterator[Problem]:
    if "data" not in there.folders:
        yield _fault("missing", "data/", "a payload folder", "none")
    yield from checksums.absent(claims, set(there.paths), "bagit-missing")
    payload = [f.path for f in there.files if f.path.startswith(PAYLOAD)]
    lists = sorted(p for p in there.paths if (m := _MANIFEST.fullmatch(p)) and not m[1])
    if not lists:
        yield _fault("manifest", "manifest-sha512.txt", "at least one payload manifest", "none")
        return
    # BagIt 1.0 wants every payload file in every manifest; the drafts were content with one.
    for group in [[path] for path in lists] if version >= (1, 0) else [lists]:
        if not unread.isdisjoint(group):
            continue
        mine = [c for c in claims if c.list in group]
        yield from checksums.unlisted(mine, payload, " or ".join(group), "bagit-extra")


def _info_problems(there: Inventory, text: str, version: tuple[int, int]) -> Iterator[Problem]:
    lines = re.split(r"\r\n|\n|\r", text)
    whole = re.split(r"\r\n|\n|\r", re.sub(r"(?:\r\n|\n|\r)[ \t]+", " ", text))  # a value may go on below, indented
    for number, line in enumerate(lines, start=1):
        if version >= (1, 0) and line.strip() and line[0] not in " \t" and not _LABEL.fullmatch(line):
            yield _fault("info", f"bag-info.txt, line {number}", '"Label: value"', f'"{shown(line, 120)}"')
    said = [
        line.partition(":")[2].strip() for line in whole if line.partition(":")[0].strip().lower() == "payload-oxum"
    ]
    if len(said) > 1:
        yield _fault("oxum", "bag-info.txt", "Payload-Oxum once", f"{len(said)} times")
    payload = [f.size for f in there.files if f.path.startswith(PAYLOAD)]
    for oxum in said:
        if not _OXUM.fullmatch(oxum) or oxum != f"{sum(payload)}.{len(payload)}":
            found = f"Payload-Oxum {shown(oxum)} (bytes.files)"
            yield _fault("oxum", "bag-info.txt", f"{sum(payload)}.{len(payload)}, which is what is there", found)


def _fetch_problems(there: Inventory, text: str, claims: list[Claim]) -> Iterator[Problem]:
    named, here = {c.path for c in claims}, set(there.paths)
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line.strip():
            continue
        place, parts = f"fetch.txt, line {number}", line.split(None, 2)
        path = parts[2].strip().removeprefix("./") if len(parts) == 3 else ""
        if not path.startswith(PAYLOAD) or ".." in path.split("/"):
            yield _fault("fetch", place, '"URL length data/path"', f'"{shown(line, 120)}"')
        elif path not in named:
            yield _fault("fetch", place, "a file that a manifest names", f'"{shown(path)}"')
        elif path not in here:
            advice = "This system fetches nothing: put the file into the bag and deliver it again."
            yield Problem("bagit-fetch", place, "a bag that is whole", f'"{shown(path)}" is left to be fetched', advice)


def _fault(rule: str, subject: str, wanted: str, found: str) -> Problem:
    return Problem(f"bagit-{rule}", subject, wanted, found, _MAKE_AGAIN)
