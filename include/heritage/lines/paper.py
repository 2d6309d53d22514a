"""Paper: books, archives, newspapers, maps. Pages in TIFF are kept and copied to lossless JPEG 2000, read, and bound to a PDF/A."""

from __future__ import annotations

from heritage.contracts import Line
from heritage.describe.embedded import Embedded
from heritage.describe.rights import RightsCsv
from heritage.describe.table import MetadataCsv
from heritage.describe.technical import Extent
from heritage.describe.text import OcrLanguages
from heritage.measure.document.document import PdfProbe
from heritage.measure.document.sidecar import XmlProbe
from heritage.measure.page.page import PageProbe
from heritage.measure.picture.exif import ExifProbe
from heritage.measure.picture.image import ImageProbe
from heritage.measure.picture.jp2 import Jp2Probe
from heritage.measure.picture.raw import PictureProbe, RawProbe
from heritage.measure.target.target import TargetProbe
from heritage.normalise.document.book import BookPdf
from heritage.normalise.document.text import OcrAlto
from heritage.normalise.picture.access import AccessJpeg
from heritage.normalise.picture.master import LosslessJp2
from heritage.normalise.picture.raw_access import RawPreviewJpeg
from heritage.qc import archived, document, files, redelivery
from heritage.qc.page import duplicates, page, sequence
from heritage.qc.picture import exposure, image, jp2, keeping, photograph, target, tones

CHECKS_OF_FILES = (
    files.decodes,
    files.identified,
    files.lost_blocks,
    files.executable_content,
    files.empty_folder,
    files.extension_mismatch,
    document.pdfa,
)

CHECKS_OF_IMAGES = (
    image.tiff_structure,
    jp2.jp2_valid,
    image.multipage,
    image.compression,
    image.alpha,
    image.orientation,
    image.bit_depth,
    image.bits_used,
    image.sample_format,
    image.colour_space,
    image.icc_truncated,
    image.icc_profile,
    keeping.preservation_copy,
    image.sampling_rate,
    tones.clipping,
    exposure.exposure,
    tones.sharpness,
    tones.noise,
    tones.upsampled,
    photograph.raw_beside,
    duplicates.duplicate_exact,
    duplicates.duplicate_perceptual,
    redelivery.redelivery,
    archived.archived_exact,
    archived.archived_perceptual,
)

CHECKS_OF_PAGES = (
    page.skew,
    page.upside_down,
    page.text_cut,
    page.geometry,
    page.blank_page,
    page.page_size,
    sequence.page_sequence,
    sequence.page_count,
)

CHECKS_OF_TARGETS = (
    target.target_present,
    target.target_found,
    target.target_sampling_rate,
    target.target_tone,
    target.target_gain,
    target.target_white_balance,
    target.target_colour_mean,
    target.target_colour_max,
    target.target_noise,
    target.target_sharpness,
    target.target_uniformity,
)

PAPER = Line(
    name="paper",
    default_policy="iso19264-B",
    policies=(
        "iso19264-A",
        "iso19264-B",
        "iso19264-C",
        "fadgi-4",
        "fadgi-3",
        "fadgi-2",
        "metamorfoze-full",
        "metamorfoze-light",
        "metamorfoze-extra-light",
        "legacy",
    ),
    unit_bytes=4 << 30,  # about 150 A4 pages at 300 ppi: seven minutes of work on two cores
    unit_items=200,
    probes=(PictureProbe(), PageProbe(), RawProbe(), Jp2Probe(), XmlProbe(), PdfProbe()),
    batch_probes=(ExifProbe(),),
    target_probes=(ImageProbe(), TargetProbe()),
    checks=CHECKS_OF_FILES + CHECKS_OF_IMAGES + CHECKS_OF_PAGES + CHECKS_OF_TARGETS,
    normalisers=(LosslessJp2(), OcrAlto(), AccessJpeg(), RawPreviewJpeg()),
    item_normalisers=(BookPdf(),),
    enrichers=(MetadataCsv(), RightsCsv(), Embedded(), Extent(), OcrLanguages()),
)
