"""delivery.yaml as text: parsed within bounds, and each value kept with the way in which it is written.

YAML 1.1 reads `no` as a boolean, 0042 as 34, 4:3 as 243 and 2026-11-02 as a day. Who asks for a text can say so, with what was written.
The text comes from outside: aliases are not followed (a few lines of them fill any memory), depth and size are bounded, a key
written twice is a mistake and not the last one's win."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

import yaml

from heritage.model import Phrase, Reason, phrase
from heritage.problem import shown

DEPTH = 12

LARGEST = 10**15
"""What is counted in a delivery note is less; beyond 2**53, JSON's readers do not agree on a number."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = {None, "!", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"}


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value: what YAML makes of it, and the characters in the file (without quotes)."""

    value: object
    written: str

    @property
    def is_plain_number(self) -> bool:
        """Does a reader see the number that YAML reads? Not in 0100 (64), 4:3 (243), 0x10 or 1_000."""
        if isinstance(self.value, bool) or not isinstance(self.value, int | float):
            return False
        try:
            same = bool(Decimal(self.written) == Decimal(repr(self.value)))
        except InvalidOperation:
            return False
        return same and not re.match(r"[-+]?0\d|.*_", self.written)


class Keys(dict[str, Any]):
    """A mapping by its keys as they are written; `odd` are those that YAML does not read as text."""

    def __init__(self) -> None:
        super().__init__()
        self.odd: dict[str, Scalar] = {}


class Fault(Exception):
    """No note: on which line, and why, as a code and values of `problem-delivery-note`."""

    def __init__(self, code: str, line: int = 0, /, **values: object) -> None:
        super().__init__(f"{code} on line {line}: {values}")
        self.code, self.line, self.values = code, line, values


def loaded(text: str) -> Keys | list[Any] | Scalar | None:
    """Mappings, lists and Scalars; None for an empty text. Raises Fault."""
    try:
        _bounded(text)
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return None if node is None else _plain(node, loader)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        raise _tab(text, line) or Fault(
            "yaml", line, reason=Reason(shown(error.problem or "something else"))
        ) from error
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        if isinstance(error, ValueError) and "integer string conversion" in str(error):
            raise Fault("yaml-digits") from error
        raise Fault("yaml", reason=Reason(shown(str(error)))) from error


def _tab(text: str, until: int) -> Fault | None:
    """The tab that is the cause of what the parser did not understand, on the line that it names or before it."""
    lines = re.split(r"\r\n|\n|\r", text)[:until]
    line = next((n for n, line in enumerate(lines, start=1) if "\t" in line[: len(line) - len(line.lstrip())]), 0)
    if not line and lines and "\t" in lines[-1]:
        line = len(lines)
    if not line:
        return None
    return Fault("tab", line)


def _bounded(text: str) -> None:
    """Raises Fault for what a delivery note has no use for: an alias, a second document, nesting too deep to be meant."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise Fault("yaml-alias", line)
        if isinstance(event, yaml.CollectionStartEvent) and event.tag not in _PLAIN:
            raise Fault("yaml-tag", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEPTH:
            raise Fault("yaml-deep", line, limit=DEPTH)
        if documents > 1:
            raise Fault("yaml-documents", line)


def _plain(node: Any, loader: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_object(node)
        if isinstance(value, int) and abs(value) > LARGEST:
            raise Fault("yaml-digits", node.start_mark.line + 1)
        return Scalar(value, node.value)
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each, loader) for each in node.value]
    found = Keys()
    for key, value in node.value:
        name = _key(key, found)
        if key.tag != "tag:yaml.org,2002:str":
            found.odd[name] = Scalar(loader.construct_object(key), name)
        found[name] = _plain(value, loader)
    return found


def _key(key: Any, so_far: Keys) -> str:
    line = key.start_mark.line + 1
    if not isinstance(key, yaml.ScalarNode):
        raise Fault("yaml-complex-key", line)
    if key.tag == "tag:yaml.org,2002:merge":
        raise Fault("yaml-merge", line)
    if key.value in so_far:
        raise Fault("yaml-twice", line, key=shown(key.value, 60))
    return str(key.value)


def described(value: object) -> Phrase:
    """What was found, as people call it: the characters, and what YAML reads in them."""
    if isinstance(value, Scalar):
        return _scalar(value)
    return phrase("keys" if isinstance(value, dict) else "list" if isinstance(value, list) else "nothing")


def _scalar(found: Scalar) -> Phrase:
    value, written = found.value, shown(found.written, 60)
    if isinstance(value, bool):
        return phrase("yes-no", written=written)
    if isinstance(value, int | float) and not found.is_plain_number:
        return phrase("reads", written=written, number=shown(str(value), 40))
    if isinstance(value, datetime):
        return phrase("time", written=written)
    if isinstance(value, int | float | str | date):
        code = "day" if isinstance(value, date) else "text" if isinstance(value, str) else "number"
        return phrase(code, written=written)
    return phrase("binary" if isinstance(value, bytes) else "nothing")
