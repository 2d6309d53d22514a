"""Which files make which item: a folder below objects/, or one file; it does not ask what is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from heritage.ingest.names import identifier_faults
from heritage.ingest.spelling import Spellings, folded
from heritage.model.pagination import in_order
from heritage.problem import Problem, problem

OBJECTS = "objects/"
METADATA = "metadata/"
TARGETS = "_targets"


@dataclass(frozen=True, slots=True)
class Sorted:
    """Paths by what they belong to. `items`: item id → its files in order; `stray` belongs nowhere."""

    items: Mapping[str, Sequence[str]]
    targets: Sequence[str]
    metadata: Sequence[str]
    stray: Sequence[str]
    problems: Sequence[Problem]


def sorted_out(files: Iterable[str], folders: Iterable[str]) -> Sorted:
    """Sorts paths (relative to the folder that holds objects/ and metadata/) into items, targets and metadata."""
    items: dict[str, list[str]] = defaultdict(list)
    kinds: dict[str, list[str]] = {METADATA: [], "": []}
    loose: dict[str, list[str]] = defaultdict(list)
    for path in in_order(files):
        if not path.startswith(OBJECTS):
            kinds[METADATA if path.startswith(METADATA) else ""].append(path)
        elif "/" in (inner := path.removeprefix(OBJECTS)):
            items[inner.partition("/")[0]].append(path)
        else:
            loose[inner.rpartition(".")[0] or inner].append(path)
    targets = items.pop(TARGETS, [])
    problems = [*_clashes(items, loose), *_empty(folders, {*items, TARGETS})]
    for item, paths in loose.items():
        items.setdefault(item, []).extend(paths)
    problems += [fault for item in sorted(items) for fault in identifier_faults(item, OBJECTS + item, "item")]
    if not items:
        problems.append(problem("no-items", "objects/", "none"))
    return Sorted(dict(sorted(items.items())), targets, kinds[METADATA], kinds[""], problems)


def _clashes(items: Mapping[str, Sequence[str]], loose: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """One id for two things; also for two that differ in case, where a disk makes one folder of both."""
    claims: dict[str, list[str]] = defaultdict(list)
    for item in items:
        claims[folded(item)].append(f"{OBJECTS}{item}/")
    for item, paths in loose.items():
        claims[folded(item)] += paths
    for paths in claims.values():
        if len(paths) > 1 and not all(p.endswith("/") for p in paths):
            yield problem("item-twice", paths[-1], "same", path=paths[0])


def _empty(folders: Iterable[str], full: Iterable[str]) -> Iterator[Problem]:
    known = set(full)
    for folder in sorted(folders):
        inner = folder.removeprefix(OBJECTS)
        if folder.startswith(OBJECTS) and "/" not in inner and inner not in known:
            yield problem("item-empty", folder, "empty")


def missing(expected: Iterable[str], there: Iterable[str]) -> Iterator[Problem]:
    """Items that delivery.yaml expects and that did not come; says so when one came under a name that is written differently."""
    come = set(there)
    known = Spellings(come)
    for item in sorted(set(expected) - come):
        other = known.differently(item)
        yield problem("item-missing", f"{OBJECTS}{item}", "spelt" if other else "nothing", **other)
