"""In which languages a text is, judged from the words that OCR read. A guess with a score, never more.

Latin script only, nl, fr, de and en: words that are common in one of them and rare in the others are counted
(closed-class words: articles, pronouns, prepositions, conjunctions). Text in another script is not guessed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from heritage.contracts import DescriptionContext
from heritage.errors import SourceUnreadable
from heritage.files import safe_join
from heritage.model import Rendition, Role, Statement, about

WORDS: Final = {
    "nl": "de het een van en niet dat ik zijn met voor op te aan er ook naar bij uit maar om wordt werd deze onder"
    " heeft hij zij ons door over dan nog wel geen ende",
    "fr": "le la les des une du et est que qui dans pour par sur pas au aux avec ce cette son ses ont nous vous leur"
    " mais ou où ne se il elle plus sont été",
    "de": "der die das und ist nicht ein eine zu den von mit dem des auf für sich im auch als an werden aus er hat daß"
    " dass nach wird bei einer um am sind noch wie über",
    "en": "the of and to in is that it was for with as his on be at by had not are but from or have an they which"
    " this were their there been",
}
"""Frequent closed-class words by language, from the general lists that every frequency dictionary opens with. A word that
is in two lists counts for neither."""

ENOUGH: Final = 20
"""Telling words below which nothing is said: a title page or a table proves no language."""

SHARE: Final = 0.15
"""A language is named when at least this share of the telling words is its own, so that a quotation of a few lines is not."""

_TOKEN = re.compile(r"[^\W\d_]+")


class OcrLanguages:
    """From the ALTO files made of an item: dcterms:language with the share of telling words as score, and how sure the
    engine was of its words (`ocr:confidence`, mean over all words, 0–1)."""

    name = "languages from OCR"

    def describe(self, known: DescriptionContext) -> Iterator[Statement]:
        texts = [r for r in known.renditions if r.role is Role.TEXT and r.path.endswith(".xml")]
        if not texts:
            return
        tools = ", ".join(dict.fromkeys(r.tool for r in texts))
        yield from _confidence(texts, tools)
        counts: Counter[str] = Counter()
        for text in texts if known.folder else ():
            counts.update(telling(words(safe_join(known.folder or Path(), text.path))))
        for language, share in languages(counts):
            yield Statement("dcterms:language", language, f"words read by {tools}", score=share)


def _confidence(texts: Iterable[Rendition], tools: str) -> Iterator[Statement]:
    sure = read = 0.0
    for text in texts:
        count, mean = text.facts.get("ocr.words"), text.facts.get("ocr.confidence")
        if isinstance(count, int) and isinstance(mean, int | float):
            sure, read = sure + count * mean, read + count
    if read:
        yield Statement("ocr:confidence", f"{sure / read:.3f}", tools, score=round(sure / read, 3))


def words(alto: Path | BytesIO) -> Iterator[str]:
    """The words of an ALTO file of any version, in order. Raises SourceUnreadable when it is no well-formed XML."""
    from lxml import etree

    strings = etree.iterparse(
        alto if isinstance(alto, BytesIO) else str(alto),
        tag="{*}String",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
    )
    try:
        for _, string in strings:
            yield string.get("CONTENT") or ""
            string.clear()
    except (etree.XMLSyntaxError, OSError) as error:
        raise SourceUnreadable(about(str(alto), str(error))) from error


def telling(found: Iterable[str]) -> Iterator[str]:
    """For each word that is common in one language only: that language."""
    for word in found:
        for token in _TOKEN.findall(word.lower()):
            language = _TELLING.get(token)
            if language:
                yield language


def languages(counts: Counter[str]) -> list[tuple[str, float]]:
    """(language, its share of the telling words), most first; nothing when there is too little to go by."""
    total = counts.total()
    if total < ENOUGH:
        return []
    shares = [(language, round(count / total, 3)) for language, count in counts.items()]
    return sorted((found for found in shares if found[1] >= SHARE), key=lambda found: (-found[1], found[0]))


def _only_in_one() -> dict[str, str]:
    lists = {language: set(said.split()) for language, said in WORDS.items()}
    times = Counter(word for said in lists.values() for word in said)
    return {word: language for language, said in lists.items() for word in said if times[word] == 1}


_TELLING: Final = _only_in_one()
