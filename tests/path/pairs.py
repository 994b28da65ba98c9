"""Random editions and cases for the way up: directions of every kind, levels that are published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random
from typing import NamedTuple

from ecorules.case.model import Case
from ecorules.edition.model import Edition, Level, PassAll
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import Compare, Constant, IfNone, Relation, Share
from ecorules.language.vocabulary import Better
from tests.random_cases import random_case
from tests.random_conditions import BOUNDS, FACTORIES, RandomConditions, Shape
from tests.random_editions import named_by_meaning, random_edition
from tests.small import DRAFTED, NAME

CASES_EACH = 4


class Asked(NamedTuple):
    """Hold an edition, a case, and the level that the way is to lead to."""

    edition: Edition
    case: Case
    level: int


def editions(chance: Random) -> Edition:
    """Return a random edition in which facts are better higher, lower or neither way.

    Every level is known in full: to one that is not there is never a way, which one test shows.
    """
    drawn = random_edition(chance)
    ways = (Better.HIGHER, Better.HIGHER, Better.LOWER, Better.LOWER, Better.NEITHER)
    facts = {
        name: replace(fact, better=chance.choice(ways))
        for name, fact in drawn.vocabulary.facts.items()
    }
    return named_by_meaning(
        replace(
            drawn,
            vocabulary=replace(drawn.vocabulary, facts=facts),
            levels={number: replace(one, incomplete=None) for number, one in drawn.levels.items()},
        )
    )


def pairs(seed: int, many: int) -> Iterator[Asked]:
    """Yield so many pairs with a level each; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - no secret: the same pairs every time
    for _ in range(many // CASES_EACH):
        edition = editions(chance)
        for _ in range(CASES_EACH):
            yield Asked(edition, random_case(chance, edition), chance.choice(list(edition.levels)))


def shares(seed: int, many: int) -> Iterator[Asked]:
    """Yield pairs that ask for a share of the factories only, which random ones seldom do."""
    chance = Random(seed)  # noqa: S311 - no secret: the same pairs every time
    for _ in range(many // CASES_EACH):
        edition = of_one_share(chance)
        for _ in range(CASES_EACH):
            yield Asked(edition, random_case(chance, edition), 1)


def of_one_share(chance: Random) -> Edition:
    """Return an edition of one requirement: a share of those that count has to reach a bound."""
    drawn = editions(chance)
    first = next(iter(drawn.requirements.values()))
    conditions = RandomConditions(chance, Shape(is_nested=False), first.code)
    that, where = (conditions.condition(FACTORIES, 0) for _ in range(2))
    relation = chance.choice((Relation.AT_LEAST, Relation.MORE_THAN, *Relation))
    bound = Constant(chance.choice([one for one in BOUNDS if 0 <= one <= 1]), PLAIN)
    asked = Compare(Share(FACTORIES, that, where), relation, bound, chance.choice(tuple(IfNone)))
    return named_by_meaning(
        replace(
            drawn,
            levels={1: Level(1, NAME, (), PassAll(), DRAFTED, None)},
            requirements={first.code: replace(first, level=1, requires=asked, applies=None)},
        )
    )
