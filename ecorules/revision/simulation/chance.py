"""Chance by name: what is drawn for a thing hangs on the seed and its name, and on nothing else.

A stream of numbers would change everything behind the first thing that is added.  Here the
seventh area is the same whether ten are made or fifty, on any machine and any Python: a number is
a piece of the digest of a name.  All numbers are whole.
"""

from __future__ import annotations

from hashlib import blake2b
from struct import unpack
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")

# Shares and merits are told in thousandths.
WHOLE: Final = 1000


class Chance(NamedTuple):
    """What is drawn under one name."""

    name: str

    def of(self, *names: str | int) -> Chance:
        """Return the chance of something within this."""
        return Chance("/".join([self.name, *map(str, names)]))

    def drawn(self) -> tuple[int, ...]:
        """Return eight thousandths, each independent of the others."""
        content = blake2b(self.name.encode(), digest_size=32).digest()
        return tuple(word % WHOLE for word in unpack(">8I", content))

    def below(self, limit: int) -> int:
        """Return a whole number from 0 on, below a limit."""
        return int.from_bytes(blake2b(self.name.encode(), digest_size=16).digest()) % limit

    def bell(self) -> int:
        """Return thousandths of which those in the middle are the likeliest."""
        return sum(self.drawn()[:3]) // 3

    def one_of(self, things: Sequence[T]) -> T:
        """Return one of several things."""
        return things[self.below(len(things))]

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return things in an order of chance."""
        return [
            thing
            for _, thing in sorted(
                enumerate(things), key=lambda each: (self.of(each[0]).below(1 << 64), each[0])
            )
        ]


def within(value: int, low: int = 0, high: int = WHOLE) -> int:
    """Return the value, or the end of the range that it lies beyond."""
    return max(low, min(high, value))
