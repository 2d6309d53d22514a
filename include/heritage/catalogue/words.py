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
        folded = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
        for word in _WORD.findall(folded):
            found.add(word[:LONGEST])
            if len(found) >= most:
                return found
    return found
