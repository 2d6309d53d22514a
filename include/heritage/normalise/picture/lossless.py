"""Turns a picture into a lossless JP2 in memory, and proves it by decoding; the socket for it is `master`."""

from __future__ import annotations

import numpy as np

from heritage import formats
from heritage.errors import ProofFailed
from heritage.model import Proof, Role, Validation
from heritage.normalise.output import Made
from heritage.normalise.picture.profiles import Profile, departures
from heritage.tools.picture import opening as picture
from heritage.tools.picture.jpeg2000 import boxes as jp2
from heritage.tools.picture.jpeg2000 import fitness as jp2_fitness
from heritage.tools.picture.jpeg2000 import jpylyzer, openjpeg
from heritage.tools.picture.opening import Picture

PUID = formats.named("jp2").puid
_PPI_TOLERANCE = 1.0  # POLICIES: the resolution box is the source's ± 1 ppi


def master(source: Picture, wanted: Profile) -> Made:
    """The JP2 of a picture that `fits`, proved. Raises ProofFailed, ToolFailed."""
    coding = wanted.coding(source.bits)
    if coding is None:
        raise ValueError(f"{wanted.name} has no coding for {source.bits} bits per sample")
    codestream = openjpeg.encode(source.pixels, coding)
    content = jp2.write(_wrapped(source, codestream))
    digest = prove(content, source, coding)
    method = (
        f"decoded with {openjpeg.version()}: every sample, the ICC profile, the XMP and the resolution equal the source's; "
        f"{jpylyzer.version()}: valid, coded as {wanted.name}"
    )
    facts = {"master.profile": wanted.name, "master.profile_source": wanted.source}
    valid = (Validation(jpylyzer.version(), f"valid JP2, coded as {wanted.name}"),)
    return Made(content, Role.MASTER, PUID, openjpeg.version(), Proof(method, digest), facts, valid)


def prove(content: bytes, source: Picture, coding: openjpeg.Coding) -> str:
    """The digest of the pixels (`opening.pixel_digest`), equal on both sides. Raises ProofFailed and says what differs."""
    examined = jpylyzer.examine(content)
    components = 1 if source.pixels.ndim == 2 else source.pixels.shape[2]
    faults = [*examined.faults, *departures(examined.codestream, coding, components)]
    if faults:
        raise ProofFailed(f"the JP2 is not as it should be: {'; '.join(faults)}")
    found = jp2.read(content)
    decoded = openjpeg.decode(found.codestream)
    digest = picture.pixel_digest(decoded)
    if decoded.dtype != source.pixels.dtype or not np.array_equal(decoded, source.pixels):
        raise ProofFailed("the JP2 decodes to other samples than the source has")
    if (found.icc, found.xmp) != (jp2_fitness.carried_icc(source), jp2_fitness.carried_xmp(source)):
        raise ProofFailed("the JP2 does not carry the source's ICC profile and XMP")
    if not _same_ppi(found.ppi, source.ppi):
        raise ProofFailed(f"the JP2's resolution is {found.ppi} ppi, the source's {source.ppi}")
    return digest


def fits(source: Picture) -> bool:
    """Can a valid JP2 (part 1) hold all of this? `fitness.unfit` says why not."""
    return not jp2_fitness.unfit(source)


def _wrapped(source: Picture, codestream: bytes) -> jp2.Jp2:
    height, width = source.pixels.shape[:2]
    components = 1 if source.pixels.ndim == 2 else source.pixels.shape[2]
    icc, xmp = jp2_fitness.carried_icc(source), jp2_fitness.carried_xmp(source)
    return jp2.Jp2(width, height, components, source.bits, codestream, icc, xmp, source.ppi)


def _same_ppi(found: tuple[float, float] | None, wanted: tuple[float, float] | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return all(abs(f - w) <= _PPI_TOLERANCE for f, w in zip(found, wanted, strict=True))
