"""Which pages are not there between the first and the last, and which are there twice: a question to places, not to files."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from heritage.model.folio import ROMAN, Folio, natural

_SPAN = 10_000  # pages that are looked for between the first and the last of all groups together


@dataclass(frozen=True, slots=True)
class Gaps:
    """`expected`: the first and the last page; what is `missing`, there `twice`, and inserts without the one before them (`lone`)."""

    expected: tuple[Folio, Folio]
    missing: Sequence[Folio]
    twice: Sequence[Folio]
    lone: Sequence[Folio]
    sided: bool

    @property
    def weight(self) -> int:
        return 2 * (len(self.missing) + len(self.lone)) + 3 * len(self.twice)


def gaps(found: Sequence[Folio], *, first: int | None = None, last: int | None = None) -> Gaps:
    """What lacks between the first and the last number of each group, or between those that are given (of a single group)."""
    groups: dict[str, list[Folio]] = defaultdict(list)
    for folio in found:
        groups[folio.group].append(folio)
    missing: list[Folio] = []
    ends: list[Folio] = []
    for group in sorted(groups, key=lambda name: (name != ROMAN, natural(name))):
        given = (first, last) if group != ROMAN else (None, None)
        lacking, ahead, behind = _lacking(groups[group], *given, _SPAN // len(groups))
        missing += lacking
        ends += [ahead, behind]
    return Gaps((ends[0], ends[-1]), missing, _twice(found), _lone(found), any(f.side for f in found))


def _twice(found: Sequence[Folio]) -> list[Folio]:
    """The same place twice; also a page that is part of a spread too."""
    pages = [replace(f, number=n, last=0) for f in found for n in range(f.number, (f.last or f.number) + 1)]
    return [folio for folio, count in sorted(Counter(pages).items()) if count > 1]


def _lacking(
    found: Sequence[Folio], first: int | None, last: int | None, span: int
) -> tuple[list[Folio], Folio, Folio]:
    """The missing pages of one group, and the first and the last that it should have."""
    group, sides = found[0].group, sorted({f.side for f in found} - {""})
    there: dict[tuple[int, int], set[tuple[str, str]]] = defaultdict(set)
    for folio in found:
        for number in {folio.number, folio.last or folio.number}:
            there[number, folio.bis].add((folio.side, folio.insert))
    least, most = min(f.number for f in found), max(max(f.number, f.last) for f in found)
    least, most = least if first is None else first, most if last is None else last
    leaves = [(n, 0) for n in range(least, min(most, least + max(span, len(found))) + 1)] + [
        leaf for leaf in there if leaf[1]
    ]
    usual = sides if sum(bool(f.side) for f in found) * 2 > len(found) else []
    lacking = [
        Folio(n, side, bis=bis, group=group)
        for n, bis in sorted(leaves)
        for side in _lacks(there.get((n, bis), set()), sides, usual)
        if not (side in "LR" and side and _at_an_end(n, side, least, most, there))
    ]
    ends = (usual[0], usual[-1]) if usual else ("", "")
    return lacking, Folio(least, ends[0], group=group), Folio(most, ends[1], group=group)


def _lacks(forms: set[tuple[str, str]], sides: Sequence[str], usual: Sequence[str]) -> Sequence[str]:
    """The sides that a leaf lacks; [""] for a page that is not there at all."""
    if any(not side for side, _ in forms):
        return []
    if not forms:
        return usual or [""]
    return [side for side in sides if side not in {s for s, _ in forms}]


def _at_an_end(number: int, side: str, least: int, most: int, there: Mapping[tuple[int, int], object]) -> bool:
    """A book opens on a right half and closes on a left one."""
    return (number, 0) in there and ((side == "L" and number == least) or (side == "R" and number == most))


def _lone(found: Sequence[Folio]) -> list[Folio]:
    """12b without 12a, 12ter without 12bis."""
    there = {(f.group, f.number, f.bis, f.side, f.insert) for f in found}
    there |= {(f.group, f.number, f.bis, "", f.side) for f in found if f.side in {"a", "b"}}
    leaves = {(f.group, f.number, f.bis) for f in found}
    lone = []
    for folio in sorted(set(found)):
        letter = len(folio.insert) == 1 and folio.insert > "a" and folio.insert.isalpha()
        earlier = chr(ord(folio.insert) - 1) if letter else ""
        no_letter = letter and (folio.group, folio.number, folio.bis, folio.side, earlier) not in there
        if no_letter or (folio.bis > 2 and (folio.group, folio.number, folio.bis - 1) not in leaves):
            lone.append(folio)
    return lone
