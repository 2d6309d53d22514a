"""For tests that judge real files: can everything that was found be said in each language?"""

from __future__ import annotations

from collections.abc import Iterable

from heritage.messages import LANGUAGES, words
from heritage.model import Finding


def unworded(findings: Iterable[Finding]) -> list[tuple[str, str]]:
    """(check, language) of what has no code, no title, or leaves a field out that is there in English."""
    told = set()
    for finding in findings:
        for language in LANGUAGES:
            said = words(language).finding(finding)
            fields = (said.wanted, said.found, said.advice)
            english = (finding.wanted, finding.found, finding.advice)
            if not finding.code or not said.why or [bool(one) for one in fields] != [bool(one) for one in english]:
                told.add((finding.check, language))
    return sorted(told)
