"""`python -m samples <folder>`: makes the sample deliveries there. What is there already, made by the same recipe, is kept."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from heritage.files import UMASK
from samples.showcase import make


def main(words: Sequence[str] | None = None) -> int:
    """Exit code 0: they are there."""
    parser = argparse.ArgumentParser(prog="python -m samples", description=__doc__)
    parser.add_argument("folder", type=Path, help="where the deliveries are made")
    for made in make(parser.parse_args(words).folder):
        print(f"{made.folder}: {'made' if made.fresh else 'there already'}")
    return 0


if __name__ == "__main__":
    os.umask(UMASK)
    sys.exit(main())
