"""Where the web server finds the catalogue: asked anew each time, for a home may be changed between two questions."""

from __future__ import annotations

from heritage import settings


def url() -> str:
    """The catalogue's SQLAlchemy URL."""
    return settings.home().catalogue_url
