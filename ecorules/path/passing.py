"""When levels are passed: all requirements, so many of them, or a share of those that apply."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import z3

from ecorules.edition.model import PassAll, PassCount, PassShare
from ecorules.path.ranges import Formula, both, formula, number, opposite

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.edition.model import Level
    from ecorules.path.components import Component
    from ecorules.path.demands import Demands


def goal(demands: Demands, component: Component, levels: list[Level]) -> Formula:
    """Return when all that is asked of a component is met."""
    wanted = both(
        *(demands.met(code).true for code in component.codes),
        *(_passed(demands, level) for level in levels),
    )
    demands.untouched.hold(demands.worlds)
    return wanted


def _passed(demands: Demands, level: Level) -> Formula:
    codes = demands.own(level.number)
    if level.incomplete is not None or not codes:
        return False
    match level.passes_when:
        case PassAll():
            return both(*(demands.met(code).true for code in codes))
        case PassCount(least):
            certain = [both(demands.applies(code).true, demands.met(code).true) for code in codes]
            return _total(certain) >= least
        case PassShare(share):
            return _shared(demands, codes, share)
        case _:
            assert_never(level.passes_when)


def _shared(demands: Demands, codes: list[str], share: Fraction) -> Formula:
    """Return that of the requirements that apply a share is met, in the worst case.

    At worst everything unmet that may apply does, and what is met only if it applies stays out.
    """
    certain, lowering = [], []
    for code in codes:
        applies, requires = demands.applies(code), demands.rails(demands.requirement(code).requires)
        certain.append(both(applies.true, requires.true))
        lowering.append(both(opposite(applies.false), opposite(requires.true)))
    met, unmet = _total(certain), _total(lowering)
    return z3.Or(z3.ToReal(met) >= number(share) * z3.ToReal(met + unmet), unmet == 0)


def _total(formulas: list[Formula]) -> Formula:
    return z3.Sum([z3.IntVal(0), *(z3.If(formula(one), 1, 0) for one in formulas)])
