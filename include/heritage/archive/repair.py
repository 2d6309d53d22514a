"""Makes copies of one package whole again from each other, file by file: first a plan that names every file, then the mending.

What is right is what the inventory names that the receipt was given for; a file is taken from whichever site has it whole.
Only what differs is written, and only where it differs: a sound copy is never written to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import permutations

from heritage.archive import layout, preparing
from heritage.archive.checking import verify
from heritage.archive.consensus import NewerHeld, Truth, another_whole, truth
from heritage.archive.lock.locking import locked
from heritage.archive.remaking import remade
from heritage.contracts import Site
from heritage.errors import CopyDamaged, PermanentError
from heritage.files import PARTIAL, digests

WRITE, REMOVE = "write", "remove"


class PlanChanged(PermanentError):
    """The copies are no longer what they were when the plan was approved."""

    advice = "Start the repair again: the plan is made anew, and has to be approved anew."


@dataclass(frozen=True, slots=True)
class Change:
    """One file of one copy. `path` is relative to the object; `source` is the site (and path there) that has it whole."""

    site: str
    path: str
    act: str  # write | remove
    why: str
    sha512: str = ""
    source: str = ""
    source_path: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done for one package, in this order. `lost`: files that no site has whole any more; `hopeless`: why
    nothing can be done at all."""

    package: str
    version: int
    digest: str
    changes: tuple[Change, ...] = ()
    lost: tuple[str, ...] = ()
    hopeless: str = ""
    note: str = ""  # what whoever approves it must know besides


@dataclass(frozen=True, slots=True)
class Survey:
    """Every file of a copy, read: path relative to the object → sha512, or "" when it cannot be read."""

    site: Site
    found: Mapping[str, str]


def survey(site: Site, package: str) -> Survey:
    """Reads the whole copy. Raises SiteUnavailable."""
    root = layout.place(package)
    paths = [entry.path.removeprefix(f"{root}/") for entry in site.list(root)]
    with ThreadPoolExecutor(site.at_once) as readers:
        found = readers.map(lambda path: _digest(site, f"{root}/{path}"), paths)
        return Survey(site, dict(zip(paths, found, strict=True)))


def plan(sites: Sequence[Site], package: str, version: int, digest: str) -> Plan:
    """What makes every copy at the sites version `version` with that listing digest again. Reads all of them, changes
    nothing. Raises SiteUnavailable."""
    return _worked_out(sites, package, version, digest)[0]


def mend(approved: Plan, sites: Sequence[Site], progress: Callable[[Change], None] = lambda _: None) -> None:
    """Does what the plan says, after looking again with the locks of all copies that it changes: raises PlanChanged when more
    would have to be done than was approved. Killed at any moment, it can be called again. Each file is compared while it is
    written, and the whole copy read back after; raises CopyDamaged when one is still not whole (unless files are lost, which
    the plan says), SiteLocked when another run works on the package."""
    # Also where nothing is left to do: whoever was killed right after the last change left a lock there.
    changed = sorted({change.site for change in approved.changes})
    with ExitStack() as locks:
        by_name = {site.name: site for site in sites}
        for name in changed:  # in one order everywhere: two repairs never wait for each other
            preparing.prepare(by_name[name])
            by_name[name] = locks.enter_context(locked(by_name[name], layout.lock(approved.package)))
        held = [by_name[site.name] for site in sites]
        now, right = _worked_out(held, approved.package, approved.version, approved.digest)
        _within(now, approved)
        for name in dict.fromkeys(change.site for change in (*now.changes, *approved.changes)):
            for change in (c for c in now.changes if c.site == name):
                _apply(change, approved.package, by_name, right)
                progress(change)
            by_name[name].sync(layout.place(approved.package))
            _proved(by_name[name], approved)


def _worked_out(sites: Sequence[Site], package: str, version: int, digest: str) -> tuple[Plan, Truth]:
    made = Plan(package, version, digest)
    surveys = [survey(site, package) for site in sites]
    try:
        right = truth(sites, package, version, digest)
    except NewerHeld as error:
        return replace(made, hopeless=str(error)), Truth({}, {})
    if others := [e.site.name for e in surveys if another_whole(e.site, e.found, package, version, digest)]:
        said = f"two packages under one id and version {version}: what {' and '.join(others)} holds is whole, and not the one of the receipt"
        return replace(made, hopeless=f"{said}; a person decides which is right (docs/engineer.md)"), Truth({}, {})
    if right is None and (right := remade([(e.site, e.found) for e in surveys], package, version, digest)):
        made = replace(
            made,
            note=f"no inventory is left anywhere: it is made anew; the files add up to the receipt's digest {digest[:16]}…",
        )
    if right is None:
        said = f"no site has an inventory of version {version} that the receipt was given for"
        return replace(made, hopeless=said), Truth({}, {})
    if odd := sorted({ascii(p) for each in surveys for p in each.found if _is_no_text(p)}):
        return replace(made, hopeless=f"names that are no UTF-8; remove these by hand: {', '.join(odd)}"), right
    orders = [_in_order(made, right, order) for order in permutations(surveys)]
    return min(orders, key=lambda each: len(each.lost)), right


