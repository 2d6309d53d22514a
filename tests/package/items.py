"""Items as the steps before sealing leave them: sheets on disk, and the files that the sheets name."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from heritage import dossier as dossiers
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
    Identity,
    Item,
    Measured,
    Outcome,
    Policy,
    Proof,
    Rendition,
    Report,
    Role,
    Rule,
    Statement,
    Station,
    making,
)
from heritage.package import Sealing

TIME = "2026-11-03T08:15:00Z"
CODE = "heritage 0.1.0"
TIFF = Format("fmt/353", "Tagged Image File Format", "both engines agree", (Identity("fido 1.6.1", "fmt/353"),))
POLICY = Policy(
    "iso19264-B",
    "1.0",
    "ab" * 32,
    {
        "decodes": Rule("decodes", Outcome.FAIL, {}, "house rule"),
        "skew": Rule("skew", Outcome.WARN, {"max": 2.0}, "POLICIES"),
    },
    {"master": {"profile": "jp2-lossless", "original": "keep"}},
)
STATEMENTS = (
    Statement("dcterms:title", "Grüße <aus> Brüssel & Gent", "metadata.csv", "de"),
    Statement("dcterms:title", '=HYPERLINK("x")', "metadata.csv", "en"),
    Statement("dc:creator", "Anonymous", "exiftool 12.57 XMP-dc:Creator"),
    Statement("dcterms:language", "nl", "ocr tesseract 5.5.4", score=0.91),
    Statement("premis:basis", "copyright", "rights.csv, row 2"),
    Statement("premis:status", "public domain", "rights.csv, row 2"),
    Statement("premis:jurisdiction", "be", "rights.csv, row 2"),
    Statement("premis:grant_act", "disseminate", "rights.csv, row 2"),
    Statement("premis:grant_restriction", "Allow", "rights.csv, row 2"),
)
US = Agent(CODE)


def events_of(sheet: str, judged: Report, made: Iterable[Rendition]) -> list[Event]:
    """As the steps write them; tests/flows holds the real ones."""
    acts = sorted({(making(one.role), one.tool) for one in made})
    policy = f"policy {judged.policy} {judged.policy_version}"
    events = {
        "item": [Event(EventType.FIXITY_CHECK, TIME, US, "success", "checksum.sha256 agreed")],
        "measured": [Event(EventType.METADATA_EXTRACTION, TIME, US, "success")],
        "report": [Event(EventType.VALIDATION, TIME, US, "success", policy)],
        "renditions": [Event(kind, TIME, Agent(tool), "success") for kind, tool in acts],
        "description": [Event(EventType.METADATA_EXTRACTION, TIME, US, "success", "9 statements")],
    }
    return events[sheet]


def decided(book: PaperItem, choice: Choice, reason: str) -> None:
    """A person's word, as reviewing writes it."""
    word = Decision(book.item.id, "an.archivist", "2026-11-04T10:00:00Z", choice, reason)
    outcome = "success" if choice is Choice.ACCEPT else "fail"
    event = Event(EventType.APPRAISAL, word.at, Agent(word.who, kind="person"), outcome, f"{choice}: {reason}")
    book.dossier.write("decision", [word], code=CODE, events=[event])


def written(path: Path, content: bytes) -> tuple[int, str]:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return len(content), hashlib.sha512(content).hexdigest()


def relinked(dossier: Dossier) -> None:
    """Each sheet follows the earlier ones as they are now."""
    digests: dict[str, str] = {}
    for sheet in dossier.sheets():
        first, _, rows = dossier.path(sheet).read_text().partition("\n")
        header = json.loads(first) | {"follows": dict(digests)}
        dossier.path(sheet).write_text(json.dumps(header, separators=(",", ":")) + "\n" + rows)
        digests[sheet] = dossiers.file_digest(dossier.path(sheet))


