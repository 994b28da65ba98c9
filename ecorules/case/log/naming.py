"""Where a file that is handed in is kept: in a folder of its document, under a name that is free.

Names come from other systems, with signs that paths do not take, or longer than a disk allows.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

KEPT_IN: Final = "evidence"
# What some system does not take, and marks that would turn a name around on the screen.
_NOT_IN_NAMES: Final = re.compile(
    r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufffd]'
)
_LONGEST: Final = 200
_LONGEST_ENDING: Final = 20
_DIGITS: Final = 12


def folder_of(item: str) -> PurePosixPath:
    """Return the folder of a document's files, by its path in the folder of the case.

    >>> str(folder_of("19.1.1/csr-list"))
    'evidence/19.1.1/csr-list'
    """
    return PurePosixPath(KEPT_IN, *(safe_name(part) for part in item.split("/")))


def free_names(name: str, digest: str) -> Iterator[str]:
    """Yield the names that a file may have, the plainest first.

    >>> [*free_names("order.pdf", "9f2c" * 16)][:2]
    ['order.pdf', 'order.9f2c9f2c9f2c.pdf']
    """
    path = PurePosixPath(safe_name(name))
    yield path.name
    yield f"{path.stem}.{digest[:_DIGITS]}{path.suffix}"
    yield f"{path.stem}.{digest}{path.suffix}"


def safe_name(name: str) -> str:
    """Return a name that every disk takes, as much like the one given as can be.

    >>> safe_name("../คำสั่ง: ๒๕๖๕.pdf")
    'คำสั่ง_ ๒๕๖๕.pdf'
    """
    plain = _NOT_IN_NAMES.sub("_", name).strip(" .").lstrip("_~-. ") or "_"
    path = PurePosixPath(plain)
    ending = path.suffix if len(path.suffix.encode()) <= _LONGEST_ENDING else ""
    stem = plain.removesuffix(ending).encode()[: _LONGEST - 65 - len(ending.encode())]
    return stem.decode(errors="ignore") + ending
