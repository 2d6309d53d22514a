"""Where things are, who the institutions and sites are, which policies exist. Read from config/, each file overridable
by one of the same name in HERITAGE_HOME/config/; a mistake names the file, the key, what was wanted and what was found."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

import yaml
from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

import heritage
from heritage import keyed
from heritage.errors import ConfigError
from heritage.model import Base, Outcome, Policy, Rule
from heritage.model.worklines import Workline

PROJECT = heritage.PROJECT
"""The checkout: config/ lies here."""

Code = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{1,31}$")]
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder that everything the system keeps is under (HERITAGE_HOME, default ./var of the checkout)."""

    root: Path

    @property
    def inbox(self) -> Path:
        return self.root / "inbox"

    @property
    def work(self) -> Path:
        return self.root / "work"

    @property
    def archive(self) -> Path:
        return self.root / "archive"

    @property
    def reports(self) -> Path:
        return self.root / "reports"

    @property
    def events(self) -> Path:
        return self.root / "events"

    @property
    def keys(self) -> Path:
        return self.root / "keys"

    @property
    def custody(self) -> Path:
        """Plans, ledgers and proposals of audits, repairs, restores, drills and moves."""
        return self.root / "custody"

    @property
    def revisions(self) -> Path:
        """Next versions of packages that are being made."""
        return self.root / "revisions"

    @property
    def public(self) -> Path:
        """What is published: all that the public door has."""
        return self.root / "public"

    @property
    def sites(self) -> Path:
        """What is remembered of each site: which storage root is its own, and that it hangs."""
        return self.root / "sites"

    @property
    def scanner(self) -> Path:
        """Configuration and socket of the virus scanner that the launcher starts."""
        return self.root / "clamd"

    @property
    def catalogue_url(self) -> str:
        """SQLAlchemy URL of the catalogue: HERITAGE_CATALOGUE, or SQLite in the home."""
        return os.environ.get("HERITAGE_CATALOGUE") or f"sqlite:///{self.root / 'catalogue.db'}"

    def batch(self, institution: str, batch: str) -> Path:
        return self.work / institution / batch

    def report(self, institution: str, batch: str) -> Path:
        return self.reports / institution / batch


def home() -> Home:
    """The home this process works in."""
    return Home(Path(os.environ.get("HERITAGE_HOME") or PROJECT / "var").resolve())


def web_root() -> str:
    """The path below which people reach the web server: /airflow of https://example.org/airflow; "" at the top of a host. It is
    Airflow's own setting, which the environment always holds."""
    return urlsplit(os.environ.get("AIRFLOW__API__BASE_URL", "")).path.rstrip("/")


class Strict(BaseModel):
    """Unknown keys are mistakes."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class InboxRule(Strict):
    """What becomes of an institution's delivered folders when everything in them is safe in the archive."""

    moved_after_days: int = Field(default=30, ge=0)  # to inbox/_done, after the batch was closed
    removed_after_days: int | None = Field(default=None, ge=1)  # from there, after it was moved; null: never
    with_rejected: bool = False  # also a delivery of which a person rejected items: they are in no archive


class Institution(Strict):
    """A partner of the programme. `names` by language; `languages` steer OCR when the delivery names none."""

    names: dict[Literal["nl", "fr", "de", "en"], str] = Field(min_length=4)
    languages: tuple[Literal["nl", "fr", "de", "en"], ...] = Field(min_length=1)
    isil: str | None = None
    rights: str  # URI of the default rights statement (rightsstatements.org or Creative Commons)
    policies: dict[Workline, str] = {}
    four_eyes: bool = False  # who asked for a repair may not approve it, nor who started a run accept its items
    inbox: InboxRule = InboxRule()


class SiteConfig(Strict):
    """One data centre. `url`: a folder (relative to HERITAGE_HOME) or any fsspec URL; `options` go to fsspec."""

    title: str
    kind: Literal["folder", "fsspec"]
    url: str
    options: dict[str, Any] = {}
    ttl_days: int = Field(default=90, ge=1)  # every copy is read again within so many days
    megabytes_per_second: float | None = Field(default=None, gt=0)  # most that an audit reads; null: as fast as it goes
    same_place_as: Code | None = (
        None  # another site whose loss takes this one too, known and accepted: they count as one copy
    )


class Alarm(Strict):
    """One of Airflow's notifiers, by its full name."""

    notifier: str
    arguments: dict[str, Any] = {}


class Housekeeping(Strict):
    """How long what can be made again is kept, in days; the reasons are in the file."""

    inbox_late_days: int = Field(default=2, ge=1)
    upload_days: int = Field(default=14, ge=1)
    restored_days: int = Field(default=30, ge=1)
    lent_days: int = Field(default=30, ge=1)
    intake_days: int = Field(default=7, ge=1)
    task_log_days: int = Field(default=120, ge=60)
    airflow_run_days: int = Field(default=120, ge=60)
    airflow_action_days: int = Field(default=400, ge=60)
    audit_days: int = Field(default=400, ge=60)


