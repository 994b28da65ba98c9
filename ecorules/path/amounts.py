"""Amounts that a member adds to totals: between which values they can be chosen, piece by piece.

What a member adds to a total can be chosen, and may decide as well how the member is judged: who
generates no waste at all is not asked about it.  So the values that an amount can have are cut
where a comparison turns; within each piece every tally judges the member the same.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.evaluate import measure
from ecorules.language.interval import Interval
from ecorules.language.reads import reads
from ecorules.language.syntax import Compare, FactValue, Total, walk
from ecorules.language.vocabulary import Better, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.language.subject import Subject
    from ecorules.language.syntax import Measure
    from ecorules.path.companies import Company, Tally
    from ecorules.path.rows import Place, Row


class Reach(NamedTuple):
    """Hold between which values an amount lies or can be chosen; an open end is not reached."""

    low: Fraction | None
    high: Fraction | None
    low_is_open: bool = False
    high_is_open: bool = False

    @property
    def interval(self) -> Interval:
        """Return the values as the language has them."""
        return Interval(*self)

    @property
    def inside(self) -> Fraction:
        """Return a value that is reached, and no end of the range if it can be helped."""
        if self.low is not None and self.high is not None:
            return (self.low + self.high) / 2
        if self.low is not None:
            return self.low + 1
        return Fraction(0) if self.high is None else self.high - 1

    def holds(self, other: Reach) -> bool:
        """Return whether all values of another range are in this one."""
        return _begins_within(self, other) and _ends_within(self, other)


def _begins_within(outer: Reach, inner: Reach) -> bool:
    if outer.low is None:
        return True
    if inner.low is None or inner.low < outer.low:
        return False
    return inner.low > outer.low or inner.low_is_open or not outer.low_is_open


def _ends_within(outer: Reach, inner: Reach) -> bool:
    if outer.high is None:
        return True
    if inner.high is None or inner.high > outer.high:
        return False
    return inner.high < outer.high or inner.high_is_open or not outer.high_is_open


def reach(place: Place, row: Row, caps: Iterable[tuple[Place, Place]]) -> Reach | None:
    """Return between which values an amount can be, if it can be another than it is.

    A part stays within its whole, member by member: so much was there at the most.
    """
    fact, known = row.facts[place], row.known.get(place)
    if not row.may_be_touched(place) or not isinstance(fact.kind, NumberKind):
        return None
    low, high = fact.kind.extent.low, fact.kind.extent.high
    if isinstance(known, Fraction):
        low = known if fact.better is Better.HIGHER else low
        high = known if fact.better is Better.LOWER else high
    for part, whole in caps:
        if place == part and isinstance(cap := row.known.get(whole), Fraction):
            high = cap if high is None else min(high, cap)
        if place == whole and isinstance(least := row.known.get(part), Fraction):
            low = least if low is None else max(low, least)
    is_nothing = low is not None and high is not None and low >= high
    return None if is_nothing else Reach(low, high)


def pieces(whole: Reach, points: Iterable[Fraction]) -> Iterator[Reach]:
    """Yield a range cut at some points, each of which is a piece of its own."""
    left = whole
    for point in sorted(set(points)):
        at = Reach(point, point)
        if not left.holds(at):
            continue
        below = Reach(left.low, point, left.low_is_open, high_is_open=True)
        if below.low is None or below.low < point:
            yield below
        yield at
        left = Reach(point, left.high, True, left.high_is_open)  # noqa: FBT003 - open from here
    if left.low is None or left.high is None or left.low < left.high:
        yield left


def on_steps(found: Reach, step: Fraction | None) -> Reach | None:
    """Return a range of what comes in whole steps, such as people, with ends that are reached."""
    if step is None:
        return found
    low = high = None
    if found.low is not None:
        at = -(-found.low // step) * step
        low = at + step if found.low_is_open and at == found.low else at
    if found.high is not None:
        at = found.high // step * step
        high = at - step if found.high_is_open and at == found.high else at
    return None if low is not None and high is not None and low > high else Reach(low, high)


def turning_points(company: Company, place: Place, subject: Subject) -> set[Fraction]:
    """Return the values at which some comparison of an amount turns, for one member."""
    found: set[Fraction] = set()
    for other in _compared_with(company.tallies, place):
        extent = measure(other, subject).extent.interval
        if extent is not None:
            found.update(end for end in (extent.low, extent.high) if end is not None)
    return found


def bounding(company: Company) -> frozenset[Place]:
    """Return the columns that amounts of totals are compared with."""
    places = {(one.fact, one.years_back) for one in company.tallies if isinstance(one, Total)}
    return frozenset(
        cell
        for place in places
        for other in _compared_with(company.tallies, place)
        for cell in reads(other)
        if cell in company.columns
    )


def _compared_with(tallies: Iterable[Tally], place: Place) -> Iterator[Measure]:
    """Yield what the amount in a column is compared with by conditions on members."""
    for tally in tallies:
        for node in walk(tally):
            if not isinstance(node, Compare):
                continue
            for own, other in ((node.measure, node.bound), (node.bound, node.measure)):
                if isinstance(own, FactValue) and (own.fact, own.years_back) == place:
                    yield other
