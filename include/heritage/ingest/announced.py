"""What is wrong with a delivery that is only announced: its name, its files' paths and sizes, before a byte of it is sent. It asks the
names' own rules and looks at no disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heritage.ingest import names
from heritage.ingest.arriving import UNFINISHED
from heritage.problem import Problem, problem, shown

NOTES = ("metadata/delivery.yaml", "data/metadata/delivery.yaml")
"""Without one of them it is no delivery."""

_OF_DESKTOPS = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Announced:
    """A file that somebody is about to send. `path` is relative to the delivery, and distrusted; `size` in bytes; `modified`: what
    the sender's disk says, in milliseconds since 1970, to know the same selection again."""

    path: str
    size: int
    modified: int = 0


def left_out(path: str) -> bool:
    """Is it what a desktop leaves in every folder, or beside it in a zip? It is not sent, and told. Whatever else is no part of an object
    is refused by its name: somebody copied it."""
    return path.rpartition("/")[2].casefold() in _OF_DESKTOPS or path.partition("/")[0] == "__MACOSX"


def name_faults(name: str) -> Iterator[Problem]:
    """Of the delivery's own name, which becomes the name of a folder in the inbox."""
    if _no_text(name):
        yield problem("name-encoding", name, "no-utf8-sent")
        return
    yield from names.identifier_faults(name, shown(name), "batch")
    if name.lower().endswith(UNFINISHED):
        yield problem("upload-name", shown(name), "unfinished", name=shown(name, 60))


def faults(files: Sequence[Announced]) -> Iterator[Problem]:
    """All that is wrong with the paths, one by one and beside each other."""
    paths = [file.path for file in files]
    sound = [path for path in paths if not _odd(path)]
    yield from (problem("upload-path", shown(path) or '""', "strays") for path in paths if _odd(path))
    folders = {above for path in sound if len(path) <= names.PATH_BYTES for above in _above(path)}
    for path in sorted({*sound, *folders}):
        yield from names.faults(path)
    yield from names.twins(sorted({*sound, *folders}))
    yield from _clashes(sound, folders)
    if not set(NOTES) & set(paths):
        yield problem("upload-note", NOTES[0], "missing")


def _odd(path: str) -> bool:
    return _no_text(path) or any(part in {"", ".", ".."} for part in path.split("/")) or "\0" in path


def _no_text(text: str) -> bool:
    """Half a character of UTF-16: JSON and a browser can say it, no disk of ours holds it."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _above(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:number]) for number in range(1, len(parts)))


def _clashes(paths: Sequence[str], folders: Iterable[str]) -> Iterator[Problem]:
    known, seen = set(folders), set[str]()
    for path in paths:
        if path in seen or path in known:
            yield problem("upload-path", path, "clash-twice" if path in seen else "clash-both")
        seen.add(path)


def too_many(found: int, most: int) -> Problem:
    """More files than the settings allow at once."""
    return problem("upload-limit", "files", "files", limit=most, files=found)


def too_large(found: int, most: int) -> Problem:
    """More bytes than the settings allow."""
    return problem("upload-limit", "size", "size", limit=most / 1e9, gigabytes=found / 1e9)


def no_room(found: int, free: int) -> Problem:
    """More bytes than the inbox's disk has room for, beside what others have begun to send."""
    return problem("upload-limit", "size", "size-free", limit=free / 1e9, gigabytes=found / 1e9)


def too_many_open(institution: str, most: int) -> Problem:
    """More uploads of one institution than the settings allow at once."""
    return problem("upload-limit", institution, "open", limit=most)


def taken(name: str, where: str) -> Problem:
    """Another delivery of this name lies in that folder of the inbox."""
    return problem("upload-name", name, "taken", folder=where)


def begun_otherwise(name: str, who: str) -> Problem:
    """Somebody sends other files under this name."""
    return problem("upload-name", name, "taken-begun", who=shown(who, 100))


def never_sent(path: str) -> Problem:
    """Between sending and taking in, somebody else put it there."""
    return problem("upload-changed", path, "file")


def not_as_sent(path: str) -> Problem:
    """Between sending and taking in, somebody else put a hand to it."""
    return problem("upload-changed", path, "size")
