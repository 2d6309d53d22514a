"""Puts large files in their place: written under a temporary name, proved, hashed, renamed; never whole in memory."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from heritage import files
from heritage.contracts import NormalisationJob
from heritage.errors import ConfigError, ToolFailed
from heritage.formats import named
from heritage.model import Facts, File, Proof, Rendition, Role, Validation
from heritage.tools.av import ffmpeg

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Target:
    """A file to be made: where below the item's folder, and what it is."""

    path: str
    role: Role
    puid: str
    tool: str


@contextlib.contextmanager
def making(order: NormalisationJob, *paths: str) -> Iterator[list[Path]]:
    """Temporary names for the paths, in order; renamed together when the block ends well, removed when it does not."""
    with contextlib.ExitStack() as open_:
        yield [open_.enter_context(files.atomic_write(files.safe_join(order.folder, path))) for path in paths]


def rendition(
    target: Target,
    order: NormalisationJob,
    source: File | None,
    proof: Proof,
    facts: Facts | None = None,
    validated: tuple[Validation, ...] = (),
) -> Rendition:
    """The file under its final name, as a row of the renditions sheet; its sha512 is read from disk."""
    place = files.safe_join(order.folder, target.path)
    return Rendition(
        source=source.path if source else "",
        path=target.path,
        role=target.role,
        size=place.stat().st_size,
        sha512=files.sha512(place),
        puid=target.puid,
        tool=target.tool,
        proof=proof,
        facts=facts or {},
        validated=validated,
    )


def encode(words: Sequence[str | Path], *, length: float, name: str) -> None:
    """One ffmpeg run that must end well. What its decoders say of the source was weighed when it was measured, and a person may
    have accepted it: it is only told here (a master is proved afterwards). Raises ToolFailed."""
    said = ffmpeg.run(lambda _: ["-y", *words], length=length, name=name)
    lines = "; ".join(f"{c.part}: {c.text}" for c in said.errors[:5])
    if said.code:
        raise ToolFailed(f"ffmpeg on {name}: code {said.code}: {lines or 'no error line'}")
    if lines:
        _log.warning("%s: %s", name, lines)


def kept_as_it_came(name: str, reason: str, order: NormalisationJob) -> Rendition:
    """A note beside the originals: why there is no master."""
    target = Target(f"evidence/{name}.kept-as-it-came.txt", Role.EVIDENCE, named("text").puid, "heritage")
    files.write(files.safe_join(order.folder, target.path), f"{name} is kept as it came: {reason}\n".encode())
    return rendition(target, order, None, Proof("a note, not a copy"))


def setting(order: NormalisationJob, group: str, name: str, usual: Any, allowed: Callable[[Any], bool]) -> Any:
    """A value of the policy's `settings.<group>.<name>`. Raises ConfigError when it is not one of those allowed."""
    settings = order.policy.settings.get(group)
    found = settings.get(name, usual) if isinstance(settings, dict) else usual
    if isinstance(found, bool) or not allowed(found):
        raise ConfigError(f"settings.{group}.{name}: not a value that is known: {found!r}")
    return found


def whole_number(value: object) -> bool:
    """Above 0."""
    return isinstance(value, int) and value > 0
