"""Markup as text: any string in, well-formed XML out. What XML cannot hold is shown, never dropped in silence."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

LONGEST: Final = 100_000
"""Characters of one value that are written; the whole value stays in the dossier. Below libxml2's 10 MB text limit, so
that nobody needs `huge_tree` to read our files."""

# XML 1.0, production 2 (Char), turned round; lone surrogates come from file names that are not UTF-8.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_IN_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
# Tab and line ends in an attribute would be read back as blanks (XML 1.0, 3.3.3).
_IN_ATTRIBUTE = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
_NONE: Final[Mapping[str, str]] = {}


def shown(value: str) -> str:
    """The value with every character that XML cannot hold written as ⟦U+0007⟧, and cut (visibly) beyond LONGEST."""
    if len(value) > LONGEST:
        value = f"{value[:LONGEST]}⟦cut: {len(value) - LONGEST} more characters⟧"
    return _NOT_XML.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", value)


def text(value: str) -> str:
    """The value as the text of an element."""
    return shown(value).translate(_IN_TEXT)


def element(tag: str, content: str = "", attributes: Mapping[str, str] = _NONE) -> str:
    """An element around content that is already markup."""
    start = start_tag(tag, attributes)
    return f"{start}{content}</{tag}>" if content else f"{start[:-1]}/>"


def leaf(tag: str, value: str, attributes: Mapping[str, str] = _NONE) -> str:
    """An element around a value that is not yet markup."""
    return element(tag, text(value), attributes)


def optional(tag: str, value: str) -> str:
    """The element, or nothing for a value that is empty."""
    return leaf(tag, value) if value else ""


def start_tag(tag: str, attributes: Mapping[str, str] = _NONE) -> str:
    """`<tag a="b">`; attributes come in the order of the mapping, so that bytes are the same each time."""
    said = "".join(f' {name}="{shown(value).translate(_IN_ATTRIBUTE)}"' for name, value in attributes.items())
    return f"<{tag}{said}>"


def comment(value: str) -> str:
    """A comment; `--` and a hyphen at the end, which would end or spoil it, are pulled apart."""
    return f"<!-- {re.sub('-(?=-|$)', '- ', shown(value))} -->"
