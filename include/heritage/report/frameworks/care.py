"""Rules about care: audits, repairs, drills, moves. What can be done and was never done here is not met."""

from __future__ import annotations

from heritage.report.frameworks.requirements import Verdict
from heritage.report.frameworks.rules import Answer, Seen, rule, share, whole


@rule("audited", "packages", "audits:*")
def audited(seen: Seen) -> Answer:
    """Was every copy audited, and found whole, within its time? What was only read back at its deposit was never audited."""
    seen.kept()
    copies, fresh, never, harmed, unread = (_summed(seen, column) for column in _STANDINGS)
    return share(fresh, copies, never=never, harmed=harmed + unread)


_STANDINGS = (
    "copies", "audited_whole_within_ttl", "never_audited", "not_whole_at_last_look", "could_not_be_read",
)  # fmt: skip


def _summed(seen: Seen, column: str) -> int:
    return sum(whole(row, column, "audits") for row in seen.rows("audits:*"))


@rule("audits-done", "packages", "acts")
def audits_done(seen: Seen) -> Answer:
    """Were audits carried out, and is it kept how each ended?"""
    seen.kept()
    _, every, last = _acts(seen, "audit")
    return Answer(Verdict.MET, values={"audits": every, "last": last}) if every else Answer(Verdict.NOT, "never")


@rule("drilled", "packages", "acts")
def drilled(seen: Seen) -> Answer:
    """Was it shown, with public tools, that packages come out again as they went in?"""
    return _done(seen, "drill")


@rule("repaired", "packages", "acts", "unsound", "audits:*")
def repaired(seen: Seen) -> Answer:
    """Is what was found damaged mended, and was it shown here that mending works?"""
    seen.kept()
    harmed, (mended, _, _), never = seen.total("unsound"), _acts(seen, "repair"), _summed(seen, "never_audited")
    values = {"harmed": harmed, "mended": mended, "never": never}
    if harmed:
        return Answer(Verdict.PARTLY if mended else Verdict.NOT, "harmed", values)
    if mended:
        return Answer(Verdict.MET, values=values)
    return Answer(Verdict.NOT if never else Verdict.PARTLY, "unlooked" if never else "unneeded", values)


@rule("moved", "packages", "acts")
def moved(seen: Seen) -> Answer:
    """Was a site's content brought to other storage, and read back there?"""
    return _done(seen, "move")


@rule("restored", "packages", "acts")
def restored(seen: Seen) -> Answer:
    """Were packages given out, each checked against its inventory?"""
    return _done(seen, "restore")


def _done(seen: Seen, kind: str) -> Answer:
    """Whether it was ever done in the dossier's time, and all went well."""
    seen.kept()
    well, every, last = _acts(seen, kind)
    return share(well, every, last=last) if every else Answer(Verdict.NOT, "never")


def _acts(seen: Seen, kind: str) -> tuple[int, int, str]:
    """How many succeeded, of how many, and the day of the last."""
    rows = [row for row in seen.rows("acts") if row.get("kind") == kind]
    well = sum(whole(row, "times", "acts") for row in rows if row.get("outcome") == "success")
    last = max((str(row.get("last_at", "")) for row in rows), default="")
    return well, sum(whole(row, "times", "acts") for row in rows), last[:10]
