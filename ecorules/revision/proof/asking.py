"""Ask the solver whether there is an area of some kind, and for a smallest one.

First without regard to whole numbers and with products only held by their bounds: what has no
answer even so has none.  Then for a real area, of so many members and no more: the fewest first,
so that nobody has to believe that a smaller one would not do.
"""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

import z3

from ecorules.formulas import Formula, formula, number, variables_of
from ecorules.revision.proof.products import bounded, counter, one_by_one
from ecorules.revision.proof.rosters import value_of
from ecorules.revision.proof.terms import Affine, named

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.revision.proof.space import Product, Space

_THOUSAND: Final = 1000
# Sizes that are tried one after the other until an area is found.
_SIZES: Final = (0, 1, 2, 4, 8, 16, 32, 64, 128)
# How many members a plain area has at the most.
_FEW: Final = 2
# Shares that are easy to read, tried before the one that the solver happened to find.
_ROUND: Final = (Fraction(1, 2), Fraction(1))


class Is(Enum):
    """Say whether there is such an area."""

    THERE = "there"
    NOT_THERE = "not there"
    NOT_KNOWN = "not known"


class Hit(NamedTuple):
    """Hold the solver with an area in it, every product exact, and how many members there are.

    It is likely if what mostly holds in life holds in it: a part within its whole, and the like.
    """

    solver: z3.Solver
    model: z3.ModelRef
    members: int
    is_smallest: bool
    is_likely: bool = True


