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

from heritage.capture.problem import shown

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
    """No note: on which line, and why."""

    def __init__(self, found: str, line: int = 0, wanted: str = "YAML", advice: str = "") -> None:
        super().__init__(found)
        self.found, self.line, self.wanted, self.advice = found, line, wanted, advice


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
        raise _tab(text, line) or Fault(shown(error.problem or "something else"), line) from error
    except ValueError as error:
        digits = "integer string conversion" in str(error)
        raise Fault("a number with too many digits" if digits else shown(str(error))) from error
    except (yaml.YAMLError, OverflowError, RecursionError) as error:
        raise Fault(shown(str(error))) from error


def _tab(text: str, until: int) -> Fault | None:
    """The tab that is the cause of what the parser did not understand, on the line that it names or before it."""
    lines = re.split(r"\r\n|\n|\r", text)[:until]
    line = next((n for n, line in enumerate(lines, start=1) if "\t" in line[: len(line) - len(line.lstrip())]), 0)
    if not line and lines and "\t" in lines[-1]:
        line = len(lines)
    if not line:
        return None
    return Fault("a tab", line, "spaces", "Indent with spaces: YAML does not allow tabs there.")


def _bounded(text: str) -> None:
    """Raises Fault for what a delivery note has no use for: an alias, a second document, nesting too deep to be meant."""
    depth = documents = 0
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise Fault("an alias (*): write the value out", line)
        if isinstance(event, yaml.CollectionStartEvent) and event.tag not in _PLAIN:
            raise Fault("a tag (!): write plain keys and values", line)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        documents += isinstance(event, yaml.DocumentStartEvent)
        if depth > DEPTH:
            raise Fault(f"nesting deeper than {DEPTH} levels", line)
        if documents > 1:
            raise Fault("a second document (---)", line)


def _plain(node: Any, loader: Any) -> Any:
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_object(node)
        if isinstance(value, int) and abs(value) > LARGEST:
            raise Fault("a number with too many digits", node.start_mark.line + 1)
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
        raise Fault("a key that is itself a list or a mapping", line)
    if key.tag == "tag:yaml.org,2002:merge":
        raise Fault("a merge key (<<): write the values out", line)
    if key.value in so_far:
        raise Fault(f'the key "{shown(key.value, 60)}" twice', line)
    return str(key.value)


def described(value: object) -> str:
    """What was found, as people call it: the characters, and what YAML reads in them."""
    if isinstance(value, Scalar):
        return _scalar(value)
    return "keys and values" if isinstance(value, dict) else "a list" if isinstance(value, list) else "nothing"


def _scalar(found: Scalar) -> str:
    value, written = found.value, shown(found.written, 60)
    if isinstance(value, int | float) and not isinstance(value, bool) and not found.is_plain_number:
        return f'"{written}", which YAML reads as the number {shown(str(value), 40)}'
    kinds: list[tuple[type, str]] = [
        (bool, f"yes or no ({written})"),
        (int, f"the number {written}"),
        (float, f"the number {written}"),
        (str, f'the text "{written}"'),
        (datetime, f"the time {written}"),
        (date, f"the day {written}"),
        (bytes, "binary data"),
    ]
    return next((said for kind, said in kinds if isinstance(value, kind)), "nothing")
