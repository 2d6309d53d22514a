"""Turns a picture into a lossless JP2 in memory, and proves it by decoding; the socket for it is `master`."""

from __future__ import annotations

import numpy as np
from lxml import etree

from heritage.errors import ProofFailed
from heritage.model import Proof, Role
from heritage.normalise.output import Made
from heritage.normalise.profiles import Profile, departures
from heritage.tools import jp2, jpylyzer, openjpeg, picture
from heritage.tools.picture import Picture

PUID = "x-fmt/392"  # PRONOM: JP2 (JPEG 2000 part 1)
_PPI_TOLERANCE = 1.0  # POLICIES: the resolution box is the source's ± 1 ppi
_RESTRICTED_CLASSES = {b"scnr", b"mntr"}  # ISO 15444-1 I.5.3.3 as jpylyzer applies it
_RESTRICTED_SPACES = {1: b"GRAY", 3: b"RGB "}


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
    return Made(content, Role.MASTER, PUID, openjpeg.version(), Proof(method, digest), facts)


def prove(content: bytes, source: Picture, coding: openjpeg.Coding) -> str:
    """The digest of the pixels (`picture.pixel_digest`), equal on both sides. Raises ProofFailed and says what differs."""
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
    if (found.icc, found.xmp) != (source.icc, source.xmp):
        raise ProofFailed("the JP2 does not carry the source's ICC profile and XMP")
    if not _same_ppi(found.ppi, source.ppi):
        raise ProofFailed(f"the JP2's resolution is {found.ppi} ppi, the source's {source.ppi}")
    return digest


def fits(source: Picture) -> bool:
    """Can a valid JP2 (part 1) hold all of this? Its ICC profiles are grey or three-component matrix profiles of an input
    or display device, its XMP is well-formed, its samples are upright and have no alpha."""
    components = 1 if source.pixels.ndim == 2 else source.pixels.shape[2]
    plain = source.pixels.dtype in (np.uint8, np.uint16) and source.pixels.dtype.itemsize * 8 == source.bits
    upright = source.orientation in {None, 1}  # a JP2 has no place for "show me rotated"
    if components not in _RESTRICTED_SPACES or not plain or not upright or source.stored not in {"grey", "rgb"}:
        return False
    if source.alpha or source.icc_broken:
        return False
    return (not source.icc or _restricted(source.icc, components)) and (not source.xmp or _well_formed(source.xmp))


def _wrapped(source: Picture, codestream: bytes) -> jp2.Jp2:
    height, width = source.pixels.shape[:2]
    components = 1 if source.pixels.ndim == 2 else source.pixels.shape[2]
    return jp2.Jp2(width, height, components, source.bits, codestream, source.icc, source.xmp, source.ppi)


def _restricted(icc: bytes, components: int) -> bool:
    """Is this a "restricted ICC profile"? Class and space are at fixed places of its header; the table of tags follows."""
    count = int.from_bytes(icc[128:132], "big")
    tags = {icc[132 + 12 * n : 136 + 12 * n] for n in range(min(count, 100))}
    kind, space, size = icc[12:16], icc[16:20], int.from_bytes(icc[:4], "big")
    tables = {tag for tag in tags if tag.startswith((b"A2B", b"D2B"))}
    return kind in _RESTRICTED_CLASSES and space == _RESTRICTED_SPACES[components] and size == len(icc) and not tables


def _well_formed(xmp: bytes) -> bool:
    try:
        etree.fromstring(xmp, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    except (etree.XMLSyntaxError, ValueError):
        return False
    return b"<!DOCTYPE" not in xmp


def _same_ppi(found: tuple[float, float] | None, wanted: tuple[float, float] | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return all(abs(f - w) <= _PPI_TOLERANCE for f, w in zip(found, wanted, strict=True))
