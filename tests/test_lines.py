"""A workline is whole: what lacks of one is said here at once, and not when a page, a package or a reader comes upon it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from heritage import settings
from heritage.errors import ConfigError
from heritage.lines import LINES
from heritage.messages import LANGUAGES, words
from heritage.model import worklines
from places import PROJECT
from samples import showcase


def lacking(name: str) -> Iterator[str]:
    """What there is of each workline, besides its name in model/worklines.py."""
    if not (PROJECT / "include/heritage/lines" / f"{name}.py").is_file():
        yield f"include/heritage/lines/{name}.py: its table, {name.upper()}"
        return
    line = LINES[name]
    if line.name != name:
        yield f"include/heritage/lines/{name}.py: its name, found {line.name}"
    if line.default_policy not in line.policies:
        yield f"include/heritage/lines/{name}.py: its default policy {line.default_policy} among its policies"
    yield from (why for policy in line.policies for why in _without_rules(policy, name))
    for language in LANGUAGES:
        if not words(language).knows(f"workline-{name}"):
            yield f"include/heritage/messages/locale/{language}/common.ftl: workline-{name}"
    if not (PROJECT / "dags" / f"{name}.py").is_file():
        yield f"dags/{name}.py: its DAG, with the runbook"
    if f"`{name}`" not in (PROJECT / "README.md").read_text("utf-8"):
        yield f"README.md: `{name}` in the table of DAGs"
    if not any(sample.startswith(f"{name}-") for sample in showcase.NAMES):
        yield f"samples/showcase.py: a delivery {name}-clean"


def _without_rules(policy: str, line: str) -> Iterator[str]:
    """Nothing is asked by a policy that has rules for none of the line's checks."""
    try:
        rules = settings.policy(policy, line).rules
    except ConfigError as error:
        yield str(error)
        return
    if unknown := sorted(rules.keys() - {check.name for check in LINES[line].checks}):
        yield f"config/policies: {policy} of {line} has rows for checks that {line} does not have: {', '.join(unknown)}"


@pytest.mark.parametrize("name", worklines.WORKLINES)
def test_nothing_lacks_of_a_workline(name: str) -> None:
    what = list(lacking(name))
    assert not what, "\n".join(["wanted:", *what])


def test_what_lacks_is_named_all_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert [why.split(":")[0] for why in lacking("nowhere")] == ["include/heritage/lines/nowhere.py"]
    table = tmp_path / "include/heritage/lines/paper.py"
    table.parent.mkdir(parents=True)
    table.touch()
    (tmp_path / "README.md").touch()
    monkeypatch.setattr(f"{__name__}.PROJECT", tmp_path)
    monkeypatch.setattr(showcase, "NAMES", ("photographs-clean",))
    assert [why.split(":")[0] for why in lacking("paper")] == ["dags/paper.py", "README.md", "samples/showcase.py"]


def test_a_package_of_a_workline_that_is_gone_has_words_of_its_own() -> None:
    assert worklines.named("slides") == worklines.Named("item", "slides", other=True)
