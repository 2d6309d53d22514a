"""The command line: `python -m heritage <command>`. A table of commands; the work is done in flows."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from heritage import access_commands, enrichment_commands, migration_commands, revision_commands
from heritage import custody_commands as custody
from heritage.errors import HeritageError
from heritage.files import UMASK


@dataclass(frozen=True, slots=True)
class Command:
    """One subcommand. `run` returns the exit code and imports what it needs itself, so that `--help` stays quick."""

    summary: str
    arguments: Callable[[argparse.ArgumentParser], object]
    run: Callable[[argparse.Namespace], int]


def main(words: Sequence[str] | None = None) -> int:
    """Runs one command. Exit code 0: done; 1: it could not be done, and stderr says why; 2: not understood."""
    asked = _parser().parse_args(words)
    try:
        return COMMANDS[asked.command].run(asked)
    except HeritageError as error:
        print(f"{error}\n{error.advice}", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m heritage", description="Digitisation worklines and archive.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    for name, command in COMMANDS.items():
        command.arguments(commands.add_parser(name, help=command.summary, description=command.summary))
    return parser


def _rebuild_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--site", action="append", default=[], help="one site to read (default: every site of config/sites.yaml)"
    )
    parser.add_argument(
        "--anew", action="store_true", help="put the present one aside also where it seems whole (SQLite)"
    )
    parser.add_argument("--catalogue", help="SQLAlchemy URL of another catalogue than the home's")


def _rebuild(asked: argparse.Namespace) -> int:
    """Exit code 1 when a site, a package or a disagreement wants to be looked at."""
    from heritage.flows.custody import rebuild

    rebuilt = rebuild.rebuild(asked.site, asked.catalogue, anew=asked.anew)
    if rebuilt.aside:
        print(f"The old catalogue is kept as {rebuilt.aside}")
    print(f"{rebuilt.packages} packages were read into the catalogue, {rebuilt.batches} batches told again from work/")
    for name, reason in {**rebuilt.away, **rebuilt.unreadable}.items():
        print(f"{name}: could not be read: {reason}", file=sys.stderr)
    for sentence in rebuilt.disagreements:
        print(sentence, file=sys.stderr)
    if rebuilt.disagreements:
        print(f"{len(rebuilt.disagreements)} packages differ between the sites: {rebuild.DIFFER}", file=sys.stderr)
    print(rebuild.NOT_BROUGHT_BACK)
    return 0 if rebuilt.is_whole else 1


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    """The command needs none."""


def _checks(asked: argparse.Namespace) -> int:
    from heritage.flows import checklist

    print("\n".join(checklist.listed()).rstrip("\n"))
    return 0


COMMANDS: Mapping[str, Command] = {
    "rebuild": Command("make the catalogue anew from the sites", _rebuild_arguments, _rebuild),
    "audit": Command("read copies again and propose the repair", custody.audit_arguments, custody.audit),
    "repair": Command("show (and, approved, carry out) a repair", custody.repair_arguments, custody.repair),
    "restore": Command("take packages out of the archive", custody.restore_arguments, custody.restore),
    "revise": Command("give packages a next version", revision_commands.revise_arguments, revision_commands.revise),
    "migrate": Command(
        "give the files of many packages another form", migration_commands.migrate_arguments, migration_commands.migrate
    ),
    "metadata": Command(
        "suggest what could be said of packages", enrichment_commands.metadata_arguments, enrichment_commands.metadata
    ),
    "vocabulary": Command(
        "take a list of authorities in", enrichment_commands.vocabulary_arguments, enrichment_commands.vocabulary
    ),
    "publish": Command(
        "make what readers see what the gate says", access_commands.publish_arguments, access_commands.publish
    ),
    "withdraw": Command(
        "take packages from the public, or let them back", access_commands.withdraw_arguments, access_commands.withdraw
    ),
    "access": Command(
        "serve what is published: the public door", access_commands.access_arguments, access_commands.access
    ),
    "drill": Command("restore by chance, checked by public tools", custody.drill_arguments, custody.drill),
    "move": Command("copy all packages of a site to a new one", custody.move_arguments, custody.move),
    "site": Command(
        "what is known of a site's place; say that another one is right", custody.site_arguments, custody.site
    ),
    "verify-log": Command("check the event log", custody.verify_log_arguments, custody.verify_log),
    "renew-key": Command("go on with another key for the event log", custody.renew_key_arguments, custody.renew_key),
    "sign-log": Command(
        "sign the event log, and leave the signature at every site", custody.sign_log_arguments, custody.sign_log
    ),
    "begin-log": Command(
        "begin the event log anew after a loss (it says so)", custody.renew_key_arguments, custody.begin_log
    ),
    "evidence": Command("write an auditor's dossier", custody.evidence_arguments, custody.evidence),
    "verify-evidence": Command(
        "is a dossier's folder what was signed?", custody.verify_evidence_arguments, custody.verify_evidence
    ),
    "checks": Command("list every check, and what each policy asks (docs/checks.md)", _no_arguments, _checks),
    "watch": Command("what should have happened and did not", custody.watch_arguments, custody.watch),
}

if __name__ == "__main__":
    os.umask(UMASK)
    sys.exit(main())
