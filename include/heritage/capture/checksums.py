"""Reads checksum lists, ours and BagIt's, and compares them with what was computed; it computes nothing itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from heritage.capture.names import folded
from heritage.capture.problem import Problem, shown

LENGTHS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
"""Algorithm → hexadecimal digits of a digest."""

_LINE = re.compile(r"([0-9A-Fa-f]+)[ \t]+\*?(.*)", re.DOTALL)
_DRIVE = re.compile(r"[A-Za-z]:")
_AGAIN = "Make the checksum list anew from the files as they should be."


@dataclass(frozen=True, slots=True)
class Claim:
    """One line of a list: this file should have this digest. `path` is relative to the delivery."""

    list: str
    line: int
    algorithm: str
    digest: str
    path: str

    @property
    def place(self) -> str:
        return f"{self.list}, line {self.line}"


@dataclass(frozen=True, slots=True)
class Wording:
    """How a kind of list is to be judged: rule names begin with `prefix`, and `rule` names a list that is wrong in itself;
    `below` are the folders its paths may lie in
    (a path elsewhere leaves the delivery); `escapes` are the percent-escapes that its paths may carry; `strict` frowns on
    a leading "./"."""

    prefix: str
    rule: str
    below: tuple[str, ...]
    beside: bool = False  # paths outside `below` are meant (a bag's tag manifest)
    escapes: tuple[tuple[str, str], ...] = ()
    strict: bool = False


def parsed(name: str, algorithm: str, text: str, wording: Wording) -> tuple[list[Claim], list[Problem]]:
    """The claims of a list, and what is wrong with it. Lines end in LF, CR LF or CR and in nothing else."""
    claims: dict[str, Claim] = {}
    problems: list[Problem] = []
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), start=1):
        if not line.strip():
            continue
        claim = _claim(name, number, algorithm, line, wording, problems)
        if claim is None:
            continue
        earlier = claims.setdefault(claim.path, claim)
        if earlier is not claim:
            problems.append(_twice(earlier, claim, wording))
    return list(claims.values()), problems


def _claim(
    name: str, number: int, algorithm: str, line: str, wording: Wording, problems: list[Problem]
) -> Claim | None:
    place, matched = f"{name}, line {number}", _LINE.fullmatch(line)
    wanted = f"{LENGTHS[algorithm]} hexadecimal digits, blank, path"
    if matched is None or len(matched[1]) != LENGTHS[algorithm]:
        problems.append(Problem(wording.rule, place, wanted, f'"{shown(line, 120)}"', _AGAIN))
        return None
    path = _unescaped(matched[2], wording)
    plain = path.removeprefix("./")
    if fault := _leaves(plain, wording):
        problems.append(Problem(f"{wording.prefix}-path", place, fault, f'"{shown(path)}"', _AGAIN))
        return None
    if plain != path and wording.strict:
        found = f'"{shown(path)}"'
        problems.append(Problem(f"{wording.prefix}-path", place, 'a path without a leading "./"', found, _AGAIN, False))
    return Claim(name, number, algorithm, matched[1].lower(), plain)


def _unescaped(path: str, wording: Wording) -> str:
    for written, meant in wording.escapes:
        path = re.sub(re.escape(written), meant, path, flags=re.IGNORECASE)
    return path


def _leaves(path: str, wording: Wording) -> str:
    """What was wanted instead, when the path does not stay where this list may point."""
    if "\\" in path:
        return "a path written with / between folders"
    parts = path.split("/")
    if path.startswith(("/", "~")) or _DRIVE.match(path) or "\0" in path or not {"", ".", ".."}.isdisjoint(parts):
        return "a path that stays inside the delivery"
    if path.startswith(wording.below) is wording.beside:
        where = " or ".join(wording.below)
        return f"a path {'outside' if wording.beside else 'below'} {where}"
    return ""


def _twice(earlier: Claim, claim: Claim, wording: Wording) -> Problem:
    differs = earlier.digest != claim.digest
    found = f"it on lines {earlier.line} and {claim.line}" + (" with different digests" if differs else "")
    subject = f"{claim.list}: {claim.path}"
    return Problem(wording.rule, subject, "each file once in a list", found, _AGAIN, refuses=differs)


def absent(claims: Iterable[Claim], there: Set[str], rule: str) -> Iterator[Problem]:
    """Files that a list names and that are not there; says so when one is there under a twin's name."""
    missing: dict[str, Claim] = {}
    for claim in claims:
        if claim.path not in there:
            missing.setdefault(claim.path, claim)
    near = {folded(path): path for path in there} if missing else {}
    for path, claim in missing.items():
        other = near.get(folded(path))
        found = f'"{ascii(other)[1:-1]}", which is written differently' if other else "no such file"
        yield Problem(rule, path, f"the file that {claim.place} names", found, "Deliver the file, or correct the list.")


def altered(claims: Iterable[Claim], computed: Mapping[str, Mapping[str, str]], rule: str) -> Iterator[Problem]:
    """Files that are not what a list says. `computed`: path → algorithm → digest; a file that is not in it was not read."""
    for claim in claims:
        digests = computed.get(claim.path)
        if digests is not None and digests[claim.algorithm] != claim.digest:
            wanted = f"{claim.algorithm} {claim.digest} ({claim.place})"
            advice = "The file was changed or damaged on its way: deliver it again from the source."
            yield Problem(rule, claim.path, wanted, digests[claim.algorithm], advice)


def unlisted(claims: Iterable[Claim], must: Iterable[str], lists: str, rule: str) -> Iterator[Problem]:
    """Files that should be named and are in no list."""
    named = {claim.path for claim in claims}
    for path in must:
        if path not in named:
            advice = "Remove the file if it does not belong here; otherwise add its line."
            yield Problem(rule, path, f"a line for it in {lists}", "none", advice)


def algorithms(claims: Iterable[Claim]) -> Mapping[str, Set[str]]:
    """Path → the algorithms that its lists use."""
    asked: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        asked[claim.path].add(claim.algorithm)
    return asked
