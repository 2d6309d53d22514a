"""Turns a vase, with the picture on it, and writes it as OBJ, PLY, STL and glTF: sample models with a real size and a real seam."""

from __future__ import annotations

import io
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from heritage.tools.model3d.gltf.container import packed
from heritage.tools.model3d.gltf.writing import parts
from heritage.tools.model3d.mesh.ply_write import write as write_ply
from heritage.tools.model3d.surface import Material, Mesh

Floats = NDArray[np.float64]

_OUTSIDE = ((0.0, 0.0), (30.0, 0.0), (34.0, 4.0), (52.0, 48.0), (58.0, 92.0), (46.0, 136.0), (26.0, 162.0), (24.0, 178.0), (34.0, 196.0), (36.0, 200.0))  # fmt: skip
_INSIDE = (
    (32.0, 197.0),
    (20.0, 177.0),
    (22.0, 160.0),
    (42.0, 134.0),
    (53.5, 92.0),
    (47.5, 49.0),
    (28.0, 8.0),
    (0.0, 6.0),
)
"""Radius and height in mm, from the middle of the foot over the rim to the middle of the bottom: a closed solid."""


@dataclass(frozen=True, slots=True)
class Vase:
    """`around`: corners on a circle. `seed` chooses the painting."""

    around: int = 96
    up: int = 120
    seed: int = 0

    def mesh(self, unit: float = 1.0) -> Mesh:
        """A closed surface in mm times `unit`, standing on z, with UVs, painted."""
        profile = _smooth(self.up)
        rings, uvs = _turned(profile, self.around)
        vertex, uv_at = _polygons(len(profile), self.around)
        counts = np.where(vertex[:, 3] < 0, 3, 4)
        flat, flat_uv = vertex[vertex >= 0], uv_at[vertex >= 0]
        texture = Material("glaze", (1, 1, 1, 1), painting(self.seed), "glaze.jpg")
        return Mesh(
            "obj", "ascii", rings * unit, counts, flat, uvs, flat_uv,
            material=np.zeros(len(counts), np.int64), materials=(texture,),
        )  # fmt: skip


def _smooth(steps: int) -> Floats:
    """The profile, rounded, at `steps` places; its ends lie on the axis."""
    corners = np.array(_OUTSIDE + _INSIDE)
    along = np.concatenate([[0], np.cumsum(np.linalg.norm(np.diff(corners, axis=0), axis=1))])
    at = np.linspace(0, along[-1], steps)
    found = np.column_stack([np.interp(at, along, corners[:, n]) for n in range(2)])
    for _ in range(3):
        found[1:-1] = (found[:-2] + 2 * found[1:-1] + found[2:]) / 4
    found[[0, -1], 0] = 0
    return found


def _turned(profile: Floats, around: int) -> tuple[Floats, Floats]:
    """Positions: the foot's middle, the rings, the bottom's middle. UVs: a grid with one column more than corners (the seam)."""
    angle = np.arange(around) * 2 * np.pi / around
    inner = profile[1:-1]
    wave = 1 + 0.01 * np.sin(8 * angle)[None] * np.linspace(0, 1, len(inner))[:, None]
    radius = inner[:, :1] * wave
    rings = np.stack([radius * np.cos(angle), radius * np.sin(angle), np.repeat(inner[:, 1:], around, 1)], axis=-1)
    ends = np.array([[0, 0, profile[0, 1]], [0, 0, profile[-1, 1]]])
    u, v = np.meshgrid(np.linspace(0, 1, around + 1), np.linspace(0, 1, len(inner)))
    poles = np.column_stack([(np.arange(around) + 0.5) / around, np.zeros(around)])
    uvs = np.concatenate([np.column_stack([u.ravel(), v.ravel()]), poles, poles + np.array([0, 1])])
    return np.round(np.concatenate([ends[:1], rings.reshape(-1, 3), ends[1:]]), 5), np.round(uvs, 6)


