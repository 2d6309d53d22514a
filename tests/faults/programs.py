"""Outside programs that fail in one named way each; `installed` puts one before the real ones."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from heritage.tools.document import preflight, tesseract
from heritage.tools.identify import exiftool

BROKEN = {
    "ends badly": "#!/bin/sh\necho 'cannot open shared object file' >&2\nexit 1\n",
    "says nothing": "#!/bin/sh\nexit 0\n",
    "talks nonsense": "#!/bin/sh\necho '<<< 12.57 >>>'\n",
    "is killed": "#!/bin/sh\nkill -9 $$\n",
}
"""How → the program that does so."""


def forgotten() -> None:
    """What a new task would not know: that a tool was there a moment ago."""
    for known in (exiftool.version, exiftool._sound, preflight.version, tesseract.models_folder, tesseract._engine):
        known.cache_clear()


def installed(program: str, how: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """Puts a broken program before the real one."""
    folder.mkdir(exist_ok=True)
    (folder / program).write_text(BROKEN[how])
    (folder / program).chmod(0o755)
    patch.setenv("PATH", f"{folder}:{os.environ['PATH']}")
    forgotten()


def missing(program: str, folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A PATH on which everything is, but not this program."""
    folder.mkdir(exist_ok=True)
    for other in ("java", "exiftool", "perl", "sh"):
        if other != program and (found := shutil.which(other)):
            (folder / other).symlink_to(found)
    patch.setenv("PATH", str(folder))
    forgotten()
