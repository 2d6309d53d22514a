"""PREMIS 3: every object, event, agent and right of one package, written a line per entity, never whole in memory.

Objects are identified by their path (`original/0001.tif` is representations/original/data/0001.tif), so that the file can
be read without its METS; membership in a representation follows from the path. A file object says fixity, size, format, the
delivered name, and what was made of it by which event; what else is known of it is in MIX and in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from heritage.model import VOCABULARY, Agent, File, Item, Statement
from heritage.package import layout
from heritage.package.contents import Contents, Kept
from heritage.package.history import Happened, History
from heritage.package.markup import element, leaf, optional, start_tag
from heritage.package.rights import premis_rights, rows

_ROOT = {
    "xmlns": "http://www.loc.gov/premis/v3",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "version": "3.0",
}
_EVENT_TYPES = {"authority": "eventType", "authorityURI": VOCABULARY}


def premis(
    identifier: str, item: Item, contents: Contents, history: History, statements: Sequence[Statement]
) -> Iterator[str]:
    """The document in pieces. `identifier` is the package's URN."""
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{start_tag("premis", _ROOT)}\n'
    yield _entity(identifier, item)
    for name in contents.representations:
        yield _representation(name, identifier)
    for kept in contents.kept:
        yield _file(kept, contents, history)
    for file in item.files:
        if file.path in contents.replaced:
            yield _gone(file, contents, history)
    for happened in history.events:
        yield _event(happened, contents.originals.get(happened.event.subject), identifier)
    for agent, number in history.agents.items():
        yield _agent(agent, number)
    for count, (source, subject, row) in enumerate(rows(statements), 1):
        path = contents.originals.get(subject)
        target = _path("linkingObjectIdentifier", path) if path else _urn("linkingObjectIdentifier", identifier)
        yield premis_rights(count, source, row, target) + "\n"
    yield "</premis>\n"


def _pair(tag: str, kind: str, value: str) -> str:
    return f"<{tag}Type>{kind}</{tag}Type>{leaf(tag + 'Value', value)}"


def _path(tag: str, path: str) -> str:
    return _pair(tag, "path", _short(path))


def _short(path: str) -> str:
    """representations/original/data/0001.tif → original/0001.tif: a tenth of the file would else be these two words."""
    name = layout.representation(path)
    return f"{name}/{path.removeprefix(layout.data(name) + '/')}" if name else path


def _urn(tag: str, identifier: str) -> str:
    return _pair(tag, "URN", identifier)


def _object(kind: str, content: str) -> str:
    return f'<object xsi:type="{kind}">{content}</object>\n'


def _entity(identifier: str, item: Item) -> str:
    content = element("objectIdentifier", _urn("objectIdentifier", identifier))
    content += leaf("originalName", item.id)
    for earlier in item.earlier:
        if earlier.refused:  # one that was deposited stays, and is replaced by nothing
            refused = _related("Object", "URN", layout.of_batch(identifier, earlier.batch))
            content += _relationship("replacement", "replaces", refused)
    return _object("intellectualEntity", content)


def _representation(name: str, identifier: str) -> str:
    related = _related("Object", "URN", identifier)
    return _object("representation", _identified(name) + _relationship("structural", "represents", related))


def _file(kept: Kept, contents: Contents, history: History) -> str:
    file = kept.file
    content = _identified(file.path) + _characteristics(file.size, file.sha512, file.puid)
    content += optional("originalName", kept.name)
    if kept.tool and not file.source:
        content += _from_all(contents, history.maker(kept))
    elif copies := contents.copies.get(kept.name):
        content += _source_of(copies, history)
    return _object("file", content)


def _characteristics(size: int, sha512: str, puid: str) -> str:
    fixity = f"<messageDigestAlgorithm>SHA-512</messageDigestAlgorithm><messageDigest>{sha512}</messageDigest>"
    registry = f"<formatRegistryName>PRONOM</formatRegistryName>{leaf('formatRegistryKey', puid)}"
    unknown = "<formatDesignation><formatName>unknown</formatName></formatDesignation>"
    format_ = f"<formatRegistry>{registry}</formatRegistry>" if puid else unknown
    content = f"<fixity>{fixity}</fixity><size>{size}</size><format>{format_}</format>"
    return f"<objectCharacteristics>{content}</objectCharacteristics>"


def _source_of(copies: Sequence[Kept], history: History) -> str:
    """Said once on the original, not on each copy: that saves 230 bytes a page."""
    related = "".join(_related("Object", "path", _short(copy.file.path)) for copy in copies)
    makers = dict.fromkeys(history.maker(copy) for copy in copies)
    events = "".join(_related("Event", "local", event) for event in makers)
    return _relationship("derivation", "is source of", related + events)


def _from_all(contents: Contents, event: str) -> str:
    """A copy of the whole item (a PDF) was made from a representation."""
    source = _related("Object", "path", contents.representations[0])
    return _relationship("derivation", "has source", source + _related("Event", "local", event))


def _gone(file: File, contents: Contents, history: History) -> str:
    """An original that the policy let a proved master replace: no longer in the package, still accounted for."""
    content = _identified(contents.originals[file.path])
    content += _characteristics(file.size, file.sha512, file.format.puid if file.format else "")
    content += leaf("originalName", file.path) + _source_of(contents.copies.get(file.path, ()), history)
    related = _related("Object", "path", _short(contents.replaced[file.path]))
    related += _related("Event", "local", history.replacing)
    return _object("file", content + _relationship("replacement", "is replaced by", related))


def _related(what: str, kind: str, value: str) -> str:
    tag = f"related{what}Identifier"
    return f"<{tag}>{_pair(tag, kind, value)}</{tag}>"


def _identified(path: str) -> str:
    return f"<objectIdentifier>{_path('objectIdentifier', path)}</objectIdentifier>"


def _relationship(kind: str, subkind: str, related: str) -> str:
    said = leaf("relationshipType", kind) + leaf("relationshipSubType", subkind)
    return element("relationship", said + related)


def _event(happened: Happened, path: str | None, identifier: str) -> str:
    event = happened.event
    content = element("eventIdentifier", _pair("eventIdentifier", "local", happened.id))
    content += leaf("eventType", event.kind, {**_EVENT_TYPES, "valueURI": event.kind.uri})
    content += leaf("eventDateTime", event.at)
    if event.detail:
        content += element("eventDetailInformation", leaf("eventDetail", event.detail))
    content += element("eventOutcomeInformation", leaf("eventOutcome", event.outcome))
    for number in happened.numbers:
        content += element("linkingAgentIdentifier", _pair("linkingAgentIdentifier", "local", number))
    linked = _path("linkingObjectIdentifier", path) if path else _urn("linkingObjectIdentifier", identifier)
    return element("event", content + element("linkingObjectIdentifier", linked)) + "\n"


def _agent(agent: Agent, number: str) -> str:
    content = element("agentIdentifier", _pair("agentIdentifier", "local", number))
    content += leaf("agentName", agent.name) + leaf("agentType", agent.kind)
    return element("agent", content + optional("agentVersion", agent.version)) + "\n"
