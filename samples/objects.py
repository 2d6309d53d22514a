"""Composes deliveries of objects: the two that `make run` shows, and small ones for tests. Every model is made here."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from heritage.files import PARTIAL, digests
from samples import object_faults, shapes
from samples.delivery import CAPTURED
from samples.expected import Expected
from samples.shapes import Vase

Files = dict[str, bytes]

_SMALL = Vase(48, 40)


@dataclass(frozen=True, slots=True)
class Thing:
    """One item: its files (path below the item → bytes) and what delivery.yaml expects of it."""

    id: str
    files: Files
    expected: Mapping[str, Any] = field(default_factory=dict)
    title: str = ""


def size(vase: Vase = _SMALL, unit: str = "mm") -> dict[str, Any]:
    """What delivery.yaml declares of a vase, measured with a rule: whole millimetres."""
    across, deep, high = (round(float(side)) for side in np.ptp(vase.mesh().positions, axis=0))
    return {"unit": unit, "width_mm": across, "depth_mm": deep, "height_mm": high, "up": "z"}


def paradata(**changed: Any) -> bytes:
    """A complete record; `changed` replaces parts of it, None takes one away."""
    record = {
        "method": "photogrammetry", "operator": "op-21", "captured": CAPTURED.isoformat(),
        "device": {"maker": "heritage", "model": "sample camera", "serial": "HS-0021"},
        "lens": {"model": "sample 60 mm macro", "focal_length_mm": 60}, "images": {"count": 3, "overlap": 0.8},
        "scale_bars": [
            {"name": "A-B", "length_mm": 250.0, "measured_mm": 250.06}, {"name": "C-D", "length_mm": 100.0, "measured_mm": 99.98},
        ],
        "steps": [
            {"name": "alignment", "software": "Sample Photogrammetry", "version": "2.1", "parameters": {"accuracy": "high"}},
            {"name": "meshing", "software": "Sample Photogrammetry", "version": "2.1", "parameters": {"depth_maps": "medium"}},
        ],
        "decisions": [{"what": "the inside of the neck was completed by hand", "why": "no picture reaches it", "who": "op-21"}],
    }  # fmt: skip
    kept = {k: v for k, v in {**record, **changed}.items() if v is not None}
    return yaml.safe_dump(kept, sort_keys=False, allow_unicode=True).encode()


def vase_obj(vase: Vase = _SMALL) -> Files:
    """OBJ, MTL and picture, with the paradata."""
    mesh = vase.mesh()
    return {
        "vase.obj": shapes.obj(mesh), "vase.mtl": shapes.mtl(), "glaze.jpg": mesh.materials[0].texture,
        "paradata.yaml": paradata(),
    }  # fmt: skip


def raw() -> Files:
    """What the model was made from: pictures from around it."""
    return {f"raw/IMG_{n:04d}.jpg": shapes.painting(10 + n, 640, 480) for n in range(1, 4)}


def clean(place: Path) -> Expected:
    """A textured vase as OBJ with its raw pictures, one as coloured PLY, one as STL for printing, one as GLB."""
    things = (
        Thing("MRAH_VASE_01", {**vase_obj(Vase()), **raw()}, size(Vase()), "Vaas met golven"),
        Thing(
            "MRAH_VASE_02",
            _with({"vase.ply": shapes.ply(Vase(64, 60, 1).mesh())}),
            size(Vase(64, 60)),
            "Vase à feuilles",
        ),
        Thing(
            "MRAH_VASE_03",
            _with({"vase.stl": shapes.stl(_SMALL.mesh())}),
            size() | {"watertight": True},
            "Vase zum Drucken",
        ),
        Thing(
            "MRAH_VASE_04", _with({"vase.glb": shapes.glb(Vase(64, 60, 2).mesh())}), size(Vase(64, 60)), "Vaas als GLB"
        ),
        Thing(
            "MRAH_SCAN_05", _with({"scan.laz": shapes.las(_SMALL, packed=True)}), size() | {"unit": "m"}, "Scan als LAZ"
        ),
        Thing("MRAH_SCAN_06", _with({"scan.e57": shapes.e57(_SMALL)}), size(), "Scan E57"),
        Thing(
            "MRAH_MAP_07", {"map.tif": shapes.canvas(90, 60)}, {"width_mm": 90, "height_mm": 60, "ppi": 300}, "Kaart"
        ),
    )
    write(place, "KMKG-SAMPLE-0001", things)
    return Expected("kmkg", "objects", "KMKG-SAMPLE-0001", tuple(t.id for t in things))


def _with(files: Files) -> Files:
    return {**files, "paradata.yaml": paradata()}


def faulty(place: Path) -> Expected:
    """One fault in each item but the first."""
    things, held = [Thing("MRAH_F_00", vase_obj(), size(), "Vaas zonder fouten")], {}
    for number, (name, fault) in enumerate(object_faults.FAULTS.items(), 1):
        item = f"MRAH_F_{number:02d}"
        files, changed = fault.plant(vase_obj())
        things.append(Thing(item, files, {**size(), **changed}, name))
        held[item] = tuple((check, f"objects/{item}/{path}" if path else item) for check, path in fault.finds)
    write(place, "KMKG-SAMPLE-0002", things)
    return Expected("kmkg", "objects", "KMKG-SAMPLE-0002", ("MRAH_F_00",), held)


def write(
    folder: Path, batch: str, things: Sequence[Thing], policy: str | None = "master", institution: str = "kmkg"
) -> Path:
    """Writes the delivery as `folder` and returns it: made under a temporary name beside it, renamed when whole."""
    building = folder.with_name(f"{PARTIAL}{folder.name}")
    shutil.rmtree(building, ignore_errors=True)
    contents = {f"objects/{t.id}/{path}": content for t in things for path, content in t.files.items()}
    contents |= _metadata(batch, things, policy, institution)
    for path, content in contents.items():
        (building / path).parent.mkdir(parents=True, exist_ok=True)
        (building / path).write_bytes(content)
    listed = {path: digests([content], ["sha256"])["sha256"] for path, content in contents.items()}
    manifest = "".join(f"{listed[path]}  {path}\n" for path in sorted(listed))
    (building / "metadata/checksum.sha256").write_text(manifest, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    building.rename(folder)
    return folder


def _metadata(batch: str, things: Sequence[Thing], policy: str | None, institution: str) -> Files:
    note = {
        "institution": institution, "workline": "objects", "batch": batch, "operator": "op-21",
        "station": {"id": "TURN-1", "device": "heritage sample turntable", "serial": "HS-0021"}, "captured": CAPTURED,
        **({"policy": policy} if policy else {}),
        "items": {t.id: dict(t.expected) for t in things if t.expected},
    }  # fmt: skip
    rows = io.StringIO()
    rows.write("filename,dc.title\n")
    rows.writelines(f"objects/{t.id},{t.title}\n" for t in things if t.title)
    return {
        "metadata/delivery.yaml": yaml.safe_dump(note, sort_keys=False, allow_unicode=True).encode(),
        "metadata/metadata.csv": rows.getvalue().encode(),
    }


SAMPLES: Mapping[str, Callable[[Path], Expected]] = {"objects-clean": clean, "objects-faulty": faulty}
