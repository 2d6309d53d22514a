"""Reads from the source of a room every text that stands in it, with a HOLE for what only a measurement knows."""

from __future__ import annotations

import ast
from pathlib import Path

HOLE = "\0"


def literals(folder: Path) -> set[str]:
    """Every text that stands in the source of a room, with holes."""
    found = set()
    for path in sorted(folder.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                pieces = [p.value if isinstance(p, ast.Constant) else HOLE for p in node.values]
                found.add(plain("".join(map(str, pieces))))
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


def plain(text: str) -> str:
    """Holes beside each other are one."""
    while HOLE * 2 in text:
        text = text.replace(HOLE * 2, HOLE)
    return text


def wordy(text: str) -> bool:
    """Has it letters to translate?"""
    return any(letter.isalpha() for letter in text)
