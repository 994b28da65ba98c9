"""Members that can be bettered: who they are, in which ways, and what that does to a tally.

Members who are alike to all tallies of a company are counted and not told apart.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, product
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from ecorules.language.evaluate import evaluate
from ecorules.language.syntax import Total
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import NumberKind
from ecorules.path.amounts import Reach, bounding, on_steps, pieces, reach, turning_points
from ecorules.path.cells import Solved, solved
from ecorules.path.companies import asked
from ecorules.path.facts import may_change
from ecorules.path.ranges import Unencodable
from ecorules.path.repairs import in_order, least, repairs
from ecorules.path.rows import Changed, Place, Repair, Row
from ecorules.path.ways import Kin, Way, effect_of, mark, reaches_as_far

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ecorules.case.model import Case, Value
    from ecorules.language.interval import Interval
    from ecorules.language.subject import Group, Subject
    from ecorules.language.syntax import Condition
    from ecorules.language.vocabulary import Vocabulary
    from ecorules.path.companies import Company, Tally
    from ecorules.path.effort import Efforts
    from ecorules.path.views import View

_MOST_WAYS = 64


class Rules(NamedTuple):
    """Say what may be done to members: efforts, and which columns count and can be touched."""

    vocabulary: Vocabulary
    efforts: Efforts
    touchable: frozenset[str]
    counting: frozenset[str]
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
        self._open = frozenset(
            place
            for place, fact in self._places.items()
            if may_change(fact, rules.efforts.of(fact.name), is_past=place[1] != 0)
        )
        self._rows: dict[str, Row] = {}
        self._members = {one.key: one for one in case.rosters[company.roster].members}
        self.gathering = subject.roster(company.roster, asked(company))
        self._totals = [one for one in company.tallies if isinstance(one, Total)]
        self._totalled = tuple(dict.fromkeys((one.fact, one.years_back) for one in self._totals))
        self._bounding = sorted(bounding(company))
        self._views = [rules.views.get(tally) for tally in company.tallies]
        self._subjects = {
            key: group.subject for group in self.gathering.groups for key in group.members
        }

    def kin(self) -> list[Kin]:
        """Return the kin with their ways."""
        return [
            self._kin(members, subject)
            for group in self.gathering.groups
            for members, subject in self._bounded_alike(group)
        ]

    def _bounded_alike(self, group: Group) -> Iterator[tuple[tuple[str, ...], Subject]]:
        """Yield the members of a group apart if their amounts are compared with other values."""
        if not self._bounding:
            yield group.members, group.subject
            return
        apart: dict[tuple[object, ...], list[str]] = {}
        for key in group.members:
            values = tuple(self._cell(key, place) for place in self._bounding)
            apart.setdefault(values, []).append(key)
        for keys in apart.values():
            yield tuple(keys), self.row_of(keys[0]).subject

    def _cell(self, key: str, place: Place) -> Value | None:
        name, back = place
        return self._members[key].cells.get((name, self._year - back))

    def unlisted(self) -> Way | None:
        """Return how a member is judged that the list may lack."""
        lacking = self.gathering.unlisted
        return None if lacking is None else self._judged_so(lacking.subject)

    def step_of(self, fact: str) -> Fraction | None:
        """Return by how much two amounts of a column differ at the least, if there is such."""
        kind = self._rules.vocabulary.facts[fact].kind
        return kind.unit.factor if isinstance(kind, NumberKind) and kind.whole else None

    def row_of(self, key: str) -> Row:
        """Return the row of a member with its own amounts, as it stands in this world."""
        if key not in self._rows:
            alike = self.row(key, self._subjects[key])
            own = {p: value for p, value in alike.known.items() if p[0] in self._rules.counting}
            self._rows[key] = alike._replace(subject=Changed(alike, own))
        return self._rows[key]

    def row(self, key: str, subject: Subject) -> Row:
        """Return a member's row as it can be changed; the subject may be one that is alike."""
        cells = self._members[key].cells
        known = {
            (name, back): cells[name, self._year - back]
            for name, back in self._places
            if (name, self._year - back) in cells
        }
        return Row(subject, self._places, known, self._open, self._fixed)

    def judges_alike(
        self, row: Row, cells: Mapping[Place, Value], within: Mapping[Place, Interval]
    ) -> bool:
        """Return whether a changed member is judged the same wherever its cells turn out to be."""
        one = self._judged_so(Changed(row, cells))
        other = self._judged_so(Changed(row, {**cells, **within}))
        return effect_of(one) == effect_of(other)

    def _kin(self, members: tuple[str, ...], subject: Subject) -> Kin:
        row = self.row(members[0], subject)
        as_it_is = self._way(subject, frozenset(), {})
        ways = {effect_of(as_it_is): as_it_is}
        for way in self._every_way(row, as_it_is):
            effect = effect_of(way)
            if effect not in ways or way.effort < ways[effect].effort:
                ways[effect] = way
        others = [way for way in ways.values() if not self._is_outdone(way, ways.values())]
        return Kin(members, (as_it_is, *sorted(others, key=mark)))

    def _every_way(self, row: Row, as_it_is: Way) -> Iterator[Way]:
        """Yield every repair, and with each of them whatever can be done about amounts."""
        yield from self._with_amounts(row, {}, as_it_is)
        kept: Solved = {}
        for repair in self._repairs(row, as_it_is):
            cells = solved(repair, row, kept)
            if cells is not None:
                way = self._way(Changed(row, cells), repair, cells)
                yield way
                yield from self._with_amounts(row, cells, way)

    def _is_outdone(self, way: Way, others: Iterable[Way]) -> bool:
        """Return whether another way, perhaps to change nothing, takes no more and does as well."""
        return (
            any(
                other is not way
                and other.effort <= way.effort
                and reaches_as_far(other, way)
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
            own = [frozenset(), *self._for_one(tally, view, row)]
            joined = {one | other for one, other in product(found, own)}
            found = sorted(joined, key=in_order)[:_MOST_WAYS]
        return [way for way in found if way]

    def _for_one(self, tally: Tally, view: View | None, row: Row) -> list[Repair]:
        """Return the repairs for one tally; where it may be asked to fail, also those for that."""
        where: Condition | None = getattr(tally, "where", None)
        that: Condition | None = getattr(tally, "that", None)
        asked_for = (True,) if that is None or view is not None else (True, False)
        # What makes a member satisfy a condition has nothing in common with what makes it fail.
        judged: list[list[Repair]] = [
            [frozenset()] if that is None else repairs(that, row, holds=holds)
            for holds in asked_for
        ]
        if where is None:
            return [way for satisfied in judged for way in satisfied if way]
        counted = repairs(where, row, holds=True)
        found = [
            way
            for satisfied in judged
            for way in least(one | other for one, other in product(satisfied, counted))
        ]
        if evaluate(where, row.subject).truth is Truth.UNKNOWN:
            # Who perhaps counts may matter by what it satisfies alone, or by counting alone.
            found += [*chain(*judged), *(counted if view is None else ())]
        return [way for way in [*found, *repairs(where, row, holds=False)] if way]

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
            tuple(_amount(tally, subject) for tally in self._totals),
        )

    def _with_amounts(self, row: Row, cells: Mapping[Place, Value], base: Way) -> Iterator[Way]:
        """Yield what can be done about the amounts that a member adds, beside a change of it."""
        subject = Changed(row, cells)
        choices: list[list[tuple[Place, Reach] | None]] = []
        for place in self._totalled:
            whole = None if place in cells else reach(place, row, self._company.caps)
            points = turning_points(self._company, place, subject)
            found = [] if whole is None else pieces(whole, points)
            stepped = (on_steps(piece, self.step_of(place[0])) for piece in found)
            choices.append([None, *((place, piece) for piece in stepped if piece is not None)])
        for chosen in product(*choices):
            spans = dict(one for one in chosen if one is not None)
            if spans and not self._is_more_than_whole(spans, row):
                yield self._free(row, cells, base, spans)

    def _is_more_than_whole(self, spans: Iterable[Place], row: Row) -> bool:
        """Return whether a known part and its known whole would both move, towards each other.

        The part alone can become all of the whole; together they would pass each other.
        """
        places = set(spans)
        return any(
            places.issuperset(cap) and row.known.keys() >= set(cap) for cap in self._company.caps
        )

    def _free(
        self, row: Row, cells: Mapping[Place, Value], base: Way, spans: Mapping[Place, Reach]
    ) -> Way:
        """Return the way in which some amounts can be chosen, each within a piece."""
        values = {**cells, **{place: span.inside for place, span in spans.items()}}
        ranges = {**cells, **{place: span.interval for place, span in spans.items()}}
        way = self._way(Changed(row, values), base.repair, values)
        if self._way(Changed(row, ranges), base.repair, {}).judged != way.judged:
            # Within a piece it still depends on the value: on another that can be chosen as well.
            raise Unencodable
        slots = [(one.fact, one.years_back) for one in self._totals]
        amounts = tuple(
            spans.get(place, amount) for place, amount in zip(slots, base.amounts, strict=True)
        )
        free = frozenset(slot for slot, place in enumerate(slots) if place in spans)
        return way._replace(amounts=amounts, free=free)


def _judged(tally: Tally, subject: Subject) -> tuple[Truth, Truth]:
    where: Condition | None = getattr(tally, "where", None)
    that: Condition | None = getattr(tally, "that", None)
    counts = Truth.TRUE if where is None else evaluate(where, subject).truth
    if that is None or counts is Truth.FALSE:
        return counts, Truth.TRUE
    return counts, evaluate(that, subject).truth


def _amount(tally: Total, subject: Subject) -> Reach:
    interval = subject.number(tally.fact, tally.years_back).value
    return Reach(interval.low, interval.high)
