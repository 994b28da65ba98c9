"""How far each settled comparison is from turning: in the measure's own unit and in members.

Where something is open the worst end decides: what is said to be to spare is there however the
rest turns out.  Of an open comparison nobody can say how far it is.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.syntax import Compare, Count, Every, Relation, Share, Some
from ecorules.language.trace import Measured, Trace
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.finding import Finding
    from ecorules.language.interval import Interval
    from ecorules.language.trace import GroupTrace, Judged


class Spare(NamedTuple):
    """The members beyond what is needed, at least and at most; fewer than none are lacking."""

    least: int | None
    most: int | None


class Tally(NamedTuple):
    """The arithmetic of a settled whole: how many count, satisfy, are open, and are needed."""

    counted: int
    met: int
    still_open: int
    needed: int
    limit: Fraction


class Margin(NamedTuple):
    """Hold how far one settled condition is from turning.

    `distance` is how far the measure may move, or has to, in base units, until the truth turns;
    nothing where there is no number.  `threshold` is the value at which it turns.  `members` says
    the same in members of a roster, where they are counted.
    """

    trace: Trace
    threshold: Fraction | None = None
    distance: Fraction | None = None
    members: Spare | None = None
    tally: Tally | None = None

    @property
    def holds(self) -> bool:
        """Return whether what is said is so, and the distance is to spare."""
        return self.trace.truth is Truth.TRUE


def margins(found: Finding) -> tuple[Margin, ...]:
    """Return the margin of every settled comparison of a finding, in reading order."""
    traces = [found.requires] if found.applies is None else [found.applies, found.requires]
    return tuple(margin for trace in traces for margin in _margins(trace))


def _margins(trace: Trace) -> Iterator[Margin]:
    own = margin(trace)
    if own is not None:
        yield own
        return
    for part in trace.parts:
        if isinstance(part, Trace):
            yield from _margins(part)


def margin(trace: Trace) -> Margin | None:
    """Return how far a settled comparison, or what every or some member is to be, is from turning.

    >>> from ecorules.language.syntax import InHand
    >>> margin(Trace(InHand("map"), Truth.TRUE)) is None
    True
    """
    if trace.truth is Truth.UNKNOWN:
        return None
    match trace.node:
        case Compare(relation=relation):
            return _compared(trace, relation)
        case Every() | Some():
            members = _of_all(trace) if isinstance(trace.node, Every) else _of_some(trace)
            return None if members is None else Margin(trace, members=members)
        case _:
            return None


def tallies(found: Finding) -> tuple[Tally, ...]:
    """Return the arithmetic of every share of a finding whose whole is known, settled or not."""
    return tuple(_tallies(found.requires))


def _tallies(trace: Trace) -> Iterator[Tally]:
    if isinstance(trace.node, Compare):
        measured, bound = trace.parts
        limit = _interval(bound)
        tally = None if limit is None else _tally(measured, limit, trace.node.relation)
        if tally is not None:
            yield tally
        return
    for part in trace.parts:
        if isinstance(part, Trace):
            yield from _tallies(part)


def _compared(trace: Trace, relation: Relation) -> Margin | None:
    measured, bound = trace.parts
    found, limit = _interval(measured), _interval(bound)
    if found is None or limit is None:
        return None
    threshold, distance = _distance(found, limit, relation, trace.truth)
    tally = _tally(measured, limit, relation)
    members = _spare(measured, found, limit, relation, tally)
    if distance is None and members is None:
        return None
    return Margin(trace, threshold, distance, members, tally)


def _interval(judged: Judged) -> Interval | None:
    return judged.extent.interval if isinstance(judged, Measured) else None


def _distance(
    found: Interval, limit: Interval, relation: Relation, truth: Truth
) -> tuple[Fraction | None, Fraction | None]:
    """Return the threshold and how far the worst end of the measure is from it."""
    is_lower = relation in {Relation.AT_LEAST, Relation.MORE_THAN}
    if relation is Relation.EQUALS:
        return _apart(found, limit) if truth is Truth.FALSE else (limit.low, Fraction(0))
    # To hold, the worst value is held against the hardest bound; to fail, the best against the
    # easiest.
    is_from_above = is_lower is (truth is Truth.TRUE)
    value, end = (found.low, limit.high) if is_from_above else (found.high, limit.low)
    if value is None or end is None:
        return None, None
    return end, abs(value - end)


def _apart(found: Interval, limit: Interval) -> tuple[Fraction | None, Fraction | None]:
    if found.low is not None and limit.high is not None and found.low > limit.high:
        return limit.high, found.low - limit.high
    if found.high is not None and limit.low is not None and found.high < limit.low:
        return limit.low, limit.low - found.high
    return None, None


def _tally(measured: Judged, limit: Interval, relation: Relation) -> Tally | None:
    """Return the arithmetic of a share whose whole is known, held against one value."""
    if not isinstance(measured.node, Share) or limit.low is None or not limit.is_point:
        return None
    counted = met = still_open = 0
    for group in measured.groups:
        if group.counts is Truth.FALSE:
            continue
        if group.counts is Truth.UNKNOWN or group.that is None:
            return None
        number = len(group.members)
        counted += number
        met += number if group.that.truth is Truth.TRUE else 0
        still_open += number if group.that.truth is Truth.UNKNOWN else 0
    if measured.beyond is not None or not counted:
        return None
    return Tally(counted, met, still_open, needed(limit.low * counted, relation), limit.low)


def needed(bound: Fraction, relation: Relation) -> int:
    """Return the fewest or the most members that satisfy a comparison with a number of them.

    >>> (
    ...     needed(Fraction(41, 2), Relation.AT_LEAST),
    ...     needed(Fraction(3), Relation.LESS_THAN),
    ... )
    (21, 2)
    """
    match relation:
        case Relation.MORE_THAN:
            return floor(bound) + 1
        case Relation.LESS_THAN:
            return ceil(bound) - 1
        case Relation.AT_MOST:
            return floor(bound)
        case _:
            return ceil(bound)


def _spare(
    measured: Judged,
    found: Interval,
    limit: Interval,
    relation: Relation,
    tally: Tally | None,
) -> Spare | None:
    """Return how many members a tally has to spare, or lacks."""
    if relation is Relation.EQUALS or limit.low is None or not limit.is_point:
        return None
    if tally is not None:
        low, high, bound = tally.met, tally.met + tally.still_open, tally.needed
    elif isinstance(measured.node, Count):
        low, bound = ceil(found.low or 0), needed(limit.low, relation)
        if found.high is None:
            return Spare(low - bound, None) if _is_from_below(relation) else None
        high = int(found.high)
    else:
        return None
    return (
        Spare(low - bound, high - bound)
        if _is_from_below(relation)
        else Spare(bound - high, bound - low)
    )


def _is_from_below(relation: Relation) -> bool:
    return relation in {Relation.AT_LEAST, Relation.MORE_THAN}


def _of_all(trace: Trace) -> Spare | None:
    """Return how many members do not satisfy what every one of them is to: fewer than none."""
    if trace.truth is Truth.TRUE:
        return Spare(0, 0) if trace.groups else None
    failed, met = _count(trace.groups, Truth.FALSE), _count(trace.groups, Truth.TRUE)
    if not failed:
        return None
    others = sum(len(group.members) for group in trace.groups) - met
    return Spare(None if trace.beyond is not None else -others, -failed)


def _of_some(trace: Trace) -> Spare | None:
    """Return how many members satisfy it beyond the one that is needed."""
    if trace.truth is Truth.FALSE:
        return Spare(-1, -1)
    met = _count(trace.groups, Truth.TRUE)
    listed = sum(len(group.members) for group in trace.groups)
    return Spare(met - 1, None if trace.beyond is not None else max(met, listed) - 1)


def _count(groups: tuple[GroupTrace, ...], truth: Truth) -> int:
    return sum(
        len(group.members)
        for group in groups
        if group.counts is Truth.TRUE and group.that is not None and group.that.truth is truth
    )
