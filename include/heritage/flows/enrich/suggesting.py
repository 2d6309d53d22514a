"""A run of suggestions: which packages, in units, each package as a site holds it now. What is done is noted: a killed unit goes on; one bad
package never stops the rest."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from io import BytesIO
from itertools import islice
from pathlib import Path

from heritage import settings
from heritage.archive.ocfl import Stored
from heritage.catalogue import authorities, suggestions
from heritage.catalogue.queries import kept
from heritage.catalogue.schema.store import let_others_in, reading, writing
from heritage.describe import text
from heritage.dossier import described, now, renditions
from heritage.enrich import table
from heritage.enrich.socket import Archived, Authority
from heritage.errors import HeritageError, PermanentError, SiteRefused, TransientError
from heritage.files import atomic_write
from heritage.flows import history
from heritage.flows.custody.ledger import Ledger, act_folder
from heritage.flows.enrich import tiers
from heritage.flows.revise.opened import Sites, newest
from heritage.model import EventType, Role, Suggestion
from heritage.package import layout

log = logging.getLogger(__name__)

UNIT = 200
"""Packages to a task: one process loads each model once."""

_AT_ONCE = 20
"""Packages to a transaction."""


class NothingToEnrich(PermanentError):
    """No package meets what was asked for."""

    advice = "Look the institution, the delivery or the package up on the archive's pages."


class NotAllLookedAt(PermanentError):
    """Some packages could not be looked at."""

    advice = "The log names them, with the reason. The others have their suggestions; when it is mended, start the run again for these."


@dataclass(frozen=True, slots=True)
class Asked:
    """Which packages, and what is to be suggested; "" and () are all."""

    institution: str = ""
    workline: str = ""
    batch: str = ""
    package: str = ""
    enrichers: tuple[str, ...] = ()


def look(run: str, asked: Asked) -> list[int]:
    """Writes down which packages the run is about, once; answers the numbers of its units. Raises NothingToEnrich."""
    place = _folder(run) / "packages.jsonl"
    if unknown := set(asked.enrichers) - set(table.NAMES):
        raise NothingToEnrich(f"no enricher is called {', '.join(sorted(unknown))}; there are {', '.join(table.NAMES)}")
    if not place.is_file():
        chosen = kept.packages(
            settings.home().catalogue_url,
            institution=asked.institution,
            workline=asked.workline,
            batch=asked.batch,
            package=asked.package,
        )
        with atomic_write(place) as partial_, partial_.open("w") as out:
            for one in chosen:
                names = [enricher.name for enricher in table.chosen(one.workline, asked.enrichers)]
                out.write(json.dumps([one.package, one.institution, one.workline, names]) + "\n")
    number = sum(1 for _ in _packages(run))
    if not number:
        raise NothingToEnrich("no package that is kept meets what was asked for")
    log.info("%d packages are looked at", number)
    return list(range(-(-number // UNIT)))


def _folder(run: str) -> Path:
    return act_folder("enrichments", run)


def _packages(run: str) -> Iterator[tuple[str, str, str, list[str]]]:
    with (_folder(run) / "packages.jsonl").open("rb") as lines:
        yield from (tuple(json.loads(line)) for line in lines)


def suggest(run: str, unit: int) -> dict[str, int]:
    """The unit's packages, those that are not done; answers the counts of the unit. Raises what is worth another try, after the others."""
    ledger, sites = _ledger(run, unit), Sites()
    done = {row["package"] for row in ledger.rows()}
    waiting = [row for row in islice(_packages(run), unit * UNIT, (unit + 1) * UNIT) if row[0] not in done]
    again: list[HeritageError] = []
    for begin in range(0, len(waiting), _AT_ONCE):
        _noted(run, ledger, [_looked_at(run, row, sites, again) for row in waiting[begin : begin + _AT_ONCE]])
    if again:
        raise again[0]
    counts: Counter[str] = Counter()
    for row in ledger.rows():
        counts.update({"packages": 1, "suggestions": row["new"], "not looked at": bool(row["error"])})
    return dict(counts)


@dataclass(frozen=True, slots=True)
class _Looked:
    """A package that was looked at; `error`: why it could not be; None in place of it: it is worth another try."""

    package: str
    institution: str
    enrichers: tuple[str, ...]
    found: tuple[Suggestion, ...] = ()
    error: str = ""


