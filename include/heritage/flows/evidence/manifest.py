"""The dossier's own proof: a manifest of its folder, signed with the key that signs for the event log; and whether a folder is still so."""

from __future__ import annotations

import base64
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from heritage.dossier import file_digest
from heritage.errors import ConfigError, HeritageError
from heritage.events.keys import is_public, is_signed, key_id
from heritage.files import write
from heritage.flows import history

log = logging.getLogger(__name__)

MANIFEST, SIGNATURE, KEY = "manifest-sha256.txt", "manifest-sha256.txt.sig", "key.pub.pem"
OWN = frozenset({MANIFEST, SIGNATURE, KEY})

_HEAD = "# heritage evidence"
"""Of the first line: what is signed here can be taken for nothing else that the key signs."""

_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64})  (?P<name>[^/\0]+)")


@dataclass(frozen=True, slots=True)
class Checked:
    """What became of a dossier's folder. `wrong`: each thing that is not as it was; `key`: by which it is signed ("" by none);
    `is_ours`: whether that key signs, or signed, for the event log here, or is the one that was given."""

    files: int
    wrong: Sequence[str]
    key: str
    is_ours: bool

    @property
    def is_proved(self) -> bool:
        return not self.wrong and bool(self.key) and self.is_ours

    @property
    def said(self) -> str:
        """In a sentence."""
        if self.wrong:
            return f"THE DOSSIER IS NOT WHAT WAS SIGNED: {len(self.wrong)} things are wrong"
        if not self.key:
            return f"its {self.files} files agree with the manifest, but NOBODY HAS SIGNED for it"
        if not self.is_ours:
            return (
                f"its {self.files} files agree with the manifest, which is signed with key {self.key}; NOBODY HERE KNOWS THAT KEY: compare "
                "it with the public key at the sites (heritage-events.pub.pem), or give it with --key"
            )
        return f"whole: its {self.files} files are those that were signed for with key {self.key}"


def seal(folder: Path, said: str) -> str:
    """Writes the manifest of the folder's files and signs it; answers the manifest's sha256. A key that is lost keeps no dossier from being
    made: it then has no signature, and whoever verifies it is told."""
    lines = [f"{file_digest(path)}  {path.name}\n" for path in sorted(folder.iterdir()) if path.name not in OWN]
    text = f"{_HEAD} {said}\n{''.join(lines)}"
    write(folder / MANIFEST, text.encode())
    told = history.event_log()
    try:
        told.key.must_be_that_of(told.folder)
        write(folder / SIGNATURE, base64.b64decode(told.key.sign(text)))
        write(folder / KEY, told.key.public)
    except HeritageError as error:
        log.error("the dossier could not be signed: %s", error)
    return file_digest(folder / MANIFEST)


def verify(folder: Path, key: Path | None = None) -> Checked:
    """Reads every file of the dossier. `key`: the public key that must have signed; without it, one that the event log here knows."""
    try:
        text = (folder / MANIFEST).read_bytes().decode()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(
            f"{folder}: no manifest of a dossier can be read there: {error}", advice="Name the dossier's folder."
        ) from error
    listed, wrong = _listed(text)
    wrong += _differences(folder, listed)
    public, signature = _bytes(folder / KEY), _bytes(folder / SIGNATURE)
    signer = ""
    if signature or public:
        signer = key_id(public) if is_public(public) else ""
        if not is_signed(public, text, base64.b64encode(signature).decode()):
            wrong.append(f"{SIGNATURE}: it is not a signature of this manifest with {KEY} beside it")
    return Checked(len(listed), wrong, signer, public in _known(key))


def _known(key: Path | None) -> list[bytes]:
    if key is not None:
        return [key.read_bytes()]
    told = history.event_log()
    try:
        return [told.public(), *told.older_keys()] if told.segments() else []
    except (HeritageError, OSError) as error:
        log.error("the event log's key cannot be told: %s", error)
        return []


def _listed(text: str) -> tuple[Mapping[str, str], list[str]]:
    head, *lines = text.removesuffix("\n").split("\n")
    found = {match["name"]: match["sha256"] for line in lines if (match := _LINE.fullmatch(line))}
    good = head.startswith(_HEAD) and len(found) == len(lines)
    return found, [] if good else [f"{MANIFEST}: it is no manifest of ours"]


def _differences(folder: Path, listed: Mapping[str, str]) -> Iterator[str]:
    there = {path.name: path for path in sorted(folder.iterdir()) if path.name not in OWN}
    for name, sha256 in listed.items():
        if name not in there:
            yield f"{name}: it is gone"
        elif there[name].is_symlink() or not there[name].is_file():
            yield f"{name}: it is no file"
        elif file_digest(there[name]) != sha256:
            yield f"{name}: it was changed"
    yield from (f"{name}: it was added" for name in there.keys() - listed.keys())


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() and not path.is_symlink() else b""
