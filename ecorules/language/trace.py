"""Traces: the evaluator's answer, of the same shape as the condition it judged.

There is no verdict without its reasons, because the reasons are what is returned.  A trace
of a roster node keeps the members in groups that were judged alike, each with the trace of
the one that stands for all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.language.interval import ZERO
from ecorules.language.syntax import Every, FactValue, Holds, IsOneOf, Some
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.language.interval import Interval
    from ecorules.language.subject import Gap
    from ecorules.language.syntax import Condition, Measure


class Extent(NamedTuple):
    """Hold the possible values of a measure, and whether there is certainly one.

    `interval` is `None` where there certainly is no value: a share of nobody.
    """

    interval: Interval | None
    is_defined: bool = True

    @property
    def is_settled(self) -> bool:
        """Return whether no further evidence can change this: one value, or certainly none."""
        return self.interval is None or (self.is_defined and self.interval.is_point)


class Unresolved(NamedTuple):
    """Name something that is not settled, and the members it is missing for, if any."""

    gap: Gap
    members: tuple[str, ...] = ()


class GroupTrace(NamedTuple):
    """Hold how the members of one group were judged; absent parts were not asked.

    The trace is that of the first member.  For the others every truth and every gap is the
    same; the amounts that were compared may differ.  `perhaps` says that the list which names
    them does not count, so that nobody knows whether they are members at all.
    """

    members: tuple[str, ...]
    where: Trace | None = None
    that: Trace | None = None
    value: Measured | None = None
    perhaps: bool = False

    @property
    def counts(self) -> Truth:
        """Return whether these members are counted: they are members, and not left out."""
        where = Truth.TRUE if self.where is None else self.where.truth
        return where & Truth.UNKNOWN if self.perhaps else where


class Measured(NamedTuple):
    """Hold a measure with its possible values and what they were made from.

    `beyond` is how a member that the roster may lack was judged; the `gaps` then say why
    there may be such members.
    """

    node: Measure
    extent: Extent
    parts: tuple[Measured, ...] = ()
    gaps: tuple[Gap, ...] = ()
    groups: tuple[GroupTrace, ...] = ()
    beyond: GroupTrace | None = None


class Trace(NamedTuple):
    """Hold a condition with its truth and what made it so; `beyond` as in `Measured`."""

    node: Condition
    truth: Truth
    parts: tuple[Judged, ...] = ()
    gaps: tuple[Gap, ...] = ()
    groups: tuple[GroupTrace, ...] = ()
    beyond: GroupTrace | None = None


Judged: TypeAlias = Trace | Measured


def unresolved(trace: Judged) -> tuple[Unresolved, ...]:
    """Return exactly what keeps the trace unsettled, each thing once, in a fixed order.

    Nothing is named that no longer matters: below a settled condition there is nothing to
    ask.  Were all of it observed, the condition would be settled.
    """
    members: dict[Gap, set[str]] = {}
    for gap, affected in _open(trace, ()):
        members.setdefault(gap, set()).update(affected)
    found = (Unresolved(gap, tuple(sorted(names))) for gap, names in members.items())
    return tuple(sorted(found, key=_in_order))


def _in_order(item: Unresolved) -> tuple[str, str, int]:
    return (item.gap.lack.value, item.gap.item, item.gap.fiscal_year or 0)


def _open(judged: Judged, members: tuple[str, ...]) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    if _is_settled(judged):
        return
    concerned = members if isinstance(judged.node, Holds | IsOneOf | FactValue) else ()
    for gap in judged.gaps:
        yield gap, concerned
    for part in judged.parts:
        yield from _open(part, members)
    for group in (*judged.groups, judged.beyond):
        if group is not None:
            yield from _open_in_group(judged.node, group)


def _open_in_group(
    node: Measure | Condition, group: GroupTrace
) -> Iterator[tuple[Gap, tuple[str, ...]]]:
    judged = (group.where, group.that, group.value)
    # Most members are settled, and whether a settled one matters is not worth asking.
    unsettled = [one for one in judged if one is not None and not _is_settled(one)]
    if unsettled and matters(node, group):
        for one in unsettled:
            yield from _open(one, group.members)


def _is_settled(judged: Judged) -> bool:
    if isinstance(judged, Trace):
        return judged.truth is not Truth.UNKNOWN
    return judged.extent.is_settled


def matters(node: Measure | Condition, group: GroupTrace) -> bool:
    """Return whether what is open about these members could still change the result."""
    if group.counts is Truth.FALSE:
        return False
    if group.value is not None:
        return group.value.extent.interval != ZERO
    match node:
        case Every():
            return group.that is None or group.that.truth is not Truth.TRUE
        case Some():
            return group.that is None or group.that.truth is not Truth.FALSE
        case _:
            return True


def failures(trace: Trace) -> tuple[Trace, ...]:
    """Return the smallest false conditions that make the trace false, in reading order."""
    if trace.truth is not Truth.FALSE:
        return ()
    below = [part for part in trace.parts if isinstance(part, Trace)]
    deeper = tuple(found for part in below for found in failures(part))
    return deeper or (trace,)
