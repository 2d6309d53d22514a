"""The care of what is archived: audits, repairs, restores, moves, drills, holds, and the log that proves them."""
