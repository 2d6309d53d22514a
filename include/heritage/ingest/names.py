"""Names that every site, disk, tape and desk can hold, for as long as the archive lasts; it looks at names only."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator

from heritage.ingest.spelling import folded
from heritage.problem import Problem, invisible, problem, shown

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


def faults(path: str) -> Iterator[Problem]:
    """What is wrong with a path (relative, POSIX), asking of its last name and its whole length only: the folders above
    were asked before."""
    name = path.rpartition("/")[2]
    yield from _name_faults(name, path)
    if (size := _size(path)) > PATH_BYTES:
        yield problem("path-length", path, "path", bytes=size, limit=PATH_BYTES)


def _name_faults(name: str, subject: str, rule: str = "") -> Iterator[Problem]:
    """`rule`: the one that all of it breaks, where a text is to be the name of a folder."""
    if any("\udc80" <= c <= "\udcff" for c in name):
        yield problem(rule or "name-encoding", subject, "no-utf8")
        return
    if hidden := [c for c in name if invisible(c)]:
        yield problem(rule or "name-invisible", subject, "unseen", character=shown(hidden[0]))
    if held := [c for c in FORBIDDEN if c in name]:
        yield problem(rule or "name-character", subject, "forbidden", forbidden=list(FORBIDDEN), characters=held)
    if name != unicodedata.normalize("NFC", name):
        yield problem(rule or "name-composed", subject, "decomposed")
    if name != name.strip() or name.endswith("."):
        yield problem(rule or "name-edge", subject, "edge", name=shown(name))
    if name.partition(".")[0].strip(" ").casefold() in DEVICES:
        yield problem(rule or "name-device", subject, "device")
    if (size := _size(name)) > NAME_BYTES:
        yield problem(rule or "name-length", subject, "long-name", bytes=size, limit=NAME_BYTES)
    if name.startswith("."):
        yield problem(rule or "name-hidden", subject, "hidden")
    elif name.casefold() in LEFTOVERS or name.startswith("~$"):
        yield problem(rule or "name-leftover", subject, "leftover")


def twins(paths: Iterable[str]) -> Iterator[Problem]:
    """Paths that differ only in upper and lower case or in how an accent is written: some site would keep only one."""
    alike: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        alike[folded(path)].append(path)
    for first, *others in (group for group in alike.values() if len(group) > 1):
        for other in others:
            beside = shown(ascii(first)[1:-1] if folded(first) == folded(other) else first)
            yield problem("name-twin", other, "beside", path=beside)


def identifier_faults(text: str, subject: str, what: str) -> Iterator[Problem]:
    """What is wrong with a text that becomes the name of a folder: a batch, an item."""
    rule = f"{what}-name"
    if not text or text in {".", ".."} or "/" in text:
        yield problem(rule, subject, "unusable", name=shown(text))
        return
    yield from _name_faults(text, subject, rule)
    if text[0] in "_-~":
        yield problem(rule, subject, "begins", name=shown(text))


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogateescape"))
