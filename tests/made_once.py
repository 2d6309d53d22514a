"""What several files of tests look at and takes long to make: made once for all processes of a run."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from samples import Made, showcase

Once = Callable[[str, Callable[[Path], object]], Path]
Sample = Callable[[str], Made]


@pytest.fixture(scope="session")
def common(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all processes of this run have."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "common"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def once(common: Path) -> Once:
    """`once(name, build)`: the folder of that name, which `build` filled for whoever asked first. Nobody may change it."""

    def made(name: str, build: Callable[[Path], object]) -> Path:
        place, done = common / name, common / f"{name}.done"
        with _alone(common / f"{name}.lock"):
            if not done.exists():
                shutil.rmtree(place, ignore_errors=True)  # of one that broke off
                place.mkdir()
                build(place)
                done.touch()
        return place

    return made


@pytest.fixture(scope="session")
def sample(common: Path) -> Sample:
    """`sample("paper-clean")`: one of the deliveries that `make run` shows, beside all others of them that were asked for."""

    def made(name: str) -> Made:
        (common / "samples").mkdir(exist_ok=True)
        with _alone(common / f"{name}.lock"):
            return showcase._made(common / "samples" / name, showcase._SAMPLES[name])

    return made


@contextmanager
def _alone(place: Path) -> Iterator[None]:
    with place.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield
