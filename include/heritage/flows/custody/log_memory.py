"""What a site remembers of the event log: checkpoints of the present one, to be compared with it, and those of one that was lost, which
are kept, and verified with the key that each names."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from heritage import events
from heritage.contracts import Site
from heritage.errors import ConfigError, CopyDamaged
from heritage.events import Begun, Break, Checkpoint

KEY, CHECKPOINTS = "heritage-events.pub.pem", "heritage-events.jsonl"
"""Files in a site's storage root: OCFL 1.1 (§ 4.1) lets a root have files of its own beside the objects. A key that was renewed
later lies beside the first as heritage-events-<id>.pub.pem: what was signed before must stay readable."""

_LARGEST = 64 << 20
"""Bytes of checkpoints at a site that are still read: some 200,000, one every 15 minutes for six years."""


@dataclass(frozen=True, slots=True)
class Memory:
    """`points` are of the present log, `before` of earlier ones; `breaks`: what is wrong with them. `content`: the file's bytes."""

    site: str
    content: bytes
    points: Sequence[Checkpoint]
    before: Sequence[Checkpoint]
    breaks: Sequence[Break]

    def said(self, keys: Mapping[str, bytes]) -> str:
        """For people."""
        said = f"{self.site}: {len(self.points)} checkpoints, up to line {_newest(self.points)}"
        if not self.before:
            return said
        signed = sum(point.is_signed(keys) for point in self.before)
        return f"{said}; of the log before it {len(self.before)}, up to line {_newest(self.before)}, {signed} signed by a key that is known"


def read(site: Site, begun: Begun | None) -> Memory:
    """`begun`: how the present log was begun anew. Raises SiteUnavailable, CopyDamaged."""
    raw = content(site, CHECKPOINTS)
    told = begun.facts.get("sites", {}).get(site.name, {}) if begun else {}
    size = int(told.get("bytes", 0))
    breaks: list[Break] = []
    if size and hashlib.sha256(raw[:size]).hexdigest() != told.get("sha256"):
        breaks.append(
            Break(site.name, 0, "the checkpoints of the log before are not those that lay there when it was begun anew")
        )
    before, _ = points(raw[:size], site.name)
    now, broken = points(raw[size:], site.name, 1 + raw[:size].count(b"\n"))
    name = begun.log if begun else ""
    mine, others = [p for p in now if p.log == name], [p for p in now if p.log != name]
    if others and begun and "bytes" not in told:  # it could not be asked when the log was begun anew
        before, others = [*before, *others], []
    return Memory(site.name, raw, mine, before, (*breaks, *broken, *_of_another_log(site.name, others)))


def _of_another_log(site: str, others: Sequence[Checkpoint]) -> Iterator[Break]:
    if others:
        said = f"{len(others)} checkpoints there, up to line {_newest(others)}, are of another log than this one"
        yield Break(site, 0, f"{said}: this one was put back from before, or is another home's")


def points(raw: bytes, site: str, first: int = 1) -> tuple[list[Checkpoint], list[Break]]:
    """The checkpoints, and the lines that are none (the first line has that number)."""
    found, broken = [], []
    for number, line in enumerate(raw.splitlines(), first):
        try:
            row = json.loads(line)
            told = str(row["digest"]), str(row["signature"]), site, str(row.get("key", "")), str(row.get("log", ""))
            found.append(Checkpoint(int(row["number"]), *told))
        except (ValueError, KeyError, TypeError, AttributeError):
            broken.append(Break(site, number, f"no checkpoint; put {CHECKPOINTS} back as it is at another site"))
    return found, broken


def _newest(found: Sequence[Checkpoint]) -> int:
    return max((point.number for point in found), default=0)


def later(identifier: str) -> str:
    """Where a site keeps the public half of a key that was renewed."""
    return KEY.replace(".pub.pem", f"-{identifier}.pub.pem")


def public_keys(site: Site, found: Sequence[Checkpoint]) -> list[bytes]:
    """The public keys there that these checkpoints name; where some name none, all that lie there."""
    paths = [KEY, *(later(name) for name in dict.fromkeys(p.key for p in found) if name)]
    if not all(point.key for point in found):
        paths += [
            e.path for e in site.list("") if e.path.startswith("heritage-events-") and e.path.endswith(".pub.pem")
        ]
    return [raw for path in dict.fromkeys(paths) if events.is_public(raw := content(site, path))]


def proved(site: Site, memory: Memory, keys: Mapping[str, bytes]) -> dict[str, object]:
    """What a site still proves of a log that was lost, for the first line of the one that takes its place."""
    every = [*memory.before, *memory.points, *points(memory.content, site.name)[0]]
    every = list(dict.fromkeys(every))
    newest = max(every, key=lambda point: point.number, default=None)
    raw = memory.content
    return {
        "checkpoints": len(every), "signed": sum(point.is_signed(keys) for point in every),
        "newest": {"number": newest.number, "digest": newest.digest, "key": newest.key} if newest else {},
        "bytes": len(raw), "sha256": hashlib.sha256(raw).hexdigest(),
    }  # fmt: skip


def content(site: Site, path: str) -> bytes:
    """b"" when there is no such file."""
    size = site.size(path)
    if size is not None and size > _LARGEST:
        raise ConfigError(
            f"{site.address(path)}: {size} bytes are too many; keep it under another name beside this one"
        )
    found = b"".join(site.read(path)) if size is not None else b""
    if len(found) < (size or 0):  # else it would be written back shorter than it is
        raise CopyDamaged(f"{site.address(path)}: {len(found)} bytes of {size} could be read")
    return found
