"""Step 7: keep packages at sites. A site is a place for bytes, its content an OCFL storage root; nothing here is believed
before it has been read back."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heritage.archive.checking import verify
from heritage.archive.deposits import deposit
from heritage.archive.inventories import Problem
from heritage.archive.ocfl import Stored, packages, restore, stored, version_of
from heritage.archive.retrieval import move
from heritage.archive.site.folder import FolderSite
from heritage.archive.unfinished import held
from heritage.contracts import Site
from heritage.errors import ConfigError

__all__ = [
    "Problem", "Stored", "deposit", "held", "move", "open_site", "packages", "restore", "stored", "verify", "version_of",
]  # fmt: skip


def open_site(name: str, kind: str, url: str, options: Mapping[str, Any], home: Path) -> Site:
    """The site that sites.yaml describes: kind `folder` (url relative to `home` or absolute; option must_exist) or `fsspec`.
    Opening writes nothing. Raises ConfigError for a wrong kind or option, SiteUnavailable."""
    if kind == "folder":
        if set(options) - {"must_exist"}:
            raise ConfigError(f"sites.yaml: {name}.options: wanted only must_exist, found {sorted(options)}")
        return FolderSite(name, home / url, must_exist=bool(options.get("must_exist", False)))
    if kind == "fsspec" and url.startswith(("sftp://", "ssh://")):
        from heritage.archive.site.sftp import open_sftp

        return open_sftp(name, url, options)
    if kind == "fsspec":
        from heritage.archive.site.remote import RemoteSite

        return RemoteSite(name, url, options)
    raise ConfigError(f"sites.yaml: {name}.kind: wanted folder or fsspec, found {kind!r}")
