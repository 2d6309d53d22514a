"""What runs is known by its bytes and by its name; media are not."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest
import tifffile
from hypothesis import given
from hypothesis import strategies as st

from heritage.tools.identify.executables import Runs, in_compound, kind

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + rb"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
PE = b"MZ" + bytes(58) + (128).to_bytes(4, "little") + bytes(64) + b"PE\0\0" + bytes(200)


def zipped(method: int = zipfile.ZIP_DEFLATED, **files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def tiff() -> bytes:
    out = io.BytesIO()
    tifffile.imwrite(out, np.random.default_rng(1).integers(0, 255, (40, 30, 3), dtype=np.uint8))
    return out.getvalue()


PNG_END = b"\0\0\0\0IEND\xaeB`\x82"


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("readme.txt", PE, Runs.WINDOWS),
        ("a.tif", PE, Runs.WINDOWS),
        ("a.exe", b"", Runs.WINDOWS),
        ("lib.so", b"\x7fELF\2\1\1", Runs.UNIX),
        ("page", b"\x7fELF\2\1\1", Runs.UNIX),
        ("tool", b"\xcf\xfa\xed\xfe\7", Runs.MACOS),
        ("x", b"\xca\xfe\xba\xbe\0\0\0\x34", Runs.JAVA),
        ("do", b"#!/bin/sh\nrm -rf /\n", Runs.SCRIPT),
        ("do.txt", b"\xef\xbb\xbf#! /usr/bin/env python3\n", Runs.SCRIPT),
        ("RUN.BAT", b"@echo off", Runs.SCRIPT),
        ("x.Ps1", b"iex", Runs.SCRIPT),
        ("x.js", b"WScript.Echo(1)", Runs.SCRIPT),
        ("x.hta", b"<html>", Runs.SCRIPT),
        ("x", b"L\0\0\0\x01\x14\x02\0" + bytes(68), Runs.LINK),
        ("eicar.com", EICAR, Runs.TEST),
        ("0001.tif", tiff() + EICAR, Runs.TEST),
        ("notes.txt", b"x\n" + EICAR + b"\n", Runs.TEST),
        ("a.zip", zipped(**{"eicar.txt": EICAR}), Runs.PACKED),
        ("a.zip", zipped(zipfile.ZIP_STORED, **{"e": EICAR}), Runs.TEST),
        ("a.zip", zipped(**{"b/setup.exe": b"x"}), Runs.PACKED),
        ("a.zip", zipped(**{"A.class": b"x"}), Runs.JAVA),
        ("a.docx", zipped(**{"word/vbaProject.bin": b"x"}), Runs.MACRO),
        ("a.doc", b"\xd0\xcf\x11\xe0" + bytes(500) + "_VBA_PROJECT".encode("utf-16-le"), Runs.MACRO),
        ("a.xlsm", zipped(x=b""), Runs.MACRO),
        ("a.png", b"\x89PNG" + bytes(50) + PNG_END + PE, Runs.BEHIND),
        ("a.jpg", b"\xff\xd8\xff" + bytes(50) + b"\xff\xd9" + b"\x7fELF", Runs.BEHIND),
        ("a.jpg", b"\xff\xd8\xff" + bytes(50) + b"\xff\xd9" + zipped(x=b"1"), Runs.BEHIND),
        ("a.tif", tiff() + zipped(x=b"1"), Runs.BEHIND),
        ("a.html", b"<!DOCTYPE html><script>x</script>", Runs.ACTIVE),
        ("a.svg", b"<?xml version='1.0'?><svg onload = 'x()'/>", Runs.ACTIVE),
        ("a.pdf", b"%PDF-1.7\n1 0 obj <</S /JavaScript /JS (x)>>", Runs.ACTIVE),
        ("process.py", b"import numpy\n", Runs.SOURCE),
        ("process.py", b"#!/usr/bin/env python3\n", Runs.SCRIPT),
    ],
)
def test_what_runs(name: str, content: bytes, found: Runs) -> None:
    assert kind(name, content) == found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.tif", tiff()),
        ("a.txt", b"MZ is how it begins\n"),
        ("a.amr", b"#!AMR\n"),
        ("a.zip", zipped(**{"a.obj": b"v 0 0 0", "viewer.js": b"x"})),
        ("a.3mf", zipped(**{"3D/3dmodel.model": b"<model/>"})),
        ("scene.bin", bytes(1000)),
        ("a.xml", b"<?xml version='1.0'?><scene/>"),
        ("a.html", b"<html><p>no script"),
        ("README.md", b"#!important\nrun `setup.exe`"),
        ("a.jpg", b"\xff\xd8\xff" + bytes(50) + b"\xff\xd9" + bytes(20)),
        ("class", b"text"),
        ("a.pdf", b"%PDF-1.4\n%%EOF"),
    ],
)
def test_what_does_not_run(name: str, content: bytes) -> None:
    assert kind(name, content) is None


@given(st.text(max_size=20), st.binary(max_size=300), st.binary(max_size=300))
def test_any_bytes_are_answered(name: str, head: bytes, tail: bytes) -> None:
    for start in (b"", b"MZ", b"PK\x03\x04", b"%PDF-"):
        assert kind(name, start + head, tail) in {None, *Runs}


def tarred(**files: bytes) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("raw.tar", tarred(**{"a/readme.txt": b"x" * 700, "a/notes": PE}), Runs.PACKED),
        ("raw.tar.gz", gzip.compress(tarred(**{"run.sh": b"echo"}), mtime=0), Runs.PACKED),
        ("setup.gz", gzip.compress(b"\x7fELF" + bytes(60), mtime=0), Runs.PACKED),
        ("raw.zip", zipped(**{"inner.zip": zipped(**{"notes.txt": PE})}), Runs.PACKED),
        ("raw.zip", zipped(**{"notes": b"#!/bin/sh\n"}), Runs.PACKED),
        ("scan.url", b"[InternetShortcut]\r\nURL=file://x\r\n", Runs.LINK),
        ("AUTORUN.INF", b"[autorun]\r\nopen=x", Runs.SCRIPT),
        ("tool", b"\xca\xfe\xba\xbe\0\0\0\2" + bytes(40), Runs.MACOS),
        ("Tool", b"\xca\xfe\xba\xbe\0\0\0\x41" + bytes(40), Runs.JAVA),
        ("help.dat", b"ITSF\3\0\0\0" + bytes(40), Runs.WINDOWS),
        ("a.swf", b"CWS\x09" + bytes(40), Runs.ACTIVE),
        ("a.html", "<html><body onmouseenter='x()'>".encode("utf-16"), Runs.ACTIVE),
        ("a.pdf", b"%PDF-1.4\n1 0 obj<</S/J#61vaScript>>endobj\n%%EOF", Runs.ACTIVE),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else str(value),  # archives hold the time
)
def test_what_runs_within_or_by_another_name(name: str, content: bytes, found: Runs) -> None:
    assert kind(name, content) == found


def test_archives_of_scans_do_not_run() -> None:
    for content in (tarred(**{"a.tif": tiff(), "notes.txt": b"MZ"}), zipped(**{"b.zip": zipped(**{"a.tif": tiff()})})):
        assert kind("raw", content) is None
        assert kind("raw.gz", gzip.compress(content)) is None


def test_macros_in_the_middle_of_an_old_document_are_found(tmp_path: Path) -> None:
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(9000)
    for content, found in ((head + "_VBA_PROJECT".encode("utf-16-le") + bytes(9000), Runs.MACRO), (head, None)):
        (tmp_path / "a.doc").write_bytes(content)
        assert in_compound(tmp_path / "a.doc", content[:512]) == found
