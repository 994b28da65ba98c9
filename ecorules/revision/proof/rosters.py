"""The members of a roster, as the solver sees one of them, and what is counted over all.

One member stands for any: its columns are variables, and a condition on it is a formula over them.
What is counted is a quantity by itself, tied to the *kinds* of members that there can be once
every question is known.  Formulas that are the same are the same object to the solver, so two
editions that count the same thing count it once.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.formulas import Formula, both, number
from ecorules.language.interval import Interval
from ecorules.language.syntax import Relation
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.revision.proof.space import Choice, Quantity, among, holds, whole, within
from ecorules.revision.proof.terms import Affine, constant, named

if TYPE_CHECKING:
    from ecorules.case.model import Value
    from ecorules.formulas import Amount
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.space import Space

ANY_NUMBER = Interval(Fraction(0), None)


class Column(NamedTuple):
    """One column of a roster in one year; `side` is the area it is told of, where there are two."""

    fact: Fact
    years_back: int
    side: str

    @property
    def name(self) -> str:
        """Return what the solver calls it."""
        return f"{self.side}{self.fact.roster} {self.fact.name}@{self.years_back}"

    @property
    def place(self) -> tuple[str, int]:
        """Return which column it is, of whichever area."""
        return self.fact.name, self.years_back


class Atom(NamedTuple):
    """One comparison of a member's numbers: that a sum is at least, or above, zero."""

    formula: Formula
    affine: Affine
    is_strict: bool


class Tally(NamedTuple):
    """What is counted or added up: those members for which the formula holds."""

    name: str
    formula: Formula
    added: Column | None = None


class Roster:
    """One roster: the columns that are asked about, and everything that is counted over it."""

    def __init__(self, name: str, space: Space) -> None:
        """Begin with members of whom nothing is asked."""
        self.name = name
        self._space = space
        self.columns: dict[str, Column] = {}
        self.numbers: dict[str, Quantity] = {}
        self.flags: dict[str, Formula] = {}
        self.choices: dict[str, Choice] = {}
        self.atoms: dict[int, Atom] = {}
        self.open_truths: dict[str, Formula] = {}
        self.tallies: dict[tuple[int, str], Tally] = {}
        self.size = space.quantity(f"size {name}", ANY_NUMBER, is_count=True)

    def number(self, column: Column) -> Affine:
        """Return a member's number."""
        kind = column.fact.kind
        if isinstance(kind, NumberKind) and column.name not in self.numbers:
            self.columns[column.name] = column
            step = kind.unit.factor if kind.whole else None
            self.numbers[column.name] = Quantity(z3.Real(column.name), kind.extent, step)
        return named(column.name)

    def flag(self, column: Column) -> Formula:
        """Return a member's yes or no."""
        self.columns.setdefault(column.name, column)
        return self.flags.setdefault(column.name, z3.Bool(column.name))

    def choice(self, column: Column, values: frozenset[str]) -> Formula:
        """Return that a member's choice is among some values."""
        kind = column.fact.kind
        if isinstance(kind, ChoiceKind) and column.name not in self.choices:
            self.columns[column.name] = column
            made = Choice(z3.Int(column.name), tuple(sorted(kind.values)))
            self.choices[column.name] = made
        return among(self.choices[column.name], values)

    def of_the_area(self, formula: Formula) -> Formula:
        """Return a truth of the whole area as a member's condition reads it: by a name."""
        if isinstance(formula, bool):
            return formula
        name = f"area {formula.get_id()}"
        if name not in self.open_truths:
            self.open_truths[name] = z3.Bool(name)
            self._space.require(self.open_truths[name] == formula)
            # The formula is kept, so that no other gets its number.
            self._space.truths[name] = self.open_truths[name]
        return self.open_truths[name]

    def compared(self, relation: Relation, left: Affine, right: Affine) -> Formula:
        """Return that two sums of a member stand in a relation."""
        difference = left.minus(right)
        if difference.is_constant:
            return holds(relation, difference.constant)
        other = difference.times(Fraction(-1))
        match relation:
            case Relation.AT_LEAST:
                return self._atom(difference, is_strict=False)
            case Relation.AT_MOST:
                return self._atom(other, is_strict=False)
            case Relation.MORE_THAN:
                return self._atom(difference, is_strict=True)
            case Relation.LESS_THAN:
                return self._atom(other, is_strict=True)
            case Relation.EQUALS:
                return both(
                    self._atom(difference, is_strict=False), self._atom(other, is_strict=False)
                )

    def _atom(self, affine: Affine, *, is_strict: bool) -> Formula:
        written = self.written(affine)
        made = written > number(Fraction(0)) if is_strict else written >= number(Fraction(0))
        self.atoms.setdefault(made.get_id(), Atom(made, affine, is_strict))
        return made

    def written(self, affine: Affine) -> Amount:
        """Return a sum over a member's numbers and the area's as the solver writes it."""
        own = [(name, factor) for name, factor in affine.terms if name in self.numbers]
        others = tuple(each for each in affine.terms if each not in own)
        parts = [self.numbers[name].variable * number(factor) for name, factor in own]
        if others or affine.constant:
            parts.append(number(self._space.written(Affine(others, affine.constant))))
        return z3.Sum(parts) if len(parts) > 1 else parts[0]

    def counted(self, formula: Formula) -> Affine:
        """Return how many members there are for whom a formula holds."""
        if isinstance(formula, bool):
            return self.size if formula else constant(Fraction(0))
        key = (formula.get_id(), "")
        if key not in self.tallies:
            name = f"count {len(self.tallies)} {self.name}"
            self._space.quantity(name, ANY_NUMBER, is_count=True)
            self.tallies[key] = Tally(name, formula)
        return named(self.tallies[key].name)

    def added_up(self, column: Column, formula: Formula) -> Affine:
        """Return the sum of a number over the members for whom a formula holds."""
        if formula is False:
            return constant(Fraction(0))
        self.number(column)
        written = z3.BoolVal(val=True) if formula is True else formula
        key = (written.get_id(), column.name)
        if key not in self.tallies:
            name = f"total {len(self.tallies)} {self.name}"
            self._space.quantity(name, self.numbers[column.name].extent.any_number_of())
            self.tallies[key] = Tally(name, written, column)
        return named(self.tallies[key].name)

    def bounds(self, names: frozenset[str]) -> list[Formula]:
        """Return within what the columns of these names have to stay."""
        found: list[Formula] = []
        for name in sorted(names & self.numbers.keys()):
            one = self.numbers[name]
            found += within(one.variable, one.extent)
            if one.step is not None:
                found.append(whole(one.variable, one.step, name))
        for name in sorted(names & self.choices.keys()):
            found.append(among(self.choices[name], self.choices[name].values))
        return found

    def any_value(self, name: str) -> Value:
        """Return a value for a column on which nothing depends."""
        if name in self.choices:
            return self.choices[name].values[0]
        if name not in self.numbers:
            return False
        one = self.numbers[name]
        solver = z3.Solver()
        solver.add(*self.bounds(frozenset([name])))
        solver.check()
        return value_of(solver.model(), one.variable)


def value_of(model: z3.ModelRef, term: Formula) -> Fraction:
    """Return the value of a term in a model; a root that is no fraction is taken near it."""
    found = model.eval(term, model_completion=True)
    if z3.is_algebraic_value(found):
        found = found.approx(20)
    return Fraction(found.as_fraction()) if z3.is_real(found) else Fraction(found.as_long())
