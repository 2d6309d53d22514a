"""Puts a storage root's own files right: what is wrong there, and, approved by a person, the constants written anew. Packages are
never touched, and what nobody knows is left for a person."""

from __future__ import annotations

import logging
import secrets
from dataclasses import asdict
from itertools import islice

from heritage import settings
from heritage.archive import fixity
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.site import root
from heritage.archive.site.root import Amiss
from heritage.catalogue import custody
from heritage.contracts import Site
from heritage.dossier import now
from heritage.errors import PermanentError
from heritage.flows import history
from heritage.flows.custody import begun
from heritage.flows.custody.roots import sites
from heritage.model import EventType

log = logging.getLogger(__name__)

_ASKED = 200
"""Object folders that are looked at for one that the catalogue knows."""


class NoRootOfOurs(PermanentError):
    """Nothing at the place shows that it is the site."""

    advice = "Is the right disk mounted, the right bucket named? Nothing was changed. A new site needs no repair: it is filled by the DAG `move`."


def wrong(name: str) -> list[Amiss]:
    """Everything that is not as it should be at the root; `act` "" is for a person. Raises SiteUnavailable."""
    place = sites.to_look(name)
    tops = (entry.path for entry in place.list("") if "/" not in entry.path or entry.path.startswith("extensions/"))
    return [*root.amiss(place), *(found for path in tops for found in root.at_the_top(path))]


@history.signed
def put_right(name: str, *, who: str, reason: str) -> list[Amiss]:
    """Does what can be done, and answers it; first the rest of what a kill broke off. Raises NoRootOfOurs when no package lies there that
    the catalogue knows at this site."""
    act, done = f"root-{name}", list[Amiss]()
    if word := begun.under_way(act):
        done = _carried_out(name, word)
    if todo := [found for found in wrong(name) if found.act]:
        facts = {"key": f"root {name} {now()} {secrets.token_hex(4)}", "todo": [asdict(found) for found in todo]}
        done += _carried_out(name, begun.begin(act, who=who, reason=reason, facts=facts))
    return done


def _carried_out(name: str, word: begun.Word) -> list[Amiss]:
    todo, key = [Amiss(**found) for found in word.facts["todo"]], word.facts["key"]
    place, still = sites.open_site(name), {found.path for found in wrong(name)}
    _is_ours(place)
    for found in (each for each in todo if each.path in still):
        root.put_right(place, found.path, found.act)
        log.info("%s: %s %s (%s)", name, found.act, found.path, found.said)
    said = f"root put right: {'; '.join(f'{found.act} {found.path}' for found in todo)}"[:3000]
    history.tell(
        key, EventType.RECOVERY, "success", subjects=[name], site=name, detail=f"{said}: {word.reason}", who=word.who
    )
    act = custody.Act(key, "repair", word.at, "success", name, who=word.who, files=len(todo), detail=said)
    custody.note_act(settings.home().catalogue_url, act)
    begun.ended(word)
    return todo


def _is_ours(place: Site) -> None:
    seen = (each.package for each in fixity.sweep(place) if isinstance(each, fixity.Seen) and each.package)
    packages = list(islice(seen, _ASKED))
    if not custody.known(settings.home().catalogue_url, place.name, packages):
        raise NoRootOfOurs(
            f"{place.address(ROOT_DECLARATION)}: no package lies there that the catalogue knows at {place.name}"
        )
