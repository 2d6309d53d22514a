"""Writes down what happened at receipt in PREMIS's words."""

from __future__ import annotations

import re
import ssl
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache

from heritage.dossier import now
from heritage.ingest.checksums.comparing import Claim
from heritage.ingest.reading import ARCHIVE, Scanner
from heritage.model import Agent, AgentRole, Answering, Delivery, Earlier, Event, EventType, File, TookPart
from heritage.problem import Problem, shown
from heritage.tools import release
from heritage.tools.identify import pronom

_NOT_SCANNED = "no virus scan was made: no scanner is configured"


def hashed(files: Sequence[File]) -> Event:
    """The digest that the archive keeps was computed."""
    size = sum(f.size for f in files)
    detail = f"{ARCHIVE} of {len(files)} files, {size} bytes, each read once"
    name, _, version = ssl.OPENSSL_VERSION.partition(" ")
    return Event(EventType.MESSAGE_DIGEST_CALCULATION, now(), Agent(name, version), "success", detail)


def compared(claims: Iterable[Claim]) -> Event:
    """Every file is what the delivery's lists say."""
    told = _agreeing(Counter((c.list, c.algorithm) for c in claims))
    return Event(EventType.FIXITY_CHECK, now(), ours(), "success", told)


def _agreeing(lists: Counter[tuple[str, str]]) -> str:
    return "; ".join(f"{count} files agree with {name} ({alg})" for (name, alg), count in sorted(lists.items()))


def _compared_of_item(files: Sequence[File]) -> str:
    return _agreeing(Counter((s.list, s.algorithm) for file in files for s in file.supplied))


def virus_checked(engine: str, detail: str, partly: bool) -> Event:
    """A scanner saw the files; a warning when not all of them whole."""
    name, _, version = engine.partition(
        " "
    )  # "ClamAV 1.4.3/27800/Sun Nov 29 …": the version ends in the database's day
    return Event(EventType.VIRUS_CHECK, now(), Agent(name, version), "warning" if partly else "success", detail)


def scanned(engine: str, scanner: Scanner | None, partly: Sequence[str]) -> str:
    """What was scanned, and plainly what was not."""
    if scanner is None:
        return _NOT_SCANNED
    known = "" if knows_viruses(engine) else " without its makers' signatures, which knows no real virus"
    told = f"{engine}{known}: nothing found in any file"
    if not partly:
        return told
    limit = f"{scanner.limit / 1e6:.0f} MB"
    return f"{told}; only the first {limit} were scanned of {len(partly)} files ({', '.join(map(shown, partly[:5]))})"


def knows_viruses(engine: str) -> bool:
    """Does clamd say which database it has ("ClamAV 1.4.3/27800/Sun Nov 29 …")? Without one it knows what it was given here."""
    return bool(re.search(r"/\d+/", engine))


def identified(files: Sequence[File]) -> Event:
    """Both engines were asked about every file."""
    formats = Counter(f.format.puid or "unknown" for f in files if f.format)
    told = ", ".join(f"{count} × {puid}" for puid, count in sorted(formats.items()))
    return _identification("success", told)


def _identification(outcome: str, told: str, subject: str = "") -> Event:
    """Both engines took part, each under its own name."""
    first, *others = map(Agent.of, pronom.engines())
    also = tuple(TookPart(one, AgentRole.PROGRAM) for one in others)
    return Event(EventType.FORMAT_IDENTIFICATION, now(), first, outcome, told, subject, others=also)


def doubts(files: Iterable[File]) -> Iterator[Event]:
    """Files that no engine knows, or about which the engines do not agree."""
    for file in files:
        if file.format and (not file.format.puid or not pronom.agree(file.format)):
            answers = "; ".join(
                f"{a.engine.partition(' ')[0]}: {a.puid or 'unknown'} {a.name} ({a.basis})" for a in file.format.answers
            )
            told = f"held to be {file.format.puid or 'unknown'} ({file.format.rule}); {answers or 'no answer'}"
            yield _identification("warning", told[:2000], file.path)


def noted(problem: Problem, base: str) -> Event:
    """Something that does not refuse the delivery and is worth knowing later."""
    subject = problem.subject.removeprefix(base)
    return Event(EventType.VALIDATION, now(), ours(), "warning", str(problem), subject)


def not_kept(folder: str) -> Event:
    """A folder of the item that came empty: a package holds files, and the folder's name is kept here."""
    return Event(EventType.VALIDATION, now(), ours(), "warning", f"{shown(folder)} came empty and is not kept")


def of_item(files: Sequence[File], received: Iterable[Event]) -> Iterator[Event]:
    """The events of a delivery as they concern one item: counts are of its own files, and so are the doubts."""
    own = {
        EventType.MESSAGE_DIGEST_CALCULATION: lambda: hashed(files).detail,
        EventType.FORMAT_IDENTIFICATION: lambda: identified(files).detail,
        EventType.FIXITY_CHECK: lambda: _compared_of_item(files),
    }
    paths = {f.path for f in files}
    for event in received:
        if not event.subject and event.kind in own:
            yield replace(event, detail=own[event.kind]())
        elif not event.subject or event.subject in paths:
            yield event


def taken_in(delivery: Delivery, files: Sequence[File]) -> Event:
    """The item came with a delivery. Where no virus scan was made, that is said here: what did not happen is no event."""
    told = (
        f"{len(files)} files taken in with batch {delivery.batch} of {delivery.institution} (sha256 {delivery.digest})"
    )
    unscanned = _NOT_SCANNED if delivery.scanned == _NOT_SCANNED else ""
    return Event(EventType.INGESTION, now(), ours(), "success", told, outcome_detail=unscanned)


def again(earlier: Earlier) -> Event:
    """The item takes the place of one that was refused."""
    ways = {
        Answering.NAMED: "named in the delivery note",
        Answering.ORDER: "the same item of the same order",
        Answering.CONFIRMED: f"confirmed by {earlier.who}",
    }
    told = f"takes the place of the same item in batch {earlier.batch}, which was {earlier.state} ({ways[earlier.how]})"
    return Event(EventType.INGESTION, now(), ours(), "success", told)


@cache
def ours() -> Agent:
    """This system."""
    return Agent("heritage", release.version())
