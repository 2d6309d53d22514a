"""MIX 2.0 (NISO Z39.87): one image's technical metadata, from what was measured. What was not measured is not said."""

from __future__ import annotations

from fractions import Fraction

from heritage.model import Delivery, Measured
from heritage.package.markup import Node, Sink, document, leaf, optional, top, under
from heritage.package.technical.examined import Examined

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


def mix(measured: Measured, said: Examined, delivery: Delivery, path: str, sink: Sink) -> None:
    """The whole document. `path` is the image's place in the package."""
    with document(sink, "mix", NAMESPACE) as out:
        out.write(_object(measured, path), "\n", _image(measured), "\n")
        out.write(_capture(measured, said, delivery), "\n", _assessment(measured), "\n")


def _object(measured: Measured, path: str) -> Node:
    file, made = measured.file, top("BasicDigitalObjectInformation")
    identifier = under(made, "ObjectIdentifier")
    leaf(identifier, "objectIdentifierType", "package path")
    leaf(identifier, "objectIdentifierValue", path)
    leaf(made, "fileSize", str(file.size))
    if file.format:
        designation = under(made, "FormatDesignation")
        optional(designation, "formatName", file.format.plain_name)
        optional(designation, "formatVersion", file.format.version)
        registry = under(made, "FormatRegistry")
        leaf(registry, "formatRegistryName", "PRONOM")
        leaf(registry, "formatRegistryKey", file.format.puid)
    order, compression = measured.text("image.byte_order"), measured.text("image.compression")
    optional(made, "byteOrder", f"{order} endian" if order in ("little", "big") else "")
    if compression:
        leaf(under(made, "Compression"), "compressionScheme", _COMPRESSION.get(compression, compression))
    fixity = under(made, "Fixity")
    leaf(fixity, "messageDigestAlgorithm", "SHA-512")
    leaf(fixity, "messageDigest", file.sha512)
    return made


def _image(measured: Measured) -> Node:
    made = top("BasicImageInformation")
    said = under(made, "BasicImageCharacteristics")
    leaf(said, "imageWidth", measured.text("image.width"))
    leaf(said, "imageHeight", measured.text("image.height"))
    colour, profile = measured.text("image.colour"), measured.text("icc.name")
    if colour or profile:
        photometric = under(said, "PhotometricInterpretation")
        optional(photometric, "colorSpace", _COLOUR.get(colour, colour))
        if profile:
            leaf(under(under(photometric, "ColorProfile"), "IccProfile"), "iccProfileName", profile)
    return made


def _capture(measured: Measured, said: Examined, delivery: Delivery) -> Node:
    made = top("ImageCaptureMetadata")
    general = under(made, "GeneralCaptureInformation")
    leaf(general, "dateTimeCreated", delivery.captured.isoformat())
    leaf(general, "imageProducer", delivery.institution)
    _scanner(under(made, "ScannerCapture"), said, delivery)
    orientation = measured.number("image.orientation")
    leaf(made, "orientation", _ORIENTATION.get(int(orientation), "unknown") if orientation else "unknown")
    methodology = f"batch {delivery.batch}, operator {delivery.operator}, station {delivery.station.id}"
    leaf(made, "methodology", methodology)
    return made


def _scanner(made: Node, said: Examined, delivery: Delivery) -> None:
    """The station's device; its maker where the file says it. A station's name is no model number."""
    station = delivery.station
    optional(made, "scannerManufacturer", said.manufacturer)
    if station.device or said.model or station.serial:
        model = under(made, "ScannerModel")
        optional(model, "scannerModelName", station.device or said.model)
        optional(model, "scannerModelSerialNo", station.serial)
    if said.program:
        leaf(under(made, "ScanningSystemSoftware"), "scanningSoftwareName", said.program)


def _assessment(measured: Measured) -> Node:
    made = top("ImageAssessmentMetadata")
    if (across := measured.number("image.ppi_x")) and (down := measured.number("image.ppi_y")):
        spatial = under(made, "SpatialMetrics")
        leaf(spatial, "samplingFrequencyUnit", "in.")
        _rational(spatial, "xSamplingFrequency", across)
        _rational(spatial, "ySamplingFrequency", down)
    bits, channels = measured.number("image.bits"), measured.number("image.channels")
    if bits and channels:
        encoding = under(made, "ImageColorEncoding")
        sample = under(encoding, "BitsPerSample")
        for _ in range(int(channels)):
            leaf(sample, "bitsPerSampleValue", str(int(bits)))
        leaf(sample, "bitsPerSampleUnit", "floating point" if measured.text("image.sample") == "float" else "integer")
        leaf(encoding, "samplesPerPixel", str(int(channels)))
        optional(encoding, "extraSamples", "unspecified data" if measured.get("image.alpha") is True else "")
    return made


def _rational(parent: Node, tag: str, value: float) -> None:
    exact, made = Fraction(value).limit_denominator(10_000), under(parent, tag)
    leaf(made, "numerator", str(exact.numerator))
    leaf(made, "denominator", str(exact.denominator))
