"""Homes and deliveries for the flow's tests; what is made once is copied on links."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from flows import deliveries
from flows.driver import Run, drive, seen
from made_once import Once
from samples import small


@pytest.fixture(scope="session")
def clean(once: Once) -> Path:
    """Two good books, three pages, with target shots."""
    return once("clean", lambda place: small(place, batch="T-1", items={"BOOK_1": 2, "BOOK_2": 1})) / "T-1"


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One item of one page."""
    return deliveries.one_page(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="session")
def closed(once: Once, clean: Path) -> tuple[Path, Run]:
    """A home in which `clean` was put through, and that run; only to be looked at."""

    def build(place: Path) -> None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("HERITAGE_HOME", str(place / "home"))
            before = seen(clean)
            (place / "run").write_bytes(pickle.dumps(drive(clean)))
            assert seen(clean) == before, "the delivery is untouched"

    place = once("closed", build)
    return place / "home", pickle.loads((place / "run").read_bytes())
