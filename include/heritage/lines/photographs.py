"""Photographs: prints, negatives and slides. Pictures in TIFF are kept and copied to lossless JPEG 2000, camera raw is kept as it came."""

from __future__ import annotations

from heritage.contracts import Line
from heritage.describe.embedded import Embedded
from heritage.describe.photograph import PhotographTags
from heritage.describe.rights import RightsCsv
from heritage.describe.table import MetadataCsv
from heritage.describe.technical import Extent
from heritage.lines.paper import CHECKS_OF_FILES, CHECKS_OF_TARGETS, PAPER
from heritage.measure.document.sidecar import XmlProbe
from heritage.measure.picture.exif import ExifProbe
from heritage.measure.picture.image import ImageProbe
from heritage.measure.picture.jp2 import Jp2Probe
from heritage.measure.picture.photograph import PhotographProbe
from heritage.measure.picture.raw import PictureProbe, RawProbe
from heritage.measure.target.target import TargetProbe
from heritage.normalise.picture.access import AccessJpeg
from heritage.normalise.picture.photo_master import PhotographMaster
from heritage.normalise.picture.positive import PositiveJpeg
from heritage.normalise.picture.pyramid import AccessPyramid
from heritage.normalise.picture.raw_access import RawPreviewJpeg
from heritage.qc import archived, description, redelivery
from heritage.qc.page import duplicates, page
from heritage.qc.picture import exposure, image, jp2, keeping, photograph, tones

CHECKS_OF_PICTURES = (
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
    page.page_size,
    tones.clipping,
    exposure.exposure,
    tones.noise,
    tones.upsampled,
    duplicates.duplicate_exact,
    duplicates.duplicate_perceptual,
    redelivery.redelivery,
    archived.archived_exact,
    archived.archived_perceptual,
)

CHECKS_OF_PHOTOGRAPHS = (
    photograph.sampling_rate,
    photograph.master_space,
    photograph.polarity,
    photograph.halo,
    photograph.embedded_size,
    photograph.raw_beside,
    description.metadata_conflict,
)

PHOTOGRAPHS = Line(
    name="photographs",
    default_policy="iso19264-A",
    policies=PAPER.policies,
    unit_bytes=8 << 30,  # about 50 scans of 25 megapixels at 16 bits: six minutes of work on two cores
    unit_items=200,
    probes=(PictureProbe(), PhotographProbe(), RawProbe(), Jp2Probe(), XmlProbe()),
    batch_probes=(ExifProbe(),),
    target_probes=(ImageProbe(), TargetProbe()),
    checks=CHECKS_OF_FILES + CHECKS_OF_PICTURES + CHECKS_OF_PHOTOGRAPHS + CHECKS_OF_TARGETS,
    normalisers=(PhotographMaster(), AccessJpeg(), PositiveJpeg(), RawPreviewJpeg(), AccessPyramid()),
    item_normalisers=(),
    enrichers=(MetadataCsv(), RightsCsv(), Embedded(), PhotographTags(), Extent()),
    pre_qc_enrichers=(MetadataCsv(), Embedded()),
)
