"""Does each JP2 decode to its page's samples? same.py <JP2 folder> <folder for one picture at a time> <page> …
opj_decompress would convert through an embedded profile and then differ; opj_compress has dropped it, so it does not."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import tifffile


def same(page: Path, jp2: Path, folder: Path) -> bool:
    """Sample by sample."""
    with tempfile.NamedTemporaryFile(suffix=".ppm", dir=folder) as decoded:
        subprocess.run(
            ["opj_decompress", "-quiet", "-i", jp2, "-o", decoded.name], check=True, stdout=subprocess.DEVNULL
        )
        wanted = tifffile.memmap(page, mode="r")
        kind = wanted.dtype.newbyteorder(">")  # as PPM stores what is more than a byte
        found = np.fromfile(decoded.name, np.uint8)[-wanted.nbytes :].view(kind)
        return bool(np.array_equal(found, wanted.ravel()))


if __name__ == "__main__":
    for name in sys.argv[3:]:
        if not same(Path(name), Path(sys.argv[1], f"{Path(name).stem}.jp2"), Path(sys.argv[2])):
            sys.exit(f"{name}: the JP2 holds other samples")
