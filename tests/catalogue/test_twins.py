"""What an institution archived before is known again by its bytes, its pixels and its look, and nobody else's is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalogue.closed import closed, delivery, deposited, lines
from heritage.archive import ocfl
from heritage.catalogue.likeness import turned
from heritage.catalogue.queries.searching import contents
from heritage.catalogue.queries.twins import _candidates, twins_of
from heritage.catalogue.recording import rebuild, record
from heritage.catalogue.schema.store import reading
from heritage.catalogue.sheets import closed_item
from heritage.contracts import Site
from heritage.model import Alike, File, Measured, State, Twin

SEEN = np.random.default_rng(11)


def page(path: str = "objects/MS_1/0001.tif", sha512: str = "1", **facts: Any) -> Measured:
    """A page of type, as the probes would tell of it."""
    told = {
        "pixels.sha256": SEEN.bytes(32).hex(),
        "pixels.spread": 0.2,
        "page.ink": 0.08,
        "page.imprint": SEEN.bytes(128).hex(),
    }
    return Measured(File(path, 25, sha512 * 128 if len(sha512) == 1 else sha512), {**told, **facts})


def again(measured: Measured, **facts: Any) -> Measured:
    """The same page in other bytes, under another name."""
    file = File("objects/NEW/0007.tif", 30, SEEN.bytes(64).hex())
    return replace(measured, file=file, facts={**measured.facts, **facts})


def blurred(hexed: str, bits: int) -> str:
    """With so many bits changed, those of the highest waves first, as a second scan has them."""
    found = np.unpackbits(np.frombuffer(bytes.fromhex(hexed), np.uint8))
    found[-bits:] ^= 1
    return np.packbits(found).tobytes().hex()


class Archive:
    """A catalogue with what was deposited in it."""

    def __init__(self, url: str, tmp_path: Path, sites: list[Site]) -> None:
        self.url, self.place, self.sites = url, tmp_path, sites

    def keeps(self, measured: Measured, batch: str = "OLD", institution: str = "kbr", item: str = "MS_1") -> None:
        of = delivery(batch, institution)
        here = self.place / institution / batch
        record(self.url, closed(of, [deposited(here, self.sites, of, item, measured=[measured])]))

    def finds(self, measured: Measured, batch: str = "NEW", institution: str = "kbr") -> list[Twin]:
        with reading(self.url) as db:
            return list(twins_of(db, institution=institution, batch=batch, measured=measured))


@pytest.fixture
def archived(url: str, tmp_path: Path, sites: list[Site]) -> Archive:
    return Archive(url, tmp_path, sites)


def test_a_page_is_known_by_bytes_pixels_and_look(archived: Archive) -> None:
    kept = page()
    archived.keeps(kept)
    urn, there = "urn:heritage:kbr:OLD:MS_1", "objects/MS_1/0001.tif"
    by_bytes = replace(kept, file=replace(kept.file, path="objects/X/1.tif"), facts={})
    assert archived.finds(by_bytes) == [Twin("objects/X/1.tif", Alike.BYTES, urn, "OLD", "MS_1", there)]
    (by_pixels,) = archived.finds(again(kept))
    assert (by_pixels.alike, by_pixels.package, by_pixels.file) == (Alike.PIXELS, urn, there)
    scanned = {"pixels.sha256": "ab" * 32, "page.imprint": blurred(kept.text("page.imprint"), 100)}
    (by_look,) = archived.finds(again(kept, **scanned))
    assert (by_look.alike, by_look.package, by_look.differs) == (Alike.LOOK, urn, round(100 / 1024, 4))
    over = turned(bytes.fromhex(scanned["page.imprint"]), 2).hex()
    (upside_down,) = archived.finds(again(kept, **{**scanned, "page.imprint": over}))
    assert (upside_down.alike, upside_down.turned) == (Alike.LOOK, 180)
    assert archived.finds(again(page())) == []


def test_no_other_institution_and_not_the_batch_itself(archived: Archive) -> None:
    kept = page()
    archived.keeps(kept, institution="arch")
    for asked in (kept, again(kept), again(kept, **{"pixels.sha256": "ab" * 32})):
        assert archived.finds(asked) == []
        assert archived.finds(asked, batch="OLD", institution="arch") == []
        assert len(archived.finds(asked, institution="arch")) == 1


def test_what_says_nothing_is_not_looked_up(archived: Archive) -> None:
    even = page(**{"pixels.spread": 0})
    stamp = page("objects/MS_2/0001.tif", **{"page.ink": 0.004})
    archived.keeps(even)
    archived.keeps(stamp, batch="OLD_2", item="MS_2")
    assert archived.finds(again(even)) == []
    assert archived.finds(again(stamp, **{"pixels.sha256": "ab" * 32})) == []
    assert [t.alike for t in archived.finds(again(stamp))] == [Alike.PIXELS]


def test_the_second_page_of_a_file(archived: Archive) -> None:
    second = {f"page2.{name}": fact for name, fact in page().facts.items()}
    kept = page(**second, **{"pages.measured": 2})
    archived.keeps(kept)
    alone = again(Measured(kept.file, {name.removeprefix("page2."): fact for name, fact in second.items()}))
    (found,) = archived.finds(alone)
    assert found.file == "objects/MS_1/0001.tif (page 2)"


def test_what_is_not_deposited_is_not_archived(archived: Archive) -> None:
    kept = page()
    of = delivery("OLD")
    ended = deposited(archived.place / "work", archived.sites, of, "MS_1", measured=[kept])
    record(archived.url, closed(of, [closed_item("MS_1", State.REJECTED, ended.sheets)]))
    assert archived.finds(again(kept)) == []


def test_a_rebuild_brings_the_looks_back(archived: Archive, other_url: str) -> None:
    kept = page()
    archived.keeps(kept)
    rebuild(other_url, ocfl.packages(archived.sites[0]))
    assert lines(contents(other_url))["likeness_key"] == lines(contents(archived.url))["likeness_key"]
    archived.url = other_url
    assert [t.alike for t in archived.finds(again(kept))] == [Alike.PIXELS]


def test_of_what_many_have_the_first_are_told(archived: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = page()
    for batch in ("OLD_1", "OLD_2", "OLD_3"):
        archived.keeps(kept, batch=batch)
    monkeypatch.setattr("heritage.catalogue.queries.twins.MOST", 2)
    assert [t.batch for t in archived.finds(again(kept))] == ["OLD_1", "OLD_2"]


def test_no_question_goes_through_a_table(archived: Archive) -> None:
    """Whatever is archived: a range of the index for each key, then rows by their numbers."""
    archived.keeps(page())
    with reading(archived.url) as db:
        if db.dialect.name == "sqlite":
            asked = str(_candidates(50).compile(db))
            plan = [row[3] for row in db.exec_driver_sql("EXPLAIN QUERY PLAN " + asked, (1,) * asked.count("?"))]
            assert sum("SEARCH likeness_key USING PRIMARY KEY (key=?)" in step for step in plan) == 50
            assert not [
                step for step in plan if step.startswith("SCAN") and not step.startswith(("SCAN found", "SCAN anon"))
            ]
