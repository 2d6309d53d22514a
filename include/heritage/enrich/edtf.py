"""Dates as catalogues write them, in Dutch, French, German and English, as EDTF (ISO 8601-2:2019). What may mean two things is refused:
a wrong date is worse than none. Julian days, regnal years, the French republic's months and halves of an unsaid century are not read."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Mapping

_MONTHS = (
    "januari january janvier januar jänner jan janv", "februari february février fevrier februar feb febr févr fév",
    "maart march mars märz mrt mar maerz", "april avril apr avr", "mei may mai", "juni june juin jun",
    "juli july juillet jul juil", "augustus august août aout aug augustus", "september septembre sep sept", "oktober october octobre okt oct",
    "november novembre nov", "december décembre decembre dezember dec déc dez",
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}

_SEASONS = (
    "lente voorjaar printemps frühling frühjahr spring",
    "zomer été ete sommer summer",
    "herfst najaar automne herbst autumn",
    "winter hiver",
)
SEASONS = {name: number for number, names in enumerate(_SEASONS, 21) for name in names.split()}

_ABOUT = (
    r"(?:circa|ca\.?|c\.|omstreeks|rond|ongeveer|omtrent|vers|environ|env\.?|um|etwa|gegen|about|around|approximately)"
)
_PERHAPS = r"(?:waarschijnlijk|vermoedelijk|misschien|probablement|peut-être|wohl|vermutlich|wahrscheinlich|probably|possibly|perhaps)"
_BEFORE = r"(?:vóór|voor|ten laatste|avant|vor|before|not after)"
_AFTER = r"(?:na|après|apres|nach|after|not before|vanaf|à partir de|seit|since)"
_YEAR = r"(?P<year>1\d{3}|20\d\d)"
_TWO = r"(?P<first>.+?)"

_FORMS = {
    "year": re.compile(rf"(?:in |en |im jahre? |anno |a° ?|l'an |het jaar |jaar |année |year )?{_YEAR}"),
    "iso": re.compile(rf"{_YEAR}-(?P<month>\d\d)(?:-(?P<day>\d\d))?"),
    "day": re.compile(rf"(?:den |de |le |am |the )?(?P<day>\d{{1,2}})(?:er|ste|de|e|th|st|nd|rd)?\.? (?:of |de )?(?P<name>[^\W\d_]+)\.?,? {_YEAR}"),
    "american": re.compile(rf"(?P<name>[^\W\d_]+)\.? (?P<day>\d{{1,2}})(?:th|st|nd|rd)?, {_YEAR}"),
    "month": re.compile(rf"(?:in |en |im )?(?P<name>[^\W\d_]+)\.?,? (?:de |of )?{_YEAR}"),
    "dotted": re.compile(rf"(?P<day>\d{{1,2}})\. ?(?P<month>\d{{1,2}})\. ?{_YEAR}"),
    "slashed": re.compile(rf"(?P<day>\d{{1,2}})[/-](?P<month>\d{{1,2}})[/-]{_YEAR}"),
    "decade": re.compile(r"(?:jaren|années|les années|the|de jaren|die)? ?(?P<ten>1\d\d|20\d)0(?:'?s|er ?(?: jahre)?|-?er jaren)|(?:de )?(?:jaren|(?:les )?années) (?P<tens>1\d\d|20\d)0"),
    "dashed": re.compile(r"(?P<ten>1\d\d|20\d)[-–.?]"),
    "dashed-century": re.compile(r"(?P<hundred>1\d|20)(?:--|––|\.\.|\?\?)"),
    "century": re.compile(r"(?P<half>[^\d]*?)(?P<nth>\d{1,2}|[ivx]+)(?:de|ste|e|ème|eme|th|st|nd|rd|\.)? ?(?:eeuw|siècle|siecle|s\.|jahrhunderts?|jh\.?|jhdt?\.?|century|c\.)"),
}  # fmt: skip
_BETWEEN = re.compile(rf"(?:tussen|entre|zwischen|between) {_TWO} (?:en|et|und|and) (?P<second>.+)")
_FROM_TO = re.compile(
    rf"(?:van |de |von |from )?{_TWO}(?: ?[–—] ?| - | tot en met | tot | à | au | bis | to | till |/)(?P<second>.+)"
)
_YEARS = re.compile(r"(?P<first>1\d{3}|20\d\d)-(?P<second>\d{4}|\d\d)")
_UNKNOWN = re.compile(
    r"\W*(?:s\.? ?d\.?|z\.? ?d\.?|o\. ?j\.?|n\.? ?d\.?|sine dato|zonder datum|sans date|ohne jahr|undated|ongedateerd|non daté)\W*"
)
_HALVES = {
    **dict.fromkeys(("eerste helft", "1ste helft", "1e helft", "première moitié", "1ère moitié", "premiere moitie", "erste hälfte", "first half"), (0, 49)),
    **dict.fromkeys(("tweede helft", "2de helft", "2e helft", "deuxième moitié", "seconde moitié", "2e moitié", "zweite hälfte", "second half"), (50, 99)),
}  # fmt: skip


def edtf(text: str) -> str | None:
    """The date; None where it is unknown, unsure what is meant, or no date at all. What is EDTF already comes back as it is."""
    said = " ".join(text.casefold().strip().split()).rstrip(".;,")
    if not said or _UNKNOWN.fullmatch(said):
        return None
    inner = re.fullmatch(r"\[(.*)\]|\((.*)\)", said)
    return _any(next(filter(None, inner.groups()), "").strip() if inner else said)


_DATE = r"(?:\d{2}XX|\d{3}X|\d{4}(?:-\d\d(?:-\d\d)?)?)[~?%]?"
_EDTF = re.compile(rf"{_DATE}(?:/{_DATE})?|\[(?:{_DATE}\.\.{_DATE}|\.\.{_DATE}|{_DATE}\.\.)\]")


def is_edtf(text: str) -> bool:
    """Of the forms that are made here, and ISO 8601's dates, which are of them."""
    return _EDTF.fullmatch(text.strip()) is not None


