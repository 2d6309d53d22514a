"""The house itself: housekeeping, signs of life, and what the watch misses."""
