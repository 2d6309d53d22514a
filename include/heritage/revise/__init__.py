"""Step 8: what a next version is made of. Judges what a person wants changed against what is said now; opens no file and no site."""

from heritage.revise.metadata import Refused, changes, kind_of, patched
from heritage.revise.structure import Whole

__all__ = ["Refused", "Whole", "changes", "kind_of", "patched"]
