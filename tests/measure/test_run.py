from __future__ import annotations

import ctypes
import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from heritage.contracts import Source
from heritage.errors import OurMistake, SourceUnreadable, ToolMissing
from heritage.measure import measure
from heritage.measure.page.page import PageProbe
from heritage.measure.picture.exif import ExifProbe
from heritage.measure.picture.image import ImageProbe
from heritage.model import NOT_READ, Facts, File, english_of, phrase
from heritage.tools.identify import exiftool
from kinds.picture_drawing import page, picture, saved
from kinds.tiff_bytes import write
from measure.drawing import save, text_page


class Named:
    """A probe that answers by the file's name: reads, refuses, stumbles, dies, or lacks its tool."""

    name = "xml"

    def accepts(self, file: File) -> bool:
        return not file.name.startswith("other")

    def tool(self) -> str:
        return "named 1"

    def measure(self, source: Source) -> Facts:
        match source.file.name.split("_")[0]:
            case "refuse":
                raise SourceUnreadable("cut off")
            case "swell":
                np.zeros((1 << 40, 1 << 10))
            case "stumble":
                raise ValueError("unforeseen")
            case "die":
                os._exit(9)
            case "crash":
                ctypes.string_at(0)
            case "missing":
                raise ToolMissing("no such tool")
            case "misspell":
                return {"xml.elemnets": 1}
            case "mistake":
                return {"xml.elements": "many"}
        return {"xml.elements": source.path.stat().st_size}


class Listed:
    """A batch probe that refuses every file whose name begins with `odd`."""

    name = "exiftool"

    def accepts(self, file: File) -> bool:
        return file.suffix == ".tif"

    def tool(self) -> str:
        return "listed 2"

    def measure(self, sources: Sequence[tuple[Path, File]]) -> Iterator[Facts | str]:
        for _, file in sources:
            yield "odd" if file.name.startswith("odd") else {"exif.File:FileName": file.name}


def sources(folder: Path, *names: str) -> list[tuple[Path, File]]:
    for name in names:
        (folder / name).write_bytes(name.encode())
    return [(folder / name, File(f"objects/A/{name}", len(name), "00")) for name in names]


def test_the_order_of_the_sources_is_kept_and_probes_are_merged(tmp_path: Path) -> None:
    names = [f"{'odd' if n % 3 == 0 else 'plain'}_{n:03}.{'tif' if n % 2 else 'txt'}" for n in range(30)]
    found = list(measure(sources(tmp_path, *names), [Named()], [Listed()], workers=2))
    assert [m.file.name for m in found] == names
    assert all(m.facts["xml.elements"] == len(m.file.name) for m in found)
    assert [m.tools for m in found[:2]] == [("named 1",), ("named 1", "listed 2")]
    assert found[3].refused == {"exiftool": "odd"}
    assert found[1].facts["exif.File:FileName"] == names[1]


def test_what_goes_wrong_with_a_file_is_that_file_s_alone(tmp_path: Path) -> None:
    given = sources(tmp_path, "a_1", "refuse_2", "b_3", "die_4", "stumble_5", "c_6", "other_7", "swell_8")
    found = {m.file.name: m for m in measure(given, [Named()], workers=2)}
    assert {name for name, m in found.items() if m.refused} == {"refuse_2", "die_4", "stumble_5", "swell_8"}
    assert found["swell_8"].refused == {
        "xml": {"phrase": "memory-worker", "english": "too large to be measured in the memory that a worker may take"}
    }
    assert found["refuse_2"].refused == {"xml": "cut off"}
    assert "died" in english_of(found["die_4"].refused["worker"])
    assert "unforeseen" in found["stumble_5"].refused["xml"]
    assert found["other_7"].tools == ()
    assert all(found[name].facts for name in ("a_1", "b_3", "c_6"))


def test_a_crash_ends_its_worker_whatever_handles_it_here(tmp_path: Path) -> None:
    """Airflow's reading of a DAG file leaves a handler of SIGSEGV in Python; with it, a crash goes on for ever."""
    before = signal.signal(signal.SIGSEGV, lambda *_: None)
    try:
        good, crashed = measure(sources(tmp_path, "a_1", "crash_2"), [Named()], workers=1)
    finally:
        signal.signal(signal.SIGSEGV, before)
    assert good.facts
    assert "died" in english_of(crashed.refused["worker"])


def test_a_measurement_without_a_row_is_never_taken_in_silence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = sources(tmp_path, "misspell_1", "mistake_1", "plain_1")
    with pytest.raises(OurMistake, match="has no row"):
        list(measure(given[:1], [Named()]))
    monkeypatch.delenv("HERITAGE_STRICT_MEASUREMENTS")
    misspelt, mistaken, plain = measure(given, [Named()])
    assert "xml.elemnets has no row" in misspelt.refused["xml"] and not misspelt.facts
    assert "a whole number, not 'many'" in mistaken.refused["xml"]
    assert plain.facts == {"xml.elements": 7} and not plain.refused


