"""Film masters say what their sources say: fields, gamma, channels, all stored frames; what they cannot say keeps the source alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage.model import Role
from heritage.normalise.av import comparison
from kinds.video_kinds import V210, Make, atom, beside_pasp, edited, fields, film, matrix
from normalise.test_av import Made, frames, policy
from normalise.test_av_masters import kept


def made(tmp_path: Path, make: Make) -> Made:
    folder = tmp_path / "objects/T"
    folder.mkdir(parents=True)
    make(folder)
    return Made(tmp_path, "T", {}, policy())


@pytest.mark.parametrize(("order", "name"), [(1, "tt"), (6, "bb"), (9, "tb"), (14, "bt")])
def test_fields_are_said_to_be_stored_as_they_are(tmp_path: Path, order: int, name: str) -> None:
    (master,) = made(tmp_path, film("t.mov", *V210, sound=False, change=fields(order))).role(Role.MASTER)
    assert kept(master)["streams"][0]["field_order"] == name


def test_gamma_and_channels_are_tags_of_the_master(tmp_path: Path) -> None:
    quad = "pan=quad|c0=c0|c1=0.5*c0|c2=0.3*c0|c3=0.2*c0"
    change = beside_pasp(atom(b"gama", (144_179).to_bytes(4, "big")))
    (master,) = made(tmp_path, film("t.mov", *V210, "-af", quad, change=change)).role(Role.MASTER)
    picture, sound = kept(master)["streams"]
    assert (picture["tags"]["GAMMA"], sound["tags"]["CHANNEL_LAYOUT"], sound["channels"]) == ("2.2", "quad", 4)


def test_a_turned_film_is_kept_and_shown_upright(tmp_path: Path) -> None:
    """96 × 64 of pixels 16:15, a quarter turned: 64 × 102 on a screen."""
    film_ = made(tmp_path, film("t.mov", *V210, "-vf", "setsar=16/15", change=matrix(0, 1, -1, 0)))
    assert film_.role(Role.MASTER) == []
    (shown,) = (p for p in film_.role(Role.ACCESS) if p.suffix == ".mp4")
    picture = kept(shown)["streams"][0]
    assert picture["height"] / picture["width"] == pytest.approx(96 * 16 / 15 / 64, rel=0.03)


def test_an_edited_film_is_decoded_whole_and_shown_as_edited(tmp_path: Path) -> None:
    film_ = made(tmp_path, film("t.mov", *V210, sound=False, change=edited(0.5, 0)))
    assert film_.measured[0].get("video.0.frames") == 12
    (shown,) = (p for p in film_.role(Role.ACCESS) if p.suffix == ".mp4")
    assert len(frames(shown)) == 6


def test_a_master_that_would_lose_something_is_not_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(comparison, "lost", lambda source, master: ["the mark forced is lost"])
    film_ = made(tmp_path, film("t.mov", *V210, sound=False))
    assert film_.role(Role.MASTER) == []
    (note,) = (p for p in film_.role(Role.EVIDENCE) if p.name == "t.kept-as-it-came.txt")
    assert "the mark forced is lost" in note.read_text()


PICTURE = {
    "codec_type": "video", "codec_name": "v210", "color_space": "bt709", "field_order": "tb", "width": 96,
    "disposition": {"default": 1, "forced": 1}, "tags": {"language": "nld", "title": "Deel 1", "handler_name": "x"},
    "side_data_list": [{"side_data_type": "Stereo 3D"}, {"side_data_type": "CPB properties"}],
}  # fmt: skip
SAME = {**PICTURE, "codec_name": "ffv1", "disposition": {"default": 0, "forced": 1}}


@pytest.mark.parametrize(
    ("change", "word"),
    [({"color_space": "unknown"}, "color_space"), ({"field_order": "tt"}, "field order"), ({"width": 64}, "width"),
     ({"disposition": {"default": 1}}, "forced"), ({"tags": {"language": "nld"}}, "title"), ({"side_data_list": []}, "Stereo 3D"),
     ({"tags": {"language": "fra", "title": "Deel 1"}}, "language")],
)  # fmt: skip
def test_whatever_is_not_said_any_more_is_found(change: dict[str, object], word: str) -> None:
    source = {"streams": [PICTURE], "format": {"tags": {"major_brand": "qt"}}}
    assert list(comparison.lost(source, {"streams": [SAME]})) == []
    (found,) = comparison.lost(source, {"streams": [{**SAME, **change}]})
    assert word in found
