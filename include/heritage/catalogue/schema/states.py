"""The states of deliveries and items that the catalogue knows: on the way, and how they end."""

from __future__ import annotations

from enum import StrEnum


class BatchState(StrEnum):
    """Where a delivery is."""

    RUNNING = "running"
    WAITING = "waiting"  # closed, but for what waits for a person
    CLOSED = "closed"
    FAILED = "failed"  # closed, and some items failed on our side
    REBUILT = "rebuilt"  # known only from what a site holds


class ItemState(StrEnum):
    """Where an item is; the last five, and pending, are how it ends (`model.State`). An item that nobody has judged has no row yet."""

    PASSED = "passed"
    FLAGGED = "flagged"  # until the batch is closed
    PENDING = "pending"  # a person is asked, or what one accepted has its turn to come
    ACCEPTED = "accepted"  # by a person, in spite of its faults
    DEPOSITED = "deposited"
    REJECTED = "rejected"
    HELD = "held"
    FAILED = "failed"
