"""Where a site's bytes lie in the world: its mount, its disks, the host behind it, its bucket. Two sites that share one of these are
lost together. What no question to this machine can tell (two servers in one rack) is for people to attest."""

from __future__ import annotations

import ipaddress
import os
import socket
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit


class Place(NamedTuple):
    """One thing that can be lost as a whole. `kind`: mount, disk, pool, host or bucket."""

    kind: str
    name: str

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


HERE = Place("host", "this machine")

_BY_HOST = ("nfs", "nfs4", "cifs", "smb3", "smbfs", "ceph", "fuse.sshfs", "fuse.glusterfs", "9p", "afs")
"""File systems whose source names the server: server:/export, //server/share, user@server:/folder."""

_WITHOUT_DISK = ("zfs", "fuse.mergerfs")
"""Those whose source is a pool's name."""


def places(kind: str, url: str, options: Mapping[str, Any], home: Path) -> frozenset[Place]:
    """Of a site as sites.yaml describes it. Asks this machine and its name service, never the site."""
    parts = urlsplit(url) if kind != "folder" and "://" in url else urlsplit("")
    if parts.scheme in ("", "file", "local"):
        return frozenset(of_folder(home / (url.partition("://")[2] if parts.scheme else url)))
    if parts.scheme in ("s3", "s3a"):
        return frozenset(_of_bucket(parts.netloc, options))
    return frozenset(_of_host(parts.hostname or parts.netloc))


def shared(one: frozenset[Place], other: frozenset[Place]) -> list[Place]:
    """What would take both. Two folders on two disks of this machine are two places; a folder and a server that is this machine
    are one."""
    folders = all(any(place.kind == "mount" for place in each) for each in (one, other))
    return sorted(one & other - ({HERE} if folders else set()))


def of_folder(folder: Path) -> Iterator[Place]:
    """Links are followed; a folder that is not there yet is where it would be made."""
    there = folder.resolve()
    while not there.exists() and there != there.parent:
        there = there.parent
    device = there.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    yield Place("mount", number)
    kind, source = _mounted(number, there)
    if kind in _BY_HOST:
        yield from _of_host(_server(source))
        return
    yield HERE
    if kind in _WITHOUT_DISK:
        yield Place("pool", source.partition("/")[0])
    for disk in sorted(_disks(_block_device(number, source))):
        yield Place("disk", disk)


def _mounted(number: str, folder: Path) -> tuple[str, str]:
    """Type and source of the file system, by proc(5)'s mountinfo; ("", "") where that does not say."""
    best, found = -1, ("", "")
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        before, _, after = line.partition(" - ")
        fields, (kind, source, *_) = before.split(" "), after.split(" ")
        top = _spelled(fields[4])
        if fields[2] == number and folder.is_relative_to(top) and len(top) >= best:
            best, found = len(top), (kind, _spelled(source))
    return found


def _spelled(name: str) -> str:
    """Spaces and the like are written as octal numbers there."""
    return name.encode("ascii", "surrogateescape").decode("unicode_escape") if "\\" in name else name


def _server(source: str) -> str:
    """Of server:/export, //server/share, user@server:/folder."""
    if source.startswith("//"):
        return source[2:].partition("/")[0]
    return source.rpartition(":/")[0].rpartition("@")[2].split(",")[0] or source


def _block_device(number: str, source: str) -> str:
    """A file system of several volumes (btrfs) has a number of its own; its source names a device."""
    if Path("/sys/dev/block", number).exists() or not source.startswith("/dev/"):
        return number
    try:
        device = os.stat(source).st_rdev  # noqa: PTH116 - Path.stat is the same, and this is a device's number
    except OSError:
        return number
    return f"{os.major(device)}:{os.minor(device)}"


def _disks(number: str) -> set[str]:
    """The whole disks below a block device: a partition's disk, all of an array's or a volume's."""
    place = Path("/sys/dev/block", number)
    if not place.exists():
        return set()
    real = place.resolve()
    if (real / "partition").exists():
        real = real.parent
    below = sorted((real / "slaves").iterdir()) if (real / "slaves").is_dir() else []
    found = {disk for slave in below for disk in _disks((slave / "dev").read_text().strip())}
    return found or {real.name}


def _of_bucket(bucket: str, options: Mapping[str, Any]) -> Iterator[Place]:
    """A store of one's own network is also a host; what a public endpoint is made of, its provider knows."""
    endpoint = str(
        options.get("endpoint_url")
        or dict(options.get("client_kwargs") or {}).get("endpoint_url")
        or os.environ.get("AWS_ENDPOINT_URL_S3")
        or os.environ.get("AWS_ENDPOINT_URL")
        or ""
    )
    host = urlsplit(endpoint).hostname or "amazonaws.com"
    yield Place("bucket", f"{bucket} at {host}")
    if urlsplit(endpoint).hostname and all(_is_own(each) for each in _addresses(host)):
        yield from _of_host(host)


def _of_host(host: str) -> Iterator[Place]:
    """By its addresses: two names of one server are one."""
    for address in _addresses(host):
        yield HERE if address in _own_addresses() or _is_loopback(address) else Place("host", address)


@cache
def _addresses(host: str) -> frozenset[str]:
    """Of the host; its name, when it has none now."""
    try:
        return frozenset(str(each[4][0]) for each in socket.getaddrinfo(host, None, proto=socket.IPPROTO_TCP))
    except OSError:
        return frozenset({host.lower()})


@cache
def _own_addresses() -> frozenset[str]:
    return _addresses(socket.gethostname())


def _is_loopback(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return address == "localhost"


def _is_own(address: str) -> bool:
    """Of this machine or its own network."""
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False
