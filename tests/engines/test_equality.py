"""Every engine on random editions and cases, compared with the definition."""

from __future__ import annotations

from importlib.util import find_spec
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engines.comparing import CASES_EACH, compared, report, said
from tests.engines.engine import Engine
from tests.engines.registry import FAST, PACKAGES
from tests.engines.shrinking import Pair
from tests.random_cases import random_case
from tests.random_editions import random_edition

PAIRS, PARTS = 10_000, 20
# Of the editions of a part, how many an engine may refuse; those not named refuse none.
REFUSED_AT_MOST = {"straight": 0.5}


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("engine", FAST, ids=lambda engine: engine.name)
def test_every_engine_agrees_with_the_definition(engine: Engine, part: int) -> None:
    """A fast answer that is not the definition's is no answer; what cannot be done is refused."""
    if find_spec(PACKAGES.get(engine.name, "ecorules")) is None:
        pytest.skip(f"{PACKAGES[engine.name]} is not there")
    found = compared(engine, part, PAIRS // PARTS)
    assert not found.differing, report(engine, found.differing)
    editions = PAIRS / PARTS / CASES_EACH
    assert len(found.refused) <= REFUSED_AT_MOST.get(engine.name, 0) * editions


@pytest.mark.parametrize("engine", FAST, ids=lambda engine: engine.name)
@given(st.randoms(use_true_random=False))
def test_a_difference_shrinks_to_the_smallest_pair(engine: Engine, chance: Random) -> None:
    """Hypothesis draws the pairs as well, so that what differs is told as small as it can be."""
    if find_spec(PACKAGES.get(engine.name, "ecorules")) is None:
        pytest.skip(f"{PACKAGES[engine.name]} is not there")
    edition = random_edition(chance)
    case = random_case(chance, edition)
    assert said(engine, Pair(edition, case)) == [], (edition.requirements, edition.levels, case)
