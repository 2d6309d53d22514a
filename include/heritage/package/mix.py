"""MIX 2.0 (NISO Z39.87): one image's technical metadata, from what was measured. What was not measured is not said."""

from __future__ import annotations

from fractions import Fraction

from heritage.model import Delivery, Measured
from heritage.package.markup import element, leaf, optional

NAMESPACE = "http://www.loc.gov/mix/v20"

# TIFF 6.0 tag 274 → MIX's words (mix20.xsd, orientationType).
_ORIENTATION = {
    1: "normal*",
    2: "normal, image flipped",
    3: "normal, rotated 180°",
    4: "normal, image flipped, rotated 180°",
    5: "normal, image flipped, rotated cw 90°",
    6: "normal, rotated ccw 90°",
    7: "normal, image flipped, rotated ccw 90°",
    8: "normal, rotated cw 90°",
}
_COLOUR = {
    "rgb": "RGB",
    "grey": "BlackIsZero",
    "bitonal": "WhiteIsZero",
    "palette": "PaletteColor",
    "cmyk": "CMYK",
    "lab": "CIELab",
    "ycbcr": "YCbCr",
}
_COMPRESSION = {
    "none": "Uncompressed",
    "lzw": "LZW",
    "deflate": "Deflate",
    "packbits": "PackBits",
    "jpeg": "JPEG",
    "ccitt": "CCITT",
    "jpeg2000": "JPEG 2000",
}


def is_image(measured: Measured) -> bool:
    """True when an image's size is known."""
    return bool(measured.number("image.width")) and bool(measured.number("image.height"))


def mix(measured: Measured, delivery: Delivery, path: str) -> str:
    """The whole document. `path` is the image's place in the package."""
    content = [
        element("BasicDigitalObjectInformation", _object(measured, path)),
        element("BasicImageInformation", element("BasicImageCharacteristics", _image(measured))),
        element("ImageCaptureMetadata", _capture(measured, delivery)),
        element("ImageAssessmentMetadata", _assessment(measured)),
    ]
    root = element("mix", "\n" + "\n".join(content) + "\n", {"xmlns": NAMESPACE})
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'


def _object(measured: Measured, path: str) -> str:
    file = measured.file
    identifier = leaf("objectIdentifierType", "package path") + leaf("objectIdentifierValue", path)
    said = element("ObjectIdentifier", identifier) + leaf("fileSize", str(file.size))
    if file.format:
        said += element("FormatDesignation", optional("formatName", file.format.name))
        said += element(
            "FormatRegistry", leaf("formatRegistryName", "PRONOM") + leaf("formatRegistryKey", file.format.puid)
        )
    order = measured.text("image.byte_order")
    said += leaf("byteOrder", f"{order} endian") if order in ("little", "big") else ""
    compression = measured.text("image.compression")
    if compression:
        said += element("Compression", leaf("compressionScheme", _COMPRESSION.get(compression, compression)))
    return said + element("Fixity", leaf("messageDigestAlgorithm", "SHA-512") + leaf("messageDigest", file.sha512))


def _image(measured: Measured) -> str:
    said = leaf("imageWidth", measured.text("image.width")) + leaf("imageHeight", measured.text("image.height"))
    colour = measured.text("image.colour")
    photometric = leaf("colorSpace", _COLOUR.get(colour, colour)) if colour else ""
    profile = measured.text("icc.name")
    if profile:
        photometric += element("ColorProfile", element("IccProfile", leaf("iccProfileName", profile)))
    return said + (element("PhotometricInterpretation", photometric) if photometric else "")


def _capture(measured: Measured, delivery: Delivery) -> str:
    station = delivery.station
    general = leaf("dateTimeCreated", delivery.captured.isoformat()) + leaf("imageProducer", delivery.institution)
    model = leaf("scannerModelName", station.device or station.id) + leaf("scannerModelNumber", station.id)
    scanner = element("ScannerModel", model + optional("scannerModelSerialNo", station.serial)) + _software(measured)
    orientation = measured.number("image.orientation")
    shown = _ORIENTATION.get(int(orientation), "unknown") if orientation else "unknown"
    return (
        element("GeneralCaptureInformation", general)
        + element("ScannerCapture", scanner)
        + leaf("orientation", shown)
        + leaf("methodology", f"batch {delivery.batch}, operator {delivery.operator}")
    )


def _software(measured: Measured) -> str:
    """The program that the file says it was made with."""
    tags = ("exif.IFD0:Software", "exif.EXIF:Software", "exif.XMP-xmp:CreatorTool", "exif.XMP:CreatorTool")
    name = next((measured.text(tag) for tag in tags if measured.text(tag)), "")
    return element("ScanningSystemSoftware", leaf("scanningSoftwareName", name)) if name else ""


def _assessment(measured: Measured) -> str:
    said = ""
    if (across := measured.number("image.ppi_x")) and (down := measured.number("image.ppi_y")):
        said = leaf("samplingFrequencyUnit", "in.") + _rational("xSamplingFrequency", across)
        said = element("SpatialMetrics", said + _rational("ySamplingFrequency", down))
    bits, channels = measured.number("image.bits"), measured.number("image.channels")
    if bits and channels:
        unit = "floating point" if measured.text("image.sample") == "float" else "integer"
        each = leaf("bitsPerSampleValue", str(int(bits))) * int(channels)
        encoding = element("BitsPerSample", each + leaf("bitsPerSampleUnit", unit))
        encoding += leaf("samplesPerPixel", str(int(channels)))
        encoding += leaf("extraSamples", "unspecified data") if measured.get("image.alpha") is True else ""
        said += element("ImageColorEncoding", encoding)
    return said


def _rational(tag: str, value: float) -> str:
    exact = Fraction(value).limit_denominator(10_000)
    return element(tag, leaf("numerator", str(exact.numerator)) + leaf("denominator", str(exact.denominator)))
