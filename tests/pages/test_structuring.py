"""The strip: what its form and its script send, what is shown before it is asked for, and what an earlier version said."""

from __future__ import annotations

import html
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heritage.catalogue.revisions import KeptRevision
from heritage.flows.revise import carrying, planning
from heritage.model import PART, Part, Statement
from heritage.model.built import nested
from heritage.pages.revision import outline
from heritage.pages.revision.structuring import PageRow, Strip, as_of, counted, patch, strip, written
from heritage.revise import Whole, patched
from pages.conftest import GOOD
from pages.people import ENGINEER, OF_KBR, OF_KMI, Browser
from pages.test_revising import PROGRAM, REST

PAGE = f"/heritage/archive/{quote(GOOD, safe='')}"
ONE, TWO = "objects/GOOD/0001.tif", "objects/GOOD/0002.tif"
PATHS = [f"objects/A/{n:04d}.tif" for n in range(1, 9)]

Started = list[tuple[Any, ...]]


def sent(anna: Browser, **changed: Any) -> Any:
    form = {
        "csrf": anna.token(PAGE), "base": "1", "path": [ONE, TWO], "label": ["", ""], "type": ["", ""], "place": ["1", "2"], "parts": "",
        "why": "by hand",
    }  # fmt: skip
    return anna.post(f"{PAGE}/pages", data=form | changed)


def asked(answer: Any) -> Any:
    """The patch of a page that shows what would change."""
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', answer.text))
    return json.loads(html.unescape(hidden["patch"]))


def test_the_form_without_a_script_names_moves_and_cuts(pages: Path, started: Started) -> None:
    anna = Browser(OF_KBR)
    assert anna.get(f"{PAGE}/pages").text.count('name="label"') == 2
    counted = sent(anna, act="count", first="1", last="2", start="iv", parts="chapter; I")
    assert re.findall(r'name="label" value="([^"]*)"', counted.text) == ["iv", "v"] and "chapter; I" in counted.text
    assert sent(anna).status_code == 422, "nothing changes"
    for wrong in (
        {"type": ["", "no such"]},
        {"parts": "reel;x;0001.tif;0002.tif"},
        {"parts": "chapter;x;0003.tif"},
        {"base": "7"},
        {"why": " "},
    ):
        answer = sent(anna, **({"label": ["iv", ""]} | wrong))
        assert answer.status_code == 422 and 'role="alert"' in answer.text, wrong
    looked = sent(
        anna,
        label=["", "iv"],
        place=["2", "2"],
        parts="chapter; De reis; 0002.tif; 0001.tif\n- section; “a”; 0001.tif\n",
    )
    assert asked(looked) == {
        "pages": {TWO: {"label": "iv"}}, "order": [TWO, ONE],
        "parts": [{"type": "chapter", "label": "De reis", "first": TWO, "last": ONE, "parts": [
            {"type": "section", "label": "“a”", "first": ONE, "last": ONE}]}],
    }  # fmt: skip
    assert "structure:" not in looked.text and "De reis" in looked.text and "0002.tif" in looked.text
    assert asked(sent(anna, place=["1", "0"])) == {"pages": {TWO: {"read": "no"}}}
    assert started == []


def test_the_script_sends_a_patch_and_gets_it_back_with_what_is_wrong(pages: Path, started: Started) -> None:
    anna = Browser(OF_KBR)
    told = anna.get(f"{PAGE}/pages/now").json()
    assert (told["version"], told["order"], told["parts"], told["timed"]) == (1, [0, 1], [], False)
    assert [page[0] for page in told["pages"]] == [ONE, TWO] and all(page[3] for page in told["pages"])
    assert anna.get(f"{PAGE}/pages/labels", params={"start": "7v", "count": 3}).json() == ["7v", "8r", "8v"]
    patch = {"order": [TWO, ONE], "parts": [{"type": "chapter", "label": "<b>", "first": ONE, "last": TWO}]}
    wrong = sent(anna, patch=json.dumps(patch))
    assert wrong.status_code == 422 and "after its beginning" in wrong.text
    assert json.loads(html.unescape(re.findall(r'data-draft="([^"]*)"', wrong.text)[0])) == patch
    patch["parts"][0] |= {"first": TWO, "last": ONE}  # type: ignore[index, operator]
    looked = sent(anna, patch=json.dumps(patch))
    assert asked(looked) == patch and "&lt;b&gt;" in looked.text and "<b><b>" not in looked.text
    for broken in ("[]", "{", '{"parts": 7}', '{"order": {}}'):
        assert sent(anna, patch=broken).status_code == 422
    hidden = {"kind": "revise", "key": "k" * 12, "base": "1", "patch": json.dumps(patch), "reason": "w"}
    anna.post(f"{PAGE}/requests", data={**hidden, "csrf": anna.token(PAGE)})
    assert started[0][2]["patch"] == patch
    for who, status in ((OF_KMI, 404), (ENGINEER, 403)):
        assert {Browser(who).get(f"{PAGE}/pages{tail}").status_code for tail in ("", "/now")} == {status}


