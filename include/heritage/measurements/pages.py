"""What is measured of a page: how it lies in its picture, and what is on it; and of the further pages of a file."""

from __future__ import annotations

from heritage.measurements.row import measured_by, number, text, texts, whole

RUN = "every probe's run"
"""What is written down of the measuring itself, whichever probe measures."""

ROWS = (
    *measured_by("page")(
        number("page.skew", "degrees", "by which the page lies askew, + = clockwise"),
        number("page.skew_doubt", "degrees", "by which its lines may be from level themselves"),
        number("page.keystone", "degrees", "between opposite edges"),
        number("page.curvature", "degrees", "by which the direction of lines changes along them"),
        number("page.ink", "share", "of the page that is written on"),
        whole("page.fellows", "", "marks that stand in a row with others"),
        text("page.imprint", "fingerprint of what is written: 1024 bits, hex"),
        text("page.text_direction", "horizontal, vertical or unknown: how its lines run"),
        number("page.lean", "", "how much more of its type reaches above the small letters than below, −1 to 1; negative upside down"),
        number("page.lean_surety", "", "that over its error"),
        texts("page.cut", "sides of the picture that cut through text"),
        number("page.softest", "share", "as pixels.sharpness, of letters in the softest region of the page"),
        number("page.sharpest", "share", "as pixels.sharpness, of letters in the sharpest region of the page"),
        number("page.smear", "share", "as pixels.sharpness, in the direction in which letters are softest"),
        number("page.smear_share", "share", "that over the direction in which they are sharpest"),
    ),
    *measured_by(RUN)(
        whole("pages.measured", "", "pages of the file that were measured; those of page 2 begin with page2."),
        texts("refused.not_read", "probes that found no damage, only a file that they do not read"),
    ),
)  # fmt: skip
