"""What one may ask of the way beside a level: a day, a budget, efforts of one's own."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from random import Random

import pytest

from ecorules.path.actions import Action, Better, Complete, HandIn
from ecorules.path.components import below
from ecorules.path.effort import Effort, Efforts
from ecorules.path.journey import travelled
from ecorules.path.search import Wish, find_paths
from tests.path.brute import TooMany, cheaper
from tests.path.pairs import Asked, pairs

PAIRS, PARTS = 300, 10
MOST_TRIED, NO_WAY_BELOW, LONGEST, DEAREST = 40, 2, 4, 5


@pytest.mark.parametrize("part", range(PARTS))
def test_what_takes_too_long_is_not_proposed_and_the_rest_is_least(part: int) -> None:
    """With so many months nothing that takes more is done, and trying finds nothing cheaper."""
    chance = Random(part)  # noqa: S311 - no secret: the same lead times every time
    for asked in pairs(part, PAIRS // PARTS):
        efforts = drawn(chance, asked, Effort(is_default=False), dearest=1)
        months = chance.randrange(LONGEST)
        found = find_paths(asked.edition, asked.case, Wish(asked.level, months=months), efforts)
        late = {name for name in names_of(asked) if efforts.of(name).lead_time > months}
        for path in found.paths:
            assert path.is_proven
            assert not any(late & named(action) for action in path.actions)
        if found.left_out:
            continue
        least = int(found.paths[0].effort) if found.paths else NO_WAY_BELOW
        try:
            other = cheaper(*asked, least, MOST_TRIED, partial(is_in_time, late))
        except TooMany:
            continue
        assert other is None, (asked, other)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_budget_pays_for_the_highest_level_that_it_can(part: int) -> None:
    """The level found is the highest whose own least effort is within the budget."""
    chance = Random(part)  # noqa: S311 - no secret: the same efforts every time
    for asked in pairs(part, PAIRS // PARTS // 3):
        edition, case, level = asked
        budget = Fraction(chance.randrange(6))
        journey = travelled(
            edition,
            case,
            Wish(level, budget=budget),
            on=case.round.on,
            kind=case.round.kind,
            assumed={},
        )
        levels = [one for one in below(edition, level) if one in (level, *range(1, level))]
        within = []
        for one in levels:
            found = find_paths(edition, case, Wish(one))
            if found.paths and found.paths[0].effort <= budget:
                within.append(one)
        reached = [path.level for path in journey.found.paths]
        assert reached == ([max(within)] if within else []), asked
        assert all(path.effort <= budget for path in journey.found.paths)


@pytest.mark.parametrize("part", range(PARTS))
def test_efforts_count_as_they_are_stated(part: int) -> None:
    """A way takes what its actions take, and twice the efforts make it take twice as much."""
    chance = Random(part)  # noqa: S311 - no secret: the same efforts every time
    for asked in pairs(part, PAIRS // PARTS // 3):
        once = drawn(chance, asked, Effort(is_default=False))
        twice = Efforts(
            {
                name: once.of(name)._replace(effort=2 * once.of(name).effort)
                for name in names_of(asked)
            }
        )
        found = find_paths(asked.edition, asked.case, Wish(asked.level), once)
        doubled = find_paths(asked.edition, asked.case, Wish(asked.level), twice)
        assert [2 * one.effort for one in found.paths] == [one.effort for one in doubled.paths]
        plain = find_paths(asked.edition, asked.case, Wish(asked.level))
        if found.paths and not found.left_out and not plain.left_out:
            dearest = max(once.of(name).effort for name in names_of(asked))
            assert found.paths[0].effort <= dearest * plain.paths[0].effort


def names_of(asked: Asked) -> list[str]:
    """Return everything that can be done anything about."""
    words = asked.edition.vocabulary
    supporting = {code for one in asked.case.observations for code in one.evidence}
    for listed in asked.case.rosters.values():
        supporting |= {
            *listed.evidence,
            *(c for own in listed.column_evidence.values() for c in own),
        }
    own = {f"{code}/{item}" for code in asked.edition.requirements for item in ("order", "plan")}
    return sorted({*words.facts, *words.rosters, *supporting, *own})


def drawn(chance: Random, asked: Asked, like: Effort, dearest: int = DEAREST) -> Efforts:
    """Return efforts up to the dearest, and lead times, that differ from thing to thing."""
    return Efforts(
        {
            name: like._replace(
                effort=Fraction(chance.randrange(1, dearest + 1), 1 if dearest == 1 else 2),
                lead_time=chance.randrange(LONGEST + 1),
            )
            for name in names_of(asked)
        }
    )


def is_in_time(late: set[str], action: Action) -> bool:
    """Return whether nothing of an action takes too long."""
    return not late & named(action)


def named(action: Action) -> set[str]:
    """Return what an action is about."""
    match action:
        case HandIn(item):
            return {item}
        case Complete(roster):
            return {roster}
        case Better(cells=cells):
            return {cell.fact for row in cells.values() for cell in row}
        case _:
            return {action.fact}
