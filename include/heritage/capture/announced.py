"""What is wrong with a delivery that is only announced: its name, its files' paths and sizes, before a byte of it is sent. It asks the
names' own rules and looks at no disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from heritage.capture import names
from heritage.capture.arriving import UNFINISHED
from heritage.capture.problem import Problem, shown

NOTES = ("metadata/delivery.yaml", "data/metadata/delivery.yaml")
"""Without one of them it is no delivery."""

_OF_DESKTOPS = frozenset({".ds_store", "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini"})

_SENT = "the files that were sent"
_SEND_AGAIN = "Cancel this upload and send it again."

_CANCEL = "Go on with that one from the same folder or file, or cancel it first."


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
        yield Problem("name-encoding", name, "a name in UTF-8", "bytes that are no UTF-8", "Rename the folder or file.")
        return
    yield from names.identifier_faults(name, shown(name), "batch")
    if name.lower().endswith(UNFINISHED):
        found, advice = f"the ending of an unfinished file ({shown(name, 60)})", "Rename the folder or file."
        yield Problem("upload-name", shown(name), "a name of its own", found, advice)


def faults(files: Sequence[Announced]) -> Iterator[Problem]:
    """All that is wrong with the paths, one by one and beside each other."""
    paths = [file.path for file in files]
    sound = [path for path in paths if not _odd(path)]
    yield from (_strayed(path) for path in paths if _odd(path))
    folders = {above for path in sound if len(path) <= names.PATH_BYTES for above in _above(path)}
    for path in sorted({*sound, *folders}):
        yield from names.faults(path)
    yield from names.twins(sorted({*sound, *folders}))
    yield from _clashes(sound, folders)
    if not set(NOTES) & set(paths):
        advice = "Choose the delivery's own folder: the one that holds metadata/ and objects/."
        yield Problem("upload-note", NOTES[0], "the delivery note", "no such file", advice)


def _odd(path: str) -> bool:
    return _no_text(path) or any(part in {"", ".", ".."} for part in path.split("/")) or "\0" in path


def _no_text(text: str) -> bool:
    """Half a character of UTF-16: JSON and a browser can say it, no disk of ours holds it."""
    return any("\ud800" <= letter <= "\udfff" for letter in text)


def _strayed(path: str) -> Problem:
    advice = "Choose the delivery's own folder, or pack it again."
    return Problem("upload-path", shown(path) or '""', "a path that stays inside the delivery", "another path", advice)


def _above(path: str) -> Iterator[str]:
    parts = path.split("/")
    return ("/".join(parts[:number]) for number in range(1, len(parts)))


def _clashes(paths: Sequence[str], folders: Iterable[str]) -> Iterator[Problem]:
    known, seen = set(folders), set[str]()
    for path in paths:
        if path in seen or path in known:
            found = "it twice" if path in seen else "a file and a folder of this name"
            yield Problem("upload-path", path, "each name once", found, "Pack the delivery again from its folder.")
        seen.add(path)


def too_many(found: int, most: int) -> Problem:
    """More files than the settings allow at once."""
    advice = "Split the delivery, or have it put into the inbox another way."
    return Problem("upload-limit", "files", f"at most {most} files", f"{found} files", advice)


def too_large(found: int, most: int) -> Problem:
    """More bytes than the settings allow."""
    advice = "Split the delivery, or have it put into the inbox another way."
    return Problem("upload-limit", "size", f"at most {_size(most)}", _size(found), advice)


def no_room(found: int, free: int) -> Problem:
    """More bytes than the inbox's disk has room for, beside what others have begun to send."""
    advice = "Ask the engineers to make room, then send it again."
    return Problem("upload-limit", "size", f"at most {_size(free)}, which is free", _size(found), advice)


def too_many_open(institution: str, most: int) -> Problem:
    """More uploads of one institution than the settings allow at once."""
    found = f"{most} that are not finished"
    return Problem("upload-limit", institution, "fewer uploads at once", found, "Finish or cancel one of them first.")


def taken(name: str, where: str) -> Problem:
    """Another delivery of this name lies in that folder of the inbox."""
    advice = "Take that one away when it is of no use, or rename the folder or file that you send."
    return Problem("upload-name", name, "a name that is free", f"a delivery of this name in {where}", advice)


def begun_otherwise(name: str, who: str) -> Problem:
    """Somebody sends other files under this name."""
    found = f"an upload of this name with other files, begun by {shown(who, 100)}"
    return Problem("upload-name", name, "a name that is free", found, _CANCEL)


def never_sent(path: str) -> Problem:
    """Between sending and taking in, somebody else put it there."""
    return Problem("upload-changed", path, _SENT, "another file", _SEND_AGAIN)


def not_as_sent(path: str) -> Problem:
    """Between sending and taking in, somebody else put a hand to it."""
    return Problem("upload-changed", path, _SENT, "another size", _SEND_AGAIN)


def _size(number: int) -> str:
    return f"{number / 1e9:.3f} GB"
