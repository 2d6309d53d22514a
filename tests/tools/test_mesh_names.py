"""Names that a model writes otherwise than its files are called; found inside the item, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage.tools.model3d.surface import reference


@pytest.mark.parametrize(
    "written",
    [
        "a b.jpg",
        '"a b.jpg"',
        "'a b.jpg'",
        "a%20b.jpg",
        ".\\a b.jpg",
        "./tex/../a b.jpg",
        "A B.JPG",
        " a b.jpg ",
        '"TEX/../A b.jpg"',
    ],
)
def test_a_file_is_found_however_its_name_is_written(tmp_path: Path, written: str) -> None:
    (tmp_path / "tex").mkdir()
    (tmp_path / "a b.jpg").write_bytes(b"x")
    found = reference(written, "texture", tmp_path / "m.obj", tmp_path)
    assert found.place == (tmp_path / "a b.jpg").resolve()
    assert (found.otherwise == "a b.jpg") is ("A" in written)


def test_of_two_that_differ_in_capitals_the_exact_one_is_meant_or_none(tmp_path: Path) -> None:
    for name in ("a.jpg", "A.jpg"):
        (tmp_path / name).write_bytes(b"x")
    assert reference("a.jpg", "texture", tmp_path / "m.obj", tmp_path).place == (tmp_path / "a.jpg").resolve()
    assert reference("a.JPG", "texture", tmp_path / "m.obj", tmp_path).place is None


@pytest.mark.parametrize(
    "written",
    [
        '"../b.jpg"',
        "%2e%2e/b.jpg",
        "..\\B.JPG",
        '"/etc/passwd"',
        "file%3A///etc/passwd",
        "\\\\server\\b.jpg",
        "C:b.jpg",
    ],
)
def test_no_spelling_leads_out(tmp_path: Path, written: str) -> None:
    (tmp_path / "item").mkdir()
    (tmp_path / "b.jpg").write_bytes(b"x")
    found = reference(written, "texture", tmp_path / "item/m.obj", tmp_path / "item")
    assert found.place is None and found.refused


def test_a_link_in_other_capitals_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "item").mkdir()
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (tmp_path / "item/T.jpg").symlink_to("../secret.jpg")
    assert reference("t.jpg", "texture", tmp_path / "item/m.obj", tmp_path / "item").place is None
