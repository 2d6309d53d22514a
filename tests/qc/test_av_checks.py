"""Checks of recordings, asked of facts alone: what is a fault, and what only looks like one."""

from __future__ import annotations

from typing import Any

import pytest

from heritage.errors import SourceUnreadable
from heritage.measure.refusal import as_kept, refused
from heritage.messages import words
from heritage.model import File, Measured, Outcome, about, phrase
from heritage.qc.av import av, frames, sound, stored, video
from qc.judging import asked, item, only, outcomes

FAIL, PASS, WARN = Outcome.FAIL, Outcome.PASS, Outcome.WARN


def recording(path: str = "objects/A/a.wav", **facts: Any) -> Measured:
    known = {"av.kind": "audio", "sound.count": 1, "sound.0.samples": 9, **facts}
    return Measured(File(path, 1, "00"), known, ("probe 1",))


@pytest.mark.parametrize(
    ("layout", "dead", "outcome"),
    [("5.1", [4], PASS), ("5.1(side)", [4], PASS), ("7.1", [4], PASS), ("2.1", [3], PASS), ("5.1", [4, 6], WARN),
     ("stereo", [2], FAIL), ("quad", [4], WARN), ("", [4], WARN), ("5.0", [4], WARN), ("", [1, 2, 3, 4, 5, 6], FAIL)],
)  # fmt: skip
def test_one_of_two_may_not_be_empty_and_of_many_it_is_noted(layout: str, dead: list[int], outcome: Outcome) -> None:
    channels = {"stereo": 2, "2.1": 3, "quad": 4}.get(layout, 6)
    facts = {"sound.0.layout": layout, "sound.0.dead_channels": dead, "sound.0.channels": channels}
    assert outcomes(sound.silent, recording(**facts), asked(sound.silent)) == [outcome]


@pytest.mark.parametrize(
    ("correlation", "identical", "declared", "outcome"),
    [(1.0, True, "", FAIL), (0.99999, False, "", FAIL), (0.9999, False, "", PASS), (-1.0, False, "", PASS), (0.0, False, "", PASS),
     (0.2, True, "", FAIL), (1.0, True, "mono", PASS), (1.0, True, "stereo", FAIL)],
)  # fmt: skip
def test_one_channel_twice_is_told_unless_it_was_ordered(
    correlation: float, identical: bool, declared: str, outcome: Outcome
) -> None:
    facts = {"sound.0.correlation": correlation, "sound.0.identical": identical}
    context = asked(sound.channels_identical, {"correlation": 0.99999}, sound=declared)
    assert outcomes(sound.channels_identical, recording(**facts), context) == [outcome]
    assert outcomes(sound.channels_identical, recording(), context) == []


def test_mono_tracks_of_a_tape_are_judged_together() -> None:
    tracks = {f"sound.{n}.{name}": value for n in range(8) for name, value in
              {"samples": 9, "channels": 1, "dead_channels": [1] if n > 3 else []}.items()}  # fmt: skip
    found = outcomes(sound.silent, recording(**tracks, **{"sound.count": 8}), asked(sound.silent))
    assert found == [PASS] * 4 + [WARN] * 4


@pytest.mark.parametrize("born_digital", [True, False])
def test_loops_and_gated_notes_of_born_digital_music_are_noted(born_digital: bool) -> None:
    one = recording(**{"sound.0.zero_runs": [[1.0, 1.2, 1]], "sound.0.repeats": [[2.0, 2.5]]})
    wanted = [WARN if born_digital else FAIL]
    limits = {"seconds": 0.001, "most_seconds": 3}
    for check in (sound.dropouts, sound.repeated_blocks):
        assert outcomes(check, one, asked(check, limits, expected={"born_digital": born_digital})) == wanted


def test_a_track_has_its_number_where_there_are_several() -> None:
    quiet = {"sound.1.samples": 9, "sound.1.quiet": [[n, n + 2.5] for n in range(1, 10, 3)] * 3}
    first, second = sound.silence.judge(recording(**quiet, **{"sound.count": 2}), asked(sound.silence, {"seconds": 2}))
    assert (first.values["track"], second.values["track"], second.at) == (1, 2, 1)
    assert words("nl").finding(first).found == "spoor 1: geen"
    dutch = words("nl").finding(second).found
    assert dutch.startswith("spoor 2: 00:00:01.000–00:00:03.500 (2,5 s), ") and dutch.endswith(" en nog 4")
    (alone,) = sound.silence.judge(recording(), asked(sound.silence, {"seconds": 2}))
    assert (alone.values["track"], alone.found) == (None, "none")


