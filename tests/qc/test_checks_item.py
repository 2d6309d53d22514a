from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heritage.model import Folio, Outcome
from heritage.model.pagination import folios
from heritage.qc.page import duplicates, sequence
from qc.judging import asked, batch, item, only, outcomes, page, refused


def pages(*stems: str) -> list[object]:
    return [page(f"objects/A/{stem}.tif") for stem in stems]


@pytest.mark.parametrize(
    ("stems", "wanted"),
    [
        (["0001", "0002", "0003"], None),
        (["KBR_MS_12_0001", "KBR_MS_12_0002"], None),
        (["page1", "page2", "page10", "page9", "page3", "page4", "page5", "page6", "page7", "page8"], None),
        (["0000", "0001"], None),
        (["0005", "0006", "0007"], None),
        (["cover", "0001", "0002"], None),
        (["p_001_master_300", "p_002_master_300"], None),
        (["001r", "001v", "002r", "002v"], None),
        (["f_001_recto", "f_001_verso"], None),
        (["00963v", "00964v"], None),
        (["0001", "0002", "0002a", "0002b", "0003"], None),
        (["01443v"], None),
        (["title"], None),
        (["0001", "0003"], "missing 2"),
        (["001r", "001v", "002v"], "missing 2r"),
        (["0001", "1", "0002"], "twice 1"),
        (["a_1", "b_1"], "twice 1"),
        (["0001", "0001b", "0002"], "insert 1b without the one before it"),
        (["front", "back"], None),
        (["before", "after"], "none in 2 names"),
    ],
)
def test_pages_are_all_there_once(stems: list[str], wanted: str | None) -> None:
    found = only(sequence.page_sequence, item("A", pages(*stems)), asked(sequence.page_sequence))  # type: ignore[arg-type]
    assert (found.outcome, found.found if wanted else None) == (
        (Outcome.FAIL, wanted) if wanted else (Outcome.PASS, None)
    )


def test_the_declared_number_of_pages_is_looked_for() -> None:
    question = asked(sequence.page_sequence, expected={"pages": 12})
    here = pages(*(f"{n:04}" for n in range(1, 12) if n != 7))
    found = only(sequence.page_sequence, item("A", here), question)  # type: ignore[arg-type]
    assert (found.wanted, found.found) == ("pages 1–12", "missing 7, 12")


def test_a_first_page_that_is_missing_is_seen_when_the_number_is_declared() -> None:
    question = asked(sequence.page_sequence, expected={"pages": 3})
    assert "missing 1" in only(sequence.page_sequence, item("A", pages("0002", "0003")), question).found  # type: ignore[arg-type]


def test_an_unreadable_page_is_still_a_page() -> None:
    here = [page("objects/A/0001.tif"), refused("objects/A/0002.tif"), page("objects/A/0003.tif")]
    assert outcomes(sequence.page_sequence, item("A", here), asked(sequence.page_sequence)) == [Outcome.PASS]
    assert outcomes(sequence.page_count, item("A", here, pages=3), asked(sequence.page_count)) == [Outcome.PASS]


def test_a_hostile_number_is_bounded() -> None:
    found = only(
        sequence.page_sequence, item("A", pages("1", "99999999999999999999999")), asked(sequence.page_sequence)
    )  # type: ignore[arg-type]
    assert found.outcome is Outcome.FAIL
    assert len(found.found) < 400


@settings(deadline=None)
@given(st.integers(1, 400), st.data())
def test_exactly_the_pages_taken_away_are_missing(count: int, data: st.DataObject) -> None:
    numbers = list(range(1, count + 1))
    gone = data.draw(st.sets(st.sampled_from(numbers), max_size=min(count - 1, 8)))
    here = [f"vol2_{n:05}" for n in numbers if n not in gone]
    data.draw(st.randoms(use_true_random=False)).shuffle(here)
    question = asked(sequence.page_sequence, expected={"pages": count})
    if len(here) == 1 and here[0] != "vol2_00001":
        return  # a single name: which of its numbers counts cannot be told
    found = only(sequence.page_sequence, item("A", pages(*here)), question)  # type: ignore[arg-type]
    missing = ", ".join(map(str, sorted(gone)))
    assert (found.found if gone else found.outcome) == (f"missing {missing}" if gone else Outcome.PASS)


