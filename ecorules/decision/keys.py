"""Keys: one to sign with, kept under a passphrase and for nobody else's eyes, and one to show.

Ed25519.  The private one is a PKCS 8 file in PEM, encrypted; the public one beside it may go
anywhere.  A private key that others can read is refused: whoever read it can sign in its name.
"""

from __future__ import annotations

import base64
import binascii
import os
import stat
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Final
from unicodedata import normalize

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from ecorules.decision import key_problems as say
from ecorules.decision.sealing import sealed
from ecorules.diagnostics import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PUBLIC: Final = ".pub"
SHORTEST: Final = 12
_LARGEST: Final = 64 * 1024
_FOR_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def new_key(path: Path, passphrase: str) -> str:
    """Write a new pair of keys, and return the name of the public one.

    Raises `Invalid`; a file that is there is never written over.
    """
    if len(passphrase) < SHORTEST:
        raise Invalid([say.too_short(SHORTEST)])
    made = Ed25519PrivateKey.generate()
    private = sealed(made, _bytes_of(passphrase))
    public = made.public_key().public_bytes(
        form.Encoding.PEM, form.PublicFormat.SubjectPublicKeyInfo
    )
    beside = public_path(path)
    for each in (path, beside):
        if each.exists() or each.is_symlink():
            raise Invalid([say.is_there(each)])
    _write(path, private, 0o600)
    _write(beside, public, 0o644)
    return key_name(made.public_key())


def public_path(path: Path) -> Path:
    """Return where the public key of a private one is written."""
    return path.with_name(path.name + PUBLIC)


def private_key(path: Path, passphrase: str) -> Ed25519PrivateKey:
    """Return the key in a file, or raise `Invalid` with why it is none to sign with."""
    content = read_secret(path)
    if is_public(content):
        raise Invalid([say.public_only(path)])
    try:
        found = form.load_pem_private_key(content, _bytes_of(passphrase))
    except TypeError:
        # Either a passphrase is given and the key has none, or the other way round.
        problem = say.unprotected(path) if passphrase else say.not_opened(path)
        raise Invalid([problem]) from None
    except (ValueError, UnsupportedAlgorithm):
        raise Invalid([say.not_opened(path)]) from None
    if not isinstance(found, Ed25519PrivateKey):
        raise Invalid([say.no_key(path)])
    return found


def public_key(path: Path) -> Ed25519PublicKey:
    """Return the public key in a file.  Raises `Invalid`."""
    with _opened(path) as file:
        content = os.read(file, _LARGEST)
    try:
        found = form.load_pem_public_key(content)
    except (ValueError, UnsupportedAlgorithm):
        raise Invalid([say.no_key(path)]) from None
    if not isinstance(found, Ed25519PublicKey):
        raise Invalid([say.no_key(path)])
    return found


def is_public_file(path: Path) -> bool:
    """Return whether a file holds a public key; of any other, nothing is said here."""
    try:
        with path.open("rb") as file:
            return is_public(file.read(_LARGEST))
    except OSError:
        return False


def is_public(content: bytes) -> bool:
    """Return whether a text is one of a public key."""
    return content.lstrip().startswith(b"-----BEGIN PUBLIC KEY-----")


def read_secret(path: Path) -> bytes:
    """Return what a file holds that only its owner can read.  Raises `Invalid`."""
    with _opened(path) as file:
        status = os.fstat(file)
        # The rights of a file mean nothing where the system has others.
        if os.name == "posix" and status.st_mode & _FOR_OTHERS:
            raise Invalid([say.readable_by_others(path)])
        return os.read(file, _LARGEST)


def raw(key: Ed25519PublicKey) -> str:
    """Return a public key as it stands in a record: its 32 bytes in base64."""
    return base64.b64encode(key.public_bytes_raw()).decode("ascii")


def key_name(key: Ed25519PublicKey) -> str:
    """Return the name of a public key: the SHA-256 of its bytes."""
    return f"sha256:{sha256(key.public_bytes_raw()).hexdigest()}"


def from_raw(text: str) -> Ed25519PublicKey | None:
    """Return the public key that stands in a record, or nothing if it is none."""
    try:
        content = base64.b64decode(text, validate=True)
        found = Ed25519PublicKey.from_public_bytes(content)
    except (ValueError, binascii.Error):
        return None
    # Base64 has more than one spelling of the same bytes.
    return found if raw(found) == text else None


def _bytes_of(passphrase: str) -> bytes:
    """Return a passphrase as it is the same on any keyboard, sara am and all."""
    return normalize("NFKC", passphrase).encode()


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError:
        raise Invalid([say.not_there(path)]) from None
    try:
        if not stat.S_ISREG(os.fstat(file).st_mode):
            raise Invalid([say.not_there(path)])
        yield file
    finally:
        os.close(file)


def _write(path: Path, content: bytes, mode: int) -> None:
    """Write a new file that never, not even at first, had other rights than these."""
    try:
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    except FileExistsError:
        raise Invalid([say.is_there(path)]) from None
    except OSError:
        raise Invalid([say.not_written(path)]) from None
    with os.fdopen(file, "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
