"""Findings: one requirement, its verdict, and the whole reason.

A truth belongs to a condition, a verdict to a finding.  A requirement that does not apply
is not applicable, whatever its condition says; one of which nobody knows whether it applies
is undetermined, yet no barrier to a level if its condition is met anyway.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.subject import Gap, Lack
from ecorules.language.syntax import AllOf, AnyOf, Conforms, Not
from ecorules.language.trace import Trace, Unresolved, failures, unresolved
from ecorules.language.truth import Truth, any_one, every_one

if TYPE_CHECKING:
    from ecorules.edition.model import Requirement


class Verdict(Enum):
    """Say what was found of a requirement."""

    CONFORMING = "conforming"
    NONCONFORMING = "nonconforming"
    UNDETERMINED = "undetermined"
    NOT_APPLICABLE = "not_applicable"


_BY_TRUTH = {
    Truth.TRUE: Verdict.CONFORMING,
    Truth.FALSE: Verdict.NONCONFORMING,
    Truth.UNKNOWN: Verdict.UNDETERMINED,
}


class Finding(NamedTuple):
    """Hold a requirement with its verdict and everything that led to it.

    `met` is what the levels see: does not apply, or is fulfilled.  `reasons` name exactly
    what keeps an undetermined finding open.  `failures` are the smallest conditions that
    failed.  `causes` are the prerequisites without whose failure this one would not fail.
    """

    requirement: Requirement
    verdict: Verdict
    met: Truth
    applies: Trace | None
    requires: Trace
    reasons: tuple[Unresolved, ...]
    failures: tuple[Trace, ...]
    causes: tuple[str, ...]


def finding(requirement: Requirement, applies: Trace | None, requires: Trace) -> Finding:
    """Return the finding that follows from the two judged conditions."""
    applicability = Truth.TRUE if applies is None else applies.truth
    verdict = judged(applicability, requires.truth)
    failed = verdict is Verdict.NONCONFORMING
    return Finding(
        requirement=requirement,
        verdict=verdict,
        met=~applicability | requires.truth,
        applies=applies,
        requires=requires,
        reasons=_reasons(requirement, verdict, applies, requires),
        failures=failures(requires) if failed else (),
        causes=_causes(requires) if failed else (),
    )


def judged(applies: Truth, requires: Truth) -> Verdict:
    """Return the verdict for the truth of applicability and of the condition."""
    if applies is Truth.FALSE:
        return Verdict.NOT_APPLICABLE
    return Verdict.UNDETERMINED if applies is Truth.UNKNOWN else _BY_TRUTH[requires]


def _reasons(
    requirement: Requirement, verdict: Verdict, applies: Trace | None, requires: Trace
) -> tuple[Unresolved, ...]:
    if verdict is not Verdict.UNDETERMINED:
        return ()
    if applies is None or applies.truth is Truth.TRUE:
        return unresolved(requires)
    unclear = Unresolved(Gap(Lack.UNKNOWN_APPLICABILITY, requirement.code))
    found = {unclear, *unresolved(applies), *unresolved(requires)}
    return tuple(sorted(found, key=_in_order))


def _in_order(one: Unresolved) -> tuple[str, str, int, tuple[str, ...]]:
    return (one.gap.lack.value, one.gap.item, one.gap.fiscal_year or 0, one.members)


def _causes(trace: Trace) -> tuple[str, ...]:
    """Return the failed prerequisites, if the condition would not fail without them."""
    if _without_prerequisites(trace) is Truth.FALSE:
        return ()
    failed = (part.node for part in failures(trace))
    return tuple(sorted(node.requirement for node in failed if isinstance(node, Conforms)))


def _without_prerequisites(trace: Trace) -> Truth:
    """Return the truth there would be, had every prerequisite that failed been met."""
    parts = [_without_prerequisites(part) for part in trace.parts if isinstance(part, Trace)]
    match trace.node:
        case Conforms():
            return Truth.TRUE
        case AllOf():
            return every_one(parts)
        case AnyOf():
            return any_one(parts)
        case Not():
            # A prerequisite under a negation fails by being met: leave it as it was found.
            return trace.truth
        case _:
            return trace.truth
