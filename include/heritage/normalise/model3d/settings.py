"""What a policy asks of copies of shapes: read once, refused when it makes no sense."""

from __future__ import annotations

from typing import Any

from heritage.contracts import NormalisationJob
from heritage.errors import ConfigError
from heritage.model import Measured

UNITS = {"um": 1e-6, "mm": 1e-3, "cm": 1e-2, "dm": 0.1, "m": 1.0, "km": 1e3, "in": 0.0254, "ft": 0.3048}
"""Metres."""


def setting(order: NormalisationJob, group: str, name: str, usual: float) -> float:
    """A number above 0 of settings.<group>. Raises ConfigError."""
    settings: Any = order.policy.settings.get(group)
    found = settings.get(name, usual) if isinstance(settings, dict) else usual
    if not isinstance(found, int | float) or isinstance(found, bool) or found <= 0:
        raise ConfigError(f"settings.{group}.{name}: wanted a number above 0; found {found!r}")
    return float(found)


def asked(order: NormalisationJob, group: str) -> bool:
    """Does the policy want copies of this kind?"""
    return isinstance(order.policy.settings.get(group), dict)


def master_profile(order: NormalisationJob) -> str:
    """ply or glb. Raises ConfigError."""
    settings: Any = order.policy.settings.get("master")
    found = settings.get("profile") if isinstance(settings, dict) else None
    if found not in {"ply", "glb", "jp2-lossless"}:
        raise ConfigError(f"settings.master.profile: wanted ply or glb; found {found!r}")
    return "ply" if found == "jp2-lossless" else str(found)


def is_whole(measured: Measured | None) -> bool:
    """A surface that was read, with all its parts, nothing left out."""
    return _complete(measured) and bool(measured and measured.number("mesh.faces"))


def is_loose(measured: Measured | None) -> bool:
    """A cloud of points in PLY or glTF, likewise."""
    return _complete(measured) and bool(
        measured and measured.number("mesh.vertices") and not measured.number("mesh.faces")
    )


def _complete(measured: Measured | None) -> bool:
    if measured is None or measured.refused:
        return False
    left_out = ("mesh.index_range", "mesh.short_faces", "mesh.nonfinite", "mesh.outside", "mesh.missing_parts")
    return not any(measured.get(fact) for fact in left_out)


def unit(order: NormalisationJob) -> str:
    """The unit of the model: what its file says, else what was declared, else ""."""
    assert order.measured is not None  # noqa: S101  # asked of files only
    found = (
        order.measured.text("mesh.unit") or order.measured.text("points.unit") or str(_declared(order, "unit") or "")
    )
    return found if found in UNITS else ""


def scale(order: NormalisationJob) -> float:
    """Metres per unit; without a declared unit 1, and the copy says so."""
    return UNITS.get(unit(order), 1.0)


def up(order: NormalisationJob) -> str:
    """The axis that points up: glTF says y; else as declared (`up: y` or `up: z`), else as the format's programs have it."""
    declared = _declared(order, "up")
    if order.measured and order.measured.text("mesh.format") in {"gltf", "glb"}:
        return "y"
    if declared in {"y", "z"}:
        return str(declared)
    kind = order.measured.text("mesh.format") if order.measured else ""
    return "y" if kind in {"obj", "gltf", "glb"} else "z"  # their programs stand things so


def _declared(order: NormalisationJob, name: str) -> object:
    return order.item.expected.get(name, order.delivery.declared.get(name))
