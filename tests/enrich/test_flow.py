"""Enrichment through the flow, on packages that were really sealed, at two real sites: suggested, decided, a next version, taken back."""

from __future__ import annotations

import os
import random
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bench.sealed import deposited
from custody.test_revise import first_version, shown
from heritage import settings
from heritage.catalogue import suggestions
from heritage.catalogue.queries.tenancy import Institutions
from heritage.catalogue.schema.store import reading
from heritage.catalogue.suggestions import Chosen
from heritage.dossier import described, revisions
from heritage.flows import history
from heritage.flows.custody import checkpoints, rebuild
from heritage.flows.enrich import deciding, suggesting
from heritage.flows.revise import carrying, planning
from heritage.flows.revise.opened import Sites, newest
from heritage.model import Statement, Suggestion, SuggestionState

pytestmark = pytest.mark.usefixtures("apart")

SAID = [
    Statement("dc:title", "Gezicht op de haven van Antwerpen, ca. 1850", "metadata.csv, row 2"),
    Statement("dcterms:created", "omstreeks 1850", "metadata.csv, row 2"),
    Statement("dcterms:creator", "Ensor, James", "metadata.csv, row 2"),
]


def enriched(run: str = "e", **asked: object) -> dict[str, int]:
    """As the DAG does it."""
    for unit in suggesting.look(run, suggesting.Asked(**asked)):  # type: ignore[arg-type]
        suggesting.suggest(run, unit)
    return suggesting.report(run)


def open_ones(package: str, institutions: Institutions = None) -> tuple[Suggestion, ...]:
    with reading(settings.home().catalogue_url) as db:
        return suggestions.open_ones(db, institutions=institutions, package=package)


def accept(package: str, **told: str) -> int:
    ids = tuple(one.id for one in open_ones(package))
    return deciding.decide(Chosen("kbr", ids), SuggestionState.ACCEPTED, who="anna", **told)


def revise(run: str, institution: str = "kbr", who: str = "anna") -> None:
    planning.plan(run, planning.Wanted("", suggestions=True, institution=institution), who=who)
    for unit in carrying.units(run):
        carrying.carry_out(run, unit)
    carrying.report(run)


def said(package: str) -> list[Statement]:
    return [one for one in described(newest(package, Sites()).sheets) if not one.subject]


def test_what_is_suggested_is_kept_apart_until_somebody_accepts_it(home: Path) -> None:
    one, other = deposited(home, said=SAID)
    before, bytes_of_v1 = said(one), first_version(one)
    assert enriched() == {"packages": 2, "suggestions": 4, "withdrawn": 0}
    found = {(s.field, s.value, s.language) for s in open_ones(one)}
    assert found == {("dc:title", SAID[0].value, "nl"), ("dcterms:created", "1850~", "")}
    assert said(one) == before and shown(one).version == 1

    assert accept(one, why="looked at") == 2
    revise("r")
    assert shown(one).version == 2 and shown(other).version == 1
    now = said(one)
    assert [(s.field, s.value, s.language) for s in now][:3] == [
        ("dc:title", SAID[0].value, "nl"),
        ("dcterms:created", "omstreeks 1850", ""),
        ("dcterms:created", "1850~", ""),
    ]
    assert now[0].source.startswith("metadata.csv, row 2; languages 1.0, py3langid")
    assert now[2].source == "dates 1.0, EDTF, ISO 8601-2:2019 (0.98), accepted by anna"
    assert first_version(one) == bytes_of_v1
    assert open_ones(one) == ()


def test_its_life_is_in_the_package_the_log_and_the_catalogue(home: Path) -> None:
    (one,) = deposited(home, 1, said=SAID)
    enriched()
    accept(one, why="looked at")
    revise("r")
    copy = newest(one, Sites()).copies[0]
    premis = b"".join(copy.read("metadata/preservation/premis.xml")).decode()
    for word in ("languages", "dates", "anna", "omstreeks 1850", "1850~", "metadata modification"):
        assert word in premis
    told = [e for e in history.event_log().history(one) if e["kind"] == "metadata modification"]
    assert "dates 1.0, EDTF, ISO 8601-2:2019 (0.98), accepted by anna" in told[0]["detail"]
    assert checkpoints.verify().holds
    for path in home.glob("catalogue.db*"):
        path.unlink()
    rebuild.rebuild()
    with reading(settings.home().catalogue_url) as db:
        kept = suggestions.of_package(db, one)
    assert {(s.value, s.state, s.who, s.why) for s in kept} == {
        (SAID[0].value, SuggestionState.ACCEPTED, "anna", "looked at"),
        ("1850~", SuggestionState.ACCEPTED, "anna", "looked at"),
    }
    assert enriched("again")["suggestions"] == 0


def test_nobody_is_asked_twice(home: Path) -> None:
    (one,) = deposited(home, 1, said=SAID)
    enriched()
    ids = tuple(s.id for s in open_ones(one))
    deciding.decide(Chosen("kbr", ids[:1]), SuggestionState.REJECTED, who="anna", why="no")
    assert enriched("again") == {"packages": 1, "suggestions": 0, "withdrawn": 0}
    assert [s.id for s in open_ones(one)] == list(ids[1:])


