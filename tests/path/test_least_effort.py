"""The way up on random pairs: it leads there, nothing of it can be spared, and none is cheaper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import cache

import pytest

from ecorules.audit.conduct import audit
from ecorules.path.actions import Action, Better, with_one_less
from ecorules.path.applied import applied
from ecorules.path.search import Found, Wish, find_paths, is_proven
from tests.path.brute import TooMany, cheaper, proves
from tests.path.pairs import Asked, pairs
from tests.random_editions import DAY

PAIRS, PARTS = 2_000, 20
# So many sets of actions are tried for a pair at the most; beyond, trying proves nothing.
MOST_TRIED = 40
# Where no way is found, none of fewer actions than this may be there.
NO_WAY_BELOW = 2
# Some random conditions weigh what can change of the area against members, without a formula.
LEFT_OUT_AT_MOST = 0.25
TRIED_AT_LEAST = 0.3


@pytest.mark.parametrize("part", range(PARTS))
def test_a_way_leads_there_whole_and_none_is_cheaper(part: int) -> None:
    """The definition agrees with every way, nothing of it can be spared, and trying finds no less.

    One of its actions may be all that is left out, or one of the members that it betters.
    """
    left_out = tried = 0
    for asked, found in looked_for(part):
        for path in found.paths:
            assert path.is_proven, asked
            for fewer in with_one_less(path.actions):
                assert not proves(asked.edition, asked.case, fewer, asked.level), (asked, fewer)
        left_out += bool(found.left_out)
        if found.left_out:
            continue
        least = int(found.paths[0].effort) if found.paths else NO_WAY_BELOW
        try:
            other = cheaper(asked.edition, asked.case, asked.level, least, MOST_TRIED)
        except TooMany:
            continue
        tried += 1
        assert other is None, (asked, other)
    assert left_out <= LEFT_OUT_AT_MOST * PAIRS / PARTS
    assert tried >= TRIED_AT_LEAST * PAIRS / PARTS


@pytest.mark.parametrize("part", range(PARTS))
def test_doing_a_part_of_a_way_leaves_the_rest(part: int) -> None:
    """Evidence that turns out as the way counts on makes it shorter by its effort, never longer."""
    for asked, found in looked_for(part)[: PAIRS // PARTS // 2]:
        if not found.paths or not found.paths[0].actions or found.left_out:
            continue
        first, *rest = found.paths[0].actions
        case = applied(asked.case, [first], asked.case.round.on)
        left = find_paths(asked.edition, case, Wish(asked.level))
        assert left.paths[0].effort == sum_of(rest), (asked, first)


@pytest.mark.parametrize("part", range(PARTS))
def test_the_way_to_a_level_is_no_dearer_than_to_one_that_stands_on_it(part: int) -> None:
    """Whoever reaches a level has reached those below: the way to these takes no more."""
    for asked, above in looked_for(part)[: PAIRS // PARTS // 2]:
        level = asked.edition.levels[asked.level]
        for number in level.stands_on:
            below = found_for(asked._replace(level=number))
            if above.paths and not above.left_out:
                assert below.paths, asked
                assert below.paths[0].effort <= above.paths[0].effort, asked


@pytest.mark.parametrize("part", range(PARTS))
def test_a_way_that_is_to_last_holds_on_both_days(part: int) -> None:
    """A level that is to last is proven today and on the last day, and takes no less for it."""
    for place, (asked, short) in enumerate(looked_for(part)[: PAIRS // PARTS // 2]):
        until = DAY + timedelta(days=(1, 30, 90, 91)[place % 4])
        found = find_paths(asked.edition, asked.case, Wish(asked.level, until=until))
        for path in found.paths:
            done = applied(asked.case, path.actions, asked.case.round.on)
            assert is_proven(audit(asked.edition, done), asked.level)
            assert is_proven(audit(asked.edition, done, on=until), asked.level)
        if found.paths and not short.left_out and not found.left_out:
            assert short.paths[0].effort <= found.paths[0].effort


@pytest.mark.parametrize("part", range(PARTS))
def test_alternatives_come_in_order_and_none_contains_another(part: int) -> None:
    """Each further way takes no less than the one before it, leads there, and is another one."""
    for asked in pairs(part, PAIRS // PARTS // 4):
        found = find_paths(asked.edition, asked.case, Wish(asked.level, alternatives=4))
        efforts = [path.effort for path in found.paths]
        assert efforts == sorted(efforts)
        assert all(path.is_proven for path in found.paths), asked
        if found.left_out:
            continue
        done = [set(what_is_done(path.actions)) for path in found.paths]
        assert not any(one <= two for one in done for two in done if one is not two), asked


@cache
def looked_for(part: int) -> list[tuple[Asked, Found]]:
    """Return the pairs of a part, each with its cheapest way, which several laws are about."""
    return [(asked, found_for(asked)) for asked in pairs(part, PAIRS // PARTS)]


def found_for(asked: Asked) -> Found:
    """Return the cheapest way for a pair."""
    return find_paths(asked.edition, asked.case, Wish(asked.level))


def what_is_done(actions: tuple[Action, ...]) -> Iterator[tuple[object, ...]]:
    """Yield what is done, whatever values are chosen and however it is told."""
    for action in actions:
        if isinstance(action, Better):
            for key, row in action.cells.items():
                yield action.roster, key, tuple((cell.fact, cell.fiscal_year) for cell in row)
        else:
            yield action[:2]


def sum_of(actions: list[Action]) -> int:
    """Return the effort of some actions, where each thing takes one."""
    return sum(
        sum(map(len, one.cells.values())) if isinstance(one, Better) else 1 for one in actions
    )
