"""The sites of sites.yaml for the acts of care: opened to look only (at the pace that is set), or to be mended."""

from __future__ import annotations

from heritage import settings
from heritage.archive.site.throttle import ReadOnly
from heritage.contracts import Site
from heritage.errors import ConfigError
from heritage.flows.workline import deposit


def open_site(name: str) -> Site:
    """The site, with all it can. Raises SiteUnavailable, ConfigError for an unknown name."""
    if name not in settings.sites():
        raise ConfigError(f"sites.yaml has no site {name!r}; it has {', '.join(settings.sites())}")
    return deposit.open_site(name)


def to_look(name: str) -> ReadOnly:
    """The site, but nothing can be changed there; no faster than sites.yaml allows."""
    site, limit = open_site(name), settings.sites()[name].megabytes_per_second
    return ReadOnly(site, limit * 1e6 if limit else None)
