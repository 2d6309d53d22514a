"""Opens the sites that sites.yaml describes; what a kind of site needs is loaded when one of them is opened."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from heritage.archive.site.folder import FolderSite
from heritage.contracts import Site
from heritage.errors import ConfigError


def open_site(name: str, kind: str, url: str, options: Mapping[str, Any], home: Path) -> Site:
    """The site that sites.yaml describes, of one of KINDS. Opening writes nothing. Raises ConfigError for a wrong kind or option,
    SiteUnavailable."""
    if kind not in KINDS:
        raise ConfigError(f"sites.yaml: {name}.kind: wanted {' or '.join(KINDS)}, found {kind!r}")
    return KINDS[kind](name, url, options, home)


def _folder(name: str, url: str, options: Mapping[str, Any], home: Path) -> Site:
    """`url`: relative to `home`, or absolute."""
    if set(options) - {"must_exist"}:
        raise ConfigError(f"sites.yaml: {name}.options: wanted only must_exist, found {sorted(options)}")
    return FolderSite(name, home / url, must_exist=bool(options.get("must_exist", False)))


def _fsspec(name: str, url: str, options: Mapping[str, Any], _home: Path) -> Site:
    if url.startswith(("sftp://", "ssh://")):
        from heritage.archive.site.sftp import open_sftp

        return open_sftp(name, url, options)
    from heritage.archive.site.remote import RemoteSite

    return RemoteSite(name, url, options)


KINDS: Mapping[str, Callable[[str, str, Mapping[str, Any], Path], Site]] = {"folder": _folder, "fsspec": _fsspec}
"""By the name in sites.yaml (`settings.SiteConfig` says which it may be)."""