def _in_order(made: Plan, right: Truth, surveys: Sequence[Survey]) -> Plan:
    """The plan that mends the sites in this order. A file that lies under a wrong name only (two were swapped everywhere) can
    be taken from a site that is mended later; and a mended site gives to those after it."""
    lost: dict[str, None] = {}
    changes: list[Change] = []
    sources = _in_place(surveys, right)
    for number, each in enumerate(surveys):
        mine = list(_changes(each, right, {**_anywhere(surveys[number + 1 :]), **sources}, lost))
        sources = {**{c.sha512: (c.site, c.path) for c in mine if c.source}, **sources}
        changes += mine
    return replace(made, changes=tuple(changes), lost=tuple(lost))


def _is_no_text(path: str) -> bool:
    """Whether the name's bytes are no UTF-8 (Python shows such bytes as lone surrogates): no plan could be written of it."""
    return any("\ud800" <= letter <= "\udfff" for letter in path)


def _anywhere(surveys: Sequence[Survey]) -> dict[str, tuple[str, str]]:
    """sha512 → a site and a path there that has these bytes, wherever they belong."""
    return {digest: (each.site.name, path) for each in surveys for path, digest in each.found.items() if digest}


def _in_place(surveys: Sequence[Survey], right: Truth) -> dict[str, tuple[str, str]]:
    """sha512 → a site and a path there that has these bytes where they belong: such a file is not written over while others
    are made from it."""
    return {
        digest: (each.site.name, path)
        for each in reversed(surveys)
        for path, digest in each.found.items()
        if digest and right.content.get(path) == digest
    }


def _changes(
    each: Survey, right: Truth, sources: Mapping[str, tuple[str, str]], lost: dict[str, None]
) -> Iterator[Change]:
    """Content first, the object's inventory last: half-mended, it is still what it was. Then what does not belong; but what
    lies in the way of a file (a folder or a link of that name) goes before all."""
    wanted = right.digests()
    folders = {"/".join(parts[:n]) for parts in (path.split("/") for path in wanted) for n in range(1, len(parts))}
    strange = [path for path in each.found if path not in wanted and not path.startswith(("logs/", "extensions/"))]
    in_the_way = {path: None for path in strange if path in folders or _below_one_of(path, wanted)}
    yield from (_removal(each, path, "in the way of a file") for path in in_the_way)
    for path, digest in wanted.items():
        found = each.found.get(path)
        if found == digest:
            continue
        why = "missing" if found is None else "damaged" if found else "cannot be read"
        source = ("", "") if path in right.small else sources.get(digest)
        if source is None:
            lost[path] = None
        else:
            yield Change(each.site.name, path, WRITE, why, digest, *source)
    for path in strange:
        if path not in in_the_way:
            yield _removal(each, path, "left by a broken write" if PARTIAL in path else "does not belong")


def _removal(each: Survey, path: str, why: str) -> Change:
    return Change(each.site.name, path, REMOVE, why)


def _below_one_of(path: str, files: Container[str]) -> bool:
    parts = path.split("/")
    return any("/".join(parts[:n]) in files for n in range(1, len(parts)))


def _within(now: Plan, approved: Plan) -> None:
    """Less than was approved is fine: a killed repair goes on. So is clearing away what our own killed write left."""
    if now.hopeless:
        raise PlanChanged(f"{now.package}: {now.hopeless}")
    allowed = {(c.site, c.path, c.act, c.sha512) for c in approved.changes}
    new = [c for c in now.changes if (c.site, c.path, c.act, c.sha512) not in allowed and PARTIAL not in c.path]
    more = [*(f"{c.act} {c.site}:{c.path}" for c in new), *(f"lost {p}" for p in now.lost if p not in approved.lost)]
    if more:
        raise PlanChanged(f"{now.package}: not in the approved plan: {'; '.join(more[:5])}")


def _apply(change: Change, package: str, sites: Mapping[str, Site], right: Truth) -> None:
    root = layout.place(package)
    if change.act == REMOVE:
        sites[change.site].remove(f"{root}/{change.path}")
    elif change.path in right.small:
        sites[change.site].write(f"{root}/{change.path}", [right.small[change.path]])
    else:
        blocks = _checked(sites[change.source], f"{root}/{change.source_path}", change.sha512)
        sites[change.site].write(f"{root}/{change.path}", blocks)


def _checked(site: Site, path: str, sha512: str) -> Iterator[bytes]:
    """The file's bytes; raises CopyDamaged at their end when they are not those wanted, and nothing is kept of them."""
    running = hashlib.sha512()
    for block in site.read(path):
        running.update(block)
        yield block
    if running.hexdigest() != sha512:
        raise CopyDamaged(f"{site.address(path)} was whole when the plan was made, and is not any more")


def _proved(site: Site, approved: Plan) -> None:
    left = [p for p in verify(site, approved.package) if p.path not in approved.lost]
    if left:
        raise CopyDamaged(
            f"{site.name}: {approved.package} is not whole after the repair: {'; '.join(map(str, left[:5]))}"
        )


def _digest(site: Site, path: str) -> str:
    try:
        return digests(site.read(path), ["sha512"])["sha512"]
    except (CopyDamaged, FileNotFoundError):
        return ""
