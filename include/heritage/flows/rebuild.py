"""Makes the catalogue anew from what one site holds; the other sites and the work folder may be gone."""

from __future__ import annotations

import logging
from dataclasses import replace

from heritage import archive, catalogue, settings
from heritage.errors import CopyDamaged
from heritage.flows import holding
from heritage.flows.sites import to_look
from heritage.flows.workline import linked

log = logging.getLogger(__name__)


def rebuild(site: str, url: str | None = None) -> catalogue.Rebuilt:
    """Reads every package's sheets at the site into the catalogue (`url`: another one than the home's, which then has no holds: the
    event log is the home's). Local notes and items that were never deposited stay. Says which packages could not be read."""
    broken: list[CopyDamaged] = []
    packages = archive.packages(to_look(site), broken.append)
    rebuilt = catalogue.rebuild(url or settings.home().catalogue_url, packages)
    log.info("%s: %d packages read into the catalogue", site, rebuilt.packages)
    if url is None:
        log.info("%d events of the log about holds are in the catalogue", holding.bring_back())
        log.info("%d batches in work/ say what they take the place of", linked.bring_back())
    unreadable = {**rebuilt.unreadable, **{f"object {n}": str(error) for n, error in enumerate(broken, 1)}}
    for package, reason in unreadable.items():
        log.error("%s: could not be read: %s", package, reason)
    return replace(rebuilt, unreadable=unreadable)
