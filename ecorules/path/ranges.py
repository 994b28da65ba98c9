"""Quantities whose ends the solver may move, and how two of them compare.

The same rules as `ecorules.language.interval` and `evaluate`, with formulas for numbers: a
comparison is true if it holds for every value in the ranges and false if for none.  An end
that is a known number stays a fraction, so that whatever cannot be changed costs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from ecorules.formulas import Amount, Formula, both, either, formula, number, opposite
from ecorules.language.syntax import IfNone, Relation

if TYPE_CHECKING:
    from ecorules.language.interval import Interval

__all__ = [
    "Amount",
    "Extent",
    "Formula",
    "Part",
    "Quotient",
    "Rails",
    "Range",
    "Unencodable",
    "both",
    "compared",
    "either",
    "formula",
    "greater",
    "not_less",
    "number",
    "opposite",
]


class Unencodable(Exception):  # noqa: N818 - it says what a condition is to the solver
    """Say that a quantity has no exact formula here."""


def not_less(left: Amount, right: Amount) -> Formula:
    """Return that one amount is at least the other."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left >= right
    return number(left) >= number(right)


def greater(left: Amount, right: Amount) -> Formula:
    """Return that one amount is more than the other."""
    return opposite(not_less(right, left))


@dataclass(frozen=True, slots=True)
class Range:
    """Hold every value from `low` to `high`, each end only where it is there.

    Every end is reached: what facts, targets, counts and totals may be has no limit that is only
    approached, as shares and ratios have.
    """

    low: Amount
    high: Amount
    has_low: Formula = True
    has_high: Formula = True

    @classmethod
    def known(cls, interval: Interval) -> Range:
        """Return a range that nothing can be done about."""
        nothing = Fraction(0)
        return cls(
            nothing if interval.low is None else interval.low,
            nothing if interval.high is None else interval.high,
            interval.low is not None,
            interval.high is not None,
        )

    def __add__(self, other: Range) -> Range:
        """Return the range of the sum of two independent quantities."""
        return Range(
            _sum(self.low, other.low),
            _sum(self.high, other.high),
            both(self.has_low, other.has_low),
            both(self.has_high, other.has_high),
        )

    def __neg__(self) -> Range:
        """Return the range of the quantity with the other sign."""
        return Range(-self.high, -self.low, self.has_high, self.has_low)


def _sum(left: Amount, right: Amount) -> Amount:
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return left + right
    return number(left) + number(right)


@dataclass(frozen=True, slots=True)
class Quotient:
    """Hold a part over a whole that is never below zero; compared with a known number only."""

    part: Range
    whole: Range

    def low_reaches(self, bound: Fraction, *, strictly: bool) -> Formula:
        """Return that every value is at least the bound, or more than it."""
        part, whole = self.part.low, self.whole
        less = greater if strictly else not_less
        over_all = either(
            both(whole.has_high, less(part, _times(bound, whole.high))),
            both(opposite(whole.has_high), bound <= 0),
        )
        zero = bound < 0 if strictly else bound <= 0
        below = both(greater(whole.low, Fraction(0)), less(part, _times(bound, whole.low)))
        nothing = Fraction(0)
        return both(
            self.part.has_low,
            either(
                both(greater(part, nothing), over_all),
                both(not_less(part, nothing), not_less(nothing, part), zero),
                both(greater(nothing, part), below),
            ),
        )

    def high_stays(self, bound: Fraction, *, strictly: bool) -> Formula:
        """Return that every value is at most the bound, or less than it."""
        mirrored = Quotient(-self.part, self.whole)
        return mirrored.low_reaches(-bound, strictly=strictly)

    @property
    def exists(self) -> Formula:
        """Return that the whole is not certainly zero."""
        return either(opposite(self.whole.has_high), greater(self.whole.high, Fraction(0)))

    @property
    def is_defined(self) -> Formula:
        """Return that the whole is certainly not zero."""
        return greater(self.whole.low, Fraction(0))


