"""Homes and deliveries for the flow's tests; what is made once is copied on links."""

from __future__ import annotations

from pathlib import Path

import pytest

from flows import deliveries
from flows.driver import Run, drive
from heritage.samples import small


@pytest.fixture(scope="session")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two good books, three pages, with target shots."""
    return small(tmp_path_factory.mktemp("clean"), batch="T-1", items={"BOOK_1": 2, "BOOK_2": 1})


@pytest.fixture(scope="session")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One item of one page."""
    return deliveries.one_page(tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory, clean: Path) -> tuple[Path, Run]:
    """A home in which `clean` was put through, and that run; only to be looked at."""
    home = tmp_path_factory.mktemp("closed") / "home"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HERITAGE_HOME", str(home))
        return home, drive(clean)
