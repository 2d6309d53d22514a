"""Which of our readers a sound file is for, by its first bytes."""

from __future__ import annotations

from pathlib import Path

from heritage.tools.av.sound import aiff, asf, au, caf, frames, ogg, old, wave, wave64, wavpack
from heritage.tools.av.sound.stored import Stored

_FRAMED = {".mp3", ".mp2", ".mp1", ".mpa", ".aac", ".mlp", ".thd", ".ac3", ".eac3", ".dts"}


def stored(path: Path) -> Stored | None:
    """What the file's own header says of its sound; None for containers that are not read here. Raises SourceUnreadable."""
    with path.open("rb") as stream:
        head = stream.read(12)
    if wave.is_wave(head):
        return wave.read(path).stored
    if wavpack.is_wavpack(head):
        return wavpack.read(path)[0]
    for known, read in (
        (aiff.is_aiff, aiff.read), (au.is_au, au.read), (caf.is_caf, caf.read), (wave64.is_wave64, wave64.read),
        (ogg.is_ogg, ogg.read), (asf.is_asf, asf.read), (old.is_sphere, old.sphere), (old.is_voc, old.voc), (old.is_8svx, old.svx),
    ):  # fmt: skip
        if known(head):
            return read(path)
    return frames.read(path) if path.suffix.lower() in _FRAMED else None
