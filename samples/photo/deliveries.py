"""Composes deliveries of photographs: the two that `make run` shows, and large ones for measuring speed."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import yaml

from heritage.files import PARTIAL, digests
from heritage.tools import workers
from samples import target
from samples.delivery import CAPTURED
from samples.expected import Expected
from samples.photo import files as photo_files
from samples.photo.faults import FAULTS, FILM, PPI, encoded16, film, scan
from samples.photo.files import Capture
from samples.photo.scenes import Look, Photograph

_PITCH_MM = 22.0


@dataclass(frozen=True, slots=True)
class Shot:
    """One file of an item. `draws` gives its bytes. `suffix`: of the name, which may lie."""

    draws: Callable[[], bytes]
    suffix: str = ".tif"


@dataclass(frozen=True, slots=True)
class Original:
    """One item: its files, what delivery.yaml expects of it, what metadata.csv says."""

    id: str
    shots: tuple[Shot, ...]
    expected: Mapping[str, object] = field(default_factory=dict)
    described: Mapping[str, str] = field(default_factory=dict)


def clean(place: Path) -> Expected:
    """Three prints, a glass negative, a print with its camera raw beside it, and the session's target shots."""
    originals = (
        _print("FOTO_1901_001", 1, Look.SEPIA, "Zicht op Gent"),
        _print("FOTO_1901_002", 2, Look.GREY, "Vue de Namur"),
        _print("FOTO_1956_003", 3, Look.COLOUR, "Blick auf Eupen"),
        _negative("NEG_1912_004", 4, inverted=False),
        _with_raw("FOTO_1931_005", 5),
    )
    write(place, "KIK-SAMPLE-0001", originals, institution="kikirpa", policy="iso19264-A")
    return Expected("kikirpa", "photographs", "KIK-SAMPLE-0001", tuple(o.id for o in originals))


def faulty(place: Path) -> Expected:
    """One fault in nearly every item; what only warns is deposited."""
    faults = FAULTS
    originals = [
        _print("FOTO_F_00", 20, Look.SEPIA, "Zonder fouten"),
        *(Original(item, (Shot(fault.draws, fault.suffix),), fault.declared) for item, fault in faults.items()),
        _conflicting("FOTO_F_90", 21),
    ]
    write(place, "KIK-SAMPLE-0002", originals, institution="kikirpa", policy="iso19264-A")
    held = {item: tuple((c, f"objects/{item}{f.suffix}") for c in f.checks) for item, f in faults.items() if f.checks}
    good = tuple(sorted(o.id for o in originals if o.id not in held))
    return Expected("kikirpa", "photographs", "KIK-SAMPLE-0002", good, held)


def photographs_batch(
    folder: Path, count: int, megapixels: float = 25.0, *, name: str = "PHOTO-BENCH", policy: str | None = None
) -> Path:
    """A delivery for measuring speed, made as `folder`/`name` and returned: `count` different RGB photographs of 16 bits and
    so many megapixels (3:2), 6 bytes a pixel, about 2 s of one core each at 25 megapixels."""
    width = round((megapixels * 1.5e6) ** 0.5)
    height = round(width / 1.5)
    originals = [
        Original(f"PHOTO_{n:05d}", (Shot(partial(_large, n, width, height)),), {}, {"dc.title": f"Photograph {n}"})
        for n in range(1, count + 1)
    ]
    return write(folder / name, name, originals, institution="kikirpa", policy=policy)


