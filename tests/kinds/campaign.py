"""The kinds that every run of the tests puts through the flow, and those that only `make campaigns` does: each of these is one of several
of its sort, and a sharper one stands for it."""

from __future__ import annotations

from collections.abc import Sequence

from campaigns import chosen
from kinds.kind import Kind

FILMS = {
    "mov-h-264-aac": "mp4-h-264-aac-fragmented",
    "mov-edit-list-that-skips-the-start": "mov-edit-list-that-hides-the-second-half",
    "mov-edit-list-that-shows-nothing": "mov-edit-list-that-hides-the-second-half",
    "mov-turned-by-90-degrees": "mov-turned-by-180-degrees-pixels-16-15",
    "mp4-h-264-turned-by-270-degrees": "mov-turned-by-180-degrees-pixels-16-15",
    "mov-mirrored": "mov-turned-by-180-degrees-pixels-16-15",
    "mov-fields-stored-as-fiel-1": "mov-fields-stored-as-fiel-6",
    "mov-fields-stored-as-fiel-14": "mov-fields-stored-as-fiel-9",
    "matroska-ffv1": "matroska-ffv1-still-colour-bars",
    "matroska-huffyuv": "avi-uyvy-16-bit-pcm",
    "dv-pal": "dv-pal-sound-changes-under-way",
    "dpx-rgb-10-bits-filled": "dpx-rgb-header-with-a-wrong-length",
    "mpeg-ps-mpeg-2-a-block-of-zeros": "mpeg-ts-mpeg-2-bytes-missing",
    "flv-sorenson-mp3-tags-missing": "flv-h-264-aac-cut-between-two-tags",
    "avi-adpcm-and-cinepak": "flv-h-264-aac",
}

SOUNDS = {
    "wave-16-bits": "wave-24-bits-stereo",
    "wave-12-of-16-bits-valid": "wave-20-of-24-bits-valid",
    "wave-16-of-24-bits-valid-stereo": "wave-24-of-32-bits-valid",
    "wave-first-size-beyond-the-file": "wave-one-sample-cut-off",
    "wave-a-list-after-the-riff": "wave-zeros-after-the-riff",
    "wave-list-info-in-utf-8": "wave-list-info-in-iso-8859-1",
    "wave-mp3-in-it": "wave-a-law",
    "wave-adpcm": "wave-a-law",
    "wave-3-channels": "wave-6-channels",
    "wave-10-channels": "wave-24-channels",
    "wave-eight-channels-four-silent": "wave-5-1-silent-centre",
    "wave-eight-channels-all-silent": "wave-stereo-one-silent",
    "aiff-16-bits-stereo": "aiff-24-bits",
    "aiff-0-1-s-cut-off": "aiff-one-sample-cut-off",
    "aiff-c-sowt-32-bits": "aiff-c-sowt-24-bits",
    "aiff-c-fl32": "aiff-c-fl64",
    "aiff-c-law": "wave-a-law",
    "au-a-law": "wave-a-law",
    "caf-24-bits": "caf-24-bits-little-endian",
    "wave64-block-align-against-the-sample-size": "wave-block-align-against-the-sample-size",
    "flac-16-bits": "flac-a-rate-that-stands-in-each-frame",
    "flac-zeros-behind-the-last-frame": "flac-an-id3v1-tag-at-the-end",
    "ogg-vorbis": "ogg-opus-bytes-behind-its-last-page",
    "ogg-vorbis-cut": "ogg-opus-last-page-gone",
    "tta-16-bits": "wavpack-24-bits",
    "mpeg-4-aac": "mpeg-4-alac",
    "mp3-id3v1-in-iso-8859-1-at-the-end": "mp3-xing-header",
    "wma-version-2": "wma-cut",
    "ac-3-48-khz": "ac-3-cut",
    "e-ac-3-cut": "ac-3-cut",
    "dts-48-khz": "dts-cut",
    "voc-16-bits": "voc-cut",
}