def test_a_changed_value_is_the_persons(home: Path) -> None:
    (one,) = deposited(home, 1, said=SAID)
    enriched(enrichers=("dates",))
    (only,) = open_ones(one)
    deciding.decide(Chosen("kbr", (only.id,)), SuggestionState.CHANGED, who="anna", value="1851~")
    revise("r")
    assert [s.value for s in said(one) if s.field == "dcterms:created"] == ["omstreeks 1850", "1851~"]
    (change,) = next(iter(revisions(newest(one, Sites()).sheets))).changes
    assert (change.suggested[0].proposed, change.suggested[0].value) == ("1850~", "1851~")
    assert enriched("again", enrichers=("dates",))["suggestions"] == 0


def test_all_of_one_version_is_taken_back_in_one_act(home: Path) -> None:
    ids = deposited(home, 3, said=SAID)
    enriched()
    before = {one: said(one) for one in ids}
    for one in ids:
        accept(one)
    revise("r")
    planning.plan("own", planning.Wanted("w", ids[2], {"dcterms:created": ["1852"]}), who="bea")
    carrying.carry_out("own", 0)
    assert deciding.take_back("kbr", "dates", "1.0", who="anna", why="it reads 1850 as 1850") == 3
    revise("back")
    for one in ids[:2]:
        assert shown(one).version == 3
        assert [s for s in said(one) if "created" in s.field] == [s for s in before[one] if "created" in s.field]
        assert said(one)[0].language == "nl", "the other enricher's stays"
    assert [s.value for s in said(ids[2]) if "created" in s.field] == ["1852"], "what somebody said since stays"
    assert deciding.take_back("kbr", "languages", "1.0", who="anna", why="w") == 3
    revise("back-2")
    assert said(ids[0]) == before[ids[0]], "with its sources, too"
    assert shown(ids[0]).version == 4


def test_a_policy_accepts_by_itself_and_is_named(home: Path) -> None:
    (one,) = deposited(home, 1, said=SAID)
    (home / "config").mkdir(exist_ok=True)
    rule = '{enricher: dates, field: "dcterms:created", lowest: 0.9, why: "tried"}'
    (home / "config/enrichment.yaml").write_text(f"kbr:\n  accept:\n    - {rule}\n")
    enriched()
    assert deciding.by_policy("e") == {"kbr": 1}
    revise("r", who="")
    (made,) = shown(one).revisions
    assert made.who == "policy enrichment.yaml"
    new = said(one)[-1] if said(one)[-1].value == "1850~" else next(s for s in said(one) if s.value == "1850~")
    assert new.score == 0.98 and "accepted by policy enrichment.yaml (dates, dcterms:created, from 0.9)" in new.source


def test_one_bad_package_never_stops_the_rest(home: Path) -> None:
    good, bad = deposited(home, 2, said=SAID)
    from custody.kept import object_of
    from heritage.flows.custody.roots.sites import open_site

    for name in ("site-a", "site-b"):
        place = object_of(open_site(name), bad) / "v1/content/metadata/other/dossier/description.jsonl"
        place.write_bytes(b"rot\n" * 40)
    for unit in suggesting.look("e", suggesting.Asked()):
        assert suggesting.suggest("e", unit) == {"packages": 2, "suggestions": 2, "not looked at": 1}
    with pytest.raises(suggesting.NotAllLookedAt, match=bad):
        suggesting.report("e")
    assert len(open_ones(good)) == 2


@pytest.mark.parametrize("seed", range(4))
def test_killed_at_any_moment_it_goes_on_and_ends_the_same(home: Path, seed: int) -> None:
    """SIGKILL before or after the nth lot is noted, or between the packages of a lot; then the same calls again."""
    ids = deposited(home, 5, said=SAID)
    numbers = suggesting.look("e", suggesting.Asked())
    moments = random.Random(seed)
    for _ in range(3):
        child = os.fork()
        if child == 0:
            _dies_in(moments.randrange(1, 12))
            suggesting.suggest("e", 0)
            os._exit(0)
        os.waitpid(child, 0)
        moments.random()
    for unit in numbers:
        suggesting.suggest("e", unit)
    assert suggesting.report("e")["packages"] == 5
    assert {one: len(open_ones(one)) for one in ids} == dict.fromkeys(ids, 2)
    rows = [row["package"] for row in suggesting._ledger("e", 0).rows()]
    assert sorted(rows) == sorted(ids), "each is looked at once"


def _dies_in(steps: int) -> None:
    """This process is killed at the nth of the calls that matter."""
    left = [steps]

    def counted(act: Callable[..., Any]) -> Callable[..., Any]:
        def acted(*given: Any, **named: Any) -> Any:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return act(*given, **named)

        return acted

    suggesting._AT_ONCE = 2
    suggesting.archived = counted(suggesting.archived)
    suggesting.suggestions.note = counted(suggesting.suggestions.note)
    suggesting.Ledger.add = counted(suggesting.Ledger.add)  # type: ignore[method-assign]


def test_an_institution_decides_about_its_own_only(home: Path) -> None:
    (ours,) = deposited(home, 1, said=SAID)
    (theirs,) = deposited(home, 1, batch="A-1", institution="arch", said=SAID)
    enriched()
    ids = tuple(s.id for s in open_ones(theirs))
    assert deciding.decide(Chosen("kbr", ids), SuggestionState.ACCEPTED, who="anna") == 0
    assert open_ones(theirs, frozenset({"kbr"})) == ()
    accept(ours)
    revise("r")
    assert (shown(ours).version, shown(theirs).version) == (2, 1)
