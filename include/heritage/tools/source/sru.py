"""SRU 1.1, 1.2 and 2.0 (Library of Congress, OASIS searchRetrieve): one record by a query in CQL."""

from __future__ import annotations

from typing import Literal
from urllib.parse import urlencode

from lxml import etree

from heritage.tools.source.answers import Given, NoRecord, Why, canonical, parsed, text_of
from heritage.tools.source.asking import Server

Version = Literal["1.1", "1.2", "2.0"]

_SPACES = ("http://www.loc.gov/zing/srw/", "http://docs.oasis-open.org/ns/search-ws/sruResponse")
_DIAGNOSTICS = "diagnostic"


def term(text: str) -> str:
    """A text as a quoted term of CQL: nothing in it is read as CQL."""
    return text.replace("\\", "\\\\").replace('"', '\\"')


def record(server: Server, address: str, query: str, schema: str, version: Version) -> Given:
    """The one record that the query finds. Raises CatalogueAway, NoRecord."""
    asked = {"version": version, "operation": "searchRetrieve", "query": query, "maximumRecords": "2"}
    if version == "2.0":
        asked = {"query": query, "maximumRecords": "2", "recordXMLEscaping": "xml"}
    else:
        asked["recordPacking"] = "xml"
    place = f"{address}{'&' if '?' in address else '?'}{urlencode(asked | {'recordSchema': schema})}"
    root = parsed(server.get(place))
    if etree.QName(root).localname != "searchRetrieveResponse" or root.tag[1:].partition("}")[0] not in _SPACES:
        raise NoRecord(Why.UNREADABLE, f"{etree.QName(root).localname} is no answer of SRU")
    spaces = {"s": root.tag[1:].partition("}")[0]}  # some servers answer in another version than they were asked in
    found = root.findall("s:records/s:record", spaces)
    if not found:
        _complained(root, spaces)
        raise NoRecord(Why.NONE)
    number = (root.findtext("s:numberOfRecords", "", spaces)).strip()
    if len(found) > 1 or (number.isdigit() and int(number) > 1):
        raise NoRecord(Why.SEVERAL, number or str(len(found)))
    own = (found[0].findtext("s:recordIdentifier", "", spaces)).strip()
    return Given(own, canonical(_data(found[0], spaces)), place)


def _complained(root: etree._Element, spaces: dict[str, str]) -> None:
    for one in root.iterfind("s:diagnostics//{*}message", spaces):
        raise NoRecord(Why.UNREADABLE, (one.text or "").strip())
    for one in root.iterfind("s:diagnostics/{*}diagnostic", spaces):
        raise NoRecord(Why.UNREADABLE, text_of(one))


def _data(one: etree._Element, spaces: dict[str, str]) -> etree._Element:
    """The record itself, also of a server that packs it as a text."""
    data = one.find("s:recordData", spaces)
    if data is None:
        raise NoRecord(Why.UNREADABLE, "a record without data")
    inside = [child for child in data if isinstance(child.tag, str)]
    if not inside and (data.text or "").strip():
        inside = [parsed((data.text or "").strip().encode())]
    if len(inside) != 1 or etree.QName(inside[0]).localname == _DIAGNOSTICS:
        raise NoRecord(Why.UNREADABLE, text_of(data) or "a record without data")
    return inside[0]
