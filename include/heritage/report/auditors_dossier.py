"""The auditor's dossier as JSON and as a page in each language: every figure with the query that gave it. Writes; asks nobody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from heritage.files import atomic_write, write
from heritage.messages.late import Kept, said
from heritage.report.frameworks import Assessment
from heritage.report.frameworks.showing import content, shown

SHOWN = 100
"""Rows of a list that the page and evidence.json hold; a longer one is a file beside them."""


class Met(StrEnum):
    """Whether a figure is as it should be; UNASKED where nothing is demanded of it, or there is nothing of which to demand it."""

    MET = "met"
    PARTLY = "partly"
    NOT = "not met"
    UNASKED = ""


@dataclass(frozen=True, slots=True)
class Stored:
    """A list that is too long for the page: a CSV file beside it."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One table of the dossier. `key`: what others refer to it by, the same in every dossier (`audits:site-a`); `query`: the SQL
    (or command) that gave `rows`; `values`: what its names stood for. `rows` are the first `SHOWN` of `total`; all of them are in `file`
    where there are more. `code`: of its title in the messages, `worded` the values of that."""

    key: str
    title: str
    says: str
    query: str
    values: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]
    total: int = 0
    file: Stored | None = None
    met: Met = Met.UNASKED
    code: str = ""
    worded: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> Sequence[str]:
        return list(self.rows[0]) if self.rows else []


@dataclass(frozen=True, slots=True)
class Figures(Mapping[str, Figure]):
    """The figures by their key, in the order in which the page shows them."""

    all: Sequence[Figure]

    def __getitem__(self, key: str) -> Figure:
        for figure in self.all:
            if figure.key == key:
                return figure
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (figure.key for figure in self.all)

    def __len__(self) -> int:
        return len(self.all)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The whole dossier. `institution`: whose alone it is, "" of all; `level`: the storage level that the number of whole copies reaches; `frameworks`:
    what the figures answer of each framework that auditors ask by."""

    made: str
    code: str
    since: str
    level: int
    late: Sequence[Kept]
    figures: Sequence[Figure]
    frameworks: Sequence[Assessment] = ()
    institution: str = ""

    @property
    def sections(self) -> Iterator[tuple[str, list[Figure]]]:
        """The page's sections that have figures."""
        for section, codes in SECTIONS.items():
            if figures := [figure for figure in self.figures if figure.code in codes]:
                yield section, figures


SECTIONS: Mapping[str, tuple[str, ...]] = {
    "kept": ("packages", "institutions", "formats", "risks", "register"),
    "copies": ("copies", "coverage", "unsound", "disagreements", "sites", "disks"),
    "done": ("acts", "audits", "repairs", "drills", "restores", "moves"),
    "decided": ("decisions", "holds", "refusals", "held-items", "open-batches"),
    "proof": ("event-log", "event-log-keys", "sheets"),
    "house": ("policies", "policies-now", "software", "software-used", "scanner", "scanned", "schedules", "people", "roles"),
    "answering": (
        "events", "statements", "identifiers", "read-back", "identification", "settled", "four-eyes", "accounts", "overdue", "alarms",
        "documents", "attestations",
    ),
}  # fmt: skip
"""Section of the page → the codes of its figures."""


def write_evidence(folder: Path, evidence: Evidence, pages: Mapping[str, Any]) -> None:
    """Writes evidence.json, and evidence.html or evidence.<language>.html for each of `pages` (language → its words)."""
    told = asdict(replace(evidence, frameworks=(), late=())) | {
        "late": [one.said for one in evidence.late],
        "frameworks": [content(one, pages["en"]) for one in evidence.frameworks],
    }
    write(folder / "evidence.json", json.dumps(told, indent=1, ensure_ascii=False, default=str).encode())
    names = {language: page_name(language) for language in pages}
    for language, words in pages.items():
        with atomic_write(folder / names[language]) as partial, partial.open("w", encoding="utf-8") as out:
            out.writelines(_template().generate(e=evidence, t=words, names=names, **_in_words(evidence, words)))


def _in_words(evidence: Evidence, words: Any) -> dict[str, Any]:
    """What the template needs in the language's words."""
    worded = _worded(words)
    titles = {figure.key: words(f"dossier-{figure.code}", **worded(figure)) for figure in evidence.figures}
    frameworks = [shown(one, words) for one in evidence.frameworks]
    late = [said(words, one) for one in evidence.late]
    return {"late": late, "frameworks": frameworks, "titles": titles, "worded": worded, "cell": _cell(words)}


def page_name(language: str) -> str:
    """English is what the others are translated from."""
    return "evidence.html" if language == "en" else f"evidence.{language}.html"


_MOMENTS = frozenset({"at", "longest_ago", "delivery_begun", "delivery_closed", "last_sign", "last_log_in"})
_SIZES = frozenset({"bytes", "free", "room"})
_VALUED = (
    "outcome", "kind", "state", "choice", "role", "risk", "serves", "scanner_state", "schedule", "may", "institutions", "standing",
)  # fmt: skip
_BEGINNINGS = {"workline": "workline-", "level": "formats-level-", "first_check": "check-"} | dict.fromkeys(
    _VALUED, "dossier-value-"
)
"""Column → how the codes of its values begin; one that is not worded stands as it is."""


def _cell(words: Any) -> Callable[[str, Any], str]:
    """How a value is written in a language; what people and programs said stays as they said it."""

    def written(column: str, value: Any) -> str:
        if value is None or value in ("", []):
            return "–"
        if isinstance(value, bool):
            return str(words("answer-yes" if value else "answer-no"))
        if isinstance(value, int | float):
            return str(words.size(int(value)) if column in _SIZES else words.number(value))
        if column == "reasons" and isinstance(value, str):  # SQLite keeps a list as JSON
            value = json.loads(value)
        if isinstance(value, list | tuple):
            return (
                "; ".join(map(str, value)) if column == "reasons" else ", ".join(written(column, one) for one in value)
            )
        if column in _MOMENTS or column.endswith("_at"):
            return str(words.moment(value)) if str(value)[:4].isdigit() else str(value)
        code = f"{_BEGINNINGS[column]}{str(value).replace(' ', '-')}" if column in _BEGINNINGS else ""
        return str(words(code)) if code and words.knows(code) else str(value)

    return written


def _worded(words: Any) -> Callable[[Figure], dict[str, str]]:
    """The values of a figure's title and sentence, as the language writes them."""
    return lambda figure: {
        name: words.moment(value) if name == "since" else value for name, value in figure.worded.items()
    }


@cache
def _template():  # type: ignore[no-untyped-def]
    import jinja2

    room = jinja2.Environment(
        loader=jinja2.PackageLoader("heritage.report", "pages"), autoescape=True, undefined=jinja2.StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    return room.get_template("evidence.html")
