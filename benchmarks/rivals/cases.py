"""A flat row as a whole case, for the definition."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from scheme import DAY, Exact, Scheme

from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Observation,
    OwnTarget,
    Purpose,
    Register,
    Round,
    RoundKind,
)
from ecorules.diagnostics import Text

YEAR = 2565
NOTHING = Text("benchmark", "การวัดความเร็ว")


def case_of(found: Scheme, row: Exact) -> Case:
    """Return the case of which a row tells: what is not in hand is missing for good."""
    papers = {"survey": Evidence("survey", EvidenceState.ACCEPTED)}
    targets: dict[str, tuple[OwnTarget, ...]] = {}
    observed = []
    for name, value in row.items():
        kind, _, item = name.partition(":")
        if kind == "doc" and value:
            papers[item] = Evidence(item, EvidenceState.ACCEPTED)
        elif kind == "target" and isinstance(value, Fraction):
            targets[item] = (OwnTarget(value, date.min, None, "benchmark"),)
        elif kind != "doc":
            fact, _, back = name.partition("@-")
            observed.append(Observation(fact, value, YEAR - int(back or 0), ("survey",)))
    return Case(
        id="benchmark",
        title=NOTHING,
        edition=found.edition.id,
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, None, YEAR, DAY),
        agencies={},
        owners={},
        targets=targets,
        observations=tuple(observed),
        rosters={},
        register=Register(is_closed=True, evidence=papers),
        digest="",
    )