def test_the_rest_door_takes_order_and_parts(pages: Path, started: Started) -> None:
    anna, why = Browser(OF_KBR), {"why": "w"}
    key = {**PROGRAM, "idempotency-key": "pages-abcdefgh", "if-match": '"1"'}
    patch = {
        "pages": {ONE: {"type": "target", "read": False}}, "order": [{"first": TWO, "last": TWO}],
        "parts": [{"type": "chapter", "label": "I", "first": TWO, "last": TWO}],
    }  # fmt: skip
    assert anna.patch(REST, json=patch, params=why, headers={**key, "if-match": '"3"'}).status_code == 412
    for wrong, said in (
        ({"pages": {"objects/X/1.tif": {"label": "1"}}}, "no such file"), ({"order": [TWO]}, "1 without a place"),
        ({"parts": [{"type": "chapter", "label": "I", "first": "x"}]}, "which is none"),
        ({"parts": [{"type": "chapter", "label": "I", "first": TWO, "begin": "0:01"}]}, "only sound and film"),
    ):  # fmt: skip
        answer = anna.patch(
            REST, json=wrong, params=why, headers={**key, "idempotency-key": f"wrong-{said}".replace(" ", "-")}
        )
        assert answer.status_code == 422 and said in answer.json()["detail"], wrong
    assert anna.patch(REST, json={"parts": [{"title": "x"}]}, params=why, headers=key).status_code == 422
    for _ in range(2):
        assert anna.patch(REST, json=patch, params=why, headers=key).status_code == 202
    assert {json.dumps(run[2]["patch"]) for run in started} == {json.dumps(patch)}
    planning.plan("rest", planning.Wanted("w", GOOD, patch), who="anna")  # what was taken is what the plan takes


