"""Says why a file that should be text cannot be read, in one sentence for every list, table and note; reads nothing itself."""

from __future__ import annotations

from heritage.capture.problem import Problem
from heritage.tools import plain_text
from heritage.tools.plain_text import Fault, Written

_SAVE = "Save the file as UTF-8; in PowerShell: | Out-File -Encoding utf8."


def readable(rule: str, path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """The text, or None and the one reason."""
    written = plain_text.read(content)
    return (written.text, []) if written.fault is None else (None, [unreadable(rule, path, written)])


def unreadable(rule: str, path: str, written: Written, wanted: str = "text in UTF-8") -> Problem:
    """The one reason why it is not understood. `written` has a fault."""
    if written.fault is Fault.WIDE:
        found = f"{named(written.encoding)} that is not whole"
    elif written.fault is Fault.OLD:
        found = f"another encoding (Windows-1252, Latin-1 or the like), first seen on line {written.line}"
    else:
        found = f"a NUL byte on line {written.line}: it is no text"
    return Problem(rule, path, wanted, found, _SAVE)


def named(encoding: str) -> str:
    """utf-16-le → UTF-16."""
    return encoding.upper().removesuffix("-LE").removesuffix("-BE")
