"""Where each file lies in a package, what it is called in a URI, and its media type. Names only; no file is opened."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from heritage.model import Delivery, File, Item, Rendition, Role

FOLDERS: Final = ("representations/", "metadata/", "documentation/", "schemas/")
METS: Final = "METS.xml"
PREMIS: Final = "metadata/preservation/premis.xml"
RIGHTS: Final = "metadata/preservation/rights.xml"
DUBLIN_CORE: Final = "metadata/descriptive/dc.xml"
DOSSIER: Final = "metadata/other/dossier"
DELIVERY: Final = "metadata/other/delivery"
EVIDENCE: Final = "metadata/other/evidence"
DOCUMENTATION: Final = "documentation"
POLICY: Final = f"{DOCUMENTATION}/policy.json"
SCHEMAS: Final = "schemas"
REPRESENTATIONS: Final = ("original", "preservation", "access")

_REPRESENTATION: Final = {
    Role.ORIGINAL: "original",
    Role.MASTER: "preservation",
    Role.TEXT: "preservation",
    Role.ACCESS: "access",
}

# IANA names by PRONOM key (the formats our worklines take in and make), then by suffix. Not Python's `mimetypes`: that one
# reads the machine's own tables, and the same sheets must give the same bytes everywhere.


_OF_VERSION: Final = re.compile(r"v(?P<version>[1-9]\d*)/(?P<path>.+)", re.DOTALL)


def urn(institution: str, batch: str, item: str) -> str:
    """`urn:heritage:<institution>:<batch>:<item>`; what is no letter, digit or one of `-._~` is percent-encoded, so that the
    three parts can always be told apart again."""
    return "urn:heritage:" + ":".join(
        quote(part, safe="", errors="surrogatepass") for part in (institution, batch, item)
    )


def of_batch(identifier: str, batch: str) -> str:
    """The URN of the same item of the same institution in another batch."""
    before, _, item = identifier.rsplit(":", 2)
    return f"{before}:{quote(batch, safe='', errors='surrogatepass')}:{item}"


def uri(path: str) -> str:
    """The relative path as a URI reference: blanks, letters outside ASCII and reserved characters percent-encoded."""
    encoded = quote(path, safe="/", errors="surrogateescape")
    return encoded if ":" not in path.split("/", maxsplit=1)[0] else f"./{encoded}"


def data(representation: str) -> str:
    """The folder of a representation's files."""
    return f"representations/{representation}/data"


def original(item: Item, file: File) -> str:
    """representations/original/data/<path below the item>."""
    folder = f"objects/{item.id}/"
    below = file.path[len(folder) :] if file.path.startswith(folder) else file.path.removeprefix("objects/")
    return f"{data('original')}/{below}"


def made(rendition: Rendition) -> str:
    """Where a file of ours goes: the first folder of its work path (master/, text/, access/) becomes the representation."""
    return made_at(rendition.role, rendition.path)


def made_at(role: Role, path: str) -> str:
    """The same, by a rendition's role and work path. What version 2 brought lies below v2/: in representations/preservation-2."""
    found = _OF_VERSION.fullmatch(path)
    version, inner = (found["version"], found["path"]) if found else ("", path)
    below, representation = inner.partition("/")[2] or inner, _REPRESENTATION.get(role)
    if not representation:
        return f"{EVIDENCE}/{f'v{version}/' if version else ''}{below}"
    return f"{data(f'{representation}-{version}' if version else representation)}/{below}"


def of_version(version: int) -> str:
    """The folder of an item's work folder where a later version's files are made: they get a representation of their own."""
    return f"v{version}"


def in_order(representations: Iterable[str]) -> tuple[str, ...]:
    """The originals first; of each kind the first version's before those of later ones."""

    def rank(name: str) -> tuple[int, int]:
        kind, _, version = name.partition("-")
        return REPRESENTATIONS.index(kind), int(version or 0)

    return tuple(sorted(representations, key=rank))


def representation(path: str) -> str:
    """`original`, `preservation` or `access`; "" for a file of the whole package."""
    parts = path.split("/", 3)
    return parts[1] if parts[0] == "representations" and len(parts) > 2 else ""


def mix(home: str, file: File, item: Item) -> str:
    """Beside the representation that holds the image: metadata/other/mix/<path below the item>.xml."""
    below = original(item, file).removeprefix(data("original") + "/")
    return f"representations/{home}/metadata/other/mix/{below}.xml"


def avmd(home: str, file: File, item: Item) -> str:
    """Beside the representation that holds the recording: metadata/other/avmd/<path below the item>.xml."""
    below = original(item, file).removeprefix(data("original") + "/")
    return f"representations/{home}/metadata/other/avmd/{below}.xml"


def delivered(file: File) -> str:
    """Delivery-level evidence; folders above `metadata/` do not matter to the package."""
    parts = [part for part in PurePosixPath(file.path).parts if part not in ("..", "/")]
    kept = parts[1:] if len(parts) > 1 and parts[0] == "metadata" else parts
    return f"{DELIVERY}/{'/'.join(kept)}"


def place(delivery: Delivery, file: File) -> Path:
    """Where the delivered file lies. A bag's own manifests lie beside its payload, not in it."""
    below = Path(delivery.place) / delivery.root / file.path
    beside = Path(delivery.place) / file.path
    return beside if delivery.root and not below.exists() and beside.exists() else below
