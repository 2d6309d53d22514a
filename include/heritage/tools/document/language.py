"""In which of five languages a short text is: two programs that know nothing of each other must agree. Loaded once per process (2 s, 320 MB)."""

from __future__ import annotations

import re
from functools import cache
from importlib.metadata import version
from typing import Any, NamedTuple

LANGUAGES = ("nl", "fr", "de", "en", "la")
OTHERS = ("it", "es", "pt", "ca", "da", "sv", "no", "af", "lb", "pl", "ro", "hu")
"""That a text may be in as well: one of these that wins means that nothing is said."""

_NAMES = {"nl": "DUTCH", "fr": "FRENCH", "de": "GERMAN", "en": "ENGLISH", "la": "LATIN"}
_WORD = re.compile(r"[^\W\d_]{2,}")


class Detected(NamedTuple):
    """A language and how sure the less sure of the two is (0…1)."""

    language: str
    score: float


def tool() -> str:
    """Both programs, with their versions."""
    return f"py3langid {version('py3langid')} and lingua {version('lingua-language-detector')}"


def detected(text: str) -> Detected | None:
    """None where there is too little to go by, another script, another language, or no agreement."""
    words = _WORD.findall(text)
    letters = "".join(words)
    latin = sum(letter < "\u0250" for letter in letters)
    if (len(words) < 2 and len(letters) < 12) or latin < 0.9 * len(letters) or len(letters) < 8:
        return None
    if letters.isupper():
        text = text.capitalize()  # both were taught with running text
    language, sure = _py3langid().classify(text)
    best = _lingua().compute_language_confidence_values(text)[0]
    if language not in LANGUAGES or best.language.name != _NAMES[language]:
        return None
    return Detected(language, round(min(float(sure), float(best.value)), 3))


@cache
def _py3langid() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    found = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found.set_languages([*LANGUAGES, *OTHERS])
    return found


@cache
def _lingua() -> Any:
    from lingua import Language, LanguageDetectorBuilder

    return LanguageDetectorBuilder.from_languages(*(getattr(Language, name) for name in _NAMES.values())).build()
