"""One model part of a 3MF, element by element: objects, what they are made of, and what is in it that no Mesh has a place for."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from heritage.errors import SourceUnreadable
from heritage.model import Phrase, phrase
from heritage.tools.model3d.mesh.threemf_looks import Group, colour, seen
from heritage.tools.model3d.mesh.threemf_placing import Model, Part, Placed

_NAME = "{http://schemas.microsoft.com/3dmanufacturing/core/2015/02}"
_LOOKS = "{http://schemas.microsoft.com/3dmanufacturing/material/2015/02}"
_PATH = "{http://schemas.microsoft.com/3dmanufacturing/production/2015/06}path"
_UNITS = {"millimeter": "mm", "centimeter": "cm", "meter": "m", "micron": "um", "inch": "in", "foot": "ft"}
_PLAIN = frozenset(
    [
        "model",
        "resources",
        "object",
        "mesh",
        "vertices",
        "vertex",
        "triangles",
        "triangle",
        "components",
        "component",
        "build",
        "item",
        "basematerials",
        "base",
        "metadata",
        "metadatagroup",
        "colorgroup",
        "color",
        "texture2d",
        "texture2dgroup",
        "tex2coord",
    ]
)
_COMPOSITE, _SEVERAL = phrase("left-composite"), phrase("left-several-looks")
_ASIDE = {"compositematerials": _COMPOSITE, "composite": _COMPOSITE, "multiproperties": _SEVERAL, "multi": _SEVERAL}
_OTHERS = {
    "slice": phrase("left-slices"),
    "beamlattice": phrase("left-beams"),
    "volumetric": phrase("left-volumes"),
    "trianglesets": phrase("left-sets"),
}
"""By a word of the namespace."""


@dataclass(slots=True)
class Reading:
    """What has been read of a model part so far. Numbers are kept as numbers, not as Python's objects: a million triangles
    are 60 MB."""

    model: Model = field(default_factory=Model)
    points: array[float] = field(default_factory=lambda: array("d"))
    corners: array[int] = field(default_factory=lambda: array("q"))
    looks: array[int] = field(default_factory=lambda: array("q"))
    names: dict[str, int] = field(default_factory=dict)
    components: list[Placed] = field(default_factory=list)
    groups: dict[str, Group] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    group: Group = field(default_factory=Group)

    def begun(self, element: Any) -> None:
        word = _word(element)
        if word in {"basematerials", "colorgroup", "texture2dgroup"}:
            self.group = self.groups[str(element.get("id", ""))] = Group()
            if word == "texture2dgroup":
                self.group.picture = (
                    self.pictures.get(str(element.get("texid", "")), "") or "a picture that is not named"
                )
        elif word == "texture2d":
            self.pictures[str(element.get("id", ""))] = str(element.get("path", ""))

    def ended(self, element: Any) -> None:
        word = _word(element)
        if word == "vertex":
            self.points.extend(float(element.get(axis, "nan")) for axis in "xyz")
        elif word == "triangle":
            self._triangle(element)
        elif word == "component":
            self.components.append(_place(element))
        elif word == "item":
            self.model.items.append(_place(element))
        elif word == "object":
            self._object(element)
        elif word == "model":
            self.model.unit = _UNITS.get(element.get("unit", "millimeter"), str(element.get("unit")))
        else:
            self._looks(word, element)

    def _looks(self, word: str, element: Any) -> None:
        if word == "base":
            self.group.colours.append(colour(str(element.get("displaycolor", "#FFFFFF"))))
        elif word == "color":
            self.group.colours.append(colour(str(element.get("color", ""))))
        elif word == "tex2coord":
            self.group.uvs.append((float(element.get("u", "nan")), float(element.get("v", "nan"))))
        elif word not in _PLAIN:
            self.model.aside[_ASIDE.get(word) or _of_others(element)] = None

    def _triangle(self, element: Any) -> None:
        self.corners.extend(int(element.get(v, "-1")) for v in ("v1", "v2", "v3"))
        name = element.get("pid")
        number = -1 if name is None else self.names.setdefault(str(name), len(self.names))
        self.looks.append(number)
        self.looks.extend(int(element.get(p, "-1")) for p in ("p1", "p2", "p3"))

    def _object(self, element: Any) -> None:
        positions = np.frombuffer(self.points, float).reshape(-1, 3)
        triangles = np.frombuffer(self.corners, np.int64).reshape(-1, 3)
        properties = np.frombuffer(self.looks, np.int64).reshape(-1, 4)
        usual = (str(element.get("pid", "")), int(element.get("pindex", "0")))
        try:
            looks, unknown = seen(self.groups, list(self.names), properties, usual)
        except IndexError as error:
            raise SourceUnreadable(phrase("look-none")) from error
        if unknown and not self.model.aside.keys() & {_COMPOSITE, _SEVERAL}:
            self.model.aside[phrase("left-looks")] = None
        self.model.parts[str(element.get("id", ""))] = Part(positions, triangles, looks, tuple(self.components))
        self.points, self.corners, self.looks, self.components = array("d"), array("q"), array("q"), []


def _word(element: Any) -> str:
    """The element's name in 3MF's own spaces; "" in those of its extensions and of other makers."""
    space, _, word = str(element.tag).rpartition("}")
    return word if space + "}" in {_NAME, _LOOKS} else ""


def _of_others(element: Any) -> Phrase:
    space, _, word = str(element.tag).rpartition("}")
    return next((told for part, told in _OTHERS.items() if part in space), phrase("left-3mf", word=word[:40]))


def _place(element: Any) -> Placed:
    """The object that is meant, in which part of the package, and where it stands: 3MF's twelve numbers, row by row."""
    numbers = [float(word) for word in element.get("transform", "1 0 0 0 1 0 0 0 1 0 0 0").split()]
    matrix = np.eye(4)
    matrix[:, :3] = np.array(numbers).reshape(4, 3)
    return Placed(str(element.get(_PATH, "")).lstrip("/"), str(element.get("objectid", "")), matrix)
