"""Whose language a page speaks: the one asked for, the one chosen before, or the first that the browser can read."""

from __future__ import annotations

from collections.abc import Iterator

LANGUAGES = ("en", "nl", "fr", "de")
"""Codes of the languages, as in HTML's `lang`; the first is what the system itself writes, and the last resort."""

LOCALES = {"en": "en_GB", "nl": "nl_BE", "fr": "fr_BE", "de": "de_BE"}
"""How each writes its numbers and dates (CLDR)."""

_LONGEST = 1000
"""Characters of an Accept-Language header that are read; browsers send some dozens."""


def choose(accept_language: str = "", cookie: str = "", asked: str = "") -> str:
    """One of LANGUAGES: what was asked for in the address, else the cookie's, else the browser's best, else English. Nothing
    that a request says is believed to be a language before it is found in the list."""
    wishes = (asked.lower(), cookie.lower(), *_accepted(accept_language))
    return next((wish for wish in wishes if wish in LANGUAGES), LANGUAGES[0])


def _accepted(header: str) -> Iterator[str]:
    """The languages of the header, best first; nl-BE counts as nl, and q=0 as a refusal."""
    ranked = []
    for place, part in enumerate(header[:_LONGEST].split(",")):
        name, _, weight = part.partition(";")
        liking = _weight(weight)
        if liking > 0:
            ranked.append((-liking, place, name.strip().lower().partition("-")[0]))
    yield from (language for _, _, language in sorted(ranked))


def _weight(parameter: str) -> float:
    name, _, value = parameter.strip().partition("=")
    if name.strip() != "q":
        return 1.0
    try:
        return float(value)
    except ValueError:
        return 0.0
