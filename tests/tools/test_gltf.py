"""What we pack as GLB: valid to Khronos, the same to another library, its picture the delivered bytes."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pygltflib
import pytest

from heritage.tools.model3d.gltf import validator as gltf_validator
from heritage.tools.model3d.gltf.container import Part, opened, packed
from heritage.tools.model3d.gltf.writing import origin, parts
from heritage.tools.model3d.surface import digest, read
from samples import shapes
from samples.shapes import Vase

VASE = Vase(24, 20)


def test_a_textured_glb_is_valid_and_its_picture_byte_for_byte(tmp_path: Path) -> None:
    mesh = VASE.mesh()
    path = tmp_path / "a.glb"
    path.write_bytes(packed(parts(mesh), "test"))
    found = gltf_validator.validate(path)
    assert (found.errors, found.warnings, found.hints) == (0, 0, 0)
    other = pygltflib.GLTF2().load(str(path))
    view = other.bufferViews[other.images[0].bufferView]
    picture = other.binary_blob()[view.byteOffset : view.byteOffset + view.byteLength]
    assert hashlib.sha256(picture).digest() == hashlib.sha256(mesh.materials[0].texture).digest()
    assert other.accessors[other.meshes[0].primitives[0].indices].count == 3 * len(mesh.triangles())
    assert digest(read(path), "float32") == digest(mesh, "float32")


def test_loose_points_and_colours_are_valid(tmp_path: Path) -> None:
    places = np.random.default_rng(0).random((100, 3)).astype(np.float32)
    colours = np.full((100, 4), 200, np.uint8)
    path = tmp_path / "a.glb"
    path.write_bytes(packed([Part(places, np.empty((0, 3), np.uint32), colours=colours)], "test", upright=False))
    assert gltf_validator.validate(path).errors == 0
    assert len(read(path).positions) == 100


def test_a_model_far_from_the_origin_keeps_its_digits() -> None:
    mesh = VASE.mesh()
    far = mesh.positions + np.array([500_000_000, 5_600_000_000, 0])
    moved = origin(type(mesh)("obj", "ascii", far, mesh.counts, mesh.vertex), 0.001)
    assert moved == pytest.approx([500_000, 5_600_000, 0], abs=1)
    part = parts(type(mesh)("obj", "ascii", far, mesh.counts, mesh.vertex), 0.001, moved)[0]
    assert np.ptp(part.positions, axis=0) == pytest.approx(np.ptp(mesh.positions, axis=0) / 1000, abs=1e-6)


def test_the_validator_sees_what_is_wrong_and_opens_nothing_outside(tmp_path: Path) -> None:
    item = tmp_path / "item"
    item.mkdir()
    (tmp_path / "secret.bin").write_bytes(bytes(12))
    text = '{"asset": {"version": "2.0"}, "buffers": [{"uri": "../secret.bin", "byteLength": 12}]}'
    (item / "a.gltf").write_text(text)
    found = gltf_validator.validate(item / "a.gltf", item)
    assert found.errors == 1 and "not in the item" in found.told[0]
    (item / "secret.bin").write_bytes(bytes(12))
    (item / "a.gltf").write_text(text.replace("../", ""))
    assert gltf_validator.validate(item / "a.gltf", item).errors == 0


def test_a_container_is_taken_apart_as_it_was_put_together() -> None:
    content = shapes.glb(VASE.mesh())
    held = opened(content, "a")
    assert held.binary is not None and held.document["buffers"][0]["byteLength"] == len(held.binary)
    assert opened(content + b"!", "a").faults
