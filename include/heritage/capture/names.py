"""Names that every site, disk, tape and desk can hold, for as long as the archive lasts; it looks at names only."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from heritage.capture.problem import Problem, invisible, shown
from heritage.capture.spelling import folded

PATH_BYTES = 700
"""An S3 key holds 1,024 bytes; our storage adds up to 300 before a delivered path (OCFL object, version, representation)."""

NAME_BYTES = 200
"""Disks hold 255 bytes; what is made from a file gets a longer name (`….alto.xml`, the mark of an unfinished file)."""

FORBIDDEN = '\\:*?"<>|'
"""What Windows, SMB shares and LTFS do not hold; the slash is the separator."""

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, with any extension."""

OF_THE_DISK = frozenset({
    "lost+found", "system volume information", "$recycle.bin", "recycler", "@eadir", "#recycle", "#snapshot", ".snapshot", ".snapshots",
    ".zfs", ".trashes", ".spotlight-v100", ".fseventsd", ".temporaryitems", ".documentrevisions-v100",
})  # fmt: skip
"""Folders that file systems, Windows, macOS and network storage keep at the top of a disk. A delivery may be a disk: there they are
passed over; deeper, somebody copied them."""

LEFTOVERS = frozenset({
    "thumbs.db", "ehthumbs.db", "ehthumbs_vista.db", "desktop.ini", "__macosx", ".ds_store", "picasa.ini", "zbthumbnail.info", "pspbrwse.jbf",
}) | OF_THE_DISK  # fmt: skip
"""What desktop systems and network storage leave in folders."""

_RENAME = "Rename it at the source, write its checksum line anew and hand the delivery in again."
_REMOVE = "It is no part of the object: remove it and its checksum line."


def faults(path: str) -> Iterator[Problem]:
    """What is wrong with a path (relative, POSIX), asking of its last name and its whole length only: the folders above
    were asked before."""
    name = path.rpartition("/")[2]
    for rule, wanted, found, advice in _name_faults(name):
        yield Problem(rule, path, wanted, found, advice)
    if (size := _size(path)) > PATH_BYTES:
        yield Problem("path-length", path, f"at most {PATH_BYTES} bytes in all", f"{size} bytes", _RENAME)


def _name_faults(name: str) -> Iterator[tuple[str, str, str, str]]:
    if any("\udc80" <= c <= "\udcff" for c in name):
        yield "name-encoding", "a name in UTF-8", "bytes that are no UTF-8", _RENAME
        return
    if hidden := [c for c in name if invisible(c)]:
        yield "name-invisible", "a name of visible characters", f'"{shown(hidden[0])}" in it', _RENAME
    if held := [c for c in FORBIDDEN if c in name]:
        yield "name-character", f"a name without {' '.join(FORBIDDEN)}", f"{' '.join(held)} in it", _RENAME
    if name != unicodedata.normalize("NFC", name):
        yield "name-composed", "accented letters as one character (Unicode NFC)", "letter and accent apart", _RENAME
    if name != name.strip() or name.endswith("."):
        yield "name-edge", "a name without spaces at its ends or a dot at the last", f'"{shown(name)}"', _RENAME
    if name.partition(".")[0].strip(" ").casefold() in DEVICES:
        yield "name-device", "a name that Windows can hold", "the name of a Windows device", _RENAME
    if (size := _size(name)) > NAME_BYTES:
        yield "name-length", f"at most {NAME_BYTES} bytes", f"{size} bytes", _RENAME
    yield from _leftover_faults(name)


def _leftover_faults(name: str) -> Iterator[tuple[str, str, str, str]]:
    if name.startswith("."):
        yield "name-hidden", "files of the object only", "a hidden file or folder (its name begins with a dot)", _REMOVE
    elif name.casefold() in LEFTOVERS or name.startswith("~$"):
        yield "name-leftover", "files of the object only", "what a system leaves in a folder", _REMOVE


def twins(paths: Iterable[str]) -> Iterator[Problem]:
    """Paths that differ only in upper and lower case or in how an accent is written: some site would keep only one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[folded(path)].append(path)
    for first, *others in (group for group in alike.values() if len(group) > 1):
        for other in others:
            found = f'"{shown(ascii(first)[1:-1] if folded(first) == folded(other) else first)}" beside it'
            wanted = "names that differ in more than case or the spelling of accents"
            yield Problem("name-twin", other, wanted, found, _RENAME)


def identifier_faults(text: str, subject: str, what: str) -> Iterator[Problem]:
    """What is wrong with a text that becomes the name of a folder: a batch, an item."""
    advice = "Choose a name of letters, digits, hyphens and underscores."
    if not text or text in {".", ".."} or "/" in text:
        yield Problem(f"{what}-name", subject, f"a name for the {what}", f'"{shown(text)}"', advice)
        return
    for _, wanted, found, _ in _name_faults(text):
        yield Problem(f"{what}-name", subject, wanted, found, advice)
    if text[0] in "_-~":
        yield Problem(
            f"{what}-name", subject, "a name that begins with a letter or a digit", f'"{shown(text)}"', advice
        )


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
