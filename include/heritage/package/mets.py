"""METS as E-ARK CSIP 2.2 wants it: a small METS.xml for the package, one for each representation. Streamed.

Why not one METS for all: CSIP says a representation SHOULD have its own (CSIPSTR12, CSIP105), an item of 10,000 pages then
has a root METS of 15 KB, and the item's structure has a place: eark-validator 1.1.3 calls any second structMap of a *root* METS an
error, while in a representation's METS our logical map stands beside the CSIP one, as CSIP80 allows.
Every fileGrp says CONTENTINFORMATIONTYPE OTHER: the published Schematron rule CSIP63 fails whatever else is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Final

from heritage import formats
from heritage.model import Agent, Item, PackageFile, worklines
from heritage.package import layout
from heritage.package.contents import Contents, Kept
from heritage.package.markup import XLINK, XSI, Node, Out, Sink, document, inside, leaf, top, under
from heritage.package.structmap import Names, write_logical
from heritage.package.structure import Structure

NAMESPACE: Final = "http://www.loc.gov/METS/"
CSIP: Final = "{https://DILCIS.eu/XML/METS/CSIPExtensionMETS}"
_NONE: Final[Mapping[str, str]] = {}
CURRENT, SUPERSEDED = "current", "superseded"
"""USE of a file that took another one's place, and of that one."""
PROFILE = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-2-0.xml"


@dataclass(frozen=True, slots=True)
class Head:
    """What every METS of a package says of itself."""

    identifier: str  # the package's URN
    label: str
    workline: str
    created: str  # ISO 8601, UTC: when its first version was sealed
    modified: str  # … and when this one was
    version: int
    code: Agent
    owner: Agent
    policy: str  # name, version, what it is based on, and digest


@dataclass(frozen=True, slots=True)
class Note:
    """A metadata file of the package and what kind of metadata it is (METS's MDTYPE)."""

    file: PackageFile
    section: str  # dmdSec | techMD | rightsMD | sourceMD | digiprovMD
    kind: str  # PREMIS | PREMIS:RIGHTS | NISOIMG | DC | OTHER
    other: str = ""


def package_mets(head: Head, notes: Sequence[Note], others: Mapping[str, Sequence[PackageFile]], sink: Sink) -> None:
    """The root METS.xml. `others`: fileGrp USE (Documentation, Schemas, Representations/<name>) → files."""
    with _opened(head, head.identifier, ".", sink) as out:
        names = Names("")
        _metadata(out, notes, head, names, "")
        with inside(out, "fileSec", {"ID": "files"}):
            out.write("\n")
            for number, (use, files) in enumerate(others.items(), 1):
                rows = ((f"g{number}f{n}", file, _NONE) for n, file in enumerate(files, 1))
                _group(out, f"g{number}", use, rows, head, "")
        out.write("\n", _package_map(list(others)), "\n")


def representation_mets(
    head: Head, name: str, notes: Sequence[Note], contents: Contents, built: Structure, item: Item, sink: Sink
) -> None:
    """A representation's METS.xml; paths in it are relative to its own folder, IDs begin with its name: no other METS of the
    package has them."""
    names, folder = Names(f"{name}-"), f"representations/{name}/"
    technical = {n.file.source: names(f"m{i}") for i, n in enumerate(notes, 1) if n.section == "techMD"}
    with _opened(head, f"representations/{name}", "../..", sink) as out:
        _metadata(out, notes, head, names, folder)
        with inside(out, "fileSec", {"ID": names("files")}):
            out.write("\n")
            rows = (
                (names(f"f{n}"), kept.file, _attributes(kept, technical, contents))
                for n, kept in enumerate(contents.of(name), 1)
            )
            _group(out, names("data"), "Data", rows, head, folder)
        out.write("\n", _representation_map(names), "\n")
        write_logical(out, names, [kept.file.source for kept in contents.of(name)], built, item)
        out.write("\n")


def _opened(head: Head, identifier: str, root: str, sink: Sink) -> AbstractContextManager[Out]:
    kind = worklines.named(head.workline)
    attributes = {
        f"{XSI}schemaLocation": f"http://www.loc.gov/METS/ {root}/schemas/mets.xsd {CSIP[1:-1]} {root}/schemas/DILCISExtensionMETS.xsd",
        "OBJID": identifier,
        "LABEL": head.label,
        "TYPE": "Other" if kind.other else kind.category,
        **({f"{CSIP}OTHERTYPE": kind.category} if kind.other else {}),
        **_content_type(f"digitised heritage: {head.workline}"),
        "PROFILE": PROFILE,
    }
    return _with_header(head, attributes, sink)


@contextmanager
def _with_header(head: Head, attributes: Mapping[str, str], sink: Sink) -> Iterator[Out]:
    prefixes = {"csip": CSIP[1:-1], "xlink": XLINK[1:-1], "xsi": XSI[1:-1]}
    with document(sink, "mets", NAMESPACE, attributes, prefixes) as out:
        status = "NEW" if head.version == 1 else "VERSION"
        times = {"CREATEDATE": head.created, "LASTMODDATE": head.modified, "RECORDSTATUS": status}
        with inside(out, "metsHdr", {**times, f"{CSIP}OAISPACKAGETYPE": "AIP"}):
            for agent in _agents(head):
                _written(out, agent)
            out.write(leaf(top("_"), "altRecordID", str(head.version), {"TYPE": "VERSION"}))
        out.write("\n")
        yield out


def _content_type(other: str) -> dict[str, str]:
    return {f"{CSIP}CONTENTINFORMATIONTYPE": "OTHER", f"{CSIP}OTHERCONTENTINFORMATIONTYPE": other}


