"""Makes the catalogue anew from what one site holds; the other sites and the work folder may be gone."""

from __future__ import annotations

import logging

from heritage import archive, catalogue, settings
from heritage.flows.workline.deposit import open_site

log = logging.getLogger(__name__)


def rebuild(site: str, url: str | None = None) -> catalogue.Rebuilt:
    """Reads every package's sheets at the site into the catalogue (`url`: another one than the home's). Local notes and items
    that were never deposited stay. Says which packages could not be read."""
    rebuilt = catalogue.rebuild(url or settings.home().catalogue_url, archive.packages(open_site(site)))
    log.info("%s: %d packages read into the catalogue", site, rebuilt.packages)
    for package, reason in rebuilt.unreadable.items():
        log.error("%s: could not be read: %s", package, reason)
    return rebuilt
