"""Reads delivery.yaml, the delivery note: who, what and how; it knows nothing of the files beside it.

The text comes from outside: aliases are not followed (a few lines of them fill any memory), depth and size are bounded,
a key written twice is a mistake and not the last one's win.
"""

from __future__ import annotations

import difflib
import math
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import yaml

from heritage.capture import names, ordered
from heritage.capture.problem import Problem, shown
from heritage.model import Facts, Station, Value

NAME = "metadata/delivery.yaml"
BYTES = 8 << 20
"""Longest note: expectations for 100,000 items take 6 MB."""
DEPTH = 12

_KEYS = ("institution", "workline", "batch", "operator", "station", "captured", "policy", "declared", "items")
_STATION = ("id", "device", "serial")
_CORRECT = "Correct delivery.yaml."
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Note:
    """delivery.yaml, understood. `items`: item id → what to expect of it."""

    institution: str
    workline: str
    batch: str
    operator: str
    station: Station
    captured: date
    policy: str | None
    declared: Facts
    items: Mapping[str, Facts]


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a note may name: the programme's institutions and worklines, and each workline's policies."""

    institutions: Collection[str]
    worklines: Collection[str]
    policies: Mapping[str, Collection[str]]


def understood(content: bytes, allowed: Allowed, now: datetime) -> tuple[Note | None, list[Problem]]:
    """The note, or None and everything that is wrong with it."""
    problems: list[Problem] = []
    found = _loaded(content, problems)
    if not isinstance(found, dict):
        if not problems:
            problems.append(_fault("the whole file", "keys and values", _kind(found)))
        return None, problems
    reader = _Reader(found, problems)
    reader.known(_KEYS, found, "")
    note = _note(reader, allowed, now)
    return (None if any(p.refuses for p in problems) else note), problems


def _note(reader: _Reader, allowed: Allowed, now: datetime) -> Note:
    workline = reader.one_of("workline", allowed.worklines)
    note = Note(
        institution=reader.one_of("institution", allowed.institutions),
        workline=workline,
        batch=reader.text("batch"),
        operator=reader.text("operator"),
        station=reader.station(),
        captured=reader.day("captured", now),
        policy=reader.one_of("policy", allowed.policies.get(workline, ()), required=False) or None,
        declared=reader.facts("declared"),
        items=reader.items(),
    )
    if note.batch:
        reader.problems.extend(names.identifier_faults(note.batch, f"{NAME}: batch", "batch"))
    return note


class _Reader:
    """Takes values out of the note and writes down what is wrong with them."""

    def __init__(self, found: Mapping[Any, Any], problems: list[Problem]) -> None:
        self.found = found
        self.problems = problems

    def wrong(self, key: str, wanted: str, found: str, advice: str = _CORRECT) -> None:
        self.problems.append(_fault(key, wanted, found, advice))

    def known(self, keys: Iterable[str], mapping: Mapping[Any, Any], above: str) -> None:
        """A key that is nearly one of `keys` is a mistake and the right one is suggested; any other is kept in the note as it
        came, used by nobody, and told: other systems may write more than we read."""
        for key in sorted(mapping.keys() - set(keys), key=str):
            near = difflib.get_close_matches(str(key), keys, n=1)
            advice = f'Did you mean "{near[0]}"?' if near else "Nothing to do: it is kept as it came, and not used."
            subject = above + shown(str(key), 60)
            self.problems.append(
                _fault(subject, f"one of {', '.join(keys)}", "an unknown key", advice, refuses=bool(near))
            )

    def text(self, key: str, *, required: bool = True, within: Mapping[Any, Any] | None = None, above: str = "") -> str:
        value = (self.found if within is None else within).get(key)
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is None and not required:
            return ""
        if value is None or isinstance(value, str):
            self.wrong(above + key, "a text", "nothing")
        else:
            advice = "Put it in quotes: without them YAML reads it as something else."
            self.wrong(above + key, "a text", _kind(value), advice)
        return ""

    def one_of(self, key: str, choices: Collection[str], *, required: bool = True) -> str:
        value = self.text(key, required=required)
        if not value or value in choices:
            return value
        near = difflib.get_close_matches(value, list(choices), n=1)
        advice = f'Did you mean "{near[0]}"?' if near else _CORRECT
        self.wrong(key, f"one of {', '.join(sorted(choices)) or 'none'}", f'"{shown(value, 60)}"', advice)
        return ""

    def station(self) -> Station:
        found = self.found.get("station")
        if not isinstance(found, dict):
            self.wrong("station", "id, device and serial of the capture station", _kind(found))
            return Station("")
        self.known(_STATION, found, "station.")
        optional = {k: self.text(k, required=False, within=found, above="station.") for k in ("device", "serial")}
        return Station(self.text("id", within=found, above="station."), **optional)

    def day(self, key: str, now: datetime) -> date:
        value = self.found.get(key)
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            day = None
        if isinstance(day, datetime) or not isinstance(day, date):
            self.wrong(key, "a day, as in 2026-11-02", _kind(value))
            return date.min
        # Somewhere on Earth it is 14 hours later than UTC.
        if day > (now.astimezone(UTC) + timedelta(hours=14)).date():
            self.wrong(key, "a day that is not in the future", day.isoformat())
        return day

    def facts(self, key: str) -> Facts:
        value = self.found.get(key)
        return {} if value is None else self._facts(value, key)

    def items(self) -> dict[str, Facts]:
        value = self.found.get("items")
        if value is None:
            return {}
        if not isinstance(value, dict):
            self.wrong("items", "item ids, each with what to expect", _kind(value))
            return {}
        for key in value:
            if not isinstance(key, str):
                self.wrong(f"items.{key}", "an item id that is a text", _kind(key), "Put the item id in quotes.")
        ids = {k: v for k, v in value.items() if isinstance(k, str)}
        return {k: {} if v is None else self._facts(v, f"items.{shown(k, 60)}") for k, v in ids.items()}

    def _facts(self, value: object, key: str) -> Facts:
        if not isinstance(value, dict):
            self.wrong(key, "names and values", _kind(value))
            return {}
        found = cast(Facts, self._plain(value, key))
        self.problems.extend(ordered.faults(found, f"{NAME}: {key}"))
        return found

    def _plain(self, value: object, key: str) -> Value:
        """The value as JSON can hold it; days become texts."""
        if isinstance(value, dict):
            for name in value:
                if not isinstance(name, str):
                    self.wrong(f"{key}.{name}", "a name that is a text", _kind(name), "Put it in quotes.")
            return {str(k): self._plain(v, f"{key}.{k}") for k, v in value.items()}
        if isinstance(value, list):
            return [self._plain(v, key) for v in value]
        if isinstance(value, date):
            return value.isoformat()
        if value is None or isinstance(value, str | int) or (isinstance(value, float) and math.isfinite(value)):
            return value
        self.wrong(key, "a text, a number, yes or no, or a list of them", _kind(value))
        return None


def _loaded(content: bytes, problems: list[Problem]) -> object:
    if len(content) > BYTES:
        problems.append(_fault("the whole file", f"at most {BYTES >> 20} MiB", f"{len(content) >> 20} MiB"))
        return None
    try:
        text = content.decode("utf-8-sig")
        _bounded(text)
        return yaml.load(text, Loader=_Once)  # noqa: S506  (a safe loader)
    except UnicodeDecodeError as error:
        problems.append(_fault("the whole file", "text in UTF-8", f"other bytes at {error.start}"))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"line {mark.line + 1}" if mark else "the whole file"
        problems.append(_fault(where, "YAML", shown(error.problem or "something else")))
    except (yaml.YAMLError, ValueError, OverflowError, RecursionError) as error:
        problems.append(_fault("the whole file", "YAML", shown(str(error))))
    return None


def _bounded(text: str) -> None:
    """Raises MarkedYAMLError for an alias, and for a note that is nested too deep to be meant."""
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.AliasEvent):
            raise _Unwanted("an alias (*): write the value out", event)
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEPTH:
            raise _Unwanted(f"nesting deeper than {DEPTH} levels", event)


class _Unwanted(yaml.MarkedYAMLError):
    """YAML that a delivery note has no use for."""

    def __init__(self, problem: str, where: Any) -> None:
        super().__init__(problem=problem, problem_mark=where.start_mark)


class _Once(_Loader):  # type: ignore[misc, valid-type]
    """A safe loader for which a key written twice is a mistake."""

    def construct_mapping(self, node: Any, deep: bool = False) -> Any:
        seen = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise _Unwanted("a key that is itself a list or a mapping", key)
            if key.value in seen:
                raise _Unwanted(f'the key "{shown(key.value, 60)}" twice', key)
            seen.add(key.value)
        return super().construct_mapping(node, deep)


def _kind(value: object) -> str:
    kinds: list[tuple[type, Callable[[Any], str]]] = [
        (bool, lambda v: f"yes or no ({'yes' if v else 'no'})"),
        (int, lambda v: f"the number {shown(str(v), 40) if abs(v) < 1 << 64 else 'with very many digits'}"),
        (float, lambda v: f"the number {v}"),
        (str, lambda v: f'the text "{shown(v, 60)}"'),
        (datetime, lambda v: f"the time {v.isoformat()}"),
        (date, lambda v: f"the day {v.isoformat()}"),
        (dict, lambda _: "keys and values"),
        (list, lambda _: "a list"),
        (bytes, lambda _: "binary data"),
    ]
    return next(
        (say(value) for kind, say in kinds if isinstance(value, kind)), "nothing" if value is None else "something else"
    )


def _fault(key: str, wanted: str, found: str, advice: str = _CORRECT, *, refuses: bool = True) -> Problem:
    return Problem("delivery-note", f"{NAME}: {key}", wanted, found, advice, refuses)
