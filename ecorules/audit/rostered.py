"""What a roster settles by itself, before anything else of an area is in hand.

A condition's parts are what *all of*, *any of* and *not* join.  Those that tally the roster are
judged on a case that holds nothing but the roster, taken as complete and accepted.  Such a part is
*settled* if its truth is: no document, target or figure of the area can change it any more.  It is
*open elsewhere* if the list says all that is asked of it and something else is lacking, such as
the target; and *open in the list* if a cell is still to be filled in.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.conduct import audit
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    MemberList,
    Purpose,
    Register,
    Round,
    RoundKind,
)
from ecorules.diagnostics import Text
from ecorules.language.syntax import AllOf, AnyOf, Count, Every, Not, Share, Some, Total, walk
from ecorules.language.trace import Trace, Unresolved, unresolved

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.audit.finding import Finding
    from ecorules.case.model import Member
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.syntax import Node

# No code of an area or an edition begins with this sign.
_PAPER: Final = "#roster"
_AHEAD: Final = 543


class Standing(Enum):
    """Say how far a roster settles what a requirement asks of it."""

    SETTLED = "settled"
    OPEN_ELSEWHERE = "open-elsewhere"
    OPEN_IN_THE_LIST = "open-in-the-list"


class Part(NamedTuple):
    """A part of a condition that tallies the roster: what is missing in the list, and elsewhere."""

    trace: Trace
    in_the_list: tuple[Unresolved, ...]
    elsewhere: tuple[Unresolved, ...]

    @property
    def standing(self) -> Standing:
        """Return how far the roster settles this part."""
        if self.trace.truth.is_settled:
            return Standing.SETTLED
        return Standing.OPEN_IN_THE_LIST if self.in_the_list else Standing.OPEN_ELSEWHERE


class Tallied(NamedTuple):
    """A requirement that tallies the roster, with those of its parts that do."""

    requirement: Requirement
    finding: Finding
    parts: tuple[Part, ...]

    @property
    def standing(self) -> Standing:
        """Return how far the roster settles what this requirement asks of it."""
        found = {part.standing for part in self.parts}
        for standing in (Standing.OPEN_IN_THE_LIST, Standing.OPEN_ELSEWHERE):
            if standing in found:
                return standing
        return Standing.SETTLED


def tallied(edition: Edition, case: Case, roster: str) -> tuple[Tallied, ...]:
    """Return every requirement of an edition that tallies a roster, by its order."""
    facts = edition.vocabulary.facts
    own = {roster, *(name for name, fact in facts.items() if fact.roster == roster)}
    found = []
    for finding in audit(edition, case).findings.values():
        traces = [trace for trace in (finding.applies, finding.requires) if trace is not None]
        parts = tuple(_part(each, own) for trace in traces for each in _tallying(trace, roster))
        if parts:
            found.append(Tallied(finding.requirement, finding, parts))
    return tuple(found)


def with_roster(case: Case, roster: str, members: Sequence[Member]) -> Case:
    """Return a case with another roster in place of its own, taken as complete and accepted."""
    listed = MemberList(roster, tuple(members), True, (_PAPER,), {})  # noqa: FBT003 - complete
    paper = Evidence(_PAPER, EvidenceState.ACCEPTED)
    register = replace(case.register, evidence={**case.register.evidence, _PAPER: paper})
    return replace(case, rosters={**case.rosters, roster: listed}, register=register)


def with_nothing(edition: Edition, fiscal_year: int) -> Case:
    """Return a case of an edition in which nothing is in hand, on the last day of a year."""
    on = date(fiscal_year - _AHEAD, 9, 30)
    return Case(
        id="roster",
        title=Text("", ""),
        edition=edition.variant_of or edition.id,
        is_synthetic=False,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, None, fiscal_year, on),
        agencies={},
        owners={},
        targets={},
        observations=(),
        rosters={},
        register=Register(is_closed=False, evidence={}),
        digest="",
    )


def _tallying(trace: Trace, roster: str) -> Iterator[Trace]:
    """Yield the parts of a judged condition that tally the roster."""
    if not _tallies(trace.node, roster):
        return
    if not isinstance(trace.node, AllOf | AnyOf | Not):
        yield trace
        return
    for part in trace.parts:
        if isinstance(part, Trace):
            yield from _tallying(part, roster)


def _tallies(node: Node, roster: str) -> bool:
    return any(
        isinstance(each, Total | Count | Share | Every | Some) and each.roster == roster
        for each in walk(node)
    )


def _part(trace: Trace, own: set[str]) -> Part:
    missing = unresolved(trace)
    in_the_list = tuple(each for each in missing if each.gap.item in own)
    elsewhere = tuple(each for each in missing if each.gap.item not in own)
    return Part(trace, in_the_list, elsewhere)
