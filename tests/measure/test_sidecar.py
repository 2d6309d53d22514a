"""XML beside the pages: read to its end, never expanded, nothing fetched, in flat memory."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from heritage.contracts import Source
from heritage.errors import SourceUnreadable
from heritage.measure.document.sidecar import XmlProbe
from heritage.model import Facts, File

ALTO = '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Layout>{}</Layout></alto>'
LAUGHS = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))


def read(folder: Path, text: str) -> Facts:
    path = folder / "0001.xml"
    path.write_text(text)
    return XmlProbe().measure(Source(path, File("objects/A/0001.xml", path.stat().st_size, "00")))


@pytest.mark.parametrize("words", [0, 1, 20_000])
def test_every_element_is_counted_and_the_root_named(tmp_path: Path, words: int) -> None:
    text = ALTO.format('<TextLine><String CONTENT="a"/><SP/></TextLine>\n' * words)
    facts = read(tmp_path, text)
    assert facts["xml.elements"] == len(list(etree.fromstring(text).iter()))
    assert facts["xml.root"] == "{http://www.loc.gov/standards/alto/ns-v4#}alto"


@pytest.mark.parametrize(
    "trap",
    [
        f'<!DOCTYPE a [<!ENTITY b0 "ha">{LAUGHS}]><a>&b11;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x "unused">]><a/>',
    ],
)
def test_entities_of_its_own_are_refused(tmp_path: Path, trap: str) -> None:
    with pytest.raises(SourceUnreadable, match="declares entities of its own") as told:
        read(tmp_path, trap)
    assert "root:" not in str(told.value)


@pytest.mark.parametrize("broken", ["", "no markup", ALTO.format("<String>"), ALTO.format("")[:-3]])
def test_what_is_not_well_formed_is_refused(tmp_path: Path, broken: str) -> None:
    with pytest.raises(SourceUnreadable, match="not well-formed XML"):
        read(tmp_path, broken)


def test_a_doctype_without_entities_is_no_trap_and_is_not_fetched(tmp_path: Path) -> None:
    assert read(tmp_path, '<!DOCTYPE a SYSTEM "http://evil.example/a.dtd"><a/>')["xml.elements"] == 1
