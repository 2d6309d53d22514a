"""The frameworks: each rule in every direction, and what is made of their answers; nothing is rounded up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from heritage.messages import LANGUAGES, words
from heritage.report.frameworks import RULES, Assessment, Attestation, Attested, Verdict, assess, frameworks, level
from heritage.report.frameworks.attesting import Standing, standing
from heritage.report.frameworks.requirements import Document
from heritage.report.frameworks.showing import answered, content, shown
from heritage.settings import PROJECT
from report.figured import Table, acts, audited, empty, events, full, log

MET, PARTLY, NOT, OUTSIDE = Verdict
DOCUMENTS = {document for one in frameworks().values() for each in one for document in each.documents}

Rows = list[Mapping[str, Any]]


def _copies(*pairs: tuple[int, int]) -> Rows:
    return [{"whole_copies": whole, "packages": packages} for whole, packages in pairs]


def _settled(**changes: int) -> Rows:
    return [{"decisions": 2, "decisions_with_reason": 2, "refusals": 1, "refusals_with_reasons": 1} | changes]


def _packages(packages: int, nowhere: int = 0) -> Rows:
    return [{"packages": packages, "files": 40, "sealed_at_no_site": nowhere}]


def _sheets(dossiers: int, broken: int) -> Rows:
    return [{"dossiers": dossiers, "sheets": 9, "broken": broken, "holds": not broken}]


_TWO: Rows = [{}, {}]
_ANSWERS: list[tuple[str, dict[str, Rows], Verdict]] = [
    ("two-copies", {"copies": _copies((2, 4))}, MET),
    ("two-copies", {"copies": _copies((1, 1), (2, 3))}, PARTLY),
    ("two-copies", {"copies": _copies((1, 4)), "disks": [{}]}, NOT),
    ("three-copies", {"copies": _copies((2, 1), (3, 3))}, PARTLY),
    ("three-copies", {"copies": _copies((2, 4)), "disks": [{}]}, NOT),
    ("unharmed", {"unsound": [{}], "copies": _copies((2, 4))}, PARTLY),
    ("unharmed", {"unsound": _TWO, "copies": _copies((0, 4))}, NOT),
    ("unharmed", {"copies": _copies((0, 1), (2, 3))}, PARTLY),
    ("no-disagreement", {"disagreements": [{}]}, PARTLY),
    ("no-disagreement", {"disagreements": _TWO * 2}, NOT),
    ("inventoried", {"packages": _packages(4, 1)}, PARTLY),
    ("read-back", {"read-back": [{"copies": 4, "read_back": 1}]}, PARTLY),
    ("read-back", {"read-back": [{"copies": 4, "read_back": 0}]}, NOT),
    ("sites-known", {"sites": [{"title": "A", "storage": "s3"}, {"title": "", "storage": "s3"}]}, PARTLY),
    ("sites-known", {"sites": []}, NOT),
    ("separate-places", {"disks": [{}]}, NOT),
    ("separate-places", {"sites": [{}]}, NOT),
    ("unique", {"identifiers": [{"packages": 4, "identifiers": 3}]}, PARTLY),
    ("audited", {"audits:site-a": audited(4, 4), "audits:site-b": audited(4, 0, never=4)}, PARTLY),
    ("audited", {"audits:site-a": audited(4, 0, never=4), "audits:site-b": audited(4, 0, unsound=1)}, NOT),
    ("audited", {"audits:site-a": audited(4, 3)}, PARTLY),  # one was last read too long ago
    ("audits-done", {"acts": acts(drill=(1, 0))}, NOT),
    ("audits-done", {"acts": acts(audit=(0, 2))}, MET),  # what they found is another rule's
    ("drilled", {"acts": acts(drill=(1, 1))}, PARTLY),
    ("drilled", {"acts": acts(drill=(0, 2))}, NOT),
    ("drilled", {"acts": acts(audit=(9, 0))}, NOT),
    ("repaired", {"unsound": [{}]}, PARTLY),
    ("repaired", {"unsound": [{}], "acts": []}, NOT),
    ("repaired", {"acts": []}, PARTLY),
    ("repaired", {"acts": [], "audits:site-a": audited(4, 3, never=1)}, NOT),
    ("moved", {"acts": []}, NOT),
    ("moved", {"acts": acts(move=(1, 1))}, PARTLY),
    ("restored", {"acts": []}, NOT),
    ("restored", {"acts": acts(restore=(1, 1))}, PARTLY),
    ("fixity-received", {"events": events(successful=3)}, PARTLY),
    ("fixity-received", {"events": []}, NOT),
    ("digests", {"events": events(message_digest_calculation=1)}, PARTLY),
    ("digests", {"events": []}, NOT),
    ("virus-scanned", {"scanned": [{"outcome": "success", "packages": 3}, {"outcome": "not scanned", "packages": 1}]}, PARTLY),
    ("virus-scanned", {"scanned": [{"outcome": "warning", "packages": 4}]}, NOT),
    ("validated", {"events": events(packages=3)}, PARTLY),
    ("validated", {"events": []}, NOT),
    ("normalised", {"events": events(normalization=2)}, PARTLY),
    ("normalised", {"events": events(normalization=0)}, NOT),
    ("life", {"events": events(packages=2)}, PARTLY),
    ("life", {"events": []}, NOT),
    ("identified", {"identification": [{"files": 9, "with_puid": 9, "packages_in_doubt": 1}]}, PARTLY),
    ("identified", {"identification": [{"files": 9, "with_puid": 0, "packages_in_doubt": 0}]}, NOT),
    ("described", {"statements": [{"field": "dc:title", "packages": 1}]}, PARTLY),
    ("described", {"statements": [{"field": "dc:date", "packages": 4}]}, NOT),
    ("rights-stated", {"statements": [{"field": "dcterms:rights", "packages": 1}]}, PARTLY),
    ("rights-stated", {"statements": []}, NOT),
    ("policies", {"policies": [{"policy": "p", "policy_version": "", "policy_digest": "", "packages": 4}]}, NOT),
    ("decided", {"settled": _settled(decisions_with_reason=1)}, PARTLY),
    ("decided", {"settled": _settled(decisions=0, decisions_with_reason=0)}, PARTLY),  # it never had to be shown
    ("decided", {"settled": _settled(decisions=0, decisions_with_reason=0), "held-items": [{}]}, NOT),
    ("decided", {"held-items": [{}]}, PARTLY),
    ("refused-with-reasons", {"settled": _settled(refusals_with_reasons=0)}, NOT),
    ("refused-with-reasons", {"settled": _settled(refusals=0, refusals_with_reasons=0)}, PARTLY),
    ("outcome-known", {"open-batches": [{}]}, PARTLY),
    ("outcome-known", {"held-items": [{}]}, PARTLY),
    ("rights", {"accounts": [{"accounts": 5, "accounts_with_role": 4}]}, PARTLY),
    ("rights", {"accounts": [{"accounts": 0, "accounts_with_role": 0}]}, NOT),  # nobody could be asked
    ("four-eyes", {"four-eyes": [{"four_eyes": True}, {"four_eyes": False}]}, PARTLY),
    ("four-eyes", {"four-eyes": [{"four_eyes": False}]}, NOT),
    ("software", {"software": [{"software": "a 1"}, {"software": "b: not found on this machine"}]}, PARTLY),
    ("software", {"software": []}, NOT),
    ("on-time", {"late": [{}]}, PARTLY),
    ("on-time", {"schedules": [{"last_sign": ""}, {"last_sign": "2026"}]}, PARTLY),
    ("on-time", {"schedules": [{"last_sign": ""}]}, NOT),
    ("alarms", {"alarms": []}, NOT),
    ("log-holds", {"event-log": log(not_signed_yet=90 - 1, signed_up_to_line=1)}, PARTLY),
    ("log-holds", {"event-log": log(begun_anew="begun anew on …")}, PARTLY),
    ("log-holds", {"event-log": log(sites_not_compared=1)}, PARTLY),
    ("log-holds", {"event-log": log(signatures=0, not_signed_yet=90)}, NOT),
    ("log-holds", {"event-log": log(holds=False)}, NOT),
    ("log-holds", {"event-log": [{"holds": True, "signed_to_its_end": True, "sites_compared": 2, "sites_not_compared": 0}]}, MET),
    ("log-holds", {"event-log": [{"holds": True, "signed_to_its_end": False, "sites_compared": 2, "sites_not_compared": 0}]}, PARTLY),
    ("sheets-hold", {"sheets": _sheets(4, 1)}, PARTLY),
    ("sheets-hold", {"sheets": _sheets(4, 4)}, NOT),
    ("sheets-hold", {"sheets": _sheets(0, 0)}, PARTLY),
]  # fmt: skip
"""Rule, what is otherwise than in `full`, and what it then answers."""


@pytest.mark.parametrize(("rule", "changes", "verdict"), _ANSWERS)
def test_a_rule_answers_what_the_figures_say(rule: str, changes: dict[str, Rows], verdict: Verdict) -> None:
    answer = RULES[rule].answer(full() | {key: Table(rows) for key, rows in changes.items()})
    assert answer.verdict is verdict, answer
    for language in LANGUAGES:
        assert answered(rule, answer, words(language)).endswith(".")


@pytest.mark.parametrize("name", RULES)
def test_every_rule_in_all_its_directions(name: str) -> None:
    rule = RULES[name]
    assert rule.answer(full()).verdict is MET and answered(name, rule.answer(full()), words("nl"))
    tried = {verdict for tried, _, verdict in _ANSWERS if tried == name}
    assert tried - {MET} or name in ("kept", "risks"), "nothing shows when it is not met"
    without = rule.answer({key: table for key, table in full().items() if key not in rule.evidence(full())})
    assert (without.verdict, without.case) == (NOT, "unknown")
    assert "lacks the figure" in answered(name, without, words("en"))
    cut = {
        key: Table(table.rows, longer=1)
        for key, table in full().items()
        if key.startswith(("audits", "acts", "events"))
    }
    assert rule.answer(full() | cut).verdict is (NOT if cut.keys() & set(rule.evidence(full())) else MET)
    nothing = rule.answer(empty())
    assert nothing.is_empty == ("packages" in rule.figures) and (nothing.verdict is NOT) >= nothing.is_empty


def _assessed(
    name: str, figures: Mapping[str, Table], attested: Mapping[str, list[Attested]] | None = None
) -> Assessment:
    return assess(frameworks()[name], figures, DOCUMENTS, attested or {}, ["kbr"])


def test_the_frameworks_are_whole() -> None:
    numbers = {name: len(list(framework)) for name, framework in frameworks().items()}
    assert numbers == {"ndsa": 38, "coretrustseal": 17, "iso16363": 109}
    assert [one.id for one in frameworks()["coretrustseal"]] == [f"R{n:02}" for n in range(17)]
    for framework in frameworks().values():
        ids = [one.id for one in framework]
        assert len(ids) == len(set(ids))
        assert all(one.rules or one.outside for one in framework), "whatever is asked is measured, or somebody's"
        assert {rule for one in framework for rule in one.rules} <= RULES.keys()
    parents = {one.id.rpartition(".")[0] for one in frameworks()["iso16363"] if one.id.count(".") > 2}
    assert parents <= {one.id for one in frameworks()["iso16363"]}, "a sub-metric without its metric"
    for group, some in frameworks()["iso16363"].groups.items():
        assert all(one.id.startswith(f"{group}.") for one in some)
    assert {len({one.level for one in some}) for some in frameworks()["ndsa"].groups.values()} == {4}


def test_every_document_that_is_named_is_there() -> None:
    assert [str(document) for document in DOCUMENTS if not document.is_in(PROJECT)] == []
    assert not Document("docs/auditor.md", "No such heading").is_in(PROJECT)
    assert not Document("docs/nothing.md").is_in(PROJECT)


@pytest.mark.parametrize("name", frameworks())
def test_an_archive_of_which_all_is_true(name: str) -> None:
    found = _assessed(name, full())
    for one in found:
        measured = bool(one.measures or one.requirement.documents)
        wanted = (PARTLY if one.requirement.outside else MET) if measured else OUTSIDE
        assert one.verdict is wanted, one.requirement.id
    for language in LANGUAGES:
        told = shown(found, words(language))
        assert sum(number for _, _, number in told.counts) == len(list(frameworks()[name]))
        assert all(each.why and each.said and (each.figures or each.documents or each.verdict is OUTSIDE) for group in told.groups for each in group.told)  # fmt: skip


@pytest.mark.parametrize("name", frameworks())
def test_an_empty_archive_meets_nothing_about_content(name: str) -> None:
    for one in _assessed(name, empty()):
        if any("packages" in RULES[rule].figures for rule in one.requirement.rules):
            assert one.verdict is NOT, one.requirement.id
    assert not any(level(group, with_people=True) for area, group in _assessed("ndsa", empty()).groups.items() if area != "control")  # fmt: skip


def test_a_document_alone_lifts_nothing_that_is_measured() -> None:
    (one,) = [each for each in _assessed("iso16363", full() | {"acts": Table([])}) if each.requirement.id == "4.4.1"]
    assert one.requirement.documents and one.verdict is NOT
    none = assess(frameworks()["iso16363"], full(), set(), {}, ["kbr"])
    (one,) = [each for each in none if each.requirement.id == "4.4.1"]
    assert one.verdict is PARTLY and one.missing == one.requirement.documents


def _levels(**changes: Rows) -> dict[str, int]:
    figures = full() | {key.replace("_", "-"): Table(rows) for key, rows in changes.items()}
    return {area: level(group) for area, group in _assessed("ndsa", figures).groups.items()}


def test_a_level_is_reached_when_all_below_are() -> None:
    assert _levels() == {"storage": 1, "integrity": 1, "control": 3, "metadata": 4, "content": 1}
    assert _levels(acts=[])["integrity"] == 1 and _levels(scanned=[])["integrity"] == 0
    assert _levels(copies=_copies((1, 1), (3, 3)))["storage"] == 0
    assert _levels(event_log=log(holds=False))["control"] == 2
    assert _levels(statements=[])["metadata"] == 1


def _said(requirement: str, **changes: Any) -> Attestation:
    said = {
        "requirement": requirement, "state": "met", "by": {"name": "A. Peeters", "role": "head of IT"}, "date": "2026-01-01",
        "until": "2026-12-31", "document": {"title": "Contract", "link": "https://example.org/contract"},
    }  # fmt: skip
    return Attestation.model_validate(said | changes)


def _storage(
    level_2: str, *more: Attestation, figures: Mapping[str, Table] | None = None, **changes: Any
) -> Assessment:
    said = [_said(f"ndsa/{one}", **changes) for one in ("storage-2.1", level_2)] + list(more)
    by: dict[str, list[Attested]] = {}
    for each in said:
        by.setdefault(each.requirement.partition("/")[2], []).append(
            Attested(each, standing(each, date(2026, 6, 1), {}))
        )
    return _assessed("ndsa", figures or full(), by)


def test_people_attest_what_no_figure_knows_and_no_more() -> None:
    def levels(found: Assessment) -> tuple[int, int]:
        return level(found.groups["storage"]), level(found.groups["storage"], with_people=True)

    assert levels(_storage("storage-2.2")) == (1, 2), "measured stays what it is"
    assert levels(_storage("storage-3.1")) == (1, 1), "one of two is wanting"
    assert levels(_storage("storage-2.2", state="partly")) == (1, 1)
    assert levels(_storage("storage-2.2", until="2026-05-31")) == (1, 1), "expired"
    assert levels(_storage("storage-2.2", institution="kbr")) == (1, 2), "the only one that keeps something here"
    assert levels(_storage("storage-2.2", institution="arch")) == (1, 1)
    assert levels(_storage("storage-2.2", _said("ndsa/storage-2.2", state="not", institution="kbr"))) == (1, 1)
    found = _storage("storage-2.2", figures=full() | {"copies": Table(_copies((2, 4)))})
    (one,) = [each for each in found if each.requirement.id == "storage-2.1"]
    assert levels(found) == (1, 1) and one.verdict is NOT and one.attested[0].overruled
    told = content(found, words("en"))["groups"][0]["requirements"][3]
    assert told["verdict"] == "not" and told["attested"][0]["counts"] is False
    text = " ".join(said for said, _ in shown(found, words("en")).groups[0].told[3].attested)
    assert "What was measured says otherwise" in text and "A. Peeters (head of IT)" in text


@pytest.mark.parametrize(
    ("changes", "digests", "wanted"),
    [
        ({}, {}, Standing.VALID),
        ({"date": "2026-06-02"}, {}, Standing.EARLY),
        ({"until": "2026-05-31"}, {}, Standing.EXPIRED),
        ({"document": {"title": "t", "path": "a.pdf"}}, {}, Standing.GONE),
        ({"document": {"title": "t", "path": "a.pdf", "sha256": "0" * 64}}, {"a.pdf": "1" * 64}, Standing.CHANGED),
        ({"document": {"title": "t", "path": "a.pdf", "sha256": "0" * 64}}, {"a.pdf": "0" * 64}, Standing.VALID),
    ],
)
def test_how_an_attestation_stands(changes: dict[str, Any], digests: dict[str, str], wanted: Standing) -> None:
    assert standing(_said("iso16363/3.4.1", **changes), date(2026, 6, 1), digests) is wanted
