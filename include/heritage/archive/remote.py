"""A site behind any fsspec URL (s3://, sftp://, file://, …): written whole or not at all, believed only when read back."""

from __future__ import annotations

import contextlib
import secrets
import threading
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import fsspec

from heritage.contracts import Entry
from heritage.errors import DiskFull, ObjectConflict, SiteUnavailable
from heritage.files import CHUNK, PARTIAL

_OBJECT_STORES = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "oci", "oss"})
"""Here an upload becomes visible when it is complete, so no temporary name is needed; there are no folders."""

_PART = 16 << 20
"""Bytes per part of an upload and per request when reading. S3 takes 10,000 parts: 160 GB a file (option `part_bytes`)."""

_NO_ROOM = (28, 122)
_LOCKS: dict[str, threading.Lock] = {}


class RemoteSite:
    """Keys below a URL. Two writers of one key: the later whole one stays."""

    atomic = False
    at_once = 8

    def __init__(self, name: str, url: str, options: Mapping[str, Any] | None = None) -> None:
        self.name = name
        self.url = url.rstrip("/")
        settings = dict(options or {})
        self._part = int(settings.pop("part_bytes", _PART))
        with self._trouble(""):
            self._fs, root = fsspec.core.url_to_fs(url, **settings)
        self._root = str(root).rstrip("/")
        protocols = self._fs.protocol
        self._store = not _OBJECT_STORES.isdisjoint([protocols] if isinstance(protocols, str) else protocols)

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        """Replaces what was there. An error of `chunks` goes through as it is, and nothing is kept."""
        key = self._key(path)
        place = key if self._store else self._partial(key)
        try:
            self._upload(place, chunks, path)
            if place != key:
                with self._trouble(path, missing_is_away=True):
                    self._rename(place, key)
        except BaseException:
            if place != key:
                with contextlib.suppress(Exception):
                    self._fs.rm_file(place)
            raise

    def read(self, path: str) -> Iterator[bytes]:
        with self._trouble(path):
            stream = self._fs.open(self._key(path), "rb", block_size=self._part, cache_type="readahead")
        try:
            while True:
                with self._trouble(path):
                    block = stream.read(CHUNK)
                if not block:
                    return
                yield block
        finally:
            with contextlib.suppress(Exception):
                stream.close()

    def entries(self, prefix: str) -> Iterator[Entry]:
        """The listing of the prefix is held in memory (about 1 KB a file): fsspec has no other way for every protocol."""
        found = self._below(prefix)
        for name in sorted(name for name, about in found.items() if _is_file(name, about)):
            yield Entry(name.removeprefix(f"{self._root}/"), int(found[name]["size"]))

    def _below(self, prefix: str) -> Mapping[str, Any]:
        """Every key below the prefix, with what the listing says of it."""
        top = f"{self._key(prefix)}/" if prefix else f"{self._root}/"
        with self._trouble(prefix, missing_is_away=True):
            self._fs.invalidate_cache()
            found = self._fs.find(top.rstrip("/"), detail=True)
        return {name: about for name, about in found.items() if name.startswith(top)}

    def size(self, path: str) -> int | None:
        with self._trouble(path):
            self._fs.invalidate_cache()
            try:
                about = self._fs.info(self._key(path))
            except FileNotFoundError:
                return None
        return None if about.get("type") == "directory" else int(about["size"])

    def publish(self, staged: str, final: str) -> None:
        """Key by key, `inventory.json` last: a reader sees either no object, or a whole one."""
        files = [entry.path for entry in self.entries(staged)]
        if not files:
            raise FileNotFoundError(f"{self.name}: nothing is below {staged}")
        if next(self.entries(final), None) is not None or self.size(final) is not None:
            raise ObjectConflict(f"{self.name}: {self.address(final)} is there already")
        for path in sorted(files, key=lambda p: (p == f"{staged}/inventory.json", p)):
            with self._trouble(path, missing_is_away=True):
                target = self._key(final + path.removeprefix(staged))
                self._folder_of(target)
                self._fs.cp_file(self._key(path), target)
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

    def settle(self, prefix: str) -> None:
        """Nothing to do: a protocol's "done" is all there is; what is behind it is proved by reading back."""

    def free(self) -> int | None:
        return None

    def address(self, path: str) -> str:
        return f"{self.url}/{path}"

    def hold(self, path: str) -> contextlib.AbstractContextManager[Any]:
        """Holds against this process only. From elsewhere, equal deposits may race: they write the same bytes under the
        same keys, which an object store takes one after the other."""
        return contextlib.nullcontext() if self._store else _LOCKS.setdefault(f"{self.url}/{path}", threading.Lock())

    def _key(self, path: str) -> str:
        parts = (path.removesuffix("/") if self._store else path).split("/")  # a key of others may end in one
        if not path or "\0" in path or any(part in ("", ".", "..") for part in parts):
            raise ValueError(f"{path!r} is not a path below {self.url}")
        return f"{self._root}/{path}"

    def _partial(self, key: str) -> str:
        folder, _, name = key.rpartition("/")
        return f"{folder}/{PARTIAL}{secrets.token_hex(4)}-{name[:90]}"

    def _upload(self, key: str, chunks: Iterable[bytes], path: str) -> None:
        """fsspec completes an upload when the stream is closed, even after an error: then it must be discarded instead."""
        with self._trouble(path, missing_is_away=True):
            self._folder_of(key)
            stream = self._fs.open(key, "wb", block_size=self._part)
        try:
            for block in chunks:
                with self._trouble(path, missing_is_away=True):
                    stream.write(block)
            with self._trouble(path, missing_is_away=True):
                stream.close()
        except BaseException:
            _discard(stream)
            raise

    def _rename(self, place: str, key: str) -> None:
        """fsspec's own `mv` takes ? and * in a name for patterns; a protocol that can rename has one of its own."""
        if type(self._fs).mv is not fsspec.AbstractFileSystem.mv:
            self._fs.mv(place, key)
        else:
            self._fs.cp_file(place, key)
            self._fs.rm_file(place)

    def _folder_of(self, key: str) -> None:
        if not self._store:
            self._fs.makedirs(key.rpartition("/")[0], exist_ok=True)

    def _drop_folders(self, top: str) -> None:
        if not self._store and self._fs.isdir(top):
            self._fs.rm(top, recursive=True)

    @contextlib.contextmanager
    def _trouble(self, path: str, *, missing_is_away: bool = False) -> Iterator[None]:
        """Every library behind fsspec has exceptions of its own; here they become ours. When writing and listing, "not
        found" means that the bucket or folder of the site is gone."""
        try:
            yield
        except (DiskFull, SiteUnavailable, ObjectConflict, ValueError, TypeError):
            raise
        except FileNotFoundError as error:
            if not missing_is_away:
                raise
            raise SiteUnavailable(f"{self.name}: {self.url} is not there: {error}") from error
        except Exception as error:
            said = f"{self.name}: {self.url}/{path}: {type(error).__name__}: {error}"
            full = isinstance(error, OSError) and error.errno in _NO_ROOM
            raise (DiskFull(said) if full else SiteUnavailable(said)) from error


def _is_file(name: str, about: Mapping[str, Any]) -> bool:
    """An empty key that ends in "/" is how consoles of object stores show a folder: it holds nothing, and is none of ours."""
    return about.get("type") != "directory" and not (name.endswith("/") and not int(about.get("size") or 0))


def _discard(stream: Any) -> None:
    """Ends a write so that nothing of it appears, now or when Python collects the stream."""
    with contextlib.suppress(Exception):
        if hasattr(stream, "mpu") or not hasattr(stream, "autocommit"):
            stream.discard()
    stream.autocommit = False
    with contextlib.suppress(Exception):
        stream.closed = True
