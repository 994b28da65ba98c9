"""A private key under a passphrase, as PKCS 8 (RFC 5958, RFC 8018), in PEM.

Written here because the library stretches a passphrase 2,048 times and cannot be told to do more:
whoever gets hold of the file could try some millions of words a minute.  Any program that reads
PKCS 8 opens what is written here.
"""

from __future__ import annotations

import base64
import os
from hashlib import pbkdf2_hmac
from typing import TYPE_CHECKING, Final

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

ROUNDS: Final = 600_000
_SALT: Final = 16
_KEY: Final = 32
_BLOCK: Final = 16
# The names of the algorithms, as DER has them: PBES2, PBKDF2, HMAC with SHA-256, AES-256-CBC.
_PBES2: Final = bytes.fromhex("06092a864886f70d01050d")
_PBKDF2: Final = bytes.fromhex("06092a864886f70d01050c")
_HMAC_SHA256: Final = bytes.fromhex("06082a864886f70d0209")
_AES256_CBC: Final = bytes.fromhex("060960864801650304012a")
_SEQUENCE, _INTEGER, _OCTETS, _NULL = 0x30, 0x02, 0x04, b"\x05\x00"
_LINE: Final = 64


def sealed(key: Ed25519PrivateKey, passphrase: bytes) -> bytes:
    """Return a private key under a passphrase, as the text of a PEM file."""
    plain = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    salt, start = os.urandom(_SALT), os.urandom(_BLOCK)
    stretched = pbkdf2_hmac("sha256", passphrase, salt, ROUNDS, _KEY)
    padding = PKCS7(_BLOCK * 8).padder()
    cipher = Cipher(algorithms.AES256(stretched), modes.CBC(start)).encryptor()
    hidden = cipher.update(padding.update(plain) + padding.finalize()) + cipher.finalize()
    prf = _of(_SEQUENCE, _HMAC_SHA256, _NULL)
    rounds = _of(_INTEGER, ROUNDS.to_bytes(ROUNDS.bit_length() // 8 + 1, "big"))
    stretching = _of(_SEQUENCE, _PBKDF2, _of(_SEQUENCE, _of(_OCTETS, salt), rounds, prf))
    hiding = _of(_SEQUENCE, _AES256_CBC, _of(_OCTETS, start))
    how = _of(_SEQUENCE, _PBES2, _of(_SEQUENCE, stretching, hiding))
    return _pem(_of(_SEQUENCE, how, _of(_OCTETS, hidden)))


def _of(tag: int, *parts: bytes) -> bytes:
    """Return one DER value: its tag, its length, its content."""
    content = b"".join(parts)
    length = len(content)
    if length < 0x80:  # noqa: PLR2004 - from here on DER says how long the length is
        return bytes([tag, length]) + content
    size = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(size)]) + size + content


def _pem(content: bytes) -> bytes:
    text = base64.b64encode(content).decode("ascii")
    lines = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    name = "ENCRYPTED PRIVATE KEY"
    return "\n".join([f"-----BEGIN {name}-----", *lines, f"-----END {name}-----", ""]).encode()
