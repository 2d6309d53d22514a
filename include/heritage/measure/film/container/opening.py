"""Which reader tells what a file stores, by the file's first bytes; its name is asked for nothing."""

from __future__ import annotations

import struct
from collections.abc import Callable
from pathlib import Path

from heritage.measure.film.container import avi, dv, matroska, others, quicktime
from heritage.measure.film.container.stored import Stored
from heritage.model import Reason, phrase
from heritage.tools.av import ends
from heritage.tools.av.container import avi as riff
from heritage.tools.av.container import dif, flv, mxf, program_stream, transport
from heritage.tools.av.container import matroska as ebml
from heritage.tools.av.container import quicktime as atoms

_READERS = (
    (atoms.is_quicktime, quicktime.stored),
    (riff.is_avi, avi.stored),
    (dif.is_dif, dv.stored),
    (ebml.is_matroska, matroska.stored),
    (mxf.is_mxf, others.of_mxf),
    (ends.is_ogg, others.of_ogg),
    (ends.is_asf, others.of_asf),
    (flv.is_flv, others.of_flv),
    (program_stream.is_program, others.of_program),
    (transport.is_transport, others.of_transport),
)


def stored(path: Path) -> Stored:
    """Nothing is told of what none of our readers knows. Raises SourceUnreadable for headers that claim what cannot be."""
    with path.open("rb") as stream:
        head = stream.read(1024)
    for knows, read in _READERS:
        if knows(head):
            return _followed(read, path)
    return Stored()


def _followed(read: Callable[[Path], Stored], path: Path) -> Stored:
    """A structure that none of our readers can follow is told; whether the file decodes is then the decoder's to say."""
    try:
        return read(path)
    except (struct.error, IndexError, ValueError, OverflowError) as error:
        return Stored(notes=[(None, phrase("structure-lost", tool=Reason(str(error)[:255])))])
