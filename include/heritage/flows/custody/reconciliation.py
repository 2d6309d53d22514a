"""Compares a site's listing with the catalogue, both ways; neither is ever whole in memory."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from heritage.archive.layout import place
from heritage.catalogue import custody
from heritage.catalogue.listing import Listing
from heritage.contracts import Site
from heritage.flows.batch import item_of
from heritage.flows.workline.register import catch_up

_AT_ONCE = 500


class Crossing:
    """Takes the object folders of a site one by one; answers rows {path, said, package} for what does not fit."""

    def __init__(self, listing: Listing, url: str, site: Site) -> None:
        self._listing, self._url, self._site = listing, url, site
        self._waiting: dict[str, str] = {}

    def seen(self, folder: str, package: str) -> list[dict[str, Any]]:
        """What is wrong, as far as it is known by now: the catalogue is asked for some at once."""
        if not package:
            return [{"path": folder, "said": "no package's place: neither its name nor its inventory leads here"}]
        self._waiting[package] = folder
        return self._asked() if len(self._waiting) >= _AT_ONCE else []

    def finish(self) -> Iterator[dict[str, Any]]:
        """The rest, and the packages that have no folder at the site."""
        yield from self._asked()
        for held in custody.copies(self._url, site=self._site.name):
            if held.package not in self._listing and self._gone(held):
                yield {
                    "path": place(held.package),
                    "said": "the catalogue knows it; its folder is gone",
                    "package": held.package,
                }

    def _gone(self, held: custody.CopyRecord) -> bool:
        """It may have been deposited while the site was listed."""
        return next(iter(self._site.list(place(held.package))), None) is None

    def _asked(self) -> list[dict[str, Any]]:
        known = custody.known(self._url, self._site.name, list(self._waiting))
        self._listing.add(self._waiting)
        strange = [
            {"path": folder, "said": f"the catalogue knows no copy of {package} at this site"}
            for package, folder in self._waiting.items()
            if package not in known and not catch_up(package) and not under_way(package)
        ]
        self._waiting = {}
        return strange


def under_way(package: str) -> bool:
    """Is it on its way to the sites? The catalogue hears of it with the last receipt."""
    try:
        batch, item = item_of(package)
        return batch.dossier(item).has("package")
    except ValueError:
        return False
