"""English sentences that are kept as texts (reasons.ftl), as templates: what a text was made of is found again, in time linear in its length.

A hole's name says what fills it: `number` (2, 0.31, 1,200), `sizes` (210 × 297), `figures` (0.1, 0.2), `limits` (≥ 1 and < 2), `times` (00:00:01.000–00:00:02.000 (1 s), …),
`list` (a, b and 3 more), `word` or `words` (of the vocabulary: rgb or grey), `part` or `parts` (sentences inside the sentence,
separated by semicolons or commas), `reason` (what a tool said; mostly English), `same` (the same rule's other sentence), `track` (track 2: ). Anything else is shown as it is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby

from fluent.syntax import ast

from heritage.errors import ConfigError
from heritage.messages.loading import LOCALE, entries

LONGEST = 2000
"""Characters of a text that is looked at; checks write at most some hundreds, and a path."""

NUMBER = r"[-+−]?(?:\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?|nan|inf)"
_KINDS = {
    "number": NUMBER,
    "sizes": rf"{NUMBER}(?: × {NUMBER})*",
    "limits": rf"[≥>≤<] {NUMBER}(?: and [≥>≤<] {NUMBER})*",
    "figures": rf"{NUMBER}(?:, {NUMBER})*",
    "track": r"(?:track \d+: )?",
    "times": r"\d[\d:.,–() s]*(?: and \d+ more)?",
}
_ANYTHING = r".*"


def kind(hole: str) -> str:
    """`number2` → number."""
    return hole.rstrip("0123456789")


AREAS = ("reasons",)
FIELDS = frozenset({"wanted", "found", "advice", "part"})


@dataclass(frozen=True, slots=True)
class Template:
    """One sentence. `literals` and `holes` take turns, a literal first and last; a hole may be several beside each other."""

    code: str
    literals: Sequence[str]
    holes: Sequence[re.Pattern[str]]

    @property
    def weight(self) -> int:
        """How much of it is fixed: the more, the less can be mistaken for it."""
        return sum(map(len, self.literals))

    @property
    def sums_up(self) -> bool:
        """Does it hold another sentence of the same check (`same`)?"""
        return any("same" in hole.groupindex for hole in self.holes)

    def match(self, text: str) -> Mapping[str, str] | None:
        """The holes' contents, or None when the text is not made by this template. Every literal is looked for once from the
        left, then once from the right; nothing is tried again."""
        first, last = self.literals[0], self.literals[-1]
        if len(text) < self.weight or not text.startswith(first) or not text.endswith(last):
            return None
        if not self.holes:
            return {} if text == first else None
        inner = text[len(first) : len(text) - len(last)]
        return self._filled(_from_left(inner, self.literals[1:-1])) or self._filled(
            _from_right(inner, self.literals[1:-1])
        )

    def _filled(self, pieces: Sequence[str] | None) -> Mapping[str, str] | None:
        if pieces is None:
            return None
        found: dict[str, str] = {}
        for hole, piece in zip(self.holes, pieces, strict=True):
            matched = hole.fullmatch(piece)
            if matched is None:
                return None
            found |= matched.groupdict()
        return found


def _from_left(text: str, literals: Sequence[str]) -> list[str] | None:
    pieces = []
    for literal in literals:
        piece, found, text = text.partition(literal)
        if not found:
            return None
        pieces.append(piece)
    return [*pieces, text]


def _from_right(text: str, literals: Sequence[str]) -> list[str] | None:
    pieces = []
    for literal in reversed(literals):
        text, found, piece = text.rpartition(literal)
        if not found:
            return None
        pieces.append(piece)
    return [text, *reversed(pieces)][: len(literals) + 1]


def template(code: str, pattern: ast.Pattern) -> Template:
    """A message's English pattern as a template. Raises ConfigError for one that is more than text and variables."""
    literals, holes = [""], []
    for is_hole, elements in groupby((_element(code, e) for e in pattern.elements), key=lambda pair: bool(pair[1])):
        if is_hole:
            holes.append(re.compile("".join(hole for _, hole in elements), re.DOTALL))
            literals.append("")
        else:
            literals[-1] = "".join(text for text, _ in elements)
    return Template(code, tuple(literals), tuple(holes))


def _element(code: str, element: ast.TextElement | ast.Placeable) -> tuple[str, str]:
    """Fixed text and "", or "" and a hole's expression."""
    if isinstance(element, ast.TextElement):
        return str(element.value), ""
    inner = element.expression
    if isinstance(inner, ast.StringLiteral):
        return str(inner.parse()["value"]), ""
    if not isinstance(inner, ast.VariableReference):
        raise ConfigError(f"message {code!r}: wanted text and variables in English, found {type(inner).__name__}")
    return "", f"(?P<{inner.id.name}>{_KINDS.get(kind(inner.id.name), _ANYTHING)})"


@cache
def templates() -> Mapping[str, Sequence[Template]]:
    """`reason.part` → its templates."""
    found: dict[str, list[Template]] = {}
    for area in AREAS:
        file = LOCALE / "en" / f"{area}.ftl"
        for message in entries(file) if file.is_file() else ():
            for attribute in message.attributes:
                field = attribute.id.name.partition("-")[0]
                if field in FIELDS:
                    made = template(f"{message.id.name}.{attribute.id.name}", attribute.value)
                    found.setdefault(f"{message.id.name}.{field}", []).append(made)
    return found


@lru_cache(maxsize=1024)
def candidates(owner: str, field: str) -> Sequence[Template]:
    """What an owner (`reason`) may have said in one of its fields, or as a part of one: sums of other
    sentences first, then the most specific, and what is nothing but a value last."""
    own = templates().get(f"{owner}.{field}", ())
    shared = templates().get(f"{owner.partition('-')[0]}-any.{field}", ())
    reasons = templates().get("reason.part", ()) if field == "part" and owner != "reason" else ()
    return sorted([*own, *shared, *reasons], key=lambda t: (not t.sums_up, -t.weight))
