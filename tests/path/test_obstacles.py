"""What forbids a level: it does so by itself, and none of it can be spared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from ecorules.audit.conduct import audit, national_targets
from ecorules.case.model import Case
from ecorules.case.standing import standing
from ecorules.edition.model import Edition, Level, PassAll
from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import AllOf, AnyOf, Condition, Conforms, Not
from ecorules.language.truth import Truth
from ecorules.path.effort import Efforts
from ecorules.path.obstacles import Obstacle, obstacles
from ecorules.path.possible import Conditions
from ecorules.path.search import Found, Problem, Wish, find_paths
from tests.path.brute import TooMany, cheaper
from tests.path.pairs import pairs
from tests.random_editions import named_by_meaning
from tests.small import DRAFTED, NAME

PAIRS, PARTS = 300, 10
MOST_TRIED, NO_WAY_BELOW = 60, 3
FORBIDDEN_AT_LEAST = 0.15
YES, NO = AllOf(()), AnyOf(())


@pytest.mark.parametrize("part", range(PARTS))
def test_what_forbids_a_level_is_enough_and_none_of_it_is_needless(part: int) -> None:
    """With all else lifted no way is left; with one of the reasons lifted as well there is one."""
    seen = 0
    for edition, case, level in pairs(part, PAIRS // PARTS):
        if find_paths(edition, case, Wish(level)).paths:
            continue
        for one in forbidding(edition, case, level):
            seen += is_enough(edition, case, one)
            assert_none_is_needless(edition, case, one)
    assert seen >= FORBIDDEN_AT_LEAST * PAIRS / PARTS


def is_enough(edition: Edition, case: Case, one: Obstacle) -> bool:
    """Hold an obstacle to what trying finds; return whether it could be."""
    if one.requirement is None:
        asked = [each for each in edition.requirements.values() if each.level == one.level]
        assert edition.levels[one.level].incomplete is not None or not asked
        return False
    kept = set(one.conditions) | holding(edition, case)
    lifted = with_lifted(edition, one.requirement, kept)
    if has_left_out(lifted, case):
        return False
    assert not way(lifted, case).paths
    assert trying(lifted, case) is None, (edition, case, one)
    return True


def assert_none_is_needless(edition: Edition, case: Case, one: Obstacle) -> None:
    """Hold that there is a way once any of the reasons is lifted as well."""
    for reason in one.conditions:
        if one.requirement is None or isinstance(reason, AllOf | AnyOf | Not):
            continue  # of a whole condition there is nothing that could be lifted
        fewer = with_lifted(edition, one.requirement, set(one.conditions) - {reason})
        if not has_left_out(fewer, case):
            found = way(fewer, case)
            assert found.paths, (edition, case, one, reason)
            assert found.paths[0].is_proven


@pytest.mark.parametrize("part", range(PARTS))
def test_where_nothing_forbids_a_requirement_it_can_be_met(part: int) -> None:
    """A requirement that is not among the obstacles has a way of its own."""
    for edition, case, level in pairs(part, PAIRS // PARTS // 3):
        named = {one.requirement for one in forbidding(edition, case, level)}
        for code, requirement in edition.requirements.items():
            if requirement.level == level:
                alone = with_lifted(edition, code, None)
                if not has_left_out(alone, case):
                    assert bool(way(alone, case).paths) is (code not in named), (alone, case)


def holding(edition: Edition, case: Case) -> set[Condition]:
    """Return the leaves that are true as the case stands: such a one is never a reason."""
    found = audit(edition, case)
    subject = standing(
        case,
        edition.vocabulary,
        on=case.round.on,
        kind=case.round.kind,
        national=national_targets(edition, case.round.on),
        met={code: one.met for code, one in found.findings.items()},
    )
    return {
        node
        for one in edition.requirements.values()
        for condition in (one.requires, one.applies)
        if condition is not None
        for node in leaves(condition)
        if evaluate(node, subject).truth is Truth.TRUE
    }


def leaves(condition: Condition) -> Iterator[Condition]:
    """Yield what stands below the connectives of a condition."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(inner):
            yield from leaves(inner)
        case _:
            yield condition


def forbidding(edition: Edition, case: Case, level: int) -> tuple[Obstacle, ...]:
    """Return what forbids a level."""
    conditions = Conditions(case.round.on, case.round.kind, Efforts({}))
    return obstacles(edition, Problem(edition, case, conditions), level)


def way(edition: Edition, case: Case) -> Found:
    """Return the way to the one level."""
    return find_paths(edition, case, Wish(1))


def has_left_out(edition: Edition, case: Case) -> bool:
    """Return whether some condition has no formula: then obstacles are those of what it is now."""
    return bool(way(edition, case).left_out)


def trying(edition: Edition, case: Case) -> object:
    """Return a way that was found by trying, if any was."""
    try:
        return cheaper(edition, case, 1, NO_WAY_BELOW, MOST_TRIED)
    except TooMany:
        return None


def with_lifted(edition: Edition, code: str, kept: set[Condition] | None) -> Edition:
    """Return an edition in which one requirement is a level, and only some conditions may fail.

    The others are there for whoever names them, and no level stands on theirs.
    """
    own = _met(edition, code, kept, wanted=True)
    requirement = replace(edition.requirements[code], level=1, requires=own, applies=None)
    others = {name: replace(one, level=2) for name, one in edition.requirements.items()}
    levels = {one: Level(one, NAME, (), PassAll(), DRAFTED, None) for one in (1, 2)}
    return named_by_meaning(
        replace(edition, levels=levels, requirements={**others, code: requirement})
    )


def _met(edition: Edition, code: str, kept: set[Condition] | None, *, wanted: bool) -> Condition:
    requirement = edition.requirements[code]
    requires = _lifted(edition, requirement.requires, kept, wanted=wanted)
    if requirement.applies is None:
        return requires
    return AnyOf((Not(_lifted(edition, requirement.applies, kept, wanted=not wanted)), requires))


def _lifted(
    edition: Edition, node: Condition, kept: set[Condition] | None, *, wanted: bool
) -> Condition:
    """Return a condition whose leaves are as one would wish, but for those that are kept."""
    match node:
        case AllOf(parts) | AnyOf(parts):
            each = tuple(_lifted(edition, one, kept, wanted=wanted) for one in parts)
            return AllOf(each) if isinstance(node, AllOf) else AnyOf(each)
        case Not(inner):
            return Not(_lifted(edition, inner, kept, wanted=not wanted))
        case Conforms(code):
            return _met(edition, code, kept, wanted=wanted)
        case _ if kept is None or node in kept:
            return node
        case _:
            return YES if wanted else NO
