"""Geometry that meshopt compressed (EXT_meshopt_compression, KHR_meshopt_compression), decoded by its author's decoder in node."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass

from heritage.errors import ToolFailed, ToolMissing, ToolTimeout
from heritage.model import Reason, about, phrase
from heritage.tools import run
from heritage.tools.model3d.gltf.validator import MODULES
from heritage.tools.model3d.surface import Broken

NAMES = ("KHR_meshopt_compression", "EXT_meshopt_compression")
MOST = 2 << 30
"""Bytes of all that a file decodes to: 60 million vertices."""
_RATIO = {"ATTRIBUTES": 1100, "TRIANGLES": 12, "INDICES": 4}
"""Times a compressed byte can grow: a block of 256 vertices takes 1 to 4 bits of a byte for each byte of a vertex, a
triangle and an index at least a byte."""
_FILTERS = frozenset({"NONE", "OCTAHEDRAL", "QUATERNION", "EXPONENTIAL", "COLOR"})
SECONDS = 300
_WIDE = ("prlimit", f"--as={32 << 30}:")
"""node reserves 10 GB of addresses for each WebAssembly memory, and uses none of them; a worker's own limit is 8."""

_PROGRAM = """
const found = require(process.argv[1]);
const decoder = found.MeshoptDecoder || found;
const fs = require('fs');
const all = fs.readFileSync(0);
const length = all.readUInt32LE(0);
const views = JSON.parse(all.subarray(4, 4 + length));
decoder.ready.then(() => {
  let place = 4 + length;
  for (const view of views) {
    const made = new Uint8Array(view.count * view.stride);
    const stored = new Uint8Array(all.subarray(place, place + view.size));
    decoder.decodeGltfBuffer(made, view.count, view.stride, stored, view.mode, view.filter);
    place += view.size;
    for (let written = 0; written < made.length; ) written += fs.writeSync(1, made, written);
  }
}).catch((error) => { console.error(String(error).slice(0, 200)); process.exit(3); });
"""


@dataclass(frozen=True, slots=True)
class Packed:
    """One compressed view. `stored` is what lies in the file."""

    stored: bytes
    count: int
    stride: int
    mode: str
    filter: str = "NONE"


def check(view: Packed, name: str) -> None:
    """Held against the bytes that are there, before anything is allocated. Raises Broken."""
    if view.mode not in _RATIO or view.filter not in _FILTERS:
        unknown = phrase("meshopt-unknown", mode=view.mode[:40], filter=view.filter[:40])
        raise Broken("decodes", about(name, unknown))
    sound = view.stride in {2, 4} if view.mode != "ATTRIBUTES" else view.stride % 4 == 0 and 4 <= view.stride <= 256
    if not sound or (view.mode == "TRIANGLES" and view.count % 3):
        impossible = phrase("meshopt-impossible", mode=view.mode, count=view.count, bytes=view.stride)
        raise Broken("decodes", about(name, impossible))
    if view.count * view.stride > _RATIO[view.mode] * (len(view.stored) + 64):
        claim = phrase("meshopt-claims", promised=view.count, bytes=len(view.stored))
        raise Broken("truncated", about(name, claim))


def decoded(views: Sequence[Packed], name: str) -> list[bytes]:
    """What each view stands for. Raises Broken, ToolMissing."""
    for view in views:
        check(view, name)
    if sum(view.count * view.stride for view in views) > MOST:
        raise Broken("decodes", about(name, phrase("meshopt-large", limit=MOST >> 30)))
    head = json.dumps(
        [
            {"count": v.count, "stride": v.stride, "mode": v.mode, "filter": v.filter, "size": len(v.stored)}
            for v in views
        ]
    ).encode()
    made = _asked(b"".join([struct.pack("<I", len(head)), head, *(v.stored for v in views)]), name)
    found, place = [], 0
    for view in views:
        found.append(made[place : place + view.count * view.stride])
        place += view.count * view.stride
    if place != len(made):
        raise Broken("decodes", about(name, phrase("meshopt-length", bytes=len(made), promised=place)))
    return found


def _asked(content: bytes, name: str) -> bytes:
    place = MODULES / "meshoptimizer" / "meshopt_decoder.cjs"
    if not place.is_file():
        raise ToolMissing(f"{place.parent} is not there: npm's meshoptimizer is not installed")
    try:
        return run([*_WIDE, "node", "-e", _PROGRAM, place], seconds=SECONDS, reads=[MODULES], stdin=content).stdout
    except (ToolFailed, ToolTimeout) as error:
        said = str(error).rpartition(": ")[2][:200]
        raise Broken("decodes", about(name, phrase("meshopt-undecoded", tool=Reason(said)))) from error
