"""Spreads the tests over processes, a file in one of them: what a file's fixtures made is made once."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

LIVE = ("tests/browser/", "tests/dags/test_live.py")
"""Share one running Airflow, which the last of them stops."""

LONGEST = (
    "live",
    "tests/flows/test_trouble.py",
    "tests/flows/test_killed.py",
    "tests/flows/test_review.py",
    "tests/setup/test_launcher.py",
    "tests/kinds/test_sound.py",
    "tests/flows/test_photographs.py",
    "tests/drawn_samples/test_judged.py",
    "tests/flows/test_again.py",
    "tests/kinds/test_video.py",
    "tests/flows/test_objects.py",
    "tests/rights/test_people.py",
    "tests/normalise/test_av_masters.py",
    "tests/archive/test_deposit.py",
    "tests/measure/test_target_shot.py",
    "tests/normalise/test_av.py",
    "tests/measure/test_page_kinds.py",
    "tests/kinds/test_pictures.py",
    "tests/flows/test_hostile.py",
    "tests/kinds/test_jp2.py",
    "tests/contracts/test_locks.py",
    "tests/kinds/test_gltf.py",
    "tests/normalise/test_film_stored.py",
    "tests/custody/test_kinds.py",
    "tests/custody/test_killed.py",
    "tests/custody/test_migrate.py",
    "tests/setup/test_wheels.py",
    "tests/kinds/test_models.py",
    "tests/archive/test_killed.py",
    "tests/custody/test_outside.py",
    "tests/kinds/test_pages.py",
    "tests/flows/test_next_version.py",
    "tests/flows/test_next_version_killed.py",
    "tests/flows/test_rework.py",
    "tests/flows/test_real_scans.py",
)
"""Begun first, the longest before the others: one that began last would run alone while the other processes wait."""


def group(nodeid: str) -> str:
    """Whose tests go to one process together."""
    return "live" if nodeid.startswith(LIVE) else nodeid.partition("::")[0]


def turn(nodeid: str) -> int:
    """When a test's group is begun: the lowest first, equal ones in the order in which they were found."""
    name = group(nodeid)
    return LONGEST.index(name) if name in LONGEST else len(LONGEST)


class ByFile(LoadScopeScheduling):
    """Like xdist's own `loadfile`, with the files that share an Airflow as if they were one."""

    def _split_scope(self, nodeid: str) -> str:
        return group(nodeid)
