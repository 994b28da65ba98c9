"""Every engine on random editions and cases, compared with the definition."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from random import Random
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.model import Case
from ecorules.edition.model import Edition
from tests.engines.engine import DEFINITION, Engine, Refused, differences
from tests.engines.registry import FAST, PACKAGES
from tests.random_cases import random_case
from tests.random_editions import random_edition

PAIRS, CASES_EACH, PARTS = 10_000, 20, 20
# Of the editions, how many an engine may refuse; the rest it has to judge as the definition does.
REFUSED_AT_MOST = 0.35


class Compared(NamedTuple):
    """What came of a comparison: pairs that were judged, editions refused, and differences."""

    judged: int
    refused: list[str]
    differing: list[tuple[Edition, Case, list[str]]]


def batches(seed: int, pairs: int) -> Iterator[tuple[Edition, list[Case]]]:
    """Yield so many pairs, each edition with several cases; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - no secret: the same pairs every time
    for _ in range(pairs // CASES_EACH):
        edition = random_edition(chance)
        yield edition, [random_case(chance, edition) for _ in range(CASES_EACH)]


def compared(engine: Engine, seed: int, pairs: int) -> Compared:
    """Return how an engine compares with the definition on so many pairs."""
    refused: list[str] = []
    differing: list[tuple[Edition, Case, list[str]]] = []
    judged = 0
    for edition, cases in batches(seed, pairs):
        try:
            found = engine.judge(edition, cases)
        except Refused as reason:
            refused.append(str(reason))
            continue
        judged += len(cases)
        for case, defined, other in zip(
            cases, DEFINITION.judge(edition, cases), found, strict=True
        ):
            if said := differences(defined, other):
                differing.append((edition, case, said))
    return Compared(judged, refused, differing)


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("engine", FAST, ids=lambda engine: engine.name)
def test_every_engine_agrees_with_the_definition(engine: Engine, part: int) -> None:
    """A fast answer that is not the definition's is no answer; what cannot be done is refused."""
    if find_spec(PACKAGES.get(engine.name, "ecorules")) is None:
        pytest.skip(f"{PACKAGES[engine.name]} is not there")
    found = compared(engine, part, PAIRS // PARTS)
    assert [said for _, _, said in found.differing] == []
    assert len(found.refused) <= REFUSED_AT_MOST * PAIRS / PARTS / CASES_EACH


@pytest.mark.parametrize("engine", FAST, ids=lambda engine: engine.name)
@given(st.randoms(use_true_random=False))
def test_a_difference_shrinks_to_the_smallest_pair(engine: Engine, chance: Random) -> None:
    """Hypothesis draws the pairs as well, so that what differs is told as small as it can be."""
    if find_spec(PACKAGES.get(engine.name, "ecorules")) is None:
        pytest.skip(f"{PACKAGES[engine.name]} is not there")
    edition = random_edition(chance)
    case = random_case(chance, edition)
    try:
        (found,) = engine.judge(edition, [case])
    except Refused:
        return
    (defined,) = DEFINITION.judge(edition, [case])
    assert differences(defined, found) == [], (edition.requirements, edition.levels, case)
