"""A person's word about a site's root: a new, empty place takes a lost one's, or what lies there is the site's after all."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from itertools import islice

from heritage import settings
from heritage.archive import layout, preparing
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.site import kinds, mark, root
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.errors import ConfigError, HeritageError
from heritage.flows import history
from heritage.flows.custody import begun
from heritage.flows.custody.roots import places, roots
from heritage.flows.opening import opened
from heritage.model import EventType

log = logging.getLogger(__name__)

_ASKED = 200
"""Copies that are looked for at a root that somebody calls the site's."""


def told(name: str) -> tuple[list[str], bool]:
    """What this home knows of the site's root and what lies there now, in words; and whether that is the site."""
    lines = [f"{name}: root {roots.known().get(name) or 'not known yet'}"]
    lines += [
        f"  one place with {one if one != name else other} ({common})"
        for one, other, common in places.together()
        if name in (one, other)
    ]
    try:
        opened(name)
        return [*lines, "  it is there"], True
    except HeritageError as error:
        return [*lines, f"  {error}", f"  {error.advice}", *_ways(name)], False


def _ways(name: str) -> Iterator[str]:
    yield f'  a new, empty disk or bucket in its place: python -m heritage site {name} --new "REASON"'
    yield f'  the site\'s own content, brought there by hand: python -m heritage site {name} --mine "REASON"'


def begin_anew(name: str, *, who: str, reason: str) -> str:
    """An empty place becomes the site's root, and only that is its root from now on; answers its id. Raises ConfigError when it is
    not empty: what lies there is somebody's."""
    site, act, before = _raw(name), f"new-{name}", roots.known().get(name, "")
    under_way = begun.under_way(act) is not None
    ours = (entry for entry in site.list("") if not (under_way and root.is_our_own(entry.path)))
    if (entry := next(ours, None)) is not None:
        raise ConfigError(f"{name}: wanted an empty place, found {site.address(entry.path)}", advice=_NOT_EMPTY)
    word = begun.begin(act, who=who, reason=reason, facts={"before": before})
    if before == word.facts["before"]:
        roots.forget(name)
    preparing.prepare(opened(name))
    return _noted(name, word, "begun anew, empty")


_NOT_EMPTY = (
    "If it is the site's own content, say --mine; else empty the place, or correct the site's url in config/sites.yaml."
)


def call_mine(name: str, *, who: str, reason: str) -> str:
    """What lies there is the site's root; answers its id. Raises ConfigError when it is no storage root, or none of the copies that
    the catalogue knows there is in it."""
    site = _raw(name)
    if site.size(ROOT_DECLARATION) is None:
        raise ConfigError(
            f"{name}: {site.address(ROOT_DECLARATION)} is not there: this is no storage root", advice=_NO_ROOT
        )
    expected = list(islice(custody.copies(settings.home().catalogue_url, site=name), _ASKED))
    if expected and not any(_holds(site, copy.package) for copy in expected):
        raise ConfigError(
            f"{name}: {mark.where(site)} holds none of {len(expected)} packages that were kept there", advice=_NO_ROOT
        )
    known = roots.known()
    others = {each: known[each] for each in known if each != name}
    owned = mark.read(mark.found(site))
    fresh = owned if owned and owned.site == name and owned.id not in others.values() else mark.new(name, others)
    word = begun.begin(f"mine-{name}", who=who, reason=reason, facts={"before": known.get(name, "")})
    roots.clear(site)
    site.write(mark.NAME, [mark.spelled(fresh)])
    site.sync("")
    roots.remember(name, fresh.id)
    return _noted(name, word, "what lies there is called the site's")


_NO_ROOT = "Mount the right disk, or correct the site's url in config/sites.yaml. For a new, empty place say --new."


def _holds(site: Site, package: str) -> bool:
    return next(iter(site.list(layout.place(package))), None) is not None


def _raw(name: str) -> Site:
    config = settings.sites().get(name)
    if config is None:
        raise ConfigError(f"sites.yaml has no site {name!r}; it has {', '.join(settings.sites())}")
    return kinds.open_site(name, config.kind, config.url, config.options, settings.home().root)


def _noted(name: str, word: begun.Word, did: str) -> str:
    identifier, before, said = roots.known()[name], word.facts["before"], f"{did}: {word.reason}"
    history.tell(f"root {name} {identifier} {word.at}", EventType.POLICY_ASSIGNMENT, "warning", subjects=[name], site=name, detail=said,
                 who=word.who, at=word.at, facts={"before": before, "now": identifier})  # fmt: skip
    log.warning("%s: root %s (before: %s): %s", name, identifier, before or "none known", said)
    begun.ended(word)
    return identifier
