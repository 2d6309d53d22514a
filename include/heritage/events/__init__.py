"""The history that cannot be rewritten unnoticed: every event is chained to the one before it by sha256, and signed for from
time to time (Ed25519). It says that something was changed, and where; it keeps nobody from deleting the file."""

from __future__ import annotations

from heritage.events.beginning import Begun, begin_anew, begun, free_name, remains
from heritage.events.keys import Key, is_public
from heritage.events.log import Entry, EventLog, is_checkpoint
from heritage.events.verifying import Break, Checkpoint, Verified, verify

__all__ = [
    "Begun", "Break", "Checkpoint", "Entry", "EventLog", "Key", "Verified", "begin_anew", "begun", "free_name", "is_checkpoint", "is_public", "remains", "verify",
]  # fmt: skip
