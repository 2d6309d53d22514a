"""Step 3: judge the measurements by a policy. QC looks at numbers; it never opens, let alone changes, a file."""

from heritage.qc.inspection import Inspection

__all__ = ["Inspection"]
