"""Who looks and who acts: a person as the system knows them, whatever made them known. Nobody is asked here who they are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Act(StrEnum):
    """What a person may be allowed to do, each at the institutions that they see."""

    LOOK = "look"  # deliveries, packages, pictures, findings
    DECIDE = "decide"  # about flagged items, repairs and proposals
    DELIVER = "deliver"  # start a delivery's workline, order a rework list
    REQUEST = "request"  # ask for a restore, an audit, a hold
    OPERATE = "operate"  # runs, sites, backlog: the system itself
    AUDIT = "audit"  # the event log and its proof


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person who is logged in. `institutions`: the codes of those they belong to; None is all of them."""

    id: str
    name: str  # the login: what events, decisions and reports call them
    acts: frozenset[Act]
    institutions: frozenset[str] | None

    def sees(self, institution: str) -> bool:
        """May they know that something of this institution exists? "" is no institution: only who sees all sees that."""
        if Act.LOOK not in self.acts:
            return False
        return self.institutions is None or institution in self.institutions

    def may(self, act: Act, institution: str = "") -> bool:
        """May they do this there? Without an institution: may they do it anywhere?"""
        return act in self.acts and (not institution or self.sees(institution))


NOBODY = Viewer("", "", frozenset(), frozenset())
"""Sees nothing and may do nothing."""
