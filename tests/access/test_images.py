"""The image route: the pixels are those of the pyramid, as another reader decodes them, and no request is believed."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from starlette.testclient import TestClient

import campaigns
from access.packages import agree, book
from access.shown import ADDRESS, publish, record, stranger
from heritage import settings
from heritage.access.image import asked, pyramid
from heritage.access.image.asked import NotDrawn, wanted
from heritage.access.record import View
from heritage.access.shelf import Shelf

WHOLE = (700, 910)


@pytest.fixture
def shown(home: Path) -> Iterator[tuple[TestClient, str, View, Path]]:
    """A door, a picture's address, and its pyramid."""
    agree(home)
    (one,) = book(home, pages=1)
    publish("p")
    found = record(one)
    place = Shelf(settings.home().public).file(found, found.views[0].copy.path)
    yield stranger(), f"/iiif/image/{found.id}.1", found.views[0], place


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def by_pillow(place: Path) -> Image.Image:
    """The largest level, by libtiff: it shares no code with what is tried."""
    with Image.open(place) as image:
        return image.convert("RGB")


def off(one: Image.Image, other: Image.Image) -> float:
    """The mean distance of their samples."""
    assert one.size == other.size
    return float(np.abs(np.asarray(one.convert("RGB"), int) - np.asarray(other.convert("RGB"), int)).mean())


def test_full_size_is_the_pyramid_to_the_sample(shown: tuple[TestClient, str, View, Path]) -> None:
    door, address, _, place = shown
    for region, box in (
        ("full", (0, 0, 700, 910)),
        ("250,250,30,40", (250, 250, 280, 290)),
        ("600,800,500,500", (600, 800, 700, 910)),
    ):
        drawn = opened(door.get(f"{address}/{region}/max/0/default.png").content)
        assert off(drawn, by_pillow(place).crop(box)) == 0.0, region


@pytest.mark.parametrize("size", ["350,", "175,", "pct:33.3", "!300,300", ",100", "300,390", "64,64"])
def test_smaller_it_shows_the_same(shown: tuple[TestClient, str, View, Path], size: str) -> None:
    door, address, _, place = shown
    for region, box in (
        ("full", (0, 0, 700, 910)),
        ("100,200,400,500", (100, 200, 500, 700)),
        ("square", (0, 105, 700, 805)),
    ):
        drawn = opened(door.get(f"{address}/{region}/{size}/0/default.png").content)
        truth = by_pillow(place).crop(box).resize(drawn.size, Image.Resampling.BOX)
        assert off(drawn, truth) < 6, (region, size)
        moved = Image.fromarray(np.roll(np.asarray(truth), 6, axis=1))
        assert off(drawn, truth) < off(drawn, moved), "and not a little beside it"


