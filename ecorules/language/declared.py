"""What is declared of a measure before anything is observed: its unit, range and wholeness.

The vocabulary says it of facts; for everything made of them it follows.  The ranges are
those that rule 1 gives to a case of which nothing is known, so a comparison that they
already settle says nothing about any area.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from ecorules.language.interval import ANYTHING, ZERO, Interval, quotient
from ecorules.language.quantity import COUNT, PERCENT, PLAIN, per
from ecorules.language.syntax import (
    Constant,
    Count,
    Difference,
    FactValue,
    Ratio,
    Share,
    Sum,
    TargetValue,
    Total,
)
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Measure
    from ecorules.language.vocabulary import Vocabulary

_NOT_NEGATIVE = Interval(Fraction(0), None)
_PART_OF_ONE = Interval(Fraction(0), Fraction(1))


def unit_of(measure: Measure, vocabulary: Vocabulary, targets: Mapping[str, Unit]) -> Unit:
    """Return the unit in which a measure is said; a plain number where none is known."""
    return unit_if_known(measure, vocabulary, targets) or PLAIN


def unit_if_known(  # noqa: C901 - one case a node
    measure: Measure, vocabulary: Vocabulary, targets: Mapping[str, Unit]
) -> Unit | None:
    """Return the unit of a measure, unless it names something that is not declared."""
    match measure:
        case Constant(unit=unit):
            return unit
        case TargetValue(target):
            return targets.get(target)
        case FactValue(fact) | Total(fact=fact):
            kind = number_kind(fact, vocabulary)
            return None if kind is None else kind.unit
        case Count():
            return COUNT
        case Share():
            return PERCENT
        case Ratio(part, whole):
            above = unit_if_known(part, vocabulary, targets)
            below = unit_if_known(whole, vocabulary, targets)
            return None if above is None or below is None else per(above, below)
        case Sum(terms):
            return _first_unit(terms, vocabulary, targets)
        case Difference(left, right):
            return _first_unit((left, right), vocabulary, targets)
        case _:
            assert_never(measure)


def _first_unit(
    terms: tuple[Measure, ...], vocabulary: Vocabulary, targets: Mapping[str, Unit]
) -> Unit | None:
    """Return the first unit among terms; a number written without one is no witness."""
    known = [unit_if_known(term, vocabulary, targets) for term in terms]
    units = [unit for unit in known if unit is not None]
    return next((unit for unit in units if unit != PLAIN), units[0] if units else None)


def number_kind(fact: str, vocabulary: Vocabulary) -> NumberKind | None:
    """Return the unit and range of a number fact, or nothing if it is not one."""
    declared = vocabulary.facts.get(fact)
    kind = None if declared is None else declared.kind
    return kind if isinstance(kind, NumberKind) else None


def range_of(  # noqa: C901 - one case a node
    measure: Measure, vocabulary: Vocabulary
) -> Interval:
    """Return every value that a measure can have in any case at all, in base units."""
    match measure:
        case Constant(value):
            return Interval.point(value)
        case TargetValue():
            return ANYTHING
        case FactValue(fact):
            kind = number_kind(fact, vocabulary)
            return ANYTHING if kind is None else kind.extent
        case Total(fact=fact):
            kind = number_kind(fact, vocabulary)
            return ANYTHING if kind is None else kind.extent.any_number_of()
        case Count():
            return _NOT_NEGATIVE
        case Share():
            return _PART_OF_ONE
        case Ratio(part, whole):
            return quotient(range_of(part, vocabulary), range_of(whole, vocabulary)) or ANYTHING
        case Sum(terms):
            found = ZERO
            for term in terms:
                found += range_of(term, vocabulary)
            return found
        case Difference(left, right):
            return range_of(left, vocabulary) - range_of(right, vocabulary)
        case _:
            assert_never(measure)


def undefined_part(measure: Measure, vocabulary: Vocabulary) -> Share | Ratio | None:
    """Return what there may not be: a share of nobody, or a ratio over zero."""
    match measure:
        case Share():
            return measure
        case Ratio(part, whole):
            if Fraction(0) in range_of(whole, vocabulary):
                return measure
            return _first_undefined((part, whole), vocabulary)
        case Sum(terms):
            return _first_undefined(terms, vocabulary)
        case Difference(left, right):
            return _first_undefined((left, right), vocabulary)
        case _:
            return None


def _first_undefined(measures: tuple[Measure, ...], vocabulary: Vocabulary) -> Share | Ratio | None:
    found = (undefined_part(each, vocabulary) for each in measures)
    return next((part for part in found if part is not None), None)


def whole_unit(measure: Measure, vocabulary: Vocabulary) -> Unit | None:
    """Return the unit in which a measure is always a whole number, if there is one."""
    match measure:
        case Count():
            return COUNT
        case FactValue(fact) | Total(fact=fact):
            kind = number_kind(fact, vocabulary)
            return kind.unit if kind is not None and kind.whole else None
        case _:
            return None
