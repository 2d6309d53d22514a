"""The house in figures: `make house`. Files per folder, circles of imports, how much a page loads, functions, lines of test per line of code."""

from __future__ import annotations

import ast
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from architecture.imports import absolute

MOST_FILES = 20
"""In a folder: more are several rooms (DESIGN.md)."""

LONGEST_CHAIN = 12
"""Modules that are loaded one by the other with a page, at most."""

CODECS = frozenset({
    *("numpy", "scipy", "cv2", "PIL", "imagecodecs", "tifffile", "glymur", "tesserocr", "pikepdf"),
    *("vtkmodules", "pymeshlab", "fast_simplification", "DracoPy", "pye57", "laspy"),
})  # fmt: skip
"""What decodes or reckons with media. A web server that shows what was measured needs none of it: memory, time, and an attacker's way in."""

SHOWS = ("heritage.pages.", "heritage_airflow.web.")
"""What shows: pages, and the web application around them."""

TESTED_BY = {
    "tools": ("tools", "kinds"), "measure": ("measure", "kinds"), "archive": ("archive", "contracts"),
    "flows": ("flows", "custody"), "pages": ("pages", "browser"),
}  # fmt: skip
"""Room → folders of tests that are above all about it; else the one of its own name."""

Graph = Mapping[str, frozenset[str]]
"""Module → the modules of ours that it imports."""


def graph(project: Path, *, loaded: bool = False) -> Graph:
    """Of include/ and samples/: imports wherever they stand; when `loaded`, only those that are paid by whoever imports the module."""
    files = {_module(project, file): file for file in _sources(project)}
    return {name: frozenset(_imports(project, file, files, loaded) - {name}) for name, file in files.items()}


def _sources(project: Path) -> list[Path]:
    return [file for top in ("include", "samples") for file in (project / top).rglob("*.py")]


def _module(project: Path, file: Path) -> str:
    parts = file.relative_to(project).with_suffix("").parts
    parts = parts[1:] if parts[0] == "include" else parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _imports(project: Path, file: Path, known: Mapping[str, Path], loaded: bool) -> set[str]:
    tree = ast.parse(file.read_text("utf-8"))
    found: set[str] = set()
    for node in tree.body if loaded else ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = absolute(node, file, project)
            submodules = {f"{base}.{alias.name}" for alias in node.names} & known.keys()
            found |= submodules  # where only modules are taken of a package, it gives nothing itself
            found |= {base} if len(submodules) < len(node.names) else set()
    found |= {package for name in found if loaded for package in _around(name)} - {*_around(_module(project, file))}
    return found & known.keys()


def _around(module: str) -> list[str]:
    """The packages that a module is in: Python loads them before it, with whatever they import."""
    parts = module.split(".")
    return [".".join(parts[:end]) for end in range(1, len(parts))]


def circles(of: Graph) -> list[list[str]]:
    """Groups of modules of which each imports each other, on whatever way (Tarjan's strongly connected components)."""
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    waiting: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        number[module] = lowest[module] = len(number)
        waiting.append(module)
        for other in of[module]:
            if other not in number:
                visit(other)
            if other in waiting:
                lowest[module] = min(lowest[module], lowest[other])
        if lowest[module] == number[module]:
            group = waiting[waiting.index(module) :]
            del waiting[waiting.index(module) :]
            if len(group) > 1:
                found.append(sorted(group))

    for module in of:
        if module not in number:
            visit(module)
    return found


def crowded(project: Path) -> list[tuple[str, int]]:
    """Folders of the product with more than MOST_FILES source files."""
    counted = Counter(file.parent.relative_to(project).as_posix() for file in _sources(project))
    return sorted((folder, files) for folder, files in counted.items() if files > MOST_FILES)


def chains(of: Graph) -> dict[str, list[str]]:
    """Page → the longest chain of modules that are loaded with it, one by the other."""

    @cache
    def longest(module: str) -> tuple[str, ...]:
        return (module, *max((longest(other) for other in of[module]), key=len, default=()))

    return {module: list(longest(module)) for module in of if module.startswith("heritage.pages.")}


def codecs(project: Path) -> list[str]:
    """Modules that load a codec, and are loaded by whoever shows a page: `heritage.report.pictures (cv2): heritage.pages.delivery`."""
    of = graph(project, loaded=True)
    loads = {_module(project, file): sorted(_outside(file) & CODECS) for file in _sources(project)}
    return [
        f"{module} ({', '.join(loads[module])}): {shown}"
        for shown in of
        if shown.startswith(SHOWS)
        for module in sorted(_loaded(shown, of))
        if loads[module]
    ]


def _loaded(module: str, of: Graph) -> set[str]:
    found, waiting = {module}, [module]
    while waiting:
        new = of[waiting.pop()] - found
        found |= new
        waiting += new
    return found


def _outside(file: Path) -> set[str]:
    """What is imported at a file's top, by its first name."""
    found: set[str] = set()
    for node in ast.parse(file.read_text("utf-8")).body:
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module.partition(".")[0])
    return found


def _functions(project: Path) -> Iterator[int]:
    """Lines of each function of the product."""
    for file in (project / "include").rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef):
                yield (node.end_lineno or node.lineno) - node.lineno + 1


def _tested(project: Path) -> Iterator[tuple[str, int, float]]:
    """Room, lines of code, lines of test per line of code."""
    lines: dict[str, int] = defaultdict(int)
    for top in ("include/heritage", "tests"):
        for file in (project / top).rglob("*.py"):
            room = file.relative_to(project / top).parts[0]
            lines[f"{top}/{room}"] += len(file.read_text("utf-8").splitlines())
    for room in sorted(name.rpartition("/")[2] for name in lines if name.startswith("include/") and "." not in name):
        code = lines[f"include/heritage/{room}"]
        yield room, code, sum(lines[f"tests/{folder}"] for folder in TESTED_BY.get(room, (room,))) / code


def figures(project: Path) -> Iterator[str]:
    """What `make house` prints."""
    of, sizes = graph(project), sorted(_functions(project))
    yield f"{len(of)} modules, {len(sizes)} functions: half of at most {sizes[len(sizes) // 2]} lines, {sum(n > 20 for n in sizes)} of more than 20"
    yield f"folders of more than {MOST_FILES} files: {crowded(project) or 'none'}; circles of imports: {circles(of) or 'none'}"
    page, chain = max(chains(graph(project, loaded=True)).items(), key=lambda each: len(each[1]))
    yield f"longest chain of imports of a page: {len(chain)}, {page}: {' ▸ '.join(chain)}"
    yield from (f"{room:14}{code:7,} lines, {ratio:.2f} of test per line" for room, code, ratio in _tested(project))


if __name__ == "__main__":
    print("\n".join(figures(Path(__file__).resolve().parents[2])))