def _times(bound: Fraction, amount: Amount) -> Amount:
    return bound * amount if isinstance(amount, Fraction) else number(bound) * amount


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a share of members: what is the least and the most that it may be.

    Numerators and denominators count members; where the denominator is zero the share takes
    the stated value, as in `ecorules.language.tally.share`.
    """

    least: tuple[Amount, Amount]
    most: tuple[Amount, Amount]
    low_is_limit: Formula
    high_is_limit: Formula
    exists: Formula
    is_defined: Formula

    def low_reaches(self, bound: Fraction, *, strictly: bool) -> Formula:
        """Return that every value is at least the bound, or more than it."""
        met, counted = self.least
        nobody = Fraction(1) > bound if strictly else Fraction(1) >= bound
        some = greater if strictly else not_less
        reached = either(
            both(greater(counted, Fraction(0)), some(met, _times(bound, counted))),
            both(not_less(Fraction(0), counted), nobody),
        )
        if not strictly:
            return reached
        exactly = both(not_less(met, _times(bound, counted)), self.low_is_limit)
        return either(reached, exactly)

    def high_stays(self, bound: Fraction, *, strictly: bool) -> Formula:
        """Return that every value is at most the bound, or less than it."""
        met, counted = self.most
        nobody = bound > 0 if strictly else bound >= 0
        some = greater if strictly else not_less
        kept = either(
            both(greater(counted, Fraction(0)), some(_times(bound, counted), met)),
            both(not_less(Fraction(0), counted), nobody),
        )
        if not strictly:
            return kept
        return either(kept, both(not_less(_times(bound, counted), met), self.high_is_limit))


Extent: TypeAlias = Range | Quotient | Part


@dataclass(frozen=True, slots=True)
class Rails:
    """Hold when a condition is certainly true and when it is certainly false."""

    true: Formula
    false: Formula

    @classmethod
    def known(cls, truth: object) -> Rails:
        """Return the rails of a truth that nothing can be done about."""
        name = getattr(truth, "value", truth)
        return cls(name == "true", name == "false")


def compared(relation: Relation, left: Extent, right: Extent, if_none: IfNone | None) -> Rails:
    """Return when a comparison is true and when it is false; rules 2 and 4 of the language."""
    exists = both(*(one.exists for one in (left, right) if not isinstance(one, Range)))
    defined = both(*(one.is_defined for one in (left, right) if not isinstance(one, Range)))
    true, false = _related(relation, left, right)
    return Rails(
        both(either(opposite(exists), true), either(defined, if_none is IfNone.MET)),
        both(either(opposite(exists), false), either(defined, if_none is IfNone.NOT_MET)),
    )


def _related(relation: Relation, left: Extent, right: Extent) -> tuple[Formula, Formula]:
    match relation:
        case Relation.AT_LEAST:
            return _never_below(left, right), _always_above(right, left)
        case Relation.AT_MOST:
            return _never_below(right, left), _always_above(left, right)
        case Relation.MORE_THAN:
            return _always_above(left, right), _never_below(right, left)
        case Relation.LESS_THAN:
            return _always_above(right, left), _never_below(left, right)
        case Relation.EQUALS:
            equal = both(_never_below(left, right), _never_below(right, left))
            return equal, either(_always_above(left, right), _always_above(right, left))


def _never_below(left: Extent, right: Extent) -> Formula:
    """Return `at_least(left, right)` of the intervals: every value against every other."""
    match left, right:
        case Range(), Range():
            return both(left.has_low, right.has_high, not_less(left.low, right.high))
        case Quotient() | Part(), Range():
            return _end(right, "high", partial(left.low_reaches, strictly=False))
        case Range(), Quotient() | Part():
            return _end(left, "low", partial(right.high_stays, strictly=False))
        case _:
            raise Unencodable


def _always_above(left: Extent, right: Extent) -> Formula:
    """Return `more_than(left, right)` of the intervals: a share may only approach its end."""
    match left, right:
        case Range(), Range():
            return both(left.has_low, right.has_high, greater(left.low, right.high))
        case Quotient() | Part(), Range():
            return _end(right, "high", partial(left.low_reaches, strictly=True))
        case Range(), Quotient() | Part():
            return _end(left, "low", partial(right.high_stays, strictly=True))
        case _:
            raise Unencodable


def _end(found: Range, end: str, then: Any) -> Formula:  # noqa: ANN401 - a function to a formula
    """Return what follows from an end of a range, if that end is known or is not there."""
    is_there, value = getattr(found, f"has_{end}"), getattr(found, end)
    if is_there is False:
        return False
    if is_there is not True or not isinstance(value, Fraction):
        raise Unencodable
    return then(value)
