"""Makes the catalogue anew from what the sites hold, and says where they disagree; the old one and the work folder may be gone."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from heritage import settings
from heritage.archive import ocfl
from heritage.catalogue import recording
from heritage.catalogue.comparing import Comparison
from heritage.catalogue.schema import soundness, store
from heritage.dossier import now
from heritage.errors import CatalogueDamaged, CatalogueRefused, ConfigError, CopyDamaged, SiteRefused, SiteUnavailable
from heritage.flows.batch import SHARED, BatchFolder
from heritage.flows.custody import holding
from heritage.flows.custody.roots.sites import to_look
from heritage.flows.enrich import tiers, vocabularies
from heritage.flows.workline.close import tell_again
from heritage.flows.workline.deciding import linked

log = logging.getLogger(__name__)

NOT_BROUGHT_BACK = (
    "Not in any package, log or work folder, and so not brought back: requests (restore, audit), refused deliveries, the figures of "
    "finished audits, repairs and drills (the event log has them), who confirmed what after a batch left work/. People and their rights are "
    "in Airflow's database. The next audit says again when each copy was whole."
)
"""For whoever rebuilds."""

SERVER = "Make an empty database (createdb catalogue2), name it in HERITAGE_CATALOGUE, and run `python -m heritage rebuild` again."

DIFFER = (
    "`python -m heritage audit --everything` reads every byte and proposes the repair; do not repair a package with two contents under one version "
    "before you know (from its receipts in the event log) which of them was deposited."
)
"""What to do about packages that are not the same at every site."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """`packages`: how many different ones were read; `unreadable`: package → why; `away`: site → why it could not be asked;
    `disagreements`: sentences; `aside`: where the damaged catalogue lies now, "" when there was none; `batches`: of work/, told again."""

    packages: int
    unreadable: Mapping[str, str] = field(default_factory=dict)
    away: Mapping[str, str] = field(default_factory=dict)
    disagreements: Sequence[str] = ()
    aside: str = ""
    batches: int = 0

    @property
    def is_whole(self) -> bool:
        """Is there nothing that a person has to look at?"""
        return not (self.unreadable or self.away or self.disagreements)


def rebuild(sites: str | Sequence[str] = (), url: str | None = None, *, anew: bool = False) -> Rebuilt:
    """Reads every package's sheets at the sites (all of sites.yaml unless some are named) into the catalogue (`url`: another one than the
    home's, which then has no holds: the event log is the home's). A damaged SQLite file (`anew`: any) is put aside first. Of what is there, local notes and
    items that were never deposited stay. Raises ConfigError, CatalogueRefused."""
    names = [sites] if isinstance(sites, str) else list(sites) or list(settings.sites())
    if strange := [name for name in names if name not in settings.sites()]:
        raise ConfigError(f"sites.yaml has no site {strange[0]!r}; it has {', '.join(settings.sites())}")
    into = url or settings.home().catalogue_url
    aside = _put_aside(into, anew=anew)
    batches = _from_work() if url is None else 0  # first: a site may hold a newer version
    compared, unreadable, away = Comparison(), dict[str, str](), dict[str, str]()
    for name in names:
        try:
            unreadable |= _read(name, into, compared)
        except (SiteUnavailable, SiteRefused) as error:
            away[name] = f"{error} → {error.advice}"
            log.error("%s: could not be read to its end: %s", name, error)
    disagreements = list(compared.disagreements())
    for sentence in disagreements:
        log.error("%s", sentence)
    if url is None:
        log.info("%d events of the log about holds are in the catalogue", holding.bring_back())
        log.info("%d vocabularies were taken in again", vocabularies.bring_back())
        tiers.refresh()
        log.info("%d batches in work/ say what they take the place of", linked.bring_back())
    return Rebuilt(compared.packages, unreadable, away, disagreements, aside, batches)


def _put_aside(url: str, *, anew: bool) -> str:
    """Where the damaged catalogue was put, or "". A server's is not ours to put anywhere."""
    said = soundness.damage(url) or ("so it was asked" if anew else "")
    if not said:
        try:
            with store.reading(url) as db:
                lacking = soundness.missing(db)
            said = f"it lacks {lacking}" if lacking else ""
        except CatalogueDamaged as error:
            said = str(error)
    if not said:
        return ""
    aside = soundness.put_aside(url, now())
    if aside is None:
        raise CatalogueRefused(f"a server's catalogue cannot be put aside here: {said}", advice=SERVER)
    log.warning("the catalogue is put aside (%s): it is kept as %s, and a new one is made", said, aside)
    return str(aside)


def _read(name: str, url: str, compared: Comparison) -> dict[str, str]:
    """What could not be read: package → why."""
    broken: list[CopyDamaged] = []
    rebuilt = recording.rebuild(url, compared.listed(name, ocfl.packages(to_look(name), broken.append)))
    log.info("%s: %d packages read into the catalogue", name, rebuilt.packages)
    unreadable = {f"{package} at {name}": reason for package, reason in rebuilt.unreadable.items()}
    unreadable |= {f"object {n} at {name}": str(error) for n, error in enumerate(broken, 1)}
    for package, reason in unreadable.items():
        log.error("%s: could not be read: %s", package, reason)
    return unreadable


def _from_work() -> int:
    """How batches stand that still have their folder: what waits for people, was held or rejected is in no package."""
    sheets = sorted(settings.home().work.glob(f"*/*/{SHARED}/run.jsonl"))
    told = sum(tell_again(BatchFolder(*sheet.parts[-4:-2])) for sheet in sheets)
    log.info("%d of %d batches in work/ were told to the catalogue", told, len(sheets))
    return told
