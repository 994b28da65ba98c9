"""The least effort held against another formulation, on lists that are too long to try."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import NamedTuple

import pytest

from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.path.effort import Effort, Efforts
from ecorules.path.search import Wish, find_paths
from tests.path.ground import Ground
from tests.path.literals import Unsupported
from tests.path.pairs import Asked, editions, shares
from tests.random_cases import random_case, random_member
from tests.random_conditions import FACTORIES, ITEMS

PAIRS, PARTS, LONGEST, DEAREST = 600, 12, 24, 4
SHARES, SHARES_PARTS = 400, 4
# The rest has no formula in one of the two.
BOTH_AT_LEAST = 0.4


class Costly(NamedTuple):
    """Hold a pair, and what each thing takes."""

    asked: Asked
    efforts: dict[str, int]


def costly(seed: int, many: int) -> Iterator[Costly]:
    """Yield pairs with long lists, where nothing takes as much as another thing."""
    chance = Random(seed)  # noqa: S311 - no secret: the same pairs every time
    for _ in range(many):
        edition = editions(chance)
        case = lengthened(chance, edition, random_case(chance, edition))
        names = [*edition.vocabulary.facts, *edition.vocabulary.rosters, "survey", "list", "sheet"]
        names += [f"{code}/{item}" for code in edition.requirements for item in ITEMS]
        efforts = {name: chance.randrange(1, DEAREST + 1) for name in names}
        yield Costly(Asked(edition, case, chance.choice(list(edition.levels))), efforts)


def lengthened(chance: Random, edition: Edition, case: Case) -> Case:
    """Return a case whose list of factories is long, if it has one."""
    listed = case.rosters.get(FACTORIES)
    if listed is None:
        return case
    keys = [f"F{number}" for number in range(chance.randrange(6, LONGEST))]
    members = tuple(random_member(chance, edition, FACTORIES, key) for key in keys)
    return replace(case, rosters={**case.rosters, FACTORIES: replace(listed, members=members)})


@pytest.mark.parametrize("part", range(PARTS))
def test_another_formulation_finds_the_same_least_effort(part: int) -> None:
    """What takes least is the same where every member and every cell is looked at by itself."""
    both = 0
    for asked, efforts in costly(part, PAIRS // PARTS):
        stated = {name: Effort(Fraction(one), is_default=False) for name, one in efforts.items()}
        found = find_paths(asked.edition, asked.case, Wish(asked.level), Efforts(stated))
        if found.left_out:
            continue
        try:
            least = Ground(asked.edition, asked.case, efforts).least(asked.level)
        except Unsupported:
            continue
        both += 1
        assert [path.effort for path in found.paths] == ([] if least is None else [least]), asked
    assert both >= BOTH_AT_LEAST * PAIRS / PARTS


@pytest.mark.parametrize("part", range(SHARES_PARTS))
def test_a_share_takes_as_much_by_the_other_formulation(part: int) -> None:
    """Who perhaps counts, who fails and who is on which side of a bound: both see it alike."""
    both = 0
    for asked in shares(part, SHARES // SHARES_PARTS):
        found = find_paths(asked.edition, asked.case, Wish(asked.level))
        assert all(path.is_proven for path in found.paths), asked
        if found.left_out:
            continue
        try:
            least = Ground(asked.edition, asked.case, {}).least(asked.level)
        except Unsupported:
            continue
        both += 1
        assert [path.effort for path in found.paths] == ([] if least is None else [least]), asked
    assert both >= BOTH_AT_LEAST * SHARES / SHARES_PARTS
