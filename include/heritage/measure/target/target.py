"""Measures target shots: the pictures of test charts by which a capture session is judged. It judges nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.metadata import version

from heritage.contracts import Source
from heritage.measure.picture.image import is_picture
from heritage.measure.target.note import setup_for
from heritage.model import Facts, File


@dataclass(frozen=True, slots=True)
class TargetProbe:
    """Measures one shot. Facts (all lengths in pixels of the shot, colours under D50):
    `target.kind`: the chart's name, "sheet" (a plain white sheet), "edges" (slanted edges only) or "none";
    `target.reason`: why it is "none". `target.profile`: how colours were computed. `target.reference`: whose values.
    `target.ppi`, `target.ppi_x`, `target.ppi_y`: obtained sampling rate; `target.ppi_tag`: the file's own claim.
    `target.box`: left, top, width, height of the chart as shares. By patch: `target.lab`, `target.delta_e` (ΔE2000),
    and of the neutrals `target.tone` (ΔL*), `target.white_balance` (ΔE of a*, b*), `target.noise` (σ of L*);
    `target.gain`: by pair of highlight neutrals. `target.delta_e_mean`. By direction: `target.mtf50`, `target.mtf10`
    (cycles per pixel), `target.efficiency` (0–1), `target.overshoot`, `target.edges` (how many). `target.uniformity`: ΔL*
    between the lightest and darkest of 3 × 3 fields of a sheet. `target.tone_worst` and so on: one number for each
    of those that have many (the largest size; of `efficiency` the smallest). What a shot does not show has no fact."""

    name: str = field(default="target", init=False)

    def accepts(self, file: File) -> bool:
        return is_picture(file)

    def tool(self) -> str:
        return f"heritage target measurement, OpenCV {version('opencv-contrib-python-headless')}"

    def measure(self, source: Source) -> Facts:
        from heritage.measure.target import shot
        from heritage.tools.picture import opening as picture

        setup = setup_for(source.path)
        return shot.measured(source.cached(picture.decode), setup)
