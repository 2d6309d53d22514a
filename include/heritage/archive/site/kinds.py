"""Opens the sites that sites.yaml describes; what a kind of site needs is loaded when one of them is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from heritage.archive.site.folder import FolderSite
from heritage.contracts import Site
from heritage.errors import ConfigError


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
