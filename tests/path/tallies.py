"""Comparisons and tallies, member by member, as docs/language.md says what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from typing import TypeAlias

from ecorules.language.syntax import (
    Compare,
    Condition,
    Count,
    Every,
    FactValue,
    IfNone,
    Relation,
    Share,
    Some,
    Total,
)
from tests.path.literals import FAR, SCALE, Amount, Lit, Rails, Unsupported, no
from tests.path.situations import End, Situations, Someone, Span

Tally: TypeAlias = Every | Some | Share | Count | Total
# Both ends of a total, and when each is there.
Ended: TypeAlias = tuple[Amount, Amount, Lit, Lit]


class Tallies(Situations):
    """Say when comparisons hold."""

    def rails(self, node: Condition, of: Someone | None) -> Rails:
        """Return when a condition on the area or on a member is true, and when it is false."""
        raise NotImplementedError

    def compared(self, relation: Relation, left: list[Span], right: list[Span]) -> Rails:
        """Return when two numbers are related so, whatever they turn out to be."""
        true, false = [], []
        for one, other in product(left, right):
            both = (one.when, other.when)
            holds, fails = self._related(relation, one, other)
            true.append(self.all((*both, holds)))
            false.append(self.all((*both, fails)))
        return Rails(self.any(true), self.any(false))

    def _related(self, relation: Relation, left: Span, right: Span) -> tuple[Lit, Lit]:
        def above(one: Span, other: Span, by: int) -> Lit:
            if one.low is None or other.high is None:
                return False
            return self.reaches(one.low - other.high, by)

        match relation:
            case Relation.AT_LEAST:
                return above(left, right, 0), above(right, left, 1)
            case Relation.AT_MOST:
                return above(right, left, 0), above(left, right, 1)
            case Relation.MORE_THAN:
                return above(left, right, 1), above(right, left, 0)
            case Relation.LESS_THAN:
                return above(right, left, 1), above(left, right, 0)
            case Relation.EQUALS:
                equal = self.all((above(left, right, 0), above(right, left, 0)))
                return equal, self.any((above(left, right, 1), above(right, left, 1)))

    def _judged(self, tally: Tally) -> Iterator[tuple[Rails, Rails, Someone]]:
        """Yield of each member whether it counts and whether it satisfies the condition."""
        where, that = getattr(tally, "where", None), getattr(tally, "that", None)
        sure = Rails(True, False)  # noqa: FBT003
        for who in self._members(tally.roster):
            counts = sure if where is None else self.rails(where, who)
            satisfies = sure if that is None else self.rails(that, who)
            if who.member is None:
                # Of those that are not listed there may be any number, or nobody at all.
                is_out = self.any((counts.false, no(self._may_lack(tally.roster))))
                counts = Rails(true=False, false=is_out)
            else:
                counts = Rails(self.all((counts.true, self._supported(tally.roster))), counts.false)
            yield counts, satisfies, who

    def _members(self, roster: str) -> Iterator[Someone]:
        listed = self.case.rosters.get(roster)
        yield from (Someone(roster, one) for one in (listed.members if listed else ()))
        yield Someone(roster, None)

    def _supported(self, roster: str) -> Lit:
        listed = self.case.rosters.get(roster)
        return False if listed is None else self.support(listed.evidence)

    def _may_lack(self, roster: str) -> Lit:
        listed = self.case.rosters.get(roster)
        if listed is None:
            return True
        complete = listed.is_complete or self.decided(("complete", roster), roster)
        return no(self.all((complete, self._supported(roster))))

    def quantified(self, node: Every | Some) -> Rails:
        """Return when every member satisfies a condition, or some member does."""
        judged = list(self._judged(node))
        if isinstance(node, Every):
            none_fails = self.all(self.any((c.false, s.true)) for c, s, _ in judged)
            return Rails(none_fails, self.any(self.all((c.true, s.false)) for c, s, _ in judged))
        nobody = self.all(self.any((c.false, s.false)) for c, s, _ in judged)
        return Rails(self.any(self.all((c.true, s.true)) for c, s, _ in judged), nobody)

    def tallied(self, node: Compare) -> Rails:
        """Return when a tally is related so to a number that is known."""
        bounds = self.spans(node.bound, None)
        low, high = bounds[0].low, bounds[0].high
        if low is None or low != high:
            raise Unsupported
        match node.measure:
            case Share():
                return self._shared(node, Fraction(low, SCALE))
            case Count() as count:
                return self.compared(node.relation, [self._counted(count)], bounds)
            case Total() as total:
                return self._with_ends(node.relation, self._total(total), low)
            case _:
                raise Unsupported

    def _counted(self, count: Count) -> Span:
        judged = list(self._judged(count))
        least = [self.all((c.true, s.true)) for c, s, _ in judged]
        most = [no(self.any((c.false, s.false))) for c, s, _ in judged]
        beyond = most.pop()
        if beyond is not False:
            # Without an end above, or with a far one: no bound is as high.
            far = FAR * SCALE * self.one(beyond)
            high = SCALE * sum(map(self.one, most)) + far
        else:
            high = SCALE * sum(map(self.one, most))
        return Span(True, SCALE * sum(map(self.one, least)), high)  # noqa: FBT003

    def _total(self, total: Total) -> Ended:
        """Return both ends of a total, and when each is there."""
        lows, highs, has_low, has_high = [], [], [], []
        for counts, _, who in self._judged(total):
            for span in self.spans(FactValue(total.fact, total.years_back), who):
                may = self.all((span.when, no(counts.false)))
                if who.member is None:
                    has_low.append(no(may) if span.low is None or span.low < 0 else True)
                    has_high.append(no(may) if span.high is None or span.high > 0 else True)
                    continue
                has_low.append(no(may) if span.low is None else True)
                has_high.append(no(may) if span.high is None else True)
                sure = self.all((span.when, counts.true))
                lows.append(self._added(span.low, sure, may, lowest=True))
                highs.append(self._added(span.high, sure, may, lowest=False))
        return sum(lows), sum(highs), self.all(has_low), self.all(has_high)

    def _added(self, end: End, sure: Lit, may: Lit, *, lowest: bool) -> Amount:
        """Return what a member adds to one end, which is nothing if it does not count."""
        if end is None or may is False:
            return 0
        added = self.model.new_int_var(-FAR, FAR, "added")
        outer = self.model.new_int_var(-FAR, FAR, "outer")
        (self.model.add_min_equality if lowest else self.model.add_max_equality)(outer, [end, 0])
        self.when(sure, added == end)
        self.when(self.all((may, no(sure))), added == outer)
        self.when(no(may), added == 0)
        return added

    def _with_ends(self, relation: Relation, total: Ended, bound: int) -> Rails:
        low, high, has_low, has_high = total

        def above(by: int) -> Lit:
            return self.all((has_low, self.reaches(low, bound + by)))

        def below(by: int) -> Lit:
            return self.all((has_high, self.reaches(-high, by - bound)))

        match relation:
            case Relation.AT_LEAST:
                return Rails(above(0), below(1))
            case Relation.AT_MOST:
                return Rails(below(0), above(1))
            case Relation.MORE_THAN:
                return Rails(above(1), below(0))
            case Relation.LESS_THAN:
                return Rails(below(1), above(0))
            case Relation.EQUALS:
                return Rails(self.all((above(0), below(0))), self.any((above(1), below(1))))

    def _shared(self, node: Compare, bound: Fraction) -> Rails:
        """Return when every way in which open members can turn out has a share that will do."""
        if not isinstance(node.measure, Share):
            raise Unsupported
        judged = list(self._judged(node.measure))
        met = [self.all((c.true, s.true)) for c, s, _ in judged]
        unmet = [self.all((c.true, s.false)) for c, s, _ in judged]
        sure = [c.true for c, _, _ in judged]
        *raising, more_met = [
            self.all((no(c.true), no(c.false), no(s.false))) for c, s, _ in judged
        ]
        *lowering, more_unmet = [
            self.all((no(c.true), no(c.false), no(s.true))) for c, s, _ in judged
        ]
        found = self._ends_of(bound, met, [*sure, *lowering], more_unmet)
        # The greatest share is one less the least share of those that do not satisfy it.
        mirrored = self._ends_of(1 - bound, unmet, [*sure, *raising], more_met)
        true, false = _by_relation(self, node.relation, found, mirrored)
        anybody = self.any([*sure, *raising, *lowering, more_met, more_unmet])
        is_sure = self.any(sure)
        if_met = node.if_none is IfNone.MET
        return Rails(
            self.all((self.any((no(anybody), true)), self.any((is_sure, if_met)))),
            self.all((self.any((no(anybody), false)), self.any((is_sure, not if_met)))),
        )

    def _ends_of(
        self, bound: Fraction, met: list[Lit], counted: list[Lit], more: Lit
    ) -> tuple[Lit, Lit]:
        """Return when the least share is at least a bound, and when it is more than it.

        With any number more that do not satisfy it, the share comes near to nothing, and is not
        nothing if somebody does.
        """
        part, whole = bound.numerator, bound.denominator
        total = whole * sum(map(self.one, met)) - part * sum(map(self.one, counted))
        somebody = self.any(counted)
        reached = self.any(
            (
                self.all((somebody, self.reaches(total, 0))),
                self.all((no(somebody), bound <= 1)),
            )
        )
        passed = self.any(
            (
                self.all((somebody, self.reaches(total, 1))),
                self.all((no(somebody), bound < 1)),
            )
        )
        return (
            self.any((self.all((more, bound <= 0)), self.all((no(more), reached)))),
            self.any(
                (
                    self.all((more, self.any((bound < 0, self.all((bound <= 0, self.any(met))))))),
                    self.all((no(more), passed)),
                )
            ),
        )


def _by_relation(
    ground: Tallies, relation: Relation, above: tuple[Lit, Lit], below: tuple[Lit, Lit]
) -> tuple[Lit, Lit]:
    """Return when a share relates to its bound and when not, from what both its ends reach."""
    at_least, more_than = above
    at_most, less_than = below
    match relation:
        case Relation.AT_LEAST:
            return at_least, less_than
        case Relation.AT_MOST:
            return at_most, more_than
        case Relation.MORE_THAN:
            return more_than, at_most
        case Relation.LESS_THAN:
            return less_than, at_least
        case Relation.EQUALS:
            return ground.all((at_least, at_most)), ground.any((more_than, less_than))
