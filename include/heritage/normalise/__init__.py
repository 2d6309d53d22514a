"""Step 4, normalise: makes the copies that can be kept and read, and proves those that are called lossless.

A page that is finished stays finished: its renditions are noted in `_parts/` of the item's folder, and a run that was
killed goes on with the next page. How pages are spread over workers is told in `unit`."""

from heritage.normalise.parts import forget
from heritage.normalise.unit import Work, normalise, normalise_all, of_the_whole

__all__ = ["Work", "forget", "normalise", "normalise_all", "of_the_whole"]