def test_the_counting_number_is_the_one_that_differs() -> None:
    assert folios(["MS_12_003_v2", "MS_12_004_v2"]) == {"MS_12_003_v2": Folio(3), "MS_12_004_v2": Folio(4)}


@pytest.mark.parametrize(("declared", "wanted"), [(2, [Outcome.PASS]), (3, [Outcome.FAIL]), (None, [])])
def test_page_count(declared: int | None, wanted: list[Outcome]) -> None:
    expected = {} if declared is None else {"pages": declared}
    measured = item("A", pages("0001", "0002"), **expected)  # type: ignore[arg-type]
    assert outcomes(sequence.page_count, measured, asked(sequence.page_count)) == wanted


def judged(check: object, *here: object, **limits: float) -> dict[str, Outcome]:
    question = asked(check, limits)  # type: ignore[arg-type]
    return {f.subject: f.outcome for f in check.judge(batch(*here), question)}  # type: ignore[attr-defined]


def test_the_same_pixels_twice_are_found_across_items() -> None:
    first = item("A", [page("objects/A/1.tif"), page("objects/A/2.tif", pixels__sha256="bb")])
    second = item("B", [page("objects/B/1.tif")])
    assert judged(duplicates.duplicate_exact, first, second) == {
        "objects/A/1.tif": Outcome.PASS,
        "objects/A/2.tif": Outcome.PASS,
        "objects/B/1.tif": Outcome.FAIL,
    }


def test_even_tones_are_no_duplicates() -> None:
    white = [page(f"objects/A/{n}.tif", pixels__spread=0.0, page__ink=0.0) for n in (1, 2)]
    assert judged(duplicates.duplicate_exact, item("A", white)) == {}
    assert judged(duplicates.duplicate_perceptual, item("A", white), bits=40, ink=0.001, imprint=0.36) == {}


def fingerprints(count: int) -> list[str]:
    return [row.tobytes().hex() for row in np.random.default_rng(3).integers(0, 256, (count, 32), np.uint8)]


def changed(fingerprint: str, bits: int) -> str:
    values = np.unpackbits(np.frombuffer(bytes.fromhex(fingerprint), np.uint8))
    values[np.random.default_rng(4).choice(256, bits, replace=False)] ^= 1
    return np.packbits(values).tobytes().hex()


@pytest.mark.parametrize(("bits", "outcome"), [(22, Outcome.FAIL), (40, Outcome.FAIL), (41, Outcome.PASS)])
def test_pages_that_look_alike_are_found_across_blocks(bits: int, outcome: Outcome) -> None:
    prints = fingerprints(2500)
    prints[2400] = changed(prints[3], bits)
    here = [page(f"objects/A/{n}.tif", pixels__phash=p, pixels__sha256=str(n)) for n, p in enumerate(prints)]
    found = judged(duplicates.duplicate_perceptual, item("A", here), bits=40, ink=0.001, imprint=0.36)
    assert found.pop("objects/A/2400.tif") is outcome
    assert set(found.values()) == {Outcome.PASS}


def test_an_exact_duplicate_is_not_said_twice() -> None:
    here = [page(f"objects/A/{n}.tif") for n in (1, 2)]
    assert set(judged(duplicates.duplicate_perceptual, item("A", here), bits=40, ink=0.001, imprint=0.36).values()) == {
        Outcome.PASS
    }


@pytest.mark.parametrize(("share", "outcome"), [(0.2, Outcome.FAIL), (0.45, Outcome.PASS)])
def test_pages_of_one_layout_are_told_apart_by_what_is_written_on_them(share: float, outcome: Outcome) -> None:
    chance = np.random.default_rng(6)
    first = chance.integers(0, 2, 1024).astype(np.uint8)
    second = np.where(chance.random(1024) < share, 1 - first, first).astype(np.uint8)
    here = [
        page(f"objects/A/{n}.tif", pixels__sha256=str(n), page__imprint=np.packbits(bits).tobytes().hex())
        for n, bits in enumerate((first, second))
    ]
    found = judged(duplicates.duplicate_perceptual, item("A", here), bits=40, ink=0.001, imprint=0.36)
    assert found["objects/A/1.tif"] is outcome
