"""Film masters of what capture programs really write: packed pixels, padding bytes, chapters, captions, two films, two frames."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from heritage.model import File, Measured, Role
from heritage.normalise.av.film import without_place
from normalise.test_av import Made, ffmpeg, frames, policy

PICTURE = ("-f", "lavfi", "-i", "testsrc2=size=96x80:rate=25:duration=0.4")
CHAPTERS = ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=0\nEND=200\ntitle=Deel 1\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=200\nEND=400\ntitle=Deel 2\n"


def made(tmp_path: Path, name: str, *words: object) -> Made:
    (tmp_path / "objects/T").mkdir(parents=True)
    ffmpeg(*PICTURE, *words, tmp_path / "objects/T" / name)
    return Made(tmp_path, "T", {"field_order": "progressive"}, policy())


def kept(master: Path) -> Any:
    words = ["ffprobe", "-v", "error", "-show_streams", "-show_chapters", "-of", "json", str(master)]
    return json.loads(subprocess.run(words, check=True, capture_output=True).stdout)


@pytest.mark.parametrize(
    ("name", "coding", "pixels"),
    [("t.mov", "rawvideo", "uyvy422"), ("t.avi", "rawvideo", "yuyv422"), ("t.avi", "rawvideo", "bgr24"),
     ("t.avi", "huffyuv", "rgb24"), ("t.mov", "png", "rgb24"), ("t.mov", "v410", "yuv444p10le"), ("t.avi", "utvideo", "yuv420p")],
)  # fmt: skip
def test_pixels_that_ffv1_stores_otherwise_are_the_same_pixels(
    tmp_path: Path, name: str, coding: str, pixels: str
) -> None:
    film = made(tmp_path, name, "-c:v", coding, "-pix_fmt", pixels)
    (master,) = film.role(Role.MASTER)
    compared = ["bgr24" if pixels in ("bgr24", "rgb24") else pixels]
    assert as_(master, *compared) == as_(film.source, *compared)
    assert len(set(as_(master, *compared))) == 10


def as_(path: Path, pixels: str) -> list[str]:
    listed = ffmpeg("-i", path, "-map", "0:v:0", "-pix_fmt", pixels, "-c:v", "rawvideo", "-f", "framemd5", "-")
    return [line.rpartition(",")[2] for line in listed.splitlines() if not line.startswith("#")]


def test_chapters_and_captions_of_a_quicktime_are_kept(tmp_path: Path) -> None:
    (tmp_path / "c.srt").write_text("1\n00:00:00,100 --> 00:00:02,000\nGoedenavond\n")
    (tmp_path / "ch.txt").write_text(CHAPTERS)
    words = [
        "-i",
        tmp_path / "c.srt",
        "-i",
        tmp_path / "ch.txt",
        "-map",
        "0",
        "-map",
        "1",
        "-map_chapters",
        "2",
        "-c:v",
        "v210",
    ]
    film = made(tmp_path, "t.mov", *words, "-c:s", "mov_text")
    (master,) = film.role(Role.MASTER)
    found = kept(master)
    assert [chapter["tags"]["title"] for chapter in found["chapters"]] == ["Deel 1", "Deel 2"]
    assert [s["codec_name"] for s in found["streams"]] == ["ffv1", "subrip"]
    assert "Goedenavond" in ffmpeg("-i", master, "-map", "0:s:0", "-f", "srt", "-")


def test_both_films_of_a_file_are_kept(tmp_path: Path) -> None:
    second = ["-f", "lavfi", "-i", "testsrc=size=48x32:rate=25:duration=0.4"]
    film = made(
        tmp_path,
        "t.avi",
        *second,
        "-map",
        "0",
        "-map",
        "1",
        "-c:v:0",
        "v210",
        "-c:v:1",
        "rawvideo",
        "-pix_fmt:v:1",
        "yuyv422",
    )
    (master,) = film.role(Role.MASTER)
    assert [s["width"] for s in kept(master)["streams"]] == [96, 48]
    assert frames(master) == frames(film.source)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_clip_of_few_frames_has_its_stills(tmp_path: Path, count: int) -> None:
    film = made(tmp_path, "t.mov", "-c:v", "v210", "-frames:v", count)
    assert sum(p.suffix == ".jpg" for p in film.role(Role.ACCESS)) == 3


def test_a_film_with_a_cover_picture_is_kept_as_it_came(tmp_path: Path) -> None:
    ffmpeg("-f", "lavfi", "-i", "color=red:s=32x32", "-frames:v", "1", "-update", "1", tmp_path / "c.png")
    words = ["-c:v", "ffvhuff", "-attach", tmp_path / "c.png", "-metadata:s:t", "mimetype=image/png"]
    film = made(tmp_path, "t.mkv", *words, "-metadata:s:t", "filename=cover.png")
    assert film.measured[0].get("av.covers") == ["png"]
    assert film.role(Role.MASTER) == []
    assert len(film.role(Role.ACCESS)) == 4


def measured(**facts: object) -> Measured:
    return Measured(File("objects/T/t.mov", 1, "00"), {name.replace("__", "."): value for name, value in facts.items()})  # type: ignore[misc]


def test_what_matroska_has_no_place_for_keeps_the_film_as_it_came() -> None:
    assert without_place(measured(av__captions=["eia_608"], av__data=["tmcd"])) == ["eia_608"]
    assert without_place(measured(av__captions=["mov_text"], av__data=["tmcd", "text"], av__chapters=2)) == []
    assert without_place(measured(av__captions=[], av__data=["[0][0][0][0]"])) == ["[0][0][0][0]"]
