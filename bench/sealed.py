"""Packages that were really sealed, of originals that are small and real: what a revision can open, in tests and in the bench."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from heritage import package, settings
from heritage.archive import deposits
from heritage.catalogue import recording, sheets
from heritage.catalogue.sheets import ClosedBatch
from heritage.contracts import Probe, Source
from heritage.dossier import Dossier
from heritage.flows import history
from heritage.flows.custody.roots.sites import open_site
from heritage.model import (
    Agent,
    Delivery,
    Event,
    EventType,
    File,
    Finding,
    Format,
    Item,
    Measured,
    Outcome,
    Package,
    Policy,
    Proof,
    Rendition,
    Report,
    Role,
    Rule,
    State,
    Statement,
    Station,
)

CODE = "heritage 0.4.0+test"
TABLE = "metadata/metadata.csv"


@dataclass(frozen=True)
class Original:
    """What each item's one file is: what it is called, its format, and its bytes, given the item's name."""

    name: str = "0001.tif"
    puid: str = "fmt/353"
    content: Callable[[str], bytes] = lambda name: random.Random(name).randbytes(900)
    workline: str = "paper"
    master: bool = True  # has it a master (of noise), too?
    probes: Sequence[Probe] = ()  # that measure it, here and now


Build = Callable[[Path, Path, str, Policy], Dossier]
"""Makes an item: (work folder of the batch, its delivery, the item's name, the policy) → its dossier, to be sealed."""


def deposited(
    home: Path,
    number: int = 2,
    batch: str = "R-1",
    institution: str = "kbr",
    original: Original | None = None,
    said: Sequence[Statement] | None = None,
    *,
    line: str = "",
    build: Build | None = None,
) -> list[str]:
    """Seals, deposits at both sites and closes a batch of one-page items (or of what `build` makes). Answers the packages' ids. `said`: of each of them."""
    original = original or Original()
    place = home / "in" / batch
    table = filed(place / TABLE, TABLE, b"filename,dc.title\nobjects/MS_0000,A title\n")
    of = Delivery(str(place), "", "ab" * 32, institution, line or original.workline, batch, "op-07", Station("SCAN-3", "i2S CopiBook", "77"),
                  date(2026, 11, 2), "iso19264-B", {}, (), (table,))  # fmt: skip
    rule = Rule("decodes", Outcome.FAIL, {"share": 1.0}, "our rule")
    policy = Policy(
        "iso19264-B",
        "1.0",
        "d" * 64,
        {"decodes": rule},
        {"ocr": {"languages": ["nl"]}, "master": {"profile": "jp2-lossless", "original": "keep"}},
    )
    shared = Dossier(home / "made" / batch / "_batch")
    shared.write("delivery", [of], code=CODE)
    for n in range(number):
        name = f"MS_{n:04d}"
        folder = home / "made" / batch
        dossier = build(folder, place, name, policy) if build else _item(folder, place, name, policy, original, said)
        sealed = package.seal(package.Sealing(dossier, of, policy, CODE, "KBR", shared))
        history.tell_sealed(sealed)
        dossier.write("package", [sealed], code=CODE)
    return told_again(home, batch)


def told_again(home: Path, batch: str = "R-1") -> list[str]:
    """Deposits what was sealed (a site that has it gives a receipt again), and closes the batch in the catalogue."""
    folder, items, ids = home / "made" / batch, [], []
    of = Dossier(folder / "_batch").one("delivery", Delivery)
    for place in sorted(folder.glob("MS_*")):
        dossier = Dossier(place)
        sealed = dossier.one("package", Package)
        said = {"message": "m", "user_name": CODE, "user_address": "https://heritage.invalid/x"}
        created = dossier.header("package").made
        receipts = [deposits.deposit(open_site(name), sealed, **said, created=created) for name in settings.sites()]
        items.append(sheets.closed_item(place.name, State.DEPOSITED, dossier, sealed, receipts))
        ids.append(sealed.id)
    at = "2026-11-02T09:00:00Z"
    recording.record(settings.home().catalogue_url, ClosedBatch(of, "r", "closed", at, at, len(items), iter(items)))
    return ids


def filed(place: Path, path: str, content: bytes, puid: str = "") -> File:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(content)
    format_ = Format(puid, "TIFF", "both") if puid else None
    return File(path, len(content), hashlib.sha512(content).hexdigest(), format_)


def _item(
    folder: Path, place: Path, name: str, policy: Policy, original: Original, own: Sequence[Statement] | None
) -> Dossier:
    path = f"objects/{name}/{original.name}"
    page = filed(place / path, path, original.content(name), original.puid)
    master = filed(folder / name / "master/0001.jp2", "master/0001.jp2", random.Random(f"{name}.jp2").randbytes(500))
    dossier = Dossier(folder / name)
    taken = Event(EventType.INGESTION, "2026-11-02T09:00:00Z", Agent("heritage", "0.4.0"), "success", "1 file")
    dossier.write("item", [Item(name, (page,), {"pages": 1})], code=CODE, events=[taken])
    if original.probes:
        facts = {k: v for probe in original.probes for k, v in probe.measure(Source(place / path, page)).items()}
        dossier.write("measured", [Measured(page, facts, tuple(probe.tool() for probe in original.probes))], code=CODE)
    finding = Finding("decodes", name, Outcome.PASS, "every page", "1 of 1", "our rule")
    dossier.write("report", [Report(name, policy.name, policy.version, policy.digest, (finding,))], code=CODE)
    proof = Proof("decoded and compared", "e" * 64)
    copy = Rendition(
        page.path, master.path, Role.MASTER, master.size, master.sha512, "x-fmt/392", "OpenJPEG 2.5.0", proof
    )
    made = Event(EventType.NORMALIZATION, "2026-11-02T09:10:00Z", Agent("OpenJPEG 2.5.0"), "success")
    dossier.write("renditions", [copy] if original.master else [], code=CODE, events=[made] if original.master else [])
    said = [
        Statement("dc:title", "A title", "metadata.csv, row 2", "en"),
        Statement("dcterms:creator", "Ensor, James", "metadata.csv, row 2"),
        Statement("dcterms:rights", "http://rightsstatements.org/vocab/CNE/1.0/", "institutions.yaml"),
        Statement("dcterms:language", "nl", "words read by tesseract 5.5.4", score=0.9),
        Statement("dcterms:title", "a page's own title", "ocr", subject=page.path),
    ]
    dossier.write("description", said if own is None else own, code=CODE)
    return dossier
