"""Step 8: what a next version is made of. Judges what a person wants changed against what is said now; opens no file and no site."""

from heritage.revise.metadata import Refused, changes, faults_of_fields, kind_of, of_a_row, patched
from heritage.revise.structure import Whole

__all__ = ["Refused", "Whole", "changes", "faults_of_fields", "kind_of", "of_a_row", "patched"]
