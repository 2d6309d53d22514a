"""MediaInfo: what a container and its tracks say of themselves, and the same as EBUCore for the package."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from heritage import tools
from heritage.errors import ToolFailed


@lru_cache(maxsize=1)
def version() -> str:
    """ "MediaInfo 23.04"."""
    said = tools.run(["mediainfo", "--Version"], seconds=30, accept=(0, 255)).stdout.decode().split()
    return f"MediaInfo {said[-1].lstrip('v')}" if said else "MediaInfo"


def tracks(path: Path) -> Sequence[Mapping[str, str]]:
    """One mapping per track, General first; values as MediaInfo writes them. Empty when it knows nothing of the file."""
    said = tools.run(["mediainfo", "--Output=JSON", _plain(path)], seconds=600, reads=[path]).stdout
    try:
        found = (json.loads(said or b"{}").get("media") or {}).get("track") or []
    except ValueError as error:
        raise ToolFailed(f"mediainfo: no JSON about {path.name}: {error}") from error
    return [dict(_flat(track)) for track in found]


def _flat(track: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """What MediaInfo puts under "extra" stands beside the rest."""
    for key, value in track.items():
        if isinstance(value, dict):
            yield from _flat(value)
        else:
            yield key, str(value)[:500]


def ebucore(path: Path) -> str:
    """EBUCore 1.8 (EBU Tech 3293), as MediaInfo fills it in; the file is named by its name alone."""
    said = tools.run(["mediainfo", "--Output=EBUCore_1.8_ps", path.name], seconds=600, reads=[path], folder=path.parent)
    return said.stdout.decode("utf-8", "replace")


def _plain(path: Path) -> str:
    """A path that cannot be taken for an option or a URL."""
    return str(path.absolute())
