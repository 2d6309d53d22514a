"""The commands of the command line about enrichment: suggestions for packages, and the vocabularies that they are made with."""

from __future__ import annotations

import argparse
from pathlib import Path

from heritage.custody_commands import login, run_name


def metadata_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("--institution", default="", help="only its packages")
    parser.add_argument("--workline", default="", help="only its packages")
    parser.add_argument("--batch", default="", help="only the packages of this delivery")
    parser.add_argument("--package", default="", help="only this one")
    parser.add_argument("--enricher", action="append", default=[], help="only this one (again for each)")
    parser.add_argument("--run", help="the name of a run that was broken off: it goes on")


def metadata(asked: argparse.Namespace) -> int:
    """Suggests; nothing of a package changes. Who decides does so on the pages."""
    from heritage.flows.enrich import deciding, suggesting

    run = asked.run or run_name("metadata")
    what = suggesting.Asked(asked.institution, asked.workline, asked.batch, asked.package, tuple(asked.enricher))
    for unit in suggesting.look(run, what):
        suggesting.suggest(run, unit)
    for institution, number in deciding.by_policy(run).items():
        print(
            f"{institution}: {number} accepted by its policy; the next run of the DAG revise for it makes the versions"
        )
    counts = suggesting.report(run)
    print(f"run {run}: {', '.join(f'{number} {name}' for name, number in counts.items())}")
    return 0


def vocabulary_arguments(parser: argparse.ArgumentParser) -> None:
    """What may be said after the command."""
    parser.add_argument("file", type=Path, help="SKOS (.ttl, .rdf, .xml), or a CSV with uri and label")
    parser.add_argument("--name", required=True, help="what it is called: aat, thesaurus-kbr")
    parser.add_argument("--version", default="", help="its own (default: the day)")
    parser.add_argument("--institution", default="", help="whose it is (default: all may ask it)")
    parser.add_argument("--kind", default="concept", help="of what its names are: concept, person, place, organisation")


def vocabulary(asked: argparse.Namespace) -> int:
    """Takes a vocabulary in; the same version again changes nothing."""
    from heritage.flows.enrich import vocabularies

    wanted = vocabularies.Asked(asked.institution, asked.name, asked.version, asked.kind)
    new = vocabularies.import_(asked.file, wanted, who=login())
    print(f"{asked.name}: {'taken in' if new else 'was there already'}")
    return 0
