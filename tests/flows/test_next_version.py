"""What comes again for a package that is archived becomes its next version: through the flow, at two real sites."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from flows.deliveries import listed
from flows.driver import Run, drive
from heritage import package, settings
from heritage.archive import ocfl
from heritage.archive.checking import verify
from heritage.flows.custody.roots.sites import open_site
from samples import small

SITES = ("site-a", "site-b")


def brought(folder: Path, batch: str, pages: dict[str, bytes], item: str = "BOOK", **note: object) -> Path:
    """A delivery of one item with these files; more in its note."""
    place = small(folder, batch=batch, items={item: 1}, targets=False)
    for file in (place / f"objects/{item}").iterdir():
        file.unlink()
    for name, content in pages.items():
        (place / f"objects/{item}/{name}").write_bytes(content)
    path = place / "metadata/delivery.yaml"
    said = {k: v for k, v in yaml.safe_load(path.read_text()).items() if k != "items"}
    path.write_text(yaml.safe_dump({**said, **note}))
    return listed(place)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """Eight pages that differ."""
    place = small(tmp_path_factory.mktemp("drawn"), batch="D", items={"DRAWN": 8}, targets=False)
    return [path.read_bytes() for path in sorted((place / "objects/DRAWN").iterdir())]


def named(pages: list[bytes], *numbers: int) -> dict[str, bytes]:
    """0001.tif, 0002.tif … : these of the drawn pages."""
    return {f"{n:04d}.tif": pages[number] for n, number in enumerate(numbers, 1)}


def through(place: Path, line: str = "paper", **more: object) -> Run:
    return drive(place, line, run=place.name, **more)  # type: ignore[arg-type]


def test_some_pages_come_again(home: Path, tmp_path: Path, pages: list[bytes]) -> None:
    first = through(brought(tmp_path, "B-1", named(pages, 0, 1, 2)))
    assert first.states == {"BOOK": "deposited"}, first.report
    better = through(brought(tmp_path, "B-2", {"0002.tif": pages[3]}, replaces={"batch": "B-1"}))
    assert better.troubles == []
    assert better.states == {"BOOK": "deposited"}, better.report
    urn = "urn:heritage:kbr:B-1:BOOK"
    assert (better.item("BOOK")["package"], better.item("BOOK")["version"]) == (urn, 2)
    for name in SITES:
        assert verify(open_site(name), urn) == ()
        ocfl.restore(open_site(name), urn, 2, home / "whole" / name)
        assert package.check(home / "whole" / name) == []
    assert len(list((home / "archive").rglob("0=ocfl_object*"))) == 2
    assert settings.sites()
