"""A TIFF whose pictures are compressed without loss becomes one whose pictures are not: what FADGI and Metamorfoze ask of masters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heritage.contracts import NormalisationJob, Source
from heritage.errors import ProofFailed, SourceChanged
from heritage.formats import named
from heritage.model import Facts, File, Measured, Proof, Rendition, Role
from heritage.normalise.migration.refusing import NotMigrated, nothing_lost

if TYPE_CHECKING:
    from heritage.tools.picture.opening import Picture


@dataclass(frozen=True, slots=True)
class PlainTiff:
    """Promise: every picture of the file has the same samples, and every field of every directory the same bytes, but for those that
    say how samples are stored. Lossy compressions, fax and JPEG are not for it."""

    name: str = "tiff-plain"

    def room(self, file: File, measured: Measured | None) -> int:
        """The samples as they are, twice where a JPEG 2000 is made beside; without measurements as much as LZW usually saves."""
        samples = _samples(measured)
        return max(2 * samples, file.size * (1 if samples else 8))

    def make(self, source: Source, order: NormalisationJob, *, losses: bool = False) -> Iterator[Rendition]:
        from heritage.normalise.av.output import Target, making, rendition
        from heritage.normalise.output import stem
        from heritage.tools.picture.tiff import unpacking

        lost = unpacking.unmovable(source.path)
        nothing_lost(source.file.path, lost, losses)
        target = Target(f"master/{stem(source.file, order.item)}.tif", Role.MASTER, named("tiff").puid, _tool())
        with making(order, target.path) as (partial,):
            try:
                unpacking.unpacked(source.path, partial)
            except unpacking.CannotMove as error:
                raise NotMigrated(f"{source.file.path}: {error}") from error
            proof, reader = _proved(source, partial, order)
        facts: Facts = {"master.second_reader": reader, **({"migration.lost": list[Any](lost)} if lost else {})}
        yield rendition(target, order, source.file, proof, facts)


def _samples(measured: Measured | None) -> int:
    """Bytes of all of them, unpacked; 0 where nobody measured them."""
    if measured is None:
        return 0
    size = (measured.number("image.width") or 0) * (measured.number("image.height") or 0)
    bits = (measured.number("image.channels") or 0) * (measured.number("image.bits") or 0)
    return int(size * bits / 8 * (measured.number("image.pages") or 1))


def _tool() -> str:
    """Our own, on the decoders of imagecodecs."""
    from importlib.metadata import version

    return f"imagecodecs {version('imagecodecs')}"


def _proved(source: Source, made: Path, order: NormalisationJob) -> tuple[Proof, str]:
    """Raises ProofFailed, SourceChanged."""
    from heritage.tools.picture import opening as picture
    from heritage.tools.picture import second_reader
    from heritage.tools.picture.tiff import unpacking

    before, after = source.cached(picture.decode), picture.decode(made)
    digest = picture.pixel_digest(before.pixels)
    if order.measured and order.measured.text("pixels.sha256") not in ("", digest):
        raise SourceChanged(f"{source.file.path}: the pixels are not those that were measured")
    _same_pictures(source.path, before, made, after)
    said, now = unpacking.said(source.path), unpacking.said(made)
    if said != now:
        wrong = sorted({(place, field) for place, field, *_ in {*said} ^ {*now}})
        raise ProofFailed(f"{made.name}: fields differ from the source's: {wrong[:10]}")
    reader = second_reader.agreeing(made, before)
    method = (
        f"every picture decoded: all samples equal the source's; {len(said)} fields compared byte by byte, all equal"
    )
    return Proof(method, digest), reader


def _same_pictures(source: Path, before: Picture, made: Path, after: Picture) -> None:
    from heritage.tools.picture import opening as picture

    pairs = zip(picture.pages(source, before), picture.pages(made, after), strict=True)
    for (which, one), (_, other) in pairs:
        if picture.pixel_digest(one.pixels) != picture.pixel_digest(other.pixels) or _shape(one) != _shape(other):
            raise ProofFailed(f"{made.name}{which} has other pixels than the source")
        if other.compression != "none":
            raise NotMigrated(f"{source.name}{which}: a picture stays compressed ({other.compression})")


def _shape(one: Picture) -> tuple[object, ...]:
    """All that a reader tells of a picture but for its samples and how they are stored."""
    said = (
        one.bits,
        one.ppi,
        one.icc,
        one.xmp,
        one.colour,
        one.stored,
        one.samples,
        one.alpha,
        one.pages,
        one.orientation,
        one.sample,
    )
    return str(one.pixels.dtype), one.pixels.shape, *said
