"""Audiovisual: sound, video and film. Every stream is decoded whole and judged by the second; masters are BWF and FFV1, proved."""

from __future__ import annotations

from heritage.contracts import Line
from heritage.describe.av import AvTags
from heritage.describe.embedded import Embedded
from heritage.describe.rights import RightsCsv
from heritage.describe.table import MetadataCsv
from heritage.describe.technical import Extent
from heritage.measure.document.sidecar import XmlProbe
from heritage.measure.film.av import AvProbe
from heritage.measure.film.carrier import CarrierProbe
from heritage.measure.film.frames import FramesProbe
from heritage.measure.picture.exif import ExifProbe
from heritage.normalise.av.curves import Curves
from heritage.normalise.av.film import Film
from heritage.normalise.av.sequence import SequenceMaster
from heritage.normalise.av.sound import Sound
from heritage.normalise.picture.access import AccessJpeg
from heritage.qc import archived, files, redelivery
from heritage.qc.av import av, frames, sound, stored, video

CHECKS_OF_FILES = (
    av.decodes,
    files.identified,
    files.executable_content,
    files.empty_folder,
    files.extension_mismatch,
    redelivery.redelivery,
    archived.archived_exact,
    av.malformed,
    av.truncated,
    av.file_structure,
    av.parts_carried,
    av.slice_crc,
    av.decode_errors,
    av.flac_metadata,
    av.flac_digest,
    av.matroska_conformance,
    av.has_streams,
    av.duration,
    av.audio_tracks,
    av.parts_count,
)

CHECKS_OF_SOUND = (
    sound.audio_codec,
    sound.audio_rate,
    sound.audio_depth,
    sound.bext,
    sound.clipping,
    sound.silent,
    sound.silence,
    sound.dc_offset,
    sound.channels_identical,
    sound.channels_inverted,
    sound.hum,
    sound.loudness,
    sound.rate_truth,
    sound.depth_truth,
    sound.dropouts,
    sound.repeated_blocks,
    sound.clicks,
)

CHECKS_OF_FILM = (
    video.video_codec,
    video.standard_mismatch,
    video.pixel_depth,
    video.frame_rate,
    video.field_order,
    video.aspect_ratio,
    video.ffv1_profile,
    video.tout,
    video.vrep,
    video.brng,
    video.luma_range,
    video.black,
    video.all_black,
    video.freeze,
    stored.shown_as_stored,
    stored.said_besides,
    stored.changes_under_way,
    stored.structure_notes,
    frames.sequence_gap,
    frames.frame_geometry,
    frames.frame_count,
)

AUDIOVISUAL = Line(
    name="audiovisual",
    default_policy="master",
    policies=("master", "legacy"),
    unit_bytes=20 << 30,  # about twelve minutes of uncompressed SD: half an hour of work on two cores
    unit_items=20,
    probes=(AvProbe(), CarrierProbe(), XmlProbe()),
    batch_probes=(FramesProbe(), ExifProbe()),
    target_probes=(AvProbe(),),
    checks=CHECKS_OF_FILES + CHECKS_OF_SOUND + CHECKS_OF_FILM,
    normalisers=(Sound(), Film(), Curves(), AccessJpeg()),
    item_normalisers=(SequenceMaster(),),
    enrichers=(MetadataCsv(), RightsCsv(), Embedded(), Extent(), AvTags()),
)
