"""Asks jpylyzer whether a JP2 file is valid and how its codestream is written; it does not look at the entropy-coded data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version as installed
from typing import Any

from jpylyzer import boxvalidator

_ASKED = {"validationFormat": "jp2", "verboseFlag": False, "nullxmlFlag": False, "packetmarkersFlag": False}
_ORDERS = {0: "LRCP", 1: "RLCP", 2: "RPCL", 3: "PCRL", 4: "CPRL"}


@dataclass(frozen=True, slots=True)
class Codestream:
    """How a codestream says it is written (its SIZ and COD segments). `precincts` from the highest resolution down."""

    tile: tuple[int, int]
    layers: int
    levels: int
    progression: str
    code_block: tuple[int, int]
    precincts: tuple[tuple[int, int], ...]
    reversible: bool
    colour_transform: bool
    sop: bool
    eph: bool
    segmentation_symbols: bool
    bypass: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """`faults`: the names of the tests that failed, with their boxes; none for a valid file."""

    faults: tuple[str, ...]
    codestream: Codestream | None

    @property
    def valid(self) -> bool:
        return not self.faults


def version() -> str:
    """ "jpylyzer 2.2.1"."""
    return f"jpylyzer {installed('jpylyzer')}"


def examine(jp2: bytes) -> Examined:
    """Validates the bytes of a JP2 file (part 1). A file that crashes jpylyzer is not valid."""
    asked = _asked(jp2, "jp2")
    if isinstance(asked, str):
        return Examined((asked,), None)
    return Examined(_told(asked), _codestream(asked.characteristics))


def faults(content: bytes, form: str) -> tuple[str, ...] | str:
    """The tests that a file fails: jp2 (part 1), jph (part 15), or their bare codestreams, j2c and jhc; or how jpylyzer broke
    off."""
    asked = _asked(content, form)
    return asked if isinstance(asked, str) else _told(asked)


def _asked(content: bytes, form: str) -> Any:
    """jpylyzer's answer, or in words how it broke off."""
    root = "JP2" if form in {"jp2", "jph"} else "contiguousCodestreamBox"
    try:
        return boxvalidator.BoxValidator({**_ASKED, "validationFormat": form}, root, content).validate()
    except TimeoutError:
        raise
    except Exception as error:
        return f"jpylyzer broke off: {error}"


def _told(asked: Any) -> tuple[str, ...]:
    found = tuple(_faults(asked.tests))
    return found if asked.isValid or found else ("not valid",)


def _faults(tests: Any, above: str = "") -> Iterator[str]:
    for test in tests:
        if test.text is False:
            yield f"{above}{test.tag}"
        yield from _faults(test, f"{test.tag}/")


def _codestream(properties: Any) -> Codestream | None:
    """What COD and SIZ say, or None when there are none (then `faults` says so)."""
    found = properties.find("contiguousCodestreamBox")
    size, style = (None, None) if found is None else (found.find("siz"), found.find("cod"))
    if size is None or style is None:
        return None

    return Codestream(
        tile=(int(size.findtext("xTsiz")), int(size.findtext("yTsiz"))),
        layers=_said(style, "layers"),
        levels=_said(style, "levels"),
        progression=_ORDERS.get(_said(style, "order"), "?"),
        code_block=(_said(style, "codeBlockWidth"), _said(style, "codeBlockHeight")),
        precincts=_precincts(style),
        reversible=_said(style, "transformation") == 1,
        colour_transform=_said(style, "multipleComponentTransformation") == 1,
        sop=_said(style, "sop") == 1,
        eph=_said(style, "eph") == 1,
        segmentation_symbols=_said(style, "segmentationSymbols") == 1,
        bypass=_said(style, "codingBypass") == 1,
    )


def _said(segment: Any, name: str) -> int:
    return int(segment.findtext(name))


def _precincts(style: Any) -> tuple[tuple[int, int], ...]:
    across, down = style.findall("precinctSizeX"), style.findall("precinctSizeY")
    return tuple((int(x.text), int(y.text)) for x, y in zip(across, down, strict=True))[::-1]
