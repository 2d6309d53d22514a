"""Asks Khronos's glTF validator (npm gltf-validator, run by node) about glTF and GLB files. It is handed only what lies in the item."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import heritage
from heritage.errors import ToolMissing
from heritage.model import Phrase, phrase
from heritage.tools import run

MODULES = heritage.PROJECT / "node_modules"
SECONDS = 600
_GAVE_UP = (3, 134, -6)
"""Our program's own exit code, and node's when its memory ends: then it is the file that is at fault, not the installation."""

_PROGRAM = """
const fs = require('fs'), path = require('path');
const validator = require(process.argv[1]);
process.on('uncaughtException', (error) => { console.error(String(error).slice(0, 300)); process.exit(3); });
const [file, root] = process.argv.slice(2);
const folder = path.dirname(file), home = root ? fs.realpathSync(root) + path.sep : null;
function beside(uri) {
  const place = path.resolve(folder, decodeURIComponent(uri));
  if (!home || !fs.existsSync(place) || !fs.realpathSync(place).startsWith(home)) return Promise.reject('not in the item');
  return fs.promises.readFile(place).then((bytes) => new Uint8Array(bytes));
}
validator.validateBytes(new Uint8Array(fs.readFileSync(file)), {
  uri: path.basename(file), maxIssues: 100, externalResourceFunction: beside,
}).then((report) => console.log(JSON.stringify(report)), (error) => { console.error(String(error)); process.exit(3); });
"""


@dataclass(frozen=True, slots=True)
class Validity:
    """`told`: the first messages of errors and warnings, as "CODE pointer: message". `broken`: why it could not even begin."""

    errors: int
    warnings: int
    infos: int
    hints: int
    told: tuple[str, ...]
    broken: str | Phrase = ""


@lru_cache(maxsize=1)
def version() -> str:
    """ "gltf-validator 2.0.0-dev.3.10". Raises ToolMissing."""
    place = MODULES / "gltf-validator" / "package.json"
    if not place.is_file():
        raise ToolMissing(f"{place.parent} is not there: npm's gltf-validator is not installed")
    return f"gltf-validator {json.loads(place.read_text(encoding='utf-8'))['version']}"


def validate(path: Path, root: Path | None = None) -> Validity:
    """`root`: the item's folder; files that the glTF names outside it are not opened. Raises ToolMissing, ToolTimeout."""
    version()
    place = MODULES / "gltf-validator" / "index.js"
    words: list[str | Path] = ["node", "--max-old-space-size=4096", "-e", _PROGRAM, place, path.resolve()]
    ran = run(
        [*words, *([root.resolve()] if root else [])],
        seconds=SECONDS,
        reads=[MODULES, root or path],
        accept=(0, *_GAVE_UP),
    )
    if not ran.stdout.strip():
        return Validity(1, 0, 0, 0, (), ran.stderr.strip()[-300:] or phrase("validator-gave-up"))
    return _validity(json.loads(ran.stdout))


def _validity(report: dict[str, Any]) -> Validity:
    issues = report["issues"]
    told = [m for m in issues["messages"] if m["severity"] <= 1]
    said = tuple(f"{m['code']} {m.get('pointer', '')}: {m['message']}"[:300] for m in told[:20])
    counts = (issues["numErrors"], issues["numWarnings"], issues["numInfos"], issues["numHints"])
    return Validity(*counts, said)
