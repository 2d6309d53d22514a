"""Puts the objects of a 3MF where its build items and components place them; what is placed again and again is bounded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from heritage.model import Phrase, about, phrase
from heritage.tools.model3d.mesh.threemf_looks import Seen
from heritage.tools.model3d.surface import Broken

DEEPEST = 50
MOST = 100_000
"""Placements: components may name objects of components, and so grow without end from a small file."""
LEAST_BOUND = 2_000_000
"""Triangles that a small file may grow to by placing its objects again and again; a large one has ten times its own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An object by the part of the package that holds it ("": the same part) and its id; positions are rows times `matrix`."""

    part: str
    id: str
    matrix: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Part:
    """An object: a mesh of its own, or components."""

    positions: NDArray[np.float64]
    triangles: NDArray[np.int64]
    looks: Seen
    components: tuple[Placed, ...] = ()


@dataclass(slots=True)
class Model:
    """One model part of the package."""

    unit: str = "mm"
    parts: dict[str, Part] = field(default_factory=dict)
    items: list[Placed] = field(default_factory=list)
    aside: dict[Phrase, None] = field(default_factory=dict)


Shown: TypeAlias = tuple[NDArray[np.float64], NDArray[np.int64], Seen]


def placed(models: Mapping[str, Model], first: str, path: Path) -> Iterator[Shown]:
    """Positions, triangles and looks of every mesh that the build of the first part shows; of one that builds nothing, of all its
    objects as they are. Raises Broken for an object that is not there, a loop, or a growth without end."""
    own = sum(len(part.triangles) for model in models.values() for part in model.parts.values())
    most, shown, seen = max(LEAST_BOUND, 10 * own), 0, 0
    waiting = [(item, first, np.eye(4), 0) for item in reversed(_begin(models[first]))]
    while waiting:
        item, within, above, depth = waiting.pop()
        seen += 1
        found, home = _meant(models, item, within, path)
        matrix = item.matrix @ above
        shown += len(found.triangles)
        if depth > DEEPEST or seen > MOST or shown > most:
            raise Broken("decodes", about(path.name, phrase("components-deep")))
        waiting += [(component, home, matrix, depth + 1) for component in reversed(found.components)]
        if len(found.positions):
            yield _moved(found, matrix)


def _begin(model: Model) -> list[Placed]:
    return model.items or [Placed("", name, np.eye(4)) for name, part in model.parts.items() if not part.components]


def _meant(models: Mapping[str, Model], item: Placed, within: str, path: Path) -> tuple[Part, str]:
    home = item.part or within
    model = models.get(home)
    if model is None or item.id not in model.parts:
        gone = phrase("object-none", object=repr(item.id[:40]), part=home[:80])
        raise Broken("index-range", about(path.name, gone))
    return model.parts[item.id], home


def _moved(part: Part, matrix: NDArray[np.float64]) -> Shown:
    if (matrix == np.eye(4)).all():
        return part.positions, part.triangles, part.looks
    places = part.positions @ matrix[:3, :3] + matrix[3, :3]
    if np.linalg.det(matrix[:3, :3]) < 0:
        return places, part.triangles[:, ::-1], part.looks.turned()
    return places, part.triangles, part.looks
