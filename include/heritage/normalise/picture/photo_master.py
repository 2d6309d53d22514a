"""Makes a photograph's preservation master: JP2, or JPH where the policy opts for it, with IPTC beside XMP and profile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ProofFailed
from heritage.model import File, Proof, Rendition
from heritage.normalise.output import keep, stem
from heritage.normalise.picture import master

if TYPE_CHECKING:
    from heritage.normalise.output import Made
    from heritage.tools.picture.opening import Picture

_JPH = "jph-lossless"
_PLAIN = "jp2-lossless"


@dataclass(frozen=True, slots=True)
class PhotographMaster:
    """Promise: as `LosslessJp2`, and the IPTC block of a TIFF is carried too and read back. With the profile `jph-lossless`
    it is a JPH, a tenth of the work and some 5 to 9 % larger, which jpylyzer cannot check."""

    name: str = "master-photograph"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        return master.LosslessJp2().accepts(file, _as_jp2(order))

    def prepare(self, order: NormalisationJob) -> None:
        """Loads the codecs before workers are forked."""
        import heritage.normalise.picture.lossless  # noqa: F401

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.picture import lossless
        from heritage.tools.picture import opening as picture

        opened = source.cached(picture.decode)
        if not lossless.fits(opened):
            return
        master._unchanged(picture.pixel_digest(opened.pixels), order)
        made = master.confirmed(_made(opened, order), source, opened, order)
        made = _with_iptc(made, source.path, opened.kind)
        suffix = "jph" if _is_jph(order) else "jp2"
        yield keep(made, f"master/{stem(source.file, order.item)}.{suffix}", order, source.file)


def _made(opened: Picture, order: NormalisationJob) -> Made:
    from heritage.normalise.picture import jph, lossless

    return jph.master(opened) if _is_jph(order) else lossless.master(opened, master._profile(order))


def _with_iptc(made: Made, path: Path, kind: str) -> Made:
    from heritage.tools.picture import iptc
    from heritage.tools.picture.jpeg2000 import added_boxes as jp2_boxes
    from heritage.tools.picture.jpeg2000 import jpylyzer

    block = iptc.block(path) if kind == "tiff" else b""
    if not block:
        return made
    content = jp2_boxes.with_iptc(made.content, block)
    if jp2_boxes.iptc(content) != block:
        raise ProofFailed("the master does not carry the source's IPTC")
    if not jp2_boxes.is_jph(content) and (faults := jpylyzer.examine(content).faults):
        raise ProofFailed(f"the JP2 is not valid with the source's IPTC: {'; '.join(faults)}")
    return replace(made, content=content, proof=Proof(f"{made.proof.method}; IPTC read back", made.proof.digest))


def _is_jph(order: NormalisationJob) -> bool:
    settings = order.policy.settings.get("master")
    return isinstance(settings, dict) and settings.get("profile") == _JPH


def _as_jp2(order: NormalisationJob) -> NormalisationJob:
    """What a JPH can hold is what a JP2 can hold."""
    if not _is_jph(order):
        return order
    settings = {**order.policy.settings, "master": {"profile": _PLAIN}}
    return replace(order, policy=replace(order.policy, settings=settings))
