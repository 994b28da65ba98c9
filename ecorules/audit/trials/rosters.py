"""Whether the cases show what a partly unknown roster does: settle nevertheless, or not.

A roster is partly unknown in a case that lists members of whom something is asked and not
known, or that lists members and says that these are not all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.audit.trials.seen import traces_of
from ecorules.language.syntax import Count, Every, Share, Some, Total, walk
from ecorules.language.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.audit.finding import Finding
    from ecorules.edition.model import Requirement
    from ecorules.language.trace import GroupTrace, Judged


def asks_a_roster(requirement: Requirement) -> bool:
    """Return whether a requirement measures a roster."""
    tops = (requirement.applies, requirement.requires)
    nodes = (node for top in tops if top is not None for node in walk(top))
    return any(isinstance(node, Count | Every | Share | Some | Total) for node in nodes)


def unshown(requirement: Requirement, findings: Iterable[Finding]) -> tuple[bool, ...]:
    """Return what no case shows: `True` a verdict in spite of the unknown, `False` none.

    The verdict has to turn on the roster: a condition that measures it is settled, or not,
    as the requirement is.
    """
    if not asks_a_roster(requirement):
        return ()
    shown = {settled for one in findings for settled in _shown(one)}
    return tuple(settled for settled in (True, False) if settled not in shown)


def _shown(found: Finding) -> Iterator[bool]:
    is_settled = found.verdict is not Verdict.UNDETERMINED
    for trace in traces_of(found):
        rosters = [one for one in _rosters(trace) if _is_partly_unknown(one)]
        if rosters and trace.truth.is_settled is is_settled:
            yield is_settled


def _rosters(judged: Judged) -> Iterator[Judged]:
    """Yield the roster nodes of one condition: itself, or in the measures it compares."""
    if isinstance(judged.node, Count | Every | Share | Some | Total):
        yield judged
    for part in judged.parts:
        if not isinstance(part, Trace):
            yield from _rosters(part)


def _is_partly_unknown(judged: Judged) -> bool:
    is_open = judged.beyond is not None or any(_is_open(group) for group in judged.groups)
    return bool(judged.groups) and is_open


def _is_open(group: GroupTrace) -> bool:
    asked = [one.truth.is_settled for one in (group.where, group.that) if one is not None]
    value = group.value is None or group.value.extent.is_settled
    return not (all(asked) and value)
