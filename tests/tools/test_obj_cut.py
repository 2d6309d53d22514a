"""An OBJ has no end of its own: what counts its lines, or breaks off within one, is what tells a cut one from a whole one."""

from __future__ import annotations

from pathlib import Path

import pytest

from heritage.tools.model3d.surface import Broken, Mesh, read
from kinds.model_bytes import FACES, VERTICES

BODY = (VERTICES + FACES).splitlines(keepends=True)
COUNTS = {
    "MeshLab": "####\n# Vertices: 8\n# Faces: 12\n####\n",
    "ZBrush": "#Vertex Count 8\n#UV Vertex Count 0\n#Face Count 12\n",
    "MeshLab, CR LF": "# Vertices: 8\r\n# Faces: 12\r\n",
}


def opened(folder: Path, text: str) -> Mesh:
    (folder / "a.obj").write_bytes(text.encode())
    return read(folder / "a.obj", folder)


@pytest.mark.parametrize("program", COUNTS)
def test_a_cut_between_any_two_lines_is_seen_where_they_were_counted(tmp_path: Path, program: str) -> None:
    assert len(opened(tmp_path, COUNTS[program] + "".join(BODY)).counts) == 12
    for lines in range(1, len(BODY)):
        with pytest.raises(Broken) as broken:
            opened(tmp_path, COUNTS[program] + "".join(BODY[:lines]))
        assert broken.value.check == "truncated"


@pytest.mark.parametrize("gone", [1, 2, 3, 4, 5])
def test_a_last_line_without_an_end_is_one_when_it_is_a_polygon(tmp_path: Path, gone: int) -> None:
    text = ("".join(BODY))[:-gone]  # f 2 8 6
    if text.endswith("6"):
        assert len(opened(tmp_path, text).counts) == 12
    else:
        with pytest.raises(Broken, match="polygon"):
            opened(tmp_path, text)


def test_a_short_polygon_that_was_written_so_is_no_cut(tmp_path: Path) -> None:
    assert opened(tmp_path, VERTICES + "f 1 2\n" + FACES).skipped["short-face"] == 1
    assert opened(tmp_path, VERTICES + FACES + "f 1 2\n").skipped["short-face"] == 1


@pytest.mark.parametrize(
    "remark", ["# 8 vertices, 12 faces", "# Vertices: many", "#Face Counter 99", "g Faces: 99", "# Faces: 99 or so"]
)
def test_what_only_sounds_like_a_count_promises_nothing(tmp_path: Path, remark: str) -> None:
    assert len(opened(tmp_path, f"{remark}\n{VERTICES}{FACES}").counts) == 12
