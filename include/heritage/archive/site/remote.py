"""A site behind any fsspec URL (s3://, sftp://, file://, …): written whole or not at all, believed only when read back."""

from __future__ import annotations

import contextlib
import hashlib
import secrets
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import fsspec
from fsspec.dircache import DirCache

from heritage.archive.lock.claims import Claim
from heritage.archive.site import protocols
from heritage.archive.site.refusals import ours, spoilt
from heritage.archive.site.written import SMALL
from heritage.contracts import Entry, StillHeld
from heritage.errors import (
    ConfigError,
    CopyDamaged,
    DiskFull,
    HeritageError,
    ObjectConflict,
    OurMistake,
    SiteRefused,
    SiteUnavailable,
    ToolMissing,
)
from heritage.files import CHUNK, PARTIAL, digests

_OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oci", "oss"})
"""Here an upload becomes visible when it is complete, so no temporary name is needed; there are no folders."""

_PART = 16 << 20
"""Bytes per part of an upload and per request when reading. S3 takes 10,000 parts: 160 GB a file (option `part_bytes`)."""

_TRIES = 2
"""How often s3fs asks anew by itself; tasks are tried again later."""

_ABSENT = (
    "What the site's url in config/sites.yaml names is not there: have the bucket or folder made, or correct the url."
)


