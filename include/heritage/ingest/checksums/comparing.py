"""Reads checksum lists, ours and BagIt's, and compares them with what was computed; it computes nothing itself."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

from heritage.ingest.checksums import tables as checksum_tables
from heritage.ingest.checksums.lines import LENGTHS, Line, is_remark, of_length, understood
from heritage.ingest.spelling import Spellings
from heritage.problem import Problem, problem, remark, shown

_DRIVE = re.compile(r"[A-Za-z]:")
_NAMED = 20
"""Lines of one list that are named one by one: a list in another form is wrong on every line."""

_MORE = {
    "misread": "misread-more",
    "digest-of": "digest-of-more",
    "itself": "itself-more",
    "leaves": "leaves-more",
    "slashes": "slashes-more",
    "below": "below-more",
    "outside": "outside-more",
}
"""What is wrong with a line → the same of all those that are not named."""


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
    if fault := _leaving(place, path, wording, said):
        return fault
    if plain != path and wording.strict:
        others.append(remark(f"{wording.prefix}-path", place, "plain", path=shown(path)))
    return Claim(name, number, algorithm, said.digest, plain)


def about_itself(place: str) -> Problem:
    """A list cannot hold its own digest: such a line proves nothing and is told, whatever it says."""
    return remark("checksum-itself", place, "itself")


def _misread(place: str, algorithm: str, line: str, said: Line | None, wording: Wording) -> Problem:
    other = (said.algorithm or of_length(len(said.digest))) if said else ""
    if other in LENGTHS and other != algorithm:
        return problem(wording.rule, place, "digest-of", expected=algorithm, algorithm=other)
    return problem(wording.rule, place, "misread", digits=LENGTHS[algorithm], written=shown(line, 120))


def _summed(name: str, wrong: list[Problem]) -> Iterator[Problem]:
    """The first of them by their lines, and how many more there are of each kind; one for all when all are of a kind."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for one in wrong:
        alike[one.rule, one.code].append(one)
    for (rule, code), group in alike.items():
        named = group[:1] if code == "digest-of" else group[:_NAMED]
        yield from named
        if more := len(group) - len(named):
            told = problem(rule, name, _MORE[code], **{**group[0].values, "more": more})
            yield replace(told, refuses=group[0].refuses)


def _unescaped(path: str, wording: Wording) -> str:
    for written, meant in wording.escapes:
        path = re.sub(re.escape(written), meant, path, flags=re.IGNORECASE)
    return path


def _leaving(place: str, written: str, wording: Wording, said: Line) -> Problem | None:
    """When the path does not stay where this list may point."""
    path, rule = written.removeprefix("./"), f"{wording.prefix}-path"
    if "\\" in path and not said.escaped:
        return problem(rule, place, "slashes", path=shown(written))
    parts = path.split("/")
    if path.startswith(("/", "~")) or _DRIVE.match(path) or "\0" in path or not {"", ".", ".."}.isdisjoint(parts):
        return problem(rule, place, "leaves", path=shown(written))
    if path.startswith(wording.below) is wording.beside:
        code = "outside" if wording.beside else "below"
        return problem(rule, place, code, path=shown(written), folders=wording.below)
    return None


def _twice(earlier: Claim, claim: Claim, wording: Wording) -> Problem:
    subject = f"{claim.list}: {claim.path}"
    if earlier.digest != claim.digest:
        return problem(wording.rule, subject, "line-twice-differs", before=earlier.line, line=claim.line)
    return remark(wording.rule, subject, "line-twice", before=earlier.line, line=claim.line)


def absent(claims: Iterable[Claim], there: Set[str], rule: str) -> Iterator[Problem]:
    """Files that a list names and that are not there; says so when one is there under a name that is written differently."""
    missing: dict[str, Claim] = {}
    for claim in claims:
        if claim.path not in there:
            missing.setdefault(claim.path, claim)
    known = Spellings(there)
    for path, claim in missing.items():
        other = known.differently(path)
        code = "listed-spelt" if other else "listed-missing"
        yield problem(rule, path, code, list=claim.list, line=claim.line, **other)


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
            yield _altered(rule, claim, computed[path][claim.algorithm], holds[0] if holds else None)


def _altered(rule: str, claim: Claim, measured: str, holds: Claim | None) -> Problem:
    said = {"algorithm": claim.algorithm, "expected": claim.digest, "list": claim.list, "line": claim.line}
    if holds:
        said |= {"other_list": holds.list, "other_line": holds.line}
        return problem(rule, claim.path, "digest-contradicted", **said)
    return problem(rule, claim.path, "digest-other", measured=measured, **said)


def unlisted(claims: Iterable[Claim], must: Iterable[str], rule: str, lists: Sequence[str] = ()) -> Iterator[Problem]:
    """Files that should be named and are in no list; those that a list names in another spelling are told by `absent`."""
    named = {claim.path for claim in claims}
    known = Spellings(named)
    for path in must:
        if path not in named and not known.twin(path):
            yield problem(rule, path, "unlisted", lists=lists)


def algorithms(claims: Iterable[Claim]) -> Mapping[str, Set[str]]:
    """Path → the algorithms that its lists use."""
    asked: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        asked[claim.path].add(claim.algorithm)
    return asked
