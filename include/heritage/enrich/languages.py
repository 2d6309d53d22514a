"""The language of titles and descriptions that name none, and of the text that was read of an item's pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from heritage.enrich.socket import Archived
from heritage.model import Statement, Suggestion
from heritage.tools.document import language

_SIDES = re.compile(r"\s+[/=|]\s+|\s+[–—]\s+")
"""Between the two titles of one in two languages."""

ENOUGH = 200
"""Letters of a page below which its text is not asked about: a title page proves no language."""

PAGES = 40
"""Pages of an item that are asked about, at most."""

SHARE = 0.15
"""A language of the text is named when so many of its pages are in it."""


class Languages:
    """Two detectors that agree; where a text has two sides ("Brussel / Bruxelles"), both sides."""

    name = "languages"
    version = "1.0"

    def suggest(self, known: Archived) -> Iterator[Suggestion]:
        """A language tag for what is said without one; dcterms:language from the text where nobody said it."""
        for said in known.of_the_item("title", "alternative", "description", "abstract"):
            if not said.language:
                yield from self._of(known, said)
        if not any(known.of_the_item("language")):
            yield from self._of_texts(known)

    def _of(self, known: Archived, said: Statement) -> Iterator[Suggestion]:
        sides = [language.detected(side) for side in _SIDES.split(said.value)]
        named = {one.language for one in sides if one}
        if len(named) != 1 or None in sides:
            return
        score = min(one.score for one in sides if one)
        yield Suggestion(
            known.package, said.field, said.value, self.name, self.version, score, said.value[:200], language.tool(), named.pop(),
            instead=said.value, instead_language=said.language,
        )  # fmt: skip

    def _of_texts(self, known: Archived) -> Iterator[Suggestion]:
        pages: list[language.Detected] = []
        for number, (_, text) in enumerate(known.texts()):
            found = language.detected(text[:5000]) if len(text) >= ENOUGH else None
            pages += [found] if found else []
            if number + 1 >= PAGES:
                break
        for name, count in Counter(page.language for page in pages).most_common():
            if count / len(pages) >= SHARE:
                score = sum(page.score for page in pages if page.language == name) / count
                said = f"{count} of {len(pages)} pages with enough text"
                yield Suggestion(
                    known.package,
                    "dcterms:language",
                    name,
                    self.name,
                    self.version,
                    round(score, 3),
                    said,
                    language.tool(),
                )
