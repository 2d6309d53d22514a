"""What counting says of an item: how many pages, in which formats, when it was captured. (Each image's own technical
metadata is MIX, written when the package is sealed.)"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from heritage.contracts import DescriptionContext
from heritage.model import Statement


class Extent:
    """dcterms:extent and dcterms:format from what was delivered; the source is the count itself."""

    name = "extent"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        source = "counted at receipt"
        formats = Counter(f.format.name or f.format.puid for f in known.item.files if f.format)
        for name, count in sorted(formats.items()):
            yield Statement("dcterms:format", name, source)
            yield Statement("dcterms:extent", f"{count} files {name}" if count > 1 else f"1 file {name}", source)
