"""Sites that fail in one named way each; everything else goes to a real site behind them."""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

from heritage.contracts import Entry, Site
from heritage.errors import DiskFull, SiteUnavailable


class Sound:
    """No fault: what the others are made of. Counts what goes through."""

    def __init__(self, behind: Site) -> None:
        self.behind = behind
        self.name = behind.name
        self.atomic = behind.atomic
        self.at_once = behind.at_once
        self.written: list[str] = []
        self.read_paths: list[str] = []

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        self.written.append(path)
        self.behind.write(path, chunks)

    def read(self, path: str) -> Iterator[bytes]:
        self.read_paths.append(path)
        return self.behind.read(path)

    def list(self, prefix: str) -> Iterator[Entry]:
        return self.behind.list(prefix)

    def size(self, path: str) -> int | None:
        return self.behind.size(path)

    def publish(self, staged: str, final: str) -> None:
        self.behind.publish(staged, final)

    def remove(self, prefix: str) -> None:
        self.behind.remove(prefix)

    def sync(self, prefix: str) -> None:
        self.behind.sync(prefix)

    def free(self) -> int | None:
        return self.behind.free()

    def empty_folders(self) -> Iterator[str]:
        return self.behind.empty_folders()

    def address(self, path: str) -> str:
        return self.behind.address(path)

    def lock(self, path: str) -> AbstractContextManager[None]:
        return self.behind.lock(path)


class BitRot(Sound):
    """One bit of the file whose path ends so comes back turned over, every time it is read."""

    def __init__(self, behind: Site, ending: str) -> None:
        super().__init__(behind)
        self.ending = ending

    def read(self, path: str) -> Iterator[bytes]:
        blocks = super().read(path)
        if path.endswith(self.ending):
            first = bytearray(next(blocks))
            first[len(first) // 2] ^= 1
            yield bytes(first)
        yield from blocks


class LyingSite(Sound):
    """Says that it wrote, and wrote something else."""

    def __init__(self, behind: Site, ending: str) -> None:
        super().__init__(behind)
        self.ending = ending

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        if not path.endswith(self.ending):
            return super().write(path, chunks)
        content = b"".join(chunks)
        self.behind.write(path, [content[:-1] + bytes([content[-1] ^ 255])])


class FullDisk(Sound):
    """Has room for so many bytes, and does not say so before. `relieve` makes room."""

    def __init__(self, behind: Site, room: int) -> None:
        super().__init__(behind)
        self.room = room

    def relieve(self) -> None:
        self.room = 1 << 60

    def free(self) -> int | None:
        return None

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        super().write(path, self._counted(path, chunks))

    def _counted(self, path: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for block in chunks:
            self.room -= len(block)
            if self.room < 0:
                raise DiskFull(f"no room left for {path}") from OSError(errno.ENOSPC, "No space left on device")
            yield block


class DeadSite(Sound):
    """Answers the first calls, then no longer, until it is revived."""

    def __init__(self, behind: Site, after: int = 0) -> None:
        super().__init__(behind)
        self.left = after

    def revive(self) -> None:
        self.left = 1 << 60

    def _ask(self) -> None:
        self.left -= 1
        if self.left < 0:
            raise SiteUnavailable(f"{self.name} does not answer")

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        self._ask()
        super().write(path, chunks)

    def read(self, path: str) -> Iterator[bytes]:
        self._ask()
        return super().read(path)

    def list(self, prefix: str) -> Iterator[Entry]:
        self._ask()
        return super().list(prefix)

    def size(self, path: str) -> int | None:
        self._ask()
        return super().size(path)

    def publish(self, staged: str, final: str) -> None:
        self._ask()
        super().publish(staged, final)

    def remove(self, prefix: str) -> None:
        self._ask()
        super().remove(prefix)

    def sync(self, prefix: str) -> None:
        self._ask()
        super().sync(prefix)


class SlowSite(Sound):
    """Takes its time for every block, so that others come in between; `meanwhile` is called at each."""

    def __init__(self, behind: Site, seconds: float, meanwhile: Callable[[], None] = lambda: None) -> None:
        super().__init__(behind)
        self.seconds, self.meanwhile = seconds, meanwhile

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        super().write(path, self._slowly(chunks))

    def _slowly(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for block in chunks:
            time.sleep(self.seconds)
            self.meanwhile()
            yield block


class BrokenConnection(Sound):
    """Breaks in the middle of the files whose path ends so: while they are written, or while they are read."""

    def __init__(self, behind: Site, *, writing: str = "", reading: str = "") -> None:
        super().__init__(behind)
        self.writing, self.reading = writing, reading

    def write(self, path: str, chunks: Iterable[bytes]) -> None:
        broken = self.writing and path.endswith(self.writing)
        super().write(path, self._half(chunks) if broken else chunks)

    def read(self, path: str) -> Iterator[bytes]:
        blocks = super().read(path)
        return self._half(blocks) if self.reading and path.endswith(self.reading) else blocks

    def _half(self, chunks: Iterable[bytes]) -> Iterator[bytes]:
        for block in chunks:
            yield block[: len(block) // 2]
            raise SiteUnavailable(f"{self.name} broke off")
