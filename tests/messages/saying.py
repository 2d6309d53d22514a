"""For tests that judge real files: can everything that was found be said in each language?"""

from __future__ import annotations

from collections.abc import Iterable

from heritage.messages import LANGUAGES, words
from heritage.messages.templates import candidates
from heritage.model import Finding
from messages.extraction import wordy


def unworded(findings: Iterable[Finding]) -> list[tuple[str, str, str]]:
    """(check, field, text) of what no template of the check makes, and of checks without a title; one with a code is said, or raises."""
    told = set()
    for finding in findings:
        for field in ("wanted", "found", "advice"):
            text = getattr(finding, field)
            if (
                not finding.code
                and wordy(text)
                and not any(t.match(text) is not None for t in candidates(f"finding-{finding.check}", field))
            ):
                told.add((finding.check, field, text))
        if not all(words(language).finding(finding).why for language in LANGUAGES):
            told.add((finding.check, "title", finding.check))
    return sorted(told)
