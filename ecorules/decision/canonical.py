"""JSON of which there is one spelling alone (RFC 8785), so that a digest of it means something.

What is read must be in that spelling already: another order of keys, a blank more or a key that
stands twice would be another text with the same meaning to one reader and perhaps not to the next.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NoReturn

import rfc8785

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.audit.record import Json


class NotCanonical(Exception):  # noqa: N818 - it says what the text is
    """Say that a text is no JSON, or not spelt in the one way."""


def canonical(value: Json) -> bytes:
    """Return a value in its one spelling.

    >>> canonical({"b": "ก", "a": [1, None]}).decode()
    '{"a":[1,null],"b":"ก"}'
    """
    plain: Any = value
    return rfc8785.dumps(plain)


def digest_of(content: bytes) -> str:
    """Return the SHA-256 of a text, as `sha256:` and its hexadecimal digits."""
    return f"sha256:{sha256(content).hexdigest()}"


def read_json(content: bytes) -> Json:
    """Return what a JSON text says; whole numbers only, no key twice.  Raises `NotCanonical`."""
    try:
        value: Json = json.loads(
            content.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_refuse,
            parse_constant=_refuse,
        )
    except (ValueError, RecursionError) as error:
        raise NotCanonical(str(error)) from None
    return value


def spelt(value: Json) -> bytes | None:
    """Return a value in its one spelling, or nothing if it has none."""
    try:
        return canonical(value)
    except (rfc8785.CanonicalizationError, ValueError, RecursionError):
        return None


def _once(pairs: Sequence[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise NotCanonical
    return found


def _refuse(text: str) -> NoReturn:
    raise NotCanonical(text)
