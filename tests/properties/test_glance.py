"""Looked at in passing, a condition is as true as the definition says, and a measure as large."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import audit, subject_of
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.language.evaluate import evaluate, measure
from ecorules.language.syntax import (
    Count,
    Every,
    Measure,
    Node,
    Share,
    Some,
    Total,
    children,
)
from ecorules.revision.sweep.glance import Glance
from tests.random_cases import random_case
from tests.random_editions import random_edition

PAIRS, SEED = 2_000, 11


def assert_as_defined(edition: Edition, case: Case) -> int:
    """Hold a glance at a case to the definition, and return how many lists it went through."""
    glance = Glance(edition, case, {})
    met = {code: one.met for code, one in audit(edition, case).findings.items()}
    subject = subject_of(edition, case, case.round.on, case.round.kind, met)
    for requirement in edition.requirements.values():
        for condition in (requirement.applies, requirement.requires):
            if condition is None:
                continue
            assert glance.truth(condition, subject) is evaluate(condition, subject).truth
            for node in _of_the_area(condition):
                assert glance.extent(node, subject) == measure(node, subject).extent
    found = [kept[1] for kept in glance._found.values()]  # noqa: SLF001 - to see that it looked
    return sum(one is not None for one in found)


def _of_the_area(node: Node) -> Iterator[Measure]:
    """Yield the measures that are asked of the area itself, and not of a member."""
    if isinstance(node, Measure):
        yield node
    if not isinstance(node, Count | Every | Share | Some | Total):
        for below in children(node):
            yield from _of_the_area(below)


@settings(max_examples=300)
@given(st.randoms(use_true_random=False))
def test_a_glance_is_as_the_definition_says(chance: Random) -> None:
    """Members judged one by one in passing are judged as in an audit."""
    edition = random_edition(chance)
    assert_as_defined(edition, random_case(chance, edition))


def test_many_lists_are_gone_through_in_passing() -> None:
    """The same over many pairs; in a fair part the members are indeed judged in passing."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same pairs every time
    looked = 0
    for _ in range(PAIRS):
        edition = random_edition(chance)
        looked += assert_as_defined(edition, random_case(chance, edition))
    assert looked > PAIRS // 10
