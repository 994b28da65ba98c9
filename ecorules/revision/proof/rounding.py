"""Values that are easy to read: of all areas that show the same, one with round numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

import z3

from ecorules.formulas import number
from ecorules.revision.proof.rosters import value_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.formulas import Amount, Formula

_USUAL: Final = tuple(Fraction(text) for text in ("0", "1", "1/2", "2", "10", "100", "1000"))
_HALF: Final = Fraction(50)
_STEPS: Final = tuple(Fraction(text) for text in ("10", "5", "1", "1/10", "1/100", "1/1000"))
_MOST: Final = 1000


class Wanted(NamedTuple):
    """A quantity that is to be round in its unit; of a share one that is easy to picture."""

    variable: Amount
    unit: Fraction
    is_share: bool = False


def preferred(solver: z3.Solver, wanted: Sequence[Formula]) -> list[Formula]:
    """Return as many of some wishes as can be had together, the first ones first; they are kept."""
    if not wanted:
        return []
    if solver.check(*wanted) == z3.sat:
        solver.add(*wanted)
        return list(wanted)
    if len(wanted) == 1:
        return []
    half = len(wanted) // 2
    return [*preferred(solver, wanted[:half]), *preferred(solver, wanted[half:])]


def rounded(solver: z3.Solver, wanted: Sequence[Wanted]) -> z3.ModelRef:
    """Return a model in which quantities are as round as they can be, one after the other."""
    solver.check()
    model = solver.model()
    for one in wanted:
        value = value_of(model, one.variable) / one.unit
        # What is round already stays so, and the model with it.
        for tried in () if is_round(value, is_share=one.is_share) else _near(value, one):
            if solver.check(one.variable == number(tried * one.unit)) == z3.sat:
                model, value = solver.model(), tried
                break
        solver.add(one.variable == number(value * one.unit))
    return model


def is_round(value: Fraction, *, is_share: bool = False) -> bool:
    """Return whether a number is easy to read."""
    if is_share:
        return value == _HALF
    return abs(value) <= _MOST and (value * 2).denominator == 1


def _near(value: Fraction, wanted: Wanted) -> Iterator[Fraction]:
    """Yield round numbers near a value, the easiest first."""
    if wanted.is_share:
        yield _HALF
    if abs(value) <= _MOST:
        for step in _STEPS if wanted.is_share else _STEPS[2:]:
            yield value / step // 1 * step
            yield -(-value / step // 1) * step
    yield from _USUAL
