"""How a delivery is, as the pages say it."""

from __future__ import annotations

from heritage.catalogue.queries.deliveries import ListedDelivery

STATES = ("received", "running", "waiting", "done", "failed", "refused")
"""How a delivery can be, in the order in which it goes through them; the message codes are `delivery-state-…`."""

TONES = {"received": "calm", "running": "busy", "waiting": "warn", "done": "good", "failed": "bad", "refused": "bad"}
"""State → how it looks."""

KEPT = {"running": "running", "waiting": "waiting", "done": "closed", "failed": "failed"}
"""State of a page → what the catalogue is asked for."""

SHOWN = {"closed": "done", "rebuilt": "done", "waiting": "running"}
"""State in the catalogue → on the page, where it has another name."""


def state_of(delivery: ListedDelivery) -> str:
    """How a delivery is, as the pages say it."""
    if delivery.waiting:
        return "waiting"
    return {"running": "running", "waiting": "running", "failed": "failed"}.get(delivery.state, "done")
