"""What a rule is: a pure function of figures that says met, partly or not, with the values that say why. Whatever it needs and is not
there is not met: nothing is asserted, nothing is rounded up."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from heritage.report.frameworks.requirements import Verdict

Row = Mapping[str, Any]
Value = str | int


class Rows(Protocol):
    """As much of a figure as a rule sees."""

    @property
    def rows(self) -> Sequence[Row]: ...

    @property
    def total(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """`case`: which of the rule's sentences says why ("" = its usual one), with `values`. `is_empty`: there is nothing yet that it
    could be true of."""

    verdict: Verdict
    case: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)
    is_empty: bool = False


class Unknown(Exception):
    """A figure that the rule needs is not in the dossier, or has not what it needs."""


class Empty(Exception):
    """Nothing is kept: a rule about content has nothing to be true of."""


class Seen:
    """The figures that a rule says it reads; no others."""

    def __init__(self, figures: Mapping[str, Rows], keys: Sequence[str]) -> None:
        self._figures, self._keys = figures, keys

    def rows(self, key: str) -> Sequence[Row]:
        """All of them, of every figure that `audits:*` means. Raises Unknown when there is no such figure, or its list is longer than
        what the dossier holds of it."""
        if key not in self._keys:
            raise LookupError(f"the rule reads {key} and does not say so")
        found = [self._figures[name] for name in matching(key, self._figures)]
        if not found or any(one.total != len(one.rows) for one in found):
            raise Unknown(key)
        return [row for one in found for row in one.rows]

    def total(self, key: str) -> int:
        """How many rows there are. Raises Unknown."""
        if key not in self._keys:
            raise LookupError(f"the rule reads {key} and does not say so")
        if key not in self._figures:
            raise Unknown(key)
        return self._figures[key].total

    def one(self, key: str) -> Row:
        """The only row. Raises Unknown."""
        rows = self.rows(key)
        if len(rows) != 1:
            raise Unknown(key)
        return rows[0]

    def number(self, key: str, column: str) -> int:
        """Of the only row. Raises Unknown."""
        return whole(self.one(key), column, key)

    def kept(self) -> int:
        """How many packages there are. Raises Empty when none."""
        packages = self.number("packages", "packages")
        if not packages:
            raise Empty
        return packages


def whole(row: Row, column: str, key: str) -> int:
    """A whole number of a row. Raises Unknown."""
    value = row.get(column)
    if not isinstance(value, int):
        raise Unknown(f"{key}: {column}")
    return int(value)


Ask = Callable[[Seen], Answer]


@dataclass(frozen=True, slots=True)
class Rule:
    """`figures`: the keys that it reads, which are its evidence; `audits:*` is each figure whose key begins so."""

    name: str
    figures: tuple[str, ...]
    ask: Ask

    def answer(self, figures: Mapping[str, Rows]) -> Answer:
        """What the figures say."""
        try:
            return self.ask(Seen(figures, self.figures))
        except Unknown as missing:
            return Answer(Verdict.NOT, "unknown", {"figure": str(missing)})
        except Empty:
            return Answer(Verdict.NOT, "empty", is_empty=True)

    def evidence(self, figures: Mapping[str, Rows]) -> tuple[str, ...]:
        """The keys of the dossier's figures behind it."""
        return tuple(key for said in self.figures for key in matching(said, figures))


def matching(said: str, keys: Mapping[str, Any]) -> list[str]:
    """The keys that `audits:*` or `copies` means."""
    return [key for key in keys if key == said or (said.endswith("*") and key.startswith(said[:-1]))]


RULES: dict[str, Rule] = {}


def rule(name: str, *figures: str) -> Callable[[Ask], Ask]:
    """Enters a function into RULES."""

    def entered(ask: Ask) -> Ask:
        RULES[name] = Rule(name, figures, ask)
        return ask

    return entered


def share(some: int, every: int, case: str = "", **more: Value) -> Answer:
    """All: met; some: partly; none, or none that could be: not."""
    verdict = Verdict.MET if 0 < every <= some else Verdict.PARTLY if some else Verdict.NOT
    return Answer(verdict, case, {"some": some, "every": every, **more})
