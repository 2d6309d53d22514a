"""Deposits sealed packages at one site; the receipt comes only after every byte was read back there."""

from __future__ import annotations

import logging

from heritage import archive, settings
from heritage.contracts import Site
from heritage.flows.batch import BatchFolder, Trouble
from heritage.flows.workline.steps import each_item

log = logging.getLogger(__name__)


def open_site(name: str) -> Site:
    """The site of that name in config/sites.yaml. Raises SiteUnavailable."""
    config = settings.sites()[name]
    return archive.open_site(name, config.kind, config.url, config.options, settings.home().root)


def deposit(reference: str, site: str) -> list[Trouble]:
    """Deposits the unit's sealed items at the site: one `receipt-<site>` sheet per item."""
    place = open_site(site)

    def work(batch: BatchFolder, item: str) -> str:
        return _deposit(batch, item, place)

    return each_item(reference, f"deposit-{site}", needs="package", adds=f"receipt-{site}", work=work)
