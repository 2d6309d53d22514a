"""What a delivery says about a target shot: target.yaml beside it, read distrustfully."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from heritage import keyed
from heritage.errors import SourceUnreadable
from heritage.measure.target.chart import Chart, chart_named, chart_names
from heritage.model import Phrase, Reason, about, phrase, reason_of

_MOST_BYTES = 64 << 10
_Share = Annotated[float, Field(ge=0, le=1)]
_Lab = tuple[
    Annotated[float, Field(ge=0, le=100)],
    Annotated[float, Field(ge=-160, le=160)],
    Annotated[float, Field(ge=-160, le=160)],
]


class Setup(BaseModel):
    """What `target.yaml` beside the shots (or `<shot's stem>.target.yaml`) may say; all of it can be left out.
    `target`: a chart of measure/targets. `pitch_mm`: this very chart's distance between patch centres, as measured.
    `colour_space`: of shots without an ICC profile. `lab`: this very chart's own values, by patch. `edges`: where the
    slanted edges are (left, top, width, height as shares of the picture); without it they are looked for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    target: str = "colorchecker-classic"
    pitch_mm: float | None = Field(default=None, gt=0.5, lt=1000)
    colour_space: str = Field(default="", max_length=100)
    lab: dict[str, _Lab] = {}
    edges: tuple[tuple[_Share, _Share, _Share, _Share], ...] = Field(default=(), max_length=100)

    def chart(self) -> Chart:
        """The chart, with what is said about this very one. ValueError for a chart or patch that is not known."""
        if self.target not in chart_names():
            raise ValueError(phrase("note-target", allowed=list(chart_names()), target=repr(self.target)))
        return chart_named(self.target).with_own(self.pitch_mm, self.lab)


def setup_for(shot: Path) -> Setup:
    """What the delivery says about this shot. Raises SourceUnreadable when its target.yaml is wrong."""
    for path in (shot.with_name(f"{shot.stem}.target.yaml"), shot.with_name("target.yaml")):
        if path.is_file() and not path.is_symlink():
            try:
                return _read(path)
            except (ValueError, yaml.YAMLError) as error:
                raise SourceUnreadable(about(path.name, _told(error))) from error
    return Setup()


def _read(path: Path) -> Setup:
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError(phrase("note-large", limit=_MOST_BYTES))
    setup = Setup.model_validate(keyed.from_yaml(path.read_text("utf-8")) or {})
    setup.chart()
    return setup


def _told(error: Exception) -> Phrase | Reason:
    if isinstance(error, ValidationError):
        return Reason("; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()))
    return reason_of(error)