def film(**facts: Any) -> Measured:
    return recording("objects/A/t.mov", **{"av.kind": "video", "video.frames": 50, **facts})


@pytest.mark.parametrize(
    ("codec", "seen", "outcome"), [("dvvideo", "bff", PASS), ("dvvideo", "tff", FAIL), ("v210", "bff", FAIL)]
)
def test_dv_says_its_field_order_by_its_standard(codec: str, seen: str, outcome: Outcome) -> None:
    question = asked(video.field_order, {"frames": 10, "share": 0.7, "decided": 0.25})
    tape = film(**{"video.codec": codec, "video.field_order": "", "video.idet": {seen: 40.0}})
    assert outcomes(video.field_order, tape, question) == [outcome]


def test_two_scans_in_a_folder_are_two_sequences() -> None:
    def frame(name: str) -> Measured:
        return Measured(File(f"objects/A/{name}.dpx", 1, "00"), {"frame.format": "dpx"}, ("probe 1",))

    both = [frame(f"{roll}_{n:06d}") for roll in ("a", "b") for n in (1, 2, 3)]
    question = asked(frames.sequence_gap)
    assert outcomes(frames.sequence_gap, item("A", both), question) == [PASS, PASS]
    assert outcomes(frames.sequence_gap, item("A", [*both[:1], *both[2:]]), question) == [FAIL, PASS]


def test_faults_are_said_with_their_times_in_the_reader_s_language() -> None:
    cut = phrase("container-short", promised=20 / 3, seconds=5.0)
    told = [
        ["truncated", None, "wav: Packet corrupt."],
        ["truncated", 5.0, cut],
        *[["truncated", 6.0 + n, cut] for n in range(4)],
    ]
    found = only(av.truncated, recording(**{"av.faults": told}), asked(av.truncated))
    assert (found.outcome, found.code, found.at) == (FAIL, "faults", 5.0)
    assert found.found.startswith(f"wav: Packet corrupt.; 00:00:05.000: {cut}; ")
    assert found.found.endswith(" and 1 more")
    dutch = words("nl").finding(found)
    assert dutch.found.startswith(
        "wav: Packet corrupt.; 00:00:05.000: de container belooft 6,667 s, 5,000 s is te decoderen; "
    )
    assert dutch.advice == words("nl")("finding-any.advice-damaged")


def test_a_film_is_told_as_its_container_stores_it() -> None:
    turned = phrase("film", number=1, said=phrase("turned", degrees=90))
    measured = as_kept(film(**{"av.shown": [[1.5, turned]], "frame.lies": phrase("dpx-length", bytes=9, promised=8)}))
    shown = only(stored.shown_as_stored, measured, asked(stored.shown_as_stored))
    assert (shown.found, shown.at) == ("00:00:01.500: film 1: is shown turned by 90° clockwise", 1.5)
    assert words("de").finding(shown).found == "00:00:01.500: Film 1: wird um 90° im Uhrzeigersinn gedreht gezeigt"
    lies = only(stored.structure_notes, measured, asked(stored.structure_notes))
    assert lies.found == "the header says 8 bytes, the file has 9; the picture is whole"


def test_a_file_that_cannot_be_opened_has_its_kind_of_damage() -> None:
    said = phrase("truncated", said=about("ffprobe", "moov atom not found"))
    measured = as_kept(refused(recording(), "av", SourceUnreadable(said)))
    assert [f.found for f in av.decodes.judge(measured, asked(av.decodes))] == [f"{said}"]
    (found,) = av.truncated.judge(measured, asked(av.truncated))
    assert found.found == "ffprobe: moov atom not found"


def test_a_reason_with_a_semicolon_is_one_reason() -> None:
    header = phrase("length-other", promised=8, bytes=2880)
    silent = phrase("sound-track", number=2, said=phrase("no-sample"))
    told = [["malformed", None, header], ["malformed", None, silent]]
    found = only(av.malformed, recording(**{"av.faults": told}), asked(av.malformed))
    assert words("nl").finding(found).found == (
        "de kop zegt 8 bytes; het bestand heeft er 2880; geluidsspoor 2: er zit geen enkel sample in"
    )
