"""The closed sets, and what a tool can say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float | bool | list[Any] | dict[str, Any] | None
"""What a tool can say about a file, and what JSON can hold."""

Facts: TypeAlias = Mapping[str, Value]
"""Dotted names to values: `image.width` → 2480. The names are listed by the probe that measures them."""


class Outcome(StrEnum):
    """How a check ended, from good to bad."""

    PASS = "pass"  # noqa: S105
    WARN = "warn"
    FAIL = "fail"


class State(StrEnum):
    """Where an item ended. Every expected item is in exactly one of these when a batch is closed."""

    DEPOSITED = "deposited"  # two verified copies
    REJECTED = "rejected"  # a person sent it back for recapture
    HELD = "held"  # flagged, and nobody is asked: the run was not to wait, or nobody decided in time
    PENDING = "pending"  # flagged, and a person is asked
    FAILED = "failed"  # our fault: a tool crashed, a site stayed away; run it again


class Alike(StrEnum):
    """By what a file is the same as one that is archived."""

    BYTES = "bytes"
    PIXELS = "pixels"
    LOOK = "look"  # its fingerprint is near


class Role(StrEnum):
    """What a file is for; the representation it lives in follows from this (see `package`)."""

    ORIGINAL = "original"  # as delivered
    MASTER = "master"  # the preservation copy
    TEXT = "text"  # OCR, kept with the preservation copy
    ACCESS = "access"  # for readers; may be lossy
    EVIDENCE = "evidence"  # QC curves, pictures of faults


class Answering(StrEnum):
    """Who says that an item answers one that was refused before."""

    NAMED = "named"  # the delivery note (`replaces`)
    ORDER = "order"  # both delivery notes: the same item, of the same order
    CONFIRMED = "confirmed"  # a person
    DISMISSED = "dismissed"  # a person says that it does not: the two have an id in common, and nothing else


class Choice(StrEnum):
    """What a person can decide about a flagged item."""

    ACCEPT = "accept"
    REJECT = "reject"


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """FAIL for no outcome at all: what was not asked was not passed."""
    order = (Outcome.PASS, Outcome.WARN, Outcome.FAIL)
    ranks = [order.index(o) for o in outcomes]
    return order[max(ranks)] if ranks else Outcome.FAIL
