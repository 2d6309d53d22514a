"""Precision and recall of the enrichers on the gold set, printed, and held by a floor: what a change of program or model may cost."""

from __future__ import annotations

from collections import Counter

import pytest

from enrich.gold import DATES, OTHERS, TITLES
from enrich.names import CSV, TITLED
from heritage.enrich.authorities import Authorities
from heritage.enrich.dates import Dates, in_title
from heritage.enrich.edtf import edtf, is_edtf
from heritage.enrich.folding import keys
from heritage.enrich.languages import Languages
from heritage.enrich.socket import Archived, Authority
from heritage.model import Statement


def known(*said: Statement, **more: object) -> Archived:
    return Archived("urn:heritage:kbr:B:1", "kbr", "paper", said, **more)  # type: ignore[arg-type]


def told(name: str, right: int, wrong: int, wanted: int) -> tuple[float, float]:
    precision, recall = right / max(right + wrong, 1), right / wanted
    print(f"\n{name}: precision {precision:.3f}, recall {recall:.3f} ({right} right, {wrong} wrong, {wanted} wanted)")
    return precision, recall


def test_languages_of_titles() -> None:
    """Floor: two detectors that agree are hardly ever wrong; what they do not agree about is asked of nobody."""
    right, wrong, missed = 0, list[tuple[str, str, str]](), list[str]()
    for language, titles in TITLES.items():
        for title in titles.splitlines():
            found = [s.language for s in Languages().suggest(known(Statement("dc:title", title, "t"))) if s.instead]
            right += found == [language]
            wrong += [(title, language, *found)] if found and found != [language] else []
            missed += [] if found else [title]
    for other in OTHERS:
        found = [s.language for s in Languages().suggest(known(Statement("dc:title", other, "t")))]
        wrong += [(other, "none", *found)] if found else []
    print(*wrong, *missed, sep="\n")
    precision, recall = told("languages", right, len(wrong), sum(len(t.splitlines()) for t in TITLES.values()))
    assert precision >= 0.98 and recall >= 0.95


def test_dates() -> None:
    """No wrong date at all: a wrong one is worse than none."""
    found = {text: edtf(text) for text in DATES}
    wrong = {text: (date, DATES[text]) for text, date in found.items() if date is not None and date != DATES[text]}
    missed = [text for text, date in found.items() if date is None and DATES[text] is not None]
    right = sum(date is not None and date == DATES[text] for text, date in found.items())
    precision, recall = told("dates", right, len(wrong), sum(date is not None for date in DATES.values()))
    assert (wrong, missed) == ({}, [])
    assert (precision, recall) == (1.0, 1.0)
    assert all(is_edtf(date) for date in DATES.values() if date)


@pytest.mark.parametrize(
    ("title", "date"),
    [
        ("Gezicht op Gent, ca. 1850", "1850~"), ("La Meuse à Liège (1897)", "1897"), ("Portrait of Rubens (1577-1640)", None),
        ("Album 1850", None), ("Brief, 12 mei 1850", "1850-05-12"), ("Antwerpen, haven", None), ("Kaart [17de eeuw]", "16XX"),
    ],
)  # fmt: skip
def test_dates_at_the_end_of_titles(title: str, date: str | None) -> None:
    assert in_title(title) == date


def test_what_is_said_already_is_not_suggested() -> None:
    both = known(
        Statement("dc:date", "ca. 1850", "t"),
        Statement("dc:date", "1850~", "t"),
        Statement("dc:title", "De haven", "t", "nl"),
    )
    assert list(Dates().suggest(both)) == []
    assert list(Languages().suggest(both)) == []


def test_authorities_of_names_and_titles() -> None:
    """A name that is in the vocabulary is found, also in the other order, without accents, in another language; one that is not, is not."""
    labels: dict[str, list[Authority]] = {}
    for uri, kind, *names in CSV:
        for name in names:
            for key in keys(name):
                labels.setdefault(key, []).append(Authority(uri, name, names[0], "", kind, "gold 1"))
    lookup = lambda names: {name: labels[name] for name in names if name in labels}  # noqa: E731
    counts: Counter[str] = Counter()
    misses = []
    for field, value, uri in TITLED:
        found = {s.uri for s in Authorities().suggest(known(Statement(field, value, "t"), lookup=lookup))}
        counts.update({"right": uri in found, "wrong": len(found - {uri}), "wanted": bool(uri)})
        misses += [(value, uri, found)] if (found != {uri} if uri else found) else []
    print(*misses, sep="\n")
    precision, recall = told("authorities", counts["right"], counts["wrong"], counts["wanted"])
    assert precision >= 0.95 and recall >= 0.95
