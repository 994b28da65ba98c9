"""Months for actions: each begins as early as what it needs allows, a lower level before a higher.

The critical chain is what the last month depends on: were one of its activities over a month
later, so would be the plan.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.path.plan.model import Activity
    from ecorules.path.plan.months import Month
    from ecorules.path.plan.needs import Needs


class Slot(NamedTuple):
    """When something is done: months after the start of the plan, how long, and if it may slip."""

    begins: int
    months: int

    @property
    def over(self) -> int:
        """Return the first month in which it is over."""
        return self.begins + self.months


def schedule(found: Needs, lead_times: Sequence[int]) -> tuple[Slot, ...]:
    """Return the slot of each action; what takes no time is done within a month."""
    lasting = [max(1, months) for months in lead_times]
    order = _in_order(found)
    begins = [0] * len(lasting)
    for at in order:
        before = _before(found, at)
        begins[at] = max((begins[one] + lasting[one] for one in before), default=0)
    return tuple(map(Slot, begins, lasting))


def with_chain(activities: Sequence[Activity]) -> tuple[Activity, ...]:
    """Return activities, each marked if the last month of all depends on it."""
    latest = _latest_ends(activities)
    return tuple(
        replace(one, is_critical=one.end is not None and one.end == latest.get(one.code))
        for one in activities
    )


def _latest_ends(activities: Sequence[Activity]) -> dict[str, Month]:
    """Return for each activity the last month in which it may end without moving the last end."""
    dated = [one for one in activities if one.end is not None]
    last = max((one.end for one in dated if one.end is not None), default=None)
    if last is None:
        return {}
    latest = {one.code: last for one in dated}
    # What needs others begins after them, unless somebody set it too early: then it waits for none.
    for one in sorted(dated, key=lambda each: each.start or last, reverse=True):
        for other in dated:
            waits = other.code in one.after or _is_lower(other, one)
            if waits and other.end is not None and one.start is not None and other.end < one.start:
                room = latest[one.code].later(-(one.months or 1))
                latest[other.code] = min(latest[other.code], room)
    return latest


def _is_lower(one: Activity, other: Activity) -> bool:
    levels = one.level, other.level
    return levels[0] is not None and levels[1] is not None and levels[0] < levels[1]


def _before(found: Needs, at: int) -> set[int]:
    """Return what has to be over before: what it needs, and everything of lower levels."""
    level = found.places[at].level
    lower = {other for other, place in enumerate(found.places) if place.level < level}
    return lower | set(found.after[at])


def _in_order(found: Needs) -> list[int]:
    """Return the actions, each behind all that it needs."""
    order: list[int] = []
    left = set(range(len(found.places)))
    while left:
        ready = sorted(at for at in left if not _before(found, at) & left)
        if not ready:
            raise ValueError(left)  # needs without circles: `needs` makes them so
        order.extend(ready)
        left.difference_update(ready)
    return order
