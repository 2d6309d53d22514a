"""Reads somebody's PDF to its end with qpdf (by pikepdf), and asks what can be asked without a whole validator: fonts, scripts, encryption,
what lies outside it or is carried in it. A PDF/A-1b is validated by PDFBox preflight besides."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from heritage.errors import NotReadHere, SourceUnreadable
from heritage.model import Phrase, Reason, about, phrase
from heritage.tools.document import preflight
from heritage.tools.identify import executables

_MOST = 10
"""Faults that are named; one fault of a font is often in all its siblings."""

_END = 1 << 16
"""Bytes at each end of an attached file that are looked at."""

_HANDLED = re.compile(r"common error handled correctly|extraneous whitespace", re.IGNORECASE)
_OF_FORM = frozenset({"pdf-header", "pdf-no-id", "pdf-lzw"})
"""What PDF/A asks of how a file is written; a PDF that does not call itself so loses nothing by it."""

_STANDARD = ("/Type3",)  # its glyphs are drawings in the file itself
_ACTIVE = ("/JavaScript", "/Launch", "/Sound", "/Movie", "/ResetForm", "/ImportData")


@dataclass(frozen=True, slots=True)
class Read:
    """`claims`: the part and level of PDF/A that it says it keeps, "2b", or "". `faults`: what speaks against that, or
    where it claims nothing, what it needs from outside and what it carries. `validated`: by whom every rule was asked, ""
    when only these were. `runs`: is a program among the files that it carries?"""

    pages: int
    claims: str
    faults: tuple[Phrase | str, ...]
    validated: str = ""
    runs: bool = False
    unembedded: bool = False  # is text in it drawn with a font that is not in the file?


def version() -> str:
    """ "pikepdf 10.17.0 (qpdf 12.2.0)"."""
    return f"pikepdf {pikepdf.__version__} (qpdf {pikepdf.__libqpdf_version__})"


def read(path: Path) -> Read:
    """Every object and stream decoded once. Raises SourceUnreadable for a damaged, cut or locked file."""
    try:
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as document:
            damage = [said for said in map(str, document.check_pdf_syntax()) if not _HANDLED.search(said)]
            if damage:
                said = [Reason(one.rpartition(str(path))[2].strip(" :")) for one in damage[:3]]
                raise SourceUnreadable(about(path.name, said))
            pages, claims, runs = len(document.pages), _claims(document), any(map(_runs, document.attachments.values()))
            faults = _named(_faults(document, path) if claims else _needs(document, path))
            strange = any(_lacks_font(thing) for thing in document.objects)
    except pikepdf.PasswordError as error:
        raise NotReadHere(about(path.name, phrase("pdf-locked"))) from error
    except (pikepdf.PdfError, ValueError, KeyError, RecursionError) as error:
        raise SourceUnreadable(about(path.name, str(error).rpartition(str(path))[2].strip(" :")[:300])) from error
    if claims == "1b":
        return Read(pages, claims, tuple(preflight.faults([path])[0][:_MOST]), preflight.version(), runs, strange)
    if not pages:
        raise SourceUnreadable(about(path.name, phrase("pdf-empty")))
    return Read(pages, claims, tuple(faults), runs=runs, unembedded=strange)


def _runs(attached: Any) -> bool:
    """Whatever the PDF calls it: by its name and its bytes, which were unpacked once already to be checked."""
    found, name = attached.get_all_filenames().values(), attached.filename
    content = attached.get_file().read_bytes()
    names = {name, *(str(n) for n in found)}
    return any(
        executables.kind(n, content[:_END], content[_END:][-_END:]) not in {None, *executables.HARMLESS} for n in names
    )


def _claims(document: pikepdf.Pdf) -> str:
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        return str(metadata.pdfa_status or "").lower()


def _needs(document: pikepdf.Pdf, path: Path) -> Iterator[Phrase]:
    """What keeps a PDF that does not call itself PDF/A from being shown by every reader as it was, and what is in it beside its pages."""
    names = [str(carried.filename or name)[:60] for name, carried in document.attachments.items()]
    if names:
        yield phrase("pdf-attached", names=names)
    yield from (fault for fault in _faults(document, path) if fault.code not in _OF_FORM)


def _named(faults: Iterator[Phrase]) -> list[Phrase]:
    """The first of them, each once."""
    found: list[Phrase] = []
    for fault in faults:
        found += [fault] if fault not in found else []
        if len(found) == _MOST:
            break
    return found


def _faults(document: pikepdf.Pdf, path: Path) -> Iterator[Phrase]:
    """Rules of ISO 19005 that other parts than 1 have too, by their numbers in ISO 19005-2."""
    with path.open("rb") as start:
        head = start.read(32)
    if not re.match(rb"%PDF-1\.[0-7][\r\n]+%[\x80-\xff]{4}", head):
        yield phrase("pdf-header")
    if "/ID" not in document.trailer:
        yield phrase("pdf-no-id")
    if document.is_encrypted:
        yield phrase("pdf-encrypted")
    yield from _of_catalog(document.Root)
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            yield from _of_object(thing)


def _of_catalog(root: Any) -> Iterator[Phrase]:
    if "/AA" in root:
        yield phrase("pdf-actions")
    form = _table(root.get("/AcroForm"))
    if "/NeedsRendering" in root or "/XFA" in form:
        yield phrase("pdf-xfa")
    if bool(form.get("/NeedAppearances", False)):
        yield phrase("pdf-appearances")


def _table(thing: Any) -> Any:
    """A table of a PDF; an empty one where something else stands in its place."""
    return thing if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream) else {}


def _of_object(thing: Any) -> Iterator[Phrase]:
    kind = thing.get("/Type")
    if str(thing.get("/S", "")) in _ACTIVE:
        yield phrase("pdf-action", action=str(thing["/S"]))
    if isinstance(thing, pikepdf.Stream):
        filters = str(thing.get("/Filter", ""))
        if "LZWDecode" in filters:
            yield phrase("pdf-lzw")
        if "/F" in thing:
            yield phrase("pdf-external")
    elif kind == "/Font" and str(thing.get("/Subtype")) == "/Type0":
        yield from _of_composite(thing)
    elif _lacks_font(thing):
        name = str(thing.get("/BaseFont", ""))
        yield phrase("pdf-font" if name else "pdf-font-nameless", name=name)


def _lacks_font(thing: Any) -> bool:
    """A font of letters whose program is not in the file; of a composite one its descendant is asked."""
    if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font":
        return False
    if str(thing.get("/Subtype")) in (*_STANDARD, "/Type0"):
        return False
    return not _embedded(thing)


def _embedded(font: Any) -> bool:
    return bool({"/FontFile", "/FontFile2", "/FontFile3"} & set(_table(font.get("/FontDescriptor")).keys()))


def _of_composite(font: Any) -> Iterator[Phrase]:
    """A composite font and its CMap must be of one collection of characters."""
    encoding, below = font.get("/Encoding"), font.get("/DescendantFonts")
    if not isinstance(below, pikepdf.Array) or "/CIDSystemInfo" not in _table(encoding):
        return
    for descendant in below:
        mine, its = _table(_table(descendant).get("/CIDSystemInfo")), _table(encoding["/CIDSystemInfo"])
        for key in ("/Registry", "/Ordering"):
            if len(mine) and str(mine.get(key)) != str(its.get(key)):
                name, font_is, cmap_is = str(font.get("/BaseFont", "")), str(mine.get(key)), str(its.get(key))
                code = "pdf-cmap" if name else "pdf-cmap-nameless"
                yield phrase(code, name=name, key=key[1:], font_is=font_is, cmap_is=cmap_is)
