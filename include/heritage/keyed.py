"""Reads the YAML and JSON of others: a key stands once in its table, no alias is followed, and a mark of UTF-8 is no part of the text.

YAML and JSON let a key stand twice, and readers differ in which of its values counts (glTF 2.0, 2.7 forbids it)."""

from __future__ import annotations

import json
from collections.abc import Hashable, Iterable
from typing import Any

import yaml

from heritage.model import phrase


def from_json(text: str | bytes) -> Any:
    """Raises ValueError (also for a key that stands twice) and RecursionError."""
    return json.loads(text, object_pairs_hook=_table)


def from_yaml(text: str, *, aliases: bool = False) -> Any:
    """Raises ValueError (also for a key that stands twice, and for an alias), yaml.YAMLError and RecursionError."""
    if not aliases and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, yaml.SafeLoader)):
        raise ValueError(phrase("yaml-aliases"))
    return yaml.load(text.removeprefix("\ufeff"), _Once)  # noqa: S506 - a SafeLoader


class _Once(yaml.SafeLoader):
    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Hashable, Any]:
        _once(key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode))
        return super().construct_mapping(node, deep)


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    _once(key for key, _ in pairs)
    return dict(pairs)


def _once(keys: Iterable[str]) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise ValueError(phrase("key-twice", key=key[:60]))
        seen.add(key)
