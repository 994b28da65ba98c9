"""The digest of an edition: the same for the same content, different for any other.

Names of files, order of keys and comments are no part of it.  The vocabulary is, because
it says what the words of the conditions mean.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def digest(content: Mapping[str, object]) -> str:
    """Return the SHA-256 of what the files say, as `sha256:` and its hexadecimal digits."""
    written = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return f"sha256:{sha256(written.encode()).hexdigest()}"
