"""Packages for tests: small real files, sealed as the package step seals them."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Mapping
from pathlib import Path

from heritage.files import listing_digest
from heritage.model import Package, PackageFile, Receipt

ID = "urn:heritage:kbr:KBR-2026-0042:KBR_MS_0001"
MADE = {
    "message": "Deposited from delivery KBR-2026-0042 of kbr",
    "user_name": "heritage 0.1.0",
    "user_address": "https://heritage.invalid/worklines",
    "created": "2026-11-02T10:00:00Z",
}


def contents(seed: int = 1) -> dict[str, bytes]:
    """A small package: every kind of path it has, an empty file, a file of more than one chunk, two equal files."""
    noise = random.Random(seed)
    page = noise.randbytes(3000)
    return {
        "METS.xml": b"<mets/>" + noise.randbytes(10).hex().encode(),
        "metadata/preservation/premis.xml": noise.randbytes(500),
        "metadata/other/dossier/item.jsonl": b"{}\n",
        "representations/original/data/0001 façade.tif": page,
        "representations/original/data/0002.tif": page,
        "representations/original/data/0003.tif": noise.randbytes((1 << 20) + 17),
        "representations/access/data/empty.txt": b"",
    }


def sealed(folder: Path, files: Mapping[str, bytes], identifier: str = ID, version: int = 1) -> Package:
    """Writes the files below folder and seals them."""
    rows = []
    for path, content in files.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
        rows.append(PackageFile(path, str(place), len(content), hashlib.sha512(content).hexdigest()))
    digest = listing_digest({row.path: row.sha512 for row in rows})
    return Package(identifier, identifier.rpartition(":")[2], version, digest, tuple(rows))


def told(receipt: Receipt) -> tuple[str, int, str, int, int]:
    """A receipt without its moment."""
    return receipt.package, receipt.version, receipt.digest, receipt.files, receipt.size
