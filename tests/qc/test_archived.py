"""What is archived already is noted with its twin, never as a fault; what many items share is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from heritage import settings
from heritage.contracts import Check
from heritage.lines import LINES
from heritage.model import Alike, File, Finding, Measured, Outcome, Twin
from heritage.qc.archived import archived_exact, archived_perceptual
from qc.judging import asked, item, page

LIMITS = {"bits": 28, "imprint": 0.2, "most": 10}


def twin(
    path: str = "objects/A/0001.tif", alike: Alike = Alike.LOOK, of: str = "B", differs: float = 0.1, turned: int = 0
) -> Twin:
    return Twin(path, alike, f"urn:heritage:kbr:OLD:{of}", "OLD", of, f"objects/{of}/0009.tif", differs, turned)


def told(check: Check, files: Sequence[Measured], twins: Sequence[Twin] | None) -> list[Finding]:
    found = replace(item("A", files), twins=None if twins is None else tuple(twins))
    return list(check.judge(found, asked(check, LIMITS)))


def test_the_twin_is_named_and_nothing_fails() -> None:
    files = [page(), page("objects/A/0002.tif"), page("objects/A/0003.tif", page__ink=None)]
    twins = [
        twin(alike=Alike.BYTES),
        twin(differs=0.0),  # told as the very same
        twin("objects/A/0002.tif", differs=0.15, turned=180),
        twin("objects/A/0003.tif", differs=0.15),  # too far for a photograph
    ]
    (exact,) = told(archived_exact, files, twins)
    assert exact.found == "the same bytes as objects/B/0009.tif in urn:heritage:kbr:OLD:B (batch OLD)"
    (alike,) = told(archived_perceptual, files, twins)
    assert alike.found == (
        "turned by 180°, looks like objects/B/0009.tif in urn:heritage:kbr:OLD:B (batch OLD); 15% of the fingerprint differs"
    )
    assert (exact.outcome, alike.outcome, alike.subject) == (Outcome.WARN, Outcome.WARN, "objects/A/0002.tif")


def test_a_form_a_sidecar_and_a_texture_are_not_told() -> None:
    form = [twin(alike=Alike.PIXELS, of=f"CARD_{n}") for n in range(11)]
    assert [f.outcome for f in told(archived_exact, [page()], form)] == [Outcome.PASS]
    assert len(told(archived_exact, [page()], form[:10])) == 1
    beside = Measured(File("objects/A/a.xml", 10, "0"), {}, ("probe",))
    assert [f.outcome for f in told(archived_exact, [beside], [twin("objects/A/a.xml", Alike.BYTES)])] == [Outcome.PASS]
    model = Measured(File("objects/A/a.obj", 10, "0"), {"mesh.faces": 3}, ("probe",))
    both = [twin(alike=Alike.BYTES), twin("objects/A/a.obj", Alike.BYTES)]
    assert [f.subject for f in told(archived_exact, [model, page()], both)] == ["objects/A/a.obj"]


def test_a_whole_book_is_told_by_its_number() -> None:
    files = [page(f"objects/A/{n:04d}.tif") for n in range(12)]
    twins = [twin(f.file.path, Alike.PIXELS) for f in files]
    *named, total = told(archived_exact, files, twins)
    assert len(named) == 10 and total.found == "12 files are the same in urn:heritage:kbr:OLD:B (batch OLD)"
    (again,) = told(archived_exact, files, [replace(t, item="A") for t in twins] + twins)
    assert again.found.endswith("(batch OLD), an earlier try of this item")


@pytest.mark.parametrize("check", [archived_exact, archived_perceptual])
def test_that_nobody_looked_is_told(check: Check) -> None:
    (found,) = told(check, [page()], None)
    assert (found.outcome, found.found) == (Outcome.WARN, "not compared: the catalogue did not answer")


def test_every_policy_of_every_workline_asks() -> None:
    for line in LINES.values():
        for policy in line.policies:
            rules = settings.policy(policy, line.name).rules
            assert rules["archived-exact"].level is Outcome.WARN
            assert ("archived-perceptual" in rules) is (line.name != "audiovisual")