def _agents(head: Head) -> Iterator[tuple[dict[str, str], str, str]]:
    """Attributes, name, and version for software."""
    software = {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"}
    yield software, head.code.name, head.code.version or "unknown"
    yield {"ROLE": "CUSTODIAN", "TYPE": "ORGANIZATION"}, head.owner.name, ""
    yield {"ROLE": "OTHER", "OTHERROLE": "QUALITY POLICY", "TYPE": "OTHER", "OTHERTYPE": "POLICY"}, head.policy, ""


def _written(out: Out, agent: tuple[dict[str, str], str, str]) -> None:
    attributes, name, version = agent
    with inside(out, "agent", attributes):
        out.write(leaf(top("_"), "name", name))
        if version:
            with inside(out, "note", {f"{CSIP}NOTETYPE": "SOFTWARE VERSION"}):
                out.write(version)
    out.write("\n")


def _metadata(out: Out, notes: Sequence[Note], head: Head, names: Names, folder: str) -> None:
    """dmdSec, then one amdSec with its parts in the schema's order. IDs are m1, m2, … in the order of `notes`."""
    numbered = [(names(f"m{number}"), note) for number, note in enumerate(notes, 1)]
    status = {"CREATED": head.modified, "STATUS": "CURRENT"}
    for number, note in numbered:
        if note.section == "dmdSec":
            _reference(out, {"ID": number, **status}, note, head, folder)
    with inside(out, "amdSec", {"ID": names("amd")}):
        out.write("\n")
        for section in ("techMD", "rightsMD", "sourceMD", "digiprovMD"):
            for number, note in numbered:
                if note.section == section:
                    current = {} if section == "techMD" else {"STATUS": "CURRENT"}
                    _reference(out, {"ID": number, **current}, note, head, folder)
    out.write("\n")


def _reference(out: Out, attributes: Mapping[str, str], note: Note, head: Head, folder: str) -> None:
    file = note.file
    said = {
        **_located(file.path, folder),
        "MDTYPE": note.kind,
        **({"OTHERMDTYPE": note.other} if note.other else {}),
        "MIMETYPE": formats.media_type(file.path, file.puid),
        **_fixity(file, head.modified),
    }
    with inside(out, note.section, attributes), inside(out, "mdRef", said):
        pass
    out.write("\n")


def _located(path: str, folder: str) -> dict[str, str]:
    href = layout.uri(path.removeprefix(folder))
    return {"LOCTYPE": "URL", f"{XLINK}type": "simple", f"{XLINK}href": href}


def _fixity(file: PackageFile, created: str) -> dict[str, str]:
    return {"SIZE": str(file.size), "CREATED": created, "CHECKSUM": file.sha512, "CHECKSUMTYPE": "SHA-512"}


def _group(
    out: Out, number: str, use: str, rows: Iterable[tuple[str, PackageFile, Mapping[str, str]]], head: Head, folder: str
) -> None:
    with inside(out, "fileGrp", {"ID": number, "USE": use, **_content_type(use)}):
        out.write("\n")
        for identifier, file, more in rows:
            kind = formats.media_type(file.path, file.puid)
            attributes = {"ID": identifier, **more, "MIMETYPE": kind, **_fixity(file, head.modified)}
            with inside(out, "file", attributes), inside(out, "FLocat", _located(file.path, folder)):
                pass
            out.write("\n")
    out.write("\n")


def _csip_map(names: Names) -> tuple[Node, Node]:
    """CSIP's structMap, and its division of the whole."""
    made = top("structMap", {"ID": names("csip"), "TYPE": "PHYSICAL", "LABEL": "CSIP"})
    return made, under(made, "div", {"ID": names("s"), "LABEL": "Package"})


def _package_map(uses: Sequence[str]) -> Node:
    numbers = {use: f"g{number}" for number, use in enumerate(uses, 1)}
    made, whole = _csip_map(Names(""))
    under(whole, "div", {"ID": "sm", "LABEL": "Metadata", "ADMID": "amd", "DMDID": "m1"})
    for use in ("Documentation", "Schemas"):
        under(under(whole, "div", {"ID": f"s{numbers[use]}", "LABEL": use}), "fptr", {"FILEID": numbers[use]})
    inner = under(whole, "div", {"ID": "sr", "LABEL": "Representations"})
    named = {use: number for use, number in numbers.items() if use.startswith("Representations/")}
    for number in named.values():
        under(inner, "fptr", {"FILEID": number})
    for use, number in named.items():
        path = f"{use.replace('Representations', 'representations', 1)}/{layout.METS}"
        division = under(inner, "div", {"ID": f"s{number}", "LABEL": use})
        under(division, "mptr", {**_located(path, ""), f"{XLINK}title": number})
    return made


def _representation_map(names: Names) -> Node:
    made, whole = _csip_map(names)
    under(whole, "div", {"ID": names("sm"), "LABEL": "Metadata", "ADMID": names("amd")})
    under(under(whole, "div", {"ID": names("sd"), "LABEL": "Data"}), "fptr", {"FILEID": names("data")})
    return made


def _attributes(kept: Kept, technical: Mapping[str, str], contents: Contents) -> Mapping[str, str]:
    """Which technical metadata is about it; and, where files got another form, whether it is the one that is used."""
    said = {"ADMID": technical[kept.file.source]} if _described(kept, technical) else {}
    if kept.file.path in contents.superseded:
        said["USE"] = SUPERSEDED
    elif kept.file.path in contents.superseded.values():
        said["USE"] = CURRENT
    return said


def _described(kept: Kept, technical: Mapping[str, str]) -> bool:
    """Its MIX is about the very bytes (an original), or about the same samples (a proved master that replaced it)."""
    return kept.file.source in technical and (bool(kept.name) or bool(kept.proof))
