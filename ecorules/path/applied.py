"""A case as it will be when actions are done, so that the definition can judge it.

Documents count from the day of the audit on and stay valid; a new value replaces what was
observed before and comes with a record of its own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, assert_never

from ecorules.case.canonical import digest
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    MemberList,
    Observation,
    OwnTarget,
    Register,
)
from ecorules.diagnostics import Text
from ecorules.path.actions import Action, Better, Change, Complete, HandIn, Observe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date
    from fractions import Fraction

# What supports new values: made up by the path, so it says what it is.
RECORD: Final = "planned-record"
_TITLE: Final = Text("record of what was done", "บันทึกผลการดำเนินการ")


def applied(case: Case, actions: Iterable[Action], on: date) -> Case:
    """Return the case as it is when the actions were done by a day."""
    found = case
    for action in actions:
        match action:
            case HandIn(item):
                found = with_documents(found, [item], on)
            case Observe() | Change():
                found = _observed(found, action, on)
            case Complete(roster):
                found = complete(found, roster)
            case Better(roster, cells):
                rows = {
                    key: {(c.fact, c.fiscal_year): c.value for c in row}
                    for key, row in cells.items()
                }
                found = with_cells(found, roster, rows)
            case _:
                assert_never(action)
    return replace(found, digest=digest(found))


def with_documents(case: Case, items: Iterable[str], on: date) -> Case:
    """Return a case in which documents are accepted and valid."""
    evidence = dict(case.register.evidence)
    for item in items:
        evidence[item] = _accepted(evidence.get(item, Evidence(item, EvidenceState.PLANNED)), on)
    return replace(case, register=Register(case.register.is_closed, dict(sorted(evidence.items()))))


def _accepted(evidence: Evidence, on: date) -> Evidence:
    return replace(
        evidence,
        state=EvidenceState.ACCEPTED,
        submitted=on if evidence.submitted is None else min(evidence.submitted, on),
        valid_from=None,
        valid_until=None,
        because=None,
    )


def _observed(case: Case, action: Observe | Change, on: date) -> Case:
    place = (action.fact, action.fiscal_year)
    others = tuple(one for one in case.observations if (one.fact, one.fiscal_year) != place)
    made = Observation(*place[:1], action.value, action.fiscal_year, (RECORD,))
    found = replace(case, observations=(*others, made))
    if RECORD in case.register.evidence:
        return found
    record = Evidence(RECORD, EvidenceState.ACCEPTED, title=_TITLE, submitted=on)
    evidence = dict(sorted({**found.register.evidence, RECORD: record}.items()))
    return replace(found, register=Register(case.register.is_closed, evidence))


def complete(case: Case, roster: str) -> Case:
    """Return a case in which a list leaves out nobody."""
    return _with_list(case, replace(case.rosters[roster], is_complete=True))


def with_cells(
    case: Case, roster: str, rows: Mapping[str, Mapping[tuple[str, int], object]]
) -> Case:
    """Return a case in which some cells of some members are changed."""
    listed = case.rosters[roster]
    members = tuple(
        one._replace(cells={**one.cells, **rows[one.key]}) if one.key in rows else one  # type: ignore[dict-item]
        for one in listed.members
    )
    return _with_list(case, replace(listed, members=members))


def _with_list(case: Case, members: MemberList) -> Case:
    return replace(case, rosters={**case.rosters, members.roster: members})


def with_targets(case: Case, targets: Mapping[str, Fraction], on: date) -> Case:
    """Return a case in which the area has set these targets, as an assumption of the path."""
    assumed = {name: (OwnTarget(value, on, None, "assumed"),) for name, value in targets.items()}
    return replace(case, targets={**case.targets, **assumed})
