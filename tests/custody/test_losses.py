"""Each loss of docs/engineer.md's table, and its commands as they stand there: afterwards the archive is as it was, and says so."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from custody.kept import everything, keep
from heritage import __main__ as command_line
from heritage import settings
from heritage.catalogue import custody
from heritage.flows.custody import checkpoints

ROW = re.compile(r"^\| (?P<lost>[^|]+) \| (?P<commands>`python[^|]+) \|$", re.MULTILINE)
TOLD = {
    row["lost"].strip(): re.findall(r"`([^`]+)`", row["commands"])
    for row in ROW.finditer((settings.PROJECT / "docs/engineer.md").read_text(encoding="utf-8"))
}


def _catalogue(home: Path) -> None:
    (home / "catalogue.db").unlink()


def _log(home: Path) -> None:
    shutil.rmtree(home / "events")


def _keys(home: Path) -> None:
    shutil.rmtree(home / "keys")


def _site(home: Path) -> None:
    for path in (home / "archive/site-a").iterdir():
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _all_but_the_archive(home: Path) -> None:
    for path in home.iterdir():
        if path.name != "archive":
            shutil.rmtree(path) if path.is_dir() else path.unlink()


LOSSES: dict[str, tuple[Callable[[Path], None], ...]] = {
    "the catalogue": (_catalogue,),
    "the event log": (_log,),
    "the log's keys": (_keys,),
    "the log and its keys": (_log, _keys),
    "the whole home": (_all_but_the_archive,),
    "one site": (_site,),
    "one site and the catalogue": (_site, _catalogue),
}


def test_every_loss_of_the_table_is_tried() -> None:
    assert TOLD.keys() == LOSSES.keys()


@pytest.mark.parametrize("lost", LOSSES)
def test_the_commands_bring_it_back(home: Path, lost: str) -> None:
    ids = keep(home, 2)
    checkpoints.keep_everywhere()
    before = {site: _packages(home, site) for site in ("site-a", "site-b")}
    for act in LOSSES[lost]:
        act(home)
    ended = [command_line.main(shlex.split(line)[3:]) for line in TOLD[lost]]
    wanted = [0, 1, 0] if lost.startswith("one site") else [0] * len(ended)  # what is missing at the new site is said
    assert ended == wanted
    assert {site: _packages(home, site) for site in before} == before
    assert command_line.main(["audit", "--everything"]) == 0
    assert command_line.main(["verify-log"]) == 0
    copies = {(copy.package, copy.site) for copy in custody.copies(settings.home().catalogue_url)}
    assert copies == {(package, site) for package in ids for site in before}


def _packages(home: Path, site: str) -> dict[str, bytes]:
    found = everything(home / "archive" / site)
    return {path: content for path, content in found.items() if not path.startswith("heritage-events")}
