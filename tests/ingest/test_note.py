"""delivery.yaml: every mistake named, in words; nothing in it can hurt the reader."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from heritage.ingest.note import note
from heritage.ingest.note.note import Allowed, Note
from heritage.model import Replaces
from heritage.problem import Problem
from ingest.conftest import NOTE, NOW, Make, reasons, take

ALLOWED = Allowed(
    {"kbr", "arch"},
    {"paper", "photographs"},
    {"paper": {"legacy"}, "photographs": {"fadgi-3"}},
    {"paper": {"nl", "fr"}},
)


def understood(text: str | bytes, now: datetime = NOW) -> tuple[Note | None, list[Problem]]:
    return note.understood(text if isinstance(text, bytes) else text.encode(), ALLOWED, now)


def changed(**keys: object) -> str:
    """The sound note with some keys changed; ... leaves one out."""
    merged = {**yaml.safe_load(NOTE), **keys}
    return yaml.safe_dump({k: v for k, v in merged.items() if v is not ...}, allow_unicode=True)


def told(text: str | bytes) -> str:
    found, problems = understood(text)
    assert found is None
    assert problems
    return " | ".join(str(p) for p in problems)


def test_what_comes_again_and_of_which_order() -> None:
    note_, problems = understood(changed(replaces={"batch": "KBR-1", "items": ["B", "A", "B"]}, order="LOT 4/2026"))
    assert note_ is not None and problems == []
    assert (note_.replaces, note_.order) == ((Replaces("KBR-1", ("B", "A")),), "LOT 4/2026")
    several = [{"batch": "KBR-1", "items": "A"}, {"batch": "KBR-2"}, {"batch": "KBR-1", "items": ["C"]}]
    note_, problems = understood(changed(replaces=[*several, {"batch": "KBR-2", "items": ["A"]}], order=None))
    assert note_ is not None and problems == []
    assert note_.replaces == (Replaces("KBR-1", ("A", "C")), Replaces("KBR-2"))
    note_, problems = understood(changed(replaces={"batch": "KBR-1", "institution": "arch"}))
    assert note_ is not None and note_.replaces == (Replaces("KBR-1"),)
    assert (
        "replaces.institution [delivery-note]: wanted one of batch, items, whole, metadata, found an unknown key"
        in str(problems[0])
    )


def test_a_sound_note() -> None:
    found, problems = understood(NOTE)
    assert problems == []
    assert found is not None
    assert (found.institution, found.captured, found.station.device) == ("kbr", date(2026, 11, 2), "i2S CopiBook")
    assert found.items == {"KBR_MS_0001": {"pages": 2, "width_mm": 210, "height_mm": 297}}


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (
            {"institution": "kbrr"},
            'institution [delivery-note]: wanted one of arch, kbr, found "kbrr". Did you mean "kbr"?',
        ),
        ({"institution": ...}, "institution"),
        ({"workline": "papier"}, 'Did you mean "paper"?'),
        ({"policy": "fadgi-3"}, "policy [delivery-note]: wanted one of legacy"),
        ({"batch": 42}, "found the number 42. Put it in quotes"),
        ({"batch": "a/b"}, "batch-name"),
        ({"batch": ".."}, "batch-name"),
        ({"batch": "_batch"}, "batch-name"),
        ({"batch": "con"}, "batch-name"),
        ({"batch": "x" * 300}, "batch-name"),
        ({"batch": "  "}, "batch"),
        ({"operator": False}, "found yes or no (false). Put it in quotes"),
        ({"station": "SCAN-3"}, "station"),
        ({"station": {"device": "x"}}, "station.id"),
        ({"station": {"id": "x", "seriel": "1"}}, 'Did you mean "serial"?'),
        ({"captured": date(2026, 11, 24)}, "not in the future"),
        ({"captured": "2026-02-30"}, "a day, as in 2026-11-02"),
        ({"captured": "yesterday"}, "a day, as in 2026-11-02"),
        ({"captured": datetime(2026, 11, 2, 1, 0, tzinfo=UTC)}, "a day, as in 2026-11-02"),
        ({"declared": [1, 2]}, "declared"),
        ({"declared": {"ppi": float("nan")}}, "declared.ppi"),
        ({"declared": {"raw": b"\0"}}, "declared.raw"),
        ({"declared": {"ppi": "400"}}, 'declared.ppi [delivery-note]: wanted a number above 0, found "400"'),
        ({"declared": {"ppi": -400}}, "declared.ppi"),
        ({"replaces": "KBR-1"}, "replaces [delivery-note]: wanted batch, and items where not all of them come again"),
        ({"replaces": {"items": ["A"]}}, "replaces.batch [delivery-note]: wanted a text, found nothing"),
        ({"replaces": {"batch": 31}}, "replaces.batch [delivery-note]: wanted a text, found the number 31"),
        ({"replaces": {"batch": "../arch/X"}}, "replaces.batch [batch-name]"),
        (
            {"replaces": {"batch": "B", "items": [7]}},
            "replaces.items [delivery-note]: wanted an item id that is a text",
        ),
        ({"replaces": {"batch": "B", "items": [{"A": 1}]}}, "found keys and values. Put the item id in quotes"),
        ({"replaces": {"batch": "B", "items": []}}, "Leave items out when all of them come again"),
        ({"replaces": [{"batch": "B"}, 5]}, "found the number 5"),
        ({"replaces": {"batch": "B", "item": "A"}}, "replaces.item [delivery-note]: wanted one of batch, items"),
        ({"order": 4500012345}, "order [delivery-note]: wanted a text, found the number 4500012345. Put it in quotes"),
        ({"order": "x" * 201}, "order [delivery-note]: wanted at most 200 visible characters"),
        ({"order": "LOT\u202e4"}, "LOT\\u202e4"),
        ({"declared": {"ppi": [300, 400]}}, "declared.ppi"),
        ({"declared": {"bit_depth": True}}, "declared.bit_depth"),
        ({"declared": {"color_space": "sRGB"}}, 'Did you mean "colour_space"?'),
        ({"items": {"a": {"pages": "twelve"}}}, "items.a.pages [delivery-note]: wanted a whole number above 0"),
        ({"items": {"a": {"pages": 11.5}}}, "items.a.pages"),
        ({"items": {"a": {"widht_mm": 210}}}, "items.a.widht_mm [delivery-note]: wanted a known name"),
        ({"items": {1: {"pages": 2}}}, "Put the item id in quotes"),
        ({"items": {"a": 3}}, "items.a"),
        ({"items": ["a"]}, "items"),
        ({"operater": "x", "operator": ...}, 'an unknown key. Did you mean "operator"?'),
    ],
)
def test_each_mistake_is_named(keys: dict[str, object], words: str) -> None:
    assert words in told(changed(**keys))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"institution: \xff", "another encoding (Windows-1252, Latin-1 or the like), first seen on line 1"),
        ("- a\n- b\n", "keys and values"),
        ("", "nothing"),
        ("a: [1, 2", "YAML"),
        ("batch: a\nbatch: b\n", 'the key "batch" twice'),
        ("station: {id: a, id: b}", 'the key "id" twice'),
        ("? [a, b]\n: 1\n", "a key that is itself"),
        ("!!python/object/apply:os.system ['true']", "YAML"),
        ("captured: 2026-13-45", "YAML"),
        ("batch: " + "9" * 5000, "YAML"),
        ("a: " + "[" * 100_000, "deeper"),
        ("a: &x 1\nb: *x\n", "alias"),
        ("<<: {a: 1}\n", "a merge key (<<)"),
        ("a: 1\n---\nb: 2\n", "a second document (---)"),
        ("declared:\n\tunit: mm\n", "line 2 [delivery-note]: wanted spaces, found a tab. Indent with spaces"),
        ("declared:\n  \tunit: mm\n  ppi: 1\n", "line 2 [delivery-note]: wanted spaces, found a tab"),
        ("items:\n  A:\n    pages: 1\n\tB: {}\n", "line 4 [delivery-note]: wanted spaces, found a tab"),
        ("batch:\tx: y\n", "found a tab"),
        ("a\x00b: 1", "a NUL byte on line 1"),
    ],
)
def test_what_is_no_note_is_told(text: str | bytes, words: str) -> None:
    assert words in told(text)


def written(block: str) -> str:
    """The sound note with these lines instead of what they name."""
    names = {line.partition(":")[0] for line in block.splitlines() if not line.startswith(" ")}
    kept = [line for line in NOTE.splitlines() if line.partition(":")[0] not in names]
    if "items" in names:
        kept = [line for line in kept if not line.startswith(" ")]
    return "\n".join([*kept, block])


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("declared: {languages: [no, nl]}", "declared.languages [delivery-note]: wanted a text, found yes or no (no). Put it in quotes"),
        ("declared: {languages: on}", "found yes or no (on). Put it in quotes"),
        ("declared: {languages: [~]}", "declared.languages [delivery-note]: wanted a text, found nothing"),
        ("declared: {unit: [off]}", "found yes or no (off)"),
        ("declared: {born_digital: ja}", 'wanted yes or no, found the text "ja"'),
        ("declared: {negative: 'yes'}", 'wanted yes or no, found the text "yes"'),
        ("declared: {watertight: 1}", "wanted yes or no, found the number 1"),
        ("declared: {ppi: 0400}", 'found "0400", which YAML reads as the number 256'),
        ("declared: {ppi: 1e3}", 'wanted a number above 0, found "1e3"'),
        ("declared: {ppi: 4_00}", 'found "4_00", which YAML reads as the number 400'),
        ("declared: {ppi: 1:30}", 'found "1:30", which YAML reads as the number 90'),
        ("declared: {shelf: 0077}", 'found "0077", which YAML reads as the number 63. Put it in quotes'),
        ("items:\n  KBR_MS_0001: {pages: 12:30}", 'found "12:30", which YAML reads as the number 750'),
        ("items:\n  0012: {pages: 1}", 'items.0012 [delivery-note]: wanted an item id that is a text, found "0012", which YAML reads'),
        ("items:\n  12: {pages: 1}", "found the number 12. Put the item id in quotes"),
        ("items:\n  no: {pages: 1}", "items.no [delivery-note]: wanted an item id that is a text, found yes or no (no)"),
        ("items:\n  2026-11-02: {pages: 1}", "found the day 2026-11-02. Put the item id in quotes"),
        ("batch: 2026-11-02", "found the day 2026-11-02. Put it in quotes"),
        ("batch: 0042", 'found "0042", which YAML reads as the number 34. Put it in quotes'),
        ("batch: ~", "wanted a text, found nothing"),
        ("operator: yes", "found yes or no (yes). Put it in quotes"),
        ("station: {id: 007}", "station.id"),
        ("declared: {languages: [nl, nb]}", 'found "nb", which has no language model. Leave it out, or have its'),
        ("declared: {languages: [nl-BE]}", 'which has no language model. Did you mean "nl"?'),
        ("items:\n  KBR_MS_0001: {languages: dutch}", 'items.KBR_MS_0001.languages [delivery-note]: wanted one of fr, nl'),
    ],
)  # fmt: skip
def test_what_yaml_reads_as_something_else_is_told(block: str, words: str) -> None:
    assert words in told(written(block))


def test_numbers_where_texts_are_meant_are_what_is_written() -> None:
    found, problems = understood(
        written("declared: {title: 1984, aspect_ratio: 4:3, carrier: 0042, frame_rate: 23.976}")
    )
    assert found is not None and problems == []
    assert found.declared == {"title": "1984", "aspect_ratio": "4:3", "carrier": "0042", "frame_rate": 23.976}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_a_note_that_shows_its_encoding_is_read(encoding: str, end: str) -> None:
    found, problems = understood(NOTE.replace("CopiBook", "Copié").replace("\n", end).encode(encoding))
    assert problems == [] and found is not None and found.station.device == "i2S Copié"


def test_a_bomb_of_aliases_is_not_expanded() -> None:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    assert "alias" in told("\n".join(lines))


def test_a_note_that_is_too_long_is_not_parsed() -> None:
    assert "at most 8 MiB" in told(b"# " + b"x" * (8 << 20))


def test_today_somewhere_on_earth_is_not_the_future() -> None:
    late = datetime(2026, 11, 21, 23, 30, tzinfo=UTC)
    assert understood(changed(captured=date(2026, 11, 22)), late)[0] is not None
    assert understood(changed(captured=date(2026, 11, 23)), late)[0] is None


def test_optional_keys_may_be_left_out() -> None:
    found, _ = understood(changed(policy=..., declared=..., items=...))
    assert found is not None
    assert (found.policy, found.declared, found.items) == (None, {}, {})


def test_days_among_what_is_declared_become_text() -> None:
    found, _ = understood(changed(declared={"calibrated": date(2026, 11, 1), "list": [date(2026, 1, 2)]}))
    assert found is not None
    assert found.declared == {"calibrated": "2026-11-01", "list": ["2026-01-02"]}


@given(st.binary(max_size=400) | st.text(max_size=400).map(str.encode))
def test_nothing_in_a_note_raises(content: bytes) -> None:
    found, problems = understood(content)
    assert (found is None) == any(problem.refuses for problem in problems)


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5) | st.integers(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*note._KEYS, "other"]), values))
def test_whatever_stands_under_the_keys_is_answered_in_words(keys: dict[str, object]) -> None:
    found, problems = understood(changed(**keys))
    assert (found is None) == any(problem.refuses for problem in problems)
    assert all(str(p) for p in problems)


# --- on whole deliveries


def test_an_expected_item_that_did_not_come(make: Make, only: Callable[..., str]) -> None:
    text = changed(items={"KBR_MS_0001": {}, "KBR_MS_0002": {"pages": 3}})
    assert "objects/KBR_MS_0002" in only(make({"metadata/delivery.yaml": text.encode()}), "item-missing")


def test_expectations_reach_their_item(make: Make) -> None:
    book, card = take(make()).items
    assert book.expected["pages"] == 2
    assert card.expected == {}


def test_a_delivery_without_a_note_still_gets_its_other_reasons(make: Make) -> None:
    place = make({"metadata/delivery.yaml": None})
    (place / "objects/postcard.tif").write_bytes(b"x")
    found = " ".join(reasons(place))
    assert "metadata/delivery.yaml [delivery-note]" in found
    assert "objects/postcard.tif [checksum]" in found


def test_names_of_the_station_s_own_are_kept() -> None:
    own = {"resolution": "as ordered", "lamp": [1, 2], "ppi": None, "depth_mm": 12.5}
    found, problems = understood(changed(declared=own))
    assert found is not None
    assert (found.declared, problems) == (own, [])


def test_a_key_of_another_system_is_told_and_does_no_harm() -> None:
    found, problems = understood(changed(project="Digit-05"))
    assert found is not None
    assert [(p.refuses, p.code) for p in problems] == [(False, "unknown-key")]


def test_a_key_beside_the_known_one_is_no_misspelling() -> None:
    found, problems = understood(changed(operator_name="J. Peeters", capture_device="x"))
    assert found is not None
    assert [p.refuses for p in problems] == [False, False]
    assert "Did you mean" in told(changed(operator=..., operators="op-1"))


@pytest.mark.parametrize("digits", [400, 5000])
def test_a_number_beyond_all_numbers_is_a_reason(digits: int) -> None:
    assert "a number with too many digits" in told(NOTE.replace("pages: 2", f"pages: {'9' * digits}"))


@pytest.mark.parametrize("day", ["0206-11-02", "1026-11-02", "1969-12-31"])
def test_a_day_before_there_was_digitisation_is_no_day_of_capture(day: str) -> None:
    assert "a day since 1970" in told(NOTE.replace("2026-11-02", day))


@pytest.mark.parametrize("name", ["metadata/delivery.yml", "metadata/Delivery.YAML", "metadata/delivery.yaml.txt"])
def test_a_note_under_another_name_is_named(make: Make, name: str) -> None:
    found = reasons(make({"metadata/delivery.yaml": None, name: NOTE.encode()}))
    assert any(f'found "{name}". Name it metadata/delivery.yaml.' in reason for reason in found)
