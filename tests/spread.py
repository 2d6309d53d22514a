"""Spreads the tests over processes, a file in one of them: what a file's fixtures made is made once."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

LIVE = ("tests/browser/", "tests/dags/test_live.py")
"""Share one running Airflow, which the last of them stops."""

LONGEST = (
    "live",
    "tests/flows/test_killed.py",
    "tests/setup/test_launcher.py",
    "tests/flows/test_trouble.py",
    "tests/kinds/test_video.py",
    "tests/kinds/test_sound.py",
    "tests/rights/test_people.py",
    "tests/flows/test_objects.py",
    "tests/samples/test_judged.py",
    "tests/flows/test_photographs.py",
    "tests/kinds/test_models.py",
    "tests/samples/test_showcase.py",
    "tests/custody/test_killed.py",
    "tests/custody/test_damage.py",
    "tests/kinds/test_pictures.py",
    "tests/kinds/test_pages.py",
    "tests/flows/test_again.py",
    "tests/flows/test_hostile.py",
    "tests/flows/test_real_scans.py",
    "tests/samples/test_av.py",
    "tests/qc/test_av_samples.py",
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
