"""The commands of the command line about the archive's care; each asks a flow and prints what it answers."""

from __future__ import annotations

import argparse
import json
import os
import pwd
import secrets
import sys
from datetime import UTC, datetime
from pathlib import Path


def run_name(kind: str) -> str:
    """A name for an act that a person started by hand."""
    return f"manual-{kind}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(2)}"


def login() -> str:
    """Who runs this process, by the kernel's word (variables such as LOGNAME say what one likes)."""
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return f"uid {os.getuid()}"


def audit_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--site", help="the site to read (default: every one)")
    parser.add_argument("--everything", action="store_true", help="all copies, not only those that are due")
    parser.add_argument("--institution", default="", help="only its packages")
    parser.add_argument("--package", default="", help="only this one")
    parser.add_argument("--run", help="the name of an audit that was broken off: it goes on")


def audit(asked: argparse.Namespace) -> int:
    """Exit code 1 when something is not whole."""
    from heritage import settings
    from heritage.flows.custody import audit as flow
    from heritage.flows.custody import proposal

    run, names = asked.run or run_name("audit"), [asked.site] if asked.site else list(settings.sites())
    scope = flow.Scope(asked.everything, asked.institution, asked.package)
    bad = 0
    for site in names:
        flow.plan(run, site, scope)
        flow.read(run, site)
        flow.sweep(run, site)
        counts = flow.finish(run, site)
        bad += sum(number for name, number in counts.items() if name != "sound")
        print(f"{site}: {', '.join(f'{number} {name}' for name, number in counts.items())}")
        print(f"{site}: not looked at: {'; '.join(flow.not_looked_at(run, site))}")
    print(f"proposed repair: {proposal.propose(run, names).with_suffix('.txt')}")
    return 1 if bad else 0


def repair_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--package", default="", help="repair this package (default: what the newest audit proposes)")
    parser.add_argument(
        "--root", default="", metavar="SITE", help="the site's own files instead: declaration, layout, empty folders"
    )
    parser.add_argument("--run", help="the name of a repair that was planned before")
    parser.add_argument(
        "--approve", metavar="REASON", help="carry the plan out; your login is noted. Without it: a dry run"
    )


def repair(asked: argparse.Namespace) -> int:
    """A dry run, unless it is approved."""
    from heritage.flows.custody import repair as flow

    if asked.root:
        return _repair_root(asked.root, asked.approve)
    run = asked.run or run_name("repair")
    number = flow.plan(run, "latest", asked.package, asked_by=login())
    print(f"{flow.question(run)[1]}\n{number} packages; this plan is --run {run}")
    if asked.approve and number:
        flow.approve(run, who=login(), asked_by=flow.asked_by(run), reason=asked.approve)
        print(flow.mend(run))
    return 0


def _repair_root(site: str, reason: str | None) -> int:
    """Exit code 1 when something is left."""
    from heritage.flows.custody.roots import root

    done = root.put_right(site, who=login(), reason=reason) if reason else []
    print("".join(f"{site}: {found.act} {found.path}: done\n" for found in done), end="")
    left = root.wrong(site)
    for found in left:
        print(
            f"{site}: {found.path}: {found.said}"
            + (f" → {found.act} it (--approve)" if found.act else " → look at it by hand")
        )
    return 1 if left else 0


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("package", nargs="*", help="package ids")
    parser.add_argument("--institution", default="", help="all its packages")
    parser.add_argument("--batch", default="", help="all packages of this batch")
    parser.add_argument("--version", type=int, help="a version's number (default: the newest)")
    parser.add_argument("--site", default="", help="the site to read from (default: whichever answers)")
    parser.add_argument("--into", required=True, help="a folder, or a URL (s3://…, sftp://…)")
    parser.add_argument("--run", help="the name of a restore that was broken off: it goes on")


def restore(asked: argparse.Namespace) -> int:
    """Takes packages out, each file compared."""
    from heritage.flows.custody import restore as flow

    wanted = flow.Wanted(tuple(asked.package), asked.institution, asked.batch, asked.version, asked.site)
    summed = flow.restore(asked.run or run_name("restore"), wanted, asked.into, who=login())
    print(
        f"{asked.into}: {', '.join(f'{number} {name}' for name, number in summed.items())}, each compared with its receipt"
    )
    return 0


def drill_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--packages", type=int, default=5, help="how many, by chance")


def drill(asked: argparse.Namespace) -> int:
    """Exit code 1 when a tool disagrees (raised)."""
    from heritage.flows.custody import drill as flow

    print(flow.drill(run_name("drill"), asked.packages))
    return 0


def move_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("source", help="the site to copy from (a name in config/sites.yaml)")
    parser.add_argument("target", help="the site to copy to")
    parser.add_argument(
        "--run", default="", help="the name of the move (default: from its sites); the same one goes on"
    )


