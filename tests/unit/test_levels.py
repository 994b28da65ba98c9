"""The level graph: what each level needs, and how it stands."""

from fractions import Fraction

import pytest

from ecorules.diagnostics import Text
from ecorules.edition.model import PassAll, PassCount, PassRule, PassShare
from ecorules.language.syntax import AllOf, Conforms, Holds
from ecorules.language.truth import Truth
from ecorules.levels import (
    Conclusion,
    LevelState,
    Outcome,
    climb,
    judging_order,
    level_graph,
    passed,
    prerequisites,
)
from tests.small import edition, level, needing, requirement

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MISSING = Text("not published", "ยังไม่เผยแพร่")


def conclusion_of(*mets: Truth, incomplete: int | None = None) -> Conclusion:
    """Return the conclusion of an edition with one requirement on each level."""
    asked = [needing(str(number), number) for number in range(1, len(mets) + 1)]
    steps = [
        level(number, incomplete=MISSING if number == incomplete else None)
        for number in range(1, len(mets) + 1)
    ]
    outcomes = {str(place): Outcome(T, met) for place, met in enumerate(mets, start=1)}
    return climb(edition(asked, steps), outcomes)


@pytest.mark.parametrize(
    ("mets", "proven", "reachable"),
    [
        ((T, T, T), 3, 3),
        ((U, U, U), 0, 3),
        ((F, T, T), 0, 0),
        ((T, F, T), 1, 1),
        ((T, U, T), 1, 3),
        ((T, U, F), 1, 2),
        ((U, T, T), 0, 3),
        ((), 0, 0),
    ],
)
def test_a_level_stands_on_all_below_it(
    mets: tuple[Truth, ...], proven: int, reachable: int
) -> None:
    """Level 3 stands on 2 and 1: a gap below is a gap above."""
    conclusion = conclusion_of(*mets)
    assert (conclusion.proven, conclusion.reachable) == (proven, reachable)


def test_states_say_what_is_known_of_each_level() -> None:
    """Proven, open and blocked are three different things to tell an area."""
    states = [rung.state for rung in conclusion_of(T, U, F).rungs]
    assert states == [LevelState.PROVEN, LevelState.OPEN, LevelState.BLOCKED]


def test_a_level_names_its_own_requirements_and_the_levels_below_that_are_not_proven() -> None:
    """A low failure is told once, where it is, and not on every rung above."""
    rungs = conclusion_of(F, U, T).rungs
    assert [(rung.blocking, rung.open, rung.below) for rung in rungs] == [
        (("1",), (), ()),
        ((), ("2",), (1,)),
        ((), (), (2,)),
    ]


def test_a_level_whose_text_is_missing_is_neither_proven_nor_reached() -> None:
    """Nobody reaches a level of which nobody knows what it asks."""
    conclusion = conclusion_of(T, T, T, incomplete=2)
    assert (conclusion.proven, conclusion.reachable) == (1, 1)
    assert [rung.state for rung in conclusion.rungs[1:]] == [LevelState.INCOMPLETE] * 2


def test_a_failure_is_known_even_where_the_text_is_incomplete() -> None:
    """What failed has failed, whatever else the level asks."""
    assert conclusion_of(T, F, incomplete=2).rungs[1].state is LevelState.BLOCKED


def test_a_level_without_requirements_proves_nothing() -> None:
    """An empty list is a missing text, not a fulfilled one."""
    conclusion = climb(edition([needing("1", 1)], [level(1), level(2)]), {"1": Outcome(T, T)})
    assert (conclusion.proven, conclusion.reachable) == (1, 1)


def test_the_baseline_is_a_gate_before_level_1() -> None:
    """Level 0 proves no level, and without it no level is proven."""
    gate = [level(0), level(1)]
    steps = [gate[0], type(gate[1])(1, gate[1].name, (0,), PassAll(), gate[1].provenance)]
    small = edition([needing("B1", 0), needing("1", 1)], steps)
    closed = climb(small, {"B1": Outcome(T, F), "1": Outcome(T, T)})
    assert (closed.proven, closed.reachable) == (0, 0)
    open_gate = climb(small, {"B1": Outcome(T, T), "1": Outcome(T, U)})
    assert (open_gate.proven, open_gate.reachable) == (0, 1)


@pytest.mark.parametrize(
    ("rule", "outcomes", "expected"),
    [
        (PassAll(), [(T, T), (T, T)], T),
        (PassAll(), [(T, T), (F, T)], T),
        (PassAll(), [(T, T), (U, U)], U),
        (PassAll(), [(T, U), (T, F)], F),
        (PassAll(), [], T),
        (PassCount(1), [(T, F), (T, T)], T),
        (PassCount(2), [(T, U), (T, T)], U),
        (PassCount(2), [(F, T), (T, T)], F),
        (PassShare(Fraction(1, 2)), [(T, T), (T, F)], T),
        (PassShare(Fraction(1, 2)), [(T, T), (T, F), (T, F)], F),
        (PassShare(Fraction(1, 2)), [(T, T), (T, U), (T, F)], U),
        (PassShare(Fraction(1, 2)), [(T, T), (T, F), (F, T)], T),
        (PassShare(Fraction(1, 2)), [(F, T)], T),
        (PassShare(Fraction(1, 2)), [], T),
        (PassShare(Fraction(1, 2)), [(U, U)], U),
    ],
)
def test_a_level_passes_by_its_own_rule(
    rule: PassRule, outcomes: list[tuple[Truth, Truth]], expected: Truth
) -> None:
    """All, a number, or a share of those that apply: with unknowns bounded both ways."""
    assert passed(rule, [Outcome(applies, met) for applies, met in outcomes]) is expected


def test_what_is_no_barrier_is_not_listed() -> None:
    """Where two of three suffice and two are met, the third stands in nobody's way."""
    small = edition([needing(c, 1) for c in "abc"], [level(1, PassCount(2))])
    met = {"a": Outcome(T, T), "b": Outcome(T, T), "c": Outcome(T, F)}
    assert climb(small, met).rungs[0].blocking == ()


def test_prerequisites_come_first_and_are_named_once() -> None:
    """A requirement is judged when all that it names has been."""
    twice = requirement(
        "a", 1, AllOf((Conforms("c"), Conforms("b"))), applies=AllOf((Conforms("c"), Holds("a")))
    )
    small = edition([twice, needing("b", 1, "c"), needing("c", 1)])
    assert prerequisites(twice) == ("b", "c")
    assert judging_order(small) == ("c", "b", "a")


def test_the_graph_says_what_is_needed_for_what() -> None:
    """Requirement to level, level to level, prerequisite to requirement."""
    small = edition([needing("a", 1), needing("b", 2, "a")])
    assert set(level_graph(small).edges) == {
        (("level", "1"), ("level", "2")),
        (("requirement", "a"), ("level", "1")),
        (("requirement", "a"), ("requirement", "b")),
        (("requirement", "b"), ("level", "2")),
    }
