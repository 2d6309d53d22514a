"""Binds an item's access pictures and their text into one PDF/A-1b that can be searched and copied from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from heritage.contracts import NormalisationJob
from heritage.model import Item, Rendition


@dataclass(frozen=True, slots=True)
class BookPdf:
    """Promise: valid PDF/A-1b (validated, or not there), every page that has an access JPEG in order, its words where they
    are seen."""

    name: str = "access-pdf"

    def accepts(self, item: Item, order: NormalisationJob) -> bool:
        return isinstance(order.policy.settings.get("access"), dict)

    def make(self, renditions: Sequence[Rendition], order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.document import binding

        pages = binding.leaves(renditions)
        if pages:
            yield binding.bind(pages, order)
