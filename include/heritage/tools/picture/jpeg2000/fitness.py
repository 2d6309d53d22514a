"""Says why a picture is not copied to JPEG 2000: what a lossless JP2 (part 1) of it would lose, or could not say."""

from __future__ import annotations

import numpy as np
from lxml import etree

from heritage.model import Phrase, phrase
from heritage.tools.picture.opening import TIFF_MODE, Picture

_RESTRICTED_CLASSES = {b"scnr", b"mntr"}  # ISO 15444-1 I.5.3.3 as jpylyzer applies it
_RESTRICTED_SPACES = {1: b"GRAY", 3: b"RGB "}
_BITS = (8, 16)


def unfit(source: Picture) -> Phrase | None:
    """The reason; None when a JP2 holds all of it. Its ICC profiles are grey or three-component matrix
    profiles of an input or display device, its XMP is well-formed, its samples are upright and have no alpha."""
    return _samples(source) or _meaning(source)


def _samples(source: Picture) -> Phrase | None:
    plain = source.sample == "uint" and source.pixels.dtype in (np.uint8, np.uint16)
    whole = source.bits in _BITS and source.pixels.dtype.itemsize * 8 == source.bits
    doubt = source.loss == TIFF_MODE
    faults = (
        (source.lossy and doubt, phrase("unfit-doubt", compression=source.compression)),
        (source.lossy, phrase("unfit-lossy", compression=source.compression)),
        (source.pages > 1, phrase("unfit-pages")),
        (source.alpha, phrase("unfit-alpha")),
        (source.stored not in {"grey", "rgb"}, phrase("unfit-samples", samples=source.stored)),
        (not plain, phrase("unfit-samples", samples=source.pixels.dtype.name)),
        (not whole, phrase("unfit-bits", bits=source.bits)),
        (_components(source) not in _RESTRICTED_SPACES, phrase("unfit-channels", channels=_components(source))),
    )
    return next((reason for there, reason in faults if there), None)


def _meaning(source: Picture) -> Phrase | None:
    if source.orientation not in {None, 1}:
        return phrase("unfit-turned", orientation=source.orientation)
    if source.icc_broken:
        return phrase("unfit-icc-broken")
    if source.spoken:
        return phrase("unfit-colours", colours_by=source.spoken)
    if source.icc and not _restricted(carried_icc(source), _components(source)):
        return phrase("unfit-icc")
    return phrase("unfit-xmp") if source.xmp and not _well_formed(carried_xmp(source)) else None


def carried_icc(source: Picture) -> bytes:
    """The profile without what fills up its field behind it: zeros beyond the size that it states."""
    size = int.from_bytes(source.icc[:4], "big")
    return source.icc[:size] if 128 < size < len(source.icc) and not any(source.icc[size:]) else source.icc


def carried_xmp(source: Picture) -> bytes:
    """The XMP without the NUL that some programs end it with."""
    wide = source.xmp[:2] in {b"\xff\xfe", b"\xfe\xff"} or b"\0" in source.xmp[:4]  # UTF-16, of which half is NUL
    return source.xmp if wide else source.xmp.rstrip(b"\0")


def _components(source: Picture) -> int:
    return 1 if source.pixels.ndim == 2 else int(source.pixels.shape[2])


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
