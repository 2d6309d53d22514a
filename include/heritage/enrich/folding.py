"""Names as they are looked up: without capitals, accents and punctuation, and a person's name in both orders."""

from __future__ import annotations

import re
from unicodedata import combining, normalize

_JOINED = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "ĳ": "ij", "’": " ", "'": " "})


def folded(name: str) -> str:
    """`Liège` → liege; `'s-Gravenhage` → s gravenhage."""
    plain = "".join(c for c in normalize("NFKD", name.casefold().translate(_JOINED)) if not combining(c))
    return " ".join(re.findall(r"[^\W_]+", plain))


def keys(name: str) -> tuple[str, ...]:
    """`Ensor, James (1860-1949)` → ensor james, james ensor: years and what stands in brackets name nobody."""
    bare = re.sub(r"\s*[\[(][^\])]*[\])]|,?\s*\d{3,4}\??\s*-\s*(\d{3,4})?\??\.?$", "", name).strip()
    before, comma, after = bare.partition(",")
    found = [folded(bare), folded(f"{after} {before}") if comma and "," not in after else ""]
    return tuple(dict.fromkeys(one for one in found if one))
