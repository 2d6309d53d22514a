"""The colour charts we know, as data, and where one lies in a picture. It finds; what the patches say is `target`'s job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from typing import TypeAlias

import yaml

from heritage.model import phrase

Lab: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of patches in rows: what each should be (L*a*b*, D50, 2°) in reading order, and how large it is."""

    name: str
    title: str
    columns: int
    rows: int
    pitch_mm: float  # centre to centre
    patch_share: float  # of the pitch that a patch takes
    source: str
    neutrals: tuple[str, ...]  # from white to black
    lab: Mapping[str, Lab]

    def with_own(self, pitch_mm: float | None, lab: Mapping[str, Lab]) -> Chart:
        """This very chart, as its owner measured it. ValueError for a patch that the chart has not."""
        strange = sorted(set(lab) - set(self.lab))
        if strange:
            raise ValueError(phrase("note-patch", chart=self.name, patch=repr(strange[0])))
        source = f"the chart's own values ({len(lab)} patches), else {self.source}" if lab else self.source
        return replace(self, pitch_mm=pitch_mm or self.pitch_mm, lab={**self.lab, **lab}, source=source)


@lru_cache(maxsize=8)
def chart_named(name: str) -> Chart:
    """A chart of measure/targets/. Raises KeyError for a name that is not there."""
    if name not in chart_names():
        raise KeyError(name)
    found = yaml.safe_load(files("heritage.measure").joinpath("targets", f"{name}.yaml").read_text("utf-8"))
    lab = {str(patch): (float(v[0]), float(v[1]), float(v[2])) for patch, v in found.pop("lab").items()}
    return Chart(**{**found, "neutrals": tuple(found["neutrals"]), "lab": lab})


def chart_names() -> tuple[str, ...]:
    """The charts we know, sorted."""
    names = (entry.name for entry in files("heritage.measure").joinpath("targets").iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))
