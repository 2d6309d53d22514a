"""What the files of an object's item are for: the model or picture that is handed over, or what it was made from."""

from __future__ import annotations

from heritage.formats import Kind, suffixes

MODELS = suffixes(Kind.MESH) | suffixes(Kind.CLOUD)
"""Suffixes of models and point clouds."""

RAW_FOLDERS = frozenset({"raw", "capture", "captures", "scans", "calibration", "scale-bars"})
"""Folders of an item that hold what a model was made from: kept whole, and not judged as the model itself."""


def is_raw(path: str) -> bool:
    """Does objects/<item>/<folder>/… lie in a folder of raw capture?"""
    folders = path.split("/")[2:-1]
    return any(folder.lower() in RAW_FOLDERS for folder in folders)
