"""Rules about people and the house: decisions, rights, the event log, schedules, software."""

from __future__ import annotations

from heritage.report.frameworks.requirements import Verdict
from heritage.report.frameworks.rules import Answer, Row, Seen, Unknown, rule, share, whole


@rule("decided", "packages", "settled", "held-items")
def decided(seen: Seen) -> Answer:
    """Did people decide, under their names and with reasons, about whatever a machine could not?"""
    seen.kept()
    every, waiting = seen.number("settled", "decisions"), seen.total("held-items")
    if not every and not waiting:
        return Answer(Verdict.PARTLY, "nothing")
    answer = share(seen.number("settled", "decisions_with_reason"), every, waiting=waiting)
    verdict = Verdict.PARTLY if answer.verdict is Verdict.MET and waiting else answer.verdict
    return Answer(verdict, values=answer.values)


@rule("refused-with-reasons", "packages", "settled", "refusals")
def refused_with_reasons(seen: Seen) -> Answer:
    """Is it said of each delivery that was refused, why?"""
    seen.kept()
    every = seen.number("settled", "refusals")
    if not every:
        return Answer(Verdict.PARTLY, "nothing")
    return share(seen.number("settled", "refusals_with_reasons"), every)


@rule("outcome-known", "packages", "open-batches", "held-items")
def outcome_known(seen: Seen) -> Answer:
    """Has whatever was taken in come to an end?"""
    seen.kept()
    opened, waiting = seen.total("open-batches"), seen.total("held-items")
    return Answer(Verdict.PARTLY if opened or waiting else Verdict.MET, values={"open": opened, "waiting": waiting})


@rule("rights", "people", "accounts")
def rights(seen: Seen) -> Answer:
    """Is it said of everybody who can log in what they may do?"""
    every = seen.number("accounts", "accounts")
    if not every:
        raise Unknown("people")
    return share(seen.number("accounts", "accounts_with_role"), every)


@rule("four-eyes", "packages", "four-eyes")
def four_eyes(seen: Seen) -> Answer:
    """Must a second person agree?"""
    seen.kept()
    rows = seen.rows("four-eyes")
    return share(len([row for row in rows if row.get("four_eyes") is True]), len(rows))


@rule("software", "software")
def software(seen: Seen) -> Answer:
    """Is it recorded which programs and libraries are at work, each with its version?"""
    rows = seen.rows("software")
    there = [row for row in rows if "not found" not in str(row.get("software", ""))]
    return share(len(there), len(rows))


@rule("on-time", "schedules", "late")
def on_time(seen: Seen) -> Answer:
    """Has everything that goes by the clock been seen at work, and is nothing late?"""
    rows, late = seen.rows("schedules"), seen.total("late")
    answer = share(len([row for row in rows if row.get("last_sign")]), len(rows), late=late)
    verdict = Verdict.PARTLY if answer.verdict is Verdict.MET and late else answer.verdict
    return Answer(verdict, values=answer.values)


@rule("alarms", "alarms")
def alarms(seen: Seen) -> Answer:
    """Is anybody told when something goes wrong?"""
    receivers = seen.total("alarms")
    return Answer(Verdict.MET if receivers else Verdict.NOT, values={"alarms": receivers})


@rule("log-holds", "event-log")
def log_holds(seen: Seen) -> Answer:
    """Does the event log hold, signed to its end and compared with every site?"""
    row = seen.one("event-log")
    if not row.get("holds"):
        return Answer(Verdict.NOT, "broken")
    shared = "lines" not in row  # what is told to one institution has no numbers of the others
    if not shared and not whole(row, "signatures", "event-log"):
        return Answer(Verdict.NOT, "nobody")
    if row.get("begun_anew"):
        return Answer(Verdict.PARTLY, "begun")
    if whole(row, "sites_not_compared", "event-log") or not whole(row, "sites_compared", "event-log"):
        return Answer(Verdict.PARTLY, "apart")
    if shared:
        signed = row.get("signed_to_its_end") is True
        return Answer(Verdict.MET if signed else Verdict.PARTLY, "shared" if signed else "unsigned-shared")
    return _signed(row)


def _signed(row: Row) -> Answer:
    names = {"lines": "lines", "signed": "signed_up_to_line", "unsigned": "not_signed_yet"}
    values = {name: whole(row, column, "event-log") for name, column in names.items()}
    return Answer(
        Verdict.PARTLY if values["unsigned"] else Verdict.MET, "unsigned" if values["unsigned"] else "", values
    )


@rule("sheets-hold", "packages", "sheets")
def sheets_hold(seen: Seen) -> Answer:
    """Does each sheet of an item still follow from those before it?"""
    seen.kept()
    row = seen.one("sheets")
    values = {name: whole(row, name, "sheets") for name in ("dossiers", "sheets", "broken")}
    if not values["dossiers"]:
        return Answer(Verdict.PARTLY, "nothing")
    if row.get("holds"):
        return Answer(Verdict.MET, values=values)
    return Answer(Verdict.PARTLY if values["broken"] < values["dossiers"] else Verdict.NOT, "broken", values)
