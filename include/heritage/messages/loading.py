"""Reads `locale/<language>/*.ftl`, once per process and language."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast

from heritage.errors import ConfigError
from heritage.messages.choosing import LOCALES

LOCALE = Path(__file__).parent / "locale"


def is_strict() -> bool:
    """Is an unknown code an error? In tests (HERITAGE_STRICT_MESSAGES=1) it is; a coordinator rather sees the code than no page."""
    return os.environ.get("HERITAGE_STRICT_MESSAGES") == "1"


@cache
def bundle(language: str) -> FluentBundle:
    """All messages of a language. Raises ConfigError for a file that is not Fluent, where strict."""
    made = FluentBundle([LOCALES[language].replace("_", "-")], use_isolating=False)
    for file in sorted((LOCALE / language).glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        made.add_resource(FluentResource(text))
        if is_strict():
            _refuse_junk(file, text)
    return made


@cache
def codes() -> frozenset[str]:
    """The codes of all messages that say something by themselves."""
    files = sorted((LOCALE / "en").glob("*.ftl"))
    return frozenset(entry.id.name for file in files for entry in entries(file) if entry.value is not None)


def entries(file: Path) -> list[ast.Message]:
    """The messages of one file, as they are written."""
    return [
        e
        for e in FluentParser(with_spans=False).parse(file.read_text(encoding="utf-8")).body
        if isinstance(e, ast.Message)
    ]


def _refuse_junk(file: Path, text: str) -> None:
    for entry in FluentParser().parse(text).body:
        if isinstance(entry, ast.Junk):
            first = (entry.content or "").strip().splitlines()[:1]
            told = "; ".join(str(note.message) for note in entry.annotations)
            raise ConfigError(f"{file}: wanted a Fluent message, found {first}: {told}")
