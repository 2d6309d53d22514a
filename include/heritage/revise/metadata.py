"""A change of metadata, as a JSON Merge Patch (RFC 7396) over the fields of an item: what it changes, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from unicodedata import category, normalize

from heritage.errors import PermanentError
from heritage.model import Change, Ground, RevisionKind, Said, Statement, is_told_by, term
from heritage.model.rights_rows import RIGHTS_ROWS
from heritage.problem import Problem, problem
from heritage.revise.profile import Profile
from heritage.revise.rights import RIGHTS, rights_changes, uri_faults
from heritage.revise.structure import FIELDS, KEYS, Whole, structure_changes
from heritage.tools.document.dublin_core_terms import ELEMENTS, REFINEMENTS

Patch = Mapping[str, Any]
"""Field → its new values: a text, {"value": …, "language": …}, a list of these; null takes the field away."""

LONGEST = 20_000
"""Characters of a value."""

MOST = 500
"""Values of a field."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WEB = re.compile(r"https?://[^\s<>\"]+")
_OF_RIGHTS = frozenset({RIGHTS_ROWS, "rights", "accessRights", "license", "rightsHolder"})


class Refused(PermanentError):
    """A change that cannot be made as it is asked for. `reasons` are all of them, as a delivery's."""

    advice = "Correct what is named, and send it again; nothing was changed."

    def __init__(self, reasons: Sequence[Ground]) -> None:
        super().__init__("; ".join(reasons))
        self.reasons = tuple(reasons)


def patched(
    said: Sequence[Statement], patch: Patch, item: Whole | None = None, profile: Profile | None = None
) -> tuple[Change, ...]:
    """What the patch changes of what is said of the item itself and, under `pages`, `order` and `parts`, of how it is built up. `profile`: what
    may be said. Raises Refused with everything that is wrong with it."""
    problems: list[Problem] = [] if patch else [problem("revision", "patch", "no-fields")]
    others = list(structure_changes(said, patch, item or Whole())) if patch.keys() & set(KEYS) else []
    others += rights_changes(said, patch[RIGHTS]) if RIGHTS in patch else []
    problems += [one for one in others if isinstance(one, Problem)]
    values = {
        name: tuple(_values(name, value, problems)) for name, value in patch.items() if name not in (*KEYS, RIGHTS)
    }
    return _together(changes(said, values, problems, profile), (one for one in others if isinstance(one, Change)))


def of_a_row(
    said: Sequence[Statement],
    values: Mapping[str, Sequence[Said]],
    rights: object = None,
    profile: Profile | None = None,
) -> tuple[Change, ...]:
    """The same of a row of a table. `rights`: its rows of rights; None: it says nothing of them."""
    others = list(rights_changes(said, rights)) if rights is not None else []
    of_fields = changes(said, values, [one for one in others if isinstance(one, Problem)], profile)
    return _together(of_fields, (one for one in others if isinstance(one, Change)))


def _together(fields: Iterable[Change], others: Iterable[Change]) -> tuple[Change, ...]:
    """Changes of fields, and of pages and rows of rights. Raises Refused when the rights are given otherwise both as words and as rows."""
    found = (*fields, *others)
    names = [term(one.field) for one in found if not one.subject]
    if RIGHTS_ROWS in names and names.count("rights") > 1:
        raise Refused([problem("revision-rights", RIGHTS, "both").ground])
    return found


def changes(
    said: Sequence[Statement],
    values: Mapping[str, Sequence[Said]],
    problems: Iterable[Problem] = (),
    profile: Profile | None = None,
) -> tuple[Change, ...]:
    """The fields whose values, or the order of these, are to be others; what stays as it is is not judged. Raises Refused with
    everything that is wrong, `problems` before it."""
    of_the_item = [statement for statement in said if not statement.subject]
    as_it_is = {(term(s.field), Said(s.value, s.language)) for s in of_the_item}
    found, wrong = [], [*problems, *faults_of_fields(values)]
    for name, after in values.items():
        wrong += [w for one in after if (term(name), one) not in as_it_is for w in _wrong(name, one)]
        before = tuple(s for s in of_the_item if is_told_by(s, name))
        if [Said(s.value, s.language) for s in before if term(s.field) == term(name)] != list(after):
            found.append(Change(name, before, tuple(after)))
            wrong += profile.faults(name, after, {Said(s.value, s.language) for s in before}) if profile else ()
    if wrong:
        raise Refused([one.ground for one in wrong])
    return tuple(found)


def kind_of(changed: Iterable[Change]) -> RevisionKind:
    """Rights, or the structure, when nothing else is touched."""
    fields = {term(one.field) for one in changed}
    if fields <= FIELDS:
        return RevisionKind.STRUCTURE
    return RevisionKind.RIGHTS if fields <= _OF_RIGHTS else RevisionKind.METADATA


def faults_of_fields(names: Iterable[str]) -> Iterator[Problem]:
    """Dublin Core, or a column of the institution's own table; each field once."""
    known, before = {"dc": ELEMENTS, "dcterms": REFINEMENTS}, set[str]()
    for name in names:
        prefix, _, rest = name.partition(":")
        of_a_table = prefix == "table" and 0 < len(rest) <= 200 and not _odd(rest)
        if not of_a_table and rest not in known.get(prefix, ()):
            yield problem("revision-field", name, "unknown")
        elif term(name) in before:
            yield problem("revision-field", name, "twice")
        before.add(term(name))


def _values(name: str, value: object, problems: list[Problem]) -> Iterator[Said]:
    given = value if isinstance(value, list) else [] if value is None else [value]
    if len(given) > MOST:
        problems.append(problem("revision-value", name, "many", number=len(given), most=MOST))
        return
    for one in given:
        said = _said(one)
        if said is None:
            problems.append(problem("revision-value", name, "shape", found=str(type(one).__name__)))
        else:
            yield said


def _said(one: object) -> Said | None:
    """Composed (NFC), without blanks around it: what looks the same is the same."""
    if isinstance(one, str):
        return Said(normalize("NFC", one).strip())
    if isinstance(one, Mapping) and one.keys() <= {"value", "language"} and isinstance(one.get("value"), str):
        language = one.get("language") or ""
        return Said(normalize("NFC", one["value"]).strip(), language) if isinstance(language, str) else None
    return None


def _wrong(name: str, said: Said) -> Iterator[Problem]:
    if not said.value:
        yield problem("revision-value", name, "empty")
    if len(said.value) > LONGEST:
        yield problem("revision-value", name, "long", number=len(said.value), most=LONGEST)
    if odd := _odd(said.value):
        yield problem("revision-value", name, "hidden", character=f"U+{ord(odd):04X}")
    if said.language and not _LANGUAGE.fullmatch(said.language):
        yield problem("revision-language", name, "tag", language=said.language)
    if term(name) == "language" and not _LANGUAGE.fullmatch(said.value):
        yield problem("revision-language", name, "value", language=said.value)
    if term(name) in _OF_RIGHTS:
        yield from uri_faults(name, said.value)
    if term(name) == "license" and not _WEB.fullmatch(said.value):
        yield problem("revision-value", name, "address", found=said.value)


def _odd(text: str) -> str:
    """The first character that no document should hold: controls but tabs and line ends, halves of characters, private ones."""
    return next((c for c in text if category(c) in {"Cc", "Cs", "Co", "Cn"} and c not in "\t\n\r"), "")
