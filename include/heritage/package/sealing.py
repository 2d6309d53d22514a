"""The seal: one pass over the sheets per document, every file hashed as it is written, the root METS.xml last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from heritage.dossier import Dossier, before_revisions, described, dumps, renditions, sealed_in
from heritage.errors import PermanentError
from heritage.files import listing_digest
from heritage.model import Agent, Delivery, File, Item, Package, PackageFile, Policy, Statement
from heritage.package import former, layout
from heritage.package.contents import Contents, contents
from heritage.package.documentation import policy_json, readme
from heritage.package.dublin_core import dublin_core
from heritage.package.former import Told
from heritage.package.history import History
from heritage.package.making import Maker
from heritage.package.mets import Head, Note, package_mets, representation_mets
from heritage.package.premis import Record, premis, premis_rights
from heritage.package.rights import rights_of
from heritage.package.structure import Structure, structure
from heritage.package.technical.writing import Technical, technical

SMALL = 64 * 1024
"""Bytes: a delivery's file (metadata.csv, checksums) is kept with each item when it is at most this, or 1 % of the item.
A batch of 10,000 one-file items would else store its metadata.csv 10,000 times."""

_SCHEMAS = Path(__file__).parent / "schemas"


class ChainBroken(PermanentError):
    """A sheet of the dossier is not the one that later sheets were made from: nobody can say what a package of it would tell."""

    advice = (
        "Somebody or something changed the item's folder in work/. Put the sheet back from a backup; without one, move the "
        "item's folder away and start the run again with the same delivery: the item is measured and judged anew."
    )


@dataclass(frozen=True, slots=True)
class Sealing:
    """What a package is made from. Times come from the sheets, so that sealing the same sheets again gives the same
    bytes. `dossier.folder` is the item's work folder; the package's own files go to `package/` below it."""

    dossier: Dossier
    delivery: Delivery
    policy: Policy
    code: str  # name and version: "heritage 0.1.0+g1a2b3c4"
    owner: str = ""  # the institution's name; its code when ""
    batch: Dossier | None = None  # the batch's own sheets: a rebuilt catalogue knows the delivery and the session
    version: int = 1
    identifier: str = ""  # of the package that this is a next version of; "": the item has its own
    delivered: Path | None = (
        None  # where a version before kept what came with the delivery; None: it lies in the delivery
    )


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What all documents of one package share."""

    order: Sealing
    item: Item
    identifier: str
    judgement: str
    at: str
    contents: Contents
    statements: list[Statement]
    label: str
    first: str  # when the first version of these files was sealed
    owner: Agent
    former: Told | None  # the files before
    kept: frozenset[str]  # paths of those that stay
    maker: Maker


def seal(order: Sealing) -> Package:
    """Writes METS, PREMIS, MIX, Dublin Core and copies of the sheets, and says where every file of the package lies.
    Nothing of the delivery is copied or touched. Raises ChainBroken, and PermanentError for an item that was neither passed nor
    accepted."""
    sealed = _gathered(order)
    measured = technical(order.dossier, partial(_came_with, sealed), sealed.item, sealed.contents, sealed.maker)
    history = _preservation(sealed, measured)
    _dossier(sealed)
    left_out = _delivery(sealed)
    others = {"Documentation": _documentation(sealed, history, left_out), "Schemas": _schemas(sealed)}
    notes = [_note(file) for file in sealed.maker.made if file.path.startswith("metadata/")]
    notes += [_note(kept.file) for kept in sealed.contents.kept if kept.file.path.startswith(layout.EVIDENCE)]
    head = _head(sealed)
    built = structure(sealed.item, order.delivery.workline, sealed.label, sealed.statements)
    for name in sealed.contents.representations:
        others[f"Representations/{name}"] = [_representation(sealed, head, name, measured.files, built)]
    notes.sort(key=lambda note: note.section != "dmdSec")
    sealed.maker.document(layout.METS, partial(package_mets, head, notes, others))
    return _package(sealed)


