"""BagIt (RFC 8493, and the drafts 0.93 to 0.97 before it): what a bag says of itself; it fetches nothing.

`check` judges a bag alone, whatever its payload; `receive` uses the same parts for a bag that is a delivery.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from heritage.ingest import writing
from heritage.ingest.checksums import comparing as checksums
from heritage.ingest.checksums.comparing import Claim, Wording
from heritage.ingest.checksums.lines import LENGTHS, spelt
from heritage.ingest.inventory import Inventory, taken
from heritage.ingest.reading import Reader
from heritage.model import Reason
from heritage.problem import Problem, problem, remark, shown
from heritage.tools.document import plain_text

PAYLOAD = "data/"
VERSIONS = ((0, 93), (0, 94), (0, 95), (0, 96), (0, 97), (1, 0))

_DECLARATION = re.compile(r"BagIt-Version: (\d+)\.(\d+)(?:\r\n|\n|\r)Tag-File-Character-Encoding: (\S+)\s*")
_OLD_DECLARATION = re.compile(r"BagIt-Version\s*:\s*(\d+)\.(\d+)\s*[\r\n]+Tag-File-Character-Encoding\s*:\s*(\S+)\s*")
_MANIFEST = re.compile(r"(tag)?manifest-([A-Za-z0-9_-]+)\.txt")
_LABEL = re.compile(r"[^\s:][^:]*:[ \t].*|[^\s:][^:]*:")
_OXUM = re.compile(r"(\d+)\.(\d+)")
_ENCODINGS = ("utf-8", "utf-16", "utf-32", "ascii", "iso8859", "cp125", "mac-roman", "koi8")


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
    if encoding == "utf-8" and written.fault:
        problems.append(writing.unreadable("bagit-encoding", path, written, encoding=encoding))
        return None
    if encoding == "utf-8" and written.encoding != "utf-8":
        other = writing.named(written.encoding)
        problems.append(problem("bagit-encoding", path, "other", encoding=encoding, written=other))
        return None
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        problems.append(problem("bagit-encoding", path, "bytes", encoding=encoding, offset=error.start))
    except UnicodeError as error:
        problems.append(problem("bagit-encoding", path, "undecoded", encoding=encoding, reason=Reason(str(error))))
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
    text = _declared(content, problems)
    if text is None:
        return (1, 0), "utf-8"
    old = _OLD_DECLARATION.fullmatch(text)
    matched = _DECLARATION.fullmatch(text) or (old if old and int(old[1]) == 0 else None)
    if matched is None:
        problems.append(problem("bagit-declaration", "bagit.txt", "misread", text=shown(text, 120)))
        return (1, 0), "utf-8"
    version = (int(matched[1][:4]), int(matched[2][:4]))
    if version not in VERSIONS:
        problems.append(problem("bagit-declaration", "bagit.txt", "version", text=shown(matched[0])))
    return version, _encoding(matched[3], problems)


def _declared(content: bytes | None, problems: list[Problem]) -> str | None:
    """The declaration's text, or None and the one reason."""
    if content is None:
        problems.append(problem("bagit-declaration", "bagit.txt", "missing"))
        return None
    written = plain_text.read(content)
    if written.fault:
        problems.append(writing.unreadable("bagit-declaration", "bagit.txt", written))
    elif written.marked or written.encoding != "utf-8":
        code = "other-marked" if written.marked else "other"
        problems.append(problem("bagit-declaration", "bagit.txt", code, written=writing.named(written.encoding)))
    else:
        return written.text
    return None


def _encoding(name: str, problems: list[Problem]) -> str:
    try:
        known = codecs.lookup(name).name if name.isascii() and len(name) < 40 else ""
    except LookupError:
        known = ""
    if known.replace("_", "-").startswith(_ENCODINGS):
        return known
    problems.append(problem("bagit-declaration", "bagit.txt", "encoding", encoding=shown(name)))
    return "utf-8"


def _algorithm(path: str) -> str:
    """manifest-sha256.txt, manifest-SHA-256.txt → sha256; "" for what is no manifest."""
    matched = _MANIFEST.fullmatch(path)
    return spelt(matched[2]) if matched else ""


