"""The deliveries that other tests build on are what they promise: judged here by libraries that are not ours."""

from __future__ import annotations

import csv
import hashlib
import io
from pathlib import Path

import bagit
import numpy as np
import pytest
import tifffile
import yaml
from PIL import Image, ImageCms, UnidentifiedImageError

from heritage import settings
from heritage.ingest import intake
from samples import Fault, small
from samples.faults import scan
from samples.pages import Kind, Page, draw

PAGE = Page(2, "a test", size="A7")


def opened(content: bytes) -> Image.Image:
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


def received(place: Path) -> intake.Received:
    return intake.receive(
        place, institutions=settings.institutions(), worklines=["paper"], policies={"paper": ["iso19264-B", "legacy"]}
    )


def test_the_door_takes_it_and_counts_its_pages(tmp_path: Path) -> None:
    taken = received(small(tmp_path, items={"BOOK_1": 3, "BOOK_2": 1}, policy="legacy"))
    assert {i.id: len(i.files) for i in taken.items} == {"BOOK_1": 3, "BOOK_2": 1}
    assert taken.delivery.policy == "legacy"
    assert {f.name for f in taken.delivery.targets} == {"sheet_0001.tif", "target.yaml", "target_0001.tif"}


def test_a_bag_is_a_bag(tmp_path: Path) -> None:
    place = small(tmp_path, bag=True, checksum="sha512")
    bagit.Bag(str(place)).validate()
    assert len(received(place).items) == 1


def test_every_file_is_in_the_checksum_list(tmp_path: Path) -> None:
    place = small(tmp_path, checksum="md5")
    lines = (place / "metadata/checksum.md5").read_text().splitlines()
    listed = {path: digest for digest, path in (line.split("  ", 1) for line in lines)}
    there = {p.relative_to(place).as_posix() for p in place.rglob("*") if p.is_file()}
    assert there - set(listed) == {"metadata/checksum.md5"}
    assert all(hashlib.md5((place / path).read_bytes()).hexdigest() == digest for path, digest in listed.items())


def test_the_same_call_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = (small(tmp_path / n, faults={"BOOK_1/0001": "skew"}) for n in "ab")
    assert received(one).delivery.digest == received(other).delivery.digest


def test_what_was_there_is_replaced_and_no_leftover_stays(tmp_path: Path) -> None:
    small(tmp_path, items={"OLD": 2})
    (tmp_path / ".partial-T-1").mkdir()  # a make that was killed
    (tmp_path / ".partial-T-1/half.tif").write_bytes(b"half")
    place = small(tmp_path, items={"NEW": 1})
    assert [p.name for p in tmp_path.iterdir()] == ["T-1"]
    assert sorted(p.name for p in (place / "objects").iterdir()) == ["NEW", "_targets"]


def test_the_note_says_what_to_expect_even_of_a_page_that_is_missing(tmp_path: Path) -> None:
    place = small(tmp_path, faults={"BOOK_1/0002": "page-sequence"}, targets=False)
    note = yaml.safe_load((place / "metadata/delivery.yaml").read_text())
    assert note["items"]["BOOK_1"] == {"pages": 3, "width_mm": 74, "height_mm": 105}
    assert sorted(p.name for p in (place / "objects/BOOK_1").iterdir()) == ["0001.tif", "0003.tif"]
    assert not (place / "objects/_targets").exists()


def test_the_description_names_the_item(tmp_path: Path) -> None:
    place = small(tmp_path, language="fr")
    (row,) = csv.DictReader((place / "metadata/metadata.csv").open(encoding="utf-8"))
    assert row["filename"] == "objects/BOOK_1"
    assert "BOOK_1" in row["dc.title[fr]"]


@pytest.mark.parametrize("place", ["BOOK_1/0004", "BOOK_9/0001"])
def test_a_fault_in_a_page_that_does_not_exist_is_a_mistake(tmp_path: Path, place: str) -> None:
    with pytest.raises(ValueError, match="there is no page"):
        small(tmp_path, faults={place: "skew"})


