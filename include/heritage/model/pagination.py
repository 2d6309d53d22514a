"""What a folder of file names says of the order of its pages, and which are missing or there twice. Names can be read in several ways
(`0002-0003` is a spread, or part 3 of 2): the reading that leaves the fewest gaps is taken. One order for METS, PDF and the checks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from heritage.model.folio import NUMBERED, ROMAN, SIDES, UNKNOWN, Folio, after, before, natural, plain, rank, roman
from heritage.model.lacunae import gaps

_RUN = re.compile(r"[0-9]+")
_HALF = re.compile(
    r"(?<=[0-9])([ _.-]+)([12])[ _.-]?(l|left|links|gauche|g|a|r|recto|right|rechts|droite|d|b|v|verso)$"
)
_FIRST = frozenset({"l", "left", "links", "gauche", "g", "a", "recto"})
_COUNTED = re.compile(r"([^0-9]{0,40})([0-9]{4,9})[ _.-]+(?:p|pag|page|s)?[ _.-]?(?:[ivxlcdm]+|[0-9]{1,3})$", re.I)
_OF = re.compile(r"([0-9]+)[ _.-]*(?:of|van|von|sur|de|aus)[ _.-]*[0-9]+$")
_SPREAD = re.compile(r"([0-9]+)(?: ?[-_+&~–] ?)([0-9]+)(?=[^0-9]*$)")
_PART = re.compile(r"(.*[0-9])[ _.-]([1-9])$")
_COPY = re.compile(r"(.*?)[ _-]*(?:\([0-9]+\)|copy|kopie|copie)$")
_BEFORE_PART = re.compile(r"(.*?)([0-9]+)[ _.-]$")
_DATE = re.compile(r"1[4-9][0-9]{2}[-_.]?[01][0-9][-_.]?$|20[0-9]{2}[-_.]?[01][0-9][-_.]?$")
_DIGITS = 18  # more make no page number, and cost quadratic time


@dataclass(frozen=True, slots=True)
class _Read:
    """One name, taken apart at the number that counts."""

    prefix: str
    number: int
    tail: str
    last: int = 0
    part: str = ""


def folios(stems: Sequence[str]) -> Mapping[str, Folio]:
    """Stem → place, for the stems that have a number. The number is the last run of digits that is not the same in every name (a
    shelf mark is); `cover` has none."""
    return dict(_folios(tuple(sorted(set(stems)))))


@lru_cache(maxsize=16)
def _folios(stems: tuple[str, ...]) -> Mapping[str, Folio]:
    best: Mapping[str, Folio] = {}
    least = None
    for reading in _readings(stems):
        found = gaps(list(reading.values())).weight if reading else 0
        if least is None or found < least:
            best, least = reading, found
        if not least:
            break
    return (_counted_first(stems) or best) if least else best


def _counted_first(stems: tuple[str, ...]) -> Mapping[str, Folio]:
    """`0001_i`, `0002_ii`, `0003_1`: what was counted at capture, before what is printed on the page; {} unless it is gapless."""
    read = [_COUNTED.match(stem) for stem in stems]
    numbers = [int(match[2]) for match in read if match]
    alike = len({match[1] for match in read if match}) == 1
    if (
        not alike
        or len(numbers) < len(stems)
        or sorted(numbers) != list(range(min(numbers), min(numbers) + len(stems)))
    ):
        return {}
    return {stem: Folio(number) for stem, number in zip(stems, numbers, strict=True)}


def in_order(paths: Iterable[str]) -> list[str]:
    """Paths folder by folder, in each the pages as they are counted: covers first and last, left before right, recto before verso,
    12bis after 12, numbers by their value and not by their digits. Always the same, whatever order they came in."""
    folders: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        folders[path.rpartition("/")[0]].append(path)
    ordered = []
    for folder in sorted(folders, key=_of_folder):
        stems = {path: _stem(path) for path in folders[folder]}
        alike = len({_RUN.sub("0", stem) for stem in stems.values()}) == 1
        placed = {} if alike else folios(list(stems.values()))  # 100,000 frames of a film have nothing but a number
        ordered += sorted(folders[folder], key=lambda path: _key(path, placed.get(stems[path])))
    return ordered


def _stem(path: str) -> str:
    name = path.rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _of_folder(folder: str) -> tuple[object, ...]:
    return tuple(natural(part) for part in folder.split("/")), folder


def _key(path: str, folio: Folio | None) -> tuple[object, ...]:
    stem = _stem(path)
    exact = natural(plain(stem)), natural(path), path
    if folio is None:
        outside = rank(stem)
        return (UNKNOWN if outside is None else outside), ("",), (), *exact
    if folio.group == ROMAN:
        return NUMBERED - 1, ("",), folio.key, *exact
    of_group = rank(folio.group) if folio.group else None
    return (NUMBERED if of_group is None else of_group), natural(folio.group), folio.key, *exact


def _readings(stems: Sequence[str]) -> Iterator[Mapping[str, Folio]]:
    """The ways to read these names, the usual first."""
    for spreads in (False, True):
        read, romans = _taken_apart(stems, spreads)
        halves = _halves(read)
        for found in (_placed(read, grouped=False), halves or _placed(read, grouped=True)):
            if found is not None:
                yield from ({**romans, **sided} for sided in _sided(found))
        if halves:
            return


def _taken_apart(stems: Sequence[str], spreads: bool) -> tuple[dict[str, _Read], dict[str, Folio]]:
    """The names with a number, and the roman ones with their place."""
    texts = _texts(stems)
    lasts: dict[str, int] = {}
    for stem, text in texts.items() if spreads else ():
        texts[stem], lasts[stem] = _as_spread(text)
    texts, parts = _parts(texts)
    romans = _romans(texts)
    runs = {stem: list(_RUN.finditer(text)) for stem, text in texts.items() if stem not in romans}
    from_end = _counting_run(list(runs.values()))
    read = {}
    for stem, matches in runs.items():
        if len(matches) >= from_end:
            place, text = matches[-from_end], texts[stem]
            number = int(place.group()[:_DIGITS])
            read[stem] = _Read(
                text[: place.start()], number, text[place.end() :], lasts.get(stem, 0), parts.get(stem, "")
            )
    common = _common_tail([name.tail for name in read.values()])
    return {stem: replace(name, tail=name.tail[: len(name.tail) - common]) for stem, name in read.items()}, romans


def _texts(stems: Sequence[str]) -> dict[str, str]:
    """Names without what only repeats: `_1L` and `_2R` are L and R, `_01of20` is 1, `0001 (1)` is 0001 again."""
    texts = {stem: _OF.sub(r"\1", plain(stem)) for stem in stems}
    known = set(texts.values())
    copies = ((stem, _COPY.fullmatch(text)) for stem, text in texts.items())
    texts |= {stem: copy[1] for stem, copy in copies if copy and copy[1] in known}
    halves = {stem: found for stem, text in texts.items() if (found := _HALF.search(text))}
    right = [(found[2] == "1") == (found[3] in _FIRST) or found[3] in {"r", "d"} for found in halves.values()]
    if halves and all(right):
        texts |= {stem: texts[stem][: found.start()] + found[1] + found[3] for stem, found in halves.items()}
    return texts


def _as_spread(text: str) -> tuple[str, int]:
    """The name with the first of two numbers that follow each other, and the second: `0002-0003`, `12-13`, `112-13`."""
    found = _SPREAD.search(text)
    if not found or len(found[1]) > _DIGITS or len(found[2]) > len(found[1]) + 1:
        return text, 0
    first = int(found[1])
    if f"{first + 1:0{len(found[1])}}"[-len(found[2]) :] != found[2]:
        return text, 0
    return text[: found.end(1)] + text[found.end() :], first + 1


def _parts(texts: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """`12_1` among names that have one number less: a part of 12, put in after it."""
    depths = Counter(len(_RUN.findall(text)) for text in texts.values() if _RUN.search(text))
    usual = min(depths, default=0)
    if depths[usual] * 2 <= sum(depths.values()):
        return dict(texts), {}
    deeper = {stem: _PART.fullmatch(text) for stem, text in texts.items() if len(_RUN.findall(text)) == usual + 1}
    parts = {stem: found for stem, found in deeper.items() if found}
    return {**texts, **{stem: found[1] for stem, found in parts.items()}}, {s: found[2] for s, found in parts.items()}


def _romans(texts: Mapping[str, str]) -> dict[str, Folio]:
    """Front matter: names that end in a roman number where others end in digits, when these count from i or follow each other."""
    common = _common_start(list(texts.values()))
    rests = {stem: text[common:].lstrip(" _.-") for stem, text in texts.items()}
    found = {
        stem: roman(rest.rpartition("_")[2].rpartition("-")[2]) for stem, rest in rests.items() if not _RUN.search(rest)
    }
    values = {value for value in found.values() if value}
    if 1 not in values and not any(value + 1 in values for value in values):
        return {}
    return {stem: Folio(value, group=ROMAN) for stem, value in found.items() if value}


def _counting_run(all_runs: Iterable[Sequence[re.Match[str]]]) -> int:
    """Which run of digits, from the end, counts the pages: the last that differs between names; 1 when none does."""
    numbered = [runs for runs in all_runs if runs]
    depth = min((len(runs) for runs in numbered), default=1)
    for from_end in range(1, depth + 1):
        if len({runs[-from_end].group() for runs in numbered}) > 1:
            return from_end
    return 1


def _common_tail(tails: Sequence[str]) -> int:
    """Letters at the end that all tails share, from a separator on (`_master_300`)."""
    return max(
        (length for length in range(len(min(tails, key=len, default="")) + 1) if _shared(tails, length)), default=0
    )


def _shared(tails: Sequence[str], length: int) -> bool:
    ends = {tail[len(tail) - length :] for tail in tails}
    return not length or (len(ends) == 1 and next(iter(ends))[0] in " _.-")


def _common_start(texts: Sequence[str]) -> int:
    """Letters at the start that all names share, up to a separator."""
    low, high = min(texts, default=""), max(texts, default="")
    same = next((n for n, (a, b) in enumerate(zip(low, high, strict=False)) if a != b), min(len(low), len(high)))
    return max(low[:same].rfind(mark) for mark in " _.-") + 1


def _placed(read: Mapping[str, _Read], *, grouped: bool) -> dict[str, Folio] | None:
    """Each name's place; None where there are no groups that are each counted for themselves (volumes, dates; or named parts, from 1)."""
    found = {}
    for stem, name in read.items():
        prefix, ahead = before(name.prefix)
        side, insert, bis = after(name.tail)
        found[stem] = Folio(name.number, side or ahead, insert or name.part, bis, name.last, prefix)
    first: dict[str, int] = {}
    for folio in found.values():
        first[folio.group] = min(first.get(folio.group, folio.number), folio.number)
    if not grouped:
        return {stem: replace(folio, group="") for stem, folio in found.items()}
    numbered = len({_RUN.sub("", group) for group in first}) == 1
    if len(first) < 2 or len(first) == len(found) or not (numbered or max(first.values()) <= 1):
        return None
    return found


