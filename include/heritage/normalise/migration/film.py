"""FFV1 of the early versions, or lossless film in another coding, becomes FFV1 version 3 in Matroska: each frame in slices that carry
checksums. Made and proved as the audiovisual line's masters are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ProofFailed
from heritage.formats import named
from heritage.model import File, Measured, Rendition, Role
from heritage.normalise.migration.refusing import NotMigrated, nothing_lost


@dataclass(frozen=True, slots=True)
class Ffv1Version3:
    """Promise: the frames and samples are the old file's, one by one; chapters, captions, attachments, timecode, tags and colours are
    carried, or the file stays as it is."""

    name: str = "ffv1-3"

    def room(self, file: File, measured: Measured | None) -> int:
        """Frames that stand alone, and slices, cost a fifth to a half; what is coded otherwise can become larger."""
        return file.size * 5 // 2

    def make(self, source: Source, order: NormalisationJob, *, losses: bool = False) -> Iterator[Rendition]:
        from heritage.normalise.av import comparison, film
        from heritage.normalise.av.output import Target, encode, making, rendition
        from heritage.normalise.output import stem
        from heritage.tools.av import ffmpeg
        from heritage.tools.av.ffmpeg_graph import words

        measured = _convertible(source, order)
        target = Target(
            f"master/{stem(source.file, order.item)}.mkv", Role.MASTER, named("matroska").puid, ffmpeg.version()
        )
        with making(order, target.path) as (partial,):
            opened = ffmpeg.source(source.path, ffmpeg.as_stored(measured.text("av.container")))
            copy = film.as_master(opened, partial, measured, order)
            encode(words(copy), length=measured.number("av.duration") or 0, name=source.file.path)
            _is_version_3(partial)
            lost = list(comparison.lost(ffmpeg.probe(source.path), ffmpeg.probe(partial)))
            nothing_lost(source.file.path, lost, losses)
            proof, facts, valid = film.proved_master(target, partial, measured)
        yield rendition(
            target, order, source.file, proof, {**facts, **({"migration.lost": list[Any](lost)} if lost else {})}, valid
        )


def _convertible(source: Source, order: NormalisationJob) -> Measured:
    """Its measurements. Raises NotMigrated."""
    from heritage.normalise.av import film

    measured = order.measured
    if measured is None or measured.refused or measured.get("video.lossless") is not True:
        raise NotMigrated(f"{source.file.path}: it is no film in a lossless coding that can be read")
    if measured.number("av.faults_count"):
        raise NotMigrated(f"{source.file.path}: it is damaged ({measured.number('av.faults_count'):.0f} faults)")
    if not film.fits_matroska(measured):
        raise NotMigrated(f"{source.file.path}: something in it has no place in Matroska, or would be shown otherwise")
    return measured


def _is_version_3(made: Path) -> None:
    """Raises ProofFailed."""
    from heritage.tools.av import mediainfo

    tracks = [track for track in mediainfo.tracks(made) if track.get("@type") == "Video"]
    for track in tracks:
        version, slices = track.get("Format_Version", ""), int(track.get("MaxSlicesCount") or 0)
        if not version.startswith("3") or slices < 2 or not track.get("ErrorDetectionType"):
            raise ProofFailed(
                f"{made.name} is not FFV1 version 3 with slices and checksums: {version}, {slices} slices"
            )
    if not tracks:
        raise ProofFailed(f"{made.name} holds no film")
