"""Small areas made in a line, for tests of what is said of their audits."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    MemberList,
    Observation,
    Purpose,
    Register,
    Round,
    RoundKind,
)
from ecorules.diagnostics import Text

DAY, YEAR = date(2022, 3, 31), 2565
SURVEY = "survey"
A_ROUND = Round(RoundKind.PRE_AUDIT, Purpose.RAISE, None, YEAR, DAY)
A_CASE = Case(
    id="somewhere",
    title=Text("Somewhere", "ที่ใดที่หนึ่ง"),
    edition="small",
    is_synthetic=False,
    note=None,
    area={},
    round=A_ROUND,
    agencies={},
    owners={},
    targets={},
    observations=(),
    rosters={},
    register=Register(is_closed=False, evidence={}),
    digest="sha256:" + "0" * 64,
)


def case(
    flags: Mapping[str, bool] | None = None,
    papers: Mapping[str, EvidenceState] | None = None,
    roster: MemberList | None = None,
    *,
    is_closed: bool = False,
    aim: int | None = None,
) -> Case:
    """Return an area of which these flags, papers and factories are known, and nothing else."""
    held = {SURVEY: EvidenceState.ACCEPTED, **(papers or {})}
    return replace(
        A_CASE,
        round=replace(A_ROUND, aim=aim),
        observations=tuple(
            Observation(fact, value, YEAR, (SURVEY,)) for fact, value in (flags or {}).items()
        ),
        rosters={} if roster is None else {roster.roster: roster},
        register=Register(is_closed, {code: Evidence(code, state) for code, state in held.items()}),
    )