def _halves(read: Mapping[str, _Read]) -> dict[str, Folio] | None:
    """`0001_1`, `0001_2`: the halves of 1; None unless all names are such, and most numbers have both."""
    split = {stem: _BEFORE_PART.fullmatch(name.prefix) for stem, name in read.items()}
    found = {stem: Folio(int(m[2][:_DIGITS]), str(read[stem].number)) for stem, m in split.items() if m}
    whole = Counter(folio.number for folio in found.values())
    same = len({m[1] for m in split.values() if m}) == 1
    if (
        len(found) < len(read)
        or any(m and _DATE.search(m[1]) for m in split.values())
        or not same
        or {f.side for f in found.values()} != {"1", "2"}
        or len(whole) < 2
    ):
        return None
    return found if sum(count == 2 for count in whole.values()) * 2 >= len(whole) else None


def _sided(found: Mapping[str, Folio]) -> Iterator[Mapping[str, Folio]]:
    """With their sides, where both of a pair occur; then without, where no number is then there twice (`0001_L`, `0002_R`)."""
    named = {folio.side for folio in found.values()}
    pair = _pair(named) if named - {"", "1", "2"} else {"1": "1", "2": "2"}
    lettered = {f.insert for f in found.values()} >= {"a", "b"} and all(f.insert for f in found.values())
    if lettered and not pair.keys() & named:
        both = Counter(folio.number for folio in found.values() if folio.insert in {"a", "b"})
        pages = {s: replace(f, side=f.insert, insert="") if f.insert in {"a", "b"} else f for s, f in found.items()}
        yield {
            stem: replace(folio, side=folio.side if folio.side in {"a", "b"} else "") for stem, folio in pages.items()
        }
        if sum(count == 2 for count in both.values()) * 2 > len(both):
            return
    yield {stem: replace(folio, side=pair.get(folio.side, "")) for stem, folio in found.items()}
    bare = {stem: replace(folio, side="") for stem, folio in found.items()}
    if pair.keys() & named and len(set(bare.values())) == len(bare):
        yield bare


def _pair(named: set[str]) -> Mapping[str, str]:
    """What each side is called here; empty unless both of a pair occur. `r` is the right where there is a left, else the recto."""
    meant = {name: SIDES[name] for name in named if name in SIDES}
    if "r" in meant and any(side == ("half", "L") for side in meant.values()):
        meant["r"] = ("half", "R")
    both = [kind for kind in ("leaf", "half", "gauche") if len({s for k, s in meant.values() if k == kind}) == 2]
    return {name: side for name, (kind, side) in meant.items() if kind in both[:1]}
