"""What files and OCR say: named, scored, and never more than what is there."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from heritage.contracts import DescriptionContext
from heritage.describe.embedded import Embedded
from heritage.describe.photograph import PhotographTags
from heritage.describe.technical import Extent
from heritage.describe.text import ENOUGH, OcrLanguages, languages, telling, words
from heritage.errors import SourceUnreadable
from heritage.model import Delivery, File, Format, Item, Measured, Proof, Rendition, Role, Station, Value
from places import SAMPLES, needs_shared

TIFF = Format("fmt/353", "Tagged Image File Format", "rule")
FILES = tuple(File(f"objects/MS_1/{n:04d}.tif", 1, "00", TIFF) for n in (1, 2))
DELIVERY = Delivery("/d", "", "", "kbr", "paper", "B1", "op", Station("S"), date(2026, 1, 1), None, {}, (), ())
DUTCH = (
    "De pagina van het boek is niet groot maar de tekst wordt met zorg door ons gelezen en uit het archief naar voren "
)
FRENCH = (
    "Le livre est dans la bibliothèque et les pages sont pour nous une source que le lecteur ne connaît pas avec ses "
)
GERMAN = "Das Buch ist nicht groß und die Seiten sind auf Papier mit einer Schrift von der man sich noch nichts denkt "
ENGLISH = "The book is not large but the pages of this volume were read by us and they have been kept with the others "


def known(
    facts: list[dict[str, Value]], folder: Path | None = None, renditions: tuple[Rendition, ...] = ()
) -> DescriptionContext:
    rows = [Measured(f, fact, ("tifffile 2026.3.3", "exiftool 12.57")) for f, fact in zip(FILES, facts, strict=False)]
    return DescriptionContext(Path("/d"), DELIVERY, Item("MS_1", FILES), rows, renditions, folder)


def test_what_all_files_say_is_said_once_of_the_item() -> None:
    facts: list[dict[str, Value]] = [
        {"exif.IFD0:Artist": "Studio", "exif.XMP-dc:Title": f"p{n}", "exif.IFD0:Make": "i2S"} for n in (1, 2)
    ]
    found = {(s.field, s.value, s.subject, s.source) for s in Embedded().describe(known(facts))}
    assert found == {
        ("dcterms:creator", "Studio", "", "exiftool 12.57 IFD0:Artist"),
        ("dcterms:title", "p1", FILES[0].path, "exiftool 12.57 XMP-dc:Title"),
        ("dcterms:title", "p2", FILES[1].path, "exiftool 12.57 XMP-dc:Title"),
    }


def test_a_title_in_another_language_is_a_title_with_its_language() -> None:
    facts: list[dict[str, Value]] = [{"exif.XMP-dc:Title-fr": "Vue de Gand", "exif.IPTC:By-line": "Anna"}] * 2
    found = {(s.field, s.value, s.language) for s in Embedded().describe(known(facts))}
    assert found == {("dcterms:title", "Vue de Gand", "fr"), ("dcterms:creator", "Anna", "")}
    assert list(PhotographTags().describe(known(facts))) == []  # said once


def test_lists_are_many_statements_and_blanks_none() -> None:
    facts: list[dict[str, Value]] = [
        {"exif.XMP-dc:Subject": ["a", "b", "a"], "exif.IFD0:Copyright": "  ", "exif.IPTC:Keywords": None}
    ] * 2
    assert [s.value for s in Embedded().describe(known(facts))] == ["a", "b"]


def test_extent_is_counted() -> None:
    assert {(s.field, s.value) for s in Extent().describe(known([]))} == {
        ("dcterms:format", "Tagged Image File Format"),
        ("dcterms:extent", "2 files Tagged Image File Format"),
    }


@pytest.mark.parametrize(("text", "wanted"), [(DUTCH, "nl"), (FRENCH, "fr"), (GERMAN, "de"), (ENGLISH, "en")])
def test_one_language_is_recognised(text: str, wanted: str) -> None:
    ((language, share), *others) = languages(Counter(telling((text * 3).split())))
    assert language == wanted and share > 0.8 and not others


def test_a_bilingual_text_has_two_and_a_quotation_none_more() -> None:
    both = Counter(telling((DUTCH * 3 + FRENCH * 3).split()))
    assert {language for language, _ in languages(both)} == {"nl", "fr"}
    quoting = Counter(telling((DUTCH * 20 + FRENCH).split()))
    assert [language for language, _ in languages(quoting)] == ["nl"]


def test_too_little_is_no_answer() -> None:
    assert languages(Counter({"nl": ENOUGH - 1})) == []
    assert languages(Counter(telling(["MDCCLXXXIV", "12", "45", "Antwerpen"]))) == []


def alto(folder: Path, name: str, text: str) -> Rendition:
    strings = "".join(f'<String CONTENT="{word}"/>' for word in text.split())
    (folder / "text").mkdir(exist_ok=True)
    (folder / "text" / name).write_text(f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#">{strings}</alto>')
    facts: dict[str, Value] = {"ocr.words": len(text.split()), "ocr.confidence": 0.9}
    return Rendition(
        "objects/MS_1/0001.tif", f"text/{name}", Role.TEXT, 1, "00", "fmt/101", "Tesseract 5.5.4", Proof(""), facts
    )


def test_the_enricher_reads_alto_and_gives_scores(tmp_path: Path) -> None:
    pages = (alto(tmp_path, "0001.alto.xml", DUTCH * 3), alto(tmp_path, "0002.alto.xml", ""))
    said = {s.field: s for s in OcrLanguages().describe(known([], tmp_path, pages))}
    assert said["dcterms:language"].value == "nl"
    assert (said["dcterms:language"].score or 0) > 0.8
    assert "Tesseract 5.5.4" in said["dcterms:language"].source
    assert said["ocr:confidence"].value == "0.900"


def test_without_texts_nothing_is_said(tmp_path: Path) -> None:
    assert list(OcrLanguages().describe(known([], tmp_path))) == []


def test_an_entity_bomb_or_a_broken_file_is_an_error_with_the_file_s_name(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY x "' + "y" * 1000 + '">]><alto><String CONTENT="&x;&x;"/>'
    (tmp_path / "a.xml").write_text(bomb)
    with pytest.raises(SourceUnreadable, match=r"a\.xml"):
        list(words(tmp_path / "a.xml"))


@needs_shared
def test_a_real_page_of_1784_is_german() -> None:
    found = languages(Counter(telling(words(SAMPLES / "paper/kant_0020.alto.xml"))))
    assert found and found[0][0] == "de"