def _gathered(order: Sealing) -> _Sealed:
    dossier, delivery = order.dossier, order.delivery
    if broken := dossier.broken_links():
        raise ChainBroken(f"{dossier.folder.name}: the chain of its sheets is broken: {'; '.join(broken)}: not sealed")
    judged = former.judgement(dossier, order.policy)
    item = dossier.one("item", Item)
    found = contents(dossier, item, delivery, order.policy)
    identifier = order.identifier or layout.urn(delivery.institution, delivery.batch, item.id)
    owner = Agent(order.owner or delivery.institution, kind="organization")
    statements = described(dossier)
    now = former.digests(found, item)
    told = former.former(dossier, identifier, owner, now)
    titles = (s.value for s in statements if not s.subject and s.field in ("dcterms:title", "dc:title"))
    return _Sealed(
        order, item, identifier, judged, max(dossier.header(sheet).made for sheet in _sheets(dossier)), found, statements,
        label=next(titles, item.id)[:500],
        first=max(dossier.header(sheet).made for sheet in _own(dossier)),
        owner=owner,
        former=told,
        kept=former.same(former.digests(told.contents, told.dossier.one("item", Item)), now) if told else frozenset(),
        maker=Maker(dossier.folder / "package"),
    )  # fmt: skip


def _sheets(dossier: Dossier) -> list[str]:
    """The sheets that a package follows: not those that come after it, which may be there when a seal is run again."""
    return sealed_in(dossier.sheets())


def _came_with(sealed: _Sealed, path: str) -> Delivery:
    """The delivery of the file at this path of the package."""
    if sealed.former is None or path not in sealed.kept:
        return sealed.order.delivery
    return sealed.former.delivery_of(path)


def _own(dossier: Dossier) -> list[str]:
    """Those that the first version of these files follows."""
    first, later = before_revisions(_sheets(dossier))
    return [*first, *later[: 1 if former.prefixes(dossier) else 0]]


def _preservation(sealed: _Sealed, measured: Technical) -> History:
    """Writes what it is, what happened to it and the rights; answers the history, which then knows everybody who took part."""
    identifiers = sealed.identifier, sealed.item.id
    history = History(_told(sealed, measured))
    record = Record(sealed.identifier, sealed.item, sealed.contents, measured.examined, history)
    sealed.maker.document(layout.DUBLIN_CORE, partial(dublin_core, sealed.statements, identifiers))
    sealed.maker.document(layout.PREMIS, partial(premis, record))
    rights = rights_of(sealed.statements)
    sealed.maker.document(layout.RIGHTS, partial(premis_rights, sealed.identifier, sealed.contents, rights))
    return history


def _told(sealed: _Sealed, measured: Technical) -> Told:
    order, dossier = sealed.order, sealed.order.dossier
    return Told(
        sealed.identifier, dossier, order.delivery, order.policy, _first_code(sealed), sealed.owner, sealed.first,
        _sheets(dossier), sealed.contents, measured.examined, measured.tools,
        copied=dossier.header("renditions").made if dossier.has("renditions") else "",
        judgement=sealed.judgement,
        **_since(sealed),
    )  # fmt: skip


def _since(sealed: _Sealed) -> dict[str, Any]:
    """What is new, and what stays, since the package had other files."""
    if sealed.former is None:
        return {}
    version = former.begun(former.prefixes(sealed.order.dossier)[-1])
    return {"version": version, "former": sealed.former, "kept": sealed.kept}


def _first_code(sealed: _Sealed) -> Agent:
    """What sealed the first version: of a further one, the code that wrote the last sheet before."""
    own, dossier = _own(sealed.order.dossier), sealed.order.dossier
    return Agent.of(dossier.header(own[-1]).code if own != _sheets(dossier) else sealed.order.code)


def _dossier(sealed: _Sealed) -> None:
    """The sheets up to now: with them alone the catalogue is rebuilt from a site."""
    dossier = sealed.order.dossier
    for sheet in _sheets(dossier):
        sealed.maker.copy(f"{layout.DOSSIER}/{sheet}.jsonl", dossier.path(sheet))
    for state in former.prefixes(dossier):
        for name, path in former.beside(dossier.folder, state):
            sealed.maker.copy(former.place(state, name), path)
    batch = sealed.order.batch
    for sheet in ("delivery", "targets"):
        if batch is not None and batch.has(sheet):
            sealed.maker.copy(f"{layout.DOSSIER}/{sheet}.jsonl", batch.path(sheet))


