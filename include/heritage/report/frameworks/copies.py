"""Rules about copies: how many are whole, at how many places, and whether they are one package."""

from __future__ import annotations

from heritage.report.frameworks.requirements import Verdict
from heritage.report.frameworks.rules import Answer, Seen, rule, share, whole


@rule("kept", "packages")
def kept(seen: Seen) -> Answer:
    """Is anything kept?"""
    packages = seen.kept()
    return Answer(Verdict.MET, values={"packages": packages, "files": seen.number("packages", "files")})


@rule("two-copies", "packages", "copies", "disks")
def two_copies(seen: Seen) -> Answer:
    """Has every package two whole copies that one loss does not take?"""
    return _copies(seen, 2)


@rule("three-copies", "packages", "copies", "disks")
def three_copies(seen: Seen) -> Answer:
    """And three?"""
    return _copies(seen, 3)


def _copies(seen: Seen, wanted: int) -> Answer:
    seen.kept()
    rows = seen.rows("copies")
    enough = sum(whole(row, "packages", "copies") for row in rows if whole(row, "whole_copies", "copies") >= wanted)
    every = sum(whole(row, "packages", "copies") for row in rows)
    together = seen.total("disks")
    return share(enough, every, "together" if together and enough < every else "", together=together)


@rule("unharmed", "packages", "copies", "unsound")
def unharmed(seen: Seen) -> Answer:
    """Is no copy known to be damaged, missing or unreadable?"""
    packages, harmed = seen.kept(), seen.total("unsound")
    without = sum(whole(r, "packages", "copies") for r in seen.rows("copies") if not whole(r, "whole_copies", "copies"))
    if not harmed and not without:
        return Answer(Verdict.MET)
    verdict = Verdict.PARTLY if without < packages else Verdict.NOT
    return Answer(verdict, "harmed", {"harmed": harmed, "without": without})


@rule("no-disagreement", "packages", "disagreements")
def no_disagreement(seen: Seen) -> Answer:
    """Is one id and version one package, at every site?"""
    packages, other = seen.kept(), seen.total("disagreements")
    if not other:
        return Answer(Verdict.MET, values={"packages": packages})
    return Answer(Verdict.PARTLY if other < packages else Verdict.NOT, "twice", {"twice": other})


@rule("inventoried", "packages", "copies")
def inventoried(seen: Seen) -> Answer:
    """Is it known of every package where it lies?"""
    packages, nowhere = seen.kept(), seen.number("packages", "sealed_at_no_site")
    return share(packages, packages + nowhere)


@rule("read-back", "packages", "read-back")
def read_back(seen: Seen) -> Answer:
    """Was every copy read back and found equal when it was deposited?"""
    seen.kept()
    return share(seen.number("read-back", "read_back"), seen.number("read-back", "copies"))


@rule("sites-known", "sites")
def sites_known(seen: Seen) -> Answer:
    """Is it written down where the copies lie, and on what?"""
    sites = seen.rows("sites")
    named = [row for row in sites if row.get("title") and row.get("storage")]
    return share(len(named), len(sites))


@rule("separate-places", "sites", "disks")
def separate_places(seen: Seen) -> Answer:
    """Is no disk, mount, host or bucket shared by two sites?"""
    sites, together = seen.total("sites"), seen.total("disks")
    verdict = Verdict.NOT if together or sites < 2 else Verdict.MET
    return Answer(verdict, "together" if together else "", {"sites": sites, "together": together})


@rule("unique", "packages", "identifiers")
def unique(seen: Seen) -> Answer:
    """Has every package an id of its own?"""
    seen.kept()
    return share(seen.number("identifiers", "identifiers"), seen.number("identifiers", "packages"))
