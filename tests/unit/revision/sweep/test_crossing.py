"""What a sweep follows, what it refuses, and where it finds that something may turn."""

from dataclasses import replace
from fractions import Fraction

import pytest

from ecorules.edition.model import Edition, SetBy, Target
from ecorules.language.interval import ANYTHING
from ecorules.language.quantity import PLAIN
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    Difference,
    FactValue,
    Measure,
    Ratio,
    Relation,
    Sum,
    TargetValue,
)
from ecorules.language.vocabulary import Better, Fact, NumberKind
from ecorules.revision.sweep import Axis, NotSwept, Stretch, swept
from ecorules.revision.sweep.crossing import slopes
from tests.areas import A_CASE
from tests.small import DRAFTED, NAME, edition, requirement

AIM, OTHER = TargetValue("aim"), TargetValue("other")
WATER = FactValue("water")
BOTH = frozenset({"aim", "other"})


def number(value: int | str) -> Constant:
    """Return a plain number."""
    return Constant(Fraction(value), PLAIN)


def asking(condition: Condition) -> Edition:
    """Return an edition of one requirement, with two targets and one number."""
    water = Fact("water", NAME, NumberKind(PLAIN, ANYTHING), None, Better.HIGHER, "office")
    targets = {
        name: Target(name, NAME, PLAIN, SetBy.AREA, (), DRAFTED, ANYTHING)
        for name in ("aim", "other")
    }
    made = edition([requirement("1", 1, condition)], facts={"water": water})
    return replace(made, targets=targets)


def turns(condition: Condition, *names: str) -> list[str]:
    """Return where stretches begin after the first, for an area of which nothing is known."""
    rules = asking(condition)
    axes = [Axis(rules.targets[name], Fraction(-9), Fraction(9)) for name in names]
    found = swept(rules, axes, [replace(A_CASE, edition=rules.id)])
    return [str(row.where[0].low) for row in found.rows[1:]]


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (AIM, {"aim": "1"}),
        (Sum((AIM, WATER, AIM)), {"aim": "2"}),
        (Difference(WATER, AIM), {"aim": "-1"}),
        (Difference(AIM, AIM), {}),
        (Ratio(Sum((AIM, OTHER)), number(4)), {"aim": "1/4", "other": "1/4"}),
        (Ratio(AIM, number(0)), {}),
        (WATER, {}),
        (TargetValue("third"), {}),
    ],
)
def test_a_measure_grows_with_a_target_in_a_straight_line(
    measure: Measure, expected: dict[str, str]
) -> None:
    """How steep a line is follows from the arithmetic alone."""
    assert slopes(measure, BOTH) == {name: Fraction(text) for name, text in expected.items()}


@pytest.mark.parametrize(
    ("condition", "why"),
    [
        (Compare(Ratio(WATER, AIM), Relation.AT_LEAST, number(1)), "it divides by the target"),
        (
            Compare(Ratio(AIM, WATER), Relation.AT_LEAST, number(1)),
            "divides the target by something that is measured",
        ),
        (Compare(AIM, Relation.AT_LEAST, OTHER), "weighs one of the targets against the other"),
    ],
)
def test_what_makes_no_straight_line_is_refused(condition: Condition, why: str) -> None:
    """A wrong answer would look like a right one, so there is none, and the reason is told."""
    rules = asking(condition)
    axes = [Axis(rules.targets[name], Fraction(0), Fraction(1)) for name in ("aim", "other")]
    with pytest.raises(NotSwept) as refused:
        swept(rules, axes, [])
    assert refused.value.requirement == "1"
    assert why in refused.value.why.en


@pytest.mark.parametrize(
    ("relation", "turned"),
    [
        (Relation.AT_LEAST, [("2", False)]),
        (Relation.MORE_THAN, [("2", True)]),
        (Relation.EQUALS, [("2", True), ("2", False)]),
    ],
)
def test_each_value_lies_on_its_side_of_a_threshold(
    relation: Relation, turned: list[tuple[str, bool]]
) -> None:
    """*At least* holds at the threshold, *more than* does not, *equal* holds there alone."""
    rules = asking(Compare(number(2), relation, AIM))
    found = swept(
        rules,
        [Axis(rules.targets["aim"], Fraction(0), Fraction(5))],
        [replace(A_CASE, edition=rules.id)],
    )
    edges = [(str(row.where[0].low), not row.where[0].low_is_open) for row in found.rows[1:]]
    assert edges == turned


def test_a_single_value_is_a_sweep_too() -> None:
    """Who asks about one value gets one row."""
    rules = asking(Compare(number(2), Relation.AT_LEAST, AIM))
    axis = Axis(rules.targets["aim"], Fraction(2), Fraction(2))
    (row,) = swept(rules, [axis], [replace(A_CASE, edition=rules.id)]).rows
    assert row.where[0] == Stretch(Fraction(2), Fraction(2))
    assert row.counts.proven == (0, 1)


def test_without_cases_there_is_nothing_to_turn() -> None:
    """An empty archive is no mistake: there is one row, and it counts nobody."""
    rules = asking(Compare(number(2), Relation.AT_LEAST, AIM))
    axis = Axis(rules.targets["aim"], Fraction(0), Fraction(5))
    (row,) = swept(rules, [axis], []).rows
    assert row.counts == ((0, 0), (0, 0))
    assert turns(Compare(Sum((AIM, AIM)), Relation.AT_MOST, number(3)), "aim") == ["3/2"]


def test_an_area_of_which_nothing_is_known_turns_nowhere() -> None:
    """Whatever the target is, a missing figure may lie on either side of it."""
    assert turns(Compare(WATER, Relation.AT_LEAST, AIM), "aim") == []
