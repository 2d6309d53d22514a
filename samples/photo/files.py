"""Writes a drawn photograph as a file: TIFF with profile, XMP and IPTC; DNG with a preview; and the files nobody wants."""

from __future__ import annotations

import io
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import cv2
import numpy as np
import tifffile
from numpy.typing import NDArray
from PIL import Image

from heritage.measure.picture.colour import D50
from samples import profile

Samples = NDArray[np.uint8] | NDArray[np.uint16]

_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_ALTERNATIVES, _ORDERED = {"dc:title", "dc:description", "dc:rights"}, {"dc:creator"}
_IPTC = {"dc:title": 5, "dc:creator": 80, "photoshop:City": 90, "photoshop:Country": 101, "dc:description": 120}
"""IPTC IIM 4.2, record 2: object name, by-line, city, country, caption."""


@dataclass(frozen=True, slots=True)
class Capture:
    """What a station writes beside the samples. `said`: XMP property → value, written as XMP and, where IIM has the field,
    as IPTC too. `icc`: None = the usual one for the number of channels, b"" = none."""

    ppi: int = 400
    said: Mapping[str, str] = field(default_factory=dict)
    icc: bytes | None = None
    compression: str | None = None
    frames: int = 1
    comment: bytes = b""  # of ImageDescription
    photometric: str = ""
    orientation: int = 1


def tiff(samples: Samples, capture: Capture) -> bytes:
    """A baseline TIFF in strips, little-endian, without a date: the same samples give the same bytes."""
    out = io.BytesIO()
    grey = samples.ndim == 2
    icc = usual_icc(grey) if capture.icc is None else capture.icc
    tags: list[tuple[int, int, int | None, object, bool]] = [
        (271, 2, None, "heritage", True), (272, 2, None, "drawn, not photographed", True),
        (274, 3, 1, capture.orientation, True),
    ]  # fmt: skip
    if capture.said:
        xmp, iim = packet(capture.said), iptc(capture.said)
        tags += [(700, 1, len(xmp), xmp, True), (33723, 1, len(iim), iim, True)]
    if capture.comment:
        tags.append((37510, 7, len(capture.comment), capture.comment, True))
    with tifffile.TiffWriter(out, byteorder="<") as file:
        for _ in range(capture.frames):
            file.write(
                samples,
                photometric=capture.photometric or ("minisblack" if grey else "rgb"),
                compression=capture.compression,
                resolution=(capture.ppi, capture.ppi),
                resolutionunit="INCH",
                rowsperstrip=128,
                iccprofile=icc or None,
                software="heritage samples",
                metadata=None,
                extratags=tags,
            )
    return out.getvalue()


def usual_icc(grey: bool) -> bytes:
    """eciRGB v2, or a grey profile with the same tone curve."""
    return grey_icc() if grey else profile.icc("eciRGB v2")


def grey_icc() -> bytes:
    """An ICC v2 profile of grey with the L* curve: header and table of the RGB one, with a single curve."""
    lightness = np.linspace(0, 100, 1024)
    linear = np.where(lightness > 8, ((lightness + 16) / 116) ** 3, lightness * 27 / 24389)
    curve = struct.pack(">4s4xI", b"curv", 1024) + np.rint(linear * 65535).astype(">u2").tobytes()
    tags = {
        b"desc": profile._description("L* grey (computed by heritage)"),
        b"cprt": b"text\0\0\0\0" + b"No copyright, CC0 1.0\0",
        b"wtpt": profile._xyz(D50),
        b"kTRC": curve,
    }
    whole = profile._assembled(tags)
    return whole[:16] + b"GRAY" + whole[20:]


def packet(said: Mapping[str, str]) -> bytes:
    """An XMP packet (ISO 16684-1) of these properties."""
    spaces = "".join(f' xmlns:{name}="{uri}"' for name, uri in _NAMESPACES.items())
    body = "".join(_property(name, value) for name, value in said.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{spaces}>{body}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>'
    ).encode()