def _polygons(profile: int, around: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Quads between the rings, triangles at the two ends (their fourth corner is -1)."""
    rings, column = profile - 2, np.arange(around)
    row, col = (a.ravel() for a in np.meshgrid(np.arange(rings - 1), column, indexing="ij"))
    following = (col + 1) % around
    at = (
        np.stack(
            [row * around + col, row * around + following, (row + 1) * around + following, (row + 1) * around + col], 1
        )
        + 1
    )
    uv = np.stack(
        [
            row * (around + 1) + col,
            row * (around + 1) + col + 1,
            (row + 1) * (around + 1) + col + 1,
            (row + 1) * (around + 1) + col,
        ],
        1,
    )
    last, grid = (rings - 1) * around + 1, rings * (around + 1)
    none = np.full(around, -1)
    foot = np.stack([np.zeros(around, np.int64), (column + 1) % around + 1, column + 1, none], 1)
    foot_uv = np.stack([grid + column, column + 1, column, none], 1)
    top = np.stack([np.full(around, rings * around + 1), last + column, last + (column + 1) % around, none], 1)
    top_uv = np.stack(
        [grid + around + column, (rings - 1) * (around + 1) + column, (rings - 1) * (around + 1) + column + 1, none], 1
    )
    return np.concatenate([at, foot, top]), np.concatenate([uv, foot_uv, top_uv])


def painting(seed: int, width: int = 1024, height: int = 1024) -> bytes:
    """A JPEG of glaze with bands of waves and leaves."""
    chance = np.random.default_rng(seed)
    ground = np.array([(222, 208, 182), (196, 214, 214), (226, 214, 196)][seed % 3], float)
    pixels = np.clip(ground + chance.normal(0, 5, (height, width, 1)), 0, 255).astype(np.uint8)
    picture = Image.fromarray(pixels)
    pen = ImageDraw.Draw(picture)
    for band in range(7):
        y, ink = height * (0.08 + 0.13 * band), tuple(int(v) for v in chance.integers(20, 130, 3))
        for n in range(24):
            x = width * n / 24
            if band % 2:
                pen.ellipse([x + 8, y - 14, x + 34, y + 14], outline=ink, width=4)
            else:
                pen.arc(
                    [x, y - 20, x + width / 24, y + 20], 0 if n % 2 else 180, 180 if n % 2 else 360, fill=ink, width=6
                )
        pen.line([0, y + 32, width, y + 32], fill=ink, width=3)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90, dpi=(300, 300))
    return out.getvalue()


def canvas(width_mm: float, height_mm: float, ppi: int = 300, seed: int = 7) -> bytes:
    """A TIFF of a painted sheet, edge to edge, 8 bits, with profile and resolution."""
    from samples.faults import tiff

    width, height = (round(side * ppi / 25.4) for side in (width_mm, height_mm))
    with Image.open(io.BytesIO(painting(seed, width, height))) as opened:
        pixels = np.asarray(opened.convert("RGB")).astype(np.int16)
    grain = np.random.default_rng(seed).normal(0, 4, pixels.shape)
    return tiff(np.clip(pixels + grain, 4, 250).astype(np.uint8), ppi)


def obj(mesh: Mesh, mtl: str = "vase.mtl") -> bytes:
    """Wavefront OBJ with UVs and one material."""
    assert mesh.uvs is not None and mesh.uv_at is not None  # noqa: S101
    lines = [f"mtllib {mtl}", *(f"v {x:.5f} {y:.5f} {z:.5f}" for x, y, z in mesh.positions.tolist())]
    lines += [f"vt {u:.6f} {v:.6f}" for u, v in mesh.uvs.tolist()]
    lines.append("usemtl glaze")
    place = 0
    for count in mesh.counts.tolist():
        corners = zip(
            mesh.vertex[place : place + count].tolist(), mesh.uv_at[place : place + count].tolist(), strict=True
        )
        lines.append("f " + " ".join(f"{v + 1}/{t + 1}" for v, t in corners))
        place += count
    return ("\n".join(lines) + "\n").encode()


def mtl(texture: str = "glaze.jpg") -> bytes:
    """The material of the vase."""
    return f"newmtl glaze\nKa 0 0 0\nKd 1 1 1\nKs 0 0 0\nillum 1\nmap_Kd {texture}\n".encode()


def ply(mesh: Mesh) -> bytes:
    """Binary PLY with a colour per vertex instead of a picture."""
    shade = np.clip(90 + mesh.positions[:, 2:] * [0.5, 0.4, 0.2], 0, 255).astype(np.uint8)
    return write_ply(replace(mesh, colours=shade, materials=(), material=None, uvs=None, uv_at=None), [])


def stl(mesh: Mesh) -> bytes:
    """Binary STL."""
    corners = mesh.positions[mesh.vertex[mesh.triangles()]]
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
    lengths = np.linalg.norm(across, axis=1, keepdims=True)
    rows = np.zeros(len(corners), np.dtype([("n", "<f4", 3), ("c", "<f4", (3, 3)), ("a", "<u2")]))
    rows["n"], rows["c"] = across / np.where(lengths > 0, lengths, 1), corners
    return b"heritage samples".ljust(80, b" ") + len(rows).to_bytes(4, "little") + rows.tobytes()


def glb(mesh: Mesh, **said: Any) -> bytes:
    """GLB in metres."""
    return packed(parts(mesh, 0.001), "heritage samples", said or None, upright=False)


def cloud(vase: Vase, count: int = 20_000) -> tuple[Floats, NDArray[np.uint8]]:
    """Points on the vase, in metres, and their colours."""
    mesh = vase.mesh(0.001)
    corners = mesh.positions[mesh.vertex[mesh.triangles()]]
    chance = np.random.default_rng(vase.seed)
    weights = np.sort(chance.random((count, 2)), axis=1)
    weights = np.column_stack([weights[:, 0], np.diff(weights, axis=1)[:, 0], 1 - weights[:, 1]])
    places = np.einsum("ij,ijk->ik", weights, corners[chance.integers(0, len(corners), count)])
    shade = np.clip(80 + places[:, 2:] * [700, 500, 300], 0, 255).astype(np.uint8)
    return places, shade


def las(vase: Vase, *, packed: bool = False) -> bytes:
    """LAS 1.2 or LAZ, point format 2, in tenths of a millimetre."""
    import laspy

    places, shade = cloud(vase)
    header = laspy.LasHeader(version="1.2", point_format=2)
    header.scales, header.offsets = np.full(3, 0.0001), np.zeros(3)
    header.creation_date, header.generating_software = None, "heritage samples"
    data = laspy.LasData(header)
    data.x, data.y, data.z = places.T
    data.red, data.green, data.blue = shade.T.astype(np.uint16) * 257
    out = io.BytesIO()
    data.write(out, do_compress=packed)
    return out.getvalue()


def e57(vase: Vase) -> bytes:
    """One scan, without a pose; its GUIDs and times are libE57's own, so no two are the same bytes."""
    import tempfile
    from pathlib import Path

    import pye57

    places, shade = cloud(vase, 5000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.e57"
        file = pye57.E57(str(path), mode="w")
        columns = dict(zip(("cartesianX", "cartesianY", "cartesianZ"), places.T.copy(), strict=True))
        columns |= dict(zip(("colorRed", "colorGreen", "colorBlue"), shade.T.copy(), strict=True))
        file.write_scan_raw(columns, name="scan")
        file.close()
        return path.read_bytes()
