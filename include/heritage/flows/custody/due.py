"""Since when each copy should have been read again and found whole: every site says its days, in sites.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from heritage import settings
from heritage.dossier import moment


def cutoff(site: settings.SiteConfig) -> str:
    """A copy at the site that was found whole last before this moment is due."""
    return moment(datetime.now(UTC) - timedelta(days=site.ttl_days))


def cutoffs() -> Mapping[str, str]:
    """The same of every site, by its name."""
    return {name: cutoff(site) for name, site in settings.sites().items()}
