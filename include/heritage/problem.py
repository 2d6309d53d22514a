"""What is wrong with what people hand in (a delivery, a change of a package), in words that a coordinator can act on; it decides nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from heritage.model import Facts, Ground, kept_value


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with the delivery. `rule` is a stable kebab-case name; `subject` the file, row or key; `code` says which of the
    rule's answers it is, and `values` what its sentences are made of (`problem-<rule>` in messages/locale/*/refusals.ftl). A
    problem that does not refuse is worth telling and becomes an event."""

    rule: str
    subject: str
    code: str
    values: Facts
    refuses: bool = True

    @property
    def said(self) -> tuple[str, str, str]:
        """Wanted, found and advice in English."""
        from heritage.messages.english import english  # a delivery that is right loads no words
        from heritage.messages.saying import PROBLEMS

        return english(self.rule, self.code, self.values, PROBLEMS)

    def __str__(self) -> str:
        wanted, found, advice = self.said
        return f"{shown(self.subject)} [{self.rule}]: wanted {wanted}, found {found}. {advice}"

    @property
    def ground(self) -> Ground:
        """As whoever refuses the delivery hands it on."""
        return Ground(str(self), self.rule, shown(self.subject), self.code, self.values)


def problem(rule: str, subject: str, code: str, /, **values: object) -> Problem:
    """`problem("name-length", path, "long", bytes=204, limit=200)`; numbers as they are, texts as `shown` writes them, lists
    whole: what is wanted here is named to the last."""
    return Problem(rule, subject, code, {name: kept_value(value, whole=True) for name, value in values.items()})


def remark(rule: str, subject: str, code: str, /, **values: object) -> Problem:
    """The same of what is worth telling and refuses nothing."""
    return replace(problem(rule, subject, code, **values), refuses=False)


_UNSEEN = frozenset(
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069"
    "\u2800\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)  # fmt: skip
"""Characters that are invisible or turn the direction of writing: a name can be made to look like another with them (Unicode,
DerivedCoreProperties, Default_Ignorable_Code_Point, without the joiners and variation selectors that letters and emoji need)."""


def invisible(character: str) -> bool:
    """Whether the character cannot be seen, or hides others."""
    code = ord(character)
    if code < 0x7F:
        return code < 0x20
    no_character = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF  # XML holds some of them not at all
    tag = 0xE0000 <= code <= 0xE007F
    return (
        no_character or tag or character in _UNSEEN or unicodedata.category(character) in {"Cc", "Co", "Cs", "Zl", "Zp"}
    )


def shown(text: str, longest: int = 300) -> str:
    """The text with every invisible character written out (a newline as \\n), so that a log line stays a line."""
    written = "".join(_written(c) if invisible(c) else c for c in text[: longest + 1])
    return written if len(text) <= longest else written[:longest] + "…"


def _written(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # a byte that is no UTF-8, as Python keeps it in a name
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape", "surrogatepass").decode("ascii")
