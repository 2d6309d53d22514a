"""Asks fido (opf-fido) which formats the ends of a file may be; within a time limit, and it opens nothing.

fido turns PRONOM's signatures into Python regular expressions, several of which go through a hostile text for hours (a
bracketed text of 400 bytes for BibTeX's, a JSON of 10 kB for glTF's), and Python's engine cannot be stopped. So the ones that
can do so are run by the `regex` package, which has a time limit, and only when what stands before their first gap fits.
fido's containers are not asked: they are unpacked without limit.
"""

from __future__ import annotations

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.metadata import version
from typing import Any
from xml.etree.ElementTree import Element

import regex  # type: ignore[import-untyped]

from heritage.model import Identity

SECONDS = 1.0
"""How long one file may take; an ordinary one takes 0.003. (`regex` looks at the clock now and then: it may be some more.)"""

_GAP = re.compile(r"(?<!\\)(?:\.\*|\.\{\d*,\d*\}|[+*])")


@dataclass(frozen=True)
class _Pattern:
    """One expression of a signature. `ends` says which buffer it looks at, `first` that it must match at its begin."""

    text: str
    ends: bool
    first: bool

    @cached_property
    def slow(self) -> bool:
        """Whether its time can grow faster than its text: two gaps, or one that may begin anywhere."""
        return len(_GAP.findall(self.text)) > (1 if self.first else 0)

    @cached_property
    def quick(self) -> re.Pattern[bytes] | None:
        """The whole of it where that is safe, otherwise what stands before the first gap (None: that is no expression)."""
        if not self.slow:
            return re.compile(self.text.encode())
        try:
            return re.compile(_GAP.split(self.text, maxsplit=1)[0].encode())
        except re.error:
            return None

    @cached_property
    def whole(self) -> Any:
        return regex.compile(self.text.encode())

    def fits(self, head: bytes, tail: bytes, until: float) -> bool:
        """Raises TimeoutError."""
        buffer = tail if self.ends else head
        quick = self.quick
        if quick is not None and not (quick.match(buffer) if self.first else quick.search(buffer)):
            return False
        if not self.slow:
            return True
        ask = self.whole.match if self.first else self.whole.search
        return ask(buffer, timeout=max(0.001, until - time.monotonic()), concurrent=True) is not None


@dataclass(frozen=True, slots=True)
class _Format:
    """A format of fido's list. Each signature is a name and the expressions that must all fit."""

    puid: str
    name: str
    signatures: tuple[tuple[str, tuple[_Pattern, ...]], ...]
    extensions: frozenset[str]
    better_than: frozenset[str]


def ask(head: bytes, tail: bytes, suffix: str) -> tuple[Identity, ...]:
    """fido's answers: the formats whose signature fits, or else the one that has this extension; one Identity without a
    PUID when it knows none, or cannot say in time. `suffix` is lower-case, with its dot."""
    try:
        # fido takes an empty file for RTF, so it is asked for the extension only.
        found = _matches(head, tail, time.monotonic() + SECONDS) if head else []
    except TimeoutError:
        return (Identity(name(), "", "", f"no answer within {SECONDS:.0f} s"),)
    if found:
        return tuple(Identity(name(), f.puid, f.name, f"byte match ({signature})") for f, signature in found)
    return (_by_extension([f for f in _formats() if suffix[1:] in f.extensions] if suffix else []),)


def _matches(head: bytes, tail: bytes, until: float) -> list[tuple[_Format, str]]:
    """Every format that fits, without those that a better one makes superfluous (PRONOM's priorities). As fido does it: a
    format is not even tried when a better one was found before it, so that the order of the list counts."""
    found: list[tuple[_Format, str]] = []
    for known in _formats():
        if _beaten(known, found):
            continue
        for signature, patterns in known.signatures:
            if all(pattern.fits(head, tail, until) for pattern in patterns):
                found.append((known, signature))
    return [(f, s) for f, s in found if not _beaten(f, found)]


def _beaten(known: _Format, found: Sequence[tuple[_Format, str]]) -> bool:
    return any(known.puid in other.better_than for other, _ in found)


def _by_extension(found: Sequence[_Format]) -> Identity:
    """One format, or, as there are a dozen for .tif and .xml, none and a word about which."""
    best = [f for f in found if not any(f.puid in other.better_than for other in found)]
    if len(best) == 1:
        return Identity(name(), best[0].puid, best[0].name, "extension")
    possible = ", ".join(f.puid for f in best)
    return Identity(name(), "", "", f"no match; by extension one of {possible}" if possible else "no match")


@cache
def extensions() -> frozenset[str]:
    """Every extension that PRONOM has for a format: lower-case, with its dot."""
    return frozenset(f".{one.lower()}" for known in _formats() for one in known.extensions if one)


@cache
def name() -> str:
    """Name, version and signature file."""
    return f"fido {version('opf-fido')} (PRONOM v{_versions().pronom_version})"


@cache
def _versions() -> Any:
    from fido import CONFIG_DIR
    from fido.versions import get_local_versions

    return get_local_versions(CONFIG_DIR)


@cache
def _formats() -> tuple[_Format, ...]:
    """fido's own reading of the signature files that its package holds (its default names one that is absent)."""
    from fido.fido import Fido

    files = [_versions().pronom_signature, _versions().fido_extension_signature]
    return tuple(_format(element) for element in Fido(quiet=True, nocontainer=True, format_files=files).formats)


def _format(element: Element) -> _Format:
    title = " ".join(part for tag in ("name", "version") if (part := (element.findtext(tag) or "").strip()))
    signatures = tuple(
        (signature.findtext("name") or "", tuple(_pattern(p) for p in signature.findall("pattern")))
        for signature in element.findall("signature")
    )
    extensions = frozenset(e.text or "" for e in element.findall("extension"))
    better = frozenset(e.text or "" for e in element.findall("has_priority_over"))
    return _Format(element.findtext("puid") or "", title, tuple(s for s in signatures if s[1]), extensions, better)


def _pattern(element: Element) -> _Pattern:
    position = element.findtext("position")
    return _Pattern(element.findtext("regex") or "", ends=position == "EOF", first=position == "BOF")
