"""What is killed: a run of `publish`, and a withdrawal, each in a process of its own."""

from __future__ import annotations

import os
from pathlib import Path

from access.packages import AGREED, agree, book
from access.shown import publish
from heritage.catalogue import published
from heritage.flows.publish import withdrawing


def ready_to_publish(home: Path) -> None:
    """A book that is new, one that is out in another edition, one that may no longer be."""
    agree(home)
    book(home, side=120, pages=1)
    publish("before")
    agree(home, AGREED.replace("[192.0.2.0/24]", "[192.0.2.0/25]"))
    book(home, side=120, pages=1, batch="P-2")


def ready_to_withdraw(home: Path) -> None:
    agree(home)
    book(home, side=120, pages=1, number=2)
    publish("before")


def withdrawn(home: Path) -> None:
    packages = [one.package for one in published.deposited(f"sqlite:///{home}/catalogue.db", ["kbr"])]
    withdrawing.plan("w", withdrawing.Wanted(tuple(packages), "a family asked"), who="anna")
    withdrawing.carry_out("w")


ACTS = {"publish": (ready_to_publish, lambda _: publish("run")), "withdraw": (ready_to_withdraw, withdrawn)}


def perform(name: str, home: Path) -> None:
    """For a process of its own."""
    os.environ["HERITAGE_HOME"] = str(home)
    os.environ.pop("HERITAGE_CATALOGUE", None)
    from heritage.archive.site.folder import FolderSite

    FolderSite.at_once = 1
    ACTS[name][1](home)
