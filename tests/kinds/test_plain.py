"""The harness itself: a plain page is deposited with its master, and a promise that is not kept is named."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from flows.deliveries import noise
from kinds.kind import Kind, differences, through


def _plain(folder: Path) -> None:
    (folder / "0001.tif").write_bytes(noise(1))


PLAIN = Kind("TIFF", "RGB, 8 bits, uncompressed", _plain, master=".jp2")


def test_a_kept_promise_and_broken_ones(home: Path, tmp_path: Path) -> None:
    item = through([PLAIN], tmp_path).item(PLAIN.id)
    assert differences(PLAIN, item) == []
    assert differences(replace(PLAIN, state="held", fault="decodes"), item)
    assert differences(replace(PLAIN, told=("decodes: cut",)), item)
    assert differences(replace(PLAIN, master=""), item)
