"""The image is built and the composition run, by podman; minutes, so only when it is asked for: HERITAGE_CONTAINER=1, or `make container`."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from places import PROJECT

IMPOSSIBLE = 77


@pytest.mark.timeout(3600)
@pytest.mark.skipif(
    os.environ.get("HERITAGE_CONTAINER") != "1",
    reason="building and running the container takes ten minutes and 8 GB: make container (HERITAGE_CONTAINER=1)",
)
def test_the_image_is_built_and_the_composition_takes_a_delivery(tmp_path: Path) -> None:
    kept = os.environ.get("HERITAGE_CONTAINER_KEEP")
    words = [PROJECT / "docker/try", *(["--keep", kept] if kept else [])]
    ran = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
    if ran.returncode == IMPOSSIBLE:
        pytest.skip(ran.stderr.strip())
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "    as expected" in ran.stdout and "(site-a, site-b)" in ran.stdout
