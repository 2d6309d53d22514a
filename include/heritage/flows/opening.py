"""The one place where a site of sites.yaml is opened: a site that hangs is not asked by everybody, and a root that is not the site's
is no site."""

from __future__ import annotations

import logging
import time
from pathlib import Path

from heritage import settings
from heritage.archive.site import kinds, mark
from heritage.archive.site.breaker import SLOW, within
from heritage.archive.site.rooted import Rooted
from heritage.contracts import Site
from heritage.errors import HeritageError, SiteUnavailable
from heritage.flows.custody.roots import roots
from heritage.settings import SiteConfig

log = logging.getLogger(__name__)

PATIENCE = 60.0
"""Seconds that a mount is given to say whether it is there; sites behind a network have limits of their own."""


def opened(name: str) -> Site:
    """The site of that name. Raises SiteUnavailable, SiteRefused, ConfigError."""
    config, breaker = settings.sites()[name], roots.breaker(name)
    breaker.ask()
    began = time.monotonic()
    try:
        site = Rooted(_raw(name, config), roots.Judged(name, _named_by_others), near=config.kind == "folder")
    except SiteUnavailable as error:
        if time.monotonic() - began >= SLOW:
            breaker.hangs(error)
        else:
            breaker.answers()
        raise
    breaker.answers()
    return site


def _raw(name: str, config: SiteConfig) -> Site:
    site = kinds.open_site(name, config.kind, config.url, config.options, settings.home().root)
    if config.kind == "folder":
        root = settings.home().root / config.url
        within(PATIENCE, lambda: _looked_at(root), f"{name}: {root}")
    return site


def _looked_at(root: Path) -> None:
    """Waits in the kernel while the mount's server is away; whatever it answers is looked at later."""
    try:
        root.stat()
    except OSError:
        return


def _named_by_others(name: str) -> dict[str, str]:
    """Site → id, by the marks of all sites but this. One that does not answer says nothing: a first site may be begun before the
    second is there."""
    told: dict[str, str] = {}
    for other in (each for each in settings.sites() if each != name):
        try:
            there = mark.read(mark.found(_raw(other, settings.sites()[other])))
        except HeritageError as error:
            log.warning("%s: whether it was used before could not be asked at %s: %s", name, other, error)
            continue
        if there is not None:
            told |= {**there.others, there.site: there.id}
    return told
