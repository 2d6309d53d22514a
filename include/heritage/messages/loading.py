"""Reads `locale/<language>/*.ftl`, once per process and language."""

from __future__ import annotations

import os
import re
from functools import cache
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast, visitor

from heritage.errors import ConfigError
from heritage.messages.choosing import LOCALES
from heritage.messages.values import functions

LOCALE = Path(__file__).parent / "locale"


def is_strict() -> bool:
    """Is an unknown code an error? In tests (HERITAGE_STRICT_MESSAGES=1) it is; a coordinator rather sees the code than no page."""
    return os.environ.get("HERITAGE_STRICT_MESSAGES") == "1"


@cache
def bundle(language: str) -> FluentBundle:
    """All messages of a language. Raises ConfigError for a file that is not Fluent, where strict."""

    def say(code: str, **values: str | int) -> str:
        """A word of the vocabulary; "" for one that is not in it."""
        name, _, attribute = code.partition(".")
        message = made.get_message(name)
        pattern = message.attributes.get(attribute) if attribute else message.value
        return str(made.format_pattern(pattern, values)[0]) if pattern else ""

    locale = LOCALES[language]
    made = FluentBundle([locale.replace("_", "-")], functions=dict(functions(locale, say)), use_isolating=False)  # type: ignore[arg-type]
    for file in sorted((LOCALE / language).glob("*.ftl")):
        text = file.read_text(encoding="utf-8")
        made.add_resource(_spaced(FluentResource(text), language))
        if is_strict():
            _refuse_junk(file, text)
    return made


_BEFORE = {
    "fr": ((re.compile(r" (?=[;!?])"), "\u202f"), (re.compile(r" (?=[:%»])"), "\u00a0")),
    "de": ((re.compile(" (?=%)"), "\u00a0"),),
}
"""Language → blanks of its own texts (never of values) at which no line may break."""


def _spaced(resource: ast.Resource, language: str) -> ast.Resource:
    """The messages with the language's narrow and unbreakable blanks before punctuation; translators type plain ones."""
    if language in _BEFORE:
        _Spacing(language).visit(resource)
    return resource


class _Spacing(visitor.Visitor):
    def __init__(self, language: str) -> None:
        self.rules = _BEFORE[language]

    def visit_TextElement(self, node: ast.TextElement) -> None:
        for blank, better in self.rules:
            node.value = blank.sub(better, node.value)


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
