"""Every command and every target of make that the documents tell somebody to type is one that is there."""

from __future__ import annotations

import re
import shlex
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage.__main__ import _parser as heritage_parser
from heritage_airflow.environment import PROJECT
from heritage_airflow.people import _words as people_parser

PAGES = sorted(
    [*Path(PROJECT, "docs").glob("*.md"), *(Path(PROJECT, f"{name}.md") for name in ("README", "CONTRIBUTING"))]
)
PARSERS = {"heritage": heritage_parser, "heritage_airflow.people": people_parser}
LAUNCHED = ("start", "stop", "status", "prepare", "run")
CODE = re.compile(r"^```\w*\n(.*?)^```|`([^`\n]+)`", re.MULTILINE | re.DOTALL)


def typed() -> Iterator[tuple[str, str]]:
    """(page, line) of everything that stands as code; a comment after it is none."""
    for page in PAGES:
        for block, words in CODE.findall(page.read_text(encoding="utf-8")):
            for line in (block or words).replace("\\\n", " ").splitlines():
                yield page.name, line.partition(" # ")[0].strip()


def commands() -> Iterator[tuple[str, str, list[str]]]:
    for page, line in typed():
        for part in re.split(r"\s*(?:&&|;|\|)\s*", line):
            if found := re.search(r"python3? -m (heritage\S*)(.*)", part):
                yield page, found[1], shlex.split(found[2].partition(" > ")[0])


COMMANDS = list(commands())


@pytest.mark.parametrize(
    ("page", "module", "words"), COMMANDS, ids=lambda value: " ".join(value) if isinstance(value, list) else value
)
def test_a_documented_command_is_understood(page: str, module: str, words: list[str]) -> None:
    if module == "heritage_airflow.launcher":
        assert words and words[0] in LAUNCHED
        return
    parser = PARSERS[module]()
    known = next(action.choices for action in parser._actions if action.choices)
    assert not words or words[0].startswith("-") or words[0] in known
    if len(words) > 1:  # a name alone is one that the text speaks of
        _parsed(parser, words)


def _parsed(parser: ArgumentParser, words: list[str]) -> None:
    try:
        parser.parse_args(words)
    except SystemExit as end:
        assert not end.code, f"not understood: {words}"


def test_the_documents_name_commands_of_all_kinds() -> None:
    """Else the pattern above had missed them."""
    found = {(module, words[0]) for _, module, words in COMMANDS if words}
    assert {
        ("heritage", name) for name in ("rebuild", "audit", "repair", "restore", "move", "site", "verify-log")
    } <= found
    assert ("heritage_airflow.people", "add") in found


def test_each_documented_target_of_make_is_there() -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", Path(PROJECT, "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    said = {(page, name) for page, line in typed() for name in re.findall(r"(?:^|[;&(]\s*)make ([a-z][a-z-]*)", line)}
    assert {("README.md", "run"), ("README.md", "test")} <= said
    assert {pair for pair in said if pair[1] not in targets} == set()
