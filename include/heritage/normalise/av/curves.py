"""Keeps what measuring wrote down beside the facts: curves of the signal, digests of the frames, EBUCore."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from heritage.contracts import NormalisationJob, Source
from heritage.files import PARTIAL, safe_join
from heritage.formats import named
from heritage.model import File, Proof, Rendition, Role

FOLDER = "evidence"


@dataclass(frozen=True, slots=True)
class Curves:
    """Promise: every curve and listing that was made of the file is in the package, compressed, under evidence/<file>/."""

    name: str = "curves"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        return measured is not None and bool(measured.text("av.kind")) and _room(file, order).is_dir()

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.av.output import Target, rendition

        tool = "; ".join(order.measured.tools) if order.measured else ""
        for place in sorted(_room(source.file, order).iterdir()):
            if place.is_file() and not place.name.startswith(PARTIAL):
                path = place.relative_to(order.folder.resolve()).as_posix()
                puid = named("gzip" if place.suffix == ".gz" else "xml").puid
                yield rendition(
                    Target(path, Role.EVIDENCE, puid, tool), order, source.file, Proof("measured, not made")
                )


def _room(file: File, order: NormalisationJob) -> Path:
    """Where measuring left it: evidence/<path below the item>."""
    below = file.path.removeprefix("objects/").removeprefix(f"{order.item.id}/")
    return safe_join(order.folder.resolve(), f"{FOLDER}/{below}")
