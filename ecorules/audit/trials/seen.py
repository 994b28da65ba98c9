"""What was seen of a requirement's conditions: every truth of every node, in every case.

Nodes that say the same are one node, wherever they stand: that is what equality of nodes
means.  Below a roster the members that a case lists are looked at, each group of alike ones
once; a member that the roster may lack has not been seen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ecorules.audit.trials.build import empty_case
from ecorules.audit.trials.run import judged_by_itself
from ecorules.language.syntax import AllOf, AnyOf
from ecorules.language.trace import Trace
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.audit.finding import Finding
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.syntax import Condition
    from ecorules.language.trace import Judged


@dataclass(frozen=True, slots=True)
class Seen:
    """Hold the truths of each node, and the truths of its conditions each time it was judged."""

    truths: dict[Condition, set[Truth]] = field(default_factory=dict)
    rows: dict[Condition, set[tuple[Truth, ...]]] = field(default_factory=dict)


def seen_in(findings: Iterable[Finding]) -> Seen:
    """Return what the traces of some findings show."""
    seen = Seen()
    for one in findings:
        for trace in traces_of(one):
            _add(seen, trace)
    return seen


def _add(seen: Seen, trace: Trace) -> None:
    seen.truths.setdefault(trace.node, set()).add(trace.truth)
    if isinstance(trace.node, AllOf | AnyOf):
        row = tuple(part.truth for part in trace.parts if isinstance(part, Trace))
        seen.rows.setdefault(trace.node, set()).add(row)


def traces_of(found: Finding, *, beyond: bool = False) -> Iterator[Trace]:
    """Yield every trace of a finding, on demand those of members that may be missing too."""
    for top in (found.applies, found.requires):
        if top is not None:
            yield from _below(top, beyond=beyond)


def _below(judged: Judged, *, beyond: bool) -> Iterator[Trace]:
    if isinstance(judged, Trace):
        yield judged
    for part in judged.parts:
        yield from _below(part, beyond=beyond)
    groups = (*judged.groups, judged.beyond) if beyond else judged.groups
    for group in groups:
        for below in () if group is None else (group.where, group.that):
            if below is not None:
                yield from _below(below, beyond=beyond)


def settled_by_range(edition: Edition, requirement: Requirement) -> dict[Condition, Truth]:
    """Return the nodes that have a truth already where nothing is known, each with that truth.

    No evidence changes a settled truth, so such a node can never have another.
    """
    found = judged_by_itself(edition, requirement.code, empty_case(edition))
    settled: dict[Condition, Truth] = {}
    for trace in traces_of(found, beyond=True):
        if trace.truth.is_settled:
            settled[trace.node] = trace.truth
    return settled
