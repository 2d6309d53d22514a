"""Rules about care: audits, repairs, drills, moves. What can be done and was never done here is not met."""

from __future__ import annotations

from collections.abc import Sequence

from heritage.report.frameworks.requirements import Verdict
from heritage.report.frameworks.rules import Answer, Row, Seen, rule, share, whole


@rule("audited", "packages", "audits:*")
def audited(seen: Seen) -> Answer:
    """Was every copy audited, and found whole, within its time? What was only read back at its deposit was never audited."""
    seen.kept()
    rows = [row for rows in seen.all("audits:*").values() for row in rows]
    numbers = [sum(whole(row, column, "audits") for row in rows) for column in _STANDINGS]
    copies, fresh, never, harmed = numbers
    return share(fresh, copies, never=never, harmed=harmed + sum(whole(r, "could_not_be_read", "audits") for r in rows))


_STANDINGS = ("copies", "audited_whole_within_ttl", "never_audited", "not_whole_at_last_look")


@rule("audits-done", "packages", "audits")
def audits_done(seen: Seen) -> Answer:
    """Were audits carried out, and is it kept how each ended?"""
    seen.kept()
    audits = [row for row in seen.rows("audits") if not row.get("package")]
    last = _last(audits)
    return Answer(Verdict.MET if audits else Verdict.NOT, "" if audits else "never", {"audits": len(audits), "last": last})


@rule("drilled", "packages", "drills")
def drilled(seen: Seen) -> Answer:
    """Was it shown, with public tools, that packages come out again as they went in?"""
    seen.kept()
    return _done(seen.rows("drills"))


@rule("repaired", "packages", "repairs", "unsound", "audits:*")
def repaired(seen: Seen) -> Answer:
    """Is what was found damaged mended, and was it shown here that mending works?"""
    seen.kept()
    harmed, mended = len(seen.rows("unsound")), len([r for r in seen.rows("repairs") if r.get("outcome") == "success"])
    never = sum(whole(row, "never_audited", "audits") for rows in seen.all("audits:*").values() for row in rows)
    values = {"harmed": harmed, "mended": mended, "never": never}
    if harmed:
        return Answer(Verdict.PARTLY if mended else Verdict.NOT, "harmed", values)
    if mended:
        return Answer(Verdict.MET, values=values)
    return Answer(Verdict.NOT if never else Verdict.PARTLY, "unlooked" if never else "unneeded", values)


@rule("moved", "packages", "moves")
def moved(seen: Seen) -> Answer:
    """Was a site's content brought to other storage, and read back there?"""
    seen.kept()
    return _done(seen.rows("moves"))


@rule("restored", "packages", "restores")
def restored(seen: Seen) -> Answer:
    """Were packages given out, each checked against its inventory?"""
    seen.kept()
    return _done(seen.rows("restores"))


def _done(acts: Sequence[Row]) -> Answer:
    """Whether it was ever done in the dossier's time, and all went well."""
    well = len([row for row in acts if row.get("outcome") == "success"])
    if not acts:
        return Answer(Verdict.NOT, "never")
    answer = share(well, len(acts), last=_last(acts))
    return answer


def _last(acts: Sequence[Row]) -> str:
    return max((str(row.get("at", "")) for row in acts), default="")[:10]
