"""The key that signs for the event log: Ed25519, made at the first run, never shown. Its public half goes wherever it can."""

from __future__ import annotations

import base64
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from heritage.errors import ConfigError
from heritage.files import PARTIAL, fsync, write

SECRET, PUBLIC = "events.pem", "events.pub.pem"
BESIDE = "key.pub.pem"
"""The public half beside the log: what it is signed with. Of a key that was renewed: key-<id>.pub.pem."""


class KeyChanged(ConfigError):
    """The key that signed for the log is gone, or is another one now. Nothing is signed then, and no site's public key replaced."""

    advice = (
        "Put HERITAGE_HOME/keys back from its backup. Without one: `python -m heritage renew-key`; the log says from where on "
        "the new key signs, and who wanted that."
    )


class KeyDamaged(ConfigError):
    """A key's file is there and cannot be read as one. Nothing is signed then; work goes on."""

    advice = (
        "Put HERITAGE_HOME/keys back from its backup. Without one: `python -m heritage renew-key --reason …`, which puts the damaged "
        "file aside; the log says from where on the new key signs."
    )


_BESIDE_DAMAGED = (
    "Copy the public key over it from a site (heritage-events.pub.pem, or the newest heritage-events-<id>.pub.pem), or from "
    "HERITAGE_HOME/keys/events.pub.pem: it must be the key that signed last."
)


@dataclass(frozen=True, slots=True)
class Key:
    """A pair of keys in a folder (mode 700); the secret half is mode 600."""

    folder: Path

    @property
    def public(self) -> bytes:
        """The public half as PEM, made with its other half when there is none."""
        return _pem(self._secret().public_key())

    @property
    def id(self) -> str:
        """A short name of the key."""
        return key_id(self.public)

    def must_be_that_of(self, log: Path) -> None:
        """Raises KeyChanged when the log in the folder is signed with another key. The first to sign leaves its name there."""
        beside = log / BESIDE
        if not beside.is_file():
            write(beside, self.public)
        elif (before := beside.read_bytes()) != self.public:
            if not is_public(before):
                raise KeyDamaged(f"{beside} is no public key", advice=_BESIDE_DAMAGED)
            raise KeyChanged(f"the log in {log} is signed with key {key_id(before)}, and {self.folder} holds {self.id}")

    def signs_for(self, log: Path) -> bool:
        """Is it the key that signs for the log in the folder?"""
        beside = log / BESIDE
        try:
            return beside.is_file() and beside.read_bytes() == self.public
        except (KeyChanged, KeyDamaged):
            return False

    def renew(self, log: Path) -> str:
        """Makes this key the log's own, a new one when the old is lost; answers the id of the one before, whose public half
        stays beside the log."""
        beside, mine = log / BESIDE, self._sound_or_new().public_key()
        before = beside.read_bytes() if beside.is_file() else b""
        if is_public(before) and before != _pem(mine):
            write(older(log, before), before)
        write(self.folder / PUBLIC, _pem(mine))
        write(beside, _pem(mine))
        return key_id(before) if before else ""

    def sign(self, text: str) -> str:
        """The signature in base64."""
        return base64.b64encode(self._secret().sign(text.encode())).decode()

    def _sound_or_new(self) -> Ed25519PrivateKey:
        """A damaged file is put aside."""
        try:
            return self._secret(even_anew=True)
        except KeyDamaged:
            path = self.folder / SECRET
            number = sum(1 for _ in self.folder.glob(f"{SECRET}.damaged-*"))
            path.rename(path.with_name(f"{SECRET}.damaged-{number + 1}"))
            return self._secret(even_anew=True)

    def _secret(self, *, even_anew: bool = False) -> Ed25519PrivateKey:
        path = self.folder / SECRET
        if not path.exists():
            if (self.folder / PUBLIC).is_file() and not even_anew:
                raise KeyChanged(f"{path} is gone, and its public half is still there")
            _make(path)
        try:
            mode = path.stat().st_mode
            if mode & 0o077 and stat.S_ISREG(mode):
                raise ConfigError(f"{path}: others may read it (mode {mode & 0o777:o}, wanted 600)")
            found = serialization.load_pem_private_key(path.read_bytes(), None)
        except (ValueError, TypeError, UnsupportedAlgorithm, OSError) as error:  # cut, rotten, locked by a password
            raise KeyDamaged(f"{path}: it cannot be read as a key: {error}") from error
        if not isinstance(found, Ed25519PrivateKey):
            raise KeyDamaged(f"{path}: wanted an Ed25519 key")
        if not (self.folder / PUBLIC).is_file():  # who made the key was killed before
            write(self.folder / PUBLIC, _pem(found.public_key()))
        return found


def key_id(public: bytes) -> str:
    """A short name of a public key: the first 16 hex digits of the sha256 of its PEM."""
    return hashlib.sha256(public).hexdigest()[:16]


def signer_of(log: Path) -> str:
    """The id of the key that signs for the log in the folder, "" when nothing says so."""
    beside = log / BESIDE
    return key_id(beside.read_bytes()) if beside.is_file() else ""


def older(log: Path, public: bytes) -> Path:
    """Where the public half of a key that was renewed is kept."""
    return log / f"key-{key_id(public)}.pub.pem"


def is_public(public: bytes) -> bool:
    """Whether these bytes are a public key of ours."""
    try:
        return isinstance(serialization.load_pem_public_key(public), Ed25519PublicKey)
    except (ValueError, UnsupportedAlgorithm):
        return False


def is_signed(public: bytes, text: str, signature: str) -> bool:
    """Whether the signature (base64) is that key's over the text."""
    try:
        found = serialization.load_pem_public_key(public)
        if not isinstance(found, Ed25519PublicKey):
            return False
        raw = base64.b64decode(signature, validate=True)
        found.verify(raw, text.encode())
    except (InvalidSignature, ValueError, UnsupportedAlgorithm):
        return False
    return base64.b64encode(raw).decode() == signature  # else other letters would say the same


def _make(path: Path) -> None:
    """Two processes may start at once: the first whole file stays, the other's key is forgotten."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Ed25519PrivateKey.generate()
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    partial = path.with_name(f"{PARTIAL}{os.getpid()}-{path.name}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(made.private_bytes(encoding, form, serialization.NoEncryption()))
    fsync(partial)
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    finally:
        partial.unlink()
    fsync(path.parent)
    write(path.with_name(PUBLIC), _pem(made.public_key()))


def _pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
