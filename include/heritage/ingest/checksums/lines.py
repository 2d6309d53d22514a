r"""One line of a checksum list, as the programs write it that institutions use; which file it means is for `checksums`.

2d21…  objects/a.tif        md5sum, sha256sum (two blanks, or a blank and `*`), FCIV, MD5summer, hashdeep's simple form
\2d21…  objects/a\\b.tif    the same with a name that had to be escaped (GNU coreutils manual, "md5sum invocation")
SHA256 (objects/a.tif) = …  BSD, macOS; openssl writes `SHA2-256(objects/a.tif)= …`
SHA256  2D21…  objects\a.tif  PowerShell's Get-FileHash; also `sha256:2d21…  objects/a.tif`
objects/a.tif: 2d21…        path before digest: SFV and many export forms

Lists that are tables are for `checksum_tables`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

LENGTHS = {"md5": 32, "sha1": 40, "sha224": 56, "sha256": 64, "sha384": 96, "sha512": 128}
"""Algorithm → hexadecimal digits of a digest."""

_PLAIN = re.compile(r"(\\?)([0-9A-Fa-f]+)[ \t]+\*?(.*)", re.DOTALL)
_BSD = re.compile(r"(\\?)([A-Za-z0-9-]{2,12}) ?\((.*)\) ?= ?([0-9A-Fa-f]+)\s*", re.DOTALL)
_TURNED = re.compile(r"(.*?\S)[ \t]*[:=\t ][ \t]*([0-9A-Fa-f]{32,128})\s*", re.DOTALL)
_NAMED = re.compile(r"([A-Za-z0-9-]{2,12})(?::|[ \t]+)([0-9A-Fa-f]{32,128})[ \t]+\*?(.*)", re.DOTALL)
_REMARK = re.compile(r"\s*(?:[#;]|//|Algorithm\s+Hash\s+Path\s*$|-+(?:\s+-+)*\s*$)")
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says. `escaped`: its program wrote backslashes as two, so that one in `path` is meant."""

    digest: str
    path: str
    algorithm: str = ""  # where the line names it
    escaped: bool = False


def is_remark(line: str) -> bool:
    """Nothing, or what MD5summer (`;`), FCIV (`//`), Get-FileHash (its heading) and people (`#`) write beside the digests."""
    return not line.strip() or bool(_REMARK.match(line))


def understood(line: str, *, strict: bool) -> Line | None:
    """The line's digest and path, of whatever length the digest is; None for what is no such line. `strict`: BagIt's form only;
    elsewhere blanks at its ends and quotes around the path are no part of a name, for no name of ours may have them."""
    if strict:
        return _strictly(line)
    found = _leniently(line.strip(" \t"))
    return replace(found, path=_bare(found.path)) if found and not found.escaped else found


def _strictly(line: str) -> Line | None:
    matched = _PLAIN.fullmatch(line)
    return Line(matched[2].lower(), matched[3]) if matched and not matched[1] else None


def _bare(path: str) -> str:
    return path[1:-1] if len(path) > 2 and path[0] == path[-1] == '"' else path


def _leniently(line: str) -> Line | None:
    if matched := _PLAIN.fullmatch(line):
        if matched[1]:
            return Line(matched[2].lower(), _unescaped(matched[3]), escaped=True)
        if len(matched[2]) in LENGTHS.values():
            return Line(matched[2].lower(), matched[3])
    if matched := _BSD.fullmatch(line):
        path = _unescaped(matched[3]) if matched[1] else matched[3]
        return Line(matched[4].lower(), path, spelt(matched[2]), bool(matched[1]))
    if (matched := _NAMED.fullmatch(line)) and (known := spelt(matched[1])) in LENGTHS:
        return Line(matched[2].lower(), matched[3], known)
    if (matched := _TURNED.fullmatch(line)) and len(matched[2]) in LENGTHS.values():
        return Line(matched[2].lower(), matched[1])
    return None


def of_length(digits: int) -> str:
    """The algorithm whose digests have so many digits, or ""."""
    return next((a for a, length in LENGTHS.items() if length == digits), "")


def spelt(name: str) -> str:
    """SHA256, SHA2-256, SHA-256 → sha256."""
    return re.sub(r"^sha2?-(?=\d)", "sha", name.lower())


def _unescaped(path: str) -> str:
    return re.sub(r"\\[\\nr]", lambda found: _ESCAPES[found[0]], path)
