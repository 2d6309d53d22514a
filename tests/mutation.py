"""Changes the code in small ways and asks whether the room's own tests notice: `make mutation`. What survives is listed, to be looked at.

A sample, the same for the same seed, in a copy of the checkout; cosmic-ray knows the ways. Words in annotations and texts are left alone."""

from __future__ import annotations

import argparse
import ast
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from architecture.house import TESTED_BY

ROOMS = ("archive", "package", "ingest", "qc")
"""Where bytes are kept, or judged."""

PATIENCE = 5
"""Times that the tests take as the code is: then a loop has no end any more."""


@dataclass(frozen=True)
class Mutant:
    """One change. `at`: line and column of what is changed; `number`: which of the places where the operator fits."""

    module: Path
    operator: str
    number: int
    at: tuple[int, int]


def mutants(module: Path) -> Iterator[Mutant]:
    """All that cosmic-ray can make of a module, but for what no test could notice."""
    from cosmic_ray import plugins
    from cosmic_ray.ast import ast_nodes, get_ast_from_path

    text, tree = module.read_text("utf-8"), get_ast_from_path(module)
    spared = set(_spared(ast.parse(text)))
    for name in sorted(plugins.operator_names()):
        kind = plugins.get_operator(name)
        if kind.arguments():
            continue
        operator = kind()
        places = (place for node in ast_nodes(tree) for place in operator.mutation_positions(node))
        for number, (start, _end) in enumerate(places):
            if start[0] not in spared:
                yield Mutant(module, name, number, start)


def _spared(tree: ast.Module) -> Iterator[int]:
    """Lines of annotations (nothing evaluates them), of docstrings, of imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            inner = node.body[0].lineno
            yield from range(node.lineno - len(node.decorator_list), inner)
        elif isinstance(node, ast.AnnAssign) and node.value is None:
            yield node.lineno
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield from range(node.lineno, (node.end_lineno or node.lineno) + 1)


def mutated(mutant: Mutant) -> str:
    """The module's text with the change."""
    from cosmic_ray import plugins
    from cosmic_ray.mutating import mutate_code

    return str(mutate_code(mutant.module.read_text("utf-8"), plugins.get_operator(mutant.operator)(), mutant.number))


def copied(project: Path, folder: Path) -> Path:
    """The checkout as it is, without what is installed into it; that is linked."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=project, capture_output=True, check=True
    )
    for name in listed.stdout.decode().splitlines():
        if (project / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(project / name, folder / name)
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to((project / name).resolve())
    return folder


def tests_of(room: str, module: Path, project: Path) -> list[str]:
    """The room's test files; first those that name the module."""
    files = [
        f for folder in TESTED_BY.get(room, (room,)) for f in sorted((project / "tests" / folder).rglob("test_*.py"))
    ]
    return [str(f) for f in sorted(files, key=lambda f: module.stem not in f.read_text("utf-8"))]


def passed(room: str, module: Path, project: Path, limit: float) -> bool:
    """Do the room's tests pass? Raises subprocess.TimeoutExpired."""
    words = [sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider"]
    paths = {"PYTHONPATH": f"{project}/include:{project}/tests"}
    words += tests_of(room, module, project)
    return not subprocess.run(
        words, cwd=project, env={**os.environ, **paths}, capture_output=True, timeout=limit, check=False
    ).returncode


def verdict(mutant: Mutant, room: str, project: Path, limit: float) -> str:
    """noticed, survived, or endless."""
    before = mutant.module.read_text("utf-8")
    mutant.module.write_text(mutated(mutant), "utf-8")
    try:
        return "survived" if passed(room, mutant.module, project, limit) else "noticed"
    except subprocess.TimeoutExpired:
        return "endless"
    finally:
        mutant.module.write_text(before, "utf-8")


def changed(mutant: Mutant) -> str:
    """The line before and after."""
    before, after = mutant.module.read_text("utf-8").splitlines(), mutated(mutant).splitlines()
    differ = [(a.strip(), b.strip()) for a, b in zip(before, after, strict=False) if a != b]
    return "  →  ".join(differ[0]) if differ else "a line less"


def of_room(room: str, project: Path, most: int, minutes: float, seed: int) -> str:
    """Tries a sample; prints what survives."""
    modules = sorted((project / "include/heritage" / room).rglob("*.py"))
    every = [one for module in modules for one in mutants(module)]
    begun = time.monotonic()
    if not passed(room, modules[0], project, 60 * 60):
        return f"{room}: its tests fail as they are"
    usual, found = time.monotonic() - begun, Counter[str]()
    for one in random.Random(seed).sample(every, min(most, len(every))):
        if time.monotonic() > begun + 60 * minutes:
            break
        found[said := verdict(one, room, project, 60 + PATIENCE * usual)] += 1
        if said != "noticed":
            where = f"{one.module.relative_to(project)}:{one.at[0]}"
            print(f"{said}  {where}  {one.operator.removeprefix('core/')}\n          {changed(one)}", flush=True)
    return f"{room}: {found['noticed'] + found['endless']} of {found.total()} noticed ({found['endless']} endless; {len(every)} can be made; seed {seed})"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rooms", nargs="*", default=ROOMS)
    parser.add_argument("--mutants", type=int, default=20, help="of each room")
    parser.add_argument("--minutes", type=float, default=10, help="for each room")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        project = copied(Path.cwd(), Path(folder))
        figures = [of_room(room, project, asked.mutants, asked.minutes, asked.seed) for room in asked.rooms]
    print("\n".join(figures))


if __name__ == "__main__":
    main()
