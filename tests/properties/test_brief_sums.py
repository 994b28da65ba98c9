"""The sum of a column in one go is the sum that the definition makes member by member."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import subject_of
from ecorules.edition.model import Edition
from ecorules.language.evaluate import measure
from ecorules.language.syntax import Total
from ecorules.language.trace import Extent
from ecorules.revision.brief import Brief
from tests.random_cases import random_case
from tests.random_conditions import FACTORIES, NUMBERS, VILLAGES
from tests.random_editions import random_edition


def _sums(seed: int) -> list[tuple[Extent, Extent]]:
    """Return every sum over the rosters of a random case, by the definition and in one go."""
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    edition: Edition = random_edition(chance)
    case = random_case(chance, edition)
    subject = subject_of(edition, case, case.round.on, case.round.kind, {})
    brief = Brief(subject, case, edition)
    nodes = [
        Total(roster, fact, None, years_back)
        for roster in (FACTORIES, VILLAGES)
        if roster in edition.vocabulary.rosters
        for fact in NUMBERS[roster]
        if fact in edition.vocabulary.facts
        for years_back in (0, 1)
    ]
    return [(measure(node, subject).extent, measure(node, brief).extent) for node in nodes]


# A column without support beside a list that counts is rare; an example takes milliseconds.
@settings(max_examples=1000)
@given(st.integers(0, 10**9))
def test_a_column_adds_up_to_what_the_definition_says(seed: int) -> None:
    """Unread cells, lists that do not count, columns without support: the sum is the same."""
    for by_definition, at_once in _sums(seed):
        assert at_once == by_definition


def test_the_random_columns_are_known_in_part() -> None:
    """The law is tried on sums that are points, on ranges, and on what has no end."""
    every = [extent.interval for seed in range(200) for extent, _ in _sums(seed)]
    known = [one for one in every if one is not None]
    assert any(one.is_point and one.low for one in known)
    assert any(one.low is not None and one.high is not None and not one.is_point for one in known)
    assert any(one.low is None or one.high is None for one in known)
