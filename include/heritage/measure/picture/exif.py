"""The embedded-metadata probe: exiftool over many files at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from heritage.measure.picture.image import is_picture
from heritage.model import Facts, File, Phrase
from heritage.tools.identify import exiftool


class ExifProbe:
    """`exif.<Group>:<Tag>` of what is embedded in a picture: EXIF, IPTC and XMP that describe it."""

    name = "exiftool"

    def accepts(self, file: File) -> bool:
        return is_picture(file)

    def tool(self) -> str:
        return exiftool.version()

    def measure(self, sources: Sequence[tuple[Path, File]]) -> Iterator[Facts | str | Phrase]:
        for answer in exiftool.read([path for path, _ in sources]):
            yield (
                answer if isinstance(answer, str | Phrase) else {f"exif.{tag}": value for tag, value in answer.items()}
            )
