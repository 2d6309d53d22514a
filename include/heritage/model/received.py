"""What was taken from the catalogue of an institution, and is kept with what was made of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Received:
    """A record of an institution's catalogue, whole, as it was received: nobody needs the catalogue to know what a version rests on."""

    catalogue: str  # the institution's code
    identifier: str  # the record's own
    datestamp: str  # "" where the catalogue gives none
    address: str  # what was asked
    schema: str
    sha512: str  # of `content` in UTF-8
    content: str  # XML in exclusive canonical form, or a table's head and row
    at: str  # ISO 8601, UTC

    @property
    def spelled(self) -> str:
        """As evidence."""
        stamp = f" of {self.datestamp}" if self.datestamp else ""
        return f"record {self.identifier}{stamp}, {self.address}, sha512 {self.sha512}"
