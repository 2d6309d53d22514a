"""PREMIS 3: every object, event, agent and right of one package, written an entity at a time, never whole in memory.

Objects are identified by their paths in the package, so that the file can be read without its METS. A file says its digests (ours,
and those that came with it), size, format, what made it, what must survive a change of format, and what was made of it; all else that
is known is in MIX, audioMD or videoMD and in the dossier.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from heritage.model import VOCABULARY, Agent, File, Item, Supplied
from heritage.model.rights_rows import Row
from heritage.package import layout
from heritage.package.contents import Contents, Kept
from heritage.package.former import Gone, Told, path_kind, removed
from heritage.package.history import Happened, History
from heritage.package.markup import XSI, Node, Out, Sink, document, inside, leaf, optional, top, under
from heritage.package.rights import rights_statement
from heritage.package.technical.examined import Examined

NAMESPACE = "http://www.loc.gov/premis/v3"
_EVENT_TYPES = {"authority": "eventType", "authorityURI": VOCABULARY}
_ALGORITHMS = {"md5": "MD5", "sha1": "SHA-1", "sha256": "SHA-256", "sha384": "SHA-384", "sha512": "SHA-512"}
"""As the Library of Congress spells them (cryptographicHashFunctions)."""


@dataclass(frozen=True)
class Record:
    """What both documents tell of. `identifier` is the package's URN."""

    identifier: str
    item: Item
    contents: Contents
    examined: Mapping[str, Examined]
    history: History

    @cached_property
    def paths(self) -> frozenset[str]:
        """Of the files that are there."""
        return frozenset(kept.file.path for kept in self.contents.kept)


def premis(record: Record, sink: Sink) -> None:
    """Objects, events and agents. The agents come last: only then are all of them known."""
    with document(sink, "premis", NAMESPACE, {"version": "3.0"}, {"xsi": XSI[1:-1]}) as out:
        _entity(out, record)
        for name in record.contents.representations:
            _representation(out, name, record)
        for kept in record.contents.kept:
            _file(out, kept, record)
        for file in record.item.files:
            if file.path in record.contents.replaced:
                _gone(out, file, record)
        for gone in removed(record.history.told.former):
            _removed(out, gone, record)
        for happened in record.history.events():
            _event(out, happened)
        for agent, number in record.history.agents.items():
            _agent(out, agent, number)


def premis_rights(identifier: str, contents: Contents, statements: Iterable[tuple[str, str, Row]], sink: Sink) -> None:
    """The rights, each statement with the objects it is about. `statements`: (source, subject, row)."""
    with document(sink, "rights", NAMESPACE, {"version": "3.0"}) as out:
        for count, (source, subject, row) in enumerate(statements, 1):
            said = rights_statement(count, source, row)
            path = contents.originals.get(subject)
            _identified(said, "linkingObject", "path" if path else "URN", path or identifier)
            out.write(said, "\n")


def _identified(parent: Node, what: str, kind: str, value: str) -> Node:
    """`<whatIdentifier><whatIdentifierType>…`."""
    tag = f"{what}Identifier"
    made = under(parent, tag)
    leaf(made, f"{tag}Type", kind)
    leaf(made, f"{tag}Value", value)
    return made


def _relationship(kind: str, subkind: str) -> Node:
    made = top("relationship")
    leaf(made, "relationshipType", kind)
    leaf(made, "relationshipSubType", subkind)
    return made


def _own_identifier(kind: str, value: str) -> Node:
    made = top("objectIdentifier")
    leaf(made, "objectIdentifierType", kind)
    leaf(made, "objectIdentifierValue", value)
    return made


def _object(out: Out, kind: str, content: Iterable[Node]) -> None:
    with inside(out, "object", {f"{XSI}type": kind}):
        out.write(*content)
    out.write("\n")


