"""The command of the command line that gives the files of many packages another form."""

from __future__ import annotations

import argparse

from heritage.custody_commands import login, run_name


def migrate_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--standing", action="store_true", help="only say how the archive's formats stand, and of whom")
    parser.add_argument(
        "--rule", default="", help="a rule of config/formats.yaml (default: every one that asks for a migration)"
    )
    parser.add_argument("--institution", default="", help="only its packages")
    parser.add_argument("--limit", type=int, default=0, help="at most so many packages (default: all)")
    parser.add_argument("--sample", type=int, default=5, help="packages of the pilot (default: 5)")
    parser.add_argument(
        "--losses", action="store_true", help="also what cannot be carried whole; the package says what is lost"
    )
    parser.add_argument("--why", default="", help="the reason; kept with the packages for good")
    parser.add_argument(
        "--take-back", default="", metavar="RUN", help="instead: leave out again what that campaign made"
    )
    parser.add_argument("--run", help="the name of a campaign that was planned before: it goes on")
    parser.add_argument("--stop", metavar="REASON", help="stop the campaign --run after the package that it is at")
    parser.add_argument(
        "--approve",
        metavar="REASON",
        help="carry the plan out; your login is noted. Without it: a dry run with a pilot",
    )


def migrate(asked: argparse.Namespace) -> int:
    """Plan and pilot; carried out when it is approved."""
    from heritage.flows.migrate import campaign, costs, pilot, question, standing, stopping

    if asked.standing:
        print("\n".join(standing.said()) or "Nothing is to be watched, or at risk.")
        return 0
    run = asked.run or run_name("migrate")
    if asked.stop:
        stopping.stop(run, who=login(), reason=asked.stop)
        return 0
    if asked.run and costs.asked(run):
        stopping.go_on(run, who=login())
    wanted = campaign.Campaign(
        asked.why, asked.rule, asked.institution, asked.limit, asked.sample, asked.losses, asked.take_back
    )
    campaign.plan(run, wanted, who=login())
    pilot.run_pilot(run)
    print(f"{question.question(run)[1]}\nthis campaign is --run {run}")
    return _carried_out(run, asked.approve) if asked.approve else 0


def _carried_out(run: str, reason: str) -> int:
    from heritage.flows.migrate import question
    from heritage.flows.revise import carrying, planning

    question.approve(run, who=login(), asked_by=planning.asked_by(run), reason=reason)
    for unit in carrying.units(run):
        carrying.carry_out(run, unit)
    print(f"{carrying.report(run)['made']} packages have a next version")
    return 0
