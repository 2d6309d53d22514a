"""Reads delivery.yaml, the delivery note: who, what and how; it knows nothing of the files beside it."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

from heritage.ingest import names
from heritage.ingest.note import ordered
from heritage.ingest.note import text as note_text
from heritage.ingest.note.text import Fault, Keys, Scalar, described
from heritage.ingest.writing import readable
from heritage.model import Facts, Replaces, Station, Value
from heritage.problem import Problem, invisible, problem, remark, shown

NAME = "metadata/delivery.yaml"
BYTES = 8 << 20
"""Longest note: expectations for 100,000 items take 6 MB."""

FIRST = 1970
"""Year before which nobody digitised for an archive: an earlier one is the object's own date, or misspelt (0206 for 2026)."""

_KEYS = (
    "institution",
    "workline",
    "batch",
    "operator",
    "station",
    "captured",
    "policy",
    "declared",
    "items",
    "replaces",
    "adds",
    "order",
)
_STATION = ("id", "device", "serial")
_REPLACES, _ADDS = ("batch", "items", "whole", "metadata"), ("batch", "items", "metadata")
_ORDER = 200  # characters of an order's name: it is shown in lists


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
    replaces: tuple[Replaces, ...] = ()
    order: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """What a note may name: the programme's institutions and worklines, each workline's policies, and the languages that a
    workline can read (one without an entry reads none, and may name any)."""

    institutions: Collection[str]
    worklines: Collection[str]
    policies: Mapping[str, Collection[str]]
    languages: Mapping[str, Collection[str]] = field(default_factory=dict)


def understood(content: bytes, allowed: Allowed, now: datetime) -> tuple[Note | None, list[Problem]]:
    """The note, or None and everything that is wrong with it."""
    problems: list[Problem] = []
    found = _loaded(content, problems)
    if not isinstance(found, Keys):
        if not problems:
            problems.append(problem("delivery-note", f"{NAME}: the whole file", "keys", found=described(found)))
        return None, problems
    reader = _Reader(found, problems)
    reader.known(_KEYS, found, "")
    note = _note(reader, allowed, now)
    return (None if any(p.refuses for p in problems) else note), problems


def _note(reader: _Reader, allowed: Allowed, now: datetime) -> Note:
    workline = reader.one_of("workline", allowed.worklines)
    reader.languages = allowed.languages.get(workline)
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
        replaces=(*reader.replaces("replaces"), *reader.replaces("adds")),
        order=reader.order(),
    )
    if note.batch:
        reader.problems.extend(names.identifier_faults(note.batch, f"{NAME}: batch", "batch"))
    return note