def _entity(out: Out, record: Record) -> None:
    content = [_own_identifier("URN", record.identifier), _text("originalName", record.item.id)]
    for earlier in record.item.earlier:
        if earlier.refused:  # one that was deposited stays, and is replaced by nothing
            replaces = _relationship("replacement", "replaces")
            _identified(replaces, "relatedObject", "URN", layout.of_batch(record.identifier, earlier.batch))
            content.append(replaces)
    _object(out, "intellectualEntity", content)


def _text(tag: str, value: str) -> Node:
    """A leaf of its own."""
    return leaf(top("_"), tag, value)


def _representation(out: Out, name: str, record: Record) -> None:
    """With the list of its files."""
    with inside(out, "object", {f"{XSI}type": "representation"}):
        represents = _relationship("structural", "represents")
        _identified(represents, "relatedObject", "URN", record.identifier)
        out.write(_own_identifier("path", f"representations/{name}"), represents)
        with inside(out, "relationship"):
            out.write(_text("relationshipType", "structural"), _text("relationshipSubType", "includes"))
            for kept in record.contents.of(name):
                out.write(_identified(top("_"), "relatedObject", "path", kept.file.path))
    out.write("\n")


def _file(out: Out, kept: Kept, record: Record) -> None:
    said = record.examined.get(kept.name, Examined()) if kept.name else Examined()
    content = [_own_identifier("path", kept.file.path), *_properties(kept, said)]
    content.append(_characteristics(kept, said.program, record.history.told))
    if kept.name:
        content.append(_text("originalName", kept.name))
    if copies := record.contents.copies_of(kept):
        content.append(_source_of(copies))
    if kept.made:
        content.append(_has_source(kept, record))
    if kept.file.path in record.contents.superseded:
        content.append(_superseded(kept, record))
    _object(out, "file", content)


def _properties(kept: Kept, said: Examined) -> Iterator[Node]:
    """What must survive a change of format; of a proved copy, what proves it to be the same."""
    told = said.properties or ((("digest of the decoded content", kept.proof),) if kept.proof else ())
    for name, value in told:
        made = top("significantProperties")
        leaf(made, "significantPropertiesType", name)
        leaf(made, "significantPropertiesValue", value)
        yield made


def _characteristics(kept: Kept, program: str, told: Told) -> Node:
    made = top("objectCharacteristics")
    _fixity(made, "SHA-512", kept.file.sha512, told.code.name)
    for one in kept.supplied:
        _fixity(made, *_supplied(one, told.delivery_of(kept.file.path).batch))
    leaf(made, "size", str(kept.file.size))
    _format(made, kept)
    if kept.made:
        _application(made, Agent.of(kept.made.tool), kept.made.at)
    elif program:
        _application(made, Agent.of(program), "")
    return made


def _fixity(parent: Node, algorithm: str, digest: str, originator: str) -> None:
    made = under(parent, "fixity")
    leaf(made, "messageDigestAlgorithm", algorithm)
    leaf(made, "messageDigest", digest)
    leaf(made, "messageDigestOriginator", originator)


def _supplied(one: Supplied, batch: str) -> tuple[str, str, str]:
    return _ALGORITHMS.get(one.algorithm, one.algorithm), one.digest, f"{one.list} of delivery {batch}"


def _format(parent: Node, kept: Kept) -> None:
    made = under(parent, "format")
    if kept.format or not kept.file.puid:
        designation = under(made, "formatDesignation")
        leaf(designation, "formatName", kept.format or "unknown")
        optional(designation, "formatVersion", kept.format_version)
    if kept.file.puid:
        registry = under(made, "formatRegistry")
        leaf(registry, "formatRegistryName", "PRONOM")
        leaf(registry, "formatRegistryKey", kept.file.puid)


def _application(parent: Node, program: Agent, at: str) -> None:
    made = under(parent, "creatingApplication")
    leaf(made, "creatingApplicationName", program.name)
    optional(made, "creatingApplicationVersion", program.version)
    optional(made, "dateCreatedByApplication", at)


def _source_of(copies: Sequence[Kept]) -> Node:
    made = _relationship("derivation", "is source of")
    for copy in copies:
        _identified(made, "relatedObject", "path", copy.file.path)
    return made