def _looked_at(
    run: str, row: tuple[str, str, str, list[str]], sites: Sites, again: list[HeritageError]
) -> _Looked | None:
    package, institution, workline, names = row
    looked = _Looked(package, institution, tuple(names))
    try:
        known = archived(package, institution, workline, sites)
        enrichers = table.chosen(workline, tuple(names))
        found = [replace(one, run=run, at=now()) for enricher in enrichers for one in enricher.suggest(known)]
    except (TransientError, SiteRefused) as error:
        log.error("%s: not looked at yet: %s", package, error)
        again.append(error)
        return None
    except (
        HeritageError,
        ValueError,
        LookupError,
        TypeError,
    ) as error:  # one that is damaged, or that our code cannot take
        log.error("%s: %s: %s", package, type(error).__name__, error)
        return replace(looked, error=f"{type(error).__name__}: {error}"[:500])
    return replace(looked, found=tuple(found))


def archived(package: str, institution: str, workline: str, sites: Sites) -> Archived:
    """The package as a site holds it now. Raises NoSuchPackage, CopyDamaged, SiteUnavailable, SiteRefused."""
    held = newest(package, sites)
    said, texts = tuple(described(held.sheets)), partial(_texts, held.copies[0])
    return Archived(package, institution, workline, said, texts, partial(_authorities, institution))


def _authorities(institution: str, names: Sequence[str]) -> dict[str, list[Authority]]:
    """Of its own vocabularies and everybody's: no institution sees another's."""
    found: dict[str, list[Authority]] = {}
    if names:
        with reading(settings.home().catalogue_url) as db:
            for row, vocabulary in authorities.lookup(db, institution, names):
                told = (row.uri, row.label, row.preferred, row.language, row.kind, vocabulary)
                found.setdefault(row.folded, []).append(Authority(*told))
    return found


def _texts(copy: Stored) -> Iterator[tuple[str, str]]:
    """What was read of the pages, in their order."""
    from heritage.catalogue.sheets import PackagedSheets

    for one in renditions(PackagedSheets(copy)):
        path = layout.made(one)
        if one.role is Role.TEXT and path.endswith(".xml") and path in copy.files:
            yield one.source, " ".join(text.words(BytesIO(b"".join(copy.read(path)))))


def _noted(run: str, ledger: Ledger, looked: list[_Looked | None]) -> None:
    """In the catalogue first: what is done twice is the same."""
    told = [one for one in looked if one]
    if not told:
        return
    url = settings.home().catalogue_url
    with writing(url) as db:
        counts = [suggestions.note(db, one.institution, one.package, one.enrichers, one.found) if not one.error else (0, 0)
                  for one in told]  # fmt: skip
    ledger.add(*(
        {"package": one.package, "new": new, "gone": gone, "error": one.error}
        for one, (new, gone) in zip(told, counts, strict=True)
    ))  # fmt: skip
    let_others_in(url)


def _ledger(run: str, unit: int) -> Ledger:
    return Ledger(_folder(run) / f"unit-{unit:04d}.jsonl")


@history.signed
def report(run: str) -> dict[str, int]:
    """Sums the run up, and tells the event log of it. Raises NotAllLookedAt."""
    number = sum(1 for _ in _packages(run))
    rows = [row for unit in range(-(-number // UNIT)) for row in _ledger(run, unit).rows()]
    failed = [f"{row['package']}: {row['error']}" for row in rows if row["error"]]
    counts = {
        "packages": number,
        "suggestions": sum(row["new"] for row in rows),
        "withdrawn": sum(row["gone"] for row in rows),
    }
    said = f"{number} packages looked at: {counts['suggestions']} new suggestions, {counts['withdrawn']} withdrawn"
    log.info("%s", said)
    history.tell(
        f"enrich {run}",
        EventType.METADATA_EXTRACTION,
        "fail" if failed else "success",
        detail=said,
        facts={"run": run, **counts},
    )
    tiers.refresh()
    if failed or len(rows) < number:
        raise NotAllLookedAt(
            "; ".join([f"{number - len(rows) + len(failed)} packages were not looked at", *failed[:5]])
        )
    return counts
