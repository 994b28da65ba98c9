"""What is known of products without multiplying: enough for most proofs.

The solver is exact and fast with sums, and neither with products.  So a product is a quantity by
itself, held by what its factors' ranges say of it: whatever no area can have under these bounds no
area can have at all.  Where a factor counts members, a question about so many of them goes through
the numbers one by one, and is exact again.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import z3

from ecorules.formulas import Formula, number
from ecorules.revision.proof.terms import Affine, named

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.language.interval import Interval
    from ecorules.revision.proof.space import Product, Space


def bounded(space: Space) -> Iterator[Formula]:
    """Yield what the ranges of their factors say of all products."""
    products = list(space.products.values())
    for one in products:
        made = space.written(named(one.name))
        for factor, other in ((one.left, one.right), (one.right, one.left)):
            extent, times = factor.within(space.ranges), space.written(other)
            yield z3.Implies(times == 0, made == 0)
            yield from _between(made, times, extent)
    for one, other in combinations(products, 2):
        for left, times in _sides(one):
            for right, less in _sides(other):
                if left == right:
                    yield from _apart(space, one, other, left, times.minus(less))


def _sides(product: Product) -> tuple[tuple[Affine, Affine], tuple[Affine, Affine]]:
    return (product.left, product.right), (product.right, product.left)


def _between(made: Formula, times: Formula, extent: Interval) -> Iterator[Formula]:
    """Yield that something is so many times a value of a range."""
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


def _apart(
    space: Space, one: Product, other: Product, factor: Affine, difference: Affine
) -> Iterator[Formula]:
    """Yield by how much two products of one factor differ."""
    made = space.written(named(one.name)) - space.written(named(other.name))
    times = number(space.written(difference))
    yield from _between(made, times, factor.within(space.ranges))


def counter(space: Space, product: Product) -> tuple[Affine, Affine] | None:
    """Return the factor that counts members and the other one, if there is such a factor."""
    for factor, other in _sides(product):
        name = factor.alone
        if name is not None and space.quantities[name].is_count:
            return factor, other
    return None


def one_by_one(space: Space, product: Product, most: int) -> Iterator[Formula]:
    """Yield what a product is for every number of members up to the most; exactly."""
    factors = counter(space, product)
    if factors is None:
        return
    made = space.written(named(product.name))
    count, other = space.written(factors[0]), space.written(factors[1])
    for many in range(most + 1):
        yield z3.Implies(count == many, made == number(Fraction(many)) * other)
