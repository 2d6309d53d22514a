"""XML as packages hold it: streamed, a small tree at a time. Any text in, well-formed XML out; what XML cannot hold is shown, never
dropped in silence. Elements bear no namespace here: each document has one, its root's, and whatever is written inside is of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final, Protocol

from lxml import etree

LONGEST: Final = 100_000
"""Characters of one value that are written; the whole value stays in the dossier. Below libxml2's 10 MB text limit, so
that nobody needs `huge_tree` to read our files."""

Node = etree._Element
_child = etree.SubElement
_PLAIN = re.compile(r"[ -~]{0,1000}").fullmatch
XLINK: Final = "{http://www.w3.org/1999/xlink}"
XSI: Final = "{http://www.w3.org/2001/XMLSchema-instance}"
LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"

# XML 1.0, production 2 (Char), turned round; lone surrogates come from file names that are not UTF-8.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NONE: Final[Mapping[str, str]] = {}


class Out(Protocol):
    """An open document: lxml's incremental writer."""

    def element(
        self, tag: str, attrib: Mapping[str, str] | None = None, **more: Any
    ) -> AbstractContextManager[Any]: ...

    def write(self, *content: Any) -> None: ...


class Sink(Protocol):
    """Where its bytes go."""

    def write(self, block: bytes, /) -> Any: ...


@contextmanager
def document(
    sink: Sink, tag: str, namespace: str, attributes: Mapping[str, str] = _NONE, prefixes: Mapping[str, str] = _NONE
) -> Iterator[Out]:
    """The document with its root open. `prefixes`: of further namespaces."""
    names: dict[str | None, str] = {}
    names.update({None: namespace} if namespace else {})
    names.update(prefixes)
    qualified = f"{{{namespace}}}{tag}" if namespace else tag
    with etree.xmlfile(sink, encoding="UTF-8") as out:
        out.write_declaration()
        with out.element(qualified, _shown(attributes), nsmap=names):
            out.write("\n")
            yield out


def inside(out: Out, tag: str, attributes: Mapping[str, str] = _NONE) -> AbstractContextManager[Any]:
    """An element that stays open: for content without end."""
    return out.element(tag, _shown(attributes))


def top(tag: str, attributes: Mapping[str, str] | None = None) -> Node:
    """A tree of its own, to be written when it is whole."""
    return etree.Element(tag, _shown(attributes)) if attributes else etree.Element(tag)


def tree(tag: str, prefixes: Mapping[str, str]) -> Node:
    """The root of a small document whose elements are of several namespaces."""
    return etree.Element(tag, nsmap=dict(prefixes))


def whole(root: Node) -> bytes:
    """The small document, a line to each of its root's children."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def under(parent: Node, tag: str, attributes: Mapping[str, str] | None = None) -> Node:
    """A new last child."""
    return _child(parent, tag, _shown(attributes)) if attributes else _child(parent, tag)


def leaf(parent: Node, tag: str, value: str, attributes: Mapping[str, str] | None = None) -> Node:
    """A new last child that holds this text."""
    made = _child(parent, tag, _shown(attributes)) if attributes else _child(parent, tag)
    try:
        made.text = value if len(value) <= LONGEST else shown(value)
    except ValueError:  # asked only then: most values are plain, and there are millions
        made.text = shown(value)
    return made


def optional(parent: Node, tag: str, value: str) -> None:
    """The element, or nothing for a value that is empty."""
    if value:
        leaf(parent, tag, value)


def shown(value: str) -> str:
    """The value with every character that XML cannot hold written as ⟦U+0007⟧, and cut (visibly) beyond LONGEST."""
    if len(value) > LONGEST:
        value = f"{value[:LONGEST]}⟦cut: {len(value) - LONGEST} more characters⟧"
    return _NOT_XML.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", value)


def _shown(attributes: Mapping[str, str]) -> dict[str, str]:
    return {name: value if _PLAIN(value) else shown(value) for name, value in attributes.items()}


def comment(value: str) -> etree._Comment:
    """A comment; `--` and a hyphen at the end, which would end or spoil it, are pulled apart."""
    return etree.Comment(f" {re.sub('-(?=-|$)', '- ', shown(value))} ")
