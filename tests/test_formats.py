"""The registry of formats: each identifier once, and what is asked of it for files that nobody named well."""

from __future__ import annotations

import pytest

from heritage import formats
from heritage.model import File, Format
from heritage.tools.identify import fido


def test_no_identifier_is_two_formats() -> None:
    said = [puid for one in formats.FORMATS for puid in one.puids]
    assert len(said) == len(set(said)) > 120
    assert len({one.name for one in formats.FORMATS}) == len(formats.FORMATS)


def test_an_identifier_is_that_of_its_format() -> None:
    """A number that is mistyped is another format's, with other extensions. fido's list is older than the newest of ours."""
    known = {one.puid: {f".{each.lower()}" for each in one.extensions if each} for one in fido._formats()}
    ours = [(one, puid, known[puid]) for one in formats.FORMATS for puid in one.puids if known.get(puid)]
    assert len(ours) > 100
    assert [(one.name, puid, theirs) for one, puid, theirs in ours if not theirs & set(one.suffixes)] == []


@pytest.mark.parametrize(
    ("path", "puid", "media"),
    [
        ("a/0001.bin", "fmt/353", "image/tiff"),
        ("a/0001.TIF", "", "image/tiff"),
        ("a/0001.tif", "fmt/43", "image/jpeg"),  # what it is counts more than what it is called
        ("a/side.wav", "fmt/713", "audio/vnd.wave"),
        ("a/side.m4a", "fmt/199", "audio/mp4"),
        ("a/side.mka", "fmt/569", "audio/matroska"),
        ("a/scan.laz", "", "application/octet-stream"),
        ("a/strange", "", "application/octet-stream"),
    ],
)
def test_media_types(path: str, puid: str, media: str) -> None:
    assert formats.media_type(path, puid) == media


@pytest.mark.parametrize(
    ("path", "puid", "names", "is_one"),
    [
        ("objects/a/0001.jfif", "", ("jpeg",), True),
        ("objects/a/0001", "fmt/1917", ("tiff",), True),
        ("objects/a/letter", "fmt/95", ("pdf",), True),
        ("objects/a/letter.pdf", "fmt/43", ("pdf",), True),  # its probe will say what is wrong with it
        ("objects/a/letter", "", ("pdf",), False),
    ],
)
def test_a_file_is_known_by_its_content_or_its_name(path: str, puid: str, names: tuple[str, ...], is_one: bool) -> None:
    file = File(path, 1, "00", Format(puid, "", "tested", ()) if puid else None)
    assert formats.is_a(file, *names) is is_one
