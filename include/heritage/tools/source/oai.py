"""OAI-PMH 2.0: one record by its identifier, or those that changed since a day."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from lxml import etree

from heritage.tools.source.answers import Given, NoRecord, Why, canonical, parsed
from heritage.tools.source.asking import Server

_NS = {"o": "http://www.openarchives.org/OAI/2.0/"}

MOST_PAGES = 10_000
"""Of a list: a server that goes on after that goes on for ever."""


def record(server: Server, address: str, identifier: str, prefix: str) -> Given:
    """GetRecord. Raises CatalogueAway, NoRecord."""
    place, root = _asked(server, address, verb="GetRecord", identifier=identifier, metadataPrefix=prefix)
    found = root.findall("o:GetRecord/o:record", _NS)
    if len(found) != 1:
        raise NoRecord(Why.SEVERAL if found else Why.UNREADABLE, f"{len(found)} records")
    given = _given(found[0], place)
    if isinstance(given, NoRecord):
        raise given
    if given.identifier != identifier:
        raise NoRecord(Why.OTHER, given.identifier)
    return given


def changed(
    server: Server, address: str, prefix: str, since: str, chosen: str = ""
) -> Iterator[tuple[str, Given | NoRecord]]:
    """ListRecords from that day on, in a set if one is `chosen`: each record's identifier, with the record or why there is none. Raises
    CatalogueAway, NoRecord (the list as such cannot be read, or has no end)."""
    asked = {"verb": "ListRecords", "metadataPrefix": prefix, "from": since} | ({"set": chosen} if chosen else {})
    seen = set[str]()
    for _ in range(MOST_PAGES):
        try:
            place, root = _asked(server, address, **asked)
        except NoRecord as error:
            if error.why is Why.NONE and not seen:
                return
            raise
        for one in root.iterfind("o:ListRecords/o:record", _NS):
            yield (one.findtext("o:header/o:identifier", "", _NS)).strip(), _given(one, place)
        token = (root.findtext("o:ListRecords/o:resumptionToken", "", _NS)).strip()
        if not token:
            return
        if token in seen:
            raise NoRecord(Why.UNREADABLE, f"the list goes round in a circle at {token[:80]}")
        seen.add(token)
        asked = {"verb": "ListRecords", "resumptionToken": token}
    raise NoRecord(Why.UNREADABLE, f"a list of more than {MOST_PAGES} pages")


def _asked(server: Server, address: str, **words: str) -> tuple[str, etree._Element]:
    place = f"{address}{'&' if '?' in address else '?'}{urlencode(words)}"
    root = parsed(server.get(place))
    if root.tag != f"{{{_NS['o']}}}OAI-PMH":
        raise NoRecord(Why.UNREADABLE, f"{etree.QName(root).localname} is no answer of OAI-PMH 2.0")
    for error in root.iterfind("o:error", _NS):
        why = Why.NONE if error.get("code") in ("idDoesNotExist", "noRecordsMatch") else Why.UNREADABLE
        raise NoRecord(why, f"{error.get('code')} {error.text or ''}".strip())
    return place, root


def _given(one: etree._Element, place: str) -> Given | NoRecord:
    header = one.find("o:header", _NS)
    if header is None:
        return NoRecord(Why.UNREADABLE, "a record without a header")
    if header.get("status") == "deleted":
        return NoRecord(Why.DELETED, header.findtext("o:datestamp", "", _NS))
    inside = [child for child in one.iterfind("o:metadata/*", _NS) if isinstance(child.tag, str)]
    if len(inside) != 1:
        return NoRecord(Why.UNREADABLE, "a record without data")
    try:
        content = canonical(inside[0])
    except NoRecord as error:
        return error
    identifier, datestamp = (header.findtext(f"o:{name}", "", _NS).strip() for name in ("identifier", "datestamp"))
    return Given(identifier, content, place, datestamp)
