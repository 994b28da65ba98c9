"""What an action costs: effort, months until it takes effect, and whether it is possible at all.

Nobody has published efforts, so each is one unless the vocabulary or the case says otherwise,
and every output says how many of them are such defaults.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Effort(NamedTuple):
    """Hold what it takes to bring one thing about.

    `changeable` is nothing where nobody says: then a fact of this year can be bettered in the
    direction that the vocabulary calls better.
    """

    effort: Fraction = Fraction(1)
    lead_time: int = 1
    changeable: bool | None = None
    is_default: bool = True


DEFAULT = Effort()


class Efforts:
    """Say what each fact, document or target takes: the case's own word first, then the default."""

    def __init__(self, declared: Mapping[str, Effort]) -> None:
        """Keep what is declared, by the name of a fact or the code of an evidence item."""
        self._declared = declared

    def of(self, name: str) -> Effort:
        """Return the effort for one thing."""
        return self._declared.get(name, DEFAULT)
