"""How a plan stands on a day: every activity done, under way, late, not due or without months.

Of what is an action the case itself tells whether it is done: the register of evidence, the
observations and the lists.  Of everything else those tell who carry it out.
"""

from __future__ import annotations

from collections import Counter
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.case.papers import Papers, is_handed_in
from ecorules.language.vocabulary import Better as BetterWay
from ecorules.path.actions import Better, Bounds, Change, Complete, HandIn, Observe, Paper
from ecorules.path.plan.model import Said
from ecorules.path.plan.months import month_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from ecorules.case.model import Case, Member, Value
    from ecorules.edition.model import Edition
    from ecorules.path.actions import Action, Cell
    from ecorules.path.plan.model import Activity, Owner, Plan


class Pace(Enum):
    """Say how an activity stands on a day."""

    DONE = "done"
    UNDER_WAY = "under-way"
    LATE = "late"
    NOT_DUE = "not-due"
    NO_MONTHS = "no-months"


class Standing(NamedTuple):
    """How one activity stands: its pace, and of an action how much of it the case shows."""

    activity: Activity
    pace: Pace
    shown: int | None
    asked: int | None

    @property
    def is_contradicted(self) -> bool:
        """Return whether it is said to be done, and the case does not show it."""
        is_said = self.activity.said is Said.DONE
        return is_said and self.asked is not None and self.pace is not Pace.DONE


class PlanStanding(NamedTuple):
    """All activities of a plan as they stand on a day."""

    plan: Plan
    on: date
    activities: tuple[Standing, ...]

    @property
    def owners(self) -> tuple[Owner, ...]:
        """Return everybody who carries something out, in the order of the plan."""
        return tuple(
            dict.fromkeys(owner for one in self.activities for owner in one.activity.owners)
        )

    def of_owner(self, owner: Owner | None) -> tuple[Standing, ...]:
        """Return what somebody carries out, or what nobody is named for."""
        return tuple(
            one
            for one in self.activities
            if owner in one.activity.owners or not (owner or one.activity.owners)
        )


def paces(found: Iterable[Standing]) -> Mapping[Pace, int]:
    """Return how many activities there are of each pace, also where there is none."""
    counted = Counter(one.pace for one in found)
    return {pace: counted[pace] for pace in Pace}


def plan_standing(plan: Plan, edition: Edition, case: Case, on: date) -> PlanStanding:
    """Return how a plan stands on a day by what a case shows."""
    shows = _Shows(plan, edition, case, on)
    return PlanStanding(plan, on, tuple(_standing(one, plan, shows, on) for one in plan.activities))


class _Shown(NamedTuple):
    """How much of an action a case shows, and whether it was begun at all."""

    done: int
    asked: int
    is_begun: bool


def _standing(one: Activity, plan: Plan, shows: _Shows, on: date) -> Standing:
    if one.action is None:
        return Standing(one, _pace(one, on, is_done=one.said is Said.DONE), None, None)
    shown = shows.of(plan.actions[one.action])
    is_done = shown.done >= shown.asked
    pace = _pace(one, on, is_done=is_done, is_begun=shown.is_begun)
    return Standing(one, pace, shown.done, shown.asked)


def _pace(one: Activity, on: date, *, is_done: bool, is_begun: bool = False) -> Pace:
    if is_done:
        return Pace.DONE
    today, end = month_of(on), one.end
    if end is not None and end < today:
        return Pace.LATE
    if is_begun or one.said is Said.UNDER_WAY:
        return Pace.UNDER_WAY
    if one.start is None:
        return Pace.NO_MONTHS
    return Pace.UNDER_WAY if one.start <= today else Pace.NOT_DUE


