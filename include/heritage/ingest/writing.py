"""Says why a file that should be text cannot be read, in one sentence for every list, table and note; reads nothing itself."""

from __future__ import annotations

from heritage.problem import Problem, problem
from heritage.tools.document import plain_text
from heritage.tools.document.plain_text import Fault, Written


def readable(rule: str, path: str, content: bytes) -> tuple[str | None, list[Problem]]:
    """The text, or None and the one reason."""
    written = plain_text.read(content)
    return (written.text, []) if written.fault is None else (None, [unreadable(rule, path, written)])


def unreadable(rule: str, path: str, written: Written, **values: object) -> Problem:
    """The one reason why it is not understood. `written` has a fault."""
    if written.fault is Fault.WIDE:
        return problem(rule, path, "unreadable-wide", written=named(written.encoding), **values)
    code = "unreadable-old" if written.fault is Fault.OLD else "unreadable-nul"
    return problem(rule, path, code, line=written.line, **values)


def named(encoding: str) -> str:
    """utf-16-le → UTF-16."""
    return encoding.upper().removesuffix("-LE").removesuffix("-BE")
