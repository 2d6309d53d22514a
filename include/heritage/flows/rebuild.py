"""Makes the whole catalogue anew from what one site holds; the other site and the work folder may be gone."""

from __future__ import annotations
