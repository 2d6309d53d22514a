"""Objects: surfaces and point clouds of things, and pictures of flat ones. Models are kept, copied with proof, and shown."""

from __future__ import annotations

from heritage.contracts import Line
from heritage.describe.embedded import Embedded
from heritage.describe.paradata import Paradata
from heritage.describe.rights import RightsCsv
from heritage.describe.table import MetadataCsv
from heritage.describe.technical import Extent
from heritage.measure.document.sidecar import XmlProbe
from heritage.measure.model3d.cloud import CloudProbe, CloudStructureProbe
from heritage.measure.model3d.mesh import MeshProbe, StructureProbe
from heritage.measure.model3d.paradata import ParadataProbe
from heritage.measure.picture.exif import ExifProbe
from heritage.measure.picture.image import ImageProbe
from heritage.measure.picture.large import AnyImageProbe
from heritage.measure.target.target import TargetProbe
from heritage.normalise.model3d.access import AccessGlb
from heritage.normalise.model3d.cloud import AccessCloud, CloudMaster
from heritage.normalise.model3d.flat import FlatAccess, FlatMaster
from heritage.normalise.model3d.master import SurfaceMaster
from heritage.qc import archived, files, redelivery
from heritage.qc.model3d import cloud, paradata, shape, surface
from heritage.qc.model3d.flat import declared_size, finished, flat
from heritage.qc.picture import exposure, image, tones

CHECKS_OF_FILES = (
    surface.decodes,
    surface.identified,
    files.lost_blocks,
    files.executable_content,
    files.empty_folder,
    files.extension_mismatch,
    redelivery.redelivery,
    archived.archived_exact,
    archived.archived_perceptual,
)

CHECKS_OF_SHAPES = (
    shape.truncated,
    shape.spare_data,
    shape.glb_structure,
    shape.gltf_extensions,
    shape.gltf_valid,
    shape.zip_bomb,
    shape.read_by_two,
    shape.reference_outside,
    shape.reference_missing,
    shape.texture_missing,
    shape.left_out,
    shape.empty_geometry,
    shape.nan_infinity,
    shape.index_range,
    *map(
        finished,
        (
            shape.texture_size,
            surface.degenerate_faces,
            surface.zero_area_faces,
            surface.duplicate_faces,
            surface.non_manifold,
            surface.watertight,
            surface.winding,
            surface.normals,
            surface.uv_present,
            surface.unit_declared,
            surface.dimensions,
        ),
    ),
    cloud.e57_crc,
    cloud.las_vlr,
    cloud.points_count,
    cloud.points_extent,
    paradata.paradata,
    paradata.scale_bars,
)

CHECKS_OF_FLAT_THINGS = (
    declared_size,
    *map(
        flat,
        (
            image.tiff_structure,
            image.compression,
            image.alpha,
            image.orientation,
            image.bit_depth,
            image.bits_used,
            image.sample_format,
            image.colour_space,
            image.icc_truncated,
            image.icc_profile,
            image.sampling_rate,
            tones.clipping,
            exposure.exposure,
            tones.upsampled,
        ),
    ),
)

OBJECTS = Line(
    name="objects",
    default_policy="master",
    policies=("master", "legacy"),
    unit_bytes=8 << 30,
    unit_items=50,
    probes=(
        StructureProbe(),
        MeshProbe(),
        CloudStructureProbe(),
        CloudProbe(),
        ParadataProbe(),
        AnyImageProbe(),
        XmlProbe(),
    ),
    batch_probes=(ExifProbe(),),
    target_probes=(ImageProbe(), TargetProbe()),
    checks=CHECKS_OF_FILES + CHECKS_OF_SHAPES + CHECKS_OF_FLAT_THINGS,
    normalisers=(SurfaceMaster(), AccessGlb(), CloudMaster(), AccessCloud(), FlatMaster(), FlatAccess()),
    item_normalisers=(),
    enrichers=(MetadataCsv(), RightsCsv(), Embedded(), Paradata(), Extent()),
)
