"""Every colour that a film can say is one that the encoder of its master takes: ffprobe and ffmpeg have two names for some."""

from __future__ import annotations

import re
import subprocess

import pytest

from heritage.model import File, Measured
from heritage.normalise.av.film import colours

FACTS = {
    "color_trc": "video.colour_transfer",
    "color_primaries": "video.colour_primaries",
    "colorspace": "video.colour_space",
    "color_range": "video.colour_range",
}


def constants(option: str, *words: str) -> dict[str, int]:
    """Name → number of the values of an option, as ffmpeg lists them."""
    said = subprocess.run(["ffmpeg", "-hide_banner", "-h", *words], capture_output=True, text=True, check=True).stdout
    found = re.search(rf"^  +-?{option} +<int> .*\n((?:     \S+ +-?\d+ .*\n)+)", said, re.MULTILINE)
    assert found, option
    return {name: int(number) for name, number in re.findall(r"^     (\S+) +(-?\d+) ", found[1], re.MULTILINE)}


@pytest.mark.parametrize("option", FACTS)
def test_every_colour_of_a_film_is_taken_by_the_encoder(option: str) -> None:
    said = constants("range" if option == "color_range" else option, "filter=setparams")
    taken = constants(option, "full")
    for name in said.keys() - {"auto", "unknown", "unspecified", "limited", "full"}:
        (given,) = colours(Measured(File("a.mkv", 1, ""), {FACTS[option]: name})).items()
        assert given[0] == f"{option}:v:0"
        assert taken[given[1]] == said[name], name


def test_what_a_film_does_not_say_is_not_given() -> None:
    assert colours(Measured(File("a.mkv", 1, ""), {})) == {}
