"""METS as E-ARK CSIP 2.2 wants it: a small METS.xml for the package, one for each representation. Streamed.

Why not one METS for all: CSIP says a representation SHOULD have its own (CSIPSTR12, CSIP105), an item of 10,000 pages then
has a root METS of 15 KB, and the page order has a place: eark-validator 1.1.3 calls any second structMap of a *root* METS an
error, while in a representation's METS our `pages` map stands beside the CSIP one, as CSIP80 allows.
Every fileGrp says CONTENTINFORMATIONTYPE OTHER: the published Schematron rule CSIP63 fails whatever else is said.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import PurePosixPath

from heritage import formats
from heritage.model import Agent, PackageFile
from heritage.package import layout
from heritage.package.contents import Contents, Kept
from heritage.package.markup import element, leaf, start_tag

PROFILE = "https://earkcsip.dilcis.eu/profile/E-ARK-CSIP-v2-2-0.xml"

# CSIP's vocabulary of content categories (CSIP2), by workline.
CATEGORY = {"paper": "Textual works – Digital", "photographs": "Photographs – Digital"}
_OTHER_CATEGORY = {"objects": "Digitised objects in 2D and 3D", "audiovisual": "Digitised sound, video and film"}


@dataclass(frozen=True, slots=True)
class Head:
    """What every METS of a package says of itself."""

    identifier: str  # the package's URN
    label: str
    workline: str
    created: str  # ISO 8601, UTC
    code: Agent
    owner: Agent
    policy: str  # name, version, what it is based on, and digest


@dataclass(frozen=True, slots=True)
class Note:
    """A metadata file of the package and what kind of metadata it is (METS's MDTYPE)."""

    file: PackageFile
    section: str  # dmdSec | techMD | sourceMD | digiprovMD
    kind: str  # PREMIS | NISOIMG | DC | OTHER
    other: str = ""


def package_mets(head: Head, notes: Sequence[Note], others: Mapping[str, Sequence[PackageFile]]) -> Iterator[str]:
    """The root METS.xml in pieces. `others`: fileGrp USE (Documentation, Schemas, Representations/<name>) → files."""
    yield from _head(head, head.identifier, ".")
    yield from _metadata(notes, head, "")
    yield '<fileSec ID="files">\n'
    for number, (use, files) in enumerate(others.items(), 1):
        yield from _group(f"g{number}", use, ((f"g{number}f{n}", f, {}) for n, f in enumerate(files, 1)), head, "")
    yield "</fileSec>\n"
    yield _package_map(list(others))
    yield "</mets>\n"


def representation_mets(head: Head, name: str, notes: Sequence[Note], contents: Contents) -> Iterator[str]:
    """A representation's METS.xml in pieces; paths in it are relative to its own folder."""
    folder = f"representations/{name}/"
    technical = {n.file.source: f"m{i}" for i, n in enumerate(notes, 1) if n.section == "techMD"}
    yield from _head(head, name, "../..")
    yield from _metadata(notes, head, folder)
    yield '<fileSec ID="files">\n'
    rows = (
        (f"f{n}", kept.file, {"ADMID": technical[_page(kept)]} if _described(kept, technical) else {})
        for n, kept in enumerate(contents.of(name), 1)
    )
    yield from _group("data", "Data", rows, head, folder)
    yield "</fileSec>\n"
    yield _representation_map(name)
    yield from _pages(name, contents)
    yield "</mets>\n"


def _head(head: Head, identifier: str, root: str) -> Iterator[str]:
    other = _OTHER_CATEGORY.get(head.workline, head.workline)
    category = CATEGORY.get(head.workline)
    attributes = {
        "xmlns": "http://www.loc.gov/METS/",
        "xmlns:csip": "https://DILCIS.eu/XML/METS/CSIPExtensionMETS",
        "xmlns:xlink": "http://www.w3.org/1999/xlink",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation": f"http://www.loc.gov/METS/ {root}/schemas/mets.xsd"
        f" https://DILCIS.eu/XML/METS/CSIPExtensionMETS {root}/schemas/DILCISExtensionMETS.xsd",
        "OBJID": identifier,
        "LABEL": head.label,
        "TYPE": category or "Other",
        **({} if category else {"csip:OTHERTYPE": other}),
        **_content_type(f"digitised heritage: {head.workline}"),
        "PROFILE": PROFILE,
    }
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{start_tag("mets", attributes)}\n'
    times = {"CREATEDATE": head.created, "LASTMODDATE": head.created, "csip:OAISPACKAGETYPE": "AIP"}
    yield element("metsHdr", "\n" + "".join(_agents(head)), times) + "\n"


def _content_type(other: str) -> dict[str, str]:
    return {"csip:CONTENTINFORMATIONTYPE": "OTHER", "csip:OTHERCONTENTINFORMATIONTYPE": other}


def _agents(head: Head) -> Iterator[str]:
    version = leaf("note", head.code.version or "unknown", {"csip:NOTETYPE": "SOFTWARE VERSION"})
    software = {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"}
    yield element("agent", leaf("name", head.code.name) + version, software) + "\n"
    custodian = {"ROLE": "CUSTODIAN", "TYPE": "ORGANIZATION"}
    yield element("agent", leaf("name", head.owner.name), custodian) + "\n"
    policy = {"ROLE": "OTHER", "OTHERROLE": "QUALITY POLICY", "TYPE": "OTHER", "OTHERTYPE": "POLICY"}
    yield element("agent", leaf("name", head.policy), policy) + "\n"


def _metadata(notes: Sequence[Note], head: Head, folder: str) -> Iterator[str]:
    """dmdSec, then one amdSec with its parts in the schema's order. IDs are m1, m2, … in the order of `notes`."""
    numbered = [(f"m{number}", note) for number, note in enumerate(notes, 1)]
    status = {"CREATED": head.created, "STATUS": "CURRENT"}
    for number, note in numbered:
        if note.section == "dmdSec":
            yield element("dmdSec", _reference(note, head, folder), {"ID": number, **status}) + "\n"
    yield '<amdSec ID="amd">\n'
    for section in ("techMD", "sourceMD", "digiprovMD"):
        for number, note in numbered:
            if note.section == section:
                current = {} if section == "techMD" else {"STATUS": "CURRENT"}
                yield element(section, _reference(note, head, folder), {"ID": number, **current}) + "\n"
    yield "</amdSec>\n"


def _reference(note: Note, head: Head, folder: str) -> str:
    file = note.file
    return element(
        "mdRef",
        attributes={
            **_located(file.path, folder),
            "MDTYPE": note.kind,
            **({"OTHERMDTYPE": note.other} if note.other else {}),
            "MIMETYPE": formats.media_type(file.path, file.puid),
            **_fixity(file, head.created),
        },
    )


def _located(path: str, folder: str) -> dict[str, str]:
    href = layout.uri(path.removeprefix(folder))
    return {"LOCTYPE": "URL", "xlink:type": "simple", "xlink:href": href}


def _fixity(file: PackageFile, created: str) -> dict[str, str]:
    return {"SIZE": str(file.size), "CREATED": created, "CHECKSUM": file.sha512, "CHECKSUMTYPE": "SHA-512"}


def _group(
    number: str, use: str, rows: Iterable[tuple[str, PackageFile, dict[str, str]]], head: Head, folder: str
) -> Iterator[str]:
    yield start_tag("fileGrp", {"ID": number, "USE": use, **_content_type(use)}) + "\n"
    for identifier, file, more in rows:
        kind = formats.media_type(file.path, file.puid)
        attributes = {"ID": identifier, **more, "MIMETYPE": kind, **_fixity(file, head.created)}
        yield element("file", element("FLocat", attributes=_located(file.path, folder)), attributes) + "\n"
    yield "</fileGrp>\n"


def _package_map(uses: Sequence[str]) -> str:
    numbers = {use: f"g{number}" for number, use in enumerate(uses, 1)}
    inside = element("div", attributes={"ID": "sm", "LABEL": "Metadata", "ADMID": "amd", "DMDID": "m1"}) + "\n"
    for use in ("Documentation", "Schemas"):
        pointer = element("fptr", attributes={"FILEID": numbers[use]})
        inside += element("div", pointer, {"ID": f"s{numbers[use]}", "LABEL": use}) + "\n"
    named = {use: number for use, number in numbers.items() if use.startswith("Representations/")}
    pointers = "".join(element("fptr", attributes={"FILEID": number}) for number in named.values())
    divisions = "".join(_representation_division(use, number) for use, number in named.items())
    inside += element("div", pointers + "\n" + divisions, {"ID": "sr", "LABEL": "Representations"}) + "\n"
    return _csip_map(inside)


def _representation_division(use: str, number: str) -> str:
    folder = use.replace("Representations", "representations", 1)
    located = {**_located(f"{folder}/{layout.METS}", ""), "xlink:title": number}
    return element("div", element("mptr", attributes=located), {"ID": f"s{number}", "LABEL": use}) + "\n"


def _representation_map(name: str) -> str:
    inside = element("div", attributes={"ID": "sm", "LABEL": "Metadata", "ADMID": "amd"}) + "\n"
    pointer = element("fptr", attributes={"FILEID": "data"})
    inside += element("div", pointer, {"ID": "sd", "LABEL": "Data"}) + "\n"
    return _csip_map(inside)


def _csip_map(inside: str) -> str:
    top = element("div", "\n" + inside, {"ID": "s", "LABEL": "Package"}) + "\n"
    return element("structMap", "\n" + top, {"ID": "csip", "TYPE": "PHYSICAL", "LABEL": "CSIP"}) + "\n"


def _pages(name: str, contents: Contents) -> Iterator[str]:
    """The item's files in their order (pages of a book); each division has this representation's files of one original."""
    yield '<structMap ID="pages" TYPE="PHYSICAL" LABEL="pages">\n'
    numbered = ((f"f{n}", kept) for n, kept in enumerate(contents.of(name), 1))
    order, opened = 0, False
    for source, group in groupby(numbered, key=lambda pair: _page(pair[1])):
        pointers = "".join(element("fptr", attributes={"FILEID": number}) for number, _ in group)
        if not opened:  # what was made from the whole item comes first, and belongs to the whole
            yield f'<div LABEL="item">{"" if source else pointers}\n'
            opened = True
        if source:
            order += 1
            yield element("div", pointers, {"ORDER": str(order), "LABEL": PurePosixPath(source).stem}) + "\n"
    yield "</div>\n</structMap>\n"


def _page(kept: Kept) -> str:
    return kept.file.source


def _described(kept: Kept, technical: Mapping[str, str]) -> bool:
    """Its MIX is about the very bytes (an original), or about the same samples (a proved master that replaced it)."""
    return kept.file.source in technical and (bool(kept.name) or bool(kept.proof))
