"""Objects through the whole flow: the sample deliveries, what was made of them, and a model turned in a real browser."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from flows.driver import Run, drive
from heritage.tools.model3d import surface
from heritage.tools.model3d.gltf import validator as gltf_validator
from heritage_airflow.showcase import differences
from made_once import Sample
from places import PROJECT
from samples import Made, objects
from samples.shapes import Vase

CHROMIUM = shutil.which("chromium")


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> tuple[Path, dict[str, Any], Run]:
    return _through(tmp_path_factory.mktemp("objects"), sample("objects-clean"))


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory, sample: Sample) -> tuple[Path, dict[str, Any], Run]:
    return _through(tmp_path_factory.mktemp("objects"), sample("objects-faulty"))


def _through(root: Path, made: Made) -> tuple[Path, dict[str, Any], Run]:
    expected = json.loads(made.expected.read_bytes())
    _small_views(root / "home/config/policies/objects/master.yaml")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(root / "home"))
        return root / "home", expected, drive(made.folder, "objects", run=made.folder.name)


def _small_views(place: Path) -> None:
    """The policy, with pictures of a tenth of the size: drawing is most of the time."""
    usual = "views: {pixels: 900, turntable: 24}"
    text = (PROJECT / "config/policies/objects/master.yaml").read_text(encoding="utf-8")
    assert usual in text
    place.parent.mkdir(parents=True)
    place.write_text(text.replace(usual, "views: {pixels: 280, turntable: 4}"), encoding="utf-8")


def _report(home: Path, expected: dict[str, Any]) -> dict[str, Any]:
    place = home / "reports" / expected["institution"] / expected["batch"] / "report.json"
    return dict(json.loads(place.read_text(encoding="utf-8")))


def _kept(home: Path, pattern: str) -> list[Path]:
    return sorted(path for path in (home / "archive/site-a").rglob(pattern) if "content" in path.parts)


def test_each_planted_fault_is_found_and_no_other(faulty: tuple[Path, dict[str, Any], Run]) -> None:
    home, expected, _ = faulty
    assert differences(expected, _report(home, expected)) == []


def test_what_is_flagged_has_a_picture_where_there_is_anything_to_draw(
    faulty: tuple[Path, dict[str, Any], Run],
) -> None:
    home, expected, _ = faulty
    drawn = {p.parent.name for p in (home / "reports").rglob("pictures/*/*.jpg")}
    names = dict(zip(objects.object_faults.FAULTS, sorted(expected["held"]), strict=True))
    assert {names["hole"], names["nan-vertex"], names["unit-times-1000"]} <= drawn
    assert not {names["empty"], names["billion-vertices"], names["zip-bomb"]} & drawn


def test_the_clean_delivery_is_deposited(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home, expected, _ = clean
    assert differences(expected, _report(home, expected)) == []


def test_every_glb_made_is_valid_and_in_metres(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home, _, _ = clean
    made = [p for p in _kept(home, "*.glb") if "access" in p.parts]
    assert len(made) == 6
    for path in made:
        assert gltf_validator.validate(path).errors == 0
        tall = max(
            float(v) for v in (surface.read(path).positions.max(axis=0) - surface.read(path).positions.min(axis=0))
        )
        assert tall == pytest.approx(0.19, abs=0.012)


def test_the_preservation_copy_is_the_delivered_surface_with_its_picture(
    clean: tuple[Path, dict[str, Any], Run],
) -> None:
    home, _, _ = clean
    copy = next(p for p in _kept(home, "vase*.ply") if "preservation" in p.parts and "MRAH_VASE_01" in str(p))
    wanted = Vase().mesh()
    assert surface.digest(surface.read(copy, copy.parent)) == surface.digest(wanted)
    assert next(iter(copy.parent.glob("*_texture_1.jpg"))).read_bytes() == wanted.materials[0].texture


def test_views_and_a_turntable_are_in_the_package(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home, _, _ = clean
    for name in ("front", "right", "back", "left", "above", "oblique"):
        assert len([p for p in _kept(home, f"*_{name}.jpg") if "access" in p.parts]) == 6
    films = _kept(home, "*_turntable.mp4")
    assert len(films) == 6 and all(b"ftyp" in film.read_bytes()[:12] for film in films)


def test_paradata_is_described(clean: tuple[Path, dict[str, Any], Run]) -> None:
    home, _, _ = clean
    sheet = next((home / "work").rglob("MRAH_VASE_01/description.jsonl")).read_text(encoding="utf-8")
    assert "paradata:scale_bars.1.measured_mm" in sheet and "paradata:steps.2.parameters.depth_maps" in sheet


@pytest.mark.live
@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
def test_a_model_can_be_turned_in_a_browser_without_a_network(
    clean: tuple[Path, dict[str, Any], Run], tmp_path: Path
) -> None:
    from playwright.sync_api import sync_playwright

    home, _, _ = clean
    page_of = next((home / "reports").rglob("models/MRAH_VASE_01/*.html"))
    asked: list[str] = []
    errors: list[str] = []
    with sync_playwright() as playwright:
        flags = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--no-sandbox"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        page = browser.new_context(offline=True, viewport={"width": 500, "height": 500}).new_page()
        page.set_default_timeout(300_000)  # drawn by the CPU, beside whatever else it does
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(page_of.as_uri())
        page.wait_for_function("() => document.querySelector('model-viewer')?.loaded")
        page.wait_for_timeout(1500)
        before = page.screenshot(path=tmp_path / "before.png", timeout=300_000)
        page.evaluate(
            "() => { const v = document.querySelector('model-viewer'); v.cameraOrbit = '120deg 60deg auto'; v.jumpCameraToGoal(); }"
        )
        page.wait_for_timeout(1500)
        after = page.screenshot(path=tmp_path / "after.png", timeout=300_000)
        browser.close()
    assert not errors and all(url.startswith(("file:", "data:", "blob:")) for url in asked)
    assert _inked(before) > 0.05 and before != after


def _inked(png: bytes) -> float:
    """The share of the picture that is not its background."""
    import io

    import numpy as np
    from PIL import Image

    pixels = np.asarray(Image.open(io.BytesIO(png)).convert("RGB")).astype(int)[120:]
    return float((np.abs(pixels - pixels[0, 0]).max(axis=2) > 40).mean())
