"""A page's place in its item as one file name says it: its number, its side, what was put in after it. What a whole folder of names
says is `pagination`'s. Words of English, Dutch, French and German; capitals make no difference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import normalize

_LEAF, _HALF, _THIRD = "leaf", "half", "gauche"

SIDES = {
    **dict.fromkeys(
        ["r", "recto", "ro", "voor", "voorkant", "voorzijde", "vorne", "vorderseite", "front", "avers", "obverse"],
        (_LEAF, "r"),
    ),
    **dict.fromkeys(
        ["v", "verso", "vo", "achter", "achterkant", "achterzijde", "hinten", "back", "dos", "revers", "reverse"],
        (_LEAF, "v"),
    ),
    **dict.fromkeys(["rückseite", "rueckseite", "ruckseite"], (_LEAF, "v")),
    **dict.fromkeys(["l", "left", "links", "gauche"], (_HALF, "L")),
    **dict.fromkeys(["right", "rechts", "droite"], (_HALF, "R")),
    "g": (_THIRD, "L"),
    "d": (_THIRD, "R"),
}
"""What a side may be called → of which pair it is, and which of both. `r` is also the right half: see `pagination`."""

_LATER = {"bis": 2, "ter": 3, "quater": 4, "quinquies": 5}
"""A leaf that was forgotten when the others were numbered, and its place after them."""

_PUT_IN = frozenset(
    [
        "cover",
        "detail",
        "foldout",
        "folded",
        "unfolded",
        "flap",
        "overlay",
        "insert",
        "loose",
        "slip",
        "map",
        "plate",
        "uitklap",
        "uitvouw",
        "klep",
        "inlegvel",
        "bijlage",
        "los",
        "kaart",
        "plaat",
        "dépliant",
        "depliant",
        "volet",
        "encart",
        "annexe",
        "carte",
        "planche",
        "falttafel",
        "ausklapper",
        "klappe",
        "einlage",
        "beilage",
        "karte",
        "tafel",
        "omslag",
        "couverture",
        "einband",
        "umschlag",
        "target",
        "colorchecker",
        "chart",
        "kleurenkaart",
        "mire",
        "charte",
        "farbkarte",
        "farbkeil",
    ]
)
"""What a further picture of a numbered page may be called: any other word after the number says nothing (`0002_new` is page 2 again)."""

_OUTSIDE = (
    (0, "cover front frontcover omslag voorplat voor voorkant kaft couverture plat couv einband vorderdeckel umschlag band deckel jacket "
        "dustjacket schutzumschlag stofomslag jaquette recto vorne links left gauche"),
    (1, "inside binnen binnenzijde intérieur interieur innen"),
    (2, "endpaper endpapers flyleaf pastedown schutblad dekblad garde gardes contregarde vorsatz vorsatzblatt spiegel"),
    (3, "frontispiece frontispice frontispies"),
    (4, "title titlepage titel titelpagina titelblad titelblatt titre"),
    (12, "back backcover rear achter achterplat achterkant achteromslag hinten rückdeckel rueckdeckel rückseite rueckseite arrière arriere "
         "quatrième verso rechts right droite"),
    (13, "spine rug dos rücken ruecken"),
    (14, "edge foreedge snede tranche schnitt"),
    (15, "target colorchecker colorcard colourchart chart cc kleurenkaart mire charte farbkarte farbkeil ruler liniaal"),
)  # fmt: skip
"""Names without a number, in the order in which a book is turned over; the numbered pages come after 4, what nobody knows after 11."""

NUMBERED, UNKNOWN = 9, 11
_RANKS = {word: rank for rank, words in _OUTSIDE for word in words.split()}
_BACK_OF = {1: 11, 2: 10}
"""The inside and the endpapers of a back cover, where its name says so too."""

_ROMAN = re.compile(r"(?=[ivxlc])(c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_NUMBERS = re.compile(r"([0-9]+)")
_APART = re.compile(r"[ _.\-()+,;=&]+")
_GLUED = re.compile(r"(bis|ter|quater|quinquies)?(recto|verso|r|v)?([a-z])?")


@dataclass(frozen=True, slots=True, order=True)
class Folio:
    """A page's place: number; side ("" for pages; "r", "v" for leaves, "L", "R" for halves, "a", "b", "1", "2"); insert ("", "a", "b" …,
    or what it is called). `bis`: 2 for a leaf 12bis, 3 for 12ter. `last`: the second number of a spread. `group`: what stands before
    the number, where each such group is counted for itself."""

    number: int
    side: str = ""
    insert: str = ""
    bis: int = 0
    last: int = 0
    group: str = ""

    def __str__(self) -> str:
        bis = next((word for word, rank in _LATER.items() if rank == self.bis), "")
        number = as_roman(self.number) if self.group == ROMAN else f"{self.group}{self.number}"
        return f"{number}{f'-{self.last}' if self.last else ''}{bis}{'_' if self.side.isdigit() else ''}{self.side}{self.insert}"

    @property
    def key(self) -> tuple[int, int, str, int, str]:
        """Within its group: 12, 12r, 12v, 12a, 12bis; what has a name comes after what has a letter."""
        return self.number, self.bis, self.side, len(self.insert) > 1, self.insert


ROMAN = "roman"
"""The group of front matter that is counted i, ii, iii."""


def plain(stem: str) -> str:
    """A name without what makes no difference: capitals, how accents are written."""
    return normalize("NFC", stem).lower()


def natural(text: str) -> tuple[object, ...]:
    """A sort key: words and numbers in turn, a word first, so that keys can always be compared."""
    return tuple(int(piece) if place % 2 else piece for place, piece in enumerate(_NUMBERS.split(text)))


def words(text: str) -> list[str]:
    """What stands between separators."""
    return [word for word in _APART.split(text) if word]


def after(tail: str) -> tuple[str, str, int]:
    """(side as written, insert, bis) of what follows a number: `bis`, `r`, `_verso`, `ra`, `-b`, ` foldout`."""
    side, insert, bis = "", "", 0
    for word in words(tail):
        glued = _GLUED.fullmatch(word)
        if word in _LATER:
            bis = _LATER[word]
        elif word in SIDES and not side:
            side = word
        elif word in _PUT_IN:
            insert = word
        elif glued and (glued[1] or glued[2] or len(word) == 1):
            bis, side = _LATER.get(glued[1] or "", bis), glued[2] or side
            insert = glued[3] or insert
    return side, insert, bis


def before(prefix: str) -> tuple[str, str]:
    """(prefix without it, side) where a side is named before the number: `left_0001`, `L0001`."""
    bare = prefix.rstrip(" _.-")
    start = max(bare.rfind(mark) for mark in " _.-") + 1
    side = bare[start:]
    return (prefix[:start], side) if side in SIDES and side not in {"v", "g", "d"} else (prefix, "")


def rank(stem: str) -> int | None:
    """The place of a name without a number among the covers, endpapers, charts of a book; None when none of its words is known."""
    found = [_RANKS[word] for word in re.findall(r"[^\W\d_]+", plain(stem)) if word in _RANKS]
    if not found:
        return None
    behind, inner = max(found) in {12}, [r for r in found if r in _BACK_OF]
    return _BACK_OF[max(inner)] if behind and inner else max(inner or found) if max(found) < NUMBERED else max(found)


def roman(word: str) -> int:
    """iv → 4; 0 for what is no roman number below 400."""
    if not word or not _ROMAN.fullmatch(word):
        return 0
    values = [_VALUES[letter] for letter in word]
    return sum(-v if v < after_ else v for v, after_ in zip(values, [*values[1:], 0], strict=True))


def as_roman(number: int) -> str:
    """4 → iv."""
    told = ""
    for value, letters in (
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ):
        told += letters * (number // value)
        number %= value
    return told
