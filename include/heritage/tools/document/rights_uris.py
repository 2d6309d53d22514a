"""The addresses that rights statements and licences have, and no others: one that is nearly right says nothing to any program.

Sources: rightsstatements.org, "Statements" (the twelve of version 1.0, http and a slash at the end: they are identifiers); creativecommons.org,
"List of all licenses" and its legal codes (versions 1.0 to 4.0, ports to jurisdictions up to 3.0). As of 2026-11-30."""

from __future__ import annotations

import difflib
import re

_HOSTS = re.compile(r"(?:https?://)?(?:www\.)?(rightsstatements|creativecommons)\.org(?=[/:?#]|$)", re.IGNORECASE)

STATEMENTS = tuple(
    f"http://rightsstatements.org/vocab/{name}/1.0/"
    for name in (
        "InC", "InC-OW-EU", "InC-EDU", "InC-NC", "InC-RUU", "NoC-CR", "NoC-NC", "NoC-OKLR", "NoC-US", "CNE", "UND", "NKC",
    )
)  # fmt: skip
"""Of rightsstatements.org."""

_KINDS = {
    "1.0": ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nd-nc", "sa", "nd", "nc", "nc-sa", "nd-nc"),
    "2.0": ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"),
    "2.1": ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"),  # ports only
    "2.5": ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"),
    "3.0": ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"),
    "4.0": ("by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"),
}
_PUBLIC = tuple(f"http://creativecommons.org/publicdomain/{one}/1.0/" for one in ("mark", "zero"))
LICENCES = tuple(
    f"http://creativecommons.org/licenses/{kind}/{version}/"
    for version, kinds in _KINDS.items()
    for kind in kinds
    if version != "2.1"
)
"""Of Creative Commons, as they are of no country; with https they are the same."""

OFFERED = (*STATEMENTS, *_PUBLIC, *(one for one in LICENCES if one.endswith("/4.0/")))
"""What a form offers."""

_PORTED = re.compile(r"(http://creativecommons\.org/licenses/([a-z-]+)/([0-9.]+)/)[a-z]{2,8}/")


def is_wrong(address: str) -> bool:
    """Is it one of these two houses' addresses, and none that they have?"""
    if not _HOSTS.match(address):
        return False
    plain = address.replace("https://creativecommons.org/", "http://creativecommons.org/", 1)
    ported = _PORTED.fullmatch(plain)
    if ported and ported[2] in _KINDS.get(ported[3], ()) and ported[3] != "4.0":
        return False
    return plain not in (*STATEMENTS, *_PUBLIC, *LICENCES)


def is_known(address: str) -> bool:
    """Is it one of these two houses' addresses?"""
    return bool(_HOSTS.match(address)) and not is_wrong(address)


def nearest(address: str) -> str:
    """What may have been meant."""
    return difflib.get_close_matches(address, (*STATEMENTS, *_PUBLIC, *LICENCES), n=1, cutoff=0.0)[0]
