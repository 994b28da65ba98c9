"""The digest of an edition: the same for the same content, different for any other.

Names of files, order of keys and comments are no part of it, nor is the order of lists that
say what there is and not in which order.  The vocabulary is part of it, because it says what
the words of the conditions mean.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Final


def digest(content: Mapping[str, object]) -> str:
    """Return the SHA-256 of what the files say, as `sha256:` and its hexadecimal digits."""
    return f"sha256:{sha256(_written(_without_order(content)).encode()).hexdigest()}"


# Lists under these keys are sets: whoever stands in them first is no more than the others.
_SETS: Final = frozenset({"codes", "is_one_of", "owners", "stands_on", "values"})


def _without_order(value: object, key: str = "") -> object:
    if isinstance(value, Mapping):
        return {name: _without_order(below, name) for name, below in value.items()}
    if not isinstance(value, list):
        return value
    entries = [_without_order(each) for each in value]
    return sorted(entries, key=_written) if key in _SETS else entries


def _written(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
