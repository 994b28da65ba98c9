"""Members that can be bettered: who they are, in which ways, and what that does to a tally.

Members who are alike to all tallies of a company are counted and not told apart.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import Total
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import Better as BetterWay
from ecorules.language.vocabulary import NumberKind
from ecorules.path.cells import solved
from ecorules.path.companies import asked
from ecorules.path.facts import may_change
from ecorules.path.repairs import in_order, least, repairs
from ecorules.path.rows import Changed, Place, Repair, Row
from ecorules.path.ways import Kin, Way, effect_of, mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ecorules.case.model import Case, Value
    from ecorules.language.subject import Group, Subject
    from ecorules.language.syntax import Condition
    from ecorules.language.vocabulary import Vocabulary
    from ecorules.path.companies import Company, Tally
    from ecorules.path.effort import Efforts
    from ecorules.path.views import View

_MOST_WAYS = 64


class Rules(NamedTuple):
    """Say what may be done to members: the efforts, and the columns that can be touched."""

    vocabulary: Vocabulary
    efforts: Efforts
    touchable: frozenset[str]
    views: Mapping[Tally, View]


class Kinship:
    """Find the kin of a company in a world: a case in which some more documents count."""

    def __init__(self, case: Case, subject: Subject, company: Company, rules: Rules) -> None:
        """Keep the world: the case with what is handed in, and how it stands."""
        self._year = case.round.fiscal_year
        self._rules = rules
        self._company = company
        self._places = {place: rules.vocabulary.facts[place[0]] for place in company.columns}
        self._fixed = frozenset(p for p in company.columns if p[0] not in rules.touchable)
        self._members = {one.key: one for one in case.rosters[company.roster].members}
        self.gathering = subject.roster(company.roster, asked(company))
        self._views = [rules.views.get(tally) for tally in company.tallies]
        self._subjects = {
            key: group.subject for group in self.gathering.groups for key in group.members
        }

    def kin(self) -> list[Kin]:
        """Return the kin with their ways."""
        return [self._kin(group) for group in self.gathering.groups]

    def unlisted(self) -> Way | None:
        """Return how a member is judged that the list may lack."""
        lacking = self.gathering.unlisted
        return None if lacking is None else self._judged_so(lacking.subject)

    def row_of(self, key: str) -> Row:
        """Return the row of a member with its own amounts, as it stands in this world."""
        alike = self.row(key, self._subjects[key])
        own = {place: value for place, value in alike.known.items() if place not in self._fixed}
        return alike._replace(subject=Changed(alike, own))

    def row(self, key: str, subject: Subject) -> Row:
        """Return a member's row as it can be changed; the subject may be one that is alike."""
        cells = self._members[key].cells
        known = {
            (name, back): cells[name, self._year - back]
            for name, back in self._places
            if (name, self._year - back) in cells
        }
        return Row(subject, self._places, known, self._open(), self._fixed)

    def _open(self) -> frozenset[Place]:
        return frozenset(
            place
            for place, fact in self._places.items()
            if may_change(fact, self._rules.efforts.of(fact.name), is_past=place[1] != 0)
        )

    def _kin(self, group: Group) -> Kin:
        row = self.row(group.members[0], group.subject)
        as_it_is = self._way(group.subject, frozenset(), {})
        ways = {effect_of(as_it_is): as_it_is}
        for repair in self._repairs(row, as_it_is):
            cells = solved(repair, row)
            if cells is None:
                continue
            way = self._way(Changed(row, cells), repair, cells)
            effect = effect_of(way)
            if effect not in ways or way.effort < ways[effect].effort:
                ways[effect] = way
        for way in self._amount_ways(row, as_it_is):
            ways.setdefault(effect_of(way), way)
        others = [way for way in ways.values() if not self._is_outdone(way, ways.values())]
        return Kin(group.members, (as_it_is, *sorted(others, key=mark)))

    def _is_outdone(self, way: Way, others: Iterable[Way]) -> bool:
        """Return whether another way, perhaps to change nothing, takes no more and does as well."""
        return (
            any(
                other is not way
                and other.effort <= way.effort
                and (other.amounts, other.free) == (way.amounts, way.free)
                and self._is_no_worse(other, way)
                # Of two that are worth the same, the first stays.
                and (effect_of(other) != effect_of(way))
                for other in others
            )
            or not way.cells
        )

    def _is_no_worse(self, one: Way, other: Way) -> bool:
        judged = zip(self._views, one.judged, other.judged, strict=True)
        return all(
            mine == theirs or (view is not None and view.is_no_worse(mine, theirs))
            for view, mine, theirs in judged
        )

    def _repairs(self, row: Row, as_it_is: Way) -> list[Repair]:
        """Return every combination of repairs for the tallies, without what is more than enough."""
        found: list[Repair] = [frozenset()]
        for tally, view, judged in zip(
            self._company.tallies, self._views, as_it_is.judged, strict=True
        ):
            if view is not None and view.best == judged:
                continue
            own = [frozenset(), *self._for_one(tally, row)]
            joined = {one | other for one, other in product(found, own)}
            found = sorted(joined, key=in_order)[:_MOST_WAYS]
        return [way for way in found if way]

    def _for_one(self, tally: Tally, row: Row) -> list[Repair]:
        where: Condition | None = getattr(tally, "where", None)
        that: Condition | None = getattr(tally, "that", None)
        satisfied: list[Repair] = [frozenset()] if that is None else repairs(that, row, holds=True)
        if where is None:
            return [way for way in satisfied if way]
        counted = repairs(where, row, holds=True)
        both_ways = [one | other for one, other in product(satisfied, counted)]
        left_out = repairs(where, row, holds=False)
        return [way for way in [*least([*both_ways]), *left_out] if way]

    def _way(self, subject: Subject, repair: Repair, cells: Mapping[Place, Value]) -> Way:
        found = self._judged_so(subject, repair, cells)
        judged = found.judged
        if self.gathering.perhaps:
            # Nobody says yet that a listed member is one, so it counts perhaps at the most.
            judged = tuple((counts & Truth.UNKNOWN, satisfies) for counts, satisfies in judged)
        seen = zip(self._views, judged, strict=True)
        return found._replace(judged=tuple(one if v is None else v.of(one) for v, one in seen))

    def _judged_so(
        self,
        subject: Subject,
        repair: Repair = frozenset(),
        cells: Mapping[Place, Value] = MappingProxyType({}),
    ) -> Way:
        return Way(
            repair,
            cells,
            sum((self._rules.efforts.of(fact).effort for fact, _ in cells), Fraction(0)),
            tuple(_judged(tally, subject) for tally in self._company.tallies),
            tuple(
                _amount(tally, subject)
                for tally in self._company.tallies
                if isinstance(tally, Total)
            ),
        )

    def _amount_ways(self, row: Row, as_it_is: Way) -> Iterator[Way]:
        """Yield what can be done about the amounts that a member adds to totals."""
        totals = [tally for tally in self._company.tallies if isinstance(tally, Total)]
        choices: list[list[tuple[Place, tuple[Fraction | None, Fraction | None]] | None]] = []
        for tally in totals:
            place = (tally.fact, tally.years_back)
            span = self._span(place, row)
            choices.append([None] if span is None else [None, (place, span)])
        for chosen in product(*choices):
            spans = {one[0]: one[1] for one in chosen if one is not None}
            if spans and not self._is_more_than_whole(spans, row):
                yield self._with_amounts(row, as_it_is, totals, spans)

    def _is_more_than_whole(self, spans: Iterable[Place], row: Row) -> bool:
        """Return whether a known part and its known whole would both move, towards each other.

        The part alone can become all of the whole; together they would pass each other.
        """
        places = set(spans)
        return any(
            places.issuperset(cap) and row.known.keys() >= set(cap) for cap in self._company.caps
        )

    def _with_amounts(
        self,
        row: Row,
        as_it_is: Way,
        totals: list[Total],
        spans: Mapping[Place, tuple[Fraction | None, Fraction | None]],
    ) -> Way:
        cells: dict[Place, Value] = {}
        for place, (low, high) in spans.items():
            # A value inside, away from the end that it already has, to judge the row by.
            known = row.known.get(place)
            cells[place] = high if high is not None and high != known else (low or Fraction(0)) + 1
        way = self._way(Changed(row, cells), frozenset(), cells)
        amounts = tuple(
            spans.get((tally.fact, tally.years_back), amount)
            for tally, amount in zip(totals, as_it_is.amounts, strict=True)
        )
        free = [slot for slot, one in enumerate(totals) if (one.fact, one.years_back) in spans]
        return way._replace(amounts=amounts, free=frozenset(free))

    def _span(self, place: Place, row: Row) -> tuple[Fraction | None, Fraction | None] | None:
        """Return between which values an amount can be, if it can be another than it is."""
        if not row.may_be_touched(place):
            return None
        fact = row.facts[place]
        if not isinstance(fact.kind, NumberKind) or fact.kind.whole:
            return None
        low, high = fact.kind.extent.low, fact.kind.extent.high
        known = row.known.get(place)
        if isinstance(known, Fraction):
            low = known if fact.better is BetterWay.HIGHER else low
            high = known if fact.better is BetterWay.LOWER else high
        low, high = self._capped(place, row, low, high)
        if low is not None and high is not None and low >= high:
            return None
        return low, high

    def _capped(
        self, place: Place, row: Row, low: Fraction | None, high: Fraction | None
    ) -> tuple[Fraction | None, Fraction | None]:
        """Keep a part within its whole, member by member: so much was there at the most."""
        for part, whole in self._company.caps:
            if place == part and isinstance(cap := row.known.get(whole), Fraction):
                high = cap if high is None else min(high, cap)
            if place == whole and isinstance(least_whole := row.known.get(part), Fraction):
                low = least_whole if low is None else max(low, least_whole)
        return low, high


def _judged(tally: Tally, subject: Subject) -> tuple[Truth, Truth]:
    where: Condition | None = getattr(tally, "where", None)
    that: Condition | None = getattr(tally, "that", None)
    counts = Truth.TRUE if where is None else evaluate(where, subject).truth
    if that is None or counts is Truth.FALSE:
        return counts, Truth.TRUE
    return counts, evaluate(that, subject).truth


def _amount(tally: Total, subject: Subject) -> tuple[Fraction | None, Fraction | None]:
    interval = subject.number(tally.fact, tally.years_back).value
    return interval.low, interval.high
