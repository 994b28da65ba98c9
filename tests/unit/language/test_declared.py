"""What is declared of a measure follows from what is declared of its facts."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.language.declared import (
    range_of,
    undefined_part,
    unit_if_known,
    unit_of,
    whole_unit,
)
from ecorules.language.evaluate import measure
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import COUNT, PLAIN
from ecorules.language.syntax import (
    Constant,
    Count,
    Difference,
    FactValue,
    Measure,
    Ratio,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.vocabulary import Fact, NumberKind, Vocabulary
from tests.evidence import worlds
from tests.strategies import measures
from tests.unit.language.example import CERTIFIED, TARGETS, VOCABULARY, fact, percent, rai
from tests.world import World

GREENERY, WATER, HEADCOUNT = FactValue("green_area"), FactValue("water_use"), Count("factories")

UNITS: list[tuple[Measure, str]] = [
    (rai(5), "rai"),
    (TargetValue("19.1.1"), "%"),
    (TargetValue("1.2.3"), "?"),
    (GREENERY, "rai"),
    (FactValue("flood_plan"), "?"),
    (Total("factories", "waste"), "t"),
    (HEADCOUNT, "count"),
    (CERTIFIED, "%"),
    (Ratio(GREENERY, FactValue("total_area")), "%"),
    (Ratio(WATER, Total("factories", "waste")), "m3/t"),
    (Ratio(FactValue("greenery"), WATER), "?"),
    (Ratio(WATER, FactValue("greenery")), "?"),
    (Sum((Constant(Fraction(5), PLAIN), HEADCOUNT)), "count"),
    (Sum((Constant(Fraction(5), PLAIN),)), "1"),
    (Sum((FactValue("greenery"), WATER)), "m3"),
    (Difference(FactValue("greenery"), TargetValue("1.2.3")), "?"),
    (Difference(FactValue("balance"), FactValue("balance", 1)), "baht"),
]


@pytest.mark.parametrize(("node", "symbol"), UNITS)
def test_a_measure_has_the_unit_of_what_it_is_made_of(node: Measure, symbol: str) -> None:
    """A unit is known unless a name in the measure is not."""
    known = unit_if_known(node, VOCABULARY, TARGETS)
    assert (known.symbol if known else "?") == symbol
    assert unit_of(node, VOCABULARY, TARGETS) == (known or PLAIN)


def test_what_can_be_counted_is_whole_and_nothing_else() -> None:
    """Half a factory there is not, half a rai there is."""
    assert whole_unit(HEADCOUNT, VOCABULARY) == COUNT
    assert whole_unit(FactValue("wells"), VOCABULARY) == COUNT
    assert whole_unit(Total("villages", "households"), VOCABULARY) == COUNT
    assert whole_unit(Total("factories", "waste"), VOCABULARY) is None
    assert whole_unit(FactValue("greenery"), VOCABULARY) is None
    assert whole_unit(CERTIFIED, VOCABULARY) is None


def test_a_name_that_is_not_declared_may_be_anything() -> None:
    """Nothing is concluded from a slip."""
    assert range_of(FactValue("greenery"), VOCABULARY) == ANYTHING
    assert range_of(Total("factories", "greenery"), VOCABULARY) == ANYTHING


def test_a_total_of_what_may_be_a_loss_has_no_ends() -> None:
    """Any number of factories may each add to it or take from it."""
    assert range_of(Total("factories", "profit"), VOCABULARY) == ANYTHING
    assert range_of(Total("factories", "waste"), VOCABULARY) == Interval(Fraction(0), None)


def test_what_may_not_be_there_is_the_share_or_the_ratio() -> None:
    """The message can say of whom there may be nobody, and what may be zero."""
    ratio = Ratio(CERTIFIED, percent(50))
    over_zero = Ratio(GREENERY, FactValue("total_area"))
    assert undefined_part(ratio, VOCABULARY) == CERTIFIED
    assert undefined_part(Sum((GREENERY, over_zero)), VOCABULARY) == over_zero
    assert undefined_part(Difference(GREENERY, WATER), VOCABULARY) is None
    assert undefined_part(Ratio(GREENERY, FactValue("map_scale")), VOCABULARY) is None


def declared_in(world: World) -> Vocabulary:
    """Return the number facts of an area as a vocabulary declares them."""
    facts: list[Fact] = [
        fact(name, name, name, NumberKind(PLAIN, known), roster)
        for names, roster in ((world.words.area, None), (world.words.columns, "factories"))
        for name, known in names.items()
        if isinstance(known, Interval)
    ]
    return Vocabulary({each.name: each for each in facts}, VOCABULARY.rosters, {})


@given(st.data())
def test_whatever_is_found_lies_in_the_declared_range(data: st.DataObject) -> None:
    """Soundness of the check: what it calls impossible is impossible, in every area."""
    node = data.draw(measures())
    world = data.draw(worlds(node))
    vocabulary = declared_in(world)
    extent = measure(node, world).extent
    if extent.interval is not None:
        assert range_of(node, vocabulary).covers(extent.interval)
    assert extent.is_defined or undefined_part(node, vocabulary) is not None
