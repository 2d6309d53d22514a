"""Real packages of every workline and kind, as the flow makes them from the sample deliveries; and how to read their record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from lxml import etree

from flows.deliveries import with_files
from flows.driver import Run, drive
from heritage.flows.workline.deciding import review
from heritage.model import Choice
from places import PROJECT
from samples import objects, small
from samples.av import deliveries as av
from samples.objects import Thing
from samples.photo import deliveries as photographs
from samples.photo.scenes import Look
from samples.shapes import canvas, las

NAMES = {"p": "http://www.loc.gov/premis/v3", "m": "http://www.loc.gov/METS/", "x": "http://www.w3.org/1999/xlink"}
RIGHTS = b"filename,basis,status,jurisdiction,grant_act,grant_restriction\nobjects/SKEWED,copyright,public domain,be,disseminate,Allow\n"
ITEMS = {
    "BOOK": "paper", "SKEWED": "paper", "PRINT": "photographs", "VASE": "objects", "SCAN": "objects", "MAP": "objects",
    "TAPE": "audiovisual", "REEL": "audiovisual", "FRAMES": "audiovisual", "MKV": "audiovisual",
}  # fmt: skip


def build(place: Path) -> None:
    """Puts four deliveries through, below `place`/home."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(place / "home"))
        _small_views(place / "home/config/policies/objects/master.yaml")
        for line, delivery in _deliveries(place / "in"):
            run: Run = drive(delivery, line, review="wait", decide=_accepted)
            assert (run.red, run.troubles, set(run.states.values())) == ("", [], {"deposited"}), run.report


def _accepted(item: str) -> None:
    review.decide(item, choice=Choice.ACCEPT, who="Anna", at="2026-11-20T10:00:00Z", reason="the book itself is so")


def _deliveries(place: Path) -> Iterator[tuple[str, Path]]:
    place.mkdir()
    book = small(place / "P", batch="P", items={"BOOK": 2, "SKEWED": 1}, faults={"SKEWED/0001": "skew"}, targets=False)
    yield "paper", with_files(book, {"metadata/rights.csv": RIGHTS})
    print_ = photographs._print("PRINT", 3, Look.COLOUR, "Blick auf Eupen")
    institution, policy = "kikirpa", "iso19264-A"
    yield (
        "photographs",
        photographs.write(place / "F", "F", [print_], institution=institution, policy=policy, targets=False),
    )
    things = (
        Thing("VASE", {**objects.vase_obj(), **objects.raw()}, objects.size(), "Vaas"),
        Thing("SCAN", objects._with({"scan.laz": las(objects._SMALL, packed=True)}), objects.size() | {"unit": "m"}),
        Thing("MAP", {"map.tif": canvas(90, 60)}, {"width_mm": 90, "height_mm": 60, "ppi": 300}, "Kaart"),
    )
    yield "objects", objects.write(place / "O", "O", things)
    fills = {"TAPE": av._tape, "REEL": av._reel, "FRAMES": lambda f: av._drop(av.film.frames(f)), "MKV": av._mkv}
    expects = {
        "TAPE": {"audio_tracks": 2, "field_order": "tff", "aspect_ratio": "4:3"},
        "REEL": {"parts": 2},
        "FRAMES": {"frames": 6},
        "MKV": {"audio_tracks": 1},
    }
    av._delivery(place / "A", "A", fills, expects)
    yield "audiovisual", place / "A"


def _small_views(place: Path) -> None:
    """The policy, with pictures of a tenth of the size: drawing is most of the time."""
    usual = "views: {pixels: 900, turntable: 24}"
    text = (PROJECT / "config/policies/objects/master.yaml").read_text(encoding="utf-8")
    assert usual in text
    place.parent.mkdir(parents=True)
    place.write_text(text.replace(usual, "views: {pixels: 280, turntable: 4}"), encoding="utf-8")


@dataclass(frozen=True)
class Event:
    """An event of a record, read as a stranger would."""

    id: str
    kind: str
    at: str
    detail: str
    outcome: str
    told: str  # eventOutcomeDetailNote
    agents: tuple[tuple[str, str], ...]  # (number, role)
    objects: tuple[tuple[str, str], ...]  # (identifier, role)


class Sealed:
    """A package as it lies at a site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def premis(self) -> etree._ElementTree:
        return etree.parse(str(self.folder / "metadata/preservation/premis.xml"))

    @cached_property
    def rights(self) -> etree._ElementTree:
        return etree.parse(str(self.folder / "metadata/preservation/rights.xml"))

    def mets(self, representation: str = "") -> etree._ElementTree:
        below = f"representations/{representation}" if representation else ""
        return etree.parse(str(self.folder / below / "METS.xml"))

    @cached_property
    def files(self) -> dict[str, etree._Element]:
        """Path → its object."""
        return self.objects("file")

    def objects(self, kind: str) -> dict[str, etree._Element]:
        told = {}
        for node in self.premis.iterfind(".//p:object", NAMES):
            if node.get("{http://www.w3.org/2001/XMLSchema-instance}type") == kind:
                told[text(node, "p:objectIdentifier/p:objectIdentifierValue")] = node
        return told

    @cached_property
    def events(self) -> list[Event]:
        return [_event(node) for node in self.premis.iterfind(".//p:event", NAMES)]

    @cached_property
    def agents(self) -> dict[str, dict[str, str]]:
        """Number → name, version, type and notes."""
        told = {}
        for node in self.premis.iterfind(".//p:agent", NAMES):
            notes = [note.text or "" for note in node.iterfind("p:agentNote", NAMES)]
            said = {tag: text(node, f"p:agent{tag.title()}") for tag in ("name", "version", "type")}
            told[text(node, "p:agentIdentifier/p:agentIdentifierValue")] = {**said, "notes": "; ".join(notes)}
        return told

    def of(self, kind: str) -> list[Event]:
        return [event for event in self.events if event.kind == kind]

    def related(self, path: str, word: str) -> list[str]:
        return [
            other.text or ""
            for node in self.files[path].iterfind("p:relationship", NAMES)
            if text(node, "p:relationshipSubType") == word
            for other in node.iterfind("p:relatedObjectIdentifier/p:relatedObjectIdentifierValue", NAMES)
        ]


def text(node: etree._Element, path: str) -> str:
    return node.findtext(path, "", NAMES)


def _event(node: etree._Element) -> Event:
    def linked(what: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (text(link, f"p:linking{what}IdentifierValue"), text(link, f"p:linking{what}Role"))
            for link in node.iterfind(f"p:linking{what}Identifier", NAMES)
        )

    return Event(
        text(node, "p:eventIdentifier/p:eventIdentifierValue"), text(node, "p:eventType"), text(node, "p:eventDateTime"),
        text(node, ".//p:eventDetail"), text(node, ".//p:eventOutcome"), text(node, ".//p:eventOutcomeDetailNote"),
        linked("Agent"), linked("Object"),
    )  # fmt: skip


def sealed(place: Path) -> dict[str, Sealed]:
    """Item → its package at site-a."""
    found = {}
    for content in (place / "home/archive/site-a").rglob("v1/content"):
        item = content.parents[1].name.rpartition("%3a")[2] or content.parents[1].name
        name = next(name for name in ITEMS if name in item)
        found[name] = Sealed(content)
    return found
