"""Say what an item is; every statement names its source. Nothing is corrected, merged or overwritten here.

Two sources that say the same field differently are both kept: whoever reads decides, and can see who said what.
"""

from heritage.describe.describing import conflicts, describe

__all__ = ["conflicts", "describe"]
