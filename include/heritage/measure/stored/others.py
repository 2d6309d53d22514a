"""MXF, Ogg, ASF and MPEG transport streams as they are stored: is the end there that their heads promise?"""

from __future__ import annotations

from pathlib import Path

from heritage.measure.stored.stored import Stored
from heritage.tools import ends, mxf


def of_mxf(path: Path) -> Stored:
    """Pictures are counted where each has its element."""
    read, found = mxf.read(path), Stored()
    if read.cut:
        found.faults.append(("truncated", None, read.cut))
    found.frames = read.pictures if read.pictures > 1 else None
    found.tagged.append((None, "the MXF's own packages and descriptive metadata"))
    return found


def of_ogg(path: Path) -> Stored:
    """Pages and the end of each stream."""
    return Stored(faults=[("truncated", None, text) for text in ends.ogg(path)])


def of_asf(path: Path) -> Stored:
    """The length alone."""
    return Stored(faults=[("truncated", None, text) for text in ends.asf(path)])


def of_transport(path: Path) -> Stored:
    """The last packet alone; a transport stream has no end of its own."""
    return Stored(faults=[("truncated", None, text) for text in ends.transport(path)])
