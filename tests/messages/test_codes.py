"""Each finding that a check can write can be said in all four languages with the values that it gives, and no sentence is left over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from fluent.syntax import ast, visitor

from heritage.contracts import Check, CheckContext
from heritage.messages import LANGUAGES, words
from heritage.messages.loading import LOCALE, entries
from heritage.messages.saying import message_of
from heritage.model import Delivery, Outcome, Reason, Rule, phrase
from messages.calls import Call, calls

QC = Path(__file__).resolve().parents[2] / "include" / "heritage" / "qc"
UNCHECKED = "finding-nothing-asked."
"""Of an item about which no check was asked anything (qc/inspection.py)."""

HOW = "\nWord it in include/heritage/messages/locale/{en,nl,fr,de}/checks.ftl, below `finding-<check>` (messages/saying.py says how)."


@cache
def written() -> tuple[Call, ...]:
    return tuple(call for source in sorted(QC.rglob("*.py")) for call in calls(source))


@cache
def said(language: str) -> dict[str, ast.Pattern]:
    files = [LOCALE / language / f"{area}.ftl" for area in ("checks", "reasons")]
    return {f"{e.id.name}.{a.id.name}": a.value for file in files for e in entries(file) for a in e.attributes}


class Called(visitor.Visitor):
    """The variables of a pattern, and the functions with their literal arguments: how a number is written."""

    def __init__(self, pattern: ast.Pattern) -> None:
        self.variables: set[str] = set()
        self.formats: set[tuple[str, ...]] = set()
        self.references: set[str] = set()
        self.visit(pattern)

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.references.add(f"{node.id.name}.{node.attribute.name}" if node.attribute else node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        if node.id.name == "N":
            value, spec = node.arguments.positional
            assert isinstance(value, ast.VariableReference) and isinstance(spec, ast.StringLiteral)
            self.formats.add((value.id.name, str(spec.parse()["value"])))
        self.generic_visit(node)


def checks_of(call: Call) -> tuple[str, ...]:
    """The checks whose sentence it may be; of what several modules share, any."""
    return call.checks or ("any",)


def test_every_code_has_its_sentence_and_its_values() -> None:
    lacking = []
    for call in written():
        fields = ("part",) if call.answer == "part" else ("wanted", "found")
        assert call.codes, f"{call.where}: write the code out, one for each answer"
        for code in call.codes:
            messages = [
                m for check in checks_of(call) for field in (*fields, "advice") if (m := message_of(check, field, code))
            ]
            if not all(any(message_of(check, field, code) for check in checks_of(call)) for field in fields):
                lacking.append(f"{call.where}: {call.check or 'some check'} has no sentence for {code!r}")
            if call.values is not None and call.check:
                lacking += [
                    f"{call.where}: {m} shows ${name}, which is not given"
                    for m in messages
                    for name in Called(said("en")[m]).variables - call.values
                ]
    assert lacking == [], HOW


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_says_one_thing_twice(language: str) -> None:
    """Fluent takes the last of two attributes of one name, and says nothing: a merge of two changes leaves both."""
    for area in (LOCALE / language).glob("*.ftl"):
        for message in entries(area):
            names = [attribute.id.name for attribute in message.attributes]
            assert len(names) == len(set(names)), f"{area.name}: {message.id.name}"


def test_no_message_chooses_by_a_number() -> None:
    """Fluent asks a number whether it is `other`, and would take `[0]` for every number but one."""
    keys: list[object] = []

    class Keys(visitor.Visitor):
        def visit_Variant(self, node: ast.Variant) -> None:
            keys.append(node.key)
            self.generic_visit(node)

    for pattern in (one for language in LANGUAGES for one in said(language).values()):
        Keys().visit(pattern)
    assert keys
    assert not [key for key in keys if isinstance(key, ast.NumberLiteral)], "write codes, or [one] and *[other]"


def test_no_sentence_is_left_over() -> None:
    """What no call's code comes to, nor another sentence, would only be read by translators."""
    reached = {m for call in written() for check in checks_of(call) for m in _messages(check, call)}
    reached |= {m for pattern in said("en").values() for m in Called(pattern).references}
    reached |= {
        f"finding-any.{one}" for one in ("wanted-others", "found-of-files", "found-alone")
    }  # of sums: saying.py
    others = ("check-", "finding-word.", "reason.", UNCHECKED)
    over = [m for m in said("en") if m not in reached and not m.startswith(others)]
    assert over == [], "no check says these: take them out of checks.ftl"


