"""Closed batches for tests: dossiers written as the flow writes them, packages deposited as the flow deposits them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from archive.sealed import MADE, sealed
from heritage.archive.deposits import deposit
from heritage.catalogue.sheets import FOLDER, ClosedBatch, ClosedItem, closed_item
from heritage.contracts import Site
from heritage.dossier import Dossier
from heritage.model import (
    Agent,
    Choice,
    Decision,
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
    Proof,
    Receipt,
    Rendition,
    Report,
    Role,
    State,
    Statement,
    Station,
)

SHEETS = ("item", "measured", "report", "decision", "renditions", "description", "delivery", "targets")


def delivery(batch: str = "KBR-2026-0042", institution: str = "kbr", captured: date = date(2026, 11, 2)) -> Delivery:
    station = Station("SCAN-3", "i2S CopiBook", "77")
    return Delivery(
        "/in", "", "ab" * 32, institution, "paper", batch, "op-07", station, captured, "iso19264-B", {}, (), ()
    )  # fmt: skip


def target(value: float = 1.5) -> Measured:
    facts = {
        "target.tone.mean": value,
        "target.patches": 24,
        "target.found": True,
        "target.name": "UTT",
        "image.width": 9,
    }
    return Measured(File("objects/_targets/utt.tif", 10, "c" * 128), facts)


def dossier(folder: Path, name: str, *, title: str = "Vues de la façade", decided: bool = False) -> Dossier:
    """An item of two pages, with everything a sheet can say."""
    made = Dossier(folder / name)
    pages = tuple(
        File(f"objects/{name}/{n:04d}.tif", 25_000_000_000 + n, f"{n:x}" * 128, Format("fmt/353", "TIFF", "both"))
        for n in (1, 2)
    )
    happened = [Event(EventType.INGESTION, "2026-11-02T09:00:00Z", Agent("heritage", "0.1.0"), "success", "2 files")]
    made.write("item", [Item(name, pages, {"pages": 2})], code="heritage 0.1.0", events=happened)
    findings = (
        Finding("decodes", name, Outcome.PASS, "every page", "2 of 2", "our rule"),
        Finding("skew", pages[0].path, Outcome.WARN, "≤ 1°", "1.4°\0", "ISO 19264-1", "turn it", (0.1, 0.2, 0.3, 0.4)),
    )
    made.write("report", [Report(name, "iso19264-B", "1", "d" * 64, findings)], code="h")
    if decided:
        made.write("decision", [Decision(name, "jan", "2026-11-03T08:00:00Z", Choice.ACCEPT, "leesbaar")], code="h")
    proof = Proof("decoded and compared", "e" * 64)
    renditions = [
        Rendition(pages[0].path, "master/0001.jp2", Role.MASTER, 9, "9" * 128, "x-fmt/392", "OpenJPEG 2.5", proof)
    ]
    made.write(
        "renditions", renditions, code="h", events=[Event("migration", "2026-11-02T09:10:00Z", Agent("x"), "success")]
    )
    statements = [
        Statement("dcterms:creator", "Ensor, James", "metadata.csv"),
        Statement("dcterms:title", "a page's own title", "ocr", subject=pages[0].path),
        Statement("dcterms:title", title, "metadata.csv", "fr"),
        Statement("dcterms:language", "fr", "ocr tesseract 5.5.4", "", "", 0.93),
    ]
    made.write("description", statements, code="h")
    return made


def deposited(
    folder: Path,
    sites: Sequence[Site],
    of: Delivery,
    name: str,
    *,
    title: str = "Vues de la façade",
    measured: Sequence[Measured] = (),
) -> ClosedItem:
    """A dossier, sealed with its sheets inside, at every site."""
    made = dossier(folder, name, title=title, decided=True)
    if measured:
        made.write("measured", measured, code="h")
    made.write("delivery", [of], code="h")
    made.write("targets", [target()], code="h")
    files = {f"{FOLDER}/{sheet}.jsonl": made.path(sheet).read_bytes() for sheet in SHEETS if made.has(sheet)}
    identifier = f"urn:heritage:{of.institution}:{of.batch}:{name}"
    package: Package = sealed(folder / "sealed" / name, {**files, "METS.xml": b"<mets/>"}, identifier)
    receipts: list[Receipt] = [deposit(site, package, **MADE) for site in sites]
    return closed_item(name, State.DEPOSITED, made, package, receipts)


def closed(of: Delivery, items: Sequence[ClosedItem], run: str = "manual__1") -> ClosedBatch:
    return ClosedBatch(
        of, run, "closed", "2026-11-02T09:00:00Z", "2026-11-03T09:00:00Z", len(items), iter(items), [target()]
    )


def lines(contents: Iterator[str]) -> dict[str, list[str]]:
    """Table → its rows."""
    found: dict[str, list[str]] = {}
    for line in contents:
        table, _, row = line.partition(": ")
        found.setdefault(table, []).append(row)
    return found
