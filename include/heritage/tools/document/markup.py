"""Reads XML that came from outside, to its last element, in bounded memory; it resolves nothing and fetches nothing."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from heritage.errors import SourceUnreadable
from heritage.model import Reason, about, phrase


def version() -> str:
    """Name and version of the parser."""
    return f"lxml {etree.__version__}"


def read(path: Path) -> tuple[str, int]:
    """(the root's name as {namespace}name, the number of elements). Raises SourceUnreadable with the reason in plain
    words: not well-formed, or it declares entities of its own, which readers elsewhere would swell to gigabytes or fill
    from files of theirs."""
    root, elements = "", 0
    try:
        for event, element in etree.iterparse(
            str(path), events=("start", "end"), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
        ):
            if event == "end":
                elements += 1
                _forget(element)
            elif not root:
                root = str(element.tag)
                _declares_nothing(path, element)
    except etree.XMLSyntaxError as error:
        raise SourceUnreadable(about(path.name, phrase("xml", tool=Reason(error.msg)))) from error
    return root, elements


def _declares_nothing(path: Path, root: etree._Element) -> None:
    subset = root.getroottree().docinfo.internalDTD
    if subset is None:
        return
    names = [str(entity.name) for entity in subset.iterentities()]  # type: ignore[attr-defined]  # the stubs lack it
    if names:
        raise SourceUnreadable(about(path.name, phrase("xml-entities", names=names[:3])))


def _forget(element: etree._Element) -> None:
    """What was read is not needed again: memory stays flat however long the file is."""
    element.clear()
    while element.getprevious() is not None and (parent := element.getparent()) is not None:
        del parent[0]
