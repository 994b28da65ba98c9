"""The envelope of a record (DSSE): what was signed, byte for byte, and the signatures beside it.

What is signed is not JSON that somebody may write in another way, but these bytes with the kind
they are of.  The envelope itself is not signed, so nothing stands in it that could be taken for
more than it is.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING, Final, NamedTuple

from cryptography.exceptions import InvalidSignature

from ecorules.decision.canonical import NotCanonical, canonical, read_json
from ecorules.decision.keys import key_name

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import (
        Ed25519PrivateKey,
        Ed25519PublicKey,
    )

    from ecorules.audit.record import Json

KIND: Final = "application/vnd.ecorules.decision+json"


class Signature(NamedTuple):
    """One signature, and the name of the key that it is said to be of."""

    key: str
    sig: bytes


class Envelope(NamedTuple):
    """What was signed, and its signatures."""

    payload: bytes
    signatures: tuple[Signature, ...]


def what_is_signed(payload: bytes) -> bytes:
    """Return the bytes to which a signature belongs: the kind of the payload and the payload.

    >>> what_is_signed(b"{}")
    b'DSSEv1 38 application/vnd.ecorules.decision+json 2 {}'
    """
    kind = KIND.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def signed(envelope: Envelope, key: Ed25519PrivateKey) -> Envelope:
    """Return an envelope with one signature more; one by the same key is replaced."""
    made = Signature(key_name(key.public_key()), key.sign(what_is_signed(envelope.payload)))
    kept = (each for each in envelope.signatures if each.key != made.key)
    return envelope._replace(signatures=tuple(sorted((*kept, made))))


def is_signed_by(envelope: Envelope, signature: Signature, key: Ed25519PublicKey) -> bool:
    """Return whether a signature is one of a key over what the envelope holds."""
    try:
        key.verify(signature.sig, what_is_signed(envelope.payload))
    except InvalidSignature:
        return False
    return True


def written(envelope: Envelope) -> bytes:
    """Return an envelope as the text of a file."""
    whole: Json = {
        "payloadType": KIND,
        "payload": _base64(envelope.payload),
        "signatures": [
            {"keyid": each.key, "sig": _base64(each.sig)} for each in envelope.signatures
        ],
    }
    return canonical(whole) + b"\n"


def opened(content: bytes) -> Envelope | None:
    """Return the envelope that a file holds, or nothing if it holds none."""
    try:
        value = read_json(content)
    except NotCanonical:
        return None
    match value:
        case {"payloadType": str(kind), "payload": str(payload), "signatures": list(said), **more}:
            if kind != KIND or more:
                return None
            found, kept = _bytes_of(payload), [_signature(each) for each in said]
            whole = tuple(each for each in kept if each is not None)
            if found is not None and len(whole) == len(kept):
                return Envelope(found, whole)
    return None


def _signature(value: Json) -> Signature | None:
    match value:
        case {"keyid": str(key), "sig": str(sig), **more} if not more:
            content = _bytes_of(sig)
            return None if content is None else Signature(key, content)
        case _:
            return None


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _bytes_of(text: str) -> bytes | None:
    try:
        content = base64.b64decode(text, validate=True)
    except (ValueError, binascii.Error):
        return None
    return content if _base64(content) == text else None
