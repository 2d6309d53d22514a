"""What is measured of a target shot: the picture of a test chart by which a capture session is judged."""

from __future__ import annotations

from heritage.measurements.row import kept, measured_by, number, numbers, reason, table, text

ROWS = measured_by("target")(
    text("target.kind", "the chart's name, sheet, edges, or none"),
    reason("target.reason", "why it is none"),
    kept(text("target.profile", "how colours were computed")),
    kept(text("target.reference", "whose values the chart is held against")),
    number("target.ppi", "ppi", "sampling rate that was obtained"),
    kept(number("target.ppi_x", "ppi", "obtained across")),
    kept(number("target.ppi_y", "ppi", "obtained down")),
    number("target.ppi_tag", "ppi", "as the file says"),
    kept(numbers("target.box", "share", "left, top, width, height of the chart in the picture")),
    kept(table("target.lab", "L*, a*, b*", "patch → colour under D50")),
    table("target.delta_e", "ΔE2000", "patch → distance from its reference"),
    number("target.delta_e_mean", "ΔE2000", "mean of the patches"),
    number("target.delta_e_worst", "ΔE2000", "largest of the patches"),
    table("target.tone", "ΔL*", "neutral patch → lighter than its reference by"),
    number("target.tone_worst", "ΔL*", "largest of the neutrals, either way"),
    table("target.gain", "", "pair of highlight neutrals → step of L* over the reference's"),
    table("target.white_balance", "ΔE of a*, b*", "neutral patch → distance from its reference"),
    number("target.white_balance_worst", "ΔE of a*, b*", "largest of the neutrals"),
    table("target.noise", "σ of L*", "neutral patch → noise in it"),
    number("target.noise_worst", "σ of L*", "largest of the neutrals"),
    kept(table("target.mtf50", "cycles per pixel", "direction of the edge → where half the contrast is left")),
    kept(table("target.mtf10", "cycles per pixel", "direction of the edge → where a tenth of the contrast is left")),
    table("target.efficiency", "share", "direction of the edge → sampling efficiency"),
    number("target.efficiency_worst", "share", "smallest of the directions"),
    table("target.overshoot", "share", "direction of the edge → by which sharpening throws it beyond its plateau"),
    kept(table("target.edges", "", "direction → slanted edges that were measured")),
    number("target.uniformity", "ΔL*", "between the lightest and the darkest of 3 × 3 fields of a sheet"),
)  # fmt: skip
