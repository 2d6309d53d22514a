"""Has jpylyzer say whether a delivered JPEG 2000 file is valid, in words that tell what is wrong; within a time limit."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from heritage.model import Phrase, Reason, phrase
from heritage.tools.picture.jpeg2000 import jpylyzer
from heritage.tools.picture.opening import sniff

SECONDS = 30
"""Wall seconds: a file of 100 MB takes 0.3."""

LARGEST = 300 << 20
"""Bytes: jpylyzer copies the codestream up to twice."""

_BRANDS = {b"jp2 ": "jp2", b"jph ": "jph", b"jpx ": "jpx", b"jpm ": "jpm", b"mjp2": "mj2"}
_CODESTREAM, _HIGH_THROUGHPUT = b"\xff\x4f\xff\x51", b"\xff\x50"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`form`: jp2, jph, jpx, jpm, j2c, jhc or unknown. `faults`: what jpylyzer found; `unasked`: why it says nothing."""

    form: str
    faults: tuple[Phrase, ...] = ()
    unasked: Phrase | Reason | None = None


def verdict(path: Path) -> Verdict:
    """Raises SourceUnreadable for what is no JPEG 2000 file at all."""
    sniff(path)
    with path.open("rb") as stream:
        head = stream.read(4096)
    form = _form(head)
    if form not in {"jp2", "jph", "j2c", "jhc"}:
        return Verdict(form, unasked=phrase("jpylyzer-unknown", form=form.upper()))
    if path.stat().st_size > LARGEST:
        return Verdict(form, unasked=phrase("jpylyzer-large"))
    try:
        with _in_time():
            found = jpylyzer.faults(path.read_bytes(), form)
    except TimeoutError:
        return Verdict(form, unasked=phrase("jpylyzer-slow", seconds=SECONDS))
    if isinstance(found, str):
        return Verdict(form, unasked=Reason(found))
    return Verdict(form, tuple(map(_in_words, found)))


def _form(head: bytes) -> str:
    if head.startswith(_CODESTREAM):
        size = int.from_bytes(head[4:6], "big")
        return "jhc" if head[4 + size : 6 + size] == _HIGH_THROUGHPUT else "j2c"
    at = head.find(b"ftyp")
    return _BRANDS.get(head[at + 4 : at + 8], "unknown") if at > 0 else "jp2"


@contextmanager
def _in_time() -> Iterator[None]:
    """TimeoutError after `SECONDS`; without a limit where no signal can be caught (not in a main thread)."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def late(_number: int, _frame: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _in_words(fault: str) -> Phrase:
    """ "the XML is not well-formed (xmlBox/containsWellformedXML)" of "xmlBox/containsWellformedXML"."""
    test = fault.rpartition("/")[2]
    return phrase("jpylyzer", fault=_SAID.get(test) or _read_out(test), test=fault)


def _read_out(test: str) -> Phrase:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", test)
    name, valid, _ = words.partition(" Is Valid")
    return (
        phrase("jpylyzer-invalid", name=name)
        if valid
        else phrase("jpylyzer-untrue", said=f"{words[:1].lower()}{words[1:]}")
    )


_SAID = {
    "containsWellformedXML": phrase("jpylyzer-xml"),
    "foundEOCMarker": phrase("jpylyzer-end"),
    "foundExpectedNumberOfTiles": phrase("jpylyzer-tiles"),
    "foundExpectedNumberOfTileParts": phrase("jpylyzer-tile-parts"),
    "foundNextTilePartOrEOC": phrase("jpylyzer-tile-length"),
    "heightConsistentWithSIZ": phrase("jpylyzer-height"),
    "widthConsistentWithSIZ": phrase("jpylyzer-width"),
    "nCConsistentWithSIZ": phrase("jpylyzer-components"),
    "bPCSignConsistentWithSIZ": phrase("jpylyzer-depth"),
    "iccNoLUTBasedProfile": phrase("jpylyzer-icc-tables"),
    "iccSizeIsValid": phrase("jpylyzer-icc-size"),
    "iccPermittedProfileClass": phrase("jpylyzer-icc-class"),
    "firstBoxIsSignatureBox": phrase("jpylyzer-signature"),
    "secondBoxIsFileTypeBox": phrase("jpylyzer-file-type"),
    "boxLengthIsValid": phrase("jpylyzer-box-length"),
    "methIsValid": phrase("jpylyzer-colour-method"),
    "enumCSIsValid": phrase("jpylyzer-colour-space"),
    "brandIsValid": phrase("jpylyzer-brand"),
    **{f"{axis}R{kind}NIsValid": phrase("jpylyzer-resolution-0") for axis in "vh" for kind in "cd"},
    **{f"{axis}R{kind}DIsValid": phrase("jpylyzer-resolution-by-0") for axis in "vh" for kind in "cd"},
}
"""What the tests of jpylyzer that real files fail mean."""
