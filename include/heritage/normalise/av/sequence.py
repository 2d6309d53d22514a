"""Makes a film master of an image sequence: FFV1 in Matroska with every file's own bytes around its picture, so that the exact
files come back; proved by restoring each. What cannot be restored is kept as it is, and said so."""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from heritage.contracts import NormalisationJob
from heritage.formats import named
from heritage.model import Facts, File, Item, Rendition, Role

_log = logging.getLogger(__name__)
_NUMBERED = re.compile(r"(\d{4,})$")

METHOD = "every file restored from the master; SHA-512 of each equal to the delivered one's"


@dataclass(frozen=True, slots=True)
class SequenceMaster:
    """Promise: restoring the master gives every delivered frame back, bit for bit; or there is no master."""

    name: str = "sequence"

    def accepts(self, item: Item, order: NormalisationJob) -> bool:
        from heritage.normalise.av.output import setting

        if not isinstance(order.policy.settings.get("master"), dict) or not sequences(item):
            return False
        return bool(setting(order, "master", "sequence", "ffv1", lambda v: v in ("ffv1", "keep")) == "ffv1")

    def make(self, renditions: Sequence[Rendition], order: NormalisationJob) -> Iterator[Rendition]:
        from heritage.normalise.av.frame_layout import NotReversible
        from heritage.normalise.av.output import kept_as_it_came

        place = Path(order.delivery.place) / order.delivery.root
        for name, frames in sequences(order.item).items():
            try:
                yield from _made(name, frames, place, order)
            except NotReversible as error:
                _log.warning("%s: %s is kept as it came: %s", order.item.id, name, error)
                yield kept_as_it_came(name, str(error), order)


def sequences(item: Item) -> Mapping[str, list[File]]:
    """Name of the master → its frames in the order of their numbers: DPX, or TIFF with at least four digits at the end; two or
    more in a folder."""
    found: dict[str, list[File]] = {}
    for file in item.files:
        numbered = _NUMBERED.search(file.stem)
        if numbered and file.suffix in (".dpx", ".tif", ".tiff"):
            below = file.path.removeprefix("objects/").removeprefix(f"{item.id}/").rpartition("/")[0]
            base = file.stem[: numbered.start()].rstrip("_-. ") or "frames"
            found.setdefault(f"{below}/{base}" if below else base, []).append(file)
    return {name: sorted(frames, key=_number) for name, frames in found.items() if len(frames) > 1}


def _number(file: File) -> int:
    match = _NUMBERED.search(file.stem)
    return int(match.group(1)[-18:]) if match else -1


def _made(name: str, frames: Sequence[File], place: Path, order: NormalisationJob) -> Iterator[Rendition]:
    """Raises NotReversible."""
    from heritage.files import safe_join
    from heritage.normalise.av import restoring
    from heritage.normalise.av.frame_layout import NotReversible
    from heritage.normalise.av.output import Target, making, rendition
    from heritage.tools.av import ffmpeg

    if len({file.suffix for file in frames}) > 1 or any(_number(b) != _number(a) + 1 for a, b in pairwise(frames)):
        raise NotReversible("its numbers have a gap, or its frames are of two kinds")
    paths = [safe_join(place, file.path) for file in frames]
    whole = [restoring.around(path, file.name, file.sha512) for path, file in zip(paths, frames, strict=True)]
    if len({one.layout.shape for one in whole}) > 1:
        raise NotReversible("its frames differ in size, depth or byte order")
    target = Target(f"master/{name}.mkv", Role.MASTER, named("matroska").puid, ffmpeg.version())
    film = Target(f"access/{name}.mp4", Role.ACCESS, named("mpeg4").puid, ffmpeg.version())
    with making(order, target.path, film.path) as (partial, shown), tempfile.TemporaryDirectory() as room:
        _encode(paths, whole, Path(room), (partial, shown), order)
        proof, valid = _proved(partial, Path(room), frames)
    facts: Facts = {"master.frames": len(frames), "master.attachment": restoring.ATTACHED}
    yield rendition(target, order, None, proof, facts, valid)
    yield rendition(film, order, None, _lossy())


def _encode(
    paths: Sequence[Path], whole: Sequence[Any], room: Path, targets: tuple[Path, Path], order: NormalisationJob
) -> None:
    """One run: the frames decoded once, the master and the viewing copy made."""
    from heritage.normalise.av import restoring
    from heritage.normalise.av.film import FFV1, H264, slices
    from heritage.normalise.av.output import encode
    from heritage.tools.av import demuxers
    from heritage.tools.av import ffmpeg_graph as graph

    suffix = paths[0].suffix.lower()
    for index, path in enumerate(paths):
        (room / f"{index:09d}{suffix}").symlink_to(path)
    attachment = room / "attached.gz"
    restoring.pack(whole, attachment)
    rate, layout = _rate(order, paths[0]), whole[0].layout
    pattern = demuxers.opened(room / f"%09d{suffix}", room, *paths)
    frames = graph.opened(pattern, {"f": "image2", "framerate": f"{rate:g}", "start_number": 0})["v"]
    attached = {"attach": attachment, "metadata:s:t": ["mimetype=application/gzip", f"filename={restoring.ATTACHED}"]}
    cut = slices(layout.width, layout.height)
    master = graph.written([frames], targets[0], {**FFV1, "slices": cut, "fps_mode": "passthrough", **attached})
    even = "scale=trunc(iw/2)*2:trunc(ih/2)*2,format=yuv420p"
    shown = graph.written([frames], targets[1], {"filter:v": even, **H264, "crf": 21})
    words = graph.words(master, shown, files=[demuxers.opened(attachment)])
    encode(words, length=len(paths) / rate, name=paths[0].parent.name)


def _rate(order: NormalisationJob, first: Path) -> float:
    """Frames per second: declared (`frame_rate`), else the DPX header's, else 24 (sound film)."""
    from heritage.errors import SourceUnreadable
    from heritage.tools.picture import dpx

    declared: Any = order.item.expected.get("frame_rate", order.delivery.declared.get("frame_rate"))
    if isinstance(declared, int | float) and 1 <= declared <= 120:
        return float(declared)
    try:
        return dpx.read(first).rate or 24.0
    except SourceUnreadable:
        return 24.0


def _proved(master: Path, room: Path, frames: Sequence[File]) -> tuple[Any, Any]:
    from heritage.errors import ProofFailed
    from heritage.files import listing_digest
    from heritage.model import Proof, Validation
    from heritage.normalise.av import restoring
    from heritage.normalise.av.film import POLICY
    from heritage.normalise.av.frame_layout import NotReversible
    from heritage.tools.av import mediaconch

    failed = [*mediaconch.implementation(master), *mediaconch.policy(master, POLICY)]
    if failed:
        raise ProofFailed(f"{master.name}: {'; '.join(failed[:5])}")
    try:
        restoring.restore(master, room)
    except ProofFailed as error:
        raise NotReversible(str(error)) from error
    valid = Validation(mediaconch.version(), f"every implementation check and {POLICY.name}")
    return Proof(METHOD, listing_digest({file.name: file.sha512 for file in frames})), (valid,)


def _lossy() -> Any:
    from heritage.model import Proof

    return Proof("a viewers' copy: lossy")
