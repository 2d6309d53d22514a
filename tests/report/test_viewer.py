"""The page on which a model can be turned: what is in it, what it may load, what is served."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from heritage.model import Act, Viewer
from heritage.report.viewer import POLICY, SCRIPT_NAME, viewer_page
from samples import shapes
from samples.shapes import Vase

HOSTILE = '"><script>alert(1)</script>'


@pytest.fixture
def page(tmp_path: Path) -> Path:
    (tmp_path / "a.glb").write_bytes(shapes.glb(Vase(12, 12).mesh()))
    target = tmp_path / "reports/kbr/B-1/models/I-1/a.html"
    viewer_page(tmp_path / "a.glb", target, HOSTILE, HOSTILE)
    return target


def test_the_model_is_inside_and_the_script_beside_it(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    held = re.search(r'src="data:model/gltf-binary;base64,([^"]+)"', text)
    assert held and base64.b64decode(held[1], validate=True) == (page.parents[4].parent / "a.glb").read_bytes()
    assert (page.parents[1] / SCRIPT_NAME).stat().st_size > 500_000
    assert "http" not in text.replace("http-equiv", "")


def test_names_from_outside_are_text(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert "<script>alert" not in text and text.count("<script") == 1


def test_no_other_script_and_no_other_page_is_trusted(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from fastapi import HTTPException

    from heritage_airflow.web.routes import reports

    curator = Viewer("1", "curator", frozenset({Act.LOOK}), frozenset({"kbr"}))
    stranger = Viewer("2", "stranger", frozenset({Act.LOOK}), frozenset({"kmkg"}))
    home = page.parents[4].parent
    monkeypatch.setenv("HERITAGE_HOME", str(home))
    (page.parents[2] / "report.html").write_text("x")
    (page.parent / "other.js").write_text("x")
    served = reports.report("kbr/B-1/models/I-1/a.html", curator)
    assert served.headers["content-security-policy"].startswith(POLICY)
    assert "script-src" not in reports.report("kbr/B-1/report.html", curator).headers["content-security-policy"]
    assert reports.report(f"kbr/B-1/models/{SCRIPT_NAME}", curator).media_type.startswith("text/javascript")
    for path in ("kbr/B-1/models/I-1/other.js", f"kbr/B-1/{SCRIPT_NAME}", "kbr/B-1/models/I-1/../../../../../a.glb"):
        with pytest.raises(HTTPException):
            reports.report(path, curator)
    with pytest.raises(HTTPException):
        reports.report("kbr/B-1/models/I-1/a.html", stranger)
