"""Copies of flat objects: a lossless JP2 where the picture is not too large for it, a readers' JPEG of any of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from heritage.contracts import NormalisationJob, Source
from heritage.model import File, Rendition
from heritage.normalise.model3d.settings import asked
from heritage.normalise.picture.access import AccessJpeg
from heritage.normalise.picture.master import LosslessJp2
from heritage.tools.model3d.item_parts import MODELS, is_raw


def _is_flat(file: File, order: NormalisationJob) -> bool:
    """The picture is the object: the item has no model, and the file is no capture that the picture was made from."""
    models = [one for one in order.item.files if one.suffix in MODELS and not is_raw(one.path)]
    return not models and not is_raw(file.path)


def _for_pictures(order: NormalisationJob) -> NormalisationJob:
    """`settings.master` says how models are kept; `settings.picture` says it of pictures."""
    settings = {**order.policy.settings, "master": order.policy.settings.get("picture")}
    return replace(order, policy=replace(order.policy, settings=settings))


@dataclass(frozen=True, slots=True)
class FlatMaster:
    """Promise: LosslessJp2's, for pictures of items without a model; what is read band by band is kept as it came."""

    name: str = "master-jp2"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        wanted = asked(order, "picture") and _is_flat(file, order)
        return wanted and LosslessJp2().accepts(file, _for_pictures(order))

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        return LosslessJp2().make(source, _for_pictures(order))


@dataclass(frozen=True, slots=True)
class FlatAccess:
    """Promise: AccessJpeg's, for pictures of items without a model, of any size."""

    name: str = "access-jpeg"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        return _is_flat(file, order) and AccessJpeg().accepts(file, order)

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        return AccessJpeg().make(source, order)
