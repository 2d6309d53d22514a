"""What only photographs are asked, both ways, on measured values alone; and whether those who describe them agree."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from heritage import settings
from heritage.contracts import Check, CheckContext, ItemMeasured
from heritage.lines.photographs import PHOTOGRAPHS
from heritage.model import Outcome, Statement
from heritage.qc.description import metadata_conflict
from heritage.qc.page import duplicates
from heritage.qc.picture import photograph
from qc.judging import asked, batch, delivery, item, only, outcomes, page

PASS, WARN, FAIL = Outcome.PASS, Outcome.WARN, Outcome.FAIL
FILM: dict[str, Any] = {"negative": True}


@pytest.mark.parametrize(
    ("check", "limits", "facts", "expected", "outcome"),
    [
        (photograph.polarity, {}, {"photo__rim": "bright"}, FILM, PASS),
        (photograph.polarity, {}, {"photo__rim": "dark"}, FILM, FAIL),
        (photograph.polarity, {}, {"photo__rim": "dark"}, {"kind": "negative"}, FAIL),
        (photograph.polarity, {}, {"photo__rim": "dark"}, {**FILM, "mask": True}, WARN),
        (photograph.polarity, {}, {"photo__rim": "bright"}, {**FILM, "mask": True}, PASS),
        (photograph.polarity, {}, {"photo__rim": "none"}, FILM, WARN),
        (photograph.polarity, {}, {"photo__rim": "bright"}, {}, PASS),  # a print on white paper
        (photograph.polarity, {}, {"photo__rim": "dark"}, {}, PASS),
        (photograph.polarity, {}, {"photo__rim": "bright", "photo__orange": True}, {}, FAIL),
        (photograph.polarity, {"undeclared": "noted"}, {"photo__rim": "bright", "photo__orange": True}, {}, WARN),
        (photograph.polarity, {}, {"photo__rim": "none", "photo__orange": True}, {}, WARN),
        (photograph.polarity, {}, {"photo__rim": "bright", "photo__orange": True, "photo__one_tone": True}, {}, WARN),
        (photograph.polarity, {}, {"photo__rim": "none", "photo__orange": True, "photo__one_tone": True}, {}, PASS),
        (photograph.polarity, {}, {"photo__rim": "bright", "photo__orange": True}, FILM, PASS),
        (photograph.halo, {"most": 0.12}, {"photo__halo": 0.12}, {}, PASS),
        (photograph.halo, {"most": 0.12}, {"photo__halo": 0.13}, {}, FAIL),
        (photograph.master_space, {"refused": ["sRGB"]}, {"icc__name": "eciRGB v2"}, {}, PASS),
        (photograph.master_space, {"refused": ["sRGB"]}, {"icc__name": "sRGB IEC61966-2.1"}, {}, FAIL),
        (photograph.master_space, {"refused": ["sRGB"]}, {"icc__name": "Display P3 Gamut with sRGB Transfer"}, {}, PASS),
        (photograph.embedded_size, {"bytes": 100}, {"embedded__largest": 100, "embedded__which": "XMP"}, {}, PASS),
        (photograph.embedded_size, {"bytes": 100}, {"embedded__largest": 101, "embedded__which": "XMP"}, {}, FAIL),
        (photograph.raw_beside, {}, {"raw__sha256": "aa", "raw__width": 9, "raw__height": 9, "raw__preview": "embedded"}, {}, PASS),
        (photograph.raw_beside, {}, {"raw__sha256": "aa", "raw__width": 9, "raw__height": 9, "raw__preview": "LibRaw"}, {}, WARN),
    ],
)  # fmt: skip
def test_both_ways(
    check: Check, limits: dict[str, Any], facts: dict[str, Any], expected: dict[str, Any], outcome: Outcome
) -> None:
    assert outcomes(check, page(**facts), asked(check, limits, expected=expected)) == [outcome]


@pytest.mark.parametrize("check", [photograph.halo, photograph.embedded_size, photograph.raw_beside])
def test_what_was_not_measured_is_not_judged(check: Check) -> None:
    assert outcomes(check, page(), asked(check, {"most": 1, "bytes": 1})) == []


RATE = {"minimum": 400, "film": 2000, "tolerance": 0.01}


@pytest.mark.parametrize(
    ("ppi", "expected", "outcome"),
    [
        (400, {}, PASS),
        (396, {}, PASS),
        (395, {}, FAIL),
        (1200, {}, PASS),
        (1200, FILM, FAIL),
        (2000, {"kind": "slide"}, PASS),
        (2000, {"kind": "slide", "ppi": 4000}, FAIL),
        (300, {"ppi": 300}, PASS),
        (600, {"ppi": 300}, FAIL),
        (None, {}, FAIL),
    ],
)
def test_film_wants_more_pixels_than_prints(ppi: int | None, expected: dict[str, Any], outcome: Outcome) -> None:
    check = photograph.sampling_rate
    found = outcomes(check, page(image__ppi_x=ppi, image__ppi_y=ppi), asked(check, RATE, expected=expected))
    assert found == [outcome]


def _said(*pairs: tuple[str, str, str]) -> ItemMeasured:
    return replace(item("A", [page()]), said=tuple(Statement(field, value, source) for field, value, source in pairs))


XMP, IIM = "exiftool 12.57 XMP-dc:Creator", "exiftool 12.57 IPTC:By-line"
ROW = "metadata.csv, row 2"


def test_two_photographers_are_a_finding_with_both_names() -> None:
    said = _said(("dc:creator", "Anna", ROW), ("dcterms:creator", "Bert", XMP), ("dcterms:creator", "Anna", IIM))
    missed, met = metadata_conflict.judge(said, asked(metadata_conflict, level=WARN))
    assert (missed.outcome, met.outcome) == (WARN, PASS)
    assert "Anna" in missed.wanted
    assert missed.found == "XMP-dc:Creator: Bert"


@pytest.mark.parametrize(
    ("field", "table", "tag", "embedded"),
    [
        ("dc:creator", "Anna  VERMEULEN.", "XMP-dc:Creator", "anna vermeulen"),
        ("dc:title", "E\u0301tang", "IPTC:ObjectName", "\u00c9tang"),
        ("dc:date", "1901", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dcterms:created", "1901-06-14", "IPTC:DateCreated", "1901:06:14"),
        ("dc:date", "14/06/1901", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "14 juin 1901", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "1901?", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "190X", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "1900/1905", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "[1900 - 1905]", "IPTC:DateCreated", "1901"),
        ("dc:creator", "Vermeulen, Anna", "XMP-dc:Creator", "Anna Vermeulen"),
        ("dc:title", "De grote markt van Brussel met het stadhuis, gezien vanuit het oosten", "IPTC:ObjectName",
         "De grote markt van Brussel met het stadhuis, gezien vanuit het o"),
    ],
)  # fmt: skip
def test_spelling_is_no_conflict(field: str, table: str, tag: str, embedded: str) -> None:
    said = _said((field, table, ROW), (field, embedded, f"exiftool 12.57 {tag}"))
    assert only(metadata_conflict, said, asked(metadata_conflict)).outcome is PASS


@pytest.mark.parametrize(
    ("field", "table", "tag", "embedded"),
    [
        ("dc:date", "1902", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "1901-07", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "1902-1905", "XMP-photoshop:DateCreated", "1901:06:14"),
        ("dc:date", "zonder datum", "XMP-photoshop:DateCreated", "1901"),
        ("dc:creator", "Vermeulen, Anna", "XMP-dc:Creator", "Anna Peeters"),
        ("dc:title", "Markt en stadhuis", "IPTC:ObjectName", "Markt"),
        ("dc:title", "Etang", "XMP-dc:Title", "Étang"),
    ],
)
def test_what_differs_is_a_conflict(field: str, table: str, tag: str, embedded: str) -> None:
    said = _said((field, table, ROW), (field, embedded, f"exiftool 12.57 {tag}"))
    assert outcomes(metadata_conflict, said, asked(metadata_conflict)) == [FAIL, PASS]


@pytest.mark.parametrize(
    ("language", "title", "outcome"),
    [("fr", "Vue de Gand", [PASS]), ("fr", "Vue", [FAIL, PASS]), ("de", "Blick", [PASS])],
)
def test_titles_are_compared_within_their_language(language: str, title: str, outcome: list[Outcome]) -> None:
    said = (
        Statement("dc:title", "Zicht op Gent", ROW, "nl"), Statement("dc:title", "Vue de Gand", ROW, "fr-BE"),
        Statement("dcterms:title", "Zicht op Gent", "exiftool 12.57 XMP-dc:Title"),
        Statement("dcterms:title", title, f"exiftool 12.57 XMP-dc:Title-{language}", language),
    )  # fmt: skip
    found = metadata_conflict.judge(replace(item("A", [page()]), said=said), asked(metadata_conflict))
    assert [f.outcome for f in found] == outcome


def test_the_cameras_clock_does_not_date_the_photograph() -> None:
    said = _said(("dc:date", "1901", ROW), ("dcterms:created", "2026:03:02", "exiftool 12.57 ExifIFD:DateTimeOriginal"))
    assert outcomes(metadata_conflict, said, asked(metadata_conflict)) == []


def test_what_only_one_of_them_knows_is_no_conflict() -> None:
    assert outcomes(metadata_conflict, _said(("dc:title", "A", ROW)), asked(metadata_conflict)) == []


@pytest.mark.parametrize("name", PHOTOGRAPHS.policies)
def test_every_policy_asks_photographs_about_their_own_things(name: str) -> None:
    rules = settings.policy(name, "photographs").rules
    asked_for = {c.name for c in PHOTOGRAPHS.checks} & set(rules)
    assert {"polarity", "halo", "embedded-size", "metadata-conflict", "decodes", "bits-used"} <= asked_for
    assert set(rules) - {c.name for c in PHOTOGRAPHS.checks} == set(), (
        "a rule without a check is a promise nobody keeps"
    )


@pytest.mark.parametrize("name", PHOTOGRAPHS.policies)
def test_two_that_look_alike_are_told_under_every_policy(name: str) -> None:
    """A limit that only pages have was asked for: one pair of alike photographs ended the judgement of the whole batch."""
    here = item("A", [page(f"objects/A/{n}.tif", pixels__sha256=str(n)) for n in (1, 2)])
    rule = settings.policy(name, "photographs").rules["duplicate-perceptual"]
    found = duplicates.duplicate_perceptual.judge(batch(here), CheckContext(rule, delivery()))
    assert [f.outcome for f in found] == [PASS, WARN]
