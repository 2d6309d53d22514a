"""Says why a delivery was refused in the reader's language. The reasons are kept as one English sentence each (capture.problem)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from heritage.messages.reading import said_again
from heritage.messages.templates import LONGEST, candidates
from heritage.messages.values import Said

if TYPE_CHECKING:
    from heritage.messages.wording import Words

_RULE = re.compile(r" \[([a-z][a-z0-9-]{1,40})\]: wanted ")
_MOST = 12
"""Places at which a sentence is tried to be divided: names in it may hold a comma and a full stop, too."""


_NOTHING = Said("")


@dataclass(frozen=True, slots=True)
class RefusalWords:
    """One reason. `text`: all of it as one sentence. What could not be understood has a text only, in English."""

    text: Said
    rule: str = ""
    title: str = ""
    why: str = ""
    subject: str = ""
    wanted: Said = _NOTHING
    found: Said = _NOTHING
    advice: Said = _NOTHING


def refused(words: Words, reason: str) -> RefusalWords:
    """The reason in the language of `words`."""
    matched = next((m for m in _RULE.finditer(reason[:LONGEST]) if words.knows(f"refusal-{m[1]}")), None)
    if matched is None or len(reason) > 2 * LONGEST:
        return RefusalWords(Said(reason, "" if words.language == "en" else "en"))
    rule, subject = matched[1], reason[: matched.start()]
    parts = _divided(f"problem-{rule}", reason[matched.end() :])
    wanted, found, advice = (
        said_again(words, f"problem-{rule}", field, text)
        for field, text in zip(("wanted", "found", "advice"), parts, strict=True)
    )
    text = words("refusal", subject=subject[:1000], wanted=wanted, found=found, advice=advice)
    title, why = words(f"refusal-{rule}"), words(f"refusal-{rule}.why")
    return RefusalWords(Said(text), rule, title, why, subject, wanted, found, advice)


def _divided(owner: str, told: str) -> tuple[str, str, str]:
    """Wanted, found and advice: the first division of which all three are known; else the first division there is."""
    ways = list(_divisions(told)) or [(told, "", "")]
    return next((way for way in ways if _known(owner, *way)), ways[0])


def _divisions(told: str) -> Iterator[tuple[str, str, str]]:
    for comma in islice(re.finditer(", found ", told), _MOST):
        for stop in islice(re.finditer(r"\. ", told[comma.end() :]), _MOST):
            end = comma.end() + stop.start()
            yield told[: comma.start()], told[comma.end() : end], told[end + 2 :]


def _known(owner: str, *texts: str) -> bool:
    pairs = zip(("wanted", "found", "advice"), texts, strict=True)
    return all(any(t.match(text) is not None for t in candidates(owner, field)) for field, text in pairs)
