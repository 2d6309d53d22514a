"""May this be shown, to whom, and when? The one place that says so: once when a package is published, and again whenever somebody asks for
any part of it. It reads no file and no clock of its own.

Whatever is not clearly allowed is not shown: no statement, none that the institution agreed to, a date that cannot be read."""

from __future__ import annotations

import calendar
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from enum import IntEnum
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from heritage.model import DEFAULT_RIGHTS, Statement, rights, term


class Shown(IntEnum):
    """How much; less comes first."""

    NOTHING = 0
    DESCRIPTION = 1  # what it is, no picture of it
    READING_ROOM = 2  # the whole in the institution's own networks, the description elsewhere
    WHOLE = 3


@dataclass(frozen=True, slots=True)
class Agreement:
    """What an institution agreed to. Codes of rights statements → how much is shown under them; what is not named is not shown."""

    worklines: frozenset[str] = frozenset()
    under: Mapping[str, Shown] = field(default_factory=dict)
    networks: tuple[str, ...] = ()  # of its reading rooms
    by_default: bool = False  # does the institution's default statement count, which nobody said of the item itself?


@dataclass(frozen=True, slots=True)
class Terms:
    """Under what a package is shown. `statement`: the address of the rights statement; `opens`: the first day, `closes`: the last
    (ISO 8601; "": none); `networks`: of the reading room."""

    shown: Shown
    statement: str
    opens: str = ""
    closes: str = ""
    networks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why nothing is shown; a code that is put into words elsewhere."""

    why: str
    about: str = ""


PEOPLES = ("publish", "disseminate", "display", "discover")
"""Acts of PREMIS that showing something to the public is."""

_OPEN = frozenset({"open", "open access", "public", "http://purl.org/coar/access_right/c_abf2"})
_WRITTEN = ("premis:terms", "premis:citation", "premis:note", "premis:status", "premis:doc_id_value")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def terms(said: Iterable[Statement], agreement: Agreement | None, workline: str) -> Terms | Refused:
    """Of the item as a whole: what was said of it, and what its institution agreed to."""
    own = [one for one in said if not one.subject]
    if agreement is None or workline not in agreement.worklines:
        return Refused("no-agreement", workline)
    found = _statements(own, agreement)
    if not found:
        return Refused("no-statement")
    code, address = min(found, key=lambda one: agreement.under.get(one[0], Shown.NOTHING))
    shown = agreement.under.get(code, Shown.NOTHING)
    if shown is Shown.NOTHING:
        return Refused("not-agreed", code)
    return _within(Terms(shown, address, networks=agreement.networks), own)


def is_kept_back(said: Iterable[Statement], path: str, agreement: Agreement) -> bool:
    """Is anything said of this one file that would show less of it than of the whole item?"""
    own = [one for one in said if one.subject == path]
    if any(agreement.under.get(code, Shown.NOTHING) is not Shown.WHOLE for code, _ in _statements(own, agreement)):
        return True
    whole = Terms(Shown.WHOLE, "")
    return _within(whole, own) != whole


def admits(found: Terms, today: date, address: str = "") -> Shown:
    """How much whoever asks from that address is shown today."""
    opens, closes = _day(found.opens), _day(found.closes)
    if (found.opens and (opens is None or today < opens)) or (found.closes and (closes is None or today > closes)):
        return Shown.NOTHING
    if found.shown is Shown.READING_ROOM:
        return Shown.WHOLE if _is_within(address, found.networks) else Shown.DESCRIPTION
    return found.shown


def opens_later(found: Terms, today: date) -> bool:
    """Is it under an embargo that ends?"""
    opens = _day(found.opens)
    return opens is not None and today < opens


def is_over(found: Terms, today: date) -> bool:
    """May it not be shown any longer?"""
    closes = _day(found.closes)
    return closes is not None and today > closes


def _statements(own: Iterable[Statement], agreement: Agreement) -> list[tuple[str, str]]:
    """The known ones; none when nobody but the file itself, or the institution for all its items, said one."""
    fields = ("rights", "license")
    told = [one for one in own if term(one.field) in fields or one.field in _WRITTEN]
    told = [one for one in told if agreement.by_default or one.source != DEFAULT_RIGHTS]
    known = [(one, found) for one in told if (found := rights.known(one.value))]
    by_somebody = any(not one.source.lower().startswith("exiftool") for one, _ in known)
    return [found for _, found in known] if by_somebody else []


def _within(found: Terms, own: Iterable[Statement]) -> Terms | Refused:
    """With the limits that rows of a rights table and dates of availability set."""
    own = list(own)
    if any(one.field == "dcterms:accessRights" and one.value.strip().lower() not in _OPEN for one in own):
        found = replace(found, shown=min(found.shown, Shown.DESCRIPTION))
    for one in (one for one in own if one.field == "dcterms:available"):
        first = _first(one.value)
        if first is None:
            return Refused("date", one.value)
        found = _later(found, first)
    for row in _rows(own):
        narrowed = _narrowed(found, row)
        if isinstance(narrowed, Refused):
            return narrowed
        found = narrowed
    return found


def _rows(own: Iterable[Statement]) -> Iterator[Mapping[str, str]]:
    """The rows of rights.csv: the cells of one have one source. Only those about an act of showing."""
    rows = defaultdict[str, dict[str, str]](dict)
    for one in own:
        if one.field.startswith("premis:"):
            rows[one.source][one.field.removeprefix("premis:")] = one.value.strip()
    yield from (row for row in rows.values() if row.get("grant_act", "").lower() in PEOPLES)


def _narrowed(found: Terms, row: Mapping[str, str]) -> Terms | Refused:
    """`allow` sets the first and the last day; `disallow` with an end is an embargo until then, without one it stays; `conditional` shows the
    description. A ban that begins later counts from now on."""
    begins, ends = _or_open(row.get("grant_start_date", "")), _or_open(row.get("grant_end_date", ""))
    first, last = _first(begins) if begins else None, _last(ends) if ends else None
    if (begins and first is None) or (ends and last is None):
        return Refused("date", begins or ends)
    said = row.get("grant_restriction", "").lower()
    if said in ("", "allow"):
        return replace(_later(found, first), closes=min(filter(None, (found.closes, _iso(last))), default=""))
    if said == "disallow" and last is not None:
        return _later(found, last + timedelta(days=1))
    if said == "disallow" and row["grant_act"].lower() == "discover":
        return Refused("disallowed", row["grant_act"])
    return replace(found, shown=min(found.shown, Shown.DESCRIPTION))


def _later(found: Terms, first: date | None) -> Terms:
    return replace(found, opens=max(found.opens, _iso(first)))


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _or_open(text: str) -> str:
    """Archivematica writes `open` for no end."""
    return "" if text.lower() == "open" else text


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _first(text: str) -> date | None:
    return _of(text, last=False)


def _last(text: str) -> date | None:
    return _of(text, last=True)


def _of(text: str, *, last: bool) -> date | None:
    """The first or last day of 2030, 2030-05 or 2030-05-17; None for anything else."""
    found = _DAY.fullmatch(text.strip())
    if not found:
        return None
    year = int(found[1])
    month = int(found[2] or (12 if last else 1))
    try:
        return date(year, month, int(found[3] or (calendar.monthrange(year, month)[1] if last else 1)))
    except (ValueError, calendar.IllegalMonthError):
        return None


def _is_within(address: str, networks: Iterable[str]) -> bool:
    try:
        asked: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    plain = asked.ipv4_mapped if isinstance(asked, IPv6Address) and asked.ipv4_mapped else asked
    return any(plain.version == net.version and plain in net for net in map(ip_network, networks))
