"""Writes a delivery of drawn pages as the contract at the door wants it (a folder or a BagIt bag), whole or not at all."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path

import yaml

from heritage.files import PARTIAL, digests
from heritage.tools import workers
from samples import target
from samples.faults import Fault, scan, tiff
from samples.pages import SIZES, Page
from samples.texts import Language

CAPTURED = date(2026, 3, 2)
"""The day the samples were "captured": fixed, so that they are the same bytes every time."""


@dataclass(frozen=True, slots=True)
class Book:
    """One item: its pages, what metadata.csv says of it (column → value), and page number → planted fault.
    `rights`: a URI for rights.csv."""

    id: str
    pages: tuple[Page, ...]
    described: Mapping[str, str] = field(default_factory=dict)
    faults: Mapping[int, Fault] = field(default_factory=dict)
    rights: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """A delivery to be made. `target_pitch_mm`: size of the session's colour chart (44 = real size), None for no shot.
    `white_sheet`: format of the sheet that shows how even the light was (a key of SIZES), shot only beside a chart.
    `counted`: delivery.yaml says how many pages of which size each item has (it need not)."""

    batch: str
    books: tuple[Book, ...]
    institution: str = "kbr"
    policy: str | None = None
    languages: tuple[Language, ...] = ("nl",)
    ppi: int = 300
    target_pitch_mm: float | None = 44.0
    checksum: str = "sha256"
    bag: bool = False
    white_sheet: str = "A5"
    counted: bool = True
    workline: str = "paper"


def make(folder: Path, plan: Plan, *, processes: int | None = None) -> Path:
    """Writes the delivery as `folder` and returns it. It is made under a temporary name beside it and renamed when whole;
    what was at `folder` before is replaced. `processes`: by default one per core; 0 draws in this process."""
    building = folder.with_name(f"{PARTIAL}{folder.name}")
    shutil.rmtree(building, ignore_errors=True)
    payload = building / "data" if plan.bag else building
    listed = dict(_objects(payload, plan, processes))
    listed |= _written(payload, _metadata(plan), plan.checksum)
    if plan.bag:
        _tag(building, listed, plan.checksum)
    else:
        (payload / f"metadata/checksum.{plan.checksum}").write_text(_manifest(listed), encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    building.rename(folder)
    return folder


@dataclass(frozen=True, slots=True)
class _Job:
    """One file to draw and write."""

    to: Path
    path: str  # as the manifest lists it
    algorithm: str
    draws: Callable[[], bytes]


def _objects(payload: Path, plan: Plan, processes: int | None) -> Iterator[tuple[str, str]]:
    """Draws everything below objects/; yields path and digest."""
    for folder in {job.to.parent for job in _jobs(payload, plan)}:
        folder.mkdir(parents=True)
    jobs = _jobs(payload, plan)
    done = (
        ((job, _draw(job)) for job in jobs)
        if processes == 0
        else workers.each(_draw, jobs, view=None, workers=processes)
    )
    for job, digest in done:
        if isinstance(digest, Exception):
            raise digest
        yield job.path, digest


def _jobs(payload: Path, plan: Plan) -> Iterator[_Job]:
    for book in plan.books:
        for page in book.pages:
            fault = book.faults.get(page.number)
            if fault is Fault.PAGE_SEQUENCE:
                continue
            shown = book.pages[book.pages.index(page) - 1] if fault is Fault.DUPLICATE_EXACT else page
            yield _job(payload, f"objects/{book.id}/{page.number:04d}.tif", plan, partial(scan, shown, fault))
    if plan.target_pitch_mm is not None:
        chart = partial(_chart, plan.target_pitch_mm, plan.ppi)
        yield _job(payload, "objects/_targets/target_0001.tif", plan, chart)
        sheet = partial(_white_sheet, plan.white_sheet, plan.ppi)
        yield _job(payload, "objects/_targets/sheet_0001.tif", plan, sheet)


def _job(payload: Path, path: str, plan: Plan, draws: Callable[[], bytes]) -> _Job:
    return _Job(payload / path, path, plan.checksum, draws)


def _chart(pitch_mm: float, ppi: int) -> bytes:
    return tiff(target.draw(None, ppi, pitch_mm=pitch_mm).astype("uint8", copy=False), ppi)


def _white_sheet(size: str, ppi: int) -> bytes:
    """Light that falls off by 0.8 L* from one side to the other: as even as a good repro stand gives."""
    width, height = (round(side * ppi / 25.4) for side in SIZES[size])
    return tiff(target.sheet(width, height, falloff=0.8).astype("uint8", copy=False), ppi)


def _draw(job: _Job) -> str:
    """Runs in a worker process: draws, writes, returns the digest of what was written."""
    content = job.draws()
    job.to.write_bytes(content)
    return digests([content], [job.algorithm])[job.algorithm]


def _written(payload: Path, contents: Mapping[str, bytes], algorithm: str) -> dict[str, str]:
    """Writes small files; returns path → digest."""
    for path, content in contents.items():
        (payload / path).parent.mkdir(parents=True, exist_ok=True)
        (payload / path).write_bytes(content)
    return {path: digests([content], [algorithm])[algorithm] for path, content in contents.items()}


def _metadata(plan: Plan) -> dict[str, bytes]:
    made = {"metadata/delivery.yaml": delivery_yaml(plan)}
    described = [{"filename": f"objects/{book.id}", **book.described} for book in plan.books if book.described]
    if described:
        made["metadata/metadata.csv"] = _csv(list(dict.fromkeys(c for row in described for c in row)), described)
    rights = [_rights(book) for book in plan.books if book.rights]
    if rights:
        made["metadata/rights.csv"] = _csv(_RIGHTS, rights)
    if plan.target_pitch_mm not in {None, 44.0}:
        made["objects/_targets/target.yaml"] = target.sidecar(plan.target_pitch_mm or 44.0)
    return made


def delivery_yaml(plan: Plan) -> bytes:
    """metadata/delivery.yaml: who, what, how, and what to expect of each item."""
    content: dict[str, object] = {
        "institution": plan.institution,
        "workline": plan.workline,
        "batch": plan.batch,
        "operator": "op-07",
        "station": {"id": "SCAN-3", "device": "heritage sample camera", "serial": "HS-0003"},
        "captured": CAPTURED,
        **({"policy": plan.policy} if plan.policy else {}),
        "declared": {
            "ppi": plan.ppi, "bit_depth": 8, "colour_space": "eciRGB v2", "languages": list(plan.languages),
        },
        **({"items": {book.id: _expected(book) for book in plan.books}} if plan.counted else {}),
    }  # fmt: skip
    return yaml.safe_dump(content, sort_keys=False, allow_unicode=True).encode()


def _expected(book: Book) -> dict[str, object]:
    width, height = SIZES[book.pages[0].size]
    return {"pages": len(book.pages), "width_mm": int(width), "height_mm": int(height)}


_RIGHTS = (
    "file", "basis", "status", "determination_date", "jurisdiction", "start_date", "end_date", "terms", "citation",
    "note", "grant_act", "grant_restriction", "grant_start_date", "grant_end_date", "grant_note", "doc_id_type",
    "doc_id_value", "doc_id_role",
)  # fmt: skip
"""The columns of Archivematica's rights.csv."""


