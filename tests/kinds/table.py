"""docs/formats.md: what becomes of each kind of file, from the lists that the tests put through the flow.

`make docs` writes it; a test holds the page to the lists."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kinds.kind import Kind

HEAD = """# Formats

What becomes of each kind of file, as tests put it through the whole flow (`tests/kinds/`; `make docs` makes this page from the
same lists). Every kind is measured by what it holds, never by its name.

*Normalised*: a preservation copy is made beside the original and proved equal to what is stored in it. *Kept as it came*: the
original is the preservation copy; the report says why there is no other. *Held*: a person decides; the check that says why is
named. *Told*: what is noted in the report all the same. The policy is `legacy`, for existing files, unless another is named;
strict policies hold more ([checks.md](checks.md))."""

MASTERS = {
    ".jp2": "JPEG 2000",
    ".jph": "HTJ2K",
    ".mkv": "FFV1 in Matroska",
    ".wav": "Broadcast WAVE",
    ".flac": "FLAC",
    ".ply": "PLY",
}

USUAL = {
    **dict.fromkeys(("TIFF", "Page", "Photograph"), "tifffile"), "JPEG": "simplejpeg", "PNG": "imagecodecs", "HTML": "own signatures",
    "Program": "own signatures, ClamAV", "Folder": "intake", "Names": "intake", "Text": "intake",
}  # fmt: skip
"""Format → reader, for kinds that are about something else."""


def kinds() -> list[Kind]:
    """Of all lists, in the order of their modules' names."""
    found = sorted(Path(__file__).parent.glob("*_kinds.py"))
    lists = [importlib.import_module(f"kinds.{module.stem}") for module in found]
    return [kind for one in lists for kind in (*one.KINDS, *getattr(one, "MASTER_KINDS", ()))]


def reader(kind: Kind) -> str:
    """Who reads it: what the kind says, or who reads such files wherever they are met."""
    return kind.reader or USUAL.get(kind.format, "")


def listed() -> Iterator[str]:
    """The page, line by line."""
    yield HEAD
    by_format = sorted(kinds(), key=lambda kind: kind.format.lower())
    for name, group in groupby(by_format, key=lambda kind: kind.format):
        yield f"\n## {name}\n"
        yield "| kind | workline | read by | what becomes of it | told |\n|---|---|---|---|---|"
        yield from (_row(kind) for kind in group)


def _row(kind: Kind) -> str:
    line = kind.line if kind.policy == "legacy" else f"{kind.line}, {kind.policy}"
    told = ", ".join(dict.fromkeys(f"`{one.partition(': ')[0]}`" for one in kind.told))
    cells = (kind.variant, line, reader(kind), _end(kind), told)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _end(kind: Kind) -> str:
    if kind.state != "deposited":
        return f"{kind.state}: `{kind.fault}`" if kind.fault else kind.state
    return f"normalised to {MASTERS.get(kind.master, kind.master)}, proved" if kind.master else "kept as it came"


if __name__ == "__main__":
    print("\n".join(listed()))
