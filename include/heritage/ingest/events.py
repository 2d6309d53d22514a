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
from heritage.ingest.problem import Problem, shown
from heritage.ingest.reading import ARCHIVE, Scanner
from heritage.model import Agent, Answering, Earlier, Event, EventType, File
from heritage.tools import release
from heritage.tools.identify import pronom


def hashed(files: Sequence[File]) -> Event:
    """The digest that the archive keeps was computed."""
    size = sum(f.size for f in files)
    detail = f"{ARCHIVE} of {len(files)} files, {size} bytes, each read once"
    return Event(
        EventType.MESSAGE_DIGEST_CALCULATION, now(), Agent("Python hashlib", ssl.OPENSSL_VERSION), "success", detail
    )


def compared(claims: Iterable[Claim]) -> Event:
    """Every file is what the delivery's lists say."""
    lists = Counter((c.list, c.algorithm) for c in claims)
    told = "; ".join(f"{count} files agree with {name} ({alg})" for (name, alg), count in sorted(lists.items()))
    return Event(EventType.FIXITY_CHECK, now(), ours(), "success", told)


def virus_checked(engine: str, detail: str, partly: bool) -> Event:
    """A scanner saw the files; a warning when not all of them whole."""
    return Event(EventType.VIRUS_CHECK, now(), Agent(engine), "warning" if partly else "success", detail)


def scanned(engine: str, scanner: Scanner | None, partly: Sequence[str]) -> str:
    """What was scanned, and plainly what was not."""
    if scanner is None:
        return "no virus scan was made: no scanner is configured"
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
    return Event(EventType.FORMAT_IDENTIFICATION, now(), Agent(" and ".join(pronom.engines())), "success", told)


def doubts(files: Iterable[File]) -> Iterator[Event]:
    """Files that no engine knows, or about which the engines do not agree."""
    for file in files:
        if file.format and (not file.format.puid or not pronom.agree(file.format)):
            answers = "; ".join(
                f"{a.engine.partition(' ')[0]}: {a.puid or 'unknown'} {a.name} ({a.basis})" for a in file.format.answers
            )
            told = f"held to be {file.format.puid or 'unknown'} ({file.format.rule}); {answers or 'no answer'}"
            agent = Agent(" and ".join(pronom.engines()))
            yield Event(EventType.FORMAT_IDENTIFICATION, now(), agent, "warning", told[:2000], file.path)


def noted(problem: Problem, base: str) -> Event:
    """Something that does not refuse the delivery and is worth knowing later."""
    subject = problem.subject.removeprefix(base)
    return Event(EventType.VALIDATION, now(), ours(), "warning", str(problem), subject)


def not_kept(folder: str) -> Event:
    """A folder of the item that came empty: a package holds files, and the folder's name is kept here."""
    return Event(EventType.VALIDATION, now(), ours(), "warning", f"{shown(folder)} came empty and is not kept")


def of_item(files: Sequence[File], received: Iterable[Event]) -> Iterator[Event]:
    """The events of a delivery as they concern one item: counts are of its own files, and so are the doubts."""
    own = {EventType.MESSAGE_DIGEST_CALCULATION: hashed, EventType.FORMAT_IDENTIFICATION: identified}
    paths = {f.path for f in files}
    for event in received:
        if not event.subject and event.kind in own:
            yield replace(event, detail=own[event.kind](files).detail)
        elif not event.subject or event.subject in paths:
            yield event


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
