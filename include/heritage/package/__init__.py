"""Seal a package: METS, PREMIS, MIX and Dublin Core written from the sheets. It reads sheets, never media.

`seal` writes an E-ARK CSIP 2.2 package's own files and says where all others lie; `check` reads a whole package back and
names every file that is missing, altered or unlisted. `reopened` says of a sealed package what its files are.
"""

from heritage.package.checking import Folder, Readable, check
from heritage.package.documentation import policy_of
from heritage.package.layout import urn
from heritage.package.reopened import Bytes, other_originals, reopened
from heritage.package.sealing import ChainBroken, Sealing, delivered, seal

__all__ = [
    "Bytes", "ChainBroken", "Folder", "Readable", "Sealing", "check", "delivered", "other_originals", "policy_of", "reopened", "seal",
    "urn",
]  # fmt: skip
