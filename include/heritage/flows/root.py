"""Puts a storage root's own files right: what is wrong there, and, approved by a person, the constants written anew. Packages are
never touched, and what nobody knows is left for a person."""

from __future__ import annotations

import logging
import secrets
from itertools import islice

from heritage import settings
from heritage.archive import looking, root
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.root import Amiss
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import Lasting
from heritage.flows import history, sites
from heritage.model import EventType

log = logging.getLogger(__name__)

_ASKED = 200
"""Object folders that are looked at for one that the catalogue knows."""


class NoRootOfOurs(Lasting):
    """Nothing at the place shows that it is the site."""

    advice = "Is the right disk mounted, the right bucket named? Nothing was changed. A new site needs no repair: it is filled by the DAG `move`."


def wrong(name: str) -> list[Amiss]:
    """Everything that is not as it should be at the root; `act` "" is for a person. Raises SiteUnavailable."""
    place = sites.to_look(name)
    tops = (entry.path for entry in place.entries("") if "/" not in entry.path or entry.path.startswith("extensions/"))
    return [*root.amiss(place), *(found for path in tops for found in root.at_the_top(path))]


@history.signed
def put_right(name: str, *, who: str, reason: str) -> list[Amiss]:
    """Does what can be done, and answers it. Raises NoRootOfOurs when no package lies there that the catalogue knows at this site."""
    todo = [found for found in wrong(name) if found.act]
    if not todo:
        return []
    place = sites.open_site(name)
    _is_ours(place)
    for found in todo:
        root.put_right(place, found.path, found.act)
        log.info("%s: %s %s (%s)", name, found.act, found.path, found.said)
    said = f"root put right: {'; '.join(f'{found.act} {found.path}' for found in todo)}"[:3000]
    at, url = now(), settings.home().catalogue_url
    key = f"root {name} {at} {secrets.token_hex(4)}"
    history.tell(key, EventType.RECOVERY, "success", subjects=[name], site=name, detail=f"{said}: {reason}", who=who)
    custody.note_act(url, custody.Act(key, "repair", at, "success", name, who=who, files=len(todo), detail=said))
    return todo


def _is_ours(place: Site) -> None:
    seen = (each.package for each in looking.sweep(place) if isinstance(each, looking.Seen) and each.package)
    packages = list(islice(seen, _ASKED))
    if not custody.known(settings.home().catalogue_url, place.name, packages):
        raise NoRootOfOurs(
            f"{place.address(ROOT_DECLARATION)}: no package lies there that the catalogue knows at {place.name}"
        )
