"""Reads checksum lists, ours and BagIt's, and compares them with what was computed; it computes nothing itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from heritage.capture import checksum_tables
from heritage.capture.checksum_lines import LENGTHS, Line, is_remark, of_length, understood
from heritage.capture.problem import Problem, shown
from heritage.capture.spelling import Spellings

_DRIVE = re.compile(r"[A-Za-z]:")
_AGAIN = "Make the checksum list anew from the files as they should be."
_INSIDE = "Make the list in the delivery's own folder, so that its paths begin with objects/ or metadata/."
_SPELL = "Write the name as it is in the folder."
_NAMED = 20
"""Lines of one list that are named one by one: a list in another form is wrong on every line."""


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


@dataclass(frozen=True, slots=True)
class Parsed:
    """A list's claims and what is wrong with it. `unread`: lines that were not understood, and may name any file."""

    claims: list[Claim]
    problems: list[Problem]
    unread: int = 0


def parsed(name: str, algorithm: str, text: str, wording: Wording) -> Parsed:
    """The claims of a list, and what is wrong with it. Lines end in LF, CR LF or CR and in nothing else."""
    claims: dict[str, Claim] = {}
    wrong: list[Problem] = []
    others: list[Problem] = []
    lines = re.split(r"\r\n|\n|\r", text)
    table = None if wording.strict else checksum_tables.columns(lines, algorithm)
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (not wording.strict and (is_remark(line) or (table and table.is_heading(line)))):
            continue
        said = table.understood(line) if table else understood(line, strict=wording.strict)
        found = _claim(name, number, algorithm, line, said, wording, others)
        if isinstance(found, Problem):
            wrong.append(found)
        elif (earlier := claims.setdefault(found.path, found)) is not found:
            others.append(_twice(earlier, found, wording))
    unread = sum(problem.rule == wording.rule for problem in wrong)
    return Parsed(list(claims.values()), [*_summed(name, wrong), *others], unread)


def _claim(
    name: str, number: int, algorithm: str, line: str, said: Line | None, wording: Wording, others: list[Problem]
) -> Claim | Problem:
    place = f"{name}, line {number}"
    if said is None or len(said.digest) != LENGTHS[algorithm] or said.algorithm not in {"", algorithm}:
        return _misread(place, algorithm, line, said, wording)
    path = _unescaped(said.path, wording)
    if not wording.strict and not said.escaped:
        path = path.replace("\\", "/")  # no name of ours holds one: Windows separates folders with it
    plain = path.removeprefix("./")
    if not wording.strict and plain == name.rpartition("/")[2]:
        return about_itself(place)
    if fault := _leaves(plain, wording, said):
        advice = _AGAIN if wording.strict else _INSIDE
        return Problem(f"{wording.prefix}-path", place, fault, f'"{shown(path)}"', advice)
    if plain != path and wording.strict:
        found = f'"{shown(path)}"'
        others.append(Problem(f"{wording.prefix}-path", place, 'a path without a leading "./"', found, _AGAIN, False))
    return Claim(name, number, algorithm, said.digest, plain)


def about_itself(place: str) -> Problem:
    """A list cannot hold its own digest: such a line proves nothing and is told, whatever it says."""
    found = "a line about the list itself"
    advice = (
        "Nothing to do: no list can hold its own digest, so the line is not used. Leave the list out when you make it."
    )
    return Problem("checksum-itself", place, "lines about other files", found, advice, False)


def _misread(place: str, algorithm: str, line: str, said: Line | None, wording: Wording) -> Problem:
    wanted = f"{LENGTHS[algorithm]} hexadecimal digits, blank, path"
    other = (said.algorithm or of_length(len(said.digest))) if said else ""
    if other in LENGTHS and other != algorithm:
        found, advice = f"a digest of {other}", f"Name the list after its algorithm: {other}."
        return Problem(wording.rule, place, f"digests of {algorithm}", found, advice)
    return Problem(wording.rule, place, wanted, f'"{shown(line, 120)}"', _AGAIN)


def _summed(name: str, wrong: list[Problem]) -> Iterator[Problem]:
    """The first of them by their lines, and how many more there are of each kind; one for all when all are of a kind."""
    alike: dict[tuple[str, str, bool], list[Problem]] = defaultdict(list)
    for problem in wrong:
        alike[problem.rule, problem.wanted, problem.found.startswith("a digest of")].append(problem)
    for group in alike.values():
        named = group[:1] if group[0].found.startswith("a digest of") else group[:_NAMED]
        yield from named
        if more := len(group) - len(named):
            first = group[0]
            yield Problem(first.rule, name, first.wanted, f"{more} more lines that are wrong", first.advice)


def _unescaped(path: str, wording: Wording) -> str:
    for written, meant in wording.escapes:
        path = re.sub(re.escape(written), meant, path, flags=re.IGNORECASE)
    return path


def _leaves(path: str, wording: Wording, said: Line) -> str:
    """What was wanted instead, when the path does not stay where this list may point."""
    if "\\" in path and not said.escaped:
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
    """Files that a list names and that are not there; says so when one is there under a name that is written differently."""
    missing: dict[str, Claim] = {}
    for claim in claims:
        if claim.path not in there:
            missing.setdefault(claim.path, claim)
    known = Spellings(there)
    for path, claim in missing.items():
        other = known.differently(path)
        found, advice = (other, _SPELL) if other else ("no such file", "Deliver the file, or correct the list.")
        yield Problem(rule, path, f"the file that {claim.place} names", found, advice)


def altered(claims: Iterable[Claim], computed: Mapping[str, Mapping[str, str]], rule: str) -> Iterator[Problem]:
    """Files that are not what a list says. `computed`: path → algorithm → digest; a file that is not in it was not read. Lists of
    which one holds and another does not contradict each other: then the file did not change on its way."""
    of_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.path in computed:
            of_file[claim.path].append(claim)
    for path, said in of_file.items():
        holds = [c for c in said if computed[path][c.algorithm] == c.digest]
        for claim in (c for c in said if c not in holds):
            wanted = f"{claim.algorithm} {claim.digest} ({claim.place})"
            if holds:
                found = f"a file that agrees with {holds[0].place}: the lists contradict each other"
                yield Problem(rule, path, wanted, found, _AGAIN)
                continue
            advice = "The file was changed or damaged on its way: deliver it again from the source."
            yield Problem(rule, path, wanted, computed[path][claim.algorithm], advice)


def unlisted(claims: Iterable[Claim], must: Iterable[str], lists: str, rule: str) -> Iterator[Problem]:
    """Files that should be named and are in no list; those that a list names in another spelling are told by `absent`."""
    named = {claim.path for claim in claims}
    known = Spellings(named)
    for path in must:
        if path not in named and not known.twin(path):
            advice = "Remove the file if it does not belong here; otherwise add its line."
            yield Problem(rule, path, f"a line for it in {lists}", "none", advice)


def algorithms(claims: Iterable[Claim]) -> Mapping[str, Set[str]]:
    """Path → the algorithms that its lists use."""
    asked: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        asked[claim.path].add(claim.algorithm)
    return asked
