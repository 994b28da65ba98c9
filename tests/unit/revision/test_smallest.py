"""The smallest sets of things of which something is so."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ecorules.revision.smallest import MOST, smallest


def holding(*sets: set[int]) -> Callable[[frozenset[int]], bool]:
    """Return what is so of every set that holds one of these."""
    return lambda chosen: any(one <= chosen for one in sets)


@pytest.mark.parametrize(
    ("needed", "found"),
    [
        ([{4}], [(4,)]),
        ([{4}, {1}], [(1,), (4,)]),
        ([{4}, {1, 2}], [(4,)]),
        ([{1, 2}, {2, 5}], [(1, 2), (2, 5)]),
        ([{0, 2, 5}], [(0, 2, 5)]),
    ],
)
def test_all_sets_with_the_fewest_things_are_told(
    needed: list[set[int]], found: list[tuple[int, ...]]
) -> None:
    """Every alternative of the same size is told, and none that is larger."""
    told = smallest(range(6), holding(*needed))
    assert list(told.sets) == found
    assert told.are_all
    assert told.searched == len(found[0])


def test_what_needs_more_things_is_made_tight_and_says_so() -> None:
    """Beyond the sets that are tried, one is told of which nothing can be left out."""
    told = smallest(range(12), holding({1, 3, 5, 7, 9}))
    assert told == (((1, 3, 5, 7, 9),), False, MOST)


def test_too_many_things_are_only_tried_alone() -> None:
    """Where there are too many pairs, none is tried."""
    told = smallest(range(60), holding({1, 2}))
    assert told == (((1, 2),), False, 1)


def test_what_is_not_monotone_is_left_out_until_nothing_can_be() -> None:
    """Leaving out may become possible by leaving out something else first."""
    told = smallest(range(5), lambda chosen: len(chosen) in {0, 5, 4} and chosen >= {0, 1, 2, 3})
    assert told.sets == ((0, 1, 2, 3),)


def test_what_is_not_so_of_all_things_together_is_refused() -> None:
    """A search that can find nothing was asked by mistake."""
    with pytest.raises(ValueError, match="not so of all"):
        smallest(range(2), lambda _: False)
