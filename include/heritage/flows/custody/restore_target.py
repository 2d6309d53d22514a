"""Opens a place for what leaves the archive: a folder or a URL, and never a part of the archive, whatever it is called there."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from heritage import settings
from heritage.archive.layout import ROOT_DECLARATION
from heritage.archive.site import kinds
from heritage.contracts import Site
from heritage.errors import ConfigError, SiteRefused, SiteUnavailable
from heritage.settings import SiteConfig

_SAME = {"s3a": "s3", "ssh": "sftp", "local": "file"}
"""Protocols of one meaning."""

_PORTS = {"sftp": 22}


def open_outside(into: str) -> Site:
    """`into`: a folder (relative ones are below HERITAGE_HOME/restored) or a URL; one on a site's own server or bucket is opened
    with that site's options, any other with what the environment holds. Raises ConfigError when it is part of an archive."""
    if "::" in into:
        raise ConfigError(f"{into}: wanted a folder or a plain URL")
    server, place = _spot(into if "://" in into else str(settings.home().root / "restored" / into))
    options: dict[str, object] = {}
    for name, config in settings.sites().items():
        where, kept = _spot_of(config)
        if where == server and (place.is_relative_to(kept) or kept.is_relative_to(place)):
            raise ConfigError(f"{into} is inside the site {name}, or around it; restore somewhere else")
        if where == server and where:
            options = dict(config.options)
    target = _opened(server, into, place, options)
    _no_archive_above(server, place, options)
    return target


def _opened(server: str, into: str, place: PurePosixPath, options: dict[str, object]) -> Site:
    if not server:
        return kinds.open_site("restored", "folder", str(place), {}, Path("/"))
    return kinds.open_site("restored", "fsspec", into, options, Path("/"))


def _no_archive_above(server: str, place: PurePosixPath, options: dict[str, object]) -> None:
    """A site may have another name in sites.yaml (a link, an alias of its host), or be none of ours."""
    for folder in _upwards(place):
        declaration = posixpath.join(folder, ROOT_DECLARATION)
        try:
            found = (
                Path("/", declaration).is_file() if not server else _at(server, options).size(declaration) is not None
            )
        except (SiteUnavailable, SiteRefused, OSError):  # we may not look there
            continue
        if found:
            raise ConfigError(f"{server}/{folder} is an archive (it holds {ROOT_DECLARATION}); restore somewhere else")


def _upwards(place: PurePosixPath) -> Iterator[str]:
    """The place and the folders that it is in, without the root, as relative paths."""
    return (str(folder.relative_to("/")) for folder in (place, *place.parents) if folder != PurePosixPath("/"))


def _at(server: str, options: dict[str, object]) -> Site:
    """Everything on the server, or in the bucket."""
    return kinds.open_site("restored", "fsspec", server, options, Path("/"))


def _spot_of(config: SiteConfig) -> tuple[str, PurePosixPath]:
    return _spot(config.url if "://" in config.url else str(settings.home().root / config.url))


def _spot(where: str) -> tuple[str, PurePosixPath]:
    """Server (or bucket; "" for this machine) and absolute path there."""
    parts = urlsplit(where) if "://" in where else urlsplit("")
    protocol = _SAME.get(parts.scheme, parts.scheme)
    if protocol in ("", "file"):
        return "", PurePosixPath(Path(where.partition("://")[2] or where).resolve())
    host = (parts.hostname or "") + (f":{parts.port}" if parts.port not in (None, _PORTS.get(protocol)) else "")
    user = f"{parts.username}@" if parts.username and protocol == "sftp" else ""
    return f"{protocol}://{user}{host}", PurePosixPath(posixpath.normpath("/" + parts.path.lstrip("/")))
