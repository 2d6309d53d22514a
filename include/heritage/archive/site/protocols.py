"""What the libraries behind fsspec have to be helped with: ending a write without a trace, renaming, and saying why they refuse."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from typing import Any

import fsspec

from heritage.archive.site.refusals import Why, why


class NoPath(ValueError):
    """A path that would lead out of the site."""


def is_file(name: str, about: Mapping[str, Any]) -> bool:
    """An empty key that ends in "/" is how consoles of object stores show a folder: it holds nothing, and is none of ours."""
    return about.get("type") != "directory" and not (name.endswith("/") and not int(about.get("size") or 0))


def discard(stream: Any) -> None:
    """Ends a write so that nothing of it appears, now or when Python collects the stream."""
    with contextlib.suppress(Exception):
        if hasattr(stream, "mpu") or not hasattr(stream, "autocommit"):
            stream.discard()
    stream.autocommit = False
    with contextlib.suppress(Exception):
        stream.closed = True


def rename(files: Any, place: str, key: str) -> None:
    """fsspec's own `mv` takes ? and * in a name for patterns; a protocol that can rename has one of its own."""
    if type(files).mv is not fsspec.AbstractFileSystem.mv:
        files.mv(place, key)
    else:
        files.cp_file(place, key)
        files.rm_file(place)


def reason(files: Any, root: str, error: Exception) -> Exception:
    """A store answers HEAD without a body: 403, and not why. Asked for a listing it says so (a clock, a key, rights)."""
    if why(error) is not Why.UNSAID or not hasattr(files, "call_s3"):
        return error
    bucket, _, prefix = root.partition("/")
    try:
        files.call_s3("list_objects_v2", Bucket=bucket, Prefix=prefix, MaxKeys=1)
    except Exception as said:  # every library has exceptions of its own
        return said if isinstance(said, OSError) or hasattr(said, "response") else error
    return error