def test_a_missing_tool_is_our_fault_and_stops_everything(tmp_path: Path) -> None:
    with pytest.raises(ToolMissing):
        list(measure(sources(tmp_path, "a_1", "missing_2"), [Named()], workers=1))


@pytest.mark.parametrize(
    ("compression", "damaged"), [(34661, False), (34676, False), (5, True), (29999, True)], ids=["JBIG", "LogLuv", "spoilt LZW", "no one's number"]
)  # fmt: skip
def test_a_further_page_of_a_form_that_is_not_read_is_no_damage(
    tmp_path: Path, compression: int, damaged: bool
) -> None:
    first, second = page(picture(1)), page(picture(2), compression)
    saved(write(first, second), "two.tif")(tmp_path)
    (found,) = measure(
        [(tmp_path / "two.tif", File("objects/b/two.tif", 1, "00"))], [ImageProbe(), PageProbe()], workers=1
    )
    assert "page 2: " in english_of(found.refused["image"])
    assert (found.get(NOT_READ) or []) == ([] if damaged else ["image"])
    assert found.number("image.pages") == 2


def test_sources_are_taken_as_they_are_needed(tmp_path: Path) -> None:
    taken = []

    def endless() -> Iterator[tuple[Path, File]]:
        for n in range(10_000):
            taken.append(n)
            yield from sources(tmp_path, f"a_{n}")

    rows = measure(endless(), [Named()], workers=1)
    next(rows)
    assert len(taken) <= 400
    rows.close()  # type: ignore[attr-defined]


def test_the_real_probes_together(tmp_path: Path) -> None:
    good = save(tmp_path / "0001.tif", text_page())
    bad = tmp_path / "0002.tif"
    bad.write_bytes(good.read_bytes()[:50_000])
    given = [(p, File(p.name, p.stat().st_size, "00")) for p in (good, bad)]
    whole, cut = measure(given, [ImageProbe(), PageProbe()], [ExifProbe()], workers=2)
    assert whole.text("page.text_direction") == "horizontal"
    assert (whole.refused, len(whole.tools)) == ({}, 3)
    assert {"image", "page"} <= cut.refused.keys()
    assert "cut off" in english_of(cut.refused["image"])


def jpeg(path: Path, **tags: object) -> Path:
    exif = Image.Exif()
    exif.update(tags.pop("exif", {}))  # type: ignore[arg-type]
    Image.fromarray(np.zeros((16, 16), np.uint8)).save(path, exif=exif, **tags)
    return path


def test_exiftool_tells_what_describes_a_picture_in_order(tmp_path: Path) -> None:
    xmp = (
        b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        b'<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title><rdf:Alt>'
        b'<rdf:li xml:lang="x-default">1984</rdf:li><rdf:li xml:lang="nl">Boek</rdf:li></rdf:Alt></dc:title>'
        b"<dc:subject><rdf:Bag><rdf:li>een</rdf:li><rdf:li>twee</rdf:li></rdf:Bag></dc:subject>"
        b"</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    paths = [
        jpeg(tmp_path / "-first one.jpg", exif={0x010F: "i2S", 0x0131: "007"}),
        tmp_path / "missing.jpg",
        jpeg(tmp_path / "tweedeé.jpg", xmp=xmp),
        jpeg(tmp_path / "bare.jpg"),
    ]
    first, missing, second, bare = exiftool.read(paths)
    assert isinstance(first, dict) and (first["IFD0:Make"], first["IFD0:Software"]) == ("i2S", "007")
    assert str(missing) == "exiftool gave no answer"
    assert isinstance(second, dict)
    assert (second["XMP-dc:Title"], second["XMP-dc:Title-nl"]) == ("1984", "Boek")
    assert second["XMP-dc:Subject"] == ["een", "twee"]
    assert bare == {}


def test_a_megabyte_of_exif_is_cut_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    exif = Image.Exif()
    exif[0x010E] = "x" * 1_000_000
    Image.new("L", (16, 16)).save(path, exif=exif)
    (found,) = exiftool.read([path])
    assert isinstance(found, dict)
    said = str(found["IFD0:ImageDescription"])
    assert len(said) < 5_000
    assert said.endswith("(1,000,000 characters)")


def test_no_file_is_an_answer_too_and_a_line_break_in_a_name_is_refused(tmp_path: Path) -> None:
    assert list(exiftool.read([])) == []
    odd = jpeg(tmp_path / "a\nb.jpg")
    assert list(exiftool.read([odd, jpeg(tmp_path / "c.jpg")])) == [phrase("exiftool-name"), {}]
