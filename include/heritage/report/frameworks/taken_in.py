"""Rules about what was taken in: of how many packages something is known, by the events and statements that lie in them."""

from __future__ import annotations

from collections.abc import Iterable

from heritage.report.frameworks.requirements import Verdict
from heritage.report.frameworks.rules import Answer, Seen, rule, share, whole

LIFE = ("format identification", "message digest calculation", "validation")
"""What no package lacks when its life is written down: what it is, what its bytes were, and who judged it by what."""


@rule("fixity-received", "packages", "events")
def fixity_received(seen: Seen) -> Answer:
    """Were the checksums that came with a delivery compared?"""
    return _had(seen, ("fixity check",))


@rule("digests", "packages", "events")
def digests(seen: Seen) -> Answer:
    """Were digests made of every file when it came?"""
    return _had(seen, ("message digest calculation",))


@rule("virus-scanned", "packages", "scanned")
def virus_scanned(seen: Seen) -> Answer:
    """Was everything looked at by a virus scanner, whole?"""
    packages, rows = seen.kept(), seen.rows("scanned")
    return share(sum(whole(row, "packages", "scanned") for row in rows if row.get("outcome") == "success"), packages)


@rule("validated", "packages", "events")
def validated(seen: Seen) -> Answer:
    """Was every package judged by a published policy?"""
    return _had(seen, ("validation",), "packages")


@rule("normalised", "packages", "events")
def normalised(seen: Seen) -> Answer:
    """Were copies made that can be kept, and proved equal?"""
    return _had(seen, ("normalization",))


@rule("life", "packages", "events")
def life(seen: Seen) -> Answer:
    """Does each package hold what happened to it, by whom and when?"""
    answer = _had(seen, LIFE, "packages")
    kinds = len([row for row in seen.rows("events") if whole(row, "packages", "events")])
    return Answer(answer.verdict, values={**answer.values, "kinds": kinds})


def _had(seen: Seen, kinds: Iterable[str], column: str = "successful") -> Answer:
    """Packages that went through each of these, by default without a remark: the kind that the fewest had counts."""
    packages = seen.kept()
    well = {row.get("kind"): whole(row, column, "events") for row in seen.rows("events")}
    return share(min(well.get(kind, 0) for kind in kinds), packages)


@rule("identified", "packages", "identification")
def identified(seen: Seen) -> Answer:
    """Is the format of every file known by its PRONOM id, without a doubt?"""
    seen.kept()
    doubtful = seen.number("identification", "packages_in_doubt")
    answer = share(
        seen.number("identification", "with_puid"), seen.number("identification", "files"), doubtful=doubtful
    )
    verdict = Verdict.PARTLY if answer.verdict is Verdict.MET and doubtful else answer.verdict
    return Answer(verdict, values=answer.values)


@rule("described", "packages", "statements")
def described(seen: Seen) -> Answer:
    """Has every package a title?"""
    return _said(seen, "dc:title")


@rule("rights-stated", "packages", "statements")
def rights_stated(seen: Seen) -> Answer:
    """Is it said of every package what may be done with it?"""
    return _said(seen, "dcterms:rights")


def _said(seen: Seen, field: str) -> Answer:
    packages = seen.kept()
    found = {row.get("field"): whole(row, "packages", "statements") for row in seen.rows("statements")}
    return share(found.get(field, 0), packages)


@rule("risks", "packages", "risks")
def risks(seen: Seen) -> Answer:
    """Is it known which files could become a burden?"""
    seen.kept()
    rows = seen.rows("risks")
    at_risk = sum(whole(row, "files", "risks") for row in rows)
    return Answer(Verdict.MET, values={"files": at_risk, "kinds": len([r for r in rows if whole(r, "files", "risks")])})


@rule("policies", "packages", "policies")
def policies(seen: Seen) -> Answer:
    """By which policy, version and digest was every package judged?"""
    seen.kept()
    rows = seen.rows("policies")
    named = [row for row in rows if row.get("policy_version") and row.get("policy_digest")]
    packages = sum(whole(row, "packages", "policies") for row in rows)
    some = sum(whole(row, "packages", "policies") for row in named)
    return share(some, packages, policies=len({(row.get("policy"), row.get("policy_version")) for row in named}))