def _strange(strange: Set[str], known: Set[str]) -> Iterator[Problem]:
    """Manifests of algorithms that are not computed here: a note where another manifest of the same kind proves the same files."""
    for path in sorted(strange):
        proved = any(other.startswith("tag") == path.startswith("tag") for other in known)
        told = {"allowed": list(LENGTHS), "algorithm": _algorithm(path)}
        if proved:
            yield remark("bagit-manifest", path, "algorithm-beside", **told)
        else:
            yield problem("bagit-manifest", path, "algorithm", **told)


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
    problems += [problem("bagit-manifest", c.place, "of-tags", path=c.path) for c in own]
    return [_as_there(c, version, there) for c in read.claims]


def _as_there(claim: Claim, version: tuple[int, int], there: Set[str]) -> Claim:
    """Many programs write `%` as it is in BagIt 1.0 (which wants %25), and some %25 in the drafts: where only the other spelling is there,
    it is meant. The digest decides in any case."""
    if claim.path in there:
        return claim
    other = claim.path.replace("%", "%25") if version >= (1, 0) else claim.path.replace("%25", "%")
    written = claim.path.replace("\n", "%0A").replace("\r", "%0D")  # no escape, but part of the name
    return next((replace(claim, path=path) for path in (other, written) if path in there), claim)


def _payload_problems(
    there: Inventory, claims: list[Claim], version: tuple[int, int], unread: Set[str]
) -> Iterator[Problem]:
    if "data" not in there.folders:
        yield problem("bagit-missing", "data/", "payload")
    yield from checksums.absent(claims, set(there.paths), "bagit-missing")
    payload = [f.path for f in there.files if f.path.startswith(PAYLOAD)]
    lists = sorted(p for p in there.paths if (m := _MANIFEST.fullmatch(p)) and not m[1])
    if not lists:
        yield problem("bagit-manifest", "manifest-sha512.txt", "none")
        return
    # BagIt 1.0 wants every payload file in every manifest; the drafts were content with one.
    for group in [[path] for path in lists] if version >= (1, 0) else [lists]:
        if not unread.isdisjoint(group):
            continue
        mine = [c for c in claims if c.list in group]
        yield from checksums.unlisted(mine, payload, "bagit-extra", group)


def _info_problems(there: Inventory, text: str, version: tuple[int, int]) -> Iterator[Problem]:
    lines = re.split(r"\r\n|\n|\r", text)
    whole = re.split(r"\r\n|\n|\r", re.sub(r"(?:\r\n|\n|\r)[ \t]+", " ", text))  # a value may go on below, indented
    for number, line in enumerate(lines, start=1):
        if version >= (1, 0) and line.strip() and line[0] not in " \t" and not _LABEL.fullmatch(line):
            yield problem("bagit-info", f"bag-info.txt, line {number}", "label", written=shown(line, 120))
    said = [
        line.partition(":")[2].strip() for line in whole if line.partition(":")[0].strip().lower() == "payload-oxum"
    ]
    if len(said) > 1:
        yield problem("bagit-oxum", "bag-info.txt", "times", times=len(said))
    payload = [f.size for f in there.files if f.path.startswith(PAYLOAD)]
    for oxum in said:
        if not _OXUM.fullmatch(oxum) or oxum != f"{sum(payload)}.{len(payload)}":
            there_is = {"bytes": sum(payload), "files": len(payload)}
            yield problem("bagit-oxum", "bag-info.txt", "other", oxum=shown(oxum), **there_is)


def _fetch_problems(there: Inventory, text: str, claims: list[Claim]) -> Iterator[Problem]:
    named, here = {c.path for c in claims}, set(there.paths)
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line.strip():
            continue
        place, parts = f"fetch.txt, line {number}", line.split(None, 2)
        path = parts[2].strip().removeprefix("./") if len(parts) == 3 else ""
        if not path.startswith(PAYLOAD) or ".." in path.split("/"):
            yield problem("bagit-fetch", place, "unknown", written=shown(line, 120))
        elif path not in named:
            yield problem("bagit-fetch", place, "unnamed", path=shown(path))
        elif path not in here:
            yield problem("bagit-fetch", place, "absent", path=shown(path))