MODELS = {
    "obj-plain": "obj-colours-of-vertices-0-to-1",
    "obj-colours-of-vertices-0-to-255-behind-w": "obj-colours-of-vertices-0-to-1",
    "obj-colours-of-vertices-with-transparency": "obj-colours-of-vertices-0-to-1",
    "obj-colours-of-zbrush-mrgb": "obj-colours-of-vertices-0-to-1",
    "obj-material-and-picture": "obj-backslashes-and-percent-signs-in-names",
    "obj-in-a-material-s-name": "obj-backslashes-and-percent-signs-in-names",
    "obj-quoted-names-metashape": "obj-backslashes-and-percent-signs-in-names",
    "obj-lines-that-end-with-cr-tabs": "obj-utf-8-with-a-mark-crlf-lines-that-go-on",
    "obj-utf-16": "obj-utf-8-with-a-mark-crlf-lines-that-go-on",
    "obj-negative-indices": "obj-hollow-polygons",
    "obj-a-decimal-comma-in-the-last-of-many-numbers": "obj-decimal-commas",
    "mtl-decimal-commas": "obj-decimal-commas",
    "ply-ascii-decimal-commas": "obj-decimal-commas",
    "stl-ascii-decimal-commas": "obj-decimal-commas",
    "obj-numbers-of-windows-programs-1-ind": "obj-nan-and-infinity",
    "ply-ascii-colours-as-diffuse-red": "ply-big-endian-16-bit-colours",
    "ply-binary-r-g-b-as-floats": "ply-big-endian-16-bit-colours",
    "ply-ascii-dark-8-bit-colours": "ply-big-endian-16-bit-colours",
    "ply-ascii-lines-that-end-with-cr": "ply-binary-header-lines-that-end-with-crlf-tabs-remarks",
    "ply-binary-header-lines-that-end-with-cr": "ply-binary-header-lines-that-end-with-crlf-tabs-remarks",
    "stl-binary": "stl-binary-and-begins-with-solid",
    "stl-colours-of-magics": "stl-colours-of-viscam-and-solidview",
    "stl-ascii-lines-that-end-with-cr": "stl-ascii",
    "3mf-plain-millimetres": "3mf-base-materials",
    "3mf-group-of-colours": "3mf-base-materials",
    "las-1-2-colours-of-16-bits": "las-1-2-colours-of-8-bits-in-16",
    "las-1-1-point-format-1": "las-1-4-point-format-7",
    "laz-1-2": "laz-1-4-point-format-6",
    "las-box-of-the-header-is-random": "las-box-of-the-header-is-no-number",
    "e57-colours-of-16-bits": "e57-colours-of-8-bits",
    "e57-colours-as-floats": "e57-colours-of-8-bits",
}
"""Of those with colours, those colours are read and written back by `test_models` in every run."""

PAGES = {
    "page-columns-held-in-a-hand": "page-held-in-a-hand-lines-bowed-by-5-of-the-width",
    "page-music-held-in-a-hand-staves-bowed": "page-held-in-a-hand-lines-bowed-by-5-of-the-width",
    "page-an-engraving": "page-music",
    "page-a-map": "page-music",
    "page-a-table": "page-music",
    "names-0001-1l-0001-2r": "names-0001-0002-0003-0004bis",
    "names-0001-i-0002-ii-0003-1": "names-0001-0002-0003-0004bis",
}
"""Good pages of every sort are measured and judged in every run by tests/measure/test_page_kinds, names by tests/qc/test_page_names."""

PICTURES = {
    "tiff-first-directory-a-preview-old-flag": "tiff-first-directory-a-preview-flagged",
    "tiff-full-picture-in-subifds-not-flagged": "tiff-full-picture-in-subifds-of-a-preview",
    "tiff-lzw": "tiff-lzw-predictor-2-tiles-over-the-edge",
    "tiff-lzw-a-strip-half-there": "tiff-deflate-a-strip-half-there",
    "tiff-deflate": "tiff-deflate-predictor-2-16-bits-big-endian",
    "tiff-zstandard-a-strip-half-there": "tiff-deflate-a-strip-half-there",
    "tiff-lzma-a-strip-half-there": "tiff-deflate-a-strip-half-there",
    "tiff-ccitt-g3": "tiff-ccitt-g3-two-dimensional",
    "tiff-ccitt-g3-half-there": "tiff-ccitt-g4-half-there",
    "tiff-ccitt-g3-forty-bytes-spoilt": "tiff-ccitt-g4-forty-bytes-spoilt",
    "tiff-ccitt-rle-half-there": "tiff-ccitt-g4-half-there",
    "tiff-ccitt-rle-forty-bytes-spoilt": "tiff-ccitt-g4-forty-bytes-spoilt",
    "tiff-ycbcr-4-2-0-deflate": "tiff-ycbcr-4-2-2-lzw-bt-709",
    "tiff-ycbcr-uncompressed": "tiff-ycbcr-4-2-0-uncompressed-with-head-and-foot-room",
    "tiff-icclab": "tiff-cielab",
    "tiff-palette-of-8-bits": "tiff-palette-of-16-bits",
    "tiff-2-bits": "tiff-12-bits",
    "tiff-4-bits": "tiff-12-bits",
    "tiff-6-bits": "tiff-12-bits",
    "tiff-10-bits": "tiff-12-bits",
    "tiff-14-bits": "tiff-12-bits",
    "tiff-float16": "tiff-float32",
    "tiff-float64": "tiff-float32",
    "tiff-alpha-multiplied": "tiff-alpha-not-multiplied",
    "tiff-stripbytecounts-of-0-uncompressed": "tiff-no-stripbytecounts-uncompressed",
    "tiff-jpeg-of-12-bits-a-strip-cut": "tiff-jpeg-a-strip-cut-with-an-end-marker-behind",
    "tiff-old-style-jpeg-tables-and-strips": "tiff-old-style-jpeg-tables-and-tiles",
    "jpeg-progressive": "jpeg-baseline",
    "jpeg-with-restarts": "jpeg-restarts",
    "jpeg-12-bits-cut-with-an-end-marker-behind": "jpeg-cut-with-an-end-marker-behind",
}
"""Depths, fractions, YCbCr, CIELab, previews and old JPEG: what is read of them is compared by tests/tools/test_picture_kinds in every run."""

REST = FILMS | SOUNDS | MODELS | PAGES | PICTURES
"""A kind that only campaigns try → the one that stands for it in every run."""


def tried(kinds: Sequence[Kind]) -> Sequence[Kind]:
    """Those that this run puts through the flow."""
    return chosen(kinds, [kind for kind in kinds if kind.id not in REST])
