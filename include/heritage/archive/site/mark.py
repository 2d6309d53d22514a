"""The mark of a storage root: a small file at its top that says which root it is, and which the others were when it was written.
An empty mount point, a bucket that was made anew and another archive's disk have not this one."""

from __future__ import annotations

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field

from heritage.contracts import Site
from heritage.errors import CopyDamaged, SiteUnavailable

NAME = "heritage-site.json"
"""OCFL 1.1 (§ 4.1) lets a root have files of its own beside the objects."""

_LARGEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Mark:
    """`site`: its name in sites.yaml; `others`: name → id of the home's other sites: who lost the home learns of them here."""

    id: str
    site: str
    others: Mapping[str, str] = field(default_factory=dict)


def new(site: str, others: Mapping[str, str]) -> Mark:
    """With an id that no other root has."""
    return Mark(secrets.token_hex(16), site, others)


def spelled(mark: Mark) -> bytes:
    """The file's bytes. The id stands there twice: one rotten byte does not make it another root."""
    told = f"root {mark.id}"
    said = {"this": told, "site": mark.site, "others": dict(sorted(mark.others.items())), "again": told}
    return (json.dumps(said, indent=1, ensure_ascii=False) + "\n").encode()


def found(site: Site) -> bytes:
    """The file's bytes at the site, b"" when it has none. Raises SiteUnavailable, also when its disk does not give it out."""
    raw = b""
    try:
        for block in site.read(NAME):
            raw += block
            if len(raw) > _LARGEST:
                break
    except FileNotFoundError:
        return b""
    except CopyDamaged as error:
        raise SiteUnavailable(f"{site.name}: {site.address(NAME)} cannot be read: {error}") from error
    return raw


def where(site: Site) -> str:
    """The root's own address, for people."""
    return site.address(NAME).removesuffix(f"/{NAME}")


def read(raw: bytes) -> Mark | None:
    """None when it is no mark."""
    try:
        said = json.loads(raw)
        kind, _, identifier = str(said["this"]).partition(" ")
        others = {str(name): str(each) for name, each in said["others"].items()}
        return Mark(identifier, str(said["site"]), others) if kind == "root" and identifier else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def proves(raw: bytes, identifier: str) -> bool:
    """Does the file say that this is the root of that id? (The others' ids are spelled otherwise.)"""
    return f'"root {identifier}"'.encode() in raw
