"""What the catalogue knows of what is kept: packages, copies and their audits, formats, policies, software."""

from __future__ import annotations

from collections.abc import Iterator

from heritage import settings
from heritage.catalogue.figures import holdings
from heritage.catalogue.queries import coverage
from heritage.flows.custody.due import cutoff
from heritage.flows.custody.roots import places
from heritage.flows.evidence.making import Making, all_or_nothing, judged
from heritage.flows.migrate import standing
from heritage.flows.migrate.register import register
from heritage.report.auditors_dossier import Figure, Met


def of(making: Making) -> Iterator[Figure]:
    """In the order of the page."""
    packages = making.asked("packages", "packages", holdings.PACKAGES)
    yield packages
    if not making.institution:
        yield making.asked("institutions", "institutions", holdings.INSTITUTIONS)
    yield copies(making)
    for name, site in settings.sites().items():
        yield _audited(making, name, site)
    for key, sql in (("disagreements", holdings.DISAGREEMENTS), ("unsound", holdings.UNSOUND)):
        found = making.asked(key, key, sql)
        yield all_or_nothing(found, not found.total) if packages.rows[0]["packages"] else found
    yield making.asked("formats", "formats", holdings.FORMATS)
    yield making.asked("risks", "risks", holdings.RISKS)
    known = register()
    told = [_standing(row) for row in standing.rows([making.institution] if making.institution else None)]
    yield making.told("register", "register", "python -m heritage migrate --standing", told, {"version": known.version})


def _standing(row: standing.Row) -> dict[str, object]:
    return {
        "institution": row.institution, "level": row.level, "rule": row.rule.name if row.rule else ", ".join(row.puids),
        "packages": row.packages, "files": row.files, "bytes": row.size, "rule_source": row.rule.source if row.rule else "",
    }  # fmt: skip


def judged_by(making: Making) -> Iterator[Figure]:
    """Policies that packages were judged by, software that had them in hand, scanners that saw them."""
    yield making.asked("policies", "policies", holdings.POLICIES)
    yield making.asked("software-used", "software-used", holdings.SOFTWARE)
    yield making.asked("scanned", "scanned", holdings.SCANNED)


def copies(making: Making) -> Figure:
    """Copies at sites that are no longer in sites.yaml, and those not whole at the last look, are none; those that one loss takes
    are one."""
    numbers = places.numbers()
    cases = " ".join(f"WHEN :site_{n} THEN {number}" for n, number in enumerate(numbers.values()))
    names = {f"site_{n}": name for n, name in enumerate(numbers)}
    said = {"sites": ", ".join(numbers), "together": _together()}
    found = making.asked("copies", "copies", holdings.COPIES.replace("{places}", cases), said, **names)
    if not found.rows:
        return found
    return all_or_nothing(found, min(row["whole_copies"] for row in found.rows) >= min(2, len(numbers)))


def _together() -> str:
    pairs = [f"{one} = {other} ({common})" for one, other, common in places.together()]
    return "; ".join(pairs) or "–"


def _audited(making: Making, name: str, site: settings.SiteConfig) -> Figure:
    said = {"site": name, "title": site.title, "days": str(site.ttl_days)}
    found = making.asked(f"audits:{name}", "coverage", coverage.COVERAGE, said, site=name, cutoff=cutoff(site))
    (row,) = found.rows
    if not row["copies"]:
        return found
    whole = row["audited_whole_within_ttl"]
    return judged(found, Met.MET if whole == row["copies"] else Met.PARTLY if whole else Met.NOT)
