"""The raw probe: asks LibRaw whether a camera raw file opens and reads to its last sample. Light to import."""

from __future__ import annotations

from heritage import formats
from heritage.contracts import Source
from heritage.measure import zeros
from heritage.measure.picture.image import is_picture
from heritage.measure.picture.large import AnyImageProbe
from heritage.model import Facts, File

SUFFIXES = frozenset(
    {
        *(".dng", ".cr2", ".cr3", ".crw", ".nef", ".nrw", ".arw", ".srf", ".sr2", ".raf", ".orf", ".rw2", ".pef"),
        *(".iiq", ".3fr", ".fff", ".mos", ".mef", ".erf", ".kdc", ".dcr", ".srw", ".x3f", ".rwl", ".raw"),
    }
)


def is_raw(file: File) -> bool:
    """By its name: raw formats are TIFF inside, and signatures often see no more than that; or by what it was identified as,
    whatever its name."""
    known = file.format.name.lower() if file.format is not None and file.suffix in TIFF_NAMES else ""
    return file.suffix in SUFFIXES or "digital negative" in known or ("raw image" in known or "camera raw" in known)


TIFF_NAMES = formats.suffixes(("tiff",))
"""Under which a raw file may be sent in: its first directory is a thumbnail, and would be taken for the picture."""


class RawProbe:
    """`raw.*` of one camera raw file."""

    name = "raw"

    def accepts(self, file: File) -> bool:
        return is_raw(file)

    def tool(self) -> str:
        from heritage.tools.picture import raw

        return raw.version()

    def measure(self, source: Source) -> Facts:
        """`raw.width`, `raw.height` (px), `raw.kind` flat|stack, `raw.colours`, `raw.pattern`, `raw.white` (level),
        `raw.orientation` (EXIF), `raw.sha256` (of the sensor's samples), `raw.dng` (the version that a DNG says it is; "" for others), `raw.preview` embedded or how it was developed,
        `raw.preview_width`, `raw.preview_height`. Raises SourceUnreadable."""
        from heritage.tools.picture import raw, raw_extent

        found = raw.read(source.path)
        seen, how = raw.preview(source.path)
        return {
            "raw.dng": raw_extent.of(source.path).dng,
            "raw.width": found.width,
            "raw.height": found.height,
            "raw.kind": found.kind,
            "raw.colours": found.colours,
            "raw.pattern": found.pattern,
            "raw.white": found.white,
            "raw.orientation": found.orientation,
            "raw.sha256": found.digest,
            "raw.preview": how,
            "raw.preview_width": seen.width,
            "raw.preview_height": seen.height,
            **zeros.facts(source),
        }


class PictureProbe(AnyImageProbe):
    """The image probe, for what is not camera raw: the first directory of a raw file is a thumbnail, not the picture."""

    def accepts(self, file: File) -> bool:
        return is_picture(file) and not is_raw(file)