def move(asked: argparse.Namespace) -> int:
    """Prints what the target holds."""
    from heritage.flows.custody import move as flow

    print(flow.move(asked.run or f"{asked.source}-to-{asked.target}", asked.source, asked.target))
    return 0


def verify_log_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--json", action="store_true", help="for programs")


def verify_log(asked: argparse.Namespace) -> int:
    """Exit code 1 when the log does not hold."""
    from dataclasses import asdict

    from heritage.flows.custody import checkpoints
    from heritage.flows.custody.checkpoints import NOT_COMPARED

    found = checkpoints.verify()
    if asked.json:
        print(json.dumps({**asdict(found), "holds": found.holds, "said": found.said}))
        return 0 if found.holds else 1
    print(f"{found.lines} lines, {found.signatures} signatures, signed up to line {found.signed_up_to}")
    print("\n".join(found.compared))
    for each in found.breaks:
        print(f"{each.file}:{each.line}: {each.said}", file=sys.stderr)
    if found.begun:
        print(found.begun)
    print(found.said)
    alone = all(NOT_COMPARED in each for each in found.compared)
    if alone:
        print("no site could be asked: a log that was cut, or written anew, looks the same", file=sys.stderr)
    return 0 if found.holds and not alone else 1


def renew_key_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--reason", required=True, help="why; kept in the event log for good")


def renew_key(asked: argparse.Namespace) -> int:
    """Prints the new key's id."""
    from heritage.flows.custody import checkpoints

    print(f"key {checkpoints.renew_key(who=login(), reason=asked.reason)} signs from here on; the log says so")
    return 0


def sign_log_arguments(_parser: argparse.ArgumentParser) -> None:
    """Takes none."""


def sign_log(_asked: argparse.Namespace) -> int:
    """Raises what kept the signature from a site."""
    from heritage.flows.custody import checkpoints

    checkpoints.keep_everywhere()
    print("signed; every site has the signature")
    return 0


def begin_log(asked: argparse.Namespace) -> int:
    """Exit code 1 when the new log does not hold."""
    from heritage.flows.custody import checkpoints

    print(checkpoints.begin_anew(who=login(), reason=asked.reason).said)
    return verify_log(argparse.Namespace(json=False))


def evidence_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--days", type=int, default=365, help="what happened in so many days is counted")
    parser.add_argument("--institution", default="", help="only what this one may see (default: the whole archive)")
    parser.add_argument("--each", action="store_true", help="the whole, and one dossier of each institution")


def evidence(asked: argparse.Namespace) -> int:
    """Prints where the dossiers are."""
    from heritage.flows.evidence import gathering

    pages = gathering.gather_each(asked.days) if asked.each else [gathering.gather(asked.days, asked.institution)]
    print(*pages, sep="\n")
    return 0


def verify_evidence_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("folder", type=Path, help="a dossier's folder")
    parser.add_argument(
        "--key", type=Path, help="the public key that must have signed (default: one the event log knows)"
    )


def verify_evidence(asked: argparse.Namespace) -> int:
    """Exit code 1 when the folder is not, whole, what a known key signed for."""
    from heritage.flows.evidence import manifest

    found = manifest.verify(asked.folder, asked.key)
    print(*found.wrong, sep="\n", end="\n" * bool(found.wrong))
    print(found.said)
    return 0 if found.is_proved else 1


def watch_arguments(_parser: argparse.ArgumentParser) -> None:
    """Takes none."""


def watch(_asked: argparse.Namespace) -> int:
    """Exit code 1 when something is overdue."""
    from heritage.flows.house import watch as flow

    found = flow.findings()
    for late in found:
        print(f"{late.what}: {late.said} → {late.advice}")
    return 1 if found else 0


def site_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument(
        "name", nargs="?", default="", help="the site (a name in config/sites.yaml; default: tell of all)"
    )
    said = parser.add_mutually_exclusive_group()
    said.add_argument(
        "--new", metavar="REASON", help="an empty place takes the place of one that is lost; your login is noted"
    )
    said.add_argument(
        "--mine", metavar="REASON", help="what lies there is the site's, brought there by hand; your login is noted"
    )


def site(asked: argparse.Namespace) -> int:
    """Exit code 1 when a site's root is not there."""
    from heritage import settings
    from heritage.flows.custody.roots import replacing

    if asked.new or asked.mine:
        act = replacing.begin_anew if asked.new else replacing.call_mine
        identifier = act(asked.name, who=login(), reason=asked.new or asked.mine)
        print(f"{asked.name}: root {identifier}; the event log says so")
        if asked.new:
            print(_FILL.format(site=asked.name))
        return 0
    told = [replacing.told(name) for name in ([asked.name] if asked.name else settings.sites())]
    print("\n".join(line for lines, _ in told for line in lines))
    return 0 if all(there for _, there in told) else 1


_FILL = """It is empty. To fill it from the other sites:
  python -m heritage audit --site {site} --everything
  python -m heritage repair --approve REASON"""
