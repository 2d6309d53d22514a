"""Step 1: take in a delivery. Counts it, reads each file once, checks what was promised, opens dossiers; changes nothing in it."""

from heritage.ingest.arriving import UNFINISHED, Arrival, is_complete, signature
from heritage.ingest.intake import Received, receive
from heritage.ingest.names import LEFTOVERS as LEFT_BY_MACHINES
from heritage.ingest.opening import opened
from heritage.ingest.problem import Problem

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