class Question:
    """Ask about one space; everything that is ever asked has to be in it already."""

    def __init__(self, space: Space, patience: int) -> None:
        """Put together what always holds."""
        self.space = space
        self._patience = patience * _THOUSAND
        self._sizes = [space.written(named(name)) for name in _names(space, "size ")]
        self._always: list[Formula] = []
        self._sized: dict[int, list[Formula]] = {}
        self._plain: z3.Solver | None = None

    def is_there(self, *wanted: Formula) -> Is:
        """Return whether there is an area at all, if bounds of products are enough to tell."""
        if any(one is False for one in wanted):
            return Is.NOT_THERE
        return _answer(self._solver(wanted), ())

    def exists(self, *wanted: Formula) -> Is:
        """Return whether there is an area: a plain one first, of few members and round targets."""
        if any(one is False for one in wanted):
            return Is.NOT_THERE
        if self._plain is None:
            self._plain = self._solver((), _FEW)
            for factor, value in self._plain_values().items():
                self._plain.add(self.space.written(factor) == number(value))
            for one in self._multiplying():
                factor = held_factor(one)
                value = number(self._plain_values()[factor])
                made, other = self._made(one), self.space.written(other_factor(one))
                self._plain.add(made == value * other)
        found = _answer(self._plain, [formula(one) for one in wanted])
        if found is not Is.THERE:
            found = self.smallest(*wanted)[0]
        # No audit looks at such an area, so it shows nothing where a condition was left open.
        return Is.NOT_KNOWN if found is Is.THERE and self._rests_on_luck(wanted) else found

    def _rests_on_luck(self, wanted: Sequence[Formula]) -> bool:
        """Return whether something without a formula is part of what is asked."""
        unsure = self.space.unsure
        return bool(unsure) and any(variables_of(formula(one)).keys() & unsure for one in wanted)

    def _plain_values(self) -> dict[Affine, Fraction]:
        """Return a round value for one factor of each product."""
        found: dict[Affine, Fraction] = {}
        for one in self._multiplying():
            factor = held_factor(one)
            extent = factor.within(self.space.ranges)
            fitting = (each for each in _ROUND if each in extent)
            found.setdefault(factor, next(fitting, _ROUND[0]))
        return found

    def _multiplying(self) -> list[Product]:
        """Return the products that are not gone through number by number."""
        return [one for one in self.space.products.values() if counter(self.space, one) is None]

    def _made(self, product: Product) -> Formula:
        return self.space.written(named(product.name))

    def core(self, wanted: dict[str, Formula]) -> tuple[str, ...]:
        """Return which of some demands cannot be met together; each of them is needed for it."""
        solver = self._solver(())
        marks = {name: z3.Bool(f"demand {name}") for name in wanted}
        for name, one in wanted.items():
            solver.add(z3.Implies(marks[name], formula(one)))
        if solver.check(*marks.values()) != z3.unsat:
            return ()
        told = {str(one) for one in solver.unsat_core()}
        kept = [name for name in wanted if str(marks[name]) in told]
        for name in tuple(kept):
            fewer = [marks[other] for other in kept if other != name]
            if solver.check(*fewer) == z3.unsat:
                kept.remove(name)
        return tuple(kept)

    def smallest(self, *wanted: Formula) -> tuple[Is, Hit | None]:
        """Return a smallest area, or that there is none; or neither, if nobody knows."""
        if self.is_there(*wanted) is Is.NOT_THERE:
            return Is.NOT_THERE, None
        if self.space.sensible:
            found, hit = self._tried((*wanted, *self.space.sensible))
            if hit is not None:
                return found, hit
            found, hit = self._tried(wanted)
            return found, hit if hit is None else hit._replace(is_likely=False)
        return self._tried(wanted)

    def _tried(self, wanted: Sequence[Formula]) -> tuple[Is, Hit | None]:
        """Return an area of the first size at which there is one."""
        is_sure, least = True, 0
        if self.is_there(*wanted) is Is.NOT_THERE:
            return Is.NOT_THERE, None
        for most in _SIZES:
            found, hit = self._of_at_most(most, wanted)
            if hit is not None:
                return found, self._fewer(hit, wanted, least, is_sure=is_sure)
            if not self._sizes:
                return found, None
            is_sure, least = is_sure and found is Is.NOT_THERE, most + 1
            if found is Is.NOT_KNOWN and most:
                break
        return Is.NOT_KNOWN, None

    def _fewer(self, hit: Hit, wanted: Sequence[Formula], least: int, *, is_sure: bool) -> Hit:
        """Return an area of the fewest members, between those that are too few and a found one."""
        while least < hit.members:
            middle = (least + hit.members - 1) // 2
            found, smaller = self._of_at_most(middle, wanted)
            if smaller is not None:
                hit = smaller
            else:
                is_sure, least = is_sure and found is Is.NOT_THERE, middle + 1
        return hit._replace(is_smallest=is_sure)

    def _of_at_most(self, most: int, wanted: Sequence[Formula]) -> tuple[Is, Hit | None]:
        """Return an area of so many members at the most, if there is one."""
        solver = self._solver(wanted, most)
        found = _answer(solver, ())
        if found is not Is.THERE:
            return found, None
        model, found = self._multiplied(solver, self._multiplying())
        if model is None:
            return found, None
        members = sum((value_of(model, size) for size in self._sizes), Fraction(0))
        return Is.THERE, Hit(solver, model, int(members), is_smallest=False)

    def _counted(self, most: int) -> Iterator[Formula]:
        space = self.space
        if self._sizes:
            yield z3.Sum(self._sizes) <= most
        for name, one in space.quantities.items():
            if one.is_count:
                yield one.variable == z3.ToReal(z3.Int(f"{name} members"))
        yield from chain.from_iterable(
            one_by_one(space, product, most) for product in space.products.values()
        )

    def _multiplied(
        self, solver: z3.Solver, left: Sequence[Product]
    ) -> tuple[z3.ModelRef | None, Is]:
        """Return an area in which every product is what its factors make; it stays in the solver.

        One factor of each is held at a likely value, so that only sums are left to solve.  Only
        where no value does is the solver asked to multiply.
        """
        model = solver.model()
        if not left:
            return model, Is.THERE
        for values in self._likely(model, left):
            if (held := self._with(solver, left, values)) is not None:
                return held, Is.THERE
        space = self.space
        solver.push()
        for one in left:
            product = space.written(one.left) * space.written(one.right)
            solver.add(self._made(one) == product)
        found = _answer(solver, ())
        values = {} if found is not Is.THERE else self._found(solver.model(), left)
        solver.pop()
        if not values:
            return None, found
        # A root that is no fraction was taken near it: then nobody knows.
        held = self._with(solver, left, values)
        return held, Is.NOT_KNOWN if held is None else Is.THERE

    def _with(
        self, solver: z3.Solver, left: Sequence[Product], values: Mapping[Affine, Fraction]
    ) -> z3.ModelRef | None:
        """Return an area in which one factor of each product has a value, and keep it so."""
        space, held = self.space, []
        for product in left:
            factor = held_factor(product)
            value = number(values[factor])
            held.append(self._made(product) == value * space.written(other_factor(product)))
            held.append(space.written(factor) == value)
        if _answer(solver, held) is not Is.THERE:
            return None
        model = solver.model()
        solver.add(*held)
        return model

    def _likely(
        self, model: z3.ModelRef, left: Sequence[Product]
    ) -> Iterator[dict[Affine, Fraction]]:
        """Yield values at which to hold one factor of each product."""
        apart: dict[Affine, Fraction] = {}
        for one in left:
            apart.setdefault(held_factor(one), _over(model, self.space, one))
        for round_one in _ROUND:
            yield {one: round_one if 0 <= own <= 1 else own for one, own in apart.items()}
        yield apart
        yield self._found(model, left)

    def _found(self, model: z3.ModelRef, left: Sequence[Product]) -> dict[Affine, Fraction]:
        factors = [held_factor(one) for one in left]
        return {one: value_of(model, self.space.written(one)) for one in factors}

    def _solver(self, wanted: Sequence[Formula], most: int | None = None) -> z3.Solver:
        """Return a solver of its own, for areas of any size or of so many members at the most."""
        if not self._always:
            self._always = [*self.space.constraints, *bounded(self.space)]
        if most is not None and most not in self._sized:
            self._sized[most] = list(self._counted(most))
        solver = z3.Solver()
        solver.add(*self._always, *(() if most is None else self._sized[most]))
        solver.set("timeout", self._patience)
        solver.add(*(formula(one) for one in wanted))
        return solver


def held_factor(product: Product) -> Affine:
    """Return the factor to be held: a target if there is one."""
    name = product.right.alone
    return product.right if name is not None and name.startswith("target ") else product.left


def other_factor(product: Product) -> Affine:
    """Return the factor that is not held."""
    return product.right if held_factor(product) == product.left else product.left


def _over(model: z3.ModelRef, space: Space, product: Product) -> Fraction:
    """Return what the held factor is, going by the product and the other factor."""
    below = value_of(model, space.written(other_factor(product)))
    if not below:
        return value_of(model, space.written(held_factor(product)))
    return value_of(model, space.written(named(product.name))) / below


def _answer(solver: z3.Solver, assumed: Sequence[Formula]) -> Is:
    match solver.check(*assumed):
        case z3.sat:
            return Is.THERE
        case z3.unsat:
            return Is.NOT_THERE
        case _:
            return Is.NOT_KNOWN


def _names(space: Space, start: str) -> list[str]:
    return [name for name in space.quantities if name.startswith(start)]
