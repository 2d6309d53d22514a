"""Runs the checks that a policy asks for and writes one report per item. Pure: the same measurements, the same reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from heritage import formats
from heritage.contracts import SUMMED, Batch, Check, CheckContext, ItemMeasured, Scope, coded
from heritage.model import File, Finding, Measured, Outcome, Policy, Report, Value
from heritage.qc.files import SIDECARS

NOTHING_ASKED = "nothing-asked"


class Inspection:
    """A batch under one policy: what concerns the session and the batch as a whole is judged once, then item by item.
    Raises KeyError when the policy lacks a number that a check needs."""

    def __init__(self, batch: Batch, policy: Policy, checks: Sequence[Check]) -> None:
        self._batch, self._policy = batch, policy
        self._asked = tuple(c for c in checks if policy.rule(c.name) is not None)
        self._session = tuple(_of_batch(batch, policy, self._asked, Scope.SESSION))
        self._by_subject = _by_subject(_of_batch(batch, policy, self._asked, Scope.BATCH))

    def report(self, measured: ItemMeasured) -> Report:
        """Files that pass are summed up per check; the session's findings are inherited by every item; an item about
        which nothing was asked fails."""
        view = _View(measured, self._batch, self._policy)
        findings = (
            *view.of_files(self._asked),
            *view.of_item(self._asked),
            *view.of_batch(self._by_subject),
            *self._session,
        )
        return Report(measured.item.id, self._policy.name, self._policy.version, self._policy.digest, findings)


def _of_batch(batch: Batch, policy: Policy, checks: Sequence[Check], scope: Scope) -> Iterator[Finding]:
    for check in checks:
        rule = policy.rule(check.name)
        if check.scope is scope and rule is not None:
            yield from check.judge(batch, CheckContext(rule, batch.delivery))


def _by_subject(findings: Iterable[Finding]) -> Mapping[str, list[Finding]]:
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.subject].append(finding)
    return found


@dataclass(frozen=True, slots=True)
class _View:
    """One item, seen by one policy."""

    measured: ItemMeasured
    batch: Batch
    policy: Policy

    def of_files(self, checks: Sequence[Check]) -> Iterator[Finding]:
        """Findings about the files; what passes is summed up."""
        anything = False
        for check in checks:
            if check.scope is Scope.FILE:
                found = [f for file in self.measured.files for f in check.judge(file, self._asked(check))]
                if not check.once_a_file:
                    found += [
                        f for page in further_pages(self.measured.files) for f in check.judge(page, self._asked(check))
                    ]
                anything = anything or bool(found)
                yield from summed(found, self.measured.item.id)
        if not anything or not any(m.tools for m in self.measured.files if not _is_sidecar(m.file)):
            yield self._nothing_asked()

    def of_item(self, checks: Sequence[Check]) -> Iterator[Finding]:
        for check in checks:
            if check.scope is Scope.ITEM:
                yield from check.judge(self.measured, self._asked(check))

    def of_batch(self, by_subject: Mapping[str, list[Finding]]) -> Iterator[Finding]:
        """The batch's findings about this item or one of its files."""
        found = [f for subject in self._subjects() for f in by_subject.get(subject, ())]
        for check in dict.fromkeys(f.check for f in found):
            yield from summed([f for f in found if f.check == check], self.measured.item.id)

    def _subjects(self) -> list[str]:
        return list(dict.fromkeys([self.measured.item.id, *(m.file.path for m in self.measured.files)]))

    def _asked(self, check: Check) -> CheckContext:
        return CheckContext(self.policy.rules[check.name], self.batch.delivery, self.measured.item)

    def _nothing_asked(self) -> Finding:
        files = len(self.measured.files)
        source = "house rule: nothing asked is nothing passed"
        code = "unopened" if files else "no-files"
        return coded(NOTHING_ASKED, self.measured.item.id, Outcome.FAIL, code, {"files": files}, source)


def further_pages(files: Iterable[Measured]) -> Iterator[Measured]:
    """The pages after the first of files that hold several, each as if it were a file: "objects/a/0001.tif (page 2)"."""
    for file in files:
        for number in range(2, int(file.number("pages.measured") or 1) + 1):
            start = f"page{number}."
            facts = {name[len(start) :]: fact for name, fact in file.facts.items() if name.startswith(start)}
            named = replace(file.file, path=f"{file.file.path} (page {number})")
            yield Measured(named, facts, file.tools)


def _is_sidecar(file: File) -> bool:
    """Text beside the content, by its name or by what it is: a project file that is XML is opened, and is no model."""
    return file.suffix in SIDECARS or formats.is_a(file, "xml")


def summed(findings: Sequence[Finding], item: str) -> Iterator[Finding]:
    """One check's findings about many files: faults and warnings as they are, then one for all that pass."""
    passed = [f for f in findings if f.outcome is Outcome.PASS]
    yield from (f for f in findings if f.outcome is not Outcome.PASS)
    if not passed:
        return
    first, of, answering = passed[0], len({f.subject for f in findings}), len({f.subject for f in passed})
    others, alone = len({f.wanted for f in passed}) - 1, len(passed) == of == 1
    values: dict[str, Value] = {
        "first": {"code": first.code, "values": dict(first.values)}, "alone": alone, "passed": answering, "of": of, "others": others,
    }  # fmt: skip
    yield coded(first.check, item, Outcome.PASS, SUMMED, values, first.source)
