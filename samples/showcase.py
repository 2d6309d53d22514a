"""The deliveries that `make run` shows: of each workline one clean and one with a known fault in most items, and one that
must be refused."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from heritage import files
from samples import delivery, objects
from samples.av import deliveries as av
from samples.delivery import Book, Plan
from samples.expected import Expected
from samples.faults import Fault
from samples.pages import Kind, Page, book
from samples.photo import deliveries as photographs
from samples.texts import TITLES, Language

_PUBLIC_DOMAIN = "http://creativecommons.org/publicdomain/mark/1.0/"


@dataclass(frozen=True, slots=True)
class Made:
    """One sample delivery, and the file that says what must become of it. `fresh`: made just now."""

    folder: Path
    expected: Path
    fresh: bool


def make(folder: Path) -> list[Made]:
    """Makes the sample deliveries below `folder`, each with <name>.expected.json beside it. One that was made by this same
    recipe is left as it is."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_made(folder / name, build) for name, build in _SAMPLES.items()]


def _made(place: Path, build: Callable[[Path], Expected]) -> Made:
    expected = place.with_name(f"{place.name}.expected.json")
    if place.is_dir() and expected.is_file() and _recipe_of(expected) == recipe():
        return Made(place, expected, fresh=False)
    expected.unlink(missing_ok=True)  # a make that is killed leaves no delivery that looks finished
    files.write(expected, build(place).to_json(recipe()))
    return Made(place, expected, fresh=True)


@lru_cache(maxsize=1)
def recipe() -> str:
    """Names how the samples are made: a digest of the code that makes them."""
    running = hashlib.sha256()
    for source in sorted(Path(__file__).parent.rglob("*.py")):
        running.update(source.read_bytes())
    return running.hexdigest()[:16]


def _recipe_of(expected: Path) -> str:
    try:
        return str(json.loads(expected.read_bytes())["recipe"])
    except (ValueError, KeyError, TypeError):
        return ""


def _clean(place: Path) -> Expected:
    books = (
        _book("KBR_LIGHTS_NL", 6, "nl", "A5", {"dc.creator": "Vermeulen, A.", "dc.date": "1904"}),
        _book("KBR_LIGHTS_FR", 4, "fr", "A5", {"dc.creator": "Delcourt, M.", "dc.date": "1887"}),
        _book("KBR_LIGHTS_DE", 2, "de", "A4", {"dc.creator": "Hoffmann, E.", "dc.date": "1911"}),
    )
    plan = Plan("KBR-SAMPLE-0001", books, "kbr", "iso19264-B", ("nl", "fr", "de"))
    delivery.make(place, plan)
    return Expected("kbr", "paper", plan.batch, tuple(b.id for b in books))


def _book(item: str, pages: int, language: Language, size: str, said: Mapping[str, str]) -> Book:
    titles = {f"dc.title[{other}]": ": ".join(TITLES[other][:2]) for other in ("nl", "fr", "de")}
    described = {
        **titles, **said, "dc.type": "Text", "dc.language": language, "dcterms.extent": f"{pages} p.",
        "dcterms.isPartOf": "heritage samples", "dc.identifier": item,
    }  # fmt: skip
    return Book(item, book(pages, item, language, size), described, rights=_PUBLIC_DOMAIN)


_FAULTY: tuple[tuple[str, int, int, Fault | None], ...] = (
    ("ARCH_FILE_01", 2, 0, None),
    ("ARCH_FILE_02", 4, 3, Fault.PAGE_SEQUENCE),
    ("ARCH_FILE_03", 2, 2, Fault.SKEW),
    ("ARCH_FILE_04", 3, 2, Fault.BLANK_PAGE),
    ("ARCH_FILE_05", 2, 1, Fault.EXTENSION_MISMATCH),
    ("ARCH_FILE_06", 2, 2, Fault.DECODES),
    ("ARCH_FILE_07", 2, 1, Fault.ICC_PROFILE),
    ("ARCH_FILE_08", 2, 2, Fault.SAMPLING_RATE),
    ("ARCH_FILE_09", 3, 3, Fault.DUPLICATE_EXACT),
    ("ARCH_FILE_10", 2, 1, Fault.CLIPPING),
    ("ARCH_FILE_11", 2, 2, Fault.ORIENTATION),
    ("ARCH_FILE_12", 2, 0, None),
)
"""Item, its pages, the page with the fault, the fault."""