def test_every_check_has_a_title_its_meaning_and_what_to_do() -> None:
    names = {check for call in written() for check in call.checks}
    known = {value.name for module in _modules() for value in vars(module).values() if isinstance(value, Check)}
    assert known - names == set(), "the reading of the source misses these"
    assert len(names) > 100
    lacking = [
        f"{language}: check-{name}{of}"
        for language in LANGUAGES
        for name in sorted(names | known)
        for of in ("", ".why", ".todo")
        if not words(language).knows(f"check-{name}{of}")
    ]
    assert lacking == [], "word them in checks.ftl"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_check_says_stands_below_its_title(language: str) -> None:
    """Whoever adds or rewords a check finds all of it in one place of one file."""
    names = [message.id.name for message in entries(LOCALE / language / "checks.ftl")]
    own = [name for name in names if name.startswith("check-")]
    assert own
    assert [name for name in own if names[names.index(name) + 1] != name.replace("check-", "finding-", 1)] == []


def _modules() -> list[ModuleType]:
    return [import_module(".".join(path.relative_to(QC.parents[1]).with_suffix("").parts)) for path in QC.rglob("*.py")]


@dataclass(frozen=True)
class Older:
    """As releases up to 0.4 kept a finding."""

    check: str = "no-such-check"
    wanted: str = "at least a tail"
    found: str = "no tail"
    advice: str = ""
    code: str = ""
    values: Mapping[str, object] = field(default_factory=dict)


def test_what_has_no_code_is_english_and_says_so() -> None:
    french = words("fr").finding(Older())
    assert (french.title, french.found, french.found.lang, french.why) == ("no-such-check", "no tail", "en", "")
    assert words("en").finding(Older()).found.lang == ""
    assert words("nl").finding(Older(found="0.31")).found.lang == ""


def test_a_name_with_braces_stays_a_name(ctx: CheckContext) -> None:
    hostile = 'objects/A/{ $number } <script> { nav-up }; missing 4".tif'
    twin = replace(ctx, rule=replace(ctx.rule, check="duplicate-exact")).failed("p", "same", path=hostile)
    assert words("de").finding(twin).found == f"dieselben wie {hostile}"


def _messages(check: str, call: Call) -> set[str]:
    fields = ("part",) if call.answer == "part" else ("wanted", "found", "advice")
    return {message_of(check, field, code) for field in fields for code in call.codes}


def test_languages_show_the_same_values_alike() -> None:
    for language in LANGUAGES[1:]:
        for message, pattern in said("en").items():
            ours, theirs = Called(pattern), Called(said(language)[message])
            assert (message, ours.variables, ours.formats) == (message, theirs.variables, theirs.formats)


@pytest.fixture
def ctx() -> CheckContext:
    delivery = Delivery.__new__(Delivery)
    return CheckContext(Rule("skew", Outcome.FAIL, {}, "house rule"), delivery)


def test_a_finding_is_said_from_its_values_in_each_language(ctx: CheckContext) -> None:
    one = ctx.failed("objects/a/0001.tif", "anticlockwise", degrees=3.42, limit=2.0)
    assert (one.code, one.values, one.wanted, one.found) == (
        "anticlockwise",
        {"degrees": 3.42, "limit": 2.0},
        "at most 2° askew",
        "3.4° anticlockwise",
    )
    dutch, german = words("nl").finding(one), words("de").finding(one)
    assert (dutch.wanted, dutch.found, dutch.found.lang) == ("hoogstens 2° scheef", "3,4° tegen de klok in", "")
    assert german.advice.startswith("Lassen Sie die Seite gerade legen")
    assert ctx.passed("p", "clockwise", degrees=0.1, limit=2.0).advice == ""


def test_only_what_a_reader_said_in_english_is_marked_as_english(ctx: CheckContext) -> None:
    """The advice is another message's, and says no value; of two sentences one is ours."""
    question = replace(ctx, rule=replace(ctx.rule, check="glb-structure"))
    french = words("fr").finding(question.failed("a.glb", "lengths", faults=[Reason("quite odd"), Reason("odder")]))
    assert (french.found, french.found.lang, french.advice.lang) == ("quite odd\u202f; odder", "en", "")
    known = question.failed("a.glb", "lengths", faults=[Reason("quite odd"), phrase("empty")])
    assert words("fr").finding(known).found.lang == ""


def test_a_number_that_is_none_is_shown_as_it_was_kept(ctx: CheckContext) -> None:
    assert ctx.failed("p", "clockwise", degrees=float("nan"), limit=2.0).found == "nan° clockwise"
