"""Reads the text of a page and keeps it as ALTO; how well it was read is reported, and never a failure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ConfigError
from heritage.model import File, Rendition
from heritage.normalise.output import keep, stem
from heritage.normalise.picture.access import is_large

LANGUAGES = ("nl", "fr", "de", "en")
"""What is read when neither the item nor the delivery declares languages: the programme's four."""


@dataclass(frozen=True, slots=True)
class OcrAlto:
    """Promise: one valid ALTO 4 file per page, also for a blank one; positions in the delivered picture's pixels."""

    name: str = "text-alto"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        settings = order.policy.settings.get("ocr")
        if measured is None or measured.refused or is_large(order) or not isinstance(settings, dict):
            return False
        if settings.get("engine", "tesseract") != "tesseract":
            raise ConfigError(f"settings.ocr.engine: wanted tesseract; found {settings['engine']!r}")
        return "image.width" in measured.facts

    def prepare(self, order: NormalisationJob) -> None:
        """Loads the language models once, for all workers that are forked afterwards."""
        from heritage.normalise.document import reading

        reading.load(languages(order))

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.document import reading
        from heritage.tools.picture import opening as picture

        for name, page in picture.pages(source.path, source.cached(picture.decode)):
            made = reading.text_of(page, source.file, languages(order))
            yield keep(made, f"text/{stem(source.file, order.item)}{name}.alto.xml", order, source.file)


def languages(order: NormalisationJob) -> tuple[str, ...]:
    """What the item's entry declares, or the delivery, or the programme's four."""
    for declared in (order.item.expected, order.delivery.declared):
        found = declared.get("languages")
        if isinstance(found, str) and found:
            return (found,)
        if isinstance(found, list | tuple) and found:
            return tuple(str(tag) for tag in found)
    return LANGUAGES
