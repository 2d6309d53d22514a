"""The list of all checks, as docs/checks.md has it: names, questions, and what each policy asks. It only reads."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from heritage import settings
from heritage.lines import LINES
from heritage.messages import words
from heritage.model import Facts, Rule, Value
from heritage.qc.inspection import NOTHING_ASKED

HEAD = """# The checks

Made by `python -m heritage checks > docs/checks.md` from the checks, the worklines and the policies of this system; a test holds
it to them. The names are stable: reports, packages, the catalogue and the event log use them. Titles, meanings and what to do
are shown in English, Dutch, French and German on the pages (`include/heritage/messages/locale/*/checks.ftl`).

A check is asked where the policy of a delivery has a row for it; *missed* says how bad it is when it is not met: `fail` needs a
decision, `warn` wants a look. The source of every number stands beside it; [K] means: from knowledge of the field.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """What one policy of one workline asks of a check."""

    line: str
    policy: str
    rule: Rule


def listed() -> Iterator[str]:
    """The lines of the document."""
    yield HEAD
    rows = _rows()
    yield f"## All {len(rows) + 1} names\n"
    yield ", ".join(f"[`{name}`](#{name})" for name in sorted([*rows, NOTHING_ASKED])) + "\n"
    for name in sorted([*rows, NOTHING_ASKED]):
        yield from _of(name, rows.get(name, ()))
    yield from _refusals()


def _rows() -> Mapping[str, list[Row]]:
    """Name → what the policies ask, of every check of every workline."""
    found: dict[str, list[Row]] = {check.name: [] for line in LINES.values() for check in line.checks}
    for line in LINES.values():
        ours = {check.name for check in line.checks}
        for name in line.policies:
            for check, rule in settings.policy(name, line.name).rules.items():
                if check in ours:
                    found[check].append(Row(line.name, name, rule))
    return found


def _of(name: str, rows: Sequence[Row]) -> Iterator[str]:
    say = words("en")
    yield f"### {name}\n"
    yield f"**{say(f'check-{name}')}.** {say(f'check-{name}.why')} {say(f'check-{name}.todo')}\n"
    questions: dict[str, list[str]] = defaultdict(list)
    for line in LINES.values():
        for check in line.checks:
            if check.name == name:
                questions[f"{' '.join(check.question.split())} (of each {check.scope.value})"].append(line.name)
    yield from (f"- {', '.join(lines)}: {question}" for question, lines in questions.items())
    if rows:
        yield "\n| workline | policies | missed | limits | source |\n|---|---|---|---|---|"
        yield from _table(rows)
    yield ""


def _table(rows: Sequence[Row]) -> Iterator[str]:
    """Policies of a workline that ask the same share a row."""
    alike: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for row in rows:
        alike[row.line, row.rule.level.value, _limits(row.rule.limits), row.rule.source].append(row.policy)
    for (line, level, limits, source), policies in alike.items():
        yield f"| {line} | {', '.join(policies)} | {level} | {limits} | {source.replace('|', '/')} |"


def _limits(limits: Facts) -> str:
    return ", ".join(f"{name} {_shown(value)}" for name, value in limits.items())


def _shown(value: Value) -> str:
    if isinstance(value, list):
        return " or ".join(map(str, value)) or "none"
    return f"{value:g}" if isinstance(value, float) else str(value)


def _refusals() -> Iterator[str]:
    """Why a delivery is refused as a whole, and why a change of a package is."""
    known = words("en").known("refusal-")
    yield "## Why a delivery is refused\n\nEach reason names the file, what was wanted and what was found. Nothing in the delivery is changed.\n"
    yield from _titled(rule for rule in known if not rule.startswith("revision"))
    yield "\n## Why a change of a package is refused\n\nEach reason names the field, what was wanted and what was found. Nothing is changed.\n"
    yield from _titled(rule for rule in known if rule.startswith("revision"))


def _titled(rules: Iterable[str]) -> Iterator[str]:
    say = words("en")
    yield "| rule | title | what it means |\n|---|---|---|"
    yield from (f"| `{rule}` | {say(f'refusal-{rule}')} | {say(f'refusal-{rule}.why')} |" for rule in rules)