def test_a_good_page_is_a_baseline_tiff_with_profile_and_resolution() -> None:
    picture = opened(scan(PAGE))
    assert (picture.mode, picture.info["compression"], picture.info["dpi"]) == ("RGB", "raw", (300, 300))
    profile = ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"]))
    assert "eciRGB v2" in ImageCms.getProfileDescription(profile)
    pixels = np.asarray(picture)
    assert pixels.min() > 0
    assert pixels.max() < 255


def test_duplicate_is_the_page_before(tmp_path: Path) -> None:
    pages = small(tmp_path, faults={"BOOK_1/0003": "duplicate-exact"}) / "objects/BOOK_1"
    contents = [(pages / f"000{n}.tif").read_bytes() for n in (1, 2, 3)]
    assert contents[2] == contents[1]
    assert contents[1] != contents[0]


def test_jpeg_under_another_name() -> None:
    assert opened(scan(PAGE, Fault.EXTENSION_MISMATCH)).format == "JPEG"


def test_truncated() -> None:
    with pytest.raises((OSError, UnidentifiedImageError)):
        opened(scan(PAGE, Fault.DECODES))


def test_no_profile() -> None:
    assert "icc_profile" not in opened(scan(PAGE, Fault.ICC_PROFILE)).info


def test_wrong_resolution() -> None:
    assert opened(scan(PAGE, Fault.SAMPLING_RATE)).info["dpi"] == (72, 72)


def test_lossy_compression() -> None:
    assert opened(scan(PAGE, Fault.COMPRESSION)).info["compression"] == "jpeg"


def test_two_pictures_in_one_file() -> None:
    assert opened(scan(PAGE, Fault.MULTIPAGE)).n_frames == 2  # type: ignore[attr-defined]


def test_transparency() -> None:
    assert opened(scan(PAGE, Fault.ALPHA)).mode == "RGBA"


def test_turned() -> None:
    assert opened(scan(PAGE, Fault.ORIENTATION)).size == opened(scan(PAGE)).size[::-1]


def test_over_exposed() -> None:
    assert (
        0.2 < (np.asarray(opened(scan(PAGE, Fault.CLIPPING))) == 255).mean() < 0.5
    )  # no more than half: that is another check's


def test_eight_bits_in_sixteen() -> None:
    samples = tifffile.imread(io.BytesIO(scan(PAGE, Fault.BITS_USED)))
    assert samples.dtype == np.uint16
    assert (samples % 256 == 0).all()
    assert (samples >> 8 == draw(PAGE)).all()


def test_out_of_focus() -> None:
    def edge(fault: Fault | None) -> float:
        return float(np.abs(np.diff(np.asarray(opened(scan(PAGE, fault)), np.int16), axis=1)).mean())

    assert edge(Fault.SHARPNESS) < edge(None) / 2


def test_enlarged_has_nothing_fine_in_it() -> None:
    def fine(fault: Fault | None) -> float:
        rows = np.asarray(opened(scan(PAGE, fault)).convert("L"), np.float64)[400:600, 200:700]
        power = np.abs(np.fft.rfft((rows - rows.mean()) * np.hanning(500), axis=1)) ** 2
        return float(power[:, -50:].mean())

    assert fine(Fault.UPSAMPLED) < fine(None) / 10


def test_blank_has_no_ink() -> None:
    paper = draw(Page(2, "a test", Kind.BLANK, size="A7"))[100:-100, 100:-100]
    assert paper.min() > 150
    assert (opened(scan(PAGE, Fault.BLANK_PAGE)).tobytes()) == draw(Page(2, "a test", Kind.BLANK, size="A7")).tobytes()


@pytest.mark.parametrize("degrees", [4.0, -1.5, 0.0])
def test_skew_is_clockwise_degrees(degrees: float) -> None:
    """Turned back by as much, and by no more or less, the lines of text are sharpest in the rows' sums."""
    page = Image.fromarray(draw(Page(2, "a test", size="A7", skew=degrees))).convert("L")

    def rows(back: float) -> float:
        turned = page.rotate(back, Image.Resampling.BILINEAR, fillcolor=230)
        sums = np.asarray(turned, np.float64)[150:-150, 150:-150].mean(axis=1)
        return float(np.abs(np.diff(sums)).sum())

    angles = np.arange(-6, 6.01, 0.25)
    assert angles[np.argmax([rows(a) for a in angles])] == pytest.approx(degrees, abs=0.25)
