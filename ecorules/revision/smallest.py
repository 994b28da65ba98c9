"""The smallest sets of things of which something is so: all of them, or one that is tight.

Sets are tried by their number, so that the first number with a hit gives all the sets with the
fewest things: none of them holds a smaller one.  That is done for up to `MOST` things together,
as long as there are not too many sets.  Beyond that everything is taken together, and thing after
thing is left out as long as it stays so.  Such a set is tight, for no one thing of it can be left
out, but it need not be the only one or have the fewest.
"""

from __future__ import annotations

from itertools import combinations
from math import comb
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST: Final = 3
TRIES: Final = 400


class Smallest(NamedTuple):
    """Hold sets of things.  `are_all` says that they are all there are with the fewest things.

    `searched` is up to how many things together all sets were tried.
    """

    sets: tuple[tuple[int, ...], ...]
    are_all: bool
    searched: int


def smallest(things: Sequence[int], is_so: Callable[[frozenset[int]], bool]) -> Smallest:
    """Return the smallest sets of things of which it is so; it has to be so of all together."""
    left = TRIES
    for number in range(1, len(things) + 1):
        left -= comb(len(things), number)
        if number > 1 and (number > MOST or left < 0):
            return Smallest((tight(things, is_so),), are_all=False, searched=number - 1)
        found = tuple(each for each in combinations(things, number) if is_so(frozenset(each)))
        if found:
            return Smallest(found, are_all=True, searched=number)
    message = "it is not so of all of them together"
    raise ValueError(message)


def tight(things: Sequence[int], is_so: Callable[[frozenset[int]], bool]) -> tuple[int, ...]:
    """Return a set of which it is so, and no longer so when any one thing is left out."""
    kept, is_tight = list(things), False
    while not is_tight:
        is_tight = True
        for thing in tuple(kept):
            fewer = [each for each in kept if each != thing]
            if is_so(frozenset(fewer)):
                kept, is_tight = fewer, False
    return tuple(kept)
