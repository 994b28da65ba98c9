"""Whatever edition is simulated, what comes out is a case of it, and its audit is a fresh one."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules import audit
from ecorules.revision.simulation import Made, Order, simulated
from tests.random_editions import random_edition

EDITIONS, SEED = 300, 3


def made_for(chance: Random) -> list[Made]:
    """Return the made-up cases of two areas for a random edition."""
    edition = random_edition(chance)
    made = list(simulated(Order(edition, 2, chance.randrange(100), (2564, 2565), 1, 4)))
    assert len(made) == 4
    for each in made:
        assert each.audit == audit(edition, each.case)
        assert each.case.is_synthetic
    return made


# Each example is four cases brought to their levels.
@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_any_edition_can_be_simulated(chance: Random) -> None:
    """No condition stops it; what it cannot bring about it tells."""
    made_for(chance)


def test_most_cases_come_out_as_meant_even_for_wild_editions() -> None:
    """Levels that exclude each other are drawn as well, so not all can."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same editions every time
    made = [each for _ in range(EDITIONS) for each in made_for(chance)]
    meant = sum(each.counted().is_as_intended for each in made)
    assert len(made) // 3 < meant < len(made)
