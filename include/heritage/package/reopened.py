"""Says of a package that was sealed before, by the sheets that lie in it, what each of its files is and where it belongs in a work
folder. Names only: whether the bytes are there is for whoever reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from heritage.model import Delivery, Item, PackageFile, Rendition, Role
from heritage.package import layout


@dataclass(frozen=True, slots=True)
class Bytes:
    """What a site's inventory says of a file."""

    sha512: str
    size: int


def reopened(
    folder: Path, delivery: Delivery, item: Item, renditions: Iterable[Rendition], listing: Mapping[str, Bytes]
) -> tuple[PackageFile, ...]:
    """The package's files, as `seal` wrote them. `folder`: the item's work folder; `listing`: path in the package → its bytes."""
    files = {file.path: file for file in _own(folder, item, listing)}
    for row in renditions:
        if (path := layout.made(row)) in listing:
            files[path] = _file(path, folder / row.path, listing[path], row.puid, row.role, row.source)
    for delivered in item.files:
        if (path := layout.original(item, delivered)) in listing:
            puid = delivered.format.puid if delivered.format else ""
            place = layout.place(delivery, delivered)
            files[path] = _file(path, place, listing[path], puid, Role.ORIGINAL, delivered.path)
    return tuple(sorted(files.values(), key=lambda file: file.path))


def _own(folder: Path, item: Item, listing: Mapping[str, Bytes]) -> Iterator[PackageFile]:
    """Every file as one that we wrote for the package itself; those about one delivered file say which."""
    about = {
        where(home, file, item): file.path
        for file in item.files
        for home in layout.REPRESENTATIONS
        for where in (layout.mix, layout.avmd)
    }
    for path, content in listing.items():
        yield _file(path, folder / "package" / path, content, source=about.get(path, ""))


def _file(
    path: str, place: Path, content: Bytes, puid: str = "", role: Role | None = None, source: str = ""
) -> PackageFile:
    return PackageFile(path, str(place), content.size, content.sha512, puid, role, source)


def other_originals(item: Item, listing: Mapping[str, Bytes], before: Item) -> list[str]:
    """The delivered files that are not what the package was made of: by the package's own sheet `before`, and by what the site's
    inventory says of the originals that it keeps."""
    now, then = ({file.path: file.sha512 for file in one.files} for one in (item, before))
    wrong = [path for path in sorted(now.keys() | then.keys()) if now.get(path) != then.get(path)]
    kept = ((file, listing.get(layout.original(item, file))) for file in item.files)
    return wrong or [file.path for file, content in kept if content and content.sha512 != file.sha512]
