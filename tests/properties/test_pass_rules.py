"""The rules by which a level is passed, by brute force: what all ways to turn out agree on.

Every level of a few requirements is tried, each with every combination of what is known of
its applicability and of its condition, so these tests leave nothing to chance.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import combinations_with_replacement, product

import pytest

from ecorules.edition.model import PassAll, PassCount, PassRule, PassShare
from ecorules.language.truth import Truth, agreed
from ecorules.levels import Outcome, passed

OUTCOMES = tuple(Outcome(applies, requires) for applies, requires in product(Truth, Truth))
SHARES = tuple(Fraction(text) for text in ("0", "1/4", "1/3", "1/2", "2/3", "3/4", "1"))
RULES: tuple[PassRule, ...] = (
    PassAll(),
    *(PassCount(wanted) for wanted in range(5)),
    *(PassShare(share) for share in SHARES),
)


@lru_cache(maxsize=16)
def turns(outcome: Outcome) -> tuple[tuple[bool, bool], ...]:
    """Return how one requirement may turn out: it applies or not, its condition is so or not."""
    return tuple(product(possible(outcome.applies), possible(outcome.requires)))


def possible(truth: Truth) -> tuple[bool, ...]:
    """Return how something may turn out."""
    return (True, False) if truth is Truth.UNKNOWN else (truth is Truth.TRUE,)


def is_passed(rule: PassRule, final: tuple[tuple[bool, bool], ...]) -> bool:
    """Return whether a rule is satisfied where everything is known."""
    counted = [requires for applies, requires in final if applies]
    match rule:
        case PassShare(share):
            return not counted or Fraction(sum(counted), len(counted)) >= share
        case PassCount(wanted):
            return sum(counted) >= wanted
        case _:
            return all(counted)


def levels(most: int) -> Iterator[tuple[Outcome, ...]]:
    """Return every level of up to so many requirements; their order is nothing."""
    for size in range(most + 1):
        yield from combinations_with_replacement(OUTCOMES, size)


@pytest.mark.parametrize("rule", RULES, ids=repr)
def test_a_level_is_settled_just_where_every_outcome_gives_one_answer(rule: PassRule) -> None:
    """Neither is a level left open that no evidence can move, nor settled before its time."""
    for level in levels(4):
        finals = set(product(*map(turns, level)))
        exact = agreed(Truth.of(is_passed(rule, final)) for final in finals)
        assert passed(rule, level) is exact, level


def test_one_that_perhaps_applies_and_certainly_fails_cannot_raise_a_share() -> None:
    """It is left out or it counts against: of two, one met, half of them at the least."""
    level = (Outcome(Truth.TRUE, Truth.TRUE), Outcome(Truth.UNKNOWN, Truth.FALSE))
    assert passed(PassShare(Fraction(1, 2)), level) is Truth.TRUE
    alone = (Outcome(Truth.TRUE, Truth.FALSE), Outcome(Truth.UNKNOWN, Truth.FALSE))
    assert passed(PassShare(Fraction(1, 2)), alone) is Truth.FALSE
