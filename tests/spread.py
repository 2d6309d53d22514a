"""Spreads the tests over processes, a file in one of them: what a file's fixtures made is made once."""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling

LIVE = ("tests/browser/", "tests/dags/test_live.py")
"""Share one running Airflow, which the last of them stops."""


class ByFile(LoadScopeScheduling):
    """Like xdist's own `loadfile`, with the files that share an Airflow as if they were one."""

    def _split_scope(self, nodeid: str) -> str:
        return "live" if nodeid.startswith(LIVE) else nodeid.partition("::")[0]
