"""`words("nl")("archive-search")`: one language's messages, and its way to write figures and dates."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable
from functools import cache

from fluent.runtime import FluentBundle
from fluent.runtime.types import FluentType

from heritage.errors import ConfigError
from heritage.messages import figures
from heritage.messages.choosing import LANGUAGES, LOCALES
from heritage.messages.finding import FindingWords, Judged, worded
from heritage.messages.loading import bundle, codes, is_strict
from heritage.messages.refusing import RefusalWords, refused

Shown = str | int | float | FluentType

_log = logging.getLogger(__name__)


class Words:
    """One language. Everything it returns is plain text: whoever puts it into HTML escapes it."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.locale = LOCALES[language]

    def __call__(self, code: str, /, **values: Shown) -> str:
        """The message with this code (`archive-search`, or one of its attributes: `check-skew.why`), with its values; whole
        numbers and fractions are written as the language writes them. An unknown code, or a value left out, is an error in
        tests; for a reader the message falls back to English, and then to the code."""
        said = _said(bundle(self.language), code, values)
        if said is None:
            _complain(self.language, code)
            said = _said(bundle(LANGUAGES[0]), code, values)
        return code if said is None else said

    def vocabulary(self, code: str, /, **values: Shown) -> str:
        """The same; "" for what is not in the catalogue."""
        return self(code, **values) if self.knows(code) else ""

    def knows(self, code: str) -> bool:
        """Is there such a message? For codes that are made of data (`check-` and a check's name)."""
        return _pattern(bundle(self.language), code) is not None

    def finding(self, finding: Judged) -> FindingWords:
        """Title, wanted, found, advice, why and todo of a finding (its `wanted`, `found` and `advice` are the check's English)."""
        return worded(self, finding)

    def refusal(self, reason: str) -> RefusalWords:
        """One of the reasons for which a delivery was refused (`DeliveryRefused.reasons`, `model.Ground`); `.text` is the whole
        sentence."""
        return refused(self, reason)

    def known(self, beginning: str) -> list[str]:
        """What follows this beginning in the codes of messages: `check-` → skew, halo …; sorted."""
        return sorted(code.removeprefix(beginning) for code in codes() if code.startswith(beginning))

    def number(self, value: float, digits: int = 2) -> str:
        """1234.5 → 1.234,5 in Dutch; at most so many decimals."""
        return figures.number(value, digits, self.locale)

    def percent(self, share: float, digits: int = 0) -> str:
        """0.123 → 12 %, with at most so many decimals."""
        return figures.percent(share, digits, self.locale)

    def size(self, bytes_: int) -> str:
        """Bytes, in decimal multiples: 1.2 MB; 1,2 Mo in French."""
        return figures.size(bytes_, self.locale)

    def duration(self, seconds: float) -> str:
        """The two largest units of so many seconds."""
        return figures.duration(seconds, self.locale)

    def date(self, iso: str | datetime.date) -> str:
        """The day of an ISO 8601 date or moment: 28 november 2026."""
        return figures.day(iso, self.locale)

    def moment(self, iso: str | datetime.date) -> str:
        """Day and time in UTC, without saying so: 28 november 2026, 14:05."""
        return figures.moment(iso, self.locale)

    def listing(self, parts: Iterable[str]) -> str:
        """a, b and c."""
        return figures.listing(list(parts), self.locale)


@cache
def words(language: str) -> Words:
    """The words of one of LANGUAGES; of English for anything else."""
    return Words(language if language in LANGUAGES else LANGUAGES[0])


def _pattern(found: FluentBundle, code: str) -> object | None:
    name, _, attribute = code.partition(".")
    if not found.has_message(name):
        return None
    message = found.get_message(name)
    return message.attributes.get(attribute) if attribute else message.value


def _said(found: FluentBundle, code: str, values: dict[str, Shown]) -> str | None:
    pattern = _pattern(found, code)
    if pattern is None:
        return None
    text, errors = found.format_pattern(pattern, values)  # type: ignore[arg-type]
    if errors and is_strict():
        raise ConfigError(f"message {code!r}: {'; '.join(map(str, errors))}; given: {sorted(values)}")
    return str(text)


def _complain(language: str, code: str) -> None:
    if is_strict():
        raise ConfigError(
            f"no message {code!r} in {language}: wanted in include/heritage/messages/locale/{language}/*.ftl"
        )
    _log.warning("no message %r in %s", code, language)
