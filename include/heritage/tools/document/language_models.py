"""Which languages Tesseract can read on this machine: its model files, found without loading the engine."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from heritage.errors import ToolMissing

MODELS = {"nl": "nld", "fr": "fra", "de": "deu", "en": "eng"}
"""Language tag → model; any other is named by its model's three letters."""

_NO_LANGUAGE = {"osd", "equ"}


@lru_cache(maxsize=1)
def models_folder() -> Path:
    """TESSDATA_PREFIX, or where Debian keeps the models. Raises ToolMissing."""
    named = os.environ.get("TESSDATA_PREFIX")
    places = [Path(named)] if named else sorted(Path("/usr/share/tesseract-ocr").glob("*/tessdata"), reverse=True)
    for place in places:
        if any(place.glob("*.traineddata")):
            return place
    raise ToolMissing("no language models of Tesseract found (TESSDATA_PREFIX, /usr/share/tesseract-ocr/*/tessdata)")


def languages() -> frozenset[str]:
    """What a delivery may call a language that can be read. The programme's own four may be named also where a model is missing:
    that is our lack, not the delivery's. Raises ToolMissing when there is no model at all."""
    there = {path.name.removesuffix(".traineddata") for path in models_folder().glob("*.traineddata")} - _NO_LANGUAGE
    return frozenset(there | MODELS.keys())
