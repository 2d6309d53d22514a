"""The registry of measurements: what is measured has a row, what has a row is measured and read, what is read has a row."""

from __future__ import annotations

import pytest

from architecture.facts import breaches, spoken, unknown
from architecture.measurements import page
from heritage.lines import LINES
from heritage.measurements import COPIES, MEASUREMENTS, RUN, misfits
from heritage.model import Facts
from places import PROJECT


def test_every_name_that_is_read_is_measured_and_every_row_is_given_and_read() -> None:
    assert breaches(PROJECT) == []


@pytest.mark.parametrize(
    ("room", "code", "said"),
    [
        ("qc", 'measured.number("page.skwe")', "nobody measures 'page.skwe'"),
        ("qc", 'measured.number("pgae.skew")', "nobody measures 'pgae.skew'"),
        ("qc", 'measured.number("skew")', "nobody measures 'skew'"),
        ("qc", 'spans(measured, "vidoe.black")', "nobody measures 'vidoe.black'"),
        ("qc", '"flac.md6" in measured.facts', "nobody measures 'flac.md6'"),
        ("qc", '{"page.skwe": 2}', "nobody measures 'page.skwe'"),
        ("qc", 'measured.number(prefix + "lfus")', "nobody measures 'sound.<n>.lfus'"),
        ("qc", "measured.number(prefix + name)", "is made at run time"),
        ("qc", 'measured.number(f"{prefix}hum_{mains}")', "is made at run time"),
        ("qc", 'measured.number(f"pixels.{name}")', "is made at run time"),
        ("normalise", 'measured.text(f"sound.{index}.codex")', "nobody measures 'sound.<n>.codex'"),
        ("package", 'measured.text("soudn.0.codec")', "nobody measures 'soudn.<n>.codec'"),
        ("package", '_positive(measured, "bits", "soudn.0.bits")', "nobody measures 'soudn.<n>.bits'"),
        ("describe", 'measured.get("betx.date")', "nobody measures 'betx.date'"),
        ("catalogue", 'facts.get("pixels.sah256")', "nobody measures 'pixels.sah256'"),
        ("flows", '_Charted("target.delta_e_maen", "target-colour-mean", "Colour")', "nobody measures 'target.delta_e_maen'"),
        ("pages", 'Charted("tagret.ppi", "target-sampling-rate")', "nobody measures 'tagret.ppi'"),
        ("flows", 'made.facts.get("access.fcaes")', "nobody measures 'access.fcaes'"),
        ("measure", 'heard.get(f"sound.{index}.gasp")', "nobody measures 'sound.<n>.gasp'"),
        ("measure", 'facts |= {"raw.whit": found.white}', "nobody measures 'raw.whit'"),
    ],
)  # fmt: skip
def test_a_name_that_nobody_measures_is_seen(room: str, code: str, said: str) -> None:
    found = [word for one in spoken(code, f"{room}/x.py") if (word := unknown(one))]
    assert found and all(said in word for word in found)


def test_who_measures_is_a_probe_of_a_workline_or_a_module_of_the_normalisers() -> None:
    probes = {probe.name for line in LINES.values() for probe in (*line.probes, *line.target_probes)}
    probes |= {probe.name for line in LINES.values() for probe in line.batch_probes}
    assert {name for row in MEASUREMENTS for name in row.by} == {*probes, RUN}
    homes = [PROJECT / "include" / "heritage" / "normalise" / f"{name}.py" for row in COPIES for name in row.by]
    assert all(home.is_file() for home in homes)


def test_the_document_is_current() -> None:
    said = "\n".join(page()).rstrip("\n") + "\n"
    assert said == (PROJECT / "docs" / "measurements.md").read_text("utf-8"), "run: make docs"


@pytest.mark.parametrize(
    ("probe", "facts", "said"),
    [
        ("page", {"page.skew": 1.5, "page.fellows": 3, "page.cut": ["left"], "page.imprint": ""}, ""),
        ("page", {"page.skew": None}, ""),
        ("image", {"page2.image.width": 10, "page2.pixels.clipped_low": [0.0, 1]}, ""),
        ("av", {"sound.11.codec": "flac", "video.0.framemd5": "ab", "video.idet": {"tff": 3.0}}, ""),
        ("exiftool", {"exif.XMP-dc:Title": ["a", "b"], "exif.EXIF:ISO": 100}, ""),
        ("page", {"page.skwe": 1.5}, "page.skwe has no row"),
        ("av", {"sound.lufs": -23.0}, "sound.lufs has no row"),
        ("image", {"page.skew": 1.5}, "page.skew is measured by page, not by image"),
        ("page", {"page.skew": "1.5"}, "page.skew is a number, not '1.5'"),
        ("page", {"page.skew": True}, "page.skew is a number, not 'True'"),
        ("image", {"image.width": 10.0}, "image.width is a whole number, not '10.0'"),
        ("image", {"image.alpha": 1}, "image.alpha is a yes or no, not '1'"),
        ("page", {"page.cut": "left"}, "page.cut is a list of texts, not 'left'"),
        ("image", {"pixels.clipped_low": ["0"]}, "pixels.clipped_low is a list of numbers"),
    ],
)
def test_what_a_probe_gives_is_held_to_its_row(probe: str, facts: Facts, said: str) -> None:
    found = list(misfits(probe, facts))
    assert [word[: len(said)] for word in found] == ([said] if said else [])