class _Shows:
    """Say of an action what a case shows of it on a day."""

    def __init__(self, plan: Plan, edition: Edition, case: Case, on: date) -> None:
        self._facts = edition.vocabulary.facts
        self._made_on = plan.stands_on.on
        self._case = case
        self._papers = Papers(case.register, on, plan.stands_on.kind)
        self._on = on

    def of(self, action: Action) -> _Shown:
        match action:
            case HandIn(item, paper):
                return self._document(item, paper)
            case Observe() | Change():
                return self._observed(action)
            case Complete(roster):
                listed = self._case.rosters.get(roster)
                if listed is None:
                    return _Shown(0, 1, is_begun=False)
                counts = listed.is_complete and self._supported(listed.evidence)
                return _Shown(int(counts), 1, is_begun=listed.is_complete)
            case Better():
                return self._bettered(action)
            case _:
                assert_never(action)

    def _document(self, item: str, paper: Paper) -> _Shown:
        evidence = self._case.register.evidence.get(item)
        begun = evidence is not None and is_handed_in(evidence, self._on)
        is_in_hand = self._papers.lack(item) is None
        if paper is Paper.RENEW and evidence is not None and evidence.valid_until is not None:
            # It still counted before the plan was made, and is asked to count beyond.
            is_in_hand = is_in_hand and evidence.valid_until > self._made_on
        # What was rejected, expired or waited when the plan was made had been handed in then.
        again = paper is not Paper.HAND_IN
        return _Shown(int(is_in_hand), 1, is_begun=begun and not again)

    def _observed(self, action: Observe | Change) -> _Shown:
        made = [
            one
            for one in self._case.observations
            if (one.fact, one.fiscal_year) == (action.fact, action.fiscal_year)
        ]
        counted = {one.value for one in made if self._supported(one.evidence)}
        is_done = bool(counted) and all(
            suffices(value, action.value, action.suffices) for value in counted
        )
        begun = any(suffices(one.value, action.value, action.suffices) for one in made)
        return _Shown(int(is_done), 1, is_begun=begun)

    def _bettered(self, action: Better) -> _Shown:
        """Return how many members are as wanted; any that the same change does for count."""
        listed = self._case.rosters.get(action.roster)
        known = {} if listed is None else {one.key: one for one in listed.members}
        asked = len(action.cells)
        same = _same_for_all(action)
        done = 0
        for key in dict.fromkeys((*action.cells, *action.nearest)):
            wanted = action.cells.get(key, same)
            if key in known and wanted and self._is_as_wanted(action, known[key], wanted):
                done += 1
        return _Shown(min(done, asked), asked, is_begun=done > 0)

    def _is_as_wanted(self, action: Better, member: Member, wanted: tuple[Cell, ...]) -> bool:
        listed = self._case.rosters[action.roster]
        return all(
            member.cells.get((cell.fact, cell.fiscal_year)) is not None
            and reaches(
                member.cells[cell.fact, cell.fiscal_year], cell, self._facts[cell.fact].better
            )
            and self._supported(listed.column_evidence.get(cell.fact, listed.evidence))
            for cell in wanted
        )

    def _supported(self, codes: tuple[str, ...]) -> bool:
        return self._papers.lack_of_support(codes) is None


def _same_for_all(action: Better) -> tuple[Cell, ...]:
    """Return what is wanted of each member, if it is the same of all."""
    aims = {tuple((c.fact, c.fiscal_year, c.value) for c in row) for row in action.cells.values()}
    return next(iter(action.cells.values())) if len(aims) == 1 else ()


def suffices(value: Value, wanted: Value, bounds: Bounds) -> bool:
    """Return whether an observed value does what an action was to bring."""
    if not isinstance(value, Fraction) or (bounds.low is None and bounds.high is None):
        return value == wanted
    low, high, low_is_open, high_is_open = bounds
    is_above = low is None or (value > low if low_is_open else value >= low)
    is_below = high is None or (value < high if high_is_open else value <= high)
    return is_above and is_below


def reaches(value: Value, cell: Cell, better: BetterWay) -> bool:
    """Return whether a member's value is the wanted one, or beyond it where that is better."""
    if not isinstance(value, Fraction) or not isinstance(cell.value, Fraction):
        return value == cell.value
    if cell.suffices != Bounds():
        return suffices(value, cell.value, cell.suffices)
    match better:
        case BetterWay.HIGHER:
            return value >= cell.value
        case BetterWay.LOWER:
            return value <= cell.value
        case _:
            return value == cell.value
