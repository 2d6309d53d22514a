"""Has jpylyzer say whether a delivered JPEG 2000 file is valid, in words that tell what is wrong; within a time limit."""

from __future__ import annotations

import re
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from heritage.tools import jpylyzer
from heritage.tools.picture import sniff

SECONDS = 30
"""Wall seconds: a file of 100 MB takes 0.3."""

LARGEST = 300 << 20
"""Bytes: jpylyzer copies the codestream up to twice."""

_BRANDS = {b"jp2 ": "jp2", b"jph ": "jph", b"jpx ": "jpx", b"jpm ": "jpm", b"mjp2": "mj2"}
_CODESTREAM, _HIGH_THROUGHPUT = b"\xff\x4f\xff\x51", b"\xff\x50"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`form`: jp2, jph, jpx, jpm, j2c, jhc or unknown. `faults`: what jpylyzer found, in words; `unasked`: why it says nothing."""

    form: str
    faults: tuple[str, ...] = ()
    unasked: str = ""


def verdict(path: Path) -> Verdict:
    """Raises SourceUnreadable for what is no JPEG 2000 file at all."""
    sniff(path)
    with path.open("rb") as stream:
        head = stream.read(4096)
    form = _form(head)
    if form not in {"jp2", "jph", "j2c", "jhc"}:
        return Verdict(form, unasked=f"jpylyzer does not know {form.upper()}")
    if path.stat().st_size > LARGEST:
        return Verdict(form, unasked="too large for jpylyzer")
    try:
        with _in_time():
            found = jpylyzer.faults(path.read_bytes(), form)
    except TimeoutError:
        return Verdict(form, unasked=f"jpylyzer was stopped after {SECONDS} s")
    if isinstance(found, str):
        return Verdict(form, unasked=found)
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


def _in_words(fault: str) -> str:
    """ "the XML is not well-formed (xmlBox/containsWellformedXML)" of "xmlBox/containsWellformedXML"."""
    box, _, test = fault.rpartition("/")
    return (
        f"{_SAID.get(test) or _read_out(test)} ({box}/{test})"
        if box
        else f"{_SAID.get(test) or _read_out(test)} ({test})"
    )


def _read_out(test: str) -> str:
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", test)
    name, valid, _ = words.partition(" Is Valid")
    return f"{name} is not valid" if valid else f"not true: {words[:1].lower()}{words[1:]}"


_SAID = {
    "containsWellformedXML": "the XML is not well-formed",
    "foundEOCMarker": "the end marker of the codestream is missing",
    "foundExpectedNumberOfTiles": "tiles are missing",
    "foundExpectedNumberOfTileParts": "tile-parts are missing",
    "foundNextTilePartOrEOC": "a tile-part has another length than it says",
    "heightConsistentWithSIZ": "the header box gives another height than the codestream",
    "widthConsistentWithSIZ": "the header box gives another width than the codestream",
    "nCConsistentWithSIZ": "the header box gives another number of components than the codestream",
    "bPCSignConsistentWithSIZ": "the header box gives another depth than the codestream",
    "iccNoLUTBasedProfile": "the ICC profile has look-up tables, which a JP2 may not hold",
    "iccSizeIsValid": "the ICC profile has another size than it says",
    "iccPermittedProfileClass": "the ICC profile is of a class that a JP2 may not hold",
    "firstBoxIsSignatureBox": "the first box is not the signature",
    "secondBoxIsFileTypeBox": "the second box is not the file type",
    "boxLengthIsValid": "a box has another length than it says",
    "methIsValid": "the colour is given in a way that a JP2 may not use",
    "enumCSIsValid": "the colour space is none that a JP2 may have",
    "brandIsValid": "the file type is another",
    **{f"{axis}R{kind}NIsValid": "a resolution of 0" for axis in "vh" for kind in "cd"},
    **{f"{axis}R{kind}DIsValid": "a resolution divided by 0" for axis in "vh" for kind in "cd"},
}
"""What the tests of jpylyzer that real files fail mean."""
