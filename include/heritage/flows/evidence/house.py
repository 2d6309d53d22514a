"""The house that keeps the archive: its sites, software, policies in force, scanner, schedules and people."""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterator, Mapping, Sequence
from importlib import metadata
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from heritage import settings
from heritage.archive.layout import ROOT_DECLARATION
from heritage.catalogue.queries import overdue
from heritage.catalogue.schema.store import reading
from heritage.errors import HeritageError
from heritage.flows.custody.roots import places
from heritage.flows.custody.roots.sites import to_look
from heritage.flows.evidence.making import Making, all_or_nothing
from heritage.flows.house import alive, watched
from heritage.flows.workline import CODE
from heritage.lines import LINES
from heritage.report.auditors_dossier import Figure

Row = Mapping[str, Any]


def of(making: Making, people: Sequence[Row], roles: Sequence[Row]) -> Iterator[Figure]:
    """In the order of the page. `people`, `roles`: as Airflow knows them."""
    yield making.told("sites", "sites", "config/sites.yaml", list(_sites(making.institution)))
    together = [{"site": one, "other_site": other, "shared": common} for one, other, common in places.together()]
    yield all_or_nothing(making.told("disks", "disks", "python -m heritage watch", together), not together)
    yield making.told(
        "software", "software", "python -m heritage evidence  # each program is asked for its version", software()
    )
    yield making.told(
        "policies-now", "policies-now", "config/policies/, config/institutions.yaml", _policies(making.institution)
    )
    yield making.told("scanner", "scanner", "printf 'zVERSION\\0' to the scanner's socket (clamd)", [scanner()])
    yield making.told(
        "schedules",
        "schedules",
        f"dags/, custody/alive/, custody/watch/latest.json, {overdue.LAST_ACT}",
        schedules(making.institution),
    )
    yield making.told(
        "people", "people", "python -m heritage_airflow.people list", _who_sees(people, making.institution)
    )
    yield making.told("roles", "roles", "include/heritage_airflow/access/rights.py", roles)


def _sites(institution: str) -> Iterator[Row]:
    """How full a disk is would tell one institution of the others; a URL is told without whoever logs in there."""
    for name, site in settings.sites().items():
        place = urlsplit(site.url)
        url = urlunsplit(place._replace(netloc=place.netloc.rpartition("@")[2], query="", fragment=""))
        row = {
            "site": name,
            "title": site.title,
            "storage": place.scheme or "folder",
            "url": url,
            "read_again_within_days": site.ttl_days,
            "answers": _answers(name),
        }
        free, room = places.room(name)
        yield row if institution else row | {"free": free, "room": room}


def _answers(name: str) -> bool:
    try:
        to_look(name).size(ROOT_DECLARATION)
    except HeritageError:
        return False
    return True


def software() -> Iterator[Row]:
    """This release, and every program and library that has a hand in what is kept, as this machine has it now. Programs say their version
    themselves; libraries by what is installed: to load them all would take longer than the dossier."""
    from heritage.tools.av import ffmpeg, mediaconch, mediainfo
    from heritage.tools.document import preflight
    from heritage.tools.identify import exiftool, pronom
    from heritage.tools.model3d.gltf import validator as gltf_validator

    yield {"software": CODE, "serves": "this system"}
    yield from (
        {"software": each, "serves": "identification"}
        for each in _said(lambda: "\n".join(pronom.engines())).split("\n")
    )
    for tool in (exiftool, ffmpeg, gltf_validator, mediaconch, mediainfo, preflight):
        yield {"software": _said(tool.version, tool.__name__.rpartition(".")[2]), "serves": "measuring and making"}
    yield {"software": f"Python {platform.python_version()}", "serves": "library"}
    yield from ({"software": each, "serves": "library"} for each in _libraries())


def _libraries() -> Iterator[str]:
    for name in LIBRARIES:
        try:
            yield f"{name} {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name}: not installed"


LIBRARIES = (
    "imagecodecs", "glymur", "jpylyzer", "simplejpeg", "tifffile", "pillow", "opencv-contrib-python-headless", "rawpy", "pikepdf", "lxml",
    "tesserocr", "trimesh", "pymeshlab", "pye57", "laspy", "vtk", "fast-simplification", "dracopy", "numpy", "scipy", "cryptography",
    "sqlalchemy", "fsspec", "s3fs", "paramiko", "ocfl-py", "apache-airflow",
)  # fmt: skip
"""Those that decode, make, measure, prove, carry or keep what is archived (requirements.txt pins them all)."""


def _said(ask: Callable[[], str], name: str = "") -> str:
    try:
        return ask()
    except (HeritageError, OSError, ImportError, ValueError) as error:
        return f"{name}: not found on this machine ({error})"


def _policies(institution: str) -> Iterator[Row]:
    """As they stand now: what a package was judged by is in the package and in the list before."""
    for line in LINES.values():
        for name in line.policies:
            policy = settings.policy(name, line.name)
            orders = [code for code, one in settings.institutions().items() if one.policies.get(line.name) == name]
            row = {
                "workline": line.name,
                "policy": name,
                "policy_version": policy.version,
                "policy_digest": policy.digest,
            }
            yield row | {"default_of": [code for code in orders if institution in ("", code)]}


def scanner() -> Row:
    """What there is at this moment."""
    from heritage.flows.workline.receive import scanner as configured
    from heritage.ingest.events import knows_viruses

    found = configured()
    if found is None:
        return {"scanner_state": "none", "version": ""}
    try:
        version = found.version()
    except HeritageError as error:
        return {"scanner_state": "does not answer", "version": str(error)}
    return {"scanner_state": "answers" if knows_viruses(version) else "without signatures", "version": version}


SCHEDULES = {
    "intake": "every minute", "sign": "every 15 minutes", "finish": "every hour", "revise": "every hour", "publish": "every hour", "watch": "every hour", "audit": "daily",
    "housekeeping": "daily", "drill": "monthly", "evidence": "monthly",
}  # fmt: skip
"""DAG → how often it begins by itself; the others are begun by people, or by what people did."""


def schedules(institution: str = "") -> Iterator[Row]:
    """When each was last seen at work: by its sign of life, or by what it left in the catalogue. That it ended well, an act says. An
    institution is told of no act: it may be about another's packages."""
    for dag, every in SCHEDULES.items():
        if dag == "watch":
            yield {
                "dag": dag,
                "schedule": every,
                "last_sign": watched.latest()[0],
                "known_by": "custody/watch/latest.json",
            }
        elif dag in alive.SILENT_AFTER:
            yield {"dag": dag, "schedule": every, "last_sign": alive.last(dag), "known_by": f"custody/alive/{dag}"}
        elif not institution:
            with reading(settings.home().catalogue_url) as db:
                last = overdue.last_act(db, dag)
            yield {
                "dag": dag,
                "schedule": every,
                "last_sign": last,
                "known_by": overdue.LAST_ACT.replace(":kind", f"'{dag}'"),
            }


def _who_sees(people: Sequence[Row], institution: str) -> Iterator[Row]:
    """Who sees one institution is told to it without the others that they see."""
    for person in people:
        sees = person["institutions"]
        if not institution or sees == "all":
            yield person
        elif institution in sees:
            yield {**person, "institutions": [institution]}
