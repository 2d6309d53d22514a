"""A campaign: the packages of which a rule of the register says that something is to be done, each with the very files that would be
converted. Its plan is a run's of `flows/revise`, and carried out there; a person always approves it, with the pilot before their eyes."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from itertools import islice

from heritage import settings
from heritage.archive.ocfl import Stored
from heritage.catalogue import traits
from heritage.catalogue.sheets import PackagedSheets
from heritage.dossier import now, revisions, superseded
from heritage.errors import CopyDamaged, PermanentError
from heritage.files import write
from heritage.flows import approving
from heritage.flows.migrate.costs import NotACampaign
from heritage.flows.migrate.register import Register, Rule, register
from heritage.flows.revise import planning
from heritage.flows.revise.opened import NoSuchPackage, Sites, newest
from heritage.flows.revise.planning import Planned
from heritage.model import File, Item, Measured, Renewal, Revision, RevisionKind
from heritage.package import layout

log = logging.getLogger(__name__)


class NothingToMigrate(PermanentError):
    """No package has a file that the campaign is about."""

    advice = (
        "Look at *Formats*: it says which rule names how many packages. A rule without a migration asks for nothing."
    )


@dataclass(frozen=True, slots=True)
class Campaign:
    """What is wanted. `rule` "": every rule that has a migration; `institution` "": everybody's; `limit` 0: all; `sample`: packages of the
    pilot; `losses`: also what cannot be carried whole, which the package then says; `takes_back`: the campaign whose versions are taken
    back, instead."""

    why: str
    rule: str = ""
    institution: str = ""
    limit: int = 0
    sample: int = 5
    losses: bool = False
    takes_back: str = ""


def plan(run: str, wanted: Campaign, *, who: str) -> int:
    """Makes the campaign's plan; answers how many packages get a next version. A run that has its plan keeps it. Raises NotACampaign,
    NothingToMigrate, ConfigError, SiteUnavailable."""
    place = planning.plan_of(run)
    if not place.is_file():
        if not wanted.why.strip() or not who.strip():
            raise NotACampaign("a campaign needs a reason, and a person who asks for it")
        known = register()
        rows = _back(run, wanted, who) if wanted.takes_back else _rows(run, wanted, who, known)
        said = {"run": run, "by": who, "approval": True, "register": known.version, "at": now(), **asdict(wanted)}
        write(place.with_name("asked.json"), json.dumps(said).encode())
        planning.keep(place, rows)
    number = sum(1 for row in planning.planned(run) if row.revision)
    if not number:
        raise NothingToMigrate(f"no package would get a next version; the plan: {place.with_suffix('.txt')}")
    log.info("%d packages get a next version; the plan: %s", number, place.with_suffix(".txt"))
    return number


def _rules(wanted: Campaign, known: Register) -> Mapping[str, Rule]:
    """Those that the campaign is about. Raises NotACampaign."""
    if not wanted.rule:
        return known.migrating()
    rule = known.rule(wanted.rule)
    if not rule.migration:
        raise NotACampaign(f"the rule {rule.name} asks for nothing: {rule.why['en']}")
    return {rule.name: rule}


def _rows(run: str, wanted: Campaign, who: str, known: Register) -> Iterator[Planned]:
    """Which packages the catalogue says; what of each, its own sheets at a site. One at a time: memory does not grow."""
    rules, url = _rules(wanted, known), settings.home().catalogue_url
    forms = {one.form.puid + traits.spelled(one.form.facts): one.form for one in traits.standings(url)}
    meant = [form for form in forms.values() if (rule := known.judged(form.puid, form.facts)) and rule.name in rules]
    sites = Sites()
    found = (
        _planned(run, wanted, who, package, known, rules, sites)
        for package in traits.packages(url, meant, wanted.institution)
    )
    there = (row for row in found if row.revision or row.refused)
    yield from islice(there, wanted.limit or None)


def _planned(
    run: str, wanted: Campaign, who: str, package: str, known: Register, rules: Mapping[str, Rule], sites: Sites
) -> Planned:
    try:
        held = newest(package, sites)
        renewals = tuple(renewals_of(held.copies[0], known, rules, wanted.losses))
    except (CopyDamaged, NoSuchPackage) as error:  # the others need not wait for its repair
        return Planned(package, refused=f"{type(error).__name__}: {error}")
    if not renewals:
        return Planned(package)
    why = wanted.why.strip()
    evidence = f"register of formats {known.version}: {', '.join(sorted({one.rule for one in renewals}))}"
    return Planned(package, Revision(package, held.version, RevisionKind.FORMATS, (), why, who.strip(), now(), evidence, run=run,
                                     renewals=renewals))  # fmt: skip


def renewals_of(copy: Stored, known: Register, rules: Mapping[str, Rule], losses: bool) -> Iterator[Renewal]:
    """The delivered files of the package that one of these rules is the one to judge, and that no other took the place of."""
    sheets = PackagedSheets(copy)
    gone = superseded(sheets)
    rows = sheets.rows("measured", Measured) if sheets.has("measured") else iter(())
    facts = {row.file.path: traits.kept(row.facts) for row in rows}
    for item in sheets.rows("item", Item):
        for file in item.files:
            path = layout.original(item, file)
            rule = known.judged(file.format.puid if file.format else "", facts.get(file.path, {}))
            if rule and rule.name in rules and path in copy.files and path not in gone:
                yield _renewal(path, file, rule, losses)


def _renewal(path: str, file: File, rule: Rule, losses: bool) -> Renewal:
    return Renewal(path, file.sha512, file.size, file.path, rule.migration, rule.name, losses)


def _back(run: str, wanted: Campaign, who: str) -> Iterator[Planned]:
    """What the other campaign made is left out again, by a version of its own. Raises NotACampaign."""
    made = traits.renewed_by(settings.home().catalogue_url, wanted.takes_back)
    if not made:
        raise NotACampaign(f"no package has a version that the campaign {wanted.takes_back} made")
    sites = Sites()
    for package, version in made:
        if wanted.institution not in ("", approving.institution_of(package)):
            continue
        held = newest(package, sites)
        later = [r for r in revisions(held.sheets) if r.version > version]
        if any(r.takes_back == version for r in later):
            continue
        if any(one.of in _brought(held.copies[0], version) for r in later for one in r.renewals):
            yield Planned(
                package, refused=f"a later version was made of what version {version} brought: take that one back first"
            )
            continue
        yield Planned(package, Revision(package, held.version, RevisionKind.FORMATS, (), wanted.why.strip(), who.strip(), now(),
                                        f"campaign {wanted.takes_back}", run=run, takes_back=version))  # fmt: skip


def _brought(copy: Stored, version: int) -> frozenset[str]:
    return frozenset(path for path in copy.files if layout.representation(path).endswith(f"-{version}"))