def _has_source(copy: Kept, record: Record) -> Node:
    """Made of a delivered file, or of a whole representation; by the event that says how."""
    made = _relationship("derivation", "has source")
    _identified(made, "relatedObject", "path", record.contents.source(copy))
    _identified(made, "relatedEvent", "UUID", record.history.maker(copy))
    return made


def _superseded(kept: Kept, record: Record) -> Node:
    """It stays; what is used is the file that took its place, and the event that made this one says why."""
    place = record.contents.superseded[kept.file.path]
    renewed = next(copy for copy in record.contents.copies_of(kept) if copy.file.path == place)
    made = _relationship("replacement", "is replaced by")
    _identified(made, "relatedObject", "path", place)
    _identified(made, "relatedEvent", "UUID", record.history.maker(renewed))
    return made


def _gone(out: Out, file: File, record: Record) -> None:
    """An original that the policy let a proved master replace: no longer in the package, still accounted for."""
    contents = record.contents
    kept = contents.gone(file)
    said = record.examined.get(file.path, Examined())
    replaced = _relationship("replacement", "is replaced by")
    _identified(replaced, "relatedObject", "path", contents.replaced[file.path])
    _identified(replaced, "relatedEvent", "UUID", record.history.replacing)
    content = [_own_identifier("path", kept.file.path), *_properties(kept, said)]
    content += [_characteristics(kept, said.program, record.history.told), _text("originalName", file.path)]
    content += [_source_of(contents.copies[file.path]), replaced]
    _object(out, "file", content)


def _removed(out: Out, gone: Gone, record: Record) -> None:
    """A file of an earlier version that other bytes, or none, have the place of: it stays in that version."""
    kept, told = gone.kept, gone.told
    said = told.examined.get(kept.name, Examined()) if kept.name else Examined()
    content = [_own_identifier(path_kind(gone.last), kept.file.path), *_properties(kept, said)]
    content.append(_characteristics(kept, said.program, told))
    if kept.name:
        content.append(_text("originalName", kept.name))
    if kept.file.path in record.paths:
        replaced = _relationship("replacement", "is replaced by")
        _identified(replaced, "relatedObject", "path", kept.file.path)
        content.append(replaced)
    _object(out, "file", content)


def _event(out: Out, happened: Happened) -> None:
    event, named = happened.event, top("_")
    _identified(named, "event", "UUID", happened.id)
    leaf(named, "eventType", event.kind, {**_EVENT_TYPES, "valueURI": event.kind.uri})
    leaf(named, "eventDateTime", event.at)
    if event.detail:
        leaf(under(named, "eventDetailInformation"), "eventDetail", event.detail)
    outcome = under(named, "eventOutcomeInformation")
    leaf(outcome, "eventOutcome", event.outcome)
    if event.outcome_detail:
        leaf(under(outcome, "eventOutcomeDetail"), "eventOutcomeDetailNote", event.outcome_detail)
    for took in happened.agents:
        leaf(_identified(named, "linkingAgent", "local", took.number), "linkingAgentRole", took.role)
    with inside(out, "event"):
        out.write(*named)
        for link in happened.objects:
            linked = _identified(top("_"), "linkingObject", link.type, link.value)
            leaf(linked, "linkingObjectRole", link.role)
            out.write(linked)
    out.write("\n")


def _agent(out: Out, agent: Agent, number: str) -> None:
    made = top("agent")
    _identified(made, "agent", "local", number)
    if agent.serial:
        _identified(made, "agent", "serial number", agent.serial)
    leaf(made, "agentName", agent.name)
    leaf(made, "agentType", agent.kind)
    optional(made, "agentVersion", agent.version)
    for what, value in (("manufacturer", agent.manufacturer), ("model", agent.model), ("serial number", agent.serial)):
        optional(made, "agentNote", f"{what}: {value}" if value else "")
    out.write(made, "\n")
