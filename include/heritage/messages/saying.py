"""Says a finding from its code and values, in any language: the sentences are in `locale/<language>/checks.ftl`. Why a delivery is
refused is said by the same rules: `problem-<rule>` and `problem-any`, in refusals.ftl.

A check that writes `ctx.failed(path, "turned-left", degrees=3.4, limit=2.0)` is said by the attributes of `finding-<check>`:
`.found-turned-left` (or, for all codes that begin so, `.found-turned`), and `.wanted…` and `.advice…` alike, for which `.wanted` and
`.advice` are what is said for every code that has none of its own. What several checks say alike is in `finding-any`. A phrase inside
is one of the check's, `.part-<code>`, or one of those of our readers of files: `reason.<code>`, in reasons.ftl."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache, partial
from typing import Any

from fluent.syntax import ast

from heritage.messages.loading import LOCALE, entries
from heritage.messages.speaker import Speaker
from heritage.messages.values import Said, Several, filled

FINDINGS, PROBLEMS = "finding", "problem"
"""How the names of messages begin that say what a check found, and why a delivery is refused."""

SUMMED = "summed"
"""Code of a finding that stands for many files that passed: `first`, the code and values of the first; how many `passed`, `of` how
many, is it `alone`, and how many `others` were wanted something else."""


def said(words: Speaker, check: str, field: str, code: str, values: Mapping[str, Any], family: str = FINDINGS) -> Said:
    """One of a finding's fields (wanted, found, advice); "" where it says nothing there. `family`: FINDINGS, or PROBLEMS, where
    `check` is the rule that a delivery breaks."""
    if code == SUMMED:
        return _summed(words, check, field, values)
    message = message_of(check, field, code, family)
    if not message and field == "found":  # an error in tests; a reader sees the code rather than nothing
        return Said(words(f"{family}-{check}.found-{code}"), "en")
    return _said(words, check, message, values, family) if message else Said("")


def sentence(words: Speaker, check: str, kept: Mapping[str, Any], family: str = FINDINGS) -> Said:
    """A phrase as a sheet keeps it, inside a finding of the check ("": by itself); or a reason: what a tool of others said, in its
    English, and what releases up to 0.4 wrote of a file."""
    if "reason" in kept:
        return Said(kept["reason"], "en" if words.language != "en" and any(map(str.isalpha, kept["reason"])) else "")
    message = message_of(check, "part", kept["phrase"], family)
    return _said(words, check, message, kept, family) if message else Said(kept.get("english") or kept["phrase"], "en")


def _summed(words: Speaker, check: str, field: str, values: Mapping[str, Any]) -> Said:
    first = said(words, check, field, values["first"]["code"], values["first"]["values"])
    if field == "wanted":
        others = values["others"]
        return Said(words("finding-any.wanted-others", first=first, others=others)) if others else first
    if field == "advice":
        return Said("")
    passed, of = values["passed"], values["of"]
    if not values["alone"]:
        return Said(words("finding-any.found-of-files", passed=passed, of=of))
    return Said(words("finding-any.found-alone", first=first, passed=passed, of=of), first.lang)


def _said(words: Speaker, check: str, message: str, values: Mapping[str, Any], family: str = FINDINGS) -> Said:
    inside = partial(sentence, words, check, family=family)
    shown = {
        name: filled(value, words.locale, words.vocabulary, inside)
        for name, value in values.items()
        if name not in {"phrase", "english"}
    }
    foreign = any(map(_is_foreign, shown.values())) and not _has_words(message)
    return Said(words(message, **shown), "en" if foreign else "")


def _is_foreign(value: Any) -> bool:
    """Is it English on another language's page? A list is, where all of it is."""
    if isinstance(value, Several):
        return bool(value.values) and all(map(_is_foreign, value.values))
    return isinstance(value, Said) and bool(value.lang)


@lru_cache(maxsize=4096)
def message_of(check: str, field: str, code: str, family: str = FINDINGS) -> str:
    """The message's code; "" where there is none."""
    own, known = f"{family}-{check}", attributes()
    tries = [f"{owner}.{field}-{name}" for name in _beginnings(code) for owner in (own, f"{family}-any")]
    tries += [] if field in {"found", "part"} else [f"{own}.{field}"]
    reasons = [f"reason.{code}"] if field == "part" else []
    tries = [*reasons, *tries] if family == FINDINGS else [*tries, *reasons]
    return next((one for one in tries if one in known), "")


def _beginnings(code: str) -> Iterator[str]:
    """turned-left, turned."""
    while code:
        yield code
        code = code.rpartition("-")[0]


@cache
def attributes() -> Mapping[str, ast.Pattern]:
    """What can be said, by its code."""
    files = [LOCALE / "en" / f"{area}.ftl" for area in ("checks", "refusals", "reasons")]
    return {f"{e.id.name}.{a.id.name}": a.value for file in files for e in entries(file) for a in e.attributes}


@cache
def _has_words(message: str) -> bool:
    """Does it say anything itself (also by way of another message), or only its values?"""
    return any(
        any(map(str.isalpha, one.value))
        if isinstance(one, ast.TextElement)
        else isinstance(one.expression, ast.MessageReference | ast.SelectExpression)
        for one in attributes()[message].elements
    )