def _rights(book: Book) -> dict[str, str]:
    return {
        "file": f"objects/{book.id}", "basis": "copyright", "status": "publicdomain", "jurisdiction": "be",
        "determination_date": CAPTURED.isoformat(), "note": "Drawn for testing; nobody's rights are touched.",
        "grant_act": "disseminate", "grant_restriction": "Allow", "doc_id_type": "URI", "doc_id_value": book.rights,
        "doc_id_role": "statement",
    }  # fmt: skip


def _csv(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _manifest(listed: Mapping[str, str]) -> str:
    return "".join(f"{listed[path]}  {path}\n" for path in sorted(listed))


def _tag(bag: Path, listed: Mapping[str, str], algorithm: str) -> None:
    """BagIt 1.0 (RFC 8493): declaration, info, payload manifest, tag manifest."""
    size = sum((bag / "data" / path).stat().st_size for path in listed)
    tags = {
        "bagit.txt": b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        "bag-info.txt": f"Bagging-Date: {CAPTURED}\nPayload-Oxum: {size}.{len(listed)}\n".encode(),
        f"manifest-{algorithm}.txt": _manifest({f"data/{path}": digest for path, digest in listed.items()}).encode(),
    }
    sealed = _written(bag, tags, algorithm)
    (bag / f"tagmanifest-{algorithm}.txt").write_text(_manifest(sealed), encoding="utf-8")
