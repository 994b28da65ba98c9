"""A plan: what is to be done in which months and by whom, from the actions of a way.

Frozen values, made by `ecorules.path.plan.making` from a way and by `ecorules.path.plan.written`
or `ecorules.path.plan.workbook` from a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from ecorules.path.plan.months import months_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from ecorules.case.model import RoundKind
    from ecorules.diagnostics import Text
    from ecorules.path.actions import Action
    from ecorules.path.plan.months import Month


class Origin(Enum):
    """Say where an activity comes from: a way, the practice of a province, or the plan's users."""

    ACTION = "action"
    REGULAR = "regular"
    OWN = "own"


class Said(Enum):
    """Say how far an activity is, in the words of those who carry it out."""

    PLANNED = "planned"
    UNDER_WAY = "under-way"
    DONE = "done"


class Owner(NamedTuple):
    """Who carries an activity out: an agency of the case or edition, or anybody by name."""

    agency: str | None
    name: Text


@dataclass(frozen=True, slots=True)
class Activity:
    """One row of a plan.

    `after` are the codes of the activities that have to be over before; `action` is the place of
    its action in the plan.  Months are not known where nobody has set them.
    """

    code: str
    origin: Origin
    title: Text
    requirements: tuple[str, ...] = ()
    level: int | None = None
    owners: tuple[Owner, ...] = ()
    start: Month | None = None
    months: int | None = None
    after: tuple[str, ...] = ()
    action: int | None = None
    is_critical: bool = False
    has_default_time: bool = False
    said: Said | None = None
    remark: str = ""
    source: Text | None = None

    @property
    def end(self) -> Month | None:
        """Return its last month, if it has months at all."""
        if self.start is None or self.months is None:
            return None
        return self.start.later(self.months - 1)


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What a plan was made from: the edition, the case and how it stood."""

    edition: str
    edition_digest: str
    case: str
    case_digest: str
    title: Text
    is_synthetic: bool
    kind: RoundKind
    on: date
    fiscal_year: int
    is_closed: bool
    proven: int


@dataclass(frozen=True, slots=True)
class Plan:
    """Activities that lead to a level, with the actions that they are made of.

    `assumed` are targets that the area has not set and the way takes for granted; `defaults` says
    how many of the efforts and lead times nobody has stated.
    """

    stands_on: Standpoint
    aim: int
    assumed: Mapping[str, Fraction]
    effort: Fraction
    defaults: int
    start: Month
    actions: tuple[Action, ...]
    activities: tuple[Activity, ...]

    @property
    def fiscal_years(self) -> range:
        """Return the fiscal years that the plan touches, its first month's in any case."""
        ends = [one.end for one in self.activities if one.end is not None]
        starts = [one.start for one in self.activities if one.start is not None]
        first, last = min([self.start, *starts]), max([self.start, *ends])
        return range(first.fiscal_year, last.fiscal_year + 1)

    @property
    def calendar(self) -> tuple[Month, ...]:
        """Return every month of the fiscal years that the plan touches."""
        return tuple(month for year in self.fiscal_years for month in months_of(year))


def too_early(plan: Plan) -> tuple[tuple[Activity, Activity], ...]:
    """Return each activity that begins before one that it needs is over, with that one."""
    known = {one.code: one for one in plan.activities}
    return tuple(
        (one, needed)
        for one in plan.activities
        for needed in (known[code] for code in one.after if code in known)
        if one.start is not None and needed.end is not None and one.start <= needed.end
    )
