"""The key that signs for the event log: Ed25519, made at the first run, never shown. Its public half goes wherever it can."""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from heritage.errors import ConfigError
from heritage.files import flush

SECRET, PUBLIC = "events.pem", "events.pub.pem"


@dataclass(frozen=True, slots=True)
class Key:
    """A pair of keys in a folder (mode 700); the secret half is mode 600."""

    folder: Path

    @property
    def public(self) -> bytes:
        """The public half as PEM, made with its other half when there is none."""
        return _pem(self._secret().public_key())

    def sign(self, text: str) -> str:
        """The signature in base64."""
        return base64.b64encode(self._secret().sign(text.encode())).decode()

    def _secret(self) -> Ed25519PrivateKey:
        path = self.folder / SECRET
        if not path.is_file():
            _make(path)
        if path.stat().st_mode & 0o077:
            raise ConfigError(f"{path}: others may read it (mode {path.stat().st_mode & 0o777:o}, wanted 600)")
        found = serialization.load_pem_private_key(path.read_bytes(), None)
        if not isinstance(found, Ed25519PrivateKey):
            raise ConfigError(f"{path}: wanted an Ed25519 key")
        return found


def key_id(public: bytes) -> str:
    """A short name of a public key: the first 16 hex digits of the sha256 of its PEM."""
    return hashlib.sha256(public).hexdigest()[:16]


def is_signed(public: bytes, text: str, signature: str) -> bool:
    """Whether the signature (base64) is that key's over the text."""
    found = serialization.load_pem_public_key(public)
    if not isinstance(found, Ed25519PublicKey):
        return False
    try:
        found.verify(base64.b64decode(signature), text.encode())
    except (InvalidSignature, ValueError):
        return False
    return True


def _make(path: Path) -> None:
    """Two processes may start at once: the first whole file stays, the other's key is forgotten."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    made = Ed25519PrivateKey.generate()
    encoding, form = serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(made.private_bytes(encoding, form, serialization.NoEncryption()))
    flush(partial)
    try:
        os.link(partial, path)
    except FileExistsError:
        return
    finally:
        partial.unlink()
    flush(path.parent)
    path.with_name(PUBLIC).write_bytes(_pem(made.public_key()))


def _pem(key: Ed25519PublicKey) -> bytes:
    return key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
