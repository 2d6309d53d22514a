"""Which code this is: the release, and the commit where it is known. Sheets, packages, receipts and reports are signed with it."""

from __future__ import annotations

import os
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Final

import heritage

COMMIT: Final = "HERITAGE_COMMIT"
"""Variable that names the commit where there is no checkout; docker/Dockerfile sets it from its argument COMMIT."""

RUNS: Final = ("include", "dags", "plugins", "config")
"""What is changed there is other code than the commit's; docs and tests do not run."""

_NAMED = re.compile(r"(?P<commit>[0-9a-f]{7,64})(?P<dirty>[.-]dirty)?")


@cache
def version() -> str:
    """`0.3.0+g1a2b3c4d5e6f` of a commit, `….dirty` when what runs was changed since, `0.3.0` where no commit is known."""
    found = commit(heritage.PROJECT) or _named(os.environ.get(COMMIT, ""))
    return f"{heritage.__version__}+g{found}" if found else heritage.__version__


@cache
def code() -> str:
    """What signs our sheets: name and version."""
    return f"heritage {version()}"


def commit(project: Path) -> str:
    """Twelve digits of the checkout's commit, `.dirty` after them when what runs was changed; "" for what is no checkout of
    ours (also when it lies somewhere inside another one), or when git is not there or does not answer."""
    if not (project / ".git").exists():
        return ""
    words = ["git", "-C", str(project), "status", "--porcelain=v2", "--branch", "--untracked-files=normal", "--", *RUNS]
    # No lock of the index: many tasks ask at once, and a person may be committing.
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        said = subprocess.run(words, capture_output=True, text=True, timeout=20, check=True, env=environment).stdout
    except (OSError, subprocess.SubprocessError):
        return ""
    lines = said.splitlines()
    oid = next((line.split()[-1] for line in lines if line.startswith("# branch.oid ")), "")
    is_changed = any(not line.startswith("#") for line in lines)
    return _named(oid + ".dirty" * is_changed)


def _named(spelled: str) -> str:
    found = _NAMED.fullmatch(spelled.strip())
    return found["commit"][:12] + (".dirty" if found["dirty"] else "") if found else ""
