"""Sums of members as `ecorules.language.tally` has them, with counts that the solver chooses."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import z3

from ecorules.path.ranges import Amount, Part, both, greater, number


class Sums(NamedTuple):
    """Count the members as `tally.Outcomes` does."""

    inside_met: Amount
    inside_unmet: Amount
    inside_open: Amount
    perhaps_met: Amount
    perhaps_unmet: Amount
    perhaps_open: Amount
    beyond_met: bool
    beyond_unmet: bool


def share_of(sums: Sums) -> Part:
    """Return the closed form of a share, as `tally.share` has it."""
    none = Fraction(0)
    certain = sum_of([sums.inside_met, sums.inside_unmet, sums.inside_open])
    raising, lowering = (
        sum_of([sums.perhaps_met, sums.perhaps_open]),
        sum_of([sums.perhaps_unmet, sums.perhaps_open]),
    )
    beyond = sums.beyond_met or sums.beyond_unmet
    anybody = sum_of([certain, raising, lowering])
    most = sum_of([sums.inside_met, sums.inside_open, raising])
    return Part(
        least=(none, Fraction(1))
        if sums.beyond_unmet
        else (sums.inside_met, sum_of([certain, lowering])),
        most=(Fraction(1), Fraction(1)) if sums.beyond_met else (most, sum_of([certain, raising])),
        low_is_limit=both(sums.beyond_unmet, greater(sums.inside_met, none)),
        high_is_limit=both(sums.beyond_met, greater(sums.inside_unmet, none)),
        exists=True if beyond else greater(anybody, none),
        is_defined=greater(certain, none),
    )


def sum_of(terms: list[Amount]) -> Amount:
    """Return a sum, a plain fraction if nothing in it is chosen."""
    known = sum((one for one in terms if isinstance(one, Fraction)), Fraction(0))
    open_terms = [one for one in terms if not isinstance(one, Fraction)]
    if not open_terms:
        return known
    return z3.Sum([*open_terms, number(known)])