class RemoteSite:
    """Keys below a URL. Two writers of one key: the later whole one stays."""

    atomic = False
    at_once = 8
    _store = False  # until it is opened

    def __init__(self, name: str, url: str, options: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self.url = url.rstrip("/")
        settings = self._patient(dict(options or {}))
        self._part = int(settings.pop("part_bytes", _PART))
        self._fs, root = self._opened(settings)
        self._fs.retries = _TRIES
        self._fs.dircache = DirCache(use_listings_cache=False)  # what another thread listed before is no answer
        self._root = str(root).rstrip("/")
        kinds = self._fs.protocol
        self._store = not _OBJECT_STORES.isdisjoint([kinds] if isinstance(kinds, str) else kinds)

    def _patient(self, settings: dict[str, Any]) -> dict[str, Any]:
        """As libraries come, a store that hangs is waited for some 25 minutes: five times as often as botocore tries, a minute each."""
        if self.url.startswith(("s3://", "s3a://")):
            own = {"connect_timeout": 10, "read_timeout": 60, "retries": {"max_attempts": 1}}
            settings["config_kwargs"] = own | dict(settings.get("config_kwargs") or {})
        return settings

    def _opened(self, settings: dict[str, Any]) -> tuple[Any, str]:
        try:
            with self._trouble(""):
                found: tuple[Any, str] = fsspec.core.url_to_fs(self.url, **settings)
        except ImportError as error:
            raise ToolMissing(f"{self.name}: {self.url}: {error}") from error
        except (FileNotFoundError, OurMistake) as error:  # a key file; a value that the library cannot work with
            said = f"sites.yaml: {self.name}: wanted a url and options that can be opened, found {self.url}: {error}"
            raise ConfigError(said, advice="Correct the site's url and options in config/sites.yaml.") from error
        return found

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Replaces what was there. An error of `chunks` goes through as it is, and nothing is kept. It is compared with what was sent
        before it has its name, and asked for once more when it has. A store shows a new file when it is complete: there only the
        site's own files, which are lengthened and written anew, come by way of another name."""
        key = self._key(path)
        place = key if self._store and "/" in path else self._partial(key)
        try:
            size, sha512 = self._upload(place, chunks, path)
            self._compare(place, path, size, sha512)
            if place != key:
                with self._trouble(path, missing_is_away=True):
                    protocols.rename(self._fs, place, key)
                self._compare(key, path, size, sha512 if self._store else "")
        except BaseException:
            if place != key:
                with contextlib.suppress(Exception):
                    self._fs.rm_file(place)
            raise

    def read(self, path: str) -> Iterator[bytes]:
        with self._reading(path):
            stream = self._fs.open(self._key(path), "rb", block_size=self._part, cache_type="readahead")
        size, given = int(stream.size), 0
        try:
            while True:
                with self._reading(path):
                    block = stream.read(CHUNK)
                if not block:
                    return self._all_given(path, given, size)
                given += len(block)
                yield block
        finally:
            with contextlib.suppress(Exception):
                stream.close()

    @contextlib.contextmanager
    def _reading(self, path: str, *, missing_is_away: bool = False) -> Iterator[None]:
        """Bytes that arrive wrong or broken off, tries and all, from a site that answers otherwise, are damage of this copy."""
        try:
            with self._trouble(path, missing_is_away=missing_is_away):
                yield
        except (SiteUnavailable, CopyDamaged) as error:
            if not spoilt(error) or self.size(path) is None:
                raise
            raise CopyDamaged(f"{error} (the site answers; it is this file)") from error

    def _all_given(self, path: str, given: int, size: int) -> None:
        if given != size:
            raise CopyDamaged(f"{self.address(path)}: the site gave {given} bytes of {size}")

    def list(self, prefix: str) -> Iterator[Entry]:
        """The listing of the prefix is held in memory (about 1 KB a file): fsspec has no other way for every protocol."""
        found = self._below(prefix)
        for name in sorted(name for name, about in found.items() if protocols.is_file(name, about)):
            yield Entry(name.removeprefix(f"{self._root}/"), int(found[name]["size"]))

    def _below(self, prefix: str) -> Mapping[str, Any]:
        """Every key below the prefix, with what the listing says of it."""
        top = f"{self._key(prefix)}/" if prefix else f"{self._root}/"
        with self._trouble(prefix, missing_is_away=True):
            found = self._fs.find(top.rstrip("/"), detail=True)
        return {name: about for name, about in found.items() if name.startswith(top)}

    def size(self, path: str) -> int | None:
        with self._trouble(path):
            try:
                about = self._fs.info(self._key(path))
            except FileNotFoundError:
                return None
        return None if about.get("type") == "directory" else int(about["size"])

    def publish(self, staged: str, final: str) -> None:
        """Key by key, `inventory.json` last: a reader sees either no object, or a whole one."""
        sizes = {entry.path: entry.size for entry in self.list(staged)}
        if not sizes:
            raise FileNotFoundError(f"{self.name}: nothing is below {staged}")
        if next(self.list(final), None) is not None or self.size(final) is not None:
            raise ObjectConflict(f"{self.name}: {self.address(final)} is there already")
        for path in sorted(sizes, key=lambda p: (p == f"{staged}/inventory.json", p)):
            with self._trouble(path, missing_is_away=True):
                target = self._key(final + path.removeprefix(staged))
                self._folder_of(target)
                self._fs.cp_file(self._key(path), target)
        there = {entry.path.replace(final, staged, 1): entry.size for entry in self.list(final)}
        if there != sizes:
            raise CopyDamaged(f"{self.name}: {self.address(final)} is not what was copied there; {staged} is kept")
        self.remove(staged)

    def remove(self, prefix: str) -> None:
        keys = [name for name, about in self._below(prefix).items() if about.get("type") != "directory"]
        if not keys and (prefix.endswith("/") or self.size(prefix) is not None):
            keys = [self._key(prefix)]
        with self._trouble(prefix):
            for key in keys:
                with contextlib.suppress(FileNotFoundError):
                    self._fs.rm_file(key)
            self._drop_folders(self._key(prefix))

    def sync(self, prefix: str) -> None:
        """Nothing to do: a protocol's "done" is all there is; what is behind it is proved by reading back."""

    def empty_folders(self) -> Iterator[str]:
        """A store has no folders."""
        if self._store:
            return
        with self._trouble("", missing_is_away=True):
            found = self._fs.find(self._root, withdirs=True, detail=True)
        holding = {name.rpartition("/")[0] for name in found}
        for name, about in sorted(found.items()):
            if about["type"] == "directory" and name not in holding and name.startswith(f"{self._root}/"):
                yield name.removeprefix(f"{self._root}/")

    def free(self) -> int | None:
        return None

    def address(self, path: str) -> str:
        return f"{self.url}/{path}"

    def lock(self, path: str) -> contextlib.AbstractContextManager[StillHeld]:
        """See `claims`: these places have no lock of their own."""
        return Claim(self, path).held()

    def write_claim(self, path: str, content: bytes) -> None:
        """In place: a claim has its name from its first byte on."""
        key = self._key(path)
        self._compare(key, path, *self._upload(key, [content], path))

    def read_claim(self, path: str) -> bytes:
        """In one request: it may be renewed at any moment, and a reading of two would be refused as of two different objects."""
        with self._trouble(path):
            return bytes(self._fs.cat_file(self._key(path)))

    def drop_claim(self, path: str) -> None:
        """The folders of the locks go with the last claim."""
        with self._trouble(path):
            with contextlib.suppress(FileNotFoundError):
                self._fs.rm_file(self._key(path))
            parts = [] if self._store else path.split("/")[:-1]
            for depth in range(len(parts), 0, -1):
                with contextlib.suppress(OSError):  # there is more in it, or another run took it away
                    self._fs.rmdir(self._key("/".join(parts[:depth])))

    def _key(self, path: str) -> str:
        parts = (path.removesuffix("/") if self._store else path).split("/")  # a key of others may end in one
        if not path or "\0" in path or any(part in ("", ".", "..") for part in parts):
            raise protocols.NoPath(f"{path!r} is not a path below {self.url}")
        return f"{self._root}/{path}"

    def _partial(self, key: str) -> str:
        folder, _, name = key.rpartition("/")
        return f"{folder}/{PARTIAL}{secrets.token_hex(4)}-{name[:90]}"

    def _upload(self, key: str, chunks: Iterable[bytes], path: str) -> tuple[int, str]:
        """Answers what was sent: bytes and sha512. fsspec completes an upload when the stream is closed, even after an error:
        then it must be discarded instead."""
        stream = self._created(key, path)
        size, running = 0, hashlib.sha512()
        try:
            for block in chunks:
                size += len(block)
                if size <= SMALL:
                    running.update(block)
                with self._trouble(path, missing_is_away=True):
                    stream.write(block)
            with self._trouble(path, missing_is_away=True):
                stream.close()
        except BaseException:
            protocols.discard(stream)
            raise
        return size, running.hexdigest()

    def _created(self, key: str, path: str) -> Any:
        """A new file; its folder is made, and again when another run takes it away in between."""
        with self._trouble(path, missing_is_away=True):
            for _ in range(0 if self._store else 4):
                with contextlib.suppress(FileNotFoundError):
                    self._folder_of(key)
                    return self._fs.open(key, "wb", block_size=self._part)
            self._folder_of(key)
            return self._fs.open(key, "wb", block_size=self._part)

    def _compare(self, key: str, path: str, size: int, sha512: str) -> None:
        """Raises DiskFull, or CopyDamaged, when the place has not what was sent, though it said that it had taken it. `sha512` "": its
        bytes were compared already."""
        with self._reading(path, missing_is_away=True):
            content = self._fs.cat_file(key) if sha512 and size <= SMALL else None
            there = int(self._fs.info(key)["size"]) if content is None else len(content)
        wrong = f"{there} bytes of {size}" if there != size else ""
        if not wrong and content is not None and digests([content], ["sha512"])["sha512"] != sha512:
            wrong = "other bytes"
        if wrong:
            said, free = f"{self.address(path)}: the site has {wrong} when asked", self.free()
            raise DiskFull(said) if free is not None and free < SMALL else CopyDamaged(said)

    def _folder_of(self, key: str) -> None:
        if not self._store:
            self._fs.makedirs(key.rpartition("/")[0], exist_ok=True)

    def _drop_folders(self, top: str) -> None:
        if not self._store and self._fs.isdir(top):
            self._fs.rm(top, recursive=True)

    @contextlib.contextmanager
    def _trouble(self, path: str, *, missing_is_away: bool = False) -> Iterator[None]:
        """Every library behind fsspec has exceptions of its own; here they become ours (see `refusals`). When writing and
        listing, "not found" means that the bucket or folder of the site is gone."""
        try:
            yield
        except (HeritageError, protocols.NoPath, ImportError):
            raise
        except FileNotFoundError as error:
            if not missing_is_away:
                raise
            said = f"{self.name}: {self.url} is not there: {error}"
            raise (SiteRefused(said, advice=_ABSENT) if self._store else SiteUnavailable(said)) from error
        except Exception as error:
            known = protocols.reason(self._fs, self._root, error) if self._store else error
            raise ours(known, f"{self.name}: {self.url}/{path}: {type(known).__name__}: {known}") from error
