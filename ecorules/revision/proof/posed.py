"""Questions posed about one or two editions: their judges over one space, and what shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from ecorules.audit.conduct import national_targets
from ecorules.edition.dated import as_if_in_force, edition_on
from ecorules.language.vocabulary import NumberKind
from ecorules.revision.proof.asking import Is, Question
from ecorules.revision.proof.companies import company_of, tallied
from ecorules.revision.proof.example import example
from ecorules.revision.proof.judge import Judge
from ecorules.revision.proof.kinds import find_kinds, tied
from ecorules.revision.proof.model import Answer, Claim
from ecorules.revision.proof.pairs import keep_order, ordered
from ecorules.revision.proof.settled import NotRead, Units, settled
from ecorules.revision.proof.space import Space
from ecorules.revision.proof.terms import NotEncodable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ecorules.edition.model import Edition
    from ecorules.formulas import Formula
    from ecorules.language.quantity import Unit
    from ecorules.revision.proof.companies import Company, Order
    from ecorules.revision.proof.example import About, Expected
    from ecorules.revision.proof.rosters import Roster

# How many seconds the solver may think about one question before it gives up.
PATIENCE: Final = 10
_ANY_DAY: Final = date(2022, 10, 1)


def day_of(*editions: Edition) -> date:
    """Return the last day on which anything dated in some editions begins.

    Where nothing is dated any day is as good as another.
    """
    starts = [one.since for one in editions if one.since is not None]
    starts += [
        period.since
        for one in editions
        for target in one.targets.values()
        for period in target.periods
    ]
    return max((one for one in starts if one > date.min), default=_ANY_DAY)


def on_day(edition: Edition, day: date) -> Edition:
    """Return an edition as it is in force on a day, or as if a draft were already."""
    return edition if edition_on(edition, day) is edition else as_if_in_force(edition)


@dataclass(slots=True)
class Posed:
    """A space in which everything is said that is going to be asked."""

    space: Space
    judges: Sequence[Judge]
    rosters: Mapping[str, Roster]
    companies: list[Company]
    question: Question
    units: Units
    on: date

    def claim(
        self,
        wanted: Sequence[Formula],
        about: About,
        expected: Sequence[Expected],
        sides: Sequence[str] = ("",),
        wishes: Sequence[Formula] = (),
    ) -> Claim:
        """Claim that there is no area as wanted, and show one if there is, wishes granted."""
        found, hit = self.question.smallest(*wanted)
        if found is Is.NOT_THERE:
            return Claim(Answer.HOLDS)
        if hit is None:
            return Claim(Answer.UNDECIDED)
        try:
            area = settled(hit, self.space, self.rosters, self.companies, self.units, wishes)
        except NotRead:
            return Claim(Answer.UNDECIDED)
        share = len(expected) // len(sides)
        shown = tuple(
            example(
                area,
                self.space,
                side,
                about._replace(id=f"{about.id}-{side.strip()}" if side else about.id),
                self.on,
                expected[place * share : (place + 1) * share],
                hit,
            )
            for place, side in enumerate(sides)
        )
        # Where a condition has no formula, an area that the definition judges otherwise shows that.
        if self.space.unsure and not all(one.is_confirmed for one in shown):
            return Claim(Answer.UNDECIDED)
        return Claim(Answer.FAILS, shown)


def posed(
    editions: Sequence[Edition],
    on: date,
    patience: int,
    prepare: Callable[[Judge], object],
    sides: Sequence[str] = (),
) -> Posed:
    """Return a question about what `prepare` asks of each judge, of one area or of one a side."""
    space = Space()
    rosters: dict[str, Roster] = {}
    told = [(edition, "") for edition in editions] if not sides else []
    told += [(edition, side) for edition in editions for side in sides]
    judges = [
        Judge(edition, national_targets(edition, on), space, rosters, side)
        for edition, side in told
    ]
    for judge in judges:
        prepare(judge)
    orders = {name: ordered(roster) for name, roster in rosters.items()} if sides else {}
    if sides:
        keep_order(space, sides)
    found = [
        company
        for name, roster in rosters.items()
        for company in _told_apart(roster, space, judges, orders.get(name, {}))
    ]
    return Posed(
        space, judges, rosters, found, Question(space, patience), _units(space, rosters), on
    )


def _told_apart(
    roster: Roster,
    space: Space,
    judges: Sequence[Judge],
    orders: Mapping[tuple[str, int], Sequence[Order]],
) -> list[Company]:
    """Return the companies of a roster, each tied to its kinds; one with too many is left open."""
    found = []
    for place, together in enumerate(tallied(roster)):
        try:
            company = company_of(roster, together, orders)
            find_kinds(company, space, f"{roster.name} {place}")
            tied(company, space)
            found.append(company)
        except NotEncodable as problem:
            names = {one.name for one in together}
            space.unsure |= names
            for judge in judges:
                judge.leave_out(names, problem.why)
    return found


def _units(space: Space, rosters: Mapping[str, Roster]) -> Units:
    found: dict[str, Unit] = {}
    for name, told in space.told.items():
        if isinstance(told.fact.kind, NumberKind):
            found[name] = told.fact.kind.unit
    for roster in rosters.values():
        for name, column in roster.columns.items():
            if isinstance(column.fact.kind, NumberKind):
                found[name] = column.fact.kind.unit
    return Units(found | space.units)
