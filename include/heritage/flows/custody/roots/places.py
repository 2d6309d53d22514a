"""Which sites are one place: a disk, a mount, a host or a bucket whose loss takes both. They count as one copy."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from heritage import settings
from heritage.archive.site.places import Place, places, shared


def together() -> Iterator[tuple[str, str, str]]:
    """Pairs of sites that are one place, and what they share: by this machine's word, or by that of sites.yaml."""
    sites = settings.sites()
    found = {name: _places(name) for name in sites}
    for one, other in combinations(sites, 2):
        common = shared(found[one], found[other])
        if common:
            yield one, other, ", ".join(map(str, common))
        elif said_so(one, other):
            yield one, other, "as sites.yaml says"


def said_so(one: str, other: str) -> bool:
    """Does sites.yaml say that the two are one place on purpose (a trial)?"""
    sites = settings.sites()
    return sites[one].same_place_as == other or sites[other].same_place_as == one


def numbers() -> dict[str, int]:
    """Site → the number of its place; sites of one place have one number."""
    found = {name: number for number, name in enumerate(settings.sites())}
    for one, other, _ in together():
        first, second = sorted((found[one], found[other]))
        found = {name: first if number == second else number for name, number in found.items()}
    return found


def room(name: str) -> tuple[int | None, int | None]:
    """Bytes that are free, and that there are, on the disk of a site that is a folder; None where that cannot be asked."""
    site = settings.sites()[name]
    if site.kind != "folder":
        return None, None
    place = Path(settings.home().root, site.url)
    while not place.exists() and place != place.parent:
        place = place.parent
    disk = shutil.disk_usage(place)
    return disk.free, disk.total


def _places(name: str) -> frozenset[Place]:
    site = settings.sites()[name]
    return places(site.kind, site.url, site.options, settings.home().root)
