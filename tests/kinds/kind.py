"""A kind of file that deliveries bring, made small by code, and what the whole flow must do with it.

A module of kinds is a list; `through` puts a list through the real flow, each kind an item of one delivery, and `differences`
says where an item's report departs from what its kind promises. docs/formats.md is the same lists as a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from flows.deliveries import listed
from flows.driver import Run, drive


@dataclass(frozen=True)
class Kind:
    """`make` writes the item's files into the folder that it is given; the same bytes each time.

    state: where the item ends with `review: hold`. fault: the check that holds it ("" = none may). told: for each, a check
    that must speak (warn or fail), or "check: part of what it found". master: the preservation copy's suffix (".jp2", ".mkv", or several: ".ply .jpg"),
    "" where the file is kept as it came. reader: a tool named by the measurements ("tifffile", "ffmpeg"), part of its name."""

    format: str
    variant: str
    make: Callable[[Path], object]
    state: str = "deposited"
    fault: str = ""
    told: Sequence[str] = ()
    master: str = ""
    reader: str = ""
    line: str = "paper"
    policy: str = "legacy"
    expected: Mapping[str, Any] = field(default_factory=dict)
    """What delivery.yaml says of the item."""

    @property
    def id(self) -> str:
        """The item's name: "tiff-first-directory-a-preview"."""
        return re.sub(r"[^a-z0-9]+", "-", f"{self.format} {self.variant}".lower()).strip("-")


def through(kinds: Sequence[Kind], folder: Path) -> Run:
    """One delivery of these kinds (of one line and policy) through the whole flow, in HERITAGE_HOME."""
    (line,), (policy,) = {k.line for k in kinds}, {k.policy for k in kinds}
    place = folder / f"{line}-{policy}"
    for kind in kinds:
        objects = place / "objects" / kind.id
        objects.mkdir(parents=True)
        kind.make(objects)
    note = {
        "institution": "kbr",
        "workline": line,
        "batch": f"KINDS-{line}-{policy}",
        "operator": "op-1",
        "station": {"id": "T-1"},
        "captured": "2026-11-02",
        "declared": {"languages": ["en"]} if line == "paper" else {},
        "items": {k.id: dict(k.expected) for k in kinds if k.expected},
    }
    (place / "metadata").mkdir()
    (place / "metadata/delivery.yaml").write_text(yaml.safe_dump(note), encoding="utf-8")
    return drive(listed(place), line, policy=policy, run="kinds")


def differences(kind: Kind, item: Mapping[str, Any]) -> list[str]:
    """Where the item's report departs from the kind's promise, in words; empty when it keeps it."""
    return [word for word in _differences(kind, item) if word]


def _differences(kind: Kind, item: Mapping[str, Any]) -> Iterator[str]:
    said = [f for f in item["findings"] if f["outcome"] != "pass"]
    faults = {f["check"] for f in said if f["outcome"] == "fail"}
    if item["state"] != kind.state:
        yield f"wanted {kind.state}, found {item['state']} ({sorted(faults)})"
    if kind.fault and kind.fault not in faults:
        yield f"wanted a fault {kind.fault}, found {sorted(faults)}"
    if not kind.fault and faults:
        yield f"wanted no fault, found {[(f['check'], f['found']) for f in said if f['outcome'] == 'fail']}"
    for told in kind.told:
        check, _, part = told.partition(": ")
        if not any(f["check"] == check and part in f"{f['wanted']} {f['found']} {f.get('advice', '')}" for f in said):
            yield f"wanted it told: {told}; found {[(f['check'], f['found']) for f in said]}"
    masters = {Path(r["path"]).suffix for r in item.get("renditions", ()) if r["role"] == "master"}
    if kind.state == "deposited" and masters != set(kind.master.split()):
        yield f"wanted the master {kind.master or 'none'}, found {sorted(masters) or 'none'}"
