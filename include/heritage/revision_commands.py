"""The command of the command line that gives packages a next version."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from heritage.custody_commands import login, run_name


def revise_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("package", nargs="?", default="", help="the package's id")
    parser.add_argument("--patch", type=Path, help="a JSON file: field → value, list of values, or null")
    parser.add_argument("--table", type=Path, help="instead: a CSV with a row per package")
    parser.add_argument(
        "--catalogue",
        default="",
        metavar="INSTITUTION",
        help="instead: what its own catalogue says of its packages, or of the one",
    )
    parser.add_argument(
        "--since", default="", metavar="DAY", help="of a catalogue: records that changed since (OAI-PMH)"
    )
    parser.add_argument(
        "--conflicts",
        default="ask",
        help="of a catalogue: fields that a person corrected: ask (default), catalogue, keep",
    )
    parser.add_argument("--why", default="", help="the reason; kept with the package for good")
    parser.add_argument("--evidence", default="", help="what the new values rest on")
    parser.add_argument("--run", help="the name of a revision that was planned before")
    parser.add_argument(
        "--approve", metavar="REASON", help="carry the plan out; your login is noted. Without it: a dry run"
    )


def revise(asked: argparse.Namespace) -> int:
    """A dry run, unless it is approved."""
    from heritage.flows.revise import carrying, planning

    run = asked.run or run_name("revise")
    patch = json.loads(asked.patch.read_bytes()) if asked.patch else {}
    table = planning.keep_table(run, asked.table.read_bytes()) if asked.table else ""
    pulled = {"catalogue": asked.catalogue, "since": asked.since, "conflicts": asked.conflicts}
    wanted = planning.Wanted(asked.why, asked.package, patch, table, asked.evidence, approval=True, **pulled)
    if asked.catalogue:
        wanted, _ = planning.of_a_catalogue(wanted, login())
    planning.plan(run, wanted, who=login())
    print(f"{planning.question(run)[1]}\nthis plan is --run {run}")
    if asked.approve:
        planning.approve(run, who=login(), asked_by=planning.asked_by(run), reason=asked.approve)
        for unit in carrying.units(run):
            carrying.carry_out(run, unit)
        print(f"{carrying.report(run)['made']} packages have a next version")
    return 0