def _property(name: str, value: str) -> str:
    text = escape(value)
    if name in _ALTERNATIVES:
        text = f'<rdf:Alt><rdf:li xml:lang="x-default">{text}</rdf:li></rdf:Alt>'
    elif name in _ORDERED:
        text = f"<rdf:Seq><rdf:li>{text}</rdf:li></rdf:Seq>"
    return f"<{name}>{text}</{name}>"


def iptc(said: Mapping[str, str]) -> bytes:
    """IIM datasets in UTF-8 (1:90 says so) of the properties that IIM has a field for."""
    out = b"\x1c\x01\x5a\x00\x03\x1b%G"
    for name, number in _IPTC.items():
        if name in said:
            value = said[name].encode()
            out += struct.pack(">BBBH", 0x1C, 2, number, len(value)) + value
    return out


def jpeg(samples: NDArray[np.uint8], ppi: int) -> bytes:
    """A JPEG of quality 90 with profile and resolution."""
    out = io.BytesIO()
    Image.fromarray(samples).save(out, "JPEG", quality=90, dpi=(ppi, ppi), icc_profile=profile.icc("eciRGB v2"))
    return out.getvalue()


def cmyk(samples: NDArray[np.uint16], ppi: int) -> bytes:
    """As a printer's prepress would deliver it: CMYK at 16 bits, without a profile that fits an archive."""
    ink = 65535 - samples.astype(np.int32)
    black = ink.min(axis=2) // 2
    plates = np.dstack([ink - black[..., None], black[..., None]]).astype(np.uint16)
    return tiff(plates, Capture(ppi, icc=b"", photometric="separated"))


def dng(samples: NDArray[np.uint16]) -> bytes:
    """A DNG 1.4: an RGGB mosaic of the picture, and a JPEG preview a quarter as wide. Even width and height."""
    height, width = (side // 2 * 2 for side in samples.shape[:2])
    mosaic = np.empty((height, width), np.uint16)
    for row, column, channel in ((0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 2)):
        mosaic[row::2, column::2] = samples[row:height:2, column:width:2, channel] >> 2
    small = cv2.resize((samples >> 8).astype(np.uint8), (width // 4, height // 4), interpolation=cv2.INTER_AREA)
    out = io.BytesIO()
    with tifffile.TiffWriter(out, byteorder="<") as file:
        file.write(
            small, photometric="rgb", compression="jpeg", compressionargs={"level": 85}, subfiletype=1, subifds=1,
            metadata=None, software="heritage samples", extratags=_DNG,
        )  # fmt: skip
        file.write(mosaic, photometric=32803, subfiletype=0, metadata=None, extratags=_MOSAIC)
    return out.getvalue()


_DNG: list[tuple[int, int, int | None, object, bool]] = [
    (271, 2, None, "heritage", True),
    (272, 2, None, "drawn", True),
    (50706, 1, 4, b"\1\4\0\0", True),  # DNGVersion
    (50707, 1, 4, b"\1\1\0\0", True),  # DNGBackwardVersion
    (50708, 2, None, "heritage drawn", True),  # UniqueCameraModel
    (50721, 10, 9, (1, 1, 0, 1, 0, 1, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1, 1, 1), True),  # ColorMatrix1
    (50728, 5, 3, (1, 1, 1, 1, 1, 1), True),  # AsShotNeutral
    (50778, 3, 1, 23, True),  # CalibrationIlluminant1: D50
]
_MOSAIC: list[tuple[int, int, int | None, object, bool]] = [
    (33421, 3, 2, (2, 2), True),  # CFARepeatPatternDim
    (33422, 1, 4, b"\0\1\1\2", True),  # CFAPattern: RGGB
    (50714, 3, 1, 0, True),  # BlackLevel
    (50717, 4, 1, 16383, True),  # WhiteLevel
]
