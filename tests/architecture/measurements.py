"""docs/measurements.md, made from the registry and from what the source reads of it:
`make docs`."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from architecture.facts import READERS, ROWS, spoken
from heritage.measurements import MEASUREMENTS, Measurement
from heritage.model import NOT_READ
from places import PROJECT

HEAD = """# The measurements

Made by `make docs` from `include/heritage/measurements/`
and from what the source reads of it; a test holds it to them. The names stand in the items' reports and packages, and the catalogue
keeps the stations' (`target.…`).

`<n>` is a number from 0: the first sound track is `sound.0`. What is measured of a further page of a file stands under `page2.`, `page3.` …
A share is a number from 0 to 1. What nothing is read of is kept: it is in the report and the package, for people. A measurement
that a file does not show is absent.
"""

_TITLES = {
    "pictures": "Still pictures", "pages": "Pages", "targets": "Target shots", "sound": "Sound", "film": "Film and its containers",
    "shapes": "Models and point clouds", "documents": "Documents and texts", "copies": "Copies",
}  # fmt: skip


def page() -> Iterator[str]:
    """The lines of the document."""
    from heritage import measurements

    read = readers(PROJECT)
    yield HEAD
    for name, title in _TITLES.items():
        yield f"## {title}\n"
        if name == "copies":
            yield "Written down by the normalisers, beside a copy's proof; *measured by* names modules of `normalise/`.\n"
        yield "| measurement | value | unit | what it is | measured by | read by |\n|---|---|---|---|---|---|"
        yield from (_row(row, read) for row in getattr(measurements, name).ROWS)
        yield ""


def _row(row: Measurement, read: Mapping[str, set[str]]) -> str:
    who = ", ".join(sorted(read.get(row.name, ()), key=lambda word: (word[0] != "`", word)))
    cells = (f"`{row.name}`", str(row.kind), row.unit, row.what, ", ".join(row.by), who or "(kept)")
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def readers(project: Path) -> Mapping[str, set[str]]:
    """Measurement → the checks that read it, in backquotes, and the other rooms that do."""
    found: dict[str, set[str]] = defaultdict(set)
    for check, names in _checks(project / "include" / "heritage" / "qc").items():
        for name in names:
            found[name].add(f"`{check}`")
    for room in sorted(READERS):
        for file in (project / "include" / "heritage" / room).rglob("*.py"):
            for one in spoken(file.read_text("utf-8"), f"{room}/{file.name}"):
                if one.name in ROWS and (one.asked or ROWS[one.name] in MEASUREMENTS or room == "describe"):
                    told = room == "qc" and any(word.startswith("`") for word in found[one.name])
                    found[one.name] |= set() if told else {room}
    found["exif.<tag>"].add("describe")
    return found


Piece = tuple[str, str]
"""A function, or another name of a module: (module, name)."""


def _checks(folder: Path) -> Mapping[str, set[str]]:
    """Check → measurements that it, or what it calls in its room, speaks of."""
    pieces = {piece: node for file in sorted(folder.rglob("*.py")) for piece, node in _pieces(file)}
    uses = {piece: _used(piece, node, pieces) for piece, node in pieces.items()}
    own = {piece: _own(node) for piece, node in pieces.items()}
    found: dict[str, set[str]] = defaultdict(set)  # worklines may have checks of one name, each its own
    for start, node in pieces.items():
        for check in _called(node) if isinstance(node, ast.FunctionDef) else ():
            found[check] |= {name for piece in _reached(start, uses) for name in own[piece]}
    return found


def _own(node: ast.stmt) -> set[str]:
    """The measurements that it speaks of itself; one has a name in `model`."""
    found = {one.name for one in spoken(ast.unparse(node), "qc") if one.name in ROWS}
    return found | {NOT_READ for one in ast.walk(node) if isinstance(one, ast.Name) and one.id == "NOT_READ"}


def _pieces(file: Path) -> Iterator[tuple[Piece, ast.stmt]]:
    """What a module defines, and what it calls by another module's name."""
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield (file.stem, node.name), node
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (
                ((file.stem, one.id), node) for one in ast.walk(ast.Tuple(targets)) if isinstance(one, ast.Name)
            )
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("heritage.qc"):
            yield from (((file.stem, alias.asname or alias.name), node) for alias in node.names)


def _used(piece: Piece, node: ast.stmt, pieces: Mapping[Piece, ast.stmt]) -> set[Piece]:
    """What it leads to: names of its module, and of those that it imports."""
    if isinstance(node, ast.ImportFrom):
        return {(str(node.module).rpartition(".")[2], piece[1])} & pieces.keys()
    found = {(piece[0], one.id) for one in ast.walk(node) if isinstance(one, ast.Name)}
    found |= {
        (one.value.id, one.attr)
        for one in ast.walk(node)
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name)
    }
    return found & pieces.keys()


def _reached(start: Piece, uses: Mapping[Piece, set[Piece]]) -> set[Piece]:
    found, waiting = {start}, [start]
    while waiting:
        new = uses[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _called(node: ast.FunctionDef) -> Iterator[str]:
    """The name of the check that a function is."""
    for mark in node.decorator_list:
        if isinstance(mark, ast.Call) and isinstance(mark.func, ast.Name) and mark.func.id == "check":
            yield from (
                one.value for one in mark.args[:1] if isinstance(one, ast.Constant) and isinstance(one.value, str)
            )


if __name__ == "__main__":
    print("\n".join(page()).rstrip("\n"))
