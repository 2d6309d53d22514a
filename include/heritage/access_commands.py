"""The commands of the command line about what readers get: publish, withdraw, and the public door itself."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from heritage.custody_commands import login, run_name


def publish_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument(
        "package", nargs="?", default="", help="the package's id (default: all that have to be looked at)"
    )
    parser.add_argument("--again", action="store_true", help="also what has not changed since it was looked at")
    parser.add_argument("--known", action="store_true", help="only say what the last look at each package came to")


def publish(asked: argparse.Namespace) -> int:
    """Makes what is public what the gate says."""
    from heritage.catalogue import published
    from heritage.flows.publish import running

    if not asked.known:
        run = run_name("publish")
        running.plan(run, package=asked.package, again=asked.again)
        for unit in running.units(run):
            running.carry_out(run, unit)
        print("; ".join(f"{number} {state}" for state, number in running.report(run).items()) or "nothing has changed")
    for one in published.known(running.ledger_of_looks()) if asked.known else ():
        if asked.package in ("", one.package):
            print(f"{one.package}: {one.state} {one.why} {one.due}".rstrip())
    return 0


def withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("packages", nargs="*", help="the packages' ids")
    parser.add_argument("--why", default="", help="the reason; kept for good")
    parser.add_argument("--back", action="store_true", help="let them be shown again")
    parser.add_argument("--run", help="one that was asked for before: approved, or broken off")
    parser.add_argument(
        "--approve", metavar="REASON", help="approve what another person asked for; your login is noted"
    )


def withdraw(asked: argparse.Namespace) -> int:
    """Where an institution wants four eyes, another person gives the same --run with --approve. Exit code 1: it waits for that."""
    from heritage.flows.publish import withdrawing

    run = asked.run or run_name("withdraw")
    withdrawing.plan(run, withdrawing.Wanted(tuple(asked.packages), asked.why, asked.back), who=login())
    if withdrawing.needs_approval(run):
        if not asked.approve:
            print(f"{withdrawing.question(run)[1]}\nthis is --run {run}")
            return 1
        withdrawing.approve(run, who=login(), asked_by=withdrawing.asked_by(run), reason=asked.approve)
    print("; ".join(f"{number} {what}" for what, number in withdrawing.carry_out(run).items()))
    return 0


def access_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--shelf", type=Path, help="the public shelf (default: HERITAGE_HOME/public)")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument(
        "--port", type=int, default=int(os.environ.get("HERITAGE_PUBLIC_PORT") or 8090), help="port to listen on"
    )
    parser.add_argument("--address", help="where readers reach it (default: as publication.yaml says)")


def access(asked: argparse.Namespace) -> int:
    """Serves what is published until it is ended. It needs the shelf and publication.yaml: no catalogue, no site, no key."""
    from heritage import settings
    from heritage.access.door.serving import Listening, serve
    from heritage.flows.publish.agreed import publication

    found = publication()
    at = Listening(
        asked.host,
        asked.port,
        asked.address or found.address,
        tuple(map(str, found.proxies)),
        found.requests_per_minute,
    )
    serve(asked.shelf or settings.home().public, at)
    return 0
