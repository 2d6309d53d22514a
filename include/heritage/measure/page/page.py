"""The page probe: how a page lies in its picture and how much is on it. Light to import; cv2 loads when it measures."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version

from heritage.contracts import Source
from heritage.measure.picture.image import is_picture
from heritage.measure.picture.raw import is_raw
from heritage.model import Facts, File


class PageProbe:
    """`page.*` of one page."""

    name = "page"
    of_each_page = True

    def accepts(self, file: File) -> bool:
        return is_picture(file) and not is_raw(file)

    def tool(self) -> str:
        return _tool()

    def measure(self, source: Source) -> Facts:
        """`page.skew` (degrees, + = clockwise), `page.skew_doubt` (how far the lines themselves may be from level),
        `page.ink` (share 0–1), `page.fellows` (marks that stand in a row), `page.imprint` (hex, 1024 bits), `page.text_direction`, `page.keystone` (degrees
        between opposite edges), `page.curvature` (degrees along a line); `page.lean` (−1 to 1: how much more of its type reaches above the
        small letters than below; negative upside down), `page.cut` (the sides of the picture that cut through text), `page.lean_surety` (that over its error), `page.softest`, `page.sharpest`, `page.smear`, `page.smear_share` (see `focus`); absent where nothing on the page shows them.
        Raises SourceUnreadable."""
        from heritage.measure.page import bed, cropping, focus, geometry, imprint, ink
        from heritage.measure.picture import grey
        from heritage.tools.picture.bands import is_large

        small = grey.reduced(source)[0]
        around = bed.find(small)
        found = ink.find(small, around)
        lie = geometry.lie(found)
        stated = {"page.skew": lie.skew, "page.keystone": lie.keystone, "page.curvature": lie.curvature}
        shown: dict[str, float | str] = {name: value for name, value in stated.items() if value is not None}
        if print_ := imprint.fingerprint(found, lie.skew or 0.0):
            shown["page.imprint"] = print_
        if lie.stand is not None:
            shown |= {"page.lean": round(lie.stand.lean, 3), "page.lean_surety": round(lie.stand.surety, 1)}
        if lie.skew is not None:
            shown["page.skew_doubt"] = lie.doubt
        of_type: Facts = {}
        if lie.lines is not None:
            of_type = {"page.cut": cropping.sides(small, around, lie.lines, found.at)}
            if not source.cached(is_large):
                full = grey.grey(source)
                of_type |= focus.facts(full, found, lie.lines, grey.factor(full))
        return {
            **of_type,
            "page.ink": round(found.share, 6),
            "page.fellows": found.fellows,
            "page.text_direction": lie.direction,
            **shown,
        }


@lru_cache(maxsize=1)
def _tool() -> str:
    return f"heritage page probe (opencv {version('opencv-contrib-python-headless')})"
