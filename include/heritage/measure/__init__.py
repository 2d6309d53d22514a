"""Step 2: ask the tools what is in each file; every file is decoded once for all its measurements. Judges nothing."""

from heritage.measure.run import measure

__all__ = ["measure"]