def _delivery(sealed: _Sealed) -> list[File]:
    """Keeps what came with the delivery; returns what was too large for that."""
    kept = delivered(sealed.order.delivery, sealed.item)
    before = sealed.order.delivered
    for file in kept:
        place = before / layout.delivered(file) if before else layout.place(sealed.order.delivery, file)
        sealed.maker.copy(layout.delivered(file), place)
    return [file for file in sealed.order.delivery.metadata if file not in kept]


def delivered(delivery: Delivery, item: Item) -> list[File]:
    """What came with the delivery and is kept with each of its items: not what is too large for that."""
    return [file for file in delivery.metadata if file.size <= max(SMALL, item.size // 100)]


def _documentation(sealed: _Sealed, history: History, left_out: Sequence[File]) -> list[PackageFile]:
    order = sealed.order
    about = readme(
        sealed.identifier, sealed.item, order.delivery, order.policy, sealed.judgement, history.agents, left_out
    )
    return [
        sealed.maker.write(f"{layout.DOCUMENTATION}/README.txt", [about]),
        sealed.maker.write(layout.POLICY, [policy_json(order.policy)]),
    ]


def _schemas(sealed: _Sealed) -> list[PackageFile]:
    return [sealed.maker.copy(f"{layout.SCHEMAS}/{path.name}", path) for path in sorted(_SCHEMAS.iterdir())]


def _representation(
    sealed: _Sealed, head: Head, name: str, files: Sequence[PackageFile], built: Structure
) -> PackageFile:
    """One representation's METS, and how its files were made."""
    notes = [_technical(f) for f in files if layout.representation(f.path) == name]
    if name != "original":
        rows = sealed.maker.write(f"representations/{name}/metadata/other/renditions.jsonl", _renditions(sealed, name))
        notes.append(_note(rows))
    path = f"representations/{name}/{layout.METS}"
    return sealed.maker.document(
        path, partial(representation_mets, head, name, notes, sealed.contents, built, sealed.item)
    )


def _renditions(sealed: _Sealed, name: str) -> Iterator[str]:
    for row in renditions(sealed.order.dossier):
        if layout.representation(layout.made(row)) == name:
            yield dumps(row).decode() + "\n"


def _technical(file: PackageFile) -> Note:
    recording = "/metadata/other/avmd/" in file.path
    return Note(file, "techMD", "OTHER", "audioMD or videoMD") if recording else Note(file, "techMD", "NISOIMG")


def _note(file: PackageFile) -> Note:
    if file.path == layout.DUBLIN_CORE:
        return Note(file, "dmdSec", "DC")
    if file.path == layout.PREMIS:
        return Note(file, "digiprovMD", "PREMIS")
    if file.path == layout.RIGHTS:
        return Note(file, "rightsMD", "PREMIS:RIGHTS")
    if file.path.startswith((layout.DELIVERY, layout.EVIDENCE)):
        return Note(file, "sourceMD", "OTHER", "delivery" if file.path.startswith(layout.DELIVERY) else "evidence")
    return Note(file, "digiprovMD", "OTHER", "dossier sheet")


def _head(sealed: _Sealed) -> Head:
    order = sealed.order
    return Head(
        identifier=sealed.identifier,
        label=sealed.label,
        workline=order.delivery.workline,
        created=_created(sealed),
        modified=sealed.at,
        code=Agent.of(order.code),
        owner=sealed.owner,
        policy=f"{order.policy.spelled}, sha256 {order.policy.digest}",
        version=order.version,
    )


def _created(sealed: _Sealed) -> str:
    """When the very first version was sealed."""
    first, told = sealed.first, sealed.former
    while told is not None:
        first, told = told.first, told.former
    return first


def _package(sealed: _Sealed) -> Package:
    files = sorted((*sealed.maker.made, *(kept.file for kept in sealed.contents.kept)), key=lambda f: f.path)
    digest = listing_digest({f.path: f.sha512 for f in files})
    return Package(sealed.identifier, sealed.item.id, sealed.order.version, digest, tuple(files))
