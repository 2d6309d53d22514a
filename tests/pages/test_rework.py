"""The rework list's page: what came again, who may confirm that it is the answer, and that both items' pages say so."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows.deliveries import listed
from flows.driver import copied, drive
from pages.people import ENGINEER, OF_KBR, OF_KMI, Browser
from samples import small

REWORK = "/heritage/worklines/kbr/DONE-1/rework"


@pytest.fixture
def again(made: Path, pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """CROOKED, which was rejected, has come again in another delivery, which says nothing of it."""
    home = copied(made, tmp_path / "home")
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    place = small(tmp_path, batch="AGAIN-1", items={"CROOKED": 1}, targets=False)
    note = place / "metadata/delivery.yaml"
    note.write_text(f"{note.read_text()}order: LOT 4/2026\n")
    drive(listed(place))
    return home


def test_a_coordinator_confirms_that_it_is_the_answer(again: Path) -> None:
    anna, form = Browser(OF_KBR), {"by": "AGAIN-1", "item": "CROOKED"}
    before = anna.get(f"{REWORK}?lang=en").text
    assert "perhaps answered" in before and "0 of 1 items are answered" in before and 'value="AGAIN-1"' in before
    assert 'action="/heritage/worklines/kbr/DONE-1/rework/confirm"' not in Browser(ENGINEER).get(REWORK).text

    assert anna.post(f"{REWORK}/confirm", data=form).status_code == 403, "without the page's token"
    for who, status in ((OF_KMI, 404), (ENGINEER, 403)):
        other = Browser(who)
        token = other.token("/heritage/worklines")
        assert other.post(f"{REWORK}/confirm", data={**form, "csrf": token}).status_code == status
    form["csrf"] = anna.token(REWORK)
    assert anna.post(f"{REWORK}/confirm", data={**form, "by": "../kmi/X"}).status_code == 404
    after = anna.post(f"{REWORK}/confirm", data=form).text
    assert (
        "1 of 1 items are answered" in after
        and "confirmed by a person" in after
        and "<form" not in after.split("<h1>")[1]
    )

    old = anna.get("/heritage/worklines/kbr/DONE-1/items/CROOKED?lang=en").text
    new = anna.get("/heritage/worklines/kbr/AGAIN-1/items/CROOKED?lang=en").text
    assert "Came again as" in old and "/worklines/kbr/AGAIN-1/items/CROOKED" in old
    assert "Takes the place of" in new and "/worklines/kbr/DONE-1/items/CROOKED" in new
    csv = anna.get(f"{REWORK}.csv?lang=en").text.splitlines()
    assert csv[0].rstrip().endswith("Line;Came again in;Answered on") and ";answered;AGAIN-1;20" in csv[1]
    history = anna.get("/heritage/api/v1/packages/urn:heritage:kbr:AGAIN-1:CROOKED/history").text
    assert "takes the place of kbr/DONE-1/CROOKED (confirmed; that was rejected)" in history

    # the deliveries of one order are listed together
    text = anna.get("/heritage/worklines?order=LOT+4%2F2026&lang=en").text
    assert ">AGAIN-1<" in text and ">DONE-1<" not in text
    rows = anna.get("/heritage/api/v1/deliveries?order=LOT+4%2F2026").json()["items"]
    assert [(row["batch"], row["order"]) for row in rows] == [("AGAIN-1", "LOT 4/2026")]


def test_an_answer_that_is_none_is_dismissed(again: Path) -> None:
    anna = Browser(OF_KBR)
    form = {"by": "AGAIN-1", "item": "CROOKED", "is_not": "true", "csrf": anna.token(REWORK)}
    after = anna.post(f"{REWORK}/confirm", data=form).text
    assert "0 of 1 items are answered" in after and "perhaps answered" not in after and "AGAIN-1" not in after
    assert "AGAIN-1" not in anna.get("/heritage/worklines/kbr/DONE-1/items/CROOKED?lang=en").text
    history = anna.get("/heritage/api/v1/packages/urn:heritage:kbr:AGAIN-1:CROOKED/history").text
    assert "does not take the place of kbr/DONE-1/CROOKED (dismissed; that was rejected)" in history