_FOLLOWS: Mapping[Fault, tuple[str, ...]] = {Fault.EXTENSION_MISMATCH: ("compression",)}
"""Further checks that must fail on the same page: what is a JPEG under another name is also lossy."""


def _faulty(place: Path) -> Expected:
    """Its supplier counts and measures nothing beforehand (no `items` in delivery.yaml): what is wrong must show by itself."""
    books = tuple(_dossier(item, pages, page, fault) for item, pages, page, fault in _FAULTY)
    plan = Plan("ARCH-SAMPLE-0002", books, "arch", "iso19264-B", ("nl", "fr"), bag=True, counted=False)
    delivery.make(place, plan)
    held = {item: tuple(_failing(item, page, fault)) for item, _, page, fault in _FAULTY if fault}
    return Expected("arch", "paper", plan.batch, tuple(i for i, _, _, fault in _FAULTY if not fault), held)


def _dossier(item: str, pages: int, faulty: int, fault: Fault | None) -> Book:
    language: Language = "nl" if int(item[-2:]) % 2 else "fr"
    drawn = tuple(Page(number, item, Kind.TEXT, language, "A6") for number in range(1, pages + 1))
    described = {f"dc.title[{language}]": f"{TITLES[language][0]} ({item})", "dc.date": "1898", "dc.type": "Text"}
    return Book(item, drawn, described, {faulty: fault} if fault else {})


def _failing(item: str, page: int, fault: Fault) -> Iterator[tuple[str, str]]:
    subject = item if fault is Fault.PAGE_SEQUENCE else f"objects/{item}/{page:04d}.tif"
    for check in (fault.value, *_FOLLOWS.get(fault, ())):
        yield check, subject


def _refused(place: Path) -> Expected:
    """A small delivery, spoilt after it was sealed in as many ways as happen in practice."""
    pages = tuple(Page(number, "refused", Kind.TEXT, "nl", "A7") for number in range(1, 5))
    plan = Plan("KBR-SAMPLE-0003", (Book("KBR_SPOILT_01", pages),), "kbr", "iso19264-B", target_pitch_mm=None)
    building = delivery.make(place.with_name(f"{files.PARTIAL}spoilt-{place.name}"), plan, processes=0)
    reasons = tuple(_spoil(building))
    shutil.rmtree(place, ignore_errors=True)
    building.rename(place)
    return Expected("kbr", "paper", plan.batch, refused=reasons)


def _spoil(folder: Path) -> Iterator[str]:
    """Does one thing after the other to the delivery; yields what each refusal must name."""
    item = folder / "objects/KBR_SPOILT_01"
    altered = bytearray((item / "0002.tif").read_bytes())
    altered[-1000] ^= 1  # one bit, as a bad cable would
    (item / "0002.tif").write_bytes(altered)
    yield "objects/KBR_SPOILT_01/0002.tif [checksum]"
    (item / "0003.tif").unlink()
    yield "objects/KBR_SPOILT_01/0003.tif [checksum-missing]"
    (item / "Thumbs.db").write_bytes(b"left behind by a file manager")
    yield "objects/KBR_SPOILT_01/Thumbs.db"
    (item / "0005.tif").symlink_to("0001.tif")
    yield "objects/KBR_SPOILT_01/0005.tif"
    note = folder / "metadata/delivery.yaml"
    note.write_text(note.read_text(encoding="utf-8").replace("operator:", "operater:", 1), encoding="utf-8")
    yield "operater"
    yield "metadata/delivery.yaml: operator"
    yield "metadata/delivery.yaml [checksum]"
    with (folder / "metadata/checksum.sha256").open("a", encoding="utf-8") as manifest:
        manifest.write(f"{'0' * 64}  ../../outside.tif\n")
    yield "outside.tif"


_SAMPLES: Mapping[str, Callable[[Path], Expected]] = {
    "paper-clean": _clean,
    "paper-faulty": _faulty,
    "paper-refused": _refused,
    **photographs.SAMPLES,
    **objects.SAMPLES,
    **av.SAMPLES,
}
NAMES = tuple(_SAMPLES)
"""<workline>-clean, <workline>-faulty …"""