class _Reader:
    """Takes values out of the note and writes down what is wrong with them."""

    def __init__(self, found: Keys, problems: list[Problem]) -> None:
        self.found = found
        self.problems = problems
        self.languages: Collection[str] | None = None

    def wrong(self, key: str, code: str, /, **values: object) -> None:
        self.problems.append(problem("delivery-note", f"{NAME}: {key}", code, **values))

    def known(self, keys: Iterable[str], mapping: Keys, above: str) -> None:
        """A key that is nearly one of `keys` that are not there is a mistake and the right one is suggested; any other is kept in the note
        as it came, used by nobody, and told: other systems may write more than we read (`operator_name` beside `operator`)."""
        for key in sorted(mapping.keys() - set(keys)):
            subject, allowed = f"{NAME}: {above}{shown(key, 60)}", list(keys)
            if near := difflib.get_close_matches(key, [k for k in keys if k not in mapping], n=1):
                told = problem("delivery-note", subject, "unknown-key-near", allowed=allowed, near=near[0])
            else:
                told = remark("delivery-note", subject, "unknown-key", allowed=allowed)
            self.problems.append(told)

    def text(self, key: str, *, required: bool = True, within: Keys | None = None, above: str = "") -> str:
        found = (self.found if within is None else within).get(key)
        value = found.value if isinstance(found, Scalar) else found
        if isinstance(value, str) and value.strip():
            return value.strip()
        if value is None and not required:
            return ""
        if value is None or isinstance(value, str):
            self.wrong(above + key, "text", found=described(None))
        else:
            self.wrong(above + key, "text-quotes" if isinstance(found, Scalar) else "text", found=described(found))
        return ""

    def one_of(self, key: str, choices: Collection[str], *, required: bool = True) -> str:
        value = self.text(key, required=required)
        if not value or value in choices:
            return value
        told = {"value": shown(value, 60), "allowed": sorted(choices) or ["none"]}
        if near := difflib.get_close_matches(value, list(choices), n=1):
            self.wrong(key, "choice-near", near=near[0], **told)
        else:
            self.wrong(key, "choice", **told)
        return ""

    def station(self) -> Station:
        found = self.found.get("station")
        if not isinstance(found, Keys):
            self.wrong("station", "station", found=described(found))
            return Station("")
        self.known(_STATION, found, "station.")
        optional = {k: self.text(k, required=False, within=found, above="station.") for k in ("device", "serial")}
        return Station(self.text("id", within=found, above="station."), **optional)

    def day(self, key: str, now: datetime) -> date:
        found = self.found.get(key)
        value = found.value if isinstance(found, Scalar) else None
        try:
            day = date.fromisoformat(value) if isinstance(value, str) else value
        except ValueError:
            day = None
        if isinstance(day, datetime) or not isinstance(day, date):
            self.wrong(key, "day", found=described(found))
            return date.min
        if day.year < FIRST:
            self.wrong(key, "day-early", day=day.isoformat(), since=FIRST)
        # Somewhere on Earth it is 14 hours later than UTC.
        if day > (now.astimezone(UTC) + timedelta(hours=14)).date():
            self.wrong(key, "day-future", day=day.isoformat())
        return day

    def facts(self, key: str) -> Facts:
        value = self.found.get(key)
        return {} if _is_nothing(value) else self._facts(value, key)

    def items(self) -> dict[str, Facts]:
        value = self.found.get("items")
        if _is_nothing(value):
            return {}
        if not isinstance(value, Keys):
            self.wrong("items", "items", found=described(value))
            return {}
        for name, key in value.odd.items():
            self.wrong(f"items.{shown(name, 60)}", "item-id", found=described(key))
        return {k: {} if _is_nothing(v) else self._facts(v, f"items.{shown(k, 60)}") for k, v in value.items()}

    def replaces(self, key: str) -> tuple[Replaces, ...]:
        """One earlier batch, or a list of them; what is said twice of a batch is taken together."""
        found: dict[str, Replaces] = {}
        for one in (told for value in _members(self.found.get(key)) if (told := self._replaced(value, key))):
            before = found.get(one.batch, one)
            items = tuple(dict.fromkeys((*before.items, *one.items))) if before.items and one.items else ()
            found[one.batch] = replace(
                one, items=items, whole=one.whole or before.whole, metadata=one.metadata or before.metadata
            )
        return tuple(found.values())

    def _replaced(self, value: object, key: str) -> Replaces | None:
        if not isinstance(value, Keys):
            self.wrong(key, "replaces", found=described(value))
            return None
        self.known(_REPLACES if key == "replaces" else _ADDS, value, f"{key}.")
        batch = self.text("batch", within=value, above=f"{key}.")
        if batch:
            self.problems.extend(names.identifier_faults(batch, f"{NAME}: {key}.batch", "batch"))
        whole, metadata = (self._yes(name, value, key) for name in ("whole", "metadata"))
        return Replaces(batch, self._item_ids(value.get("items"), key), key == "adds", whole, metadata)

    def _yes(self, name: str, within: Keys, above: str) -> bool:
        found = within.get(name)
        self.problems.extend(ordered.yes_no(f"{NAME}: {above}.{name}", found) if found is not None else ())
        return isinstance(found, Scalar) and found.value is True

    def _item_ids(self, value: object, key: str) -> tuple[str, ...]:
        """One id or a list of them; none at all stands for every item."""
        ids = _members(value)
        if value == []:
            self.wrong(f"{key}.items", "no-items", found=described(value))
        found = [one.value if isinstance(one, Scalar) else one for one in ids]
        for id_, one in zip(found, ids, strict=True):
            if not isinstance(id_, str) or not id_.strip():
                self.wrong(f"{key}.items", "item-id", found=described(one))
        return tuple(id_.strip() for id_ in found if isinstance(id_, str))

    def order(self) -> str:
        order = self.text("order", required=False)
        if len(order) > _ORDER or any(map(invisible, order)):
            self.wrong("order", "order", order=shown(order, 60), limit=_ORDER)
        return order

    def _facts(self, value: object, key: str) -> Facts:
        if not isinstance(value, Keys):
            self.wrong(key, "names", found=described(value))
            return {}
        as_ordered = {name: ordered.as_meant(name, each) for name, each in value.items()}
        self.problems.extend(ordered.faults(as_ordered, f"{NAME}: {key}", self.languages))
        for name, odd in value.odd.items():
            self.wrong(f"{key}.{shown(name, 60)}", "name", found=described(odd))
        known = ordered.judged(as_ordered)
        return {name: self._plain(each, f"{key}.{name}", name in known) for name, each in as_ordered.items()}

    def _plain(self, value: object, key: str, judged: bool = False) -> Value:
        """The value as JSON can hold it; days become texts. What was `judged` already is not told twice."""
        if isinstance(value, Keys):
            for name, odd in value.odd.items():
                self.wrong(f"{key}.{shown(name, 60)}", "name", found=described(odd))
            return {name: self._plain(each, f"{key}.{name}", judged) for name, each in value.items()}
        if isinstance(value, list):
            return [self._plain(each, key, judged) for each in value]
        found = value.value if isinstance(value, Scalar) else value
        if isinstance(found, date):
            return found.isoformat()
        if found is None or isinstance(found, str | bool):
            return found
        if isinstance(found, int | float) and math.isfinite(found) and isinstance(value, Scalar):
            if not value.is_plain_number and not judged:
                self.wrong(key, "reads", found=described(value))
            return found
        if not judged:
            self.wrong(key, "value", found=described(value))
        return None


def misnamed(paths: Iterable[str]) -> str:
    """The file that was meant to be the note, by its name: delivery.yml, Delivery.YAML, delivery.yaml.txt; "" when there is none."""
    names_ = re.compile(r"(?:metadata/)?delivery(?:[-_ ]?note)?\.ya?ml(?:\.txt)?", re.IGNORECASE)
    return next((path for path in sorted(paths) if path != NAME and names_.fullmatch(path)), "")


def _members(value: object) -> list[object]:
    """One, or a list of them."""
    return value if isinstance(value, list) else [] if _is_nothing(value) else [value]


def _is_nothing(value: object) -> bool:
    return value is None or (isinstance(value, Scalar) and value.value is None)


def _loaded(content: bytes, problems: list[Problem]) -> object:
    if len(content) > BYTES:
        told = {"limit": BYTES >> 20, "mebibytes": len(content) >> 20}
        problems.append(problem("delivery-note", f"{NAME}: the whole file", "large", **told))
        return None
    text, wrong = readable("delivery-note", NAME, content)
    problems += wrong
    try:
        return None if text is None else note_text.loaded(text)
    except Fault as fault:
        where = f"line {fault.line}" if fault.line else "the whole file"
        problems.append(problem("delivery-note", f"{NAME}: {where}", fault.code, **fault.values))
    return None
