"""The arithmetic of "6 more of these 41 factories", where a comparison has a closed form.

Of a share or a count that has to reach a bound: how many satisfy the condition, of how many that
count, and how many more of those that count have to.  What is not known counts as not satisfied,
as it does at the low end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.evaluate import evaluate, measure
from ecorules.language.reads import questions
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    Count,
    Relation,
    Share,
    TargetValue,
)
from ecorules.language.tally import Outcomes
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.language.subject import Subject


class Arithmetic(NamedTuple):
    """Hold how many members satisfy a condition, of how many, and how many more have to."""

    roster: str
    met: int
    counted: int
    bound: Fraction
    is_share: bool
    needed: int

    @property
    def is_possible(self) -> bool:
        """Return whether there are so many more who count and do not satisfy it yet."""
        return self.needed <= self.counted - self.met


def arithmetic(condition: Condition, subject: Subject) -> Arithmetic | None:
    """Return the arithmetic of a condition, if it is one that has a closed form.

    It has none where it is not known who counts, or what the bound is.
    """
    match condition:
        case Compare(
            Share() | Count() as tally,
            Relation.AT_LEAST | Relation.MORE_THAN as relation,
            Constant() | TargetValue() as bound,
        ):
            value = measure(bound, subject).extent.interval
            outcomes = _outcomes(tally, subject)
            if outcomes is None or value is None or not value.is_point or value.low is None:
                return None
            return _worked_out(tally, outcomes, value.low, is_strict=relation is Relation.MORE_THAN)
        case _:
            return None


def _outcomes(tally: Share | Count, subject: Subject) -> Outcomes | None:
    where: Condition | None = getattr(tally, "where", None)
    gathering = subject.roster(tally.roster, questions(where, tally.that))
    if gathering.unlisted is not None or gathering.perhaps:
        return None
    outcomes = Outcomes()
    for group in gathering.groups:
        counts, satisfies = (
            Truth.TRUE if one is None else evaluate(one, group.subject).truth
            for one in (where, tally.that)
        )
        if counts is Truth.UNKNOWN:
            return None
        outcomes.add(counts, satisfies, len(group.members))
    return outcomes


def _worked_out(
    tally: Share | Count, outcomes: Outcomes, bound: Fraction, *, is_strict: bool
) -> Arithmetic:
    counted = outcomes.inside_met + outcomes.inside_unmet + outcomes.inside_open
    is_share = isinstance(tally, Share)
    wanted = bound * counted if is_share else bound
    least = int(wanted // 1) + 1 if is_strict else int(-(-wanted // 1))
    met = outcomes.inside_met
    return Arithmetic(tally.roster, met, counted, bound, is_share, max(0, least - met))
