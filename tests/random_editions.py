"""Random small editions, with every kind of node, level, pass rule and target.

Conditions come from `tests.random_conditions`, cases for an edition from `tests.random_cases`;
all are made from one `Random`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from hashlib import sha256
from random import Random
from typing import TypeVar

from ecorules.edition.model import (
    Edition,
    EvidenceItem,
    Level,
    PassAll,
    PassCount,
    PassRule,
    PassShare,
    Requirement,
    SetBy,
    Target,
    TargetPeriod,
)
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.vocabulary import (
    Better,
    ChoiceKind,
    Fact,
    FlagKind,
    Kind,
    NumberKind,
    Roster,
    Vocabulary,
)
from tests.random_conditions import (
    ANY_SHAPE,
    AREA,
    BOUNDS,
    CHOICES,
    CHOSEN,
    FACTORIES,
    FLAGS,
    ITEMS,
    NATIONAL_TARGETS,
    NUMBERS,
    OWN_TARGETS,
    VILLAGES,
    RandomConditions,
    Shape,
    one_in,
)
from tests.small import DRAFTED, NAME

T = TypeVar("T")

DAY, YEAR = date(2022, 3, 31), 2565
RANGES = tuple(
    Interval(None if low is None else Fraction(low), None if high is None else Fraction(high))
    for low, high in ((0, None), (0, 1), (None, None), (-1, 1), (1, 3), (None, 0), (0, 3))
)
CODES = ("1.1.1", "2.1.1", "3.1.1", "4.1.1", "5.1.1")


def some_of(chance: Random, things: Sequence[T], most: int) -> list[T]:
    """Return a few things of a list, in its order, each at most once."""
    wanted = chance.randrange(min(most, len(things)) + 1)
    return sorted(chance.sample(things, wanted), key=things.index)


def random_edition(chance: Random, shape: Shape = ANY_SHAPE) -> Edition:
    """Return an edition of a few requirements on a few levels, with targets of both kinds."""
    codes = CODES[: chance.randrange(1, shape.requirements + 1)]
    steps = _levels(chance)
    vocabulary, targets = _vocabulary(chance, shape), _targets(chance)
    requirements = {
        code: _requirement(chance, shape, code, codes[:place], steps)
        for place, code in enumerate(codes)
    }
    drawn = Edition(
        id="random",
        title=NAME,
        status="working",
        vocabulary=vocabulary,
        sources={},
        dimensions={},
        aspects={},
        levels={step.number: step for step in steps},
        targets=targets,
        requirements=requirements,
        digest="",
    )
    return named_by_meaning(drawn)


def named_by_meaning(edition: Edition) -> Edition:
    """Return the edition with a digest of its own: editions are told apart by their digests."""
    parts = (edition.vocabulary.facts, edition.levels, edition.targets, edition.requirements)
    return replace(edition, digest=f"sha256:{sha256(repr(parts).encode()).hexdigest()}")


def _vocabulary(chance: Random, shape: Shape) -> Vocabulary:
    kinds: dict[tuple[str, str | None], Kind] = {}
    for roster in (AREA, FACTORIES, VILLAGES) if shape.has_villages else (AREA, FACTORIES):
        for name in NUMBERS[roster]:
            kinds[name, roster] = NumberKind(PLAIN, chance.choice(RANGES))
        kinds |= {(name, roster): FlagKind() for name in FLAGS[roster]}
        values = dict.fromkeys(CHOICES, NAME)
        kinds |= {(name, roster): ChoiceKind(values) for name in CHOSEN[roster]}
    facts = {
        name: Fact(name, NAME, kind, roster, Better.HIGHER, "office")
        for (name, roster), kind in kinds.items()
    }
    rosters = {
        name: Roster(name, NAME, NAME, "registration", "name") for name in (FACTORIES, VILLAGES)
    }
    return Vocabulary(facts=facts, rosters=rosters, owners={"office": NAME})


def _levels(chance: Random) -> list[Level]:
    """Return levels from 0 or 1 up; each stands on some of those below it."""
    first = chance.randrange(2)
    found: list[Level] = []
    for number in range(first, first + chance.randrange(1, 4)):
        below = tuple(some_of(chance, range(first, number), 2))
        is_incomplete = one_in(chance, 8)
        found.append(
            Level(number, NAME, below, _rule(chance), DRAFTED, NAME if is_incomplete else None)
        )
    return found


def _rule(chance: Random) -> PassRule:
    rules: tuple[PassRule, ...] = (
        PassAll(),
        PassShare(chance.choice((Fraction(1, 2), Fraction(2, 3), Fraction(1)))),
        PassCount(chance.randrange(1, 3)),
    )
    return chance.choice((PassAll(), *rules))


def _targets(chance: Random) -> dict[str, Target]:
    found = {}
    for name in (*OWN_TARGETS, *NATIONAL_TARGETS):
        by = SetBy.AREA if name in OWN_TARGETS else SetBy.EDITION
        periods = _periods(chance) if by is SetBy.EDITION else ()
        found[name] = Target(name, NAME, PLAIN, by, periods, DRAFTED, ANYTHING)
    return found


def _periods(chance: Random) -> tuple[TargetPeriod, ...]:
    """Return one value or two after another, the day of the audit perhaps at an edge."""
    edge = DAY + timedelta(days=chance.choice((-1, 0, 1, 400)))
    first = TargetPeriod(chance.choice(BOUNDS), date(2019, 1, 1), edge, "made up")
    later = TargetPeriod(chance.choice(BOUNDS), edge + timedelta(days=1), None, "made up")
    return chance.choice(((first, later), (first,), (later,), ()))


def _requirement(
    chance: Random, shape: Shape, code: str, earlier: Sequence[str], steps: Sequence[Level]
) -> Requirement:
    conditions = RandomConditions(chance, shape, code, earlier)
    items = some_of(chance, ITEMS, 2)
    return Requirement(
        code=code,
        title=NAME,
        level=chance.choice(steps).number,
        dimension="physical",
        aspect=1,
        group=None,
        owners=("office",),
        provenance=DRAFTED,
        reading=DRAFTED,
        evidence=tuple(EvidenceItem(f"{code}/{item}", NAME, ("office",)) for item in items),
        requires=conditions.condition(AREA, shape.depth),
        applies=conditions.condition(AREA, 1) if one_in(chance, 4) else None,
    )
