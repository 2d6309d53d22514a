"""A person confirms that a later delivery's items are what was to be done again, or says that they are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from heritage import files
from heritage.catalogue.queries.linked import note_earlier, perhaps
from heritage.catalogue.schema.store import reading
from heritage.dossier import now
from heritage.flows import history
from heritage.flows.batch import BatchFolder
from heritage.flows.workline import standing
from heritage.flows.workline.deciding import answered, linked
from heritage.flows.workline.deciding.asking import Questions
from heritage.flows.workline.deciding.linked import Link
from heritage.model import Answering, Earlier, State


def confirm(institution: str, batch: str, by: str, items: Iterable[str], *, who: str) -> list[str]:
    """Of these lines of the batch's rework list, those that items of batch `by` perhaps answer are answered by them. Says which; killed on
    the way, it may be done again. Both are batches of the institution."""
    return _said(institution, batch, by, set(items), who, Answering.CONFIRMED)


def dismiss(institution: str, batch: str, by: str, items: Iterable[str], *, who: str) -> list[str]:
    """The same, of those that they do not answer: two objects have one id."""
    return _said(institution, batch, by, set(items), who, Answering.DISMISSED)


def _said(institution: str, batch: str, by: str, wanted: set[str], who: str, how: Answering) -> list[str]:
    earlier, later = BatchFolder(institution, batch), BatchFolder(institution, by)
    with reading(earlier.home.catalogue_url) as db:
        lines = perhaps(db, institution, batch, by, institutions=frozenset({institution}))
    known = {(link.item, link.earlier.batch) for link in linked.all_links(later) if link.earlier.how is how}
    chosen = [i for i in lines if i in wanted] + sorted(i for i in wanted - set(lines) if (i, batch) in known)
    if not chosen:
        return []
    at = now()
    found = [Link(i, Earlier(batch, how, state, who, at)) for i, state in _stand(earlier, chosen)]
    files.made_folder(later.shared.folder)
    with files.locked(later.shared.folder):
        linked.keep(later, found)
    _tell(later, earlier, set(chosen))
    return chosen


def _stand(batch: BatchFolder, items: Iterable[str]) -> Iterator[tuple[str, State | None]]:
    """How each item is; None where the work folder does not know: a catalogue that was made anew may know more."""
    questions = Questions(batch)
    known = set(batch.items()) if batch.shared.has("units") else set()
    yield from ((item, standing.state(batch, item, questions) if item in known else None) for item in items)


def _tell(later: BatchFolder, earlier: BatchFolder, items: set[str]) -> None:
    links = [link for link in linked.all_links(later) if link.item in items and link.earlier.batch == earlier.name]
    told = [(link.item, link.earlier) for link in links]
    note_earlier(later.home.catalogue_url, later.institution, later.name, told)
    for item, one in told:
        history.tell_earlier(later, item, one)
    for batch in (earlier, later):
        answered.report_again(batch)
