"""Makes an empty site an OCFL storage root; refuses one that is laid out otherwise."""

from __future__ import annotations

from heritage.archive.layout import CONFIG, EXTENSION, LAYOUT, ROOT_DECLARATION, ROOT_LOCK, SETTINGS, constants, json_of
from heritage.archive.lock.locking import locked
from heritage.contracts import Site
from heritage.errors import ConfigError
from heritage.files import PARTIAL


def prepare(site: Site) -> None:
    """Makes the site a storage root when it is empty. Raises ConfigError when it is laid out otherwise, or holds something
    that is no storage root: archives are not mixed with other things."""
    if site.size(ROOT_DECLARATION) is None or (site.atomic and site.size(ROOT_LOCK) is not None):
        with locked(site, ROOT_LOCK) as alone:  # a lock that a killed start left behind goes when it is let go
            if alone.size(ROOT_DECLARATION) is None:
                _declare(alone)
    if json_of(site, LAYOUT).get("extension") != EXTENSION or json_of(site, CONFIG) != SETTINGS:
        said = f"{site.name}: {site.address(LAYOUT)}: wanted layout {EXTENSION} with {SETTINGS}"
        raise ConfigError(said, advice=_advice(site))


def _declare(site: Site) -> None:
    """The declaration comes last: without it nothing here is believed, and a killed start is begun anew."""
    for entry in list(site.list("")):
        folder, _, name = entry.path.rpartition("/")
        if name.startswith(PARTIAL) and folder in ("", f"extensions/{EXTENSION}"):
            site.remove(entry.path)
        elif entry.path != LAYOUT and not entry.path.startswith("extensions/"):
            said = f"{site.name}: {site.address(entry.path)}: wanted an empty place or an OCFL storage root"
            raise ConfigError(said, advice=_advice(site))
    for path, content in constants().items():
        if path == ROOT_DECLARATION:
            site.sync("")
        site.write(path, [content])
    site.sync("")


def _advice(site: Site) -> str:
    return (
        f"Look at the site's place in config/sites.yaml. If it is the right one and its own files were lost or altered: "
        f"`python -m heritage repair --root {site.name}` shows them, and with --approve writes them anew."
    )
