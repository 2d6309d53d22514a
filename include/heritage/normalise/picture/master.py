"""Makes the preservation master: JPEG 2000 part 1, lossless, and proved so before it exists under its name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from heritage.contracts import NormalisationJob, Source
from heritage.errors import SourceChanged
from heritage.model import File, Measured, Rendition
from heritage.normalise.output import keep, stem
from heritage.normalise.picture.access import is_large

if TYPE_CHECKING:
    from heritage.normalise.output import Made
    from heritage.normalise.picture.profiles import Profile
    from heritage.tools.picture.opening import Picture

_LOSSLESS_KINDS = {"tiff", "png"}


@dataclass(frozen=True, slots=True)
class LosslessJp2:
    """Promise: the JP2 decodes to exactly the samples of the delivered TIFF or PNG, and carries the same ICC profile, XMP and
    resolution; or there is no JP2. What a JP2 cannot hold whole is kept as it came: lossy or bitonal originals, palettes,
    CMYK, alpha, several pages, profiles with look-up tables."""

    name: str = "master-jp2"

    def accepts(self, file: File, order: NormalisationJob) -> bool:
        measured = order.measured
        if measured is None or measured.refused or is_large(order) or not _wanted(order):
            return False
        return _convertible(measured, _profile(order))

    def prepare(self, order: NormalisationJob) -> None:
        """Loads the codec before workers are forked."""
        import heritage.normalise.picture.lossless  # noqa: F401

    def make(self, source: Source, order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.picture import lossless
        from heritage.tools.picture import opening as picture

        opened = source.cached(picture.decode)
        if not lossless.fits(opened):
            return
        _unchanged(picture.pixel_digest(opened.pixels), order)
        made = confirmed(lossless.master(opened, _profile(order)), source, opened, order)
        yield keep(made, f"master/{stem(source.file, order.item)}.jp2", order, source.file)


def confirmed(made: Made, source: Source, opened: Picture, order: NormalisationJob) -> Made:
    """Where the policy lets the master replace the original: with a second reader's word that the samples are the file's. Without
    it the original stays beside the master (`package.contents`), and the proof says so."""
    settings = order.policy.settings.get("master")
    if not isinstance(settings, dict) or settings.get("original") != "replace":
        return made
    from heritage.tools.picture import second_reader as second_picture

    reader = second_picture.agreeing(source.path, opened)
    told = (
        f"{reader} reads the same samples" if reader else "no second reader finds the same samples: the original stays"
    )
    proof = replace(made.proof, method=f"{made.proof.method}; {told}")
    return replace(made, proof=proof, facts={**made.facts, "master.second_reader": reader})


def _wanted(order: NormalisationJob) -> bool:
    return isinstance(order.policy.settings.get("master"), dict)


def _profile(order: NormalisationJob) -> Profile:
    from heritage.normalise.picture.profiles import profile

    settings = order.policy.settings.get("master")
    name = settings.get("profile", "jp2-lossless") if isinstance(settings, dict) else "jp2-lossless"
    return profile(str(name))


def _convertible(measured: Measured, wanted: Profile) -> bool:
    """By what was measured, never by the name: a lossless 8- or 16-bit grey or RGB picture, alone in its file."""
    plain = measured.get("image.format") in _LOSSLESS_KINDS and measured.get("image.lossy") is False
    colours = measured.get("image.colour") in {"grey", "rgb"} and not measured.get("image.alpha")
    whole = not measured.text("image.unfit")
    alone = measured.get("image.pages", 1) == 1 and measured.get("image.sample", "uint") == "uint"
    bits = measured.number("image.bits")
    sound = "icc.broken" not in measured.facts
    return plain and colours and alone and whole and sound and bits is not None and int(bits) in wanted.codings


def _unchanged(digest: str, order: NormalisationJob) -> None:
    """The pixels are those that were measured and judged. Raises SourceChanged."""
    seen = order.measured.text("pixels.sha256") if order.measured else ""
    if order.measured and seen and seen != digest:
        raise SourceChanged(f"{order.measured.file.path}: the pixels are not those that were measured")
