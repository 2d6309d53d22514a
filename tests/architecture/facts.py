"""Reads from the source, without running it, which measurements are spoken of where, and what breaks the registry's rules."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from heritage.measurements import COPIES, MEASUREMENTS

ROWS = {row.name: row for row in (*MEASUREMENTS, *COPIES)}
SPACES = frozenset(name.partition(".")[0] for name in ROWS)
TAILS = frozenset(name.partition(".")[2] for name in ROWS)
"""What names begin with (`image`, `sound` …), and what follows: one word of a misspelt name is right."""

FILES = frozenset({
    *("metadata.csv", "package.html", "page.html", "paradata.json", "paradata.yaml", "paradata.yml", "refused.json"),
    *("target.yaml", "video.csv.gz", "heritage.pages"),
})  # fmt: skip
"""Names of files, and of a room, that look like those of measurements."""

READERS = frozenset({"qc", "normalise", "describe", "package", "catalogue", "flows", "pages"})
"""Rooms that read measurements."""

JUDGES = frozenset({"qc", "normalise", "describe"})
"""Rooms where whatever is asked by a dotted name is a measurement."""

BUILT = {
    "measure/film/av.py": {"sound.<n>.{}", "video.{}", "ffv1.{}"},
    "measure/film/streams.py": {"sound.<n>.{}", "video.{}"},
    "measure/picture/exif.py": {"exif.{}"},
    "measure/page/pages.py": {"sound.<n>.{}"},  # any prefix and any name: of a further page
    "measure/target/shot.py": {"target.{}", "target.{}_worst"},
    "measure/film/container/probed.py": {"av.{}"},
    "measure/film/container/stored.py": {"av.{}"},
    "measure/film/video.py": {"frame.{}"},
    "normalise/picture/positive.py": {"positive.{}"},
}
"""Where names are made at run time: by what measures, and `measure.run` holds that to the registry. Nobody reads by such a name."""

_DOTTED = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_<>{}]+)+")
_METHODS = frozenset({"get", "number", "text"})


class Spoken(NamedTuple):
    """A name in a file, as the registry writes it; {} stands in it for what is only known at run time. `asked`: the method that
    reads it (`measured.number("page.skew")`)."""

    file: str
    line: int
    name: str
    asked: str = ""

    @property
    def room(self) -> str:
        return self.file.partition("/")[0]


@cache
def breaches(project: Path) -> list[str]:
    """What breaks the rules of the registry, in words; names of the product's files, and their lines."""
    said = [one for file in _files(project) for one in spoken(file.read_text("utf-8"), _where(project, file))]
    return [*dict.fromkeys(filter(None, map(unknown, said))), *_unread(said), *_unmeasured(project)]


def _files(project: Path) -> list[Path]:
    """Of the product, without the registry itself."""
    return sorted(f for f in (project / "include").rglob("*.py") if "measurements" not in f.relative_to(project).parts)


def _where(project: Path, file: Path) -> str:
    """`qc/page/page.py`, `heritage_airflow/running.py`."""
    return file.relative_to(project / "include").as_posix().removeprefix("heritage/")


def spoken(code: str, where: str) -> Iterator[Spoken]:
    """Every name in a file that is a measurement's, or is asked for as if it were; docstrings aside."""
    tree = ast.parse(code)
    docstrings = (node.value for node in ast.walk(tree) if isinstance(node, ast.Expr))
    silent = {id(text) for text in docstrings if isinstance(text, ast.Constant)}
    for node in ast.walk(tree):  # from outside to inside: the pieces of an f-string come after it
        if isinstance(node, ast.JoinedStr):
            silent |= {id(part) for part in node.values}
        if isinstance(node, ast.expr) and id(node) not in silent:
            yield from (Spoken(where, node.lineno, *found) for found in _names(node))


def _names(node: ast.expr) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _METHODS and node.args:
        if name := _name(node.args[0]):
            yield name, node.func.attr
    elif _DOTTED.fullmatch(name := _name(node)):
        yield name, ""


def _name(node: ast.expr) -> str:
    """`sound.0.codec`, f"sound.{index}.codec" and prefix + "codec" (of the tracks of qc.sound) are one name: sound.<n>.codec."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.sub(r"^([a-z]+)\.\d+\.", r"\1.<n>.", node.value)
    if isinstance(node, ast.BinOp) and isinstance(node.left, ast.Name) and node.left.id == "prefix":
        return "sound.<n>." + (str(node.right.value) if isinstance(node.right, ast.Constant) else "{}")
    if isinstance(node, ast.JoinedStr):
        text = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        return re.sub(r"^(sound|video)\.\{\}\.", r"\1.<n>.", text)
    return ""


def unknown(one: Spoken) -> str:
    """What is wrong with it; "" when it is a name that somebody measures, or none at all."""
    if one.name in ROWS or one.name in FILES or one.name in BUILT.get(one.file, ()):
        return ""
    where, (space, _, tail) = f"{one.file}:{one.line}", one.name.partition(".")
    if "{}" in one.name and (space in SPACES or (one.name.startswith("{}") and one.asked and one.room in JUDGES)):
        return f"{where}: {one.name} is made at run time: nobody can see whether it is measured"
    if not _DOTTED.fullmatch(one.name):
        wrong = one.asked in {"number", "text"} and one.room in READERS
    elif one.room in JUDGES:
        wrong = one.room == "qc" or space in SPACES or bool(one.asked) or tail in TAILS
    else:
        wrong = space in SPACES or (one.room in READERS and tail in TAILS)
    return f"{where}: nobody measures {one.name!r}" if wrong else ""


def _unread(said: Sequence[Spoken]) -> Iterator[str]:
    """A row that nobody reads is kept for people, and says so; one that somebody reads does not."""
    read = {one.name for one in said if one.room in READERS and (one.asked or ROWS.get(one.name) in MEASUREMENTS)}
    read |= {one.name for one in said if one.room in {"describe", "model"}}
    for name, row in ROWS.items():
        if name not in read and not row.kept and name != "exif.<tag>":
            yield f"{name} is read by nobody: is it dead, or kept for people?"
        if name in read and row.kept:
            yield f"{name} is read, and its row says that it is only kept"


def _unmeasured(project: Path) -> Iterator[str]:
    """A row is there because something gives it: its last word, at least, stands where measurements (or copies) are made."""
    for rows, rooms in ((MEASUREMENTS, {"measure", "model"}), (COPIES, {"normalise"})):
        files = [file for file in _files(project) if _where(project, file).partition("/")[0] in rooms]
        given = re.compile("|".join(sorted({word for file in files for word in _given(file)})))
        for row in rows:
            if row.name != "exif.<tag>" and not given.fullmatch(row.name.rpartition(".")[2]):
                yield f"{row.name} is given by nobody"


def _given(file: Path) -> Iterator[str]:
    """The last words of all names that may be given there, as regular expressions; ffmpeg's are spelt otherwise than ours."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
            word = node.value.rpartition(".")[2].casefold()
            yield re.escape(word.replace("color", "colour"))
        elif isinstance(node, ast.JoinedStr):
            word = "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values).rpartition(".")[
                2
            ]
            if len(word.replace("{}", "")) > 3:
                yield ".+".join(map(re.escape, word.split("{}")))