def test_the_next_version_shows_its_pages_and_parts_and_the_first_can_be_said_again(
    pages: Path, started: Started, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shutil.copytree(pages, tmp_path / "home", symlinks=True)  # the other tests' packages stay as they are
    monkeypatch.setenv("HERITAGE_HOME", str(tmp_path / "home"))
    parts = [{"type": "chapter", "label": "Vertrek", "first": TWO, "last": ONE}]
    wanted = {"order": [TWO, ONE], "parts": parts, "pages": {TWO: {"label": "recto"}}}
    planning.plan("real", planning.Wanted("w", GOOD, wanted), who="anna")
    carrying.carry_out("real", 0)
    anna = Browser(OF_KBR)
    shown = anna.get(PAGE, params={"lang": "nl"}).text
    assert "Vertrek" in shown and "structure:" not in re.sub(r'<span class="soft" lang="en">.*?</span>', "", shown)
    captions = re.findall(r"<figcaption>(.*?)</figcaption>", shown)
    assert "0002" in captions[0] and "recto" in captions[0] and "0001" in captions[1]
    assert "structure:" not in anna.get(f"{PAGE}/revise").text, "the form of the description is not about it"
    second = anna.get(f"{PAGE}/versions/2", params={"since": "new"}).text
    assert "revision-2.jsonl" in second and "0001.tif<" not in second and "METS.xml" not in second
    assert "representations/original/METS.xml" in anna.get(f"{PAGE}/versions/2", params={"since": "changed"}).text
    assert "0001.tif<" in anna.get(f"{PAGE}/versions/1").text
    assert [anna.get(f"{PAGE}/versions/{n}").status_code for n in (0, 3)] == [404, 404]
    assert Browser(OF_KMI).get(f"{PAGE}/versions/1").status_code == 404
    again = anna.get(f"{PAGE}/pages", params={"version": "1"}).text
    draft = json.loads(html.unescape(re.findall(r'data-draft="([^"]*)"', again)[0]))
    assert draft == {"pages": {TWO: {"label": ""}}, "order": [ONE, TWO], "parts": []}
    looked = sent(anna, base="2", patch=json.dumps(draft))
    assert asked(looked) == {"pages": {TWO: {"label": ""}}, "order": None, "parts": None}


@pytest.mark.parametrize("language", ["nl", "fr", "de"])
def test_in_every_language(pages: Path, language: str) -> None:
    shown = Browser(OF_KBR).get(f"{PAGE}/pages", params={"lang": language}).text
    assert f'lang="{language}"' in shown and "structure-" not in re.sub(r"<[^>]*>", "", shown) and "part-type" not in shown  # fmt: skip


def rows(paths: list[str]) -> Strip:
    return strip([(path, 0) for path in paths], [], "paper")


@given(st.integers(0, 7), st.integers(1, 8))
def test_a_page_goes_to_the_place_that_it_is_given(number: int, place: int) -> None:
    before = rows(PATHS)
    shown = written(before, [PATHS[number]], [""], [""], [place])
    order = [row.path for row in shown.rows]
    rest = [path for path in PATHS if path != PATHS[number]]
    assert order == [*rest[: place - 1], PATHS[number], *rest[place - 1 :]]
    assert [row.place for row in shown.rows] == list(range(1, 9))


@given(st.integers(1, 30), st.integers(1, 30), st.integers(1, 30))
def test_only_the_pages_that_were_named_are_counted(number: int, first: int, last: int) -> None:
    before = Strip([PageRow(f"{n}.tif", "old", "", 0) for n in range(1, number + 1)], [], [], "paper")
    new = counted(before, first, last, "1").rows
    assert [row.label for row in new] == [
        str(n - first + 1) if first <= n <= last else "old" for n in range(1, number + 1)
    ]


def test_only_what_is_other_is_sent() -> None:
    before = rows(PATHS)
    assert patch(before, before) == {}
    shown = written(before, [PATHS[0]], ["iv"], ["blank"], [0])
    assert patch(shown, before) == {"pages": {PATHS[0]: {"label": "iv", "type": "blank", "read": False}}, "order": PATHS[1:]}  # fmt: skip
    assert patched([], patch(shown, before), Whole(PATHS, "paper"))


parts = st.lists(
    st.builds(
        Part, st.sampled_from(["chapter", "section"]), st.text(max_size=8).map(str.strip).filter(str.isprintable), st.sampled_from(PATHS),
        st.sampled_from(PATHS), st.sampled_from(["", "00:00:01.000"]), st.sampled_from(["", "00:01:00.500"]), st.integers(0, 3),
    ), max_size=6,
)  # fmt: skip


@given(parts)
def test_parts_are_read_as_they_are_written(given: list[Part]) -> None:
    tree: list[Part] = []
    for one in given:
        tree.append(replace(one, level=min(one.level, tree[-1].level + 1 if tree else 0)))
    called = outline.names(PATHS)
    assert outline.read(outline.written(tree, called), called) == nested(tree)


def test_files_of_one_name_are_called_by_their_paths() -> None:
    paths = ["objects/A/1/0001.tif", "objects/A/2/0001.tif", "objects/A/2/0002.tif"]
    assert list(outline.names(paths).values()) == [*paths[:2], "0002.tif"]


def test_an_earlier_version_is_told_from_what_came_after() -> None:
    def change(field: str, before: list[str], subject: str = "") -> dict[str, Any]:
        old = [
            {"field": field, "value": v, "source": "s", "language": "", "subject": subject, "score": None}
            for v in before
        ]
        return {"field": field, "before": old, "after": [], "subject": subject}

    made = [
        KeptRevision(
            3, "structure", (change(PART, ["two"]), change("structure:label", [], "a")), "w", "anna", *[""] * 6
        ),
        KeptRevision(2, "metadata", (change("dc:title", ["A"]), change(PART, [])), "w", "anna", *[""] * 6),
    ]
    said = [Statement(PART, "three", "r"), Statement("structure:label", "iv", "r", subject="a")]
    assert [s.value for s in as_of(3, said, made)] == ["three", "iv"]
    assert [s.value for s in as_of(2, said, made)] == ["two"]
    assert as_of(1, said, made) == []
