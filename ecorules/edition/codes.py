"""The order of codes: as people count, so that 2.1.1 comes before 10.1.1."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

CodeOrder: TypeAlias = tuple[tuple[tuple[int, int, str], ...], ...]

_FIGURES_OR_LETTERS = re.compile(r"[0-9]+|[^0-9]+")


def code_order(code: str) -> CodeOrder:
    """Return what codes are sorted by: part by part, figures as numbers and before letters.

    >>> sorted(["10.1.1", "8.d1", "2.1.1", "8.10.1"], key=code_order)
    ['2.1.1', '8.10.1', '8.d1', '10.1.1']
    """
    return tuple(tuple(map(_rank, _FIGURES_OR_LETTERS.findall(part))) for part in code.split("."))


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Return codes in their order.

    >>> in_order({"B12", "B2", "G1.1"})
    ('B2', 'B12', 'G1.1')
    """
    # The code itself settles what counts alike, such as 1.1 and 1.01.
    return tuple(sorted(codes, key=lambda code: (code_order(code), code)))


def _rank(piece: str) -> tuple[int, int, str]:
    return (0, int(piece), "") if piece.isdecimal() else (1, 0, piece)
