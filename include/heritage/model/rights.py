"""The rights statements that the world knows by an address: RightsStatements.org's twelve (1.0) and Creative Commons' (1.0 to 4.0)."""

from __future__ import annotations

import re

_ORG = (
    "InC",
    "InC-OW-EU",
    "InC-EDU",
    "InC-NC",
    "InC-RUU",
    "NoC-CR",
    "NoC-NC",
    "NoC-OKLR",
    "NoC-US",
    "CNE",
    "UND",
    "NKC",
)
_LICENCES = ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")

CODES = frozenset({*_ORG, *(f"CC-{name}" for name in _LICENCES), "CC0", "PDM"})
"""What an agreement calls them; of a licence, every version."""

_STATEMENT = re.compile(r"https?://rightsstatements\.org/(?:vocab|page)/(?P<code>[A-Za-z-]+)/1\.0/?(?:\?.*)?")
_LICENCE = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/licenses/(?P<code>[a-z-]+)/(?P<version>[1-4]\.[05])(?P<port>/[a-z-]{2,8})?"
    r"(?:/(?:deed|legalcode)(?:\.[a-z-]+)?)?/?"
)
_FREE = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/publicdomain/(?P<code>zero|mark)/1\.0(?:/(?:deed|legalcode)(?:\.[a-z-]+)?)?/?"
)


def known(text: str) -> tuple[str, str] | None:
    """The code and the canonical address (with http and a closing slash) of the statement whose address the text is; None for any other
    text: a sentence is no statement."""
    said = text.strip()
    if (found := _STATEMENT.fullmatch(said)) and found["code"] in _ORG:
        return found["code"], f"http://rightsstatements.org/vocab/{found['code']}/1.0/"
    if (found := _LICENCE.fullmatch(said)) and found["code"].upper() in _LICENCES:
        place = f"{found['code']}/{found['version']}{found['port'] or ''}/"
        return f"CC-{found['code'].upper()}", f"http://creativecommons.org/licenses/{place}"
    if found := _FREE.fullmatch(said):
        code = "CC0" if found["code"] == "zero" else "PDM"
        return code, f"http://creativecommons.org/publicdomain/{found['code']}/1.0/"
    return None
