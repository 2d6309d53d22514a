"""Which flagged items a person is asked about, in which run of the DAG `review`, and until when. No run of a workline waits for it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from heritage import files, settings
from heritage.dossier import moment, now
from heritage.flows.batch import SHARED, BatchFolder, found
from heritage.flows.workline import CODE
from heritage.model import Outcome

log = logging.getLogger(__name__)

MOST = 1000
"""Questions in one run: Airflow maps a task to at most 1,024."""

PATIENCE = timedelta(days=30)
"""How long an item waits for a person; then it is held."""

_SHEET, _HELD = "questions", "held"


@dataclass(frozen=True, slots=True)
class Question:
    """An item that a person is asked about. `run`: of the DAG `review`; `until`: ISO 8601, UTC; `started_by`: who started the run
    that flagged it, "" when a schedule did."""

    item: str
    run: str
    asked: str
    until: str
    started_by: str

    def is_late(self, now: datetime, share: float) -> bool:
        """Is no more than this share of its patience left? A question that may wait for 30 days is not late on the fourth."""
        asked, until = map(datetime.fromisoformat, (self.asked, self.until))
        return until - now <= share * (until - asked)


@dataclass(frozen=True, slots=True)
class Held:
    """Nobody decided about the item. `who`: the person who said that it is to wait; "" when the time was up."""

    item: str
    who: str
    at: str
    reason: str


class Questions:
    """A batch's questions, read once for all its items."""

    def __init__(self, batch: BatchFolder) -> None:
        self._batch, self._now = batch, now()
        rows = batch.shared.rows(_SHEET, Question) if batch.shared.has(_SHEET) else ()
        self.rows = {question.item: question for question in rows}

    def wait_for(self, item: str) -> bool:
        """Is a person asked about the item, and may still answer?"""
        question = self.rows.get(item)
        return question is not None and self._now < question.until and held(self._batch, item) is None

    def wanting(self) -> list[str]:
        """The flagged items that nobody has decided about and nobody is asked about."""
        return [item for item in undecided(self._batch) if not self.wait_for(item)]

    def add(self, run_of: Mapping[str, str]) -> None:
        """Notes in which run each of these items is asked about; one that was held is asked about again."""
        at, until = now(), moment(datetime.now(UTC) + PATIENCE)
        by = self._batch.run.started_by
        for item, run in run_of.items():
            self._batch.dossier(item).path(_HELD).unlink(missing_ok=True)
            self.rows[item] = Question(item, run, at, until, by)
        if run_of:
            self._batch.shared.write(_SHEET, self.rows.values(), code=CODE)

    def open(self) -> list[Question]:
        """Those that wait for an answer."""
        return [q for q in self.unanswered() if self.wait_for(q.item)]

    def unanswered(self) -> list[Question]:
        """Those that nobody has answered, also after their time."""
        return [q for i, q in self.rows.items() if held(self._batch, i) is None and is_undecided(self._batch, i)]


def put(reference: str) -> list[str]:
    """Sees to it that every flagged item has its question, when the batch's run is to wait for people. Answers the runs of `review`
    that ask them: who starts each of them once asks nothing twice."""
    batch = found(reference)
    if batch.run.review != "wait":
        log.info("%s: %d flagged items are held", reference, len(undecided(batch)))
        return []
    prefix = run_prefix(reference)
    with files.locked(batch.shared.folder):
        questions = Questions(batch)
        first = 1 + max((_number(prefix, q.run) for q in questions.rows.values()), default=0)
        questions.add({item: f"{prefix}{first + n // MOST}" for n, item in enumerate(questions.wanting())})
    asked = questions.open()
    runs = sorted({question.run for question in asked})
    log.info("%s: a person is asked about %d items, in %d runs of `review`", reference, len(asked), len(runs))
    return runs


def ask_again(batch: BatchFolder, items: Sequence[str]) -> list[str]:
    """These items have a question each, in one run of `review` for all that have none which waits for an answer. Answers the runs; none when
    the batch's run is not to wait for people. The caller has the lock on the batch's own folder."""
    if batch.run.review != "wait":
        return []
    prefix, questions = run_prefix(batch.reference), Questions(batch)
    new = f"{prefix}{1 + max((_number(prefix, q.run) for q in questions.rows.values()), default=0)}"
    waits = {item for item in items if is_undecided(batch, item) and questions.wait_for(item)}
    questions.add({item: new for item in items if item not in waits})
    return sorted({questions.rows[item].run for item in items})


def of(reference: str, run: str) -> list[str]:
    """The items that this run of `review` asks about. A run that nobody planned asks about those that no other one does."""
    batch = found(reference)
    with files.locked(batch.shared.folder):
        questions = Questions(batch)
        if all(question.run != run for question in questions.rows.values()):
            questions.add(dict.fromkeys(questions.wanting()[:MOST], run))
    asked = [question.item for question in questions.open() if question.run == run]
    log.info("%s: %d items need a person's word", reference, len(asked))
    return [f"{reference}/{item}" for item in asked]


def unanswered() -> Iterator[tuple[str, Question]]:
    """(batch's reference, question) of every batch in the work folder."""
    for sheet in sorted(settings.home().work.glob(f"*/*/{SHARED}/{_SHEET}.jsonl")):
        batch = BatchFolder(*sheet.parts[-4:-2])
        yield from ((batch.reference, question) for question in Questions(batch).unanswered())


def run_prefix(reference: str) -> str:
    """How the ids of the runs begin that ask about a batch; Airflow would not take every batch's name."""
    return f"asked__{hashlib.sha256(reference.encode()).hexdigest()[:16]}__"


def undecided(batch: BatchFolder) -> list[str]:
    """The flagged items that nobody has decided about."""
    return [item for item in batch.items() if is_undecided(batch, item)]


def is_undecided(batch: BatchFolder, item: str) -> bool:
    """Was the item flagged, and has nobody decided about it?"""
    dossier = batch.dossier(item)
    return not dossier.has("decision") and dossier.has("report") and batch.report(item).verdict is Outcome.FAIL


def question(batch: BatchFolder, item: str) -> Question | None:
    """The last question about the item, answered or not."""
    return Questions(batch).rows.get(item)


def held(batch: BatchFolder, item: str) -> Held | None:
    """That nobody decided, when the last question about the item ended so."""
    dossier = batch.dossier(item)
    return dossier.one(_HELD, Held) if dossier.has(_HELD) else None


def hold(batch: BatchFolder, item: str, who: str, reason: str) -> Held:
    """The question ended without a decision. Asked again, the item waits again."""
    told = Held(item, who, now(), reason)
    batch.dossier(item).write(_HELD, [told], code=CODE)
    return told


def _number(prefix: str, run: str) -> int:
    last = run.removeprefix(prefix)
    return int(last) if last != run and last.isdigit() else 0
