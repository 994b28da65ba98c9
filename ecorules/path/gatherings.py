"""Companies as the solver sees them: how many of each kin are changed in which way.

The sums below are those of `ecorules.language.tally`: who certainly counts, who perhaps does,
who satisfies the condition, with counts that the solver chooses.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import z3

from ecorules.language.syntax import Count, Every, Share, Some, Total
from ecorules.language.truth import Truth
from ecorules.path.ranges import (
    Amount,
    Extent,
    Formula,
    Rails,
    Range,
    both,
    greater,
    not_less,
    number,
)
from ecorules.path.sums import Sums, share_of, sum_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ecorules.path.amounts import Reach
    from ecorules.path.companies import Company, Tally
    from ecorules.path.kinship import Kinship
    from ecorules.path.possible import Choices
    from ecorules.path.rows import Place
    from ecorules.path.ways import Kin, Way


class Changing(NamedTuple):
    """Hold how many members are changed in one way, and what they add to each total.

    Each candidate is a member with its own cells; to the tallies all of them are one `way`.
    """

    candidates: tuple[tuple[str, Way], ...]
    way: Way
    count: Amount
    amounts: tuple[Amount | None, ...]
    before: Way


class World:
    """One company in one world: every tally of it as a formula."""

    def __init__(self, name: str, company: Company, kinship: Kinship, choices: Choices) -> None:
        """Make the counts that the solver chooses."""
        self.company = company
        self.kinship = kinship
        self._unlisted = kinship.unlisted()
        self._choices = choices
        self.totals = [one for one in company.tallies if isinstance(one, Total)]
        self.changing: list[Changing] = []
        self._standing: list[Changing] = []
        for place, one in enumerate(_alike(kinship.kin())):
            self._add(f"{name} {place}", one)

    def rails(self, tally: Every | Some) -> Rails:
        """Return when a quantor is true and when it is false."""
        sums = self._sums(tally)
        none = Fraction(0)
        if isinstance(tally, Every):
            is_open = [sums.inside_open, sums.perhaps_unmet, sums.perhaps_open, sums.inside_unmet]
            no_gap = both(*(not_less(none, one) for one in is_open))
            return Rails(both(no_gap, not sums.beyond_unmet), greater(sums.inside_unmet, none))
        may = [sums.inside_met, sums.inside_open, sums.perhaps_met, sums.perhaps_open]
        nobody = both(*(not_less(none, one) for one in may))
        return Rails(greater(sums.inside_met, none), both(nobody, not sums.beyond_met))

    def extent(self, tally: Share | Count | Total) -> Extent:
        """Return the possible values of a tally that has one."""
        if isinstance(tally, Total):
            return self._total(tally)
        sums = self._sums(tally)
        if isinstance(tally, Count):
            most = sum_of([sums.inside_met, sums.inside_open, sums.perhaps_met, sums.perhaps_open])
            return Range(sums.inside_met, most, has_high=not sums.beyond_met)
        found = share_of(sums)
        for met, counted in (found.least, found.most):
            # That these are whole as well tells the solver where to look first.
            self._choices.is_whole(met)
            self._choices.is_whole(counted)
        return found

    def served(self, changing: Changing) -> tuple[Tally, ...]:
        """Return the tallies for which a change is made: those that judge the member otherwise."""
        before, after = changing.before, changing.way
        judged = zip(self.company.tallies, before.judged, after.judged, strict=True)
        moved = {tally for tally, one, other in judged if one != other}
        amounts = zip(self.totals, before.amounts, after.amounts, strict=True)
        moved |= {tally for tally, one, other in amounts if one != other}
        return tuple(one for one in self.company.tallies if one in moved)

    def _add(self, name: str, alike: tuple[Kin, ...]) -> None:
        """Let the solver choose how many of these are changed in each way."""
        as_it_is, number_of = alike[0].ways[0], sum(len(kin.members) for kin in alike)
        counts = []
        for place, way in enumerate(alike[0].ways[1:], 1):
            count = self._choices.count(f"{name} {place}", way.effort)
            counts.append(count)
            candidates = tuple((key, kin.ways[place]) for kin in alike for key in kin.members)
            amounts = self._amounts(f"{name} {place}", way, count)
            self.changing.append(Changing(candidates, way, count, amounts, as_it_is))
        left: Amount = Fraction(number_of)
        if counts:
            changed = z3.Sum(counts)
            self._choices.require(changed <= number_of)
            left = number(left) - changed
        self._standing.append(Changing((), as_it_is, left, (), as_it_is))

    def _amounts(self, name: str, way: Way, count: Amount) -> tuple[Amount | None, ...]:
        """Return what the changed members add to each total, where that can be chosen."""
        found: list[Amount | None] = [None] * len(self.totals)
        made: dict[Place, Amount] = {}
        for slot in sorted(way.free):
            # Totals of one column over different members are about one amount.
            place = (self.totals[slot].fact, self.totals[slot].years_back)
            if place not in made:
                made[place] = self._amount(f"{name} amount {slot}", slot, way.amounts[slot], count)
            found[slot] = made[place]
        self._keep_parts_within(found)
        return tuple(found)

    def _amount(self, name: str, slot: int, within: Reach, count: Amount) -> Amount:
        """Return what so many members add together, each of them within a range."""
        step = self.kinship.step_of(self.totals[slot].fact)
        together = z3.Real(name) if step is None else self._choices.whole_amount(name, step)
        low, high = within.low, within.high
        if low is not None:
            self._choices.require(together >= number(low) * count)
        if high is not None:
            self._choices.require(together <= number(high) * count)
        if within.low_is_open:
            self._choices.require(z3.Implies(count > 0, together > number(low) * count))
        if within.high_is_open:
            self._choices.require(z3.Implies(count > 0, together < number(high) * count))
        if low is None or high is None:
            # With both ends it follows; to say so for each member would be slow.
            self._choices.require(z3.Implies(count == 0, together == 0))
        return together

    def _keep_parts_within(self, amounts: list[Amount | None]) -> None:
        """Keep a part within its whole where both are chosen: each member adds the same of both."""
        place_of = {(one.fact, one.years_back): slot for slot, one in enumerate(self.totals)}
        for part, whole in self.company.caps:
            slots = place_of.get(part), place_of.get(whole)
            ends = [None if slot is None else amounts[slot] for slot in slots]
            if ends[0] is not None and ends[1] is not None:
                self._choices.require(ends[0] <= ends[1])

    def _all(self) -> Iterator[Changing]:
        yield from self._standing
        yield from self.changing

    def _sums(self, tally: Tally) -> Sums:
        place = self.company.tallies.index(tally)
        sums: dict[tuple[Truth, Truth], list[Amount]] = {}
        for one in self._all():
            sums.setdefault(one.way.judged[place], []).append(one.count)

        def of(counts: Truth, satisfies: Truth) -> Amount:
            return sum_of(sums.get((counts, satisfies), []))

        where, that = (
            (Truth.FALSE, Truth.FALSE) if self._unlisted is None else self._unlisted.judged[place]
        )
        maybe = where is not Truth.FALSE
        return Sums(
            of(Truth.TRUE, Truth.TRUE),
            of(Truth.TRUE, Truth.FALSE),
            of(Truth.TRUE, Truth.UNKNOWN),
            of(Truth.UNKNOWN, Truth.TRUE),
            of(Truth.UNKNOWN, Truth.FALSE),
            of(Truth.UNKNOWN, Truth.UNKNOWN),
            maybe and that is not Truth.FALSE,
            maybe and that is not Truth.TRUE,
        )

    def _total(self, tally: Total) -> Range:
        place, slot = self.company.tallies.index(tally), self.totals.index(tally)
        low, high = _End(min), _End(max)
        for one in self._standing:
            low.add(one, place, slot)
            high.add(one, place, slot)
        for one in self.changing:
            for end in (low, high):
                end.add_changed(one, place, slot)
        beyond_low = beyond_high = True
        if self._unlisted is not None and self._unlisted.judged[place][0] is not Truth.FALSE:
            least, most = self._unlisted.amounts[slot][:2]
            beyond_low, beyond_high = (
                least is not None and least >= 0,
                most is not None and most <= 0,
            )
        return Range(
            sum_of(low.terms),
            sum_of(high.terms),
            both(beyond_low, *low.there),
            both(beyond_high, *high.there),
        )


def _alike(found: list[Kin]) -> list[tuple[Kin, ...]]:
    """Return kin together whom every tally judges alike, before and after any change of them."""
    together: dict[object, list[Kin]] = {}
    for kin in found:
        marks = tuple((way.judged, way.amounts, way.free, way.effort) for way in kin.ways)
        together.setdefault(marks, []).append(kin)
    return [tuple(alike) for alike in together.values()]


class _End:
    """Collect one end of a total: what each member adds at the least, or at the most."""

    def __init__(self, outer: Callable[[Fraction, Fraction], Fraction]) -> None:
        self._outer = outer
        self.terms: list[Amount] = []
        self.there: list[Formula] = []

    def add(self, one: Changing, place: int, slot: int) -> None:
        counts = one.way.judged[place][0]
        if counts is Truth.FALSE:
            return
        amount = one.way.amounts[slot]
        value = amount.low if self._outer is min else amount.high
        if value is None:
            # An end that is not there matters as long as anybody stands so.
            self.there.append(not_less(Fraction(0), one.count))
            return
        if counts is Truth.UNKNOWN:
            value = self._outer(value, Fraction(0))
        self.terms.append(
            value * one.count if isinstance(one.count, Fraction) else number(value) * one.count
        )

    def add_changed(self, one: Changing, place: int, slot: int) -> None:
        counts, added = one.way.judged[place][0], one.amounts[slot]
        if added is None:
            self.add(one, place, slot)
            return
        if counts is Truth.FALSE:
            return
        if counts is Truth.UNKNOWN:
            added = z3.If(added < 0, added, 0) if self._outer is min else z3.If(added > 0, added, 0)
        self.terms.append(added)
