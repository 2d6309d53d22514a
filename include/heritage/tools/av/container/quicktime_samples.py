"""Where a QuickTime track's samples lie in the file, and when each is shown; by its tables alone."""

from __future__ import annotations

import numpy as np

from heritage.tools.av.container.quicktime import NONE, Numbers, Track

MOST_SAMPLES = 20_000_000
"""A film of nine days."""


def moments(track: Track) -> Numbers:
    """When each sample is shown, in the media's ticks, in stored order; nothing for tables too long to be a film's."""
    if track.count > MOST_SAMPLES or track.durations[:, 0].sum() > MOST_SAMPLES:
        return NONE
    lasting = np.repeat(track.durations[:, 1], track.durations[:, 0])[: track.count]
    begins = np.cumsum(lasting) - lasting
    if 0 < track.offsets[:, 0].sum() <= MOST_SAMPLES and track.offsets.min() >= -(1 << 31):
        shifts = np.repeat(track.offsets[:, 1], np.maximum(track.offsets[:, 0], 0))[: len(begins)]
        begins[: len(shifts)] += shifts
    return np.asarray(begins, np.int64)


def places(track: Track) -> tuple[Numbers, Numbers]:
    """(first byte, bytes) of each stretch of samples that can be told: each sample, or each chunk of samples of one size."""
    if not len(track.chunks) or not track.per_chunk or not track.count:
        return NONE, NONE
    firsts = np.array([first for first, _ in track.per_chunk], np.int64)
    many = np.array([count for _, count in track.per_chunk], np.int64)
    counts = many[np.clip(np.searchsorted(firsts, np.arange(1, len(track.chunks) + 1), "right") - 1, 0, None)]
    before = np.minimum(np.cumsum(counts) - counts, track.count)
    after = np.minimum(before + counts, track.count)
    if track.size:
        return track.chunks, (after - before) * track.size
    total = np.concatenate(([0], np.cumsum(track.sizes)))
    begins = np.repeat(track.chunks - total[before], after - before)
    return begins + total[: len(begins)], track.sizes[: len(begins)]


def there(track: Track, length: int) -> int:
    """How many of the samples end within a file of that length; all when the tables do not say."""
    begins, sizes = places(track)
    if not len(begins):
        return track.count
    if not track.size:
        return int((begins + sizes <= length).sum())
    return int((np.clip(length - begins, 0, sizes) // track.size).sum())
