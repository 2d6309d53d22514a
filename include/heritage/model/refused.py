"""Why a delivery is refused, as it travels and is kept: an English sentence, and what it was said from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from heritage.model.words import Facts


class Ground(str):
    """One of the reasons: the sentence. `rule` and `subject` say what is wrong with what; `code` and `values` how, so that other
    languages can say it too. What releases up to 0.4 kept is a sentence alone, and has no rule."""

    rule: str
    subject: str
    code: str
    values: Facts
    __slots__ = ("code", "rule", "subject", "values")

    def __new__(cls, text: str, rule: str = "", subject: str = "", code: str = "", values: Facts | None = None) -> Self:
        made = super().__new__(cls, text)
        made.rule, made.subject, made.code, made.values = rule, subject, code, values or {}
        return made

    @property
    def kept(self) -> Mapping[str, Any]:
        """What is kept beside the sentence."""
        values = dict(self.values)
        return {"rule": self.rule, "subject": self.subject, "code": self.code, "values": values} if self.rule else {}


def kept(reasons: Iterable[str]) -> list[Mapping[str, Any]]:
    """What is kept beside the sentences, in their order; nothing where all of them are sentences alone."""
    found = [reason.kept if isinstance(reason, Ground) else {} for reason in reasons]
    return found if any(found) else []


def grounds(sentences: Sequence[str], told: Sequence[Mapping[str, Any]]) -> tuple[Ground, ...]:
    """The sentences with what was kept beside them, where anything was."""
    return tuple(Ground(text, **_whole(told[at] if at < len(told) else {})) for at, text in enumerate(sentences))


def _whole(beside: Any) -> dict[str, Any]:
    names = ("rule", "subject", "code", "values")
    return {name: beside[name] for name in names} if isinstance(beside, Mapping) and {*names} <= beside.keys() else {}
