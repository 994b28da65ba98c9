"""What is known of products without multiplying: enough for most proofs.

The solver is exact and fast with sums, and neither with products.  So a product is a quantity by
itself, held by what its factors' ranges say of it: whatever no area can have under these bounds no
area can have at all.  Where a factor counts members, a question about so many of them goes through
the numbers one by one, and is exact again.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING, Final

import z3

from ecorules.formulas import Formula, number
from ecorules.revision.proof.terms import Affine, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.revision.proof.space import Product, Space


# Where a factor passes nothing and one whole, what it makes changes its sign or its side.
_POINTS: Final = (Fraction(0), Fraction(1))


# Of many products that count the same members, no two are compared.
_FEW: Final = 6


def bounded(space: Space) -> Iterator[Formula]:
    """Yield what the ranges and signs of their factors say of all products."""
    products = list(space.products.values())
    few = len(products) <= _FEW
    for product in products:
        made = space.written(named(product.name))
        for factor, times in _sides(product):
            yield from _between(space, made, factor, times)
    for one, other in combinations(products, 2):
        made = space.written(named(one.name)) - space.written(named(other.name))
        for factor, times in _sides(one):
            for same, less in _sides(other):
                if factor == same and (few or not _counts(space, factor)):
                    # The difference of two products of one factor is a product of it again.
                    yield from _between(space, made, factor, times.minus(less))


def _sides(product: Product) -> tuple[tuple[Affine, Affine], tuple[Affine, Affine]]:
    return (product.left, product.right), (product.right, product.left)


def _between(space: Space, made: Formula, factor: Affine, other: Affine) -> Iterator[Formula]:
    """Yield what is known of something that is a factor times another."""
    extent = factor.within(space.ranges)
    times, by = number(space.written(other)), space.written(factor)
    yield z3.Implies(times == 0, made == 0)
    for end, is_limit, sign in (
        (extent.low, extent.low_is_limit, 1),
        (extent.high, extent.high_is_limit, -1),
    ):
        if end is None:
            continue
        over = (made - number(end) * times) * sign
        yield z3.Implies(times >= 0, over >= 0)
        yield z3.Implies(times <= 0, over <= 0)
        if is_limit:
            yield z3.Implies(times > 0, over > 0)
            yield z3.Implies(times < 0, over < 0)
    for point in _POINTS:
        # (factor - point) * other has the sign that its factors have.
        over, above = made - number(point) * times, by - number(point)
        yield z3.Implies(z3.And(above >= 0, times >= 0), over >= 0)
        yield z3.Implies(z3.And(above >= 0, times <= 0), over <= 0)
        yield z3.Implies(z3.And(above <= 0, times >= 0), over <= 0)
        yield z3.Implies(z3.And(above <= 0, times <= 0), over >= 0)
        yield z3.Implies(z3.And(above > 0, times > 0), over > 0)
        yield z3.Implies(z3.And(above < 0, times > 0), over < 0)


def counter(space: Space, product: Product) -> tuple[Affine, Affine] | None:
    """Return the factor that counts members and the other one, if there is such a factor."""
    return next((each for each in _sides(product) if _counts(space, each[0])), None)


def _counts(space: Space, factor: Affine) -> bool:
    name = factor.alone
    return name is not None and space.quantities[name].is_count


def one_by_one(space: Space, product: Product, most: int) -> Iterator[Formula]:
    """Yield what a product is for every number of members up to the most; exactly."""
    factors = counter(space, product)
    if factors is None:
        return
    made = space.written(named(product.name))
    count, other = space.written(factors[0]), space.written(factors[1])
    for many in range(most + 1):
        yield z3.Implies(count == many, made == number(Fraction(many)) * other)
