"""Step 1: take in a delivery. Counts it, reads each file once, checks what was promised, opens dossiers; changes nothing in it."""

from heritage.capture.arriving import UNFINISHED, Arrival, is_complete, signature
from heritage.capture.intake import Received, receive
from heritage.capture.names import LEFTOVERS as LEFT_BY_MACHINES
from heritage.capture.opening import opened
from heritage.capture.problem import Problem

__all__ = [
    "LEFT_BY_MACHINES",
    "UNFINISHED",
    "Arrival",
    "Problem",
    "Received",
    "is_complete",
    "opened",
    "receive",
    "signature",
]