class Uploads(Strict):
    """What may be sent through the browser; the reasons are in the file."""

    files: int = Field(default=50_000, ge=1, le=200_000)
    gigabytes: float = Field(default=500, gt=0)
    spared_gigabytes: float = Field(default=5, ge=0)
    open: int = Field(default=20, ge=1)
    ratio: int = Field(default=100, ge=1)


class _RuleConfig(Strict):
    level: Outcome = Outcome.FAIL
    limits: dict[str, Any] = {}
    source: str


class _PolicyConfig(Strict):
    name: str
    version: str
    title: str
    based_on: str | None = None
    settings: dict[str, Any] = {}
    checks: dict[str, _RuleConfig | None] = {}  # null takes a check of `based_on` away


def institutions() -> Mapping[str, Institution]:
    """Code → institution, in the order of the file."""
    return _read("institutions.yaml", dict[Code, Institution])


def sites() -> Mapping[str, SiteConfig]:
    """In the order of the file. At least two: one copy is no archive."""
    found = _read("sites.yaml", dict[Code, SiteConfig])
    if len(found) < 2:
        raise ConfigError(f"sites.yaml: wanted at least 2 sites, found {len(found)}")
    return found


def alarms() -> Sequence[Alarm]:
    """Who is told when the archive's care fails."""
    return _read("alarms.yaml", list[Alarm])


def housekeeping() -> Housekeeping:
    """What is kept how long."""
    return _read("housekeeping.yaml", Housekeeping)


def uploads() -> Uploads:
    """The limits of what is sent through the browser."""
    return _read("uploads.yaml", Uploads)


def read(name: str, kind: type[Kind]) -> Kind:
    """Another file of config/, overridable and checked as these are."""
    return _read(name, kind)


def policy(name: str, line: str = "") -> Policy:
    """The policy as the workline means it, with what it is `based_on` folded in: policies/<line>/<name>.yaml where there is
    one, else policies/<name>.yaml. So iso19264-A has its session rules once, and each line its own `capture` below them.
    Raises ConfigError for an unknown name."""
    found, bases = _policy_config(name, line)
    rules = {check: Rule(check, rule.level, rule.limits, rule.source) for check, rule in found.checks.items() if rule}
    return Policy(found.name, found.version, _digest(found), rules, found.settings, bases)


def _policy_config(name: str, line: str, above: tuple[str, ...] = ()) -> tuple[_PolicyConfig, tuple[Base, ...]]:
    """With its bases folded in, and which they were, nearest first."""
    if not name.replace("-", "").replace("_", "").isalnum():
        raise ConfigError(f"policy {name!r}: wanted a name of letters, digits and hyphens")
    place = _policy_place(name, line, above)
    own = _read(place, _PolicyConfig)
    if own.based_on is None:
        return own, ()
    base, below = _policy_config(own.based_on, line, (*above, place))
    merged = {**base.checks, **own.checks}
    whole = own.model_copy(update={"checks": merged, "settings": {**base.settings, **own.settings}})
    return whole, (Base(base.name, base.version, _digest(base)), *below)


def _digest(folded: _PolicyConfig) -> str:
    content = folded.model_dump(mode="json")
    return hashlib.sha256(json.dumps(content, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _policy_place(name: str, line: str, above: tuple[str, ...]) -> str:
    """The line's own file, or the one for all lines. A line's file may be based on the shared one of its own name."""
    shared = f"policies/{name}.yaml"
    places = [f"policies/{line}/{name}.yaml", shared] if line else [shared]
    for place in places:
        if place not in above and (place == shared or _path(place).is_file()):
            return place
    raise ConfigError(f"{shared}: based_on goes round in a circle: {' → '.join((*above, shared))}")


def _read(name: str, kind: type[Kind]) -> Kind:
    path = _path(name)
    if not path.is_file():
        raise ConfigError(f"{path}: there is no such file")
    found: Kind = _parsed(path, path.stat().st_mtime_ns, kind)  # type: ignore[arg-type]
    return found


def _path(name: str) -> Path:
    override = home().root / "config" / name
    return override if override.is_file() else PROJECT / "config" / name


@lru_cache(maxsize=64)
def _parsed(path: Path, _changed: int, kind: Any) -> Any:
    try:
        content = keyed.from_yaml(path.read_text(encoding="utf-8"), aliases=True)
        return TypeAdapter(kind).validate_python(content)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not readable as YAML: {error}") from error
    except ValidationError as error:
        raise ConfigError("; ".join(_told(path, e) for e in error.errors())) from error
    except ValueError as error:
        raise ConfigError(f"{path}: {error}") from error


def _told(path: Path, error: Any) -> str:
    where = ".".join(str(part) for part in error["loc"]) or "the whole file"
    return f"{path}: {where}: {error['msg']}; found {error.get('input')!r}"[:500]
