"""Page names as stations, printers and librarians give them: in their order, none falsely missing, and what is missing is found."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from heritage.model import Outcome
from heritage.model.pagination import folios, in_order
from heritage.qc.page.sequence import page_count, page_sequence
from qc.judging import asked, item, only, page

SOUND = [
    "img0001_1L img0001_2R img0002_1L img0002_2R",
    "0001_L 0001_R 0002_L 0002_R",
    "0001L 0001R 0002L 0002R 0003L 0003R",
    "0001_R 0002_L 0002_R 0003_L",
    "0001_L 0002_R 0003_L 0004_R",
    "scan-9-left scan-9-right scan-10-left scan-10-right",
    "left_0001 right_0001 left_0002 right_0002",
    "p1_links p1_rechts p2_links p2_rechts",
    "p1_gauche p1_droite p2_gauche p2_droite",
    "p1g p1d p2g p2d",
    "0001a 0001b 0002a 0002b",
    "1 2 2a 3",
    "1 2a 2b 3",
    "12 12a 12b 13",
    "001r 001v 002r 002v",
    "f1_recto f1_verso f2_recto f2_verso",
    "f001ra f001rb f001va f001vb f002ra f002rb f002va f002vb",
    "0001_voor 0001_achter 0002_voor 0002_achter",
    "0001_vorne 0001_hinten 0002_vorne 0002_hinten",
    "foto_1_front foto_1_back foto_2_front foto_2_back",
    "1 2 2bis 2ter 3",
    "0001 0002 0002_bis 0003",
    "f2r f2v f2bis_r f2bis_v f3r f3v",
    "0001 0002-0003 0004-0005 0006",
    "1_2 3_4 5_6",
    "p0 p1-2 p3-4 p5",
    "0110-11 0112-13",
    "i ii iii iv 1 2 3",
    "KBR_12_i KBR_12_ii KBR_12_iii KBR_12_0001 KBR_12_0002",
    "cover i ii iii iv v 001 002",
    "cover 0001 0002 backcover spine",
    "omslag_voor schutblad 0001 0002 omslag_achter rug",
    "couverture garde 0001 0002 dos",
    "Einband_vorne Vorsatz 0001 0002 Einband_hinten",
    "front back",
    "0001_01of03 0001_02of03 0001_03of03",
    "01of20 02of20 03of20",
    "book_01_of_12 book_02_of_12 book_03_of_12",
    "12 12_1 12_2 13 14",
    "0001_1 0001_2 0002_1 0002_2",
    "vol1_001 vol1_002 vol1_003 vol2_001 vol2_002",
    "1887-02-14_1 1887-02-14_2 1887-02-16_1 1887-02-16_2 1887-02-17_1",
    "1887_0001 1887_0002 1887_0003",
    "cover_1 cover_2 page_1 page_2 page_3",
    "A1r A1v A2r A2v B1r B1v",
    "0001 0002 0002_foldout 0003 0003_kleurenkaart",
    "IMG_0001 img_0002 Img_0003",
    "0001_cover 0002 0003",
    "00963v 00964v",
    "KBR_2020_12_0007_R KBR_2020_12_0008_R",
]
"""In their order."""


def judged(names: str, **expected: int) -> tuple[Outcome, str]:
    here = item("A", [page(f"objects/A/{name}.tif") for name in names.split()], **expected)
    found = only(page_sequence, here, asked(page_sequence, expected=expected))
    return found.outcome, found.found


@pytest.mark.parametrize("names", SOUND)
def test_none_is_missing_or_twice_and_they_are_in_order(names: str) -> None:
    assert judged(names)[0] is Outcome.PASS, judged(names)
    paths = [f"objects/A/{name}.tif" for name in names.split()]
    assert in_order(random.Random(7).sample(paths, len(paths))) == paths


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("img0001_1L img0001_2R img0002_1L img0002_2R img0003_1L img0003_2R img0004_1L img0005_1L img0005_2R", "missing 4R"),
        ("0001_L 0001_R 0002_R 0003_L 0003_R", "missing 2L"),
        ("0001_L 0001_R 0003_L 0003_R", "missing 2L, 2R"),
        ("0001_L 0002_R 0003_L 0005_L", "missing 4"),
        ("0001a 0001b 0002a 0003a 0003b", "missing 2b"),
        ("0001_voor 0001_achter 0002_voor 0003_voor 0003_achter", "missing 2v"),
        ("1 2 2bis 4", "missing 3"),
        ("1 2 2ter 3", "insert 2ter without the one before it"),
        ("1 2bis 3", "missing 2"),
        ("0001 0002-0003 0006-0007", "missing 4, 5"),
        ("0001 0002-0003 0003 0004", "twice 3"),
        ("1_2 5_6 7_8", "missing 3, 4"),
        ("i ii iv 1 2 3", "missing iii"),
        ("cover 0001 0003 backcover", "missing 2"),
        ("01of20 02of20 04of20", "missing 3"),
        ("0001_1 0001_2 0002_1 0003_1 0003_2", "missing 2_2"),
        ("vol1_001 vol1_003 vol2_001 vol2_002", "missing vol1_2"),
        ("scan_0001 scan_0002 page_0002 page_0003", "twice 2"),
        ("0001 0002 0002_copy 0003", "twice 2"),
        ("0001 0002 0002_new 0003", "twice 2"),
        ("0001 001 0002", "twice 1"),
        ("IMG_0001 img_0001 IMG_0002", "twice 1"),
    ],
)  # fmt: skip
def test_what_is_missing_or_twice_is_found(names: str, found: str) -> None:
    assert judged(names) == (Outcome.FAIL, found)


def test_windows_copies_are_the_same_page() -> None:
    here = item("A", [page(f"objects/A/{name}.tif") for name in ("0001", "0002", "0002 (1)", "0003")])
    assert only(page_sequence, here, asked(page_sequence)).found == "twice 2"


@pytest.mark.parametrize(("declared", "outcome"), [(4, Outcome.PASS), (3, Outcome.PASS), (5, Outcome.FAIL)])
def test_a_spread_counts_as_one_picture_or_as_two_pages(declared: int, outcome: Outcome) -> None:
    here = item("A", [page(f"objects/A/{name}.tif") for name in ("0001", "0002-0003", "0004")], pages=declared)
    assert only(page_count, here, asked(page_count, expected={"pages": declared})).outcome is outcome


@example(["0", "00"])
@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("0123456789abrvLRi._-/²٣ ()"), max_size=12), unique=True))
def test_any_names_can_be_ordered_and_the_order_is_always_the_same(names: list[str]) -> None:
    mixed = random.Random(7).sample(names, len(names))
    assert in_order(mixed) == in_order(names) == in_order(names[::-1])
    folios(names)


def test_the_frames_of_a_film_come_by_their_numbers() -> None:
    paths = [f"objects/A/reel_1/film_{n}.dpx" for n in range(9_990, 10_020)]
    assert in_order(paths[::-1]) == paths
