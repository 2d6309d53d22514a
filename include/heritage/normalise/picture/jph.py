"""Turns a picture into a lossless JPH (high-throughput JPEG 2000) in memory, proved by another program's decoder. jpylyzer
cannot check such a file, and the proof says so; the socket for it is `photo_master`."""

from __future__ import annotations

import numpy as np

from heritage import formats
from heritage.errors import ProofFailed
from heritage.model import Proof, Role
from heritage.normalise.output import Made
from heritage.normalise.picture import lossless
from heritage.tools.picture import opening as picture
from heritage.tools.picture.jpeg2000 import added_boxes as jp2_boxes
from heritage.tools.picture.jpeg2000 import boxes as jp2
from heritage.tools.picture.jpeg2000 import fitness as jp2_fitness
from heritage.tools.picture.jpeg2000 import openjpeg, openjph
from heritage.tools.picture.opening import Picture

PROFILE = "jph-lossless"
SOURCE = "house rule: ISO/IEC 15444-15, reversible 5-3, 5 levels, tiles of 1024²; opt-in"
PUID = formats.named("jph").puid


def master(source: Picture) -> Made:
    """The JPH of a picture that `lossless.fits`, proved. Raises ProofFailed, ToolFailed."""
    codestream = openjph.encode(source.pixels)
    content = jp2_boxes.as_jph(jp2.write(lossless._wrapped(source, codestream)))
    digest = prove(content, source)
    method = (
        f"encoded with {openjph.version()}, decoded with {openjpeg.version()}: every sample, the ICC profile, the XMP and the "
        "resolution equal the source's; the structure is not validated, because jpylyzer knows no HTJ2K"
    )
    facts = {"master.profile": PROFILE, "master.profile_source": SOURCE}
    return Made(content, Role.MASTER, PUID, openjph.version(), Proof(method, digest), facts)


def prove(content: bytes, source: Picture) -> str:
    """The digest of the pixels, equal on both sides. Raises ProofFailed and says what differs."""
    found = jp2.read(content)
    decoded = openjpeg.decode(found.codestream)
    if decoded.dtype != source.pixels.dtype or not np.array_equal(decoded, source.pixels):
        raise ProofFailed("the JPH decodes to other samples than the source has")
    if (found.icc, found.xmp) != (jp2_fitness.carried_icc(source), jp2_fitness.carried_xmp(source)):
        raise ProofFailed("the JPH does not carry the source's ICC profile and XMP")
    if not lossless._same_ppi(found.ppi, source.ppi):
        raise ProofFailed(f"the JPH's resolution is {found.ppi} ppi, the source's {source.ppi}")
    return picture.pixel_digest(decoded)
