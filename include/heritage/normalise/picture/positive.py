"""Makes the positive of a negative for readers, with its recipe written beside it; the master stays as it was captured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from heritage.contracts import NormalisationJob, Source
from heritage.formats import named
from heritage.model import File, Rendition
from heritage.normalise.output import keep, stem
from heritage.normalise.picture.access import _setting, is_large


@dataclass(frozen=True, slots=True)
class PositiveJpeg:
    """Promise: for each picture of an item that is declared a negative (`negative: true` or `kind: negative`), a positive
    JPEG in sRGB with nothing in it but the picture, and the recipe (JSON) that repeats it."""

    name: str = "access-positive"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        asked = isinstance(order.policy.settings.get("access"), dict)
        there = measured is not None and not measured.refused and measured.get("image.colour") in {"rgb", "grey"}
        return asked and there and is_negative(order) and not is_large(order)

    def prepare(self, order: NormalisationJob) -> None:
        """Loads the codec before workers are forked."""
        import heritage.normalise.picture.inversion  # noqa: F401

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.model import Proof, Role
        from heritage.normalise.output import Made
        from heritage.normalise.picture import inversion, jpeg
        from heritage.tools.picture import opening as picture

        longest, quality = _setting(order, "max_pixels", 3000), _setting(order, "jpeg_quality", 85)
        positive, recipe = inversion.positive(source.cached(picture.decode), longest)
        made = jpeg.for_readers(positive, longest, quality)
        name = f"access/{stem(source.file, order.item)}.positive"
        facts = {**made.facts, **{f"positive.{key}": value for key, value in recipe.items()}}
        yield keep(
            Made(made.content, made.role, made.puid, made.tool, made.proof, facts), f"{name}.jpg", order, source.file
        )
        text = json.dumps(
            {"source": source.file.path, "sha512": source.file.sha512, **recipe}, indent=1, ensure_ascii=False
        )
        proof = Proof("the recipe of the positive beside it")
        told = Made(f"{text}\n".encode(), Role.ACCESS, named("json").puid, inversion.TOOL, proof, {})
        yield keep(told, f"{name}.json", order, source.file)


def is_negative(order: NormalisationJob) -> bool:
    """Declared so, for the item or for the whole delivery."""
    declared = {**order.delivery.declared, **order.item.expected}
    return declared.get("negative") is True or declared.get("kind") == "negative"
