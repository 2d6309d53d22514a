"""What a row of the registry says of a measurement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from heritage.model import Phrase, Reason, Value


class Kind(StrEnum):
    """What kind of value it has. `None` stands for "not measured" wherever it is allowed at all."""

    NUMBER = "number"
    WHOLE = "whole number"
    TEXT = "text"
    YES_NO = "yes or no"
    REASON = "reason"  # a sentence of ours or of a tool, or its code and values
    NUMBERS = "list of numbers"
    TEXTS = "list of texts"
    REASONS = "list of reasons"
    LIST = "list"  # of what the row says
    TABLE = "table"  # by name, or by number
    ANY = "as in the file"


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row. `name`: as probes give it and checks read it; `<n>` stands for a number from 0, `<tag>` for any words. `by`: the
    names of the probes (or of the room) that measure it. `kept`: no code outside the probes reads it; it is written down for people."""

    name: str
    kind: Kind
    what: str
    unit: str = ""
    by: tuple[str, ...] = ()
    kept: bool = False


def measured_by(*probes: str) -> Callable[..., tuple[Measurement, ...]]:
    """`measured_by("image")(row, row, …)`: the rows with who measures them."""
    return lambda *rows: tuple(replace(row, by=probes) for row in rows)


def kept(row: Measurement) -> Measurement:
    """A row that is written down for people, and read by no code."""
    return replace(row, kept=True)


def number(name: str, unit: str, what: str) -> Measurement:
    """A number, of that unit."""
    return Measurement(name, Kind.NUMBER, what, unit)


def whole(name: str, unit: str, what: str) -> Measurement:
    """A whole number, of that unit."""
    return Measurement(name, Kind.WHOLE, what, unit)


def text(name: str, what: str) -> Measurement:
    """A text: a name, a digest, words from the file."""
    return Measurement(name, Kind.TEXT, what)


def yes_no(name: str, what: str) -> Measurement:
    """True or false."""
    return Measurement(name, Kind.YES_NO, what)


def reason(name: str, what: str) -> Measurement:
    """Why something is so: a sentence of ours or of a tool."""
    return Measurement(name, Kind.REASON, what)


def numbers(name: str, unit: str, what: str) -> Measurement:
    """Numbers, of that unit."""
    return Measurement(name, Kind.NUMBERS, what, unit)


def texts(name: str, what: str) -> Measurement:
    """Texts."""
    return Measurement(name, Kind.TEXTS, what)


def reasons(name: str, what: str) -> Measurement:
    """Several reasons."""
    return Measurement(name, Kind.REASONS, what)


def rows(name: str, unit: str, what: str) -> Measurement:
    """A list whose elements are as `what` says: stretches of time, tables."""
    return Measurement(name, Kind.LIST, what, unit)


def table(name: str, unit: str, what: str) -> Measurement:
    """Values by name; the unit is theirs."""
    return Measurement(name, Kind.TABLE, what, unit)


def fits(kind: Kind, value: Value) -> bool:
    """Is it of that kind? Of a list, the first is looked at: the others were made by the same line."""
    if value is None or kind is Kind.ANY:
        return True
    if isinstance(value, list) and value and kind in _OF_EACH:
        return fits(_OF_EACH[kind], value[0])
    # True is an int to Python, and a number to nobody
    return isinstance(value, _TYPES[kind]) and (kind is Kind.YES_NO or not isinstance(value, bool))


_OF_EACH: Mapping[Kind, Kind] = {Kind.NUMBERS: Kind.NUMBER, Kind.TEXTS: Kind.TEXT, Kind.REASONS: Kind.REASON}
_TYPES: Mapping[Kind, tuple[type, ...]] = {
    Kind.NUMBER: (int, float), Kind.WHOLE: (int,), Kind.TEXT: (str,), Kind.YES_NO: (bool,),
    Kind.REASON: (str, Phrase, Reason, dict, list), Kind.TABLE: (dict,),
    **dict.fromkeys((Kind.NUMBERS, Kind.TEXTS, Kind.REASONS, Kind.LIST), (list,)),
}  # fmt: skip
