"""Reads who imports whom from the source, without running it, and says what breaks the house's rules (DESIGN.md)."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

STEPS = {"ingest", "measure", "qc", "normalise", "describe", "package", "archive", "report", "revise", "enrich"}
EVERYTHING = {"*"}

MAY: dict[str, set[str]] = {
    # room of include/heritage → the rooms it may import, besides itself
    "model": {"messages"},  # a phrase is its English as text
    "errors": set(),
    "formats": {"model"},
    "measurements": {"model"},
    "settings": {"model", "errors", "keyed"},
    "files": {"model", "errors"},
    "problem": {"model", "messages"},
    "rights": {"model", "tools", "problem"},  # the rows of a rights table, in a delivery and in a revision
    "keyed": {"model"},
    "contracts": {"model", "errors", "messages"},  # a finding carries its English
    "dossier": {"model", "errors", "files"},
    "tools": {"errors", "model", "formats", "keyed"},
    **{
        step: {"model", "errors", "contracts", "files", "dossier", "tools", "formats", "measurements", "keyed"}
        for step in STEPS
    },
    "ingest": {
        "model",
        "errors",
        "contracts",
        "files",
        "dossier",
        "tools",
        "formats",
        "measurements",
        "messages",
        "problem",
        "rights",
    },  # a problem, too
    "revise": {"model", "errors", "tools", "problem", "rights"},
    "enrich": {"model", "errors", "tools"},
    "access": {
        "model",
        "errors",
        "files",
        "dossier",
        "formats",
        "messages",
        "catalogue",
    },  # the catalogue: readers' index alone
    "report": {
        "model",
        "errors",
        "contracts",
        "files",
        "dossier",
        "tools",
        "formats",
        "measurements",
        "messages",
    },  # what is late is said in each language
    "catalogue": {"model", "dossier", "files", "errors"},
    "events": {"model", "dossier", "files", "errors"},
    "messages": {"errors"},
    "pages": {
        "model",
        "errors",
        "files",
        "settings",
        "catalogue",
        "flows",
        "lines",
        "messages",
        "report",
        "events",
        "dossier",
    },
    "lines": {"model", "contracts", "measure", "qc", "normalise", "describe"},
    "flows": EVERYTHING,
    "__main__": EVERYTHING,
    "custody_commands": {"flows", "settings"},
    "revision_commands": {"flows", "custody_commands"},
    "migration_commands": {"flows", "custody_commands"},
    "enrichment_commands": {"flows", "custody_commands"},
    "access_commands": {"flows", "custody_commands", "settings", "catalogue", "access"},
    "__init__": set(),
    # the other side of the house: rooms of `heritage` that these may import
    "heritage_airflow": EVERYTHING,
    "dags": {"flows", "lines", "catalogue", "heritage_airflow"},
    "plugins": {"flows", "lines", "catalogue", "settings", "heritage_airflow"},
    # beside the product
    "samples": {"model", "errors", "files", "tools", "measure"},  # it draws the charts that measure knows
}
NAMELESS = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc"}
SPEAKS_SQL = {"catalogue": "", "events": "its own index over the log's lines", "heritage_airflow": "Airflow's database"}
"""Rooms that may ask a database, and which, where it is not the catalogue's."""

_SQL = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+TABLE)\b", re.DOTALL
)
_NO_QUESTIONS = {"Connection", "exc"}
"""What others may take of sqlalchemy: who is handed an open catalogue names its type."""

_PUID = re.compile(r"[\"'](?:x-)?fmt/\d+[\"']")
LONGEST = 300
"""Lines of a source file."""


def violations(project: Path) -> list[str]:
    """All breaches of the rules in a checkout, in words, each naming the file and line."""
    return [
        word
        for file in sources(project)
        for word in (*_imports(project, file), *_asks(project, file), *_looks(project, file))
    ]


def sources(project: Path) -> list[Path]:
    """The Python files that the rules are for."""
    tops = ("include", "dags", "plugins", "samples")
    return sorted(p for top in tops for p in (project / top).rglob("*.py") if ".egg-info" not in str(p))


def _imports(project: Path, file: Path) -> Iterator[str]:
    room, where = _room(project, file), file.relative_to(project)
    if room not in MAY:
        yield f"{where}: the room {room!r} is not in the plan of the house (DESIGN.md, and MAY in this test)"
        return
    for line, name in imported(file, project):
        if name.split(".")[0] == "airflow" and "heritage" in where.parts[1:2]:
            yield f"{where}:{line}: include/heritage imports {name}; only heritage_airflow, dags and plugins know Airflow"
        if name.split(".")[0] == "samples" and room != "samples":
            yield f"{where}:{line}: imports {name}; the product does not draw its own samples"
        target = _target(name)
        if target and target != room and MAY[room] != EVERYTHING and target not in MAY[room]:
            yield f"{where}:{line}: {room} imports {name}; it may import {', '.join(sorted(MAY[room])) or 'nothing of ours'}"


def _asks(project: Path, file: Path) -> Iterator[str]:
    """Questions to a database stand in the catalogue, under a name that says what is asked."""
    where = file.relative_to(project)
    if _room(project, file) in SPEAKS_SQL:
        return
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and (sql := _SQL.search(node.value)):
            yield f"{where}:{node.lineno}: asks in SQL ({' '.join(sql[0].split())[:40]} …); a named function of the catalogue does"
        elif isinstance(node, ast.Import) and any(
            alias.name.startswith(("sqlite3", "sqlalchemy")) for alias in node.names
        ):
            yield f"{where}:{node.lineno}: opens a database; the catalogue does"
        elif (
            isinstance(node, ast.ImportFrom)
            and (node.module or "").startswith("sqlalchemy")
            and (taken := {alias.name for alias in node.names} - _NO_QUESTIONS)
        ):
            yield f"{where}:{node.lineno}: takes {', '.join(sorted(taken))} of sqlalchemy; a named function of the catalogue asks"


def imported(file: Path, project: Path) -> Iterator[tuple[int, str]]:
    """(line, full module name) of every import, also those inside functions and relative ones. `from heritage import x` is
    heritage.x."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"), str(file))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, file, project)
            names = [f"{base}.{alias.name}" for alias in node.names] if base in {"heritage", ""} else [base]
            yield from ((node.lineno, name) for name in names)


def absolute(node: ast.ImportFrom, file: Path, project: Path) -> str:
    """The module that is imported from, also of a relative import."""
    if not node.level:
        return node.module or ""
    package = file.relative_to(project / "include").with_suffix("").parts[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def _room(project: Path, file: Path) -> str:
    parts = file.relative_to(project).with_suffix("").parts
    return parts[2] if parts[:2] == ("include", "heritage") else parts[1] if parts[0] == "include" else parts[0]


def _target(name: str) -> str:
    """The room of `heritage` that is imported; empty for anything else."""
    top, _, rest = name.partition(".")
    if top == "heritage_airflow":
        return "heritage_airflow"
    return rest.split(".")[0] if top == "heritage" and rest else ""


def _looks(project: Path, file: Path) -> Iterator[str]:
    where = file.relative_to(project)
    for part in where.with_suffix("").parts:
        if NAMELESS & set(part.lower().split("_")):
            yield f"{where}: {part!r} says nothing; name it after what it does"
    text = file.read_text(encoding="utf-8")
    if file.name != "formats.py" and (puid := _PUID.search(text)):
        yield f"{where}: names the format {puid[0]}; formats.py has every identifier, once"
    lines = len(text.splitlines())
    if lines > LONGEST:
        yield f"{where}: {lines} lines; wanted at most {LONGEST}"
