"""The straight lines, held to the definition: slots are filled from the case as it stands."""

from __future__ import annotations

from collections.abc import Sequence

from ecorules.audit.conduct import subject_of
from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.engines.straight import straight
from ecorules.engines.straight_values import NotStraight
from ecorules.levels import climb
from tests.engines.engine import Judgement, Refused


def judge(edition: Edition, cases: Sequence[Case]) -> list[Judgement]:
    """Return what the straight lines of an edition say of each case."""
    return [_judged(edition, case) for case in cases]


def _judged(edition: Edition, case: Case) -> Judgement:
    on = case.round.on
    try:
        lines = straight(edition, on)
    except NotStraight as reason:
        raise Refused(str(reason)) from None
    found = lines.judge(lines.standing(subject_of(edition, case, on, case.round.kind, {})))
    outcomes = lines.outcomes(found)
    conclusion = climb(edition, outcomes)
    return Judgement(
        found.verdicts,
        {code: one.met for code, one in outcomes.items()},
        {rung.level.number: rung.state for rung in conclusion.rungs},
        conclusion.proven,
        conclusion.reachable,
    )
