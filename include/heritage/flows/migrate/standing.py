"""How the archive's formats stand by the register: whose packages, how many, how much; and what no rule names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heritage import settings
from heritage.catalogue import traits
from heritage.catalogue.traits import Standing
from heritage.flows.migrate.register import Level, Rule, register

UNASSESSED = "unassessed"
"""What no rule names, and what an older release registered without its forms: not known to be good."""


@dataclass(frozen=True, slots=True)
class Row:
    """What an institution has of what one rule names; `rule` None: what none names, and `puids` says of which formats that is."""

    institution: str
    rule: Rule | None
    packages: int
    files: int
    size: int
    puids: tuple[str, ...] = ()

    @property
    def level(self) -> str:
        """A level of the register, or UNASSESSED."""
        return self.rule.level.value if self.rule else UNASSESSED


def rows(institutions: Sequence[str] | None = None) -> list[Row]:
    """Worst first, then by institution; of these institutions, or of all. Raises ConfigError when the register cannot be read."""
    known, url = register(), settings.home().catalogue_url
    found: dict[tuple[str, str], list[Standing]] = {}
    for one in traits.standings(url, institutions):
        rule = known.judged(one.form.puid, one.form.facts)
        found.setdefault((one.institution, rule.name if rule else ""), []).append(one)
    made = [
        _row(url, institution, known.rule(name) if name else None, some) for (institution, name), some in found.items()
    ]
    made += [
        Row(institution, None, number, 0, 0, ("?",)) for institution, number in traits.unread(url, institutions).items()
    ]
    return sorted(made, key=lambda row: (_ORDER.index(row.level), row.institution, row.rule.name if row.rule else ""))


_ORDER = [Level.RISK.value, Level.WATCH.value, UNASSESSED, Level.ACCEPTABLE.value, Level.PREFERRED.value]


def _row(url: str, institution: str, rule: Rule | None, some: Sequence[Standing]) -> Row:
    packages = some[0].packages if len(some) == 1 else traits.packages_of(url, institution, [one.form for one in some])
    puids = () if rule else tuple(sorted({one.form.puid or "?" for one in some}))
    return Row(institution, rule, packages, sum(one.files for one in some), sum(one.size for one in some), puids)


def said() -> Iterator[str]:
    """A line for each institution and rule that is not good, and for what was not assessed: for a log."""
    for row in rows():
        if row.level in _ORDER[:3]:
            what = row.rule.name if row.rule else f"no rule names {', '.join(row.puids)}"
            yield f"{row.institution}: {row.level}: {what}: {row.packages} packages, {row.files} files, {row.size / 1e9:.1f} GB"
