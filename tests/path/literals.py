"""Truths and amounts that a solver decides, with what each decision takes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from ortools.sat.python import cp_model

# Bounds are sixths at the finest, and between two of them there is a twelfth.
SCALE, FAR = 12, 480
Lit: TypeAlias = Any  # a literal of the solver, or a plain truth
Amount: TypeAlias = Any  # a sum of the solver, a variable of it, or a plain number


class Unsupported(Exception):  # noqa: N818 - it says what this cannot be asked
    """Say that a condition has a measure that is not written down here."""


class Rails(NamedTuple):
    """Hold when something is certainly true, and when it certainly is false."""

    true: Lit
    false: Lit


class Literals:
    """Collect what has to hold, and what it takes."""

    def __init__(self, efforts: Mapping[str, int]) -> None:
        """Begin with nothing decided."""
        self.efforts = efforts
        self.model = cp_model.CpModel()
        self.costs: list[Amount] = []
        self.kept: dict[Amount, Amount] = {}

    def decided(self, key: tuple[Amount, ...], name: str) -> Lit:
        """Return the decision to do something, which takes its effort."""
        if key not in self.kept:
            self.kept[key] = self.new()
            self.costs.append(self.efforts.get(name, 1) * self.kept[key])
        return self.kept[key]

    def all(self, found: Iterable[Lit]) -> Lit:
        """Return a literal that holds if all of these do."""
        given = [one for one in found if one is not True]
        if any(one is False for one in given):
            return False
        if len(given) < 2:
            return given[0] if given else True
        found_one = self.new()
        self.model.add_bool_and(given).only_enforce_if(found_one)
        self.model.add_bool_or([*(no(one) for one in given), found_one])
        return found_one

    def any(self, found: Iterable[Lit]) -> Lit:
        """Return a literal that holds if any of these does."""
        return no(self.all(no(one) for one in found))

    def reaches(self, amount: Amount, bound: int) -> Lit:
        """Return a literal that holds if an amount is at least a bound."""
        if isinstance(amount, int):
            return amount >= bound
        found = self.new()
        self.model.add(amount >= bound).only_enforce_if(found)
        self.model.add(amount < bound).only_enforce_if(~found)
        return found

    def one(self, lit: Lit) -> Amount:
        """Return 1 if a literal holds, else 0."""
        return int(lit) if isinstance(lit, bool) else lit

    def require(self, lit: Lit) -> None:
        """Demand that a literal holds."""
        self.model.add_bool_or([] if lit is False else [True if lit is True else lit])

    def when(self, lit: Lit, constraint: Amount) -> None:
        """Demand a constraint where a literal holds."""
        if lit is True:
            self.model.add(constraint)
        elif lit is not False:
            self.model.add(constraint).only_enforce_if(lit)

    def new(self) -> Lit:
        """Return a literal that is decided."""
        return self.model.new_bool_var("")


def scaled(value: Fraction | None) -> int:
    """Return an amount in twelfths, which every bound and value of the random cases is."""
    if value is None or (value * SCALE).denominator != 1:
        raise Unsupported
    return int(value * SCALE)


def no(lit: Lit) -> Lit:
    """Return that a literal does not hold."""
    return not lit if isinstance(lit, bool) else ~lit
