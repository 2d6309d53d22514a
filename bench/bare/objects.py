"""A textured mesh from delivery to two verified copies with bare libraries: objects.py <delivery> <scratch>. What a practitioner's script
does: sums, two readings, topology, a PLY, a reduced GLB with its validator's word, six views and a turntable, two copies read back."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pymeshlab
import trimesh
from PIL import Image

from heritage.tools.model3d import render
from heritage.tools.model3d import simplification as surfaces
from heritage.tools.model3d.gltf import validator as gltf_validator
from heritage.tools.model3d.gltf.container import Part, packed

FACES, PIXELS, FRAMES = 200_000, 900, 24


def sums(folder: Path) -> dict[str, str]:
    return {
        str(p.relative_to(folder)): hashlib.sha512(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def measured(path: Path) -> trimesh.Trimesh:
    mesh = trimesh.load(path, process=False)
    merged = trimesh.Trimesh(mesh.vertices, mesh.faces, process=True)
    _ = merged.is_watertight, merged.is_winding_consistent, merged.area, merged.volume, merged.body_count
    second = pymeshlab.MeshSet()
    second.load_new_mesh(str(path))
    second.get_topological_measures()
    return mesh


def reduced(mesh: trimesh.Trimesh) -> Part:
    positions = np.ascontiguousarray(mesh.vertices * 0.001, np.float32)
    uvs = np.asarray(mesh.visual.uv, np.float32)
    whole = Part(positions, mesh.faces.astype(np.uint32), np.column_stack([uvs[:, 0], 1 - uvs[:, 1]]))
    return surfaces.reduced(whole, FACES)


def pictures(part: Part, made: Path) -> None:
    scene = render.Scene([part], PIXELS)
    for name, picture in scene.views():
        Image.fromarray(picture).save(made / f"{name}.jpg", quality=88)
    scene.close()
    scene = render.Scene([part], PIXELS)
    raw = b"".join(frame.tobytes() for frame in scene.turntable(FRAMES))
    scene.close()
    shape = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{PIXELS}x{PIXELS}", "-r", "12", "-i", "-"]
    words = [
        "ffmpeg",
        "-v",
        "error",
        "-y",
        *shape,
        "-c:v",
        "libx264",
        "-threads",
        "1",
        "-pix_fmt",
        "yuv420p",
        made / "t.mp4",
    ]
    subprocess.run(words, input=raw, check=True)


def main(delivered: Path, scratch: Path) -> None:
    before = sums(delivered)
    made = scratch / "made"
    made.mkdir()
    model = next(delivered.rglob("*.obj"))
    mesh = measured(model)
    mesh.export(made / "master.ply")
    trimesh.load(made / "master.ply", process=False)
    part = replace(reduced(mesh), texture=next(delivered.rglob("*.jpg")).read_bytes())
    (made / "access.glb").write_bytes(packed([part], "bare"))
    if gltf_validator.validate(made / "access.glb").errors:
        sys.exit("the GLB is not valid")
    pictures(part, made)
    shutil.copytree(delivered, made / "original")
    wanted = sums(made)
    for site in ("a", "b"):
        shutil.copytree(made, scratch / site)
        if sums(scratch / site) != wanted:
            sys.exit("a copy is not what was written")
    if sums(delivered) != before:
        sys.exit("the delivery has changed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