def test_tiles_join_without_a_seam(shown: tuple[TestClient, str, View, Path]) -> None:
    door, address, _, _ = shown
    told = door.get(f"{address}/info.json").json()
    (tiles,) = told["tiles"]
    for factor in tiles["scaleFactors"]:
        side = tiles["width"] * factor
        high, wide = -(-told["height"] // factor), -(-told["width"] // factor)
        joined = np.zeros((high, wide, 3), np.uint8)
        for y in range(0, told["height"], side):
            for x in range(0, told["width"], side):
                w, h = min(side, told["width"] - x), min(side, told["height"] - y)
                size = f"{-(-w // factor)},{-(-h // factor)}"
                tile = np.asarray(opened(door.get(f"{address}/{x},{y},{w},{h}/{size}/0/default.png").content))
                joined[y // factor : y // factor + tile.shape[0], x // factor : x // factor + tile.shape[1]] = tile
        whole = opened(door.get(f"{address}/full/{wide},{high}/0/default.png").content)
        assert off(Image.fromarray(joined), whole) < 2, factor


def test_turned_mirrored_and_without_colour(shown: tuple[TestClient, str, View, Path]) -> None:
    door, address, _, _ = shown

    def drawn(rotation: str, quality: str = "default") -> Image.Image:
        return opened(door.get(f"{address}/0,0,300,200/max/{rotation}/{quality}.png").content)

    upright = drawn("0")
    turns = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}
    for degrees, turn in turns.items():
        assert off(drawn(str(degrees)), upright.transpose(turn)) == 0
    mirrored = upright.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    assert off(drawn("!0"), mirrored) == 0
    assert off(drawn("!90"), mirrored.transpose(turns[90])) == 0
    assert drawn("0", "gray").mode == "L" and off(drawn("0", "gray"), upright.convert("L")) < 1
    assert set(np.unique(np.asarray(drawn("0", "bitonal")))) <= {0, 255}
    assert drawn("360").tobytes() == upright.tobytes() and drawn("0", "color").tobytes() == upright.tobytes()


def test_grey_pictures_stay_grey(tmp_path: Path) -> None:
    from heritage.normalise.picture import levels
    from heritage.tools.picture import opening

    ramp = np.tile(np.arange(600) * 255 // 599, (400, 1)).astype(np.uint8)
    Image.fromarray(ramp).save(tmp_path / "g.jpg", quality=95)
    place = tmp_path / "g.tif"
    place.write_bytes(levels.pyramid(opening.decode(tmp_path / "g.jpg"), 90).content)
    for form in ("jpg", "png"):
        image = opened(pyramid.drawn(place, wanted((600, 400), "100,100,300,200", "150,", "0", f"default.{form}")))
        assert (image.mode, image.size) == ("L", (150, 100))
        assert float(np.abs(np.asarray(image, int)[50] - np.linspace(100, 400, 150) * 255 / 599).mean()) < 2


def test_info_says_what_is_there(shown: tuple[TestClient, str, View, Path]) -> None:
    door, address, view, _ = shown
    answer = door.get(f"{address}/info.json", headers={"Accept": "application/ld+json"})
    told = answer.json()
    assert answer.headers["content-type"].startswith("application/ld+json")
    assert (told["id"], told["width"], told["height"], told["profile"]) == (
        ADDRESS + address,
        view.width,
        view.height,
        "level2",
    )
    assert door.get(address).headers["location"] == f"{ADDRESS}{address}/info.json"
    for size in told["sizes"]:
        assert opened(door.get(f"{address}/full/{size['width']},{size['height']}/0/default.jpg").content).size == tuple(
            size.values()
        )


def test_the_same_request_in_other_words_has_one_name(shown: tuple[TestClient, str, View, Path]) -> None:
    door, address, _, _ = shown
    one, other = door.get(f"{address}/0,0,700,910/350,/360/color.jpg"), door.get(f"{address}/full/350,455/0/color.jpg")
    assert one.headers["etag"] == other.headers["etag"] and one.content == other.content
    assert f'<{ADDRESS}{address}/full/350,455/0/color.jpg>;rel="canonical"' in one.headers["link"]
    again = door.get(f"{address}/full/350,/0/color.jpg", headers={"If-None-Match": one.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("region", "size", "rotation", "last", "status"),
    [
        ("700,0,10,10", "max", "0", "default.jpg", 400), ("0,0,0,10", "max", "0", "default.jpg", 400), ("-1,0,10,10", "max", "0", "default.jpg", 400),
        ("pct:0,0,0,10", "max", "0", "default.jpg", 400), ("pct:100,0,1,1", "max", "0", "default.jpg", 400), ("1e3,0,9,9", "max", "0", "default.jpg", 400),
        ("full", "701,", "0", "default.jpg", 400), ("full", ",911", "0", "default.jpg", 400), ("full", "0,", "0", "default.jpg", 400),
        ("full", "pct:0", "0", "default.jpg", 400), ("full", "pct:101", "0", "default.jpg", 400), ("full", "^1400,", "0", "default.jpg", 501),
        ("full", "^max", "0", "default.jpg", 501), ("full", "!100,", "0", "default.jpg", 400), ("full", ",", "0", "default.jpg", 400),
        ("full", "full", "0", "default.jpg", 400), ("full", "max", "45", "default.jpg", 501), ("full", "max", "361", "default.jpg", 400),
        ("full", "max", "-90", "default.jpg", 400), ("full", "max", "!", "default.jpg", 400), ("full", "max", "0", "native.jpg", 400),
        ("full", "max", "0", "default.webp", 501), ("full", "max", "0", "default.exe", 400), ("full", "max", "0", "default", 400),
        ("full", "99999999999999999999,", "0", "default.jpg", 400), ("full", "１００,", "0", "default.jpg", 400), ("full", "max", "nan", "default.jpg", 400),
        ("pct:inf,0,1,1", "max", "0", "default.jpg", 400), ("0,0,10,10,10", "max", "0", "default.jpg", 400), ("FULL", "max", "0", "default.jpg", 400),
    ],
)  # fmt: skip
def test_what_is_wrong_or_not_done_is_said(region: str, size: str, rotation: str, last: str, status: int) -> None:
    with pytest.raises(NotDrawn) as raised:
        wanted(WHOLE, region, size, rotation, last)
    assert raised.value.status == status


def test_the_largest_answer_is_bounded() -> None:
    huge = (60_000, 90_000)
    found = wanted(huge, "full", "max", "0", "default.jpg")
    assert (found.out_width, found.out_height) == (2731, asked.LONGEST)
    for size in ("5000,", ",5000", "5000,5000", "pct:50"):
        with pytest.raises(NotDrawn):
            wanted(huge, "full", size, "0", "default.jpg")
    assert wanted(huge, "full", "!99999,99999", "0", "default.jpg").out_height == asked.LONGEST


def test_no_shape_makes_it_read_more_than_is_borne(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A strip of full height and one pixel width would need the whole of the largest level."""
    from heritage.normalise.picture import levels
    from heritage.tools.picture import opening

    Image.new("RGB", (3000, 3000), (9, 99, 199)).save(tmp_path / "b.jpg")
    place = tmp_path / "b.tif"
    place.write_bytes(levels.pyramid(opening.decode(tmp_path / "b.jpg"), 80).content)
    read: list[int] = []
    real = pyramid._tile
    monkeypatch.setattr(pyramid, "MOST_READ", 1_000_000)
    monkeypatch.setattr(pyramid, "_tile", lambda *words: (read.append(1), real(*words))[1])
    image = opened(pyramid.drawn(place, wanted((3000, 3000), "full", "1,3000", "0", "default.png")))
    assert image.size == (1, 3000) and len(read) * 256 * 256 < 2_000_000


PARTS = {
    "region": [
        "full",
        "square",
        "0,0,100,100",
        "690,900,50,50",
        "pct:10,10,20.5,30",
        "10,10",
        "a",
        "pct:200,0,1,1",
        "0,0,0,0",
        "-1,0,5,5",
        "",
        "٣,0,9,9",
    ],
    "size": ["max", "100,", ",100", "50,60", "!80,80", "pct:12.5", "701,", "^max", "0,0", "pct:-1", "full", "1e9,", ""],
    "rotation": ["0", "90", "!270", "360", "45", "-1", "!", "1e1", "361", "0.0"],
    "last": [
        "default.jpg",
        "gray.png",
        "bitonal.jpg",
        "color.png",
        "default.tif",
        "native.jpg",
        "default.",
        ".jpg",
        "default.jpg.exe",
        "x",
    ],
}


@pytest.mark.campaign
def test_seeded_requests_valid_and_hostile(
    shown: tuple[TestClient, str, View, Path], record_property: campaigns.Record
) -> None:
    """What the parser admits is drawn in the size that it promised; everything else is 400, 404 or 501, and nothing is ever 500."""
    door, address, view, _ = shown
    chance, number = random.Random(16), campaigns.of(200, 2000)
    counts: dict[int, int] = {}
    for _ in range(number):
        parts = {name: chance.choice(values[: 6 if chance.random() < 0.6 else None]) for name, values in PARTS.items()}
        if chance.random() < 0.3:
            x, y, w, h = (chance.randrange(side) for side in (700, 910, 800, 1000))
            parts["region"] = f"{x},{y},{w},{h}"
        if chance.random() < 0.1:
            name = chance.choice(list(parts))
            parts[name] = "".join(chance.choice("0123456789,.:!^pct%fulmax-") for _ in range(chance.randrange(12)))
        answer = door.get(f"{address}/{'/'.join(parts.values())}")
        counts[answer.status_code] = counts.get(answer.status_code, 0) + 1
        assert answer.status_code in (200, 400, 404, 501), parts
        if answer.status_code == HTTPStatus.OK:
            promised = wanted((view.width, view.height), *parts.values())
            size = (promised.out_width, promised.out_height)
            assert opened(answer.content).size == (size[::-1] if promised.turned % 2 else size), parts
    assert counts[200] > number // 10 and counts[400] > number // 10, counts
    campaigns.cases(record_property, number)
