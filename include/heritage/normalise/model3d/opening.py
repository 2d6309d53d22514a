"""Opens a delivered model once for all its copies; what it names is looked for in its item only."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from heritage.contracts import Source

if TYPE_CHECKING:
    from heritage.tools.model3d.surface import Mesh


class _Opener:
    """Equal to every other one of the same item folder: `Source.once` then opens once."""

    def __init__(self, root: Path | None) -> None:
        self.root = root

    def __call__(self, path: Path) -> Mesh:
        from heritage.tools.model3d import surface

        return surface.read(path, self.root)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Opener) and other.root == self.root

    def __hash__(self) -> int:
        return hash(self.root)


def opened(source: Source) -> Mesh:
    """The model. Raises SourceUnreadable."""
    below = source.file.path.split("/")
    root = source.path.parents[len(below) - 3] if len(below) >= 3 else None
    return source.cached(_Opener(root))
