"""The auditor's dossier as JSON and as one HTML page: every figure with the query that gave it. Writes; asks nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment

from heritage.files import made_folder, write


@dataclass(frozen=True, slots=True)
class Figure:
    """One table of the dossier. `key`: what others refer to it by, the same in every dossier (`audits:site-a`); `query`: the SQL
    (or command) that gave `rows`; `values`: what its names stood for."""

    key: str
    title: str
    says: str
    query: str
    values: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]]


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
    """The whole dossier. `level`: the NDSA storage level that is reached, and why not the next one; `frameworks`: what the figures
    answer of each framework that auditors ask by."""

    made: str
    code: str
    since: str
    level: int
    level_says: str
    late: Sequence[str]
    figures: Sequence[Figure]
    frameworks: Sequence[Any] = ()


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Evidence of custody, {{ e.made }}</title>
<style>
 body { font: 15px/1.5 "DejaVu Sans", sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em; color: #1b1b1b; background: #fff }
 table { border-collapse: collapse; margin: .5em 0 } th, td { border: 1px solid #aaa; padding: .2em .6em; text-align: left; vertical-align: top }
 th { background: #eee } pre { background: #f4f4f4; padding: .6em; white-space: pre-wrap } .late { color: #9c1515 } h2 { margin-top: 2em }
</style>
<h1>Evidence of custody</h1>
<p>Made {{ e.made }} by {{ e.code }}; what happened is counted since {{ e.since }}.</p>
<h2>Storage level reached: NDSA level {{ e.level }}</h2><p>{{ e.level_says }}</p>
<h2>What is late</h2>
{% if e.late %}<ul>{% for line in e.late %}<li class="late">{{ line }}</li>{% endfor %}</ul>{% else %}<p>Nothing.</p>{% endif %}
{% for f in e.figures %}
<h2>{{ f.title }}</h2><p>{{ f.says }}</p>
{% if f.rows %}<table><tr>{% for name in f.rows[0] %}<th scope="col">{{ name }}</th>{% endfor %}</tr>
{% for row in f.rows %}<tr>{% for value in row.values() %}<td>{{ value }}</td>{% endfor %}</tr>
{% endfor %}</table>{% else %}<p>None.</p>{% endif %}
<details><summary>Where this comes from</summary><pre>{{ f.query }}</pre>{% if f.values %}<p>{{ f.values }}</p>{% endif %}</details>
{% endfor %}</html>
"""


def write_evidence(folder: Path, evidence: Evidence) -> Path:
    """Writes evidence.json and evidence.html; answers the page."""
    made_folder(folder)
    content = asdict(evidence)
    write(folder / "evidence.json", json.dumps(content, indent=1, ensure_ascii=False, default=str).encode())
    page = Environment(autoescape=True).from_string(_PAGE).render(e=evidence)
    write(folder / "evidence.html", page.encode())
    return folder / "evidence.html"
