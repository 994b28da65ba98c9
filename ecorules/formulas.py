"""Formulas for the solver z3: what is plain stays a plain truth or a fraction, and is free."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeAlias

import z3

if TYPE_CHECKING:
    from collections.abc import Iterator

Formula: TypeAlias = Any  # a formula of the solver, or a plain truth
Amount: TypeAlias = Any  # a term of the solver, or a fraction


def number(value: Amount) -> Amount:
    """Return a fraction as the solver writes it; a term as it is."""
    if isinstance(value, Fraction | int):
        return z3.Q(Fraction(value).numerator, Fraction(value).denominator)
    return value


def formula(found: Formula) -> Formula:
    """Return a formula as the solver writes it, a plain truth included."""
    return z3.BoolVal(found) if isinstance(found, bool) else found


def both(*formulas: Formula) -> Formula:
    """Return that all hold, without what is plain."""
    if any(one is False for one in formulas):
        return False
    left = [one for one in formulas if one is not True]
    return True if not left else left[0] if len(left) == 1 else z3.And(*left)


def either(*formulas: Formula) -> Formula:
    """Return that at least one holds, without what is plain."""
    if any(one is True for one in formulas):
        return True
    left = [one for one in formulas if one is not False]
    return False if not left else left[0] if len(left) == 1 else z3.Or(*left)


def opposite(formula: Formula) -> Formula:
    """Return that a formula does not hold."""
    return not formula if isinstance(formula, bool) else z3.Not(formula)


def parts_of(found: Formula) -> Iterator[Formula]:
    """Yield a formula and everything below it, each part once."""
    seen: set[int] = set()
    queue = [found]
    while queue:
        one = queue.pop()
        if one.get_id() not in seen:
            seen.add(one.get_id())
            queue.extend(one.children())
            yield one


def is_variable(one: Formula) -> bool:
    """Return whether a part of a formula is something that the solver chooses."""
    return not one.num_args() and one.decl().kind() == z3.Z3_OP_UNINTERPRETED


def variables_of(found: Formula) -> dict[str, Formula]:
    """Return the variables of a formula by name."""
    return {one.decl().name(): one for one in parts_of(found) if is_variable(one)}


def begin_afresh() -> None:
    """Forget every formula that was made before in this process.

    Of several answers the solver picks by the order in which formulas were made; so the same
    question gets the same answer, whatever was asked before it.
    """
    z3.z3._main_ctx = None  # noqa: SLF001 - the library has no other way to begin a new context