def _any(said: str) -> str | None:
    if plain := _qualified(said):
        return plain
    if years := _YEARS.fullmatch(said):
        return _years(years["first"], years["second"])
    if between := _BETWEEN.fullmatch(said):
        first, second = _qualified(between["first"]), _qualified(between["second"])
        return f"[{first}..{second}]" if first and second and _plain_order(first, second) else None
    for words, form in ((_BEFORE, "[..{}]"), (_AFTER, "[{}..]")):
        if (found := re.fullmatch(rf"{words} (.+)", said)) and (date := _one(found[1])):
            return form.format(date)
    if span := _FROM_TO.fullmatch(said):
        first, second = _qualified(span["first"]), _qualified(span["second"])
        return f"{first}/{second}" if first and second and _plain_order(first, second) else None
    return None


def _years(first: str, second: str) -> str | None:
    """1850-1860, 1850-60; 1850-11 is a month of ISO 8601, and was asked for before."""
    whole = second if len(second) == 4 else first[:2] + second
    return f"{first}/{whole}" if int(whole) > int(first) else None


def _plain_order(first: str, second: str) -> bool:
    return first[:4].replace("X", "0") <= second[:4].replace("X", "9")


def _qualified(said: str) -> str | None:
    """A date, about or perhaps."""
    said = said.strip()
    for words, mark in ((_ABOUT, "~"), (_PERHAPS, "?")):
        if found := re.fullmatch(rf"{words} ?(.+)", said):
            one = _one(found[1])
            return f"{one}{mark}" if one and "/" not in one else None
    if said.endswith("?") and not _FORMS["dashed"].fullmatch(said):
        one = _one(said.rstrip("? ").strip())
        return f"{one}?" if one and "/" not in one else None
    if re.fullmatch(r"\d{4}[~]", said):
        return said
    return _one(said)


def _one(said: str) -> str | None:
    """A date without a word before it."""
    for name, form in _FORMS.items():
        if found := form.fullmatch(said):
            made = _MADE[name](found)
            if made:
                return made
    return None


def _day(year: str, month: int, day: int | None = None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= monthrange(int(year), month)[1]):
        return None
    return f"{year}-{month:02d}" + (f"-{day:02d}" if day else "")


def _of_month(found: re.Match[str]) -> str | None:
    name = found["name"]
    if name in SEASONS:
        return f"{found['year']}-{SEASONS[name]}" if "day" not in found.groupdict() else None
    if name not in MONTHS:
        return None
    day = found.groupdict().get("day")
    return _day(found["year"], MONTHS[name], int(day) if day else None)


def _slashed(found: re.Match[str]) -> str | None:
    """3/4/1850 is the third of April here and the fourth of March elsewhere."""
    day, month = int(found["day"]), int(found["month"])
    return _day(found["year"], month, day) if day > 12 or day == month else None


def _century(found: re.Match[str]) -> str | None:
    nth = int(found["nth"]) if found["nth"].isdigit() else _roman(found["nth"])
    before = re.sub(r"(?: van)?(?: de| der| des| du| of)?(?: the)?$", "", found["half"].strip()).strip()
    if not 10 <= nth <= 21 or (before and before not in _HALVES):
        return None
    if before:
        begin, end = _HALVES[before]
        return f"{nth - 1}{begin:02d}/{nth - 1}{end:02d}"
    return f"{nth - 1}XX"


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10}
    numbers = [values[letter] for letter in text]
    return sum(-n if n < max(numbers[at:]) else n for at, n in enumerate(numbers))


_MADE: Mapping[str, Callable[[re.Match[str]], str | None]] = {
    "year": lambda found: found["year"],
    "iso": lambda found: _day(found["year"], int(found["month"]), int(found["day"]) if found["day"] else None),
    "day": _of_month,
    "american": _of_month,
    "month": _of_month,
    "dotted": lambda found: _day(found["year"], int(found["month"]), int(found["day"])),
    "slashed": _slashed,
    "decade": lambda found: f"{found['ten'] or found['tens']}X",
    "dashed": lambda found: f"{found['ten']}X",
    "dashed-century": lambda found: f"{found['hundred']}XX",
    "century": _century,
}
