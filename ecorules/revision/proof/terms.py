"""Sums of quantities, each so many times: what an exact formula of the solver is made of."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.language.interval import Interval, total

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.diagnostics import Text


class NotEncodable(Exception):  # noqa: N818 - it says what a condition is to the solver
    """Say that a condition has no exact formula, and why."""

    def __init__(self, why: Text) -> None:
        """Keep the reason for the list of what was left out."""
        super().__init__(why.en)
        self.why = why


class Affine(NamedTuple):
    """A constant and quantities by their names, each so many times; in the order of the names."""

    terms: tuple[tuple[str, Fraction], ...]
    constant: Fraction = Fraction(0)

    @property
    def is_constant(self) -> bool:
        """Return whether no quantity is in it."""
        return not self.terms

    @property
    def alone(self) -> str | None:
        """Return the name of the quantity that this is, if it is just one, once."""
        if len(self.terms) == 1 and self.terms[0][1] == 1 and not self.constant:
            return self.terms[0][0]
        return None

    @property
    def names(self) -> frozenset[str]:
        """Return the names of all quantities in it."""
        return frozenset(name for name, _ in self.terms)

    def plus(self, other: Affine) -> Affine:
        """Return the sum of the two."""
        found = dict(self.terms)
        for name, times in other.terms:
            found[name] = found.get(name, Fraction(0)) + times
        kept = tuple(sorted((name, times) for name, times in found.items() if times))
        return Affine(kept, self.constant + other.constant)

    def times(self, factor: Fraction) -> Affine:
        """Return it so many times."""
        if not factor:
            return NOTHING
        return Affine(tuple((name, n * factor) for name, n in self.terms), self.constant * factor)

    def minus(self, other: Affine) -> Affine:
        """Return the difference of the two."""
        return self.plus(other.times(Fraction(-1)))

    def within(self, ranges: Mapping[str, Interval]) -> Interval:
        """Return every value that it may have, if each quantity is within its range."""
        found = Interval.point(self.constant)
        for name, factor in self.terms:
            found = total(((found, 1), (scaled(ranges[name], factor), 1)))
        return found


NOTHING: Final = Affine(())


def named(name: str) -> Affine:
    """Return one quantity, once."""
    return Affine(((name, Fraction(1)),))


def constant(value: Fraction) -> Affine:
    """Return a plain number."""
    return Affine((), value)


def scaled(interval: Interval, factor: Fraction) -> Interval:
    """Return the range of a quantity so many times; not zero times."""
    one = interval if factor > 0 else -interval
    size = abs(factor)
    return Interval(
        None if one.low is None else one.low * size,
        None if one.high is None else one.high * size,
        one.low_is_limit,
        one.high_is_limit,
    )
