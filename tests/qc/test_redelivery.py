"""What comes again is judged by its names: what they say passes, what they leave open fails and is asked about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from heritage.model import Coming, Outcome, Successor
from heritage.qc.redelivery import redelivery
from qc.judging import asked, item, page


@pytest.mark.parametrize("coming", Coming)
def test_only_what_the_names_say_passes(coming: Coming) -> None:
    told = Successor("urn:heritage:kbr:B:A", 1, "", coming, kept=("objects/A/1.tif",), added=("objects/A/x.tif",))
    (said,) = redelivery.judge(replace(item("A", [page()]), successor=told), asked(redelivery, {}))
    plain = coming in (Coming.WHOLE, Coming.SOME, Coming.BESIDE)
    assert said.outcome is (Outcome.PASS if plain else Outcome.FAIL)
    assert "urn:heritage:kbr:B:A" in said.wanted and bool(said.advice) is not plain
    if coming in (Coming.OTHERS, Coming.MIXED):
        assert "objects/A/x.tif" in said.found


def test_an_item_with_a_package_of_its_own_is_not_asked() -> None:
    assert list(redelivery.judge(item("A", [page()]), asked(redelivery, {}))) == []
