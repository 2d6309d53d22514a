"""What is delivered beside good pages and should not be opened: each holds its item where no scanner saw it, or is told."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from flows.deliveries import noise
from heritage.tools.identify.clamav import EICAR
from kinds.kind import Kind

_PE = b"MZ" + bytes(58) + (128).to_bytes(4, "little") + bytes(64) + b"PE\0\0" + bytes(200)
_FAULT = "executable-content"


def _beside(name: str, content: bytes) -> Callable[[Path], object]:
    """A good page, and this file."""

    def make(folder: Path) -> None:
        (folder / "0001.tif").write_bytes(noise(1))
        (folder / name).write_bytes(content)

    return make


def _zip(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar(name: str, content: bytes) -> bytes:
    out, entry = io.BytesIO(), tarfile.TarInfo(name)
    entry.size = len(content)
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


def _behind(folder: Path) -> None:
    (folder / "0001.tif").write_bytes(noise(1) + _zip("x", b"1"))


def _empty_folder(folder: Path) -> None:
    (folder / "0001.tif").write_bytes(noise(1))
    (folder / "raw/scan_02").mkdir(parents=True)


def _held(variant: str, make: Callable[[Path], object], said: str) -> Kind:
    return Kind("Program", variant, make, state="held", fault=_FAULT, told=(f"{_FAULT}: {said}",))


KINDS = [
    _held("EICAR test file", _beside("notes.txt", EICAR), "EICAR test file"),
    _held("EICAR in a ZIP", _beside("notes.zip", _zip("e.txt", EICAR)), "an archive with a program in it"),
    _held("Windows, named .txt", _beside("readme.txt", _PE), "a program of Windows"),
    _held("Windows, in a ZIP", _beside("raw.zip", _zip("a/setup.exe", _PE)), "an archive with a program in it"),
    _held("Linux", _beside("viewer", b"\x7fELF\2\1\1" + bytes(60)), "a program of Linux or Unix"),
    _held("shell script", _beside("convert.txt", b"#!/bin/sh\necho\n"), "a script"),
    _held("batch file", _beside("open.bat", b"@echo off\r\n"), "a script"),
    _held("document with macros", _beside("list.docx", _zip("word/vbaProject.bin", b"x")), "a document with macros"),
    _held("archive behind a TIFF", _behind, "behind the end of the picture"),
    _held("Windows, in a tar", _beside("raw.tar", _tar("a/setup.exe", _PE)), "an archive with a program in it"),
    _held(
        "Windows, named .txt, in a ZIP in a ZIP",
        _beside("raw.zip", _zip("b.zip", _zip("a.txt", _PE))),
        "an archive with a program in it",
    ),
    _held(
        "link to a page or program (.url)",
        _beside("scan.url", b"[InternetShortcut]\r\nURL=file://x\r\n"),
        "a link of Windows",
    ),
    _held("macOS, of two processors", _beside("viewer", b"\xca\xfe\xba\xbe\0\0\0\2" + bytes(60)), "a program of macOS"),
    Kind(
        "HTML",
        "with a script",
        _beside("r.html", b"<!DOCTYPE html><script>x</script>"),
        told=(f"{_FAULT}: a page with a script",),
        master=".jp2",
    ),
    Kind(
        "Program",
        "text of a program",
        _beside("align.py", b"import numpy\n"),
        told=(f"{_FAULT}: the text of a program",),
        master=".jp2",
    ),
    Kind("Text", "empty", _beside("notes.txt", b""), told=("decodes: an empty file",), master=".jp2"),
    Kind(
        "Folder", "empty", _empty_folder, told=("empty-folder: raw/scan_02/ came empty and is not kept",), master=".jp2"
    ),
]
