"""The technical metadata of an item: one pass over its measurements writes a MIX for each image, an audioMD or videoMD for each
recording, and remembers what PREMIS says of each file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from heritage.dossier import Dossier
from heritage.model import Delivery, Item, Measured, PackageFile
from heritage.package import layout
from heritage.package.contents import Contents
from heritage.package.making import Maker
from heritage.package.technical import avmd
from heritage.package.technical.examined import Examined, examined
from heritage.package.technical.mix import is_image, mix


@dataclass(frozen=True, slots=True)
class Technical:
    """What the pass gave, in the item's order."""

    files: list[PackageFile]  # MIX, audioMD, videoMD; `source`: the delivered file each is about
    examined: dict[str, Examined]  # delivered path → what was measured
    tools: list[str]  # that measured, in order of first mention


def technical(
    dossier: Dossier, came_with: Callable[[str], Delivery], item: Item, contents: Contents, maker: Maker
) -> Technical:
    """Reads the sheet `measured`, where there is one. `came_with`: the delivery of the original at a path of the package."""
    files: list[PackageFile] = []
    said: dict[str, Examined] = {}
    tools: dict[str, None] = {}
    for row in dossier.rows("measured", Measured) if dossier.has("measured") else ():
        tools.update(dict.fromkeys(row.tools))
        if path := contents.replaced.get(row.file.path) or contents.originals.get(row.file.path):
            said[row.file.path] = examined(row)
            files += _written(row, said[row.file.path], path, came_with(contents.originals[row.file.path]), item, maker)
    order = {path: number for number, path in enumerate(contents.originals)}
    inner = sorted(said, key=order.__getitem__)
    return Technical(sorted(files, key=lambda f: order[f.source]), {path: said[path] for path in inner}, list(tools))


def _written(
    row: Measured, said: Examined, path: str, delivery: Delivery, item: Item, maker: Maker
) -> Iterator[PackageFile]:
    """Beside the representation that holds the file, or the proved master that replaced it."""
    home = layout.representation(path)
    if is_image(row):
        made = maker.document(layout.mix(home, row.file, item), partial(mix, row, said, delivery, path))
    elif avmd.kind(row):
        made = maker.document(layout.avmd(home, row.file, item), partial(avmd.avmd, row))
    else:
        return
    yield replace(made, source=row.file.path)
