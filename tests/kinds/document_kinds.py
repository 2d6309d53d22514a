"""Documents beside or instead of pages: PDFs as programs write, mail and break them, and the texts that come with them."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pikepdf
from PIL import Image

from flows.deliveries import noise
from kinds.kind import Kind
from kinds.picture_drawing import picture

Change = Callable[[pikepdf.Pdf], object]


def pdf(pages: int = 1, change: Change | None = None, **how: Any) -> bytes:
    """A scan on each page."""
    out, document = io.BytesIO(), pikepdf.new()
    for number in range(pages):
        scan = io.BytesIO()
        Image.fromarray(picture(140 + number, 160)).save(scan, "JPEG", quality=85)
        image = pikepdf.Stream(
            document, scan.getvalue(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=160, Height=160,
            ColorSpace=pikepdf.Name.DeviceRGB, BitsPerComponent=8, Filter=pikepdf.Name.DCTDecode,
        )  # fmt: skip
        page = document.add_blank_page(page_size=(200, 200))
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=document.make_indirect(image)))
        page.Contents = pikepdf.Stream(document, b"q 200 0 0 200 0 0 cm /I Do Q")
    if change:
        change(document)
    document.save(out, static_id=True, **how)
    return out.getvalue()


def carrying(name: str, content: bytes) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.attachments["a"] = pikepdf.AttachedFileSpec(document, content, filename=name)

    return change


def in_catalog(key: str, value: Any) -> Change:
    def change(document: pikepdf.Pdf) -> None:
        document.Root[key] = document.make_indirect(value)

    return change


def outside(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.XObject.I.F = pikepdf.String("scan.jpg")


def locked(user: str) -> pikepdf.Encryption:
    return pikepdf.Encryption(owner="owner", user=user)


def _alone(variant: str, content: bytes, fault: str = "", told: Sequence[str] = ("pdfa: does not say so",)) -> Kind:
    make = lambda folder: (folder / "a.pdf").write_bytes(content)  # noqa: E731
    return Kind("PDF", variant, make, "held" if fault else "deposited", fault, told, reader="pikepdf")


def _beside(format: str, variant: str, name: str, content: bytes, fault: str = "", told: Sequence[str] = ()) -> Kind:
    def make(folder: Path) -> None:
        (folder / "0001.tif").write_bytes(noise(1))
        (folder / name).write_bytes(content)

    state, master = ("held", "") if fault else ("deposited", ".jp2")
    return Kind(format, variant, make, state, fault, told, master, "lxml")


_EXE = b"MZ" + bytes(58) + (128).to_bytes(4, "little") + bytes(64) + b"PE\0\0" + bytes(200)
_LAUNCH = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String("setup.exe"))
_FONT = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.TrueType, BaseFont=pikepdf.Name.Old)
_SPOILT = pdf().replace(b"\xff\xda", b"\0\0", 1)

KINDS = [
    _alone("two scans", pdf(2)),
    _alone("linearised, objects packed", pdf(linearize=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)),
    _alone("locked for changes only", pdf(encryption=locked("")), told=("pdfa: it is encrypted",)),
    _alone("a form in XFA", pdf(change=in_catalog("/AcroForm", pikepdf.Dictionary(XFA=pikepdf.String("x")))), told=("pdfa: XFA",)),
    _alone("starts a program", pdf(change=in_catalog("/OpenAction", _LAUNCH)), told=("pdfa: an action /Launch", "executable-content")),
    _alone("a font that is not in it", pdf(change=in_catalog("/F", _FONT)), told=("pdfa: the font /Old is not embedded",)),
    _alone("a picture in another file", pdf(change=outside), "pdfa", ("pdfa: a stream that lies in another file",)),
    _alone("locked with a password", pdf(encryption=locked("user")), "decodes", ("decodes: locked with a password",)),
    _alone("line ends before its head", b"\r\n\r\n" + pdf(), told=("identified: read as PDF",)),
    _alone("no pages", pdf(0), "decodes", ("decodes: it has no pages",)),
    _alone("a scan in it spoilt", _SPOILT, "decodes", ()),
    _alone("cut by half", pdf()[: len(pdf()) // 2], "decodes", ()),
    _alone("carries a table", pdf(change=carrying("list.csv", b"a;b\n1;2\n")), told=("pdfa: it carries list.csv",)),
    _alone("carries a program", pdf(change=carrying("setup.exe", _EXE)), "executable-content", ("executable-content: attached to a document",)),
    _alone("carries a program under another name", pdf(change=carrying("list.csv", _EXE)), "executable-content"),
    _beside("XML", "in UTF-16", "a.xml", "<?xml version='1.0' encoding='UTF-16'?><a>é</a>".encode("utf-16"), told=("identified: read as XML",)),
    _beside("XML", "in UTF-16, breaks off", "a.xml", "<?xml version='1.0' encoding='UTF-16'?><a>é".encode("utf-16"), "decodes"),
]  # fmt: skip