def write(
    folder: Path,
    batch: str,
    originals: Sequence[Original],
    *,
    institution: str,
    policy: str | None,
    targets: bool = True,
) -> Path:
    """Writes the delivery as `folder` and returns it: made under a temporary name beside it, renamed when whole."""
    building = folder.with_name(f"{PARTIAL}{folder.name}")
    shutil.rmtree(building, ignore_errors=True)
    files = dict(_objects(originals))
    if targets:
        files |= _targets()
    files |= {
        path: partial(bytes, content) for path, content in _metadata(batch, originals, institution, policy).items()
    }
    jobs = [_Job(building / path, path, draws) for path, draws in files.items()]
    for place in {job.to.parent for job in jobs}:
        place.mkdir(parents=True, exist_ok=True)
    listed = {job.path: _good(digest) for job, digest in workers.each(_draw, jobs, view=None)}
    manifest = "".join(f"{listed[path]}  {path}\n" for path in sorted(listed))
    (building / "metadata/checksum.sha256").write_text(manifest, encoding="utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    building.rename(folder)
    return folder


@dataclass(frozen=True, slots=True)
class _Job:
    to: Path
    path: str
    draws: Callable[[], bytes]


def _draw(job: _Job) -> str:
    content = job.draws()
    job.to.write_bytes(content)
    return digests([content], ["sha256"])["sha256"]


def _good(digest: str | Exception) -> str:
    if isinstance(digest, Exception):
        raise digest
    return digest


def _objects(originals: Sequence[Original]) -> Iterator[tuple[str, Callable[[], bytes]]]:
    for original in originals:
        alone = len(original.shots) == 1
        for shot in original.shots:
            below = "" if alone else f"{original.id}/"
            yield f"objects/{below}{original.id}{shot.suffix}", shot.draws


def _targets() -> dict[str, Callable[[], bytes]]:
    return {
        "objects/_targets/target_0001.tif": _chart,
        "objects/_targets/sheet_0001.tif": _sheet,
        "objects/_targets/target.yaml": partial(target.sidecar, _PITCH_MM),
    }


def _chart() -> bytes:
    return photo_files.tiff(target.draw(None, PPI, pitch_mm=_PITCH_MM, bits=16, noise=0.3), Capture(PPI))


def _sheet() -> bytes:
    return photo_files.tiff(target.sheet(900, 700, bits=16, falloff=0.8), Capture(PPI))


def _metadata(batch: str, originals: Sequence[Original], institution: str, policy: str | None) -> Mapping[str, bytes]:
    note = {
        "institution": institution, "workline": "photographs", "batch": batch, "operator": "op-11",
        "station": {"id": "REPRO-2", "device": "heritage sample camera", "serial": "HS-0011"},
        "captured": CAPTURED, **({"policy": policy} if policy else {}),
        "declared": {"bit_depth": 16, "colour_space": "eciRGB v2"},
        "items": {o.id: dict(o.expected) for o in originals if o.expected},
    }  # fmt: skip
    rows = [{"filename": _named(o), **o.described} for o in originals if o.described]
    made = {"metadata/delivery.yaml": yaml.safe_dump(note, sort_keys=False, allow_unicode=True).encode()}
    return made | ({"metadata/metadata.csv": _csv(rows)} if rows else {})


def _named(original: Original) -> str:
    return f"objects/{original.id}" + (original.shots[0].suffix if len(original.shots) == 1 else "")


def _csv(rows: Sequence[Mapping[str, str]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, list(dict.fromkeys(c for row in rows for c in row)), restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _print(item: str, seed: int, look: Look, title: str) -> Original:
    said = _said(item, title)
    shot = Shot(partial(scan, Photograph(seed, look=look, margin=0.03), Capture(PPI, said)))
    expected: dict[str, object] = {"kind": "print", **({"colour_space": "L* grey"} if look is Look.GREY else {})}
    return Original(item, (shot,), expected, _row(item, title))


def _said(item: str, title: str) -> dict[str, str]:
    return {
        "dc:title": title, "dc:creator": "Heritage, A.", "dc:rights": "Public domain", "dc:identifier": item,
        "photoshop:City": "Brussel", "photoshop:Country": "België", "photoshop:DateCreated": "1901-06-14",
    }  # fmt: skip


def _row(item: str, title: str) -> dict[str, str]:
    return {
        "dc.title": title,
        "dc.creator": "Heritage, A.",
        "dc.date": "1901",
        "dc.identifier": item,
        "dc.type": "StillImage",
    }


def _negative(item: str, seed: int, *, inverted: bool) -> Original:
    shot = Shot(partial(film, seed, inverted))
    return Original(item, (shot,), FILM, _row(item, "Negatief op glas"))


def _with_raw(item: str, seed: int) -> Original:
    photograph = Photograph(seed)
    shots = (Shot(partial(scan, photograph, Capture(PPI))), Shot(partial(_raw, photograph), ".dng"))
    return Original(item, shots, {"kind": "print"}, _row(item, "Met camera-raw"))


def _raw(photograph: Photograph) -> bytes:
    return photo_files.dng(encoded16(photograph))


def _conflicting(item: str, seed: int) -> Original:
    """Its metadata.csv and its XMP name different photographers."""
    original = _print(item, seed, Look.SEPIA, "Twee namen")
    return Original(item, original.shots, original.expected, {**original.described, "dc.creator": "Somebody Else"})


def _large(seed: int, width: int, height: int) -> bytes:
    return scan(Photograph(seed, width, height, Look.SEPIA), Capture(PPI, _said(f"PHOTO_{seed:05d}", "Bench")))


SAMPLES: Mapping[str, Callable[[Path], Expected]] = {"photographs-clean": clean, "photographs-faulty": faulty}
