"""What the cases of a requirement leave untried: verdicts, and the sides of thresholds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.language.syntax import Compare, Condition, Every, Some, walk
from ecorules.language.trace import Trace
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.audit.trials.run import Result
    from ecorules.edition.model import Requirement
    from ecorules.language.trace import Judged


class Missed(NamedTuple):
    """Hold the verdicts and the sides of thresholds that no case of a requirement shows."""

    verdicts: tuple[Verdict, ...]
    sides: tuple[tuple[Condition, Truth], ...]

    def __bool__(self) -> bool:
        """Return whether anything was missed."""
        return bool(self.verdicts or self.sides)


def missed(requirement: Requirement, results: Iterable[Result]) -> Missed:
    """Return what is missing: each verdict it can give, both sides of each threshold."""
    found = [result.finding for result in results]
    seen = {one.verdict for one in found}
    wanted = [v for v in Verdict if v is not Verdict.NOT_APPLICABLE or requirement.applies]
    judged = set[tuple[Condition, Truth]]()
    for one in found:
        judged |= set(_judged(one.requires))
        if one.applies is not None:
            judged |= set(_judged(one.applies))
    sides = (
        (node, truth)
        for node in _thresholds(requirement)
        for truth in (Truth.TRUE, Truth.FALSE)
        if (node, truth) not in judged
    )
    return Missed(tuple(v for v in wanted if v not in seen), tuple(sides))


def _thresholds(requirement: Requirement) -> Iterator[Condition]:
    conditions = (requirement.requires, requirement.applies)
    nodes = [node for condition in conditions if condition is not None for node in walk(condition)]
    yield from dict.fromkeys(node for node in nodes if isinstance(node, Compare | Every | Some))


def _judged(judged: Judged) -> Iterator[tuple[Condition, Truth]]:
    if isinstance(judged, Trace):
        yield judged.node, judged.truth
    for part in judged.parts:
        yield from _judged(part)
    for group in judged.groups:
        for below in (group.where, group.that):
            if below is not None:
                yield from _judged(below)
