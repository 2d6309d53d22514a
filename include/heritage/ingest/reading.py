"""The one time that a delivered file is read: digests, virus scan and the ends for identification in the same pass."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Protocol

from heritage.errors import TransientError
from heritage.files import CHUNK, digests
from heritage.ingest.inventory import Found, found
from heritage.model import Reason
from heritage.problem import Problem, problem

ARCHIVE = "sha512"
"""The digest that the archive keeps; computed for every file, whatever the delivery's lists use."""

THREADS = 2
"""hashlib and read() let go of Python's lock: two files are read and hashed at once."""

WHOLE = 128 << 20
"""Bytes of a list that may be in memory at once: sha512 lines of half a million files."""

_AHEAD = 64


class Scan(Protocol):
    """One file on its way through a virus scanner (see `identify.clamav`)."""

    partial: bool

    def feed(self, block: bytes) -> None: ...

    def verdict(self) -> str | None: ...

    def __enter__(self) -> Scan: ...

    def __exit__(self, *_: object) -> None: ...


class Scanner(Protocol):
    """A virus scanner. Raises TransientError when it does not answer: that is never a pass."""

    limit: int

    def version(self) -> str: ...

    def scan(self) -> Scan: ...


@dataclass(frozen=True, slots=True)
class Read:
    """What one pass over a file gave. `head` and `tail` are its first and last bytes (at most `end` each, not
    overlapping); `content` is all of it where that was asked for. `problems`: infected, unreadable, still changing."""

    file: Found
    digests: Mapping[str, str]
    head: bytes = b""
    tail: bytes = b""
    content: bytes | None = None
    partly_scanned: bool = False
    problems: tuple[Problem, ...] = ()

    def also(self, algorithms: Set[str]) -> Read:
        """With these digests too, of a file whose whole content was kept: its lists were not known when it was read."""
        more = set(algorithms) - set(self.digests)
        if self.content is None or not more:
            return self
        return replace(self, digests={**self.digests, **digests([self.content], more)})


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read: below which folder, how much of the ends to keep, and which scanner listens."""

    place: Path
    end: int
    scanner: Scanner | None = None

    def read(self, file: Found, algorithms: Set[str], *, keep: bool = False) -> Read:
        """Reads the file once. Raises TransientError when the disk or the scanner fails; what is wrong with the file itself is in
        the result."""
        kept = _Kept(self.end, file.size, keep)
        try:
            with contextlib.ExitStack() as stack:
                scan = stack.enter_context(self.scanner.scan()) if self.scanner else None
                each = kept.feed if scan is None else _both(kept, scan)
                made = digests(_blocks(self.place, file), {ARCHIVE, *algorithms}, each)
                signature = scan.verdict() if scan else None
        except Changing as error:
            return Read(file, {}, problems=(error.problem,))
        except FileNotFoundError as error:
            gone = problem("still-changing", file.path, "vanished", reason=Reason(str(error)))
            return Read(file, {}, problems=(gone,))
        except PermissionError as error:
            closed = problem("unreadable", file.path, "file", reason=Reason(error.strerror or str(error)))
            return Read(file, {}, problems=(closed,))
        except OSError as error:
            raise TransientError(f"{self.place / file.path}: cannot be read now: {error}") from error
        problems = (problem("virus", file.path, "found", signature=signature),) if signature else ()
        partly = scan is not None and scan.partial
        return Read(file, made, kept.head, kept.tail, kept.content, partly, problems)

    def whole(self, file: Found) -> Read:
        """Reads a file that is to be understood here (a list, delivery.yaml) and keeps its content, unless it is too long
        for that: then there is a problem instead."""
        if file.size <= WHOLE:
            return self.read(file, set(), keep=True)
        read = self.read(file, set())
        too_long = problem("too-long", file.path, "large", limit=WHOLE >> 20, mebibytes=file.size >> 20)
        return replace(read, problems=(*read.problems, too_long))

    def read_all(self, files: Sequence[Found], algorithms: Mapping[str, Set[str]]) -> Iterator[Read]:
        """Reads the files, two at a time, and yields them in order; only a few are ahead of the reader's needs."""
        pool = ThreadPoolExecutor(THREADS)
        try:
            waiting = iter(files)
            running = [pool.submit(self.read, f, algorithms.get(f.path, set())) for f in islice(waiting, _AHEAD)]
            while running:
                yield running.pop(0).result()
                running += [pool.submit(self.read, f, algorithms.get(f.path, set())) for f in islice(waiting, 1)]
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


class Changing(Exception):
    """The file is not what it was a moment ago."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


class _Kept:
    """Keeps a file's ends, or all of it, while its blocks pass."""

    def __init__(self, end: int, size: int, whole: bool) -> None:
        self._end, self._blocks = end, [] if whole else None  # type: tuple[int, list[bytes] | None]
        self._tail_length = max(0, min(size - end, end))
        self.head = self._last = b""

    def feed(self, block: bytes) -> None:
        if self._blocks is not None:
            self._blocks.append(block)
        if len(self.head) < self._end:
            self.head = (self.head + block)[: self._end]
        self._last = block[-self._end :] if len(block) >= self._end else (self._last + block)[-self._end :]

    @property
    def tail(self) -> bytes:
        return self._last[-self._tail_length :] if self._tail_length else b""

    @property
    def content(self) -> bytes | None:
        return None if self._blocks is None else b"".join(self._blocks)


def _both(kept: _Kept, scan: Scan):  # type: ignore[no-untyped-def]
    def each(block: bytes) -> None:
        kept.feed(block)
        scan.feed(block)

    return each


def _blocks(place: Path, file: Found) -> Iterator[bytes]:
    """The file's bytes. Raises Changing when it is another file than was counted, or not the same before and after."""
    handle = os.open(place / file.path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    with open(handle, "rb", buffering=0) as stream:  # noqa: PTH123  (a handle, not a path)
        _same(file, os.fstat(handle))
        os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_SEQUENTIAL)
        read = 0
        while read <= file.size and (block := stream.read(CHUNK)):
            read += len(block)
            yield block
        _same(file, os.fstat(handle))
        if read != file.size:
            raise Changing(problem("still-changing", file.path, "short", bytes=read, of=file.size))


def _same(file: Found, status: os.stat_result) -> None:
    if found(file.path, status) != file:
        sizes = {"before": file.size, "now": status.st_size}
        raise Changing(problem("still-changing", file.path, "other", **sizes))


def still_the_same(before: Iterable[Found], after: Iterable[Found]) -> Iterator[Problem]:
    """Files that came, went or changed while the delivery was read."""
    was, is_now = {f.path: f for f in before}, {f.path: f for f in after}
    for path in sorted(was.keys() | is_now.keys()):
        if was.get(path) != is_now.get(path):
            yield problem(
                "still-changing", path, "new" if path not in was else "gone" if path not in is_now else "changed"
            )
