"""Says why a picture is not copied to JPEG 2000: what a lossless JP2 (part 1) of it would lose, or could not say."""

from __future__ import annotations

import numpy as np
from lxml import etree

from heritage.tools.picture import TIFF_MODE, Picture

_RESTRICTED_CLASSES = {b"scnr", b"mntr"}  # ISO 15444-1 I.5.3.3 as jpylyzer applies it
_RESTRICTED_SPACES = {1: b"GRAY", 3: b"RGB "}
_BITS = (8, 16)


def unfit(source: Picture) -> str:
    """The reason, in words for people; "" when a JP2 holds all of it. Its ICC profiles are grey or three-component matrix
    profiles of an input or display device, its XMP is well-formed, its samples are upright and have no alpha."""
    return _samples(source) or _meaning(source)


def _samples(source: Picture) -> str:
    plain = source.sample == "uint" and source.pixels.dtype in (np.uint8, np.uint16)
    whole = source.bits in _BITS and source.pixels.dtype.itemsize * 8 == source.bits
    doubt = source.loss == TIFF_MODE
    faults = {
        f"whether {source.compression} has lost detail cannot be shown": source.lossy and doubt,
        f"{source.compression} has lost detail, and a lossless copy would hide that": source.lossy,
        "the file holds several pages": source.pages > 1,
        "it has an alpha channel": source.alpha,
        f"its samples are {source.stored}": source.stored not in {"grey", "rgb"},
        f"its samples are {source.pixels.dtype.name}": not plain,
        f"it has {source.bits} bits per sample": not whole,
        f"it has {_components(source)} channels": _components(source) not in _RESTRICTED_SPACES,
    }
    return next((reason for reason, there in faults.items() if there), "")


def _meaning(source: Picture) -> str:
    if source.orientation not in {None, 1}:
        return f"EXIF orientation {source.orientation} has no place in a JP2"
    if source.icc_broken:
        return "its ICC profile is not whole"
    if source.spoken:
        return f"its colours are told by {source.spoken}, which has no place in a JP2"
    if source.icc and not _restricted(carried_icc(source), _components(source)):
        return "its ICC profile is of a kind that a JP2 may not hold"
    return "its XMP is not well-formed" if source.xmp and not _well_formed(carried_xmp(source)) else ""


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
