"""The space of settled areas, as the solver sees it: quantities, truths, and what binds them.

Whatever two editions read under the same name is the same quantity, so that one area stands
before both.  In a question about two areas, each name carries the area that it is told of.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.formulas import Formula, number
from ecorules.language.interval import Interval
from ecorules.language.syntax import Relation
from ecorules.revision.proof.terms import Affine, NotEncodable, named

if TYPE_CHECKING:
    from collections.abc import Collection

    from ecorules.diagnostics import Text
    from ecorules.formulas import Amount
    from ecorules.language.quantity import Unit
    from ecorules.language.vocabulary import Fact


class Product(NamedTuple):
    """Stand for one quantity times another, under a name of its own."""

    name: str
    left: Affine
    right: Affine


class Quantity(NamedTuple):
    """Hold a number that the solver chooses, and every value that it may have.

    A `step` says that it is so many whole steps; a count is whole as well, but only where a
    question asks for a real area: shares are the same for any multiple of it.
    """

    variable: Amount
    extent: Interval
    step: Fraction | None = None
    is_count: bool = False


class Choice(NamedTuple):
    """Hold one of several values that the solver chooses, by its place among them."""

    variable: Amount
    values: tuple[str, ...]


class Told(NamedTuple):
    """Say which fact of the area a name stands for, in which year, and of which of two areas."""

    side: str
    fact: Fact
    years_back: int


class Space:
    """Everything that the solver may choose, and what it has to keep to."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.quantities: dict[str, Quantity] = {}
        self.truths: dict[str, Formula] = {}
        self.choices: dict[str, Choice] = {}
        self.constraints: list[Formula] = []
        self.products: dict[tuple[Affine, Affine], Product] = {}
        self.units: dict[str, Unit] = {}
        self.told: dict[str, Told] = {}
        self.meant: dict[str, tuple[str | None, type]] = {}
        # What an area has in life, though the vocabulary does not say so: tried first, for reading.
        self.sensible: list[Formula] = []
        self.unsure: set[str] = set()
        self._asked: set[tuple[str, Interval, Fraction | None]] = set()

    @property
    def ranges(self) -> dict[str, Interval]:
        """Return every value that each quantity may have."""
        return {name: one.extent for name, one in self.quantities.items()}

    def quantity(
        self,
        name: str,
        extent: Interval,
        step: Fraction | None = None,
        *,
        is_count: bool = False,
    ) -> Affine:
        """Return a quantity by its name; whoever asks for it may narrow its range."""
        if (name, extent, step) in self._asked:
            return named(name)
        self._asked.add((name, extent, step))
        if name not in self.quantities:
            self.quantities[name] = Quantity(z3.Real(name), extent, step, is_count)
        variable = self.quantities[name].variable
        self.constraints += within(variable, extent)
        if step is not None:
            self.constraints.append(whole(variable, step, f"{name} in {step}"))
            self.quantities[name] = self.quantities[name]._replace(step=step)
        return named(name)

    def choice(self, name: str, values: tuple[str, ...]) -> Choice:
        """Return a choice by its name; of two lists of values only what both have is possible."""
        if name not in self.choices:
            self.choices[name] = Choice(z3.Int(name), values)
            self.constraints.append(among(self.choices[name], values))
        elif values != self.choices[name].values:
            self.constraints.append(among(self.choices[name], values))
        return self.choices[name]

    def truth(self, name: str) -> Formula:
        """Return a yes or no by its name."""
        return self.truths.setdefault(name, z3.Bool(name))

    def left_open(self, name: str) -> Formula:
        """Return the truth of a condition that has no formula: it may be either."""
        self.unsure.add(name)
        return self.truth(name)

    def require(self, formula: Formula) -> None:
        """Add what always has to hold."""
        if formula is not True:
            self.constraints.append(z3.BoolVal(formula) if isinstance(formula, bool) else formula)

    def written(self, affine: Affine) -> Amount:
        """Return a sum as the solver writes it, or as a fraction if it is a plain number."""
        if affine.is_constant:
            return affine.constant
        parts = [self.quantities[name].variable * number(factor) for name, factor in affine.terms]
        if affine.constant:
            parts.append(number(affine.constant))
        return z3.Sum(parts) if len(parts) > 1 else parts[0]

    def compared(self, relation: Relation, left: Affine, right: Affine) -> Formula:
        """Return that two sums stand in a relation."""
        difference = left.minus(right)
        if difference.is_constant:
            return holds(relation, difference.constant)
        return related(relation, self.written(difference), number(Fraction(0)))

    def expect(self, relation: Relation, left: Affine, right: Affine) -> None:
        """Say how two sums mostly stand in life: a part within its whole."""
        if (left.names | right.names) <= self.quantities.keys():
            found = self.compared(relation, left, right)
            if not isinstance(found, bool):
                self.sensible.append(found)

    def product(self, left: Affine, right: Affine, why: Text) -> Affine:
        """Return the product of two sums; of two that vary it has a name of its own."""
        if left.is_constant:
            return right.times(left.constant)
        if right.is_constant:
            return left.times(right.constant)
        if not (left.names | right.names) <= self.quantities.keys():
            raise NotEncodable(why)
        key = (left, right) if left <= right else (right, left)
        if key not in self.products:
            name = f"product {len(self.products)}"
            self.quantity(name, Interval(None, None))
            self.products[key] = Product(name, *key)
        return named(self.products[key].name)


def within(variable: Amount, extent: Interval) -> list[Formula]:
    """Return that a quantity has a value of its range."""
    found = []
    if extent.low is not None:
        low = number(extent.low)
        found.append(variable > low if extent.low_is_limit else variable >= low)
    if extent.high is not None:
        high = number(extent.high)
        found.append(variable < high if extent.high_is_limit else variable <= high)
    return found


def among(choice: Choice, values: Collection[str]) -> Formula:
    """Return that a choice is one of some values."""
    places = [place for place, value in enumerate(choice.values) if value in values]
    return z3.Or(*(choice.variable == place for place in places))


def whole(variable: Amount, step: Fraction, name: str) -> Formula:
    """Return that a quantity is so many whole steps."""
    return variable == z3.ToReal(z3.Int(f"{name} whole")) * number(step)


def related(relation: Relation, left: Amount, right: Amount) -> Formula:
    """Return that two terms of the solver stand in a relation."""
    match relation:
        case Relation.AT_LEAST:
            return left >= right
        case Relation.AT_MOST:
            return left <= right
        case Relation.MORE_THAN:
            return left > right
        case Relation.LESS_THAN:
            return left < right
        case Relation.EQUALS:
            return z3.And(left >= right, left <= right)


def holds(relation: Relation, difference: Fraction) -> bool:
    """Return whether a known difference is as a relation says."""
    match relation:
        case Relation.AT_LEAST:
            return difference >= 0
        case Relation.AT_MOST:
            return difference <= 0
        case Relation.MORE_THAN:
            return difference > 0
        case Relation.LESS_THAN:
            return difference < 0
        case Relation.EQUALS:
            return difference == 0


MIRRORED = {
    Relation.AT_LEAST: Relation.AT_MOST,
    Relation.AT_MOST: Relation.AT_LEAST,
    Relation.MORE_THAN: Relation.LESS_THAN,
    Relation.LESS_THAN: Relation.MORE_THAN,
    Relation.EQUALS: Relation.EQUALS,
}