class PaperItem:
    """A book of `pages` pages below `root`: TIFF, JP2, ALTO and JPEG per page, a PDF. With `real`, the files exist."""

    def __init__(
        self, root: Path, pages: int, *, real: bool = True, policy: Policy = POLICY, names: Sequence[str] = ()
    ) -> None:
        self.place = root / "delivery"
        self.dossier = Dossier(root / "work" / "kbr" / "KBR-2026-0042" / "KBR_MS_0001")
        self.real = real
        self.policy = policy
        self.stems = list(names) or [f"{n:04d}" for n in range(1, pages + 1)]
        self.item = Item(
            "KBR_MS_0001", tuple(self._file(f"objects/KBR_MS_0001/{s}.tif") for s in self.stems), {"pages": pages}
        )
        yaml = self._file("metadata/delivery.yaml", real=True)
        csv = self._file("metadata/metadata.csv", real=True)
        self.delivery = Delivery(
            place=str(self.place), root="", digest="cd" * 32, institution="kbr", workline="paper", batch="KBR-2026-0042",
            operator="op-07", station=Station("SCAN-3", "i2S CopiBook", "4711"), captured=date(2026, 11, 2), policy=None,
            declared={"ppi": 400}, targets=(), metadata=(csv, yaml), scanned="ClamAV is not configured",
        )  # fmt: skip

    def _file(self, path: str, *, real: bool | None = None) -> File:
        format_ = TIFF if path.endswith(".tif") else None
        if self.real if real is None else real:
            size, sha512 = written(self.place / path, f"bytes of {path}".encode() * 3)
        else:
            size, sha512 = 26_000_000, hashlib.sha512(path.encode()).hexdigest()
        return File(path, size, sha512, format_)

    def measured(self) -> Iterator[Measured]:
        facts = {
            "image.width": 2480, "image.height": 3508, "image.bits": 8, "image.channels": 3, "image.colour": "rgb",
            "image.compression": "none", "image.byte_order": "little", "image.ppi_x": 400.0, "image.ppi_y": 400.0,
            "image.orientation": 1, "image.sample": "uint", "icc.present": True, "icc.name": "eciRGB v2",
            "exif.IFD0:Software": "LIMB Capture 5.1", "pixels.sha256": "ef" * 32,
        }  # fmt: skip
        for file in self.item.files:
            yield Measured(file, facts, ("tifffile 2026.3.3", "exiftool 12.57"))

    def renditions(self) -> Iterator[Rendition]:
        for file, stem in zip(self.item.files, self.stems, strict=True):
            yield self._made(file.path, f"master/{stem}.jp2", Role.MASTER, "x-fmt/392", "glymur 0.14.8", "ef" * 32)
            yield self._made(file.path, f"text/{stem}.alto.xml", Role.TEXT, "fmt/101", "tesseract 5.5.4", "")
            yield self._made(file.path, f"access/{stem}.jpg", Role.ACCESS, "fmt/43", "opencv 5.0.0", "")
        yield self._made("", "access/KBR_MS_0001.pdf", Role.ACCESS, "fmt/477", "pikepdf 10.17.0", "")

    def _made(self, source: str, path: str, role: Role, puid: str, tool: str, proof: str) -> Rendition:
        if self.real:
            size, sha512 = written(self.dossier.folder / path, f"made {path}".encode() * 5)
        else:
            size, sha512 = 9_000_000, hashlib.sha512(path.encode()).hexdigest()
        facts = {"master.second_reader": "Pillow 13"} if role is Role.MASTER and self.policy is not POLICY else {}
        return Rendition(
            source, path, role, size, sha512, puid, tool, Proof("decoded again, samples equal", proof), facts
        )

    def sheets(self, statements: Sequence[Statement] = STATEMENTS, report: Report | None = None) -> PaperItem:
        """Writes the five sheets at a fixed time."""
        fine = Finding("decodes", "KBR_MS_0001", Outcome.PASS, "all rows", "all rows", "house rule")
        judged = report or Report("KBR_MS_0001", self.policy.name, self.policy.version, self.policy.digest, (fine,))
        made = list(self.renditions())
        rows = {
            "item": [self.item],
            "measured": self.measured(),
            "report": [judged],
            "renditions": made,
            "description": statements,
        }
        clock, dossiers.now = dossiers.now, lambda: TIME
        try:
            for sheet, content in rows.items():
                self.dossier.write(sheet, content, code=CODE, events=events_of(sheet, judged, made))
        finally:
            dossiers.now = clock
        return self

    def sealing(self) -> Sealing:
        return Sealing(self.dossier, self.delivery, self.policy, CODE, "Royal Library of Belgium")
