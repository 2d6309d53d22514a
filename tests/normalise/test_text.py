"""ALTO of a page: valid by the schema, true to the page, and safe whatever the page or its name says."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from heritage.contracts import Source
from heritage.errors import ConfigError
from heritage.model import File, Rendition, Role
from heritage.normalise.document import alto, reading
from heritage.normalise.document.text import OcrAlto, languages
from heritage.tools.document.tesseract import Block, Line, Reading, Word
from heritage.tools.picture import opening as picture
from normalise.making import Case, typed
from places import SAMPLES, SCHEMAS, needs_shared

NS = {"a": alto.NAMESPACE}


def text(case: Case, file: File) -> Rendition:
    order = case.order(file)
    assert OcrAlto().accepts(file, order)
    (made,) = OcrAlto().make(Source(case.place / file.path, file), order)
    return made


def validate(path: Path) -> None:
    """With xmllint in a process of its own: libxml2 reads the catalogue when it starts."""
    environment = {**os.environ, "XML_CATALOG_FILES": str(SCHEMAS.resolve() / "catalog.xml")}
    schema = SCHEMAS / "alto/4/alto-4-4.xsd"
    said = subprocess.run(
        ["xmllint", "--nonet", "--noout", "--schema", schema, path],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert said.returncode == 0, said.stderr


def test_the_page_its_words_and_what_read_them(tmp_path: Path) -> None:
    case = Case(tmp_path, expected={"languages": ["nl", "en"]})
    made = text(case, case.add("0001.tif", typed(["De koperen lantaarn", "bewaart het museum"]), ppi=300))
    assert (made.path, made.role, made.puid) == ("text/0001.alto.xml", Role.TEXT, "fmt/101")
    assert made.facts["ocr.words"] == 6
    assert made.facts["ocr.languages"] == ["nld", "eng"]
    assert 0.7 < float(str(made.facts["ocr.confidence"])) <= 1
    assert made.facts["ocr.low"] == 0
    root = etree.parse(case.folder / made.path).getroot()
    words = [s.get("CONTENT") for s in root.iterfind(".//a:String", NS)]
    assert words == ["De", "koperen", "lantaarn", "bewaart", "het", "museum"]
    page = root.find(".//a:Page", NS)
    assert (page.get("WIDTH"), page.get("HEIGHT")) == ("1400", "400")
    assert root.findtext(".//a:MeasurementUnit", None, NS) == "pixel"
    assert root.findtext(".//a:fileName", None, NS) == "0001.tif"
    assert root.findtext(".//a:softwareName", None, NS) == "tesseract"
    assert re.fullmatch(r"5\.\d+\.\d+", root.findtext(".//a:softwareVersion", None, NS))
    assert root.findtext(".//a:processingStepSettings", None, NS) == "models: nld eng"


@pytest.mark.parametrize("page", [np.full((200, 300), 245, np.uint8), np.zeros((1, 1, 3), np.uint16)])
def test_a_blank_page_is_an_empty_alto(tmp_path: Path, page: np.ndarray) -> None:
    case = Case(tmp_path)
    made = text(case, case.add("0001.tif", page))
    assert (made.facts["ocr.words"], made.facts["ocr.confidence"], made.facts["ocr.low"]) == (0, None, 0.0)
    assert list(etree.parse(case.folder / made.path).iterfind(".//a:String", NS)) == []


def test_a_fine_page_is_read_smaller_and_told_in_its_own_pixels(tmp_path: Path) -> None:
    fine = typed(["Ankerplaats"], size=(2800, 400), points=160)
    case = Case(tmp_path, expected={"languages": ["nl"]})
    made = text(case, case.add("0001.tif", fine, ppi=1200))
    tree = etree.parse(case.folder / made.path)
    (word,) = tree.iterfind(".//a:String", NS)
    rows, columns = np.nonzero(fine < 128)
    assert float(word.get("HPOS")) == pytest.approx(columns.min(), abs=12)
    assert float(word.get("VPOS")) == pytest.approx(rows.min(), abs=12)
    assert float(word.get("WIDTH")) == pytest.approx(columns.max() - columns.min(), abs=24)
    assert "reduced from 1200 to 300 ppi" in tree.findtext(".//a:processingStepDescription", None, NS)


def test_sixteen_bits_and_colour_read_like_grey(tmp_path: Path) -> None:
    grey = typed(["sixteen bits of colour"])
    deep = np.stack([grey.astype(np.uint16) * 257] * 3, axis=-1)
    case = Case(tmp_path)
    plain, colour = text(case, case.add("0001.tif", grey)), text(case, case.add("0002.tif", deep))
    assert plain.facts["ocr.words"] == colour.facts["ocr.words"] == 4


def test_a_turned_page_is_read_upright(tmp_path: Path) -> None:
    import tifffile

    case = Case(tmp_path)
    place = case.place / "objects/BOOK/0001.tif"
    place.parent.mkdir(parents=True)
    turned = np.rot90(typed(["upright again"]), 1)  # stored so that orientation 6 (turn right) shows it upright
    tifffile.imwrite(place, turned, photometric="minisblack", extratags=[(274, 3, 1, 6, True)])
    made = text(case, case.took("objects/BOOK/0001.tif"))
    tree = etree.parse(case.folder / made.path)
    assert [s.get("CONTENT") for s in tree.iterfind(".//a:String", NS)] == ["upright", "again"]
    assert tree.find(".//a:Page", NS).get("WIDTH") == "1400"


wild = st.text(max_size=30)
boxes = st.tuples(*[st.integers(0, 5000)] * 2).map(lambda at: (at[0], at[1], at[0] + 40, at[1] + 20))
words = st.builds(Word, wild, boxes, st.floats(0, 1), st.sampled_from(["", "nl", "x/y", "../"]) | wild)
lines = st.builds(Line, boxes, st.lists(words, min_size=1, max_size=4).map(tuple), st.none() | boxes)
readings = st.builds(
    Reading, st.lists(st.builds(Block, boxes, st.lists(lines, min_size=1, max_size=2).map(tuple)), max_size=3).map(tuple),
    st.just("tesseract 5.5.4"), st.just(("nld",)),
)  # fmt: skip


@given(readings, wild)
def test_no_text_breaks_the_xml(read: Reading, name: str) -> None:
    content = alto.write(read, alto.Sheet(name, name, 100, 100, name), 0.5)
    root = etree.fromstring(content)
    wanted = [alto.clean(word.text) for word in read.words()]
    assert [s.get("CONTENT") for s in root.iterfind(".//a:String", NS)] == wanted


@needs_shared
def test_alto_is_valid_by_the_schema(tmp_path: Path) -> None:
    case = Case(tmp_path, expected={"languages": ["nl", "fr", "de", "en"]})
    hostile = '<!DOCTYPE x [<!ENTITY a "b">]>&a;]]>\x00\x1b'
    odd = Reading(
        (Block((1, 2, 3, 4), (Line((1, 2, 3, 4), (Word(hostile, (1, 2, 3, 4), 0.123456, "nl"),)),)),), "t 1", ("nld",)
    )
    (tmp_path / "odd.xml").write_bytes(alto.write(odd, alto.Sheet(hostile, hostile, 9, 9, hostile), None))
    validate(tmp_path / "odd.xml")
    for name, page in (("0001.tif", typed(["café größer <&> naïve"])), ("0002.tif", np.full((90, 90), 255, np.uint8))):
        validate(case.folder / text(case, case.add(name, page)).path)


@needs_shared
def test_a_real_page_in_many_languages(tmp_path: Path) -> None:
    opened = picture.decode(SAMPLES / "paper/eurotext.tif")
    found = reading.read(opened, ("en", "de", "fr", "nl")).reading
    wanted = re.findall(r"\w{3,}", (SAMPLES / "paper/eurotext.txt").read_text(encoding="utf-8"))
    read = set(re.findall(r"\w{3,}", " ".join(word.text for word in found.words())))
    assert sum(word in read for word in wanted) >= 0.85 * len(wanted)


def test_who_declares_languages(tmp_path: Path) -> None:
    from dataclasses import replace

    case = Case(tmp_path, expected={})
    order = case.order()
    assert languages(order) == ("nl", "fr", "de", "en")
    order = replace(order, delivery=replace(order.delivery, declared={"languages": ["fr", "nl"]}))
    assert languages(order) == ("fr", "nl")
    assert languages(replace(order, item=replace(order.item, expected={"languages": "de"}))) == ("de",)


def test_another_engine_is_a_mistake_in_the_policy(tmp_path: Path) -> None:
    case = Case(tmp_path, settings={"ocr": {"engine": "kraken"}})
    file = case.add("0001.tif", typed(["x"]))
    with pytest.raises(ConfigError, match="kraken"):
        OcrAlto().accepts(file, case.order(file))
    case.settings = {}
    assert not OcrAlto().accepts(file, case.order(file))
