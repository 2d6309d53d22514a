"""Folds texts to the words a search looks up: without case, accents and punctuation."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 64
"""Letters of a word that count."""

_WORD = re.compile(r"[^\W_]+")


def words(texts: Iterable[str], most: int = 2000) -> set[str]:
    """The first `most` different words of the texts. "Façade_12" → facade, 12."""
    found: set[str] = set()
    for text in texts:
        for word in _WORD.findall(_folded(text)):
            found.add(word[:LONGEST])
            if len(found) >= most:
                return found
    return found


def _folded(text: str) -> str:
    """Taken apart before and after case goes: 𝕊 is an S only then, and İ leaves a dot behind."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
