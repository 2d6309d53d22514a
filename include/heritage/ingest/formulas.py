"""Whether a spreadsheet would compute a cell that somebody outside wrote: by what spreadsheets evaluate, not by the first sign alone.

After `=`, `+`, `-` or `@` comes a formula when there is a call, a cell, a sheet or a link to a program (DDE): `+cmd|' /C calc'!A0`.
"- Correspondance (1914-1918)", "+32 2 519 53 11", "-12 °C", "@handle" and "=" are text (OWASP, "CSV Injection", names the signs)."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 8192
"""Characters of a formula (Excel's limit): how much of a cell is looked at."""

_SIGNS = "=+-@"
_LINK = re.compile(r"[\w.'\")]\|['\"\w\\.:/].*!['\w]", re.DOTALL)
"""A program, its topic and an item: `cmd|'/C calc'!A0`."""

_CELL = r"\$?[A-Za-z]{1,3}\$?[0-9]{1,7}"
_ENDS = r"\s*(?:$|[-+*/^&<>=,;:%)}!])"
_OPERAND = re.compile(
    rf"(?P<call>[A-Za-z_][\w.]*\()|(?P<cell>{_CELL}{_ENDS})|(?P<sheet>'[^']+'!|[\w.\[\]]+!\$?[A-Za-z])"
    r"|(?P<text>\"[^\"]*\"\s*(?:$|[&=<>,;)]))|(?P<book>\[[^\]]+\][^!]*!)"
)
_BEFORE = re.compile(r"(?:[-+=@({\s]|[0-9][0-9.,]*\s*[-+*/^&<>=(,;]\s*)*")
"""What may stand before the first operand that is no number: signs, brackets, numbers with an operator behind them."""

_SUM = re.compile(r"[-+(\s]*[0-9][0-9.,]*%?(?:\s*[-+*/^]\s*[-+(]*[0-9][0-9.,]*[%)]*)*\s*$")
_CALLS = frozenset(
    [
        "ABS",
        "ADDRESS",
        "AND",
        "AVERAGE",
        "CALL",
        "CELL",
        "CHAR",
        "CHOOSE",
        "CONCAT",
        "CONCATENATE",
        "COUNT",
        "COUNTA",
        "COUNTIF",
        "DATE",
        "DDE",
        "ENCODEURL",
        "EXEC",
        "EVALUATE",
        "FILTERXML",
        "GOOGLEFINANCE",
        "HLOOKUP",
        "HYPERLINK",
        "IF",
        "IFERROR",
        "IMAGE",
        "IMPORTDATA",
        "IMPORTFEED",
        "IMPORTHTML",
        "IMPORTRANGE",
        "IMPORTXML",
        "INDEX",
        "INDIRECT",
        "INFO",
        "LEFT",
        "LEN",
        "LOOKUP",
        "MATCH",
        "MAX",
        "MID",
        "MIN",
        "NOT",
        "NOW",
        "OFFSET",
        "OR",
        "QUERY",
        "RAND",
        "RANDBETWEEN",
        "REGISTER",
        "REGISTER.ID",
        "REPT",
        "RIGHT",
        "ROUND",
        "ROW",
        "RTD",
        "SQL.REQUEST",
        "SUBSTITUTE",
        "SUM",
        "SUMIF",
        "SUMPRODUCT",
        "T",
        "TEXT",
        "TODAY",
        "VALUE",
        "VLOOKUP",
        "WEBSERVICE",
        "XLOOKUP",
    ]
)
"""Functions of Excel, LibreOffice and Google Sheets: those that reach out, and the commonest."""


def computes(cell: str) -> bool:
    """Would a spreadsheet compute the cell?"""
    text = cell.lstrip()
    if not text:
        return False
    sign = unicodedata.normalize("NFKC", text[0])
    if sign not in _SIGNS or len(text) < 2:
        return False
    rest = text[1:LONGEST]
    if _LINK.search(rest):
        return True
    if sign == "=" and (_SUM.match(rest) or rest.lstrip().startswith("{")):
        return True
    matched = _OPERAND.match(rest, _BEFORE.match(rest).end())  # type: ignore[union-attr]
    return matched is not None and _is_meant(sign, rest, matched)


def _is_meant(sign: str, rest: str, operand: re.Match[str]) -> bool:
    """A dash and a blank begin a line of a list: only a function that there is, is one there. `-2+SUM(A1)` has no blank."""
    if operand["call"]:
        known = operand["call"].rstrip("(").upper().removeprefix("_XLFN.") in _CALLS
        return known or (sign == "=" or (not rest[0].isspace() and sign == "@"))
    return sign == "=" or not rest[0].isspace()
