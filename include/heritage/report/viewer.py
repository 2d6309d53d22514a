"""A page on which a model can be turned: Google's model-viewer beside the report, the GLB inside the page. No network, no server."""

from __future__ import annotations

import base64
import html
import shutil
from pathlib import Path

import heritage
from heritage.errors import ToolMissing
from heritage.files import atomic_write, chunks

SCRIPT = heritage.PROJECT / "node_modules/@google/model-viewer/dist/model-viewer-umd.min.js"
"""npm's @google/model-viewer with all it needs in one classic script: browsers load no modules from a folder."""

SCRIPT_NAME = "model-viewer.js"
"""Under which it lies in the folder above the pages', once per report."""

POLICY = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'unsafe-inline'; img-src 'self' data: blob:; "
    "connect-src 'self' data: blob:; worker-src blob:"
)
"""The page's own Content-Security-Policy: nothing from anywhere else, and no script but the one beside it
(which brings a decoder as WebAssembly)."""

LARGEST = 200 << 20
"""Bytes of a GLB that a browser is asked to take inside a page."""

_CSS = """
html, body { margin: 0; height: 100%; font: 16px/1.5 system-ui, sans-serif; background: #e9ebee; color: #1c2126 }
body { display: flex; flex-direction: column } header { padding: .75rem 1rem } h1 { font-size: 1.1rem; margin: 0 }
p { margin: 0; color: #5b6670; font-size: .9rem } model-viewer { flex: 1; width: 100%; min-height: 20rem }
"""


def viewer_page(glb: Path, target: Path, title: str, said: str) -> None:
    """Writes the page, and the viewer's script in the folder above it where that is missing. Raises ToolMissing, DiskFull, and ValueError for
    a GLB that is too large to be shown."""
    if glb.stat().st_size > LARGEST:
        raise ValueError(f"{glb.name}: {glb.stat().st_size:,} bytes are too many for a page")
    _script(target.parent.parent / SCRIPT_NAME)
    head, tail = _page(html.escape(title), html.escape(said))
    with atomic_write(target) as partial, partial.open("wb") as out:
        out.write(head.encode())
        held = b""
        for block in chunks(glb):  # base64 goes by threes
            held += block
            whole = len(held) // 3 * 3
            out.write(base64.b64encode(held[:whole]))
            held = held[whole:]
        out.write(base64.b64encode(held) + tail.encode())


def _script(place: Path) -> None:
    if place.is_file() and place.stat().st_size:
        return
    if not SCRIPT.is_file():
        raise ToolMissing(f"{SCRIPT} is not there: npm's @google/model-viewer is not installed")
    with atomic_write(place) as partial:
        shutil.copyfile(SCRIPT, partial)


def _page(title: str, said: str) -> tuple[str, str]:
    head = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{title}</title>
<style>{_CSS}</style>
<script src="../{SCRIPT_NAME}"></script>
</head>
<body>
<header><h1>{title}</h1><p>{said} Drag to turn, scroll to come nearer, drag with two fingers or the right button to move.</p></header>
<model-viewer alt="{title}" camera-controls touch-action="none" shadow-intensity="0.6" interaction-prompt="none"
 src="data:model/gltf-binary;base64,"""
    return head, '"></model-viewer>\n</body>\n</html>\n'
