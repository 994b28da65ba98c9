"""What is known of facts, documents and members, and what may become of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, combinations
from typing import NamedTuple, TypeAlias

from ecorules.audit.conduct import national_targets
from ecorules.case.model import Case, Member
from ecorules.case.papers import Papers
from ecorules.case.standing import is_in_force
from ecorules.edition.model import Edition
from ecorules.language.syntax import Constant, FactValue, Measure, TargetValue
from ecorules.language.vocabulary import Better, ChoiceKind, Fact, NumberKind
from tests.path.literals import FAR, Amount, Lit, Literals, Rails, Unsupported, no, scaled

# An end of a range: a number, a variable of the solver, or none.
End: TypeAlias = Amount
# When something is known so: the values that count, or what it is chosen to be.
Situation: TypeAlias = tuple[Lit, tuple[Amount, ...], Amount]


class Span(NamedTuple):
    """Hold between which values a number lies in one situation."""

    when: Lit
    low: End
    high: End


class Someone(NamedTuple):
    """A member of a list; without one, any that the list may lack."""

    roster: str
    member: Member | None


class Situations(Literals):
    """An edition and a case, and what may be done about it."""

    def __init__(self, edition: Edition, case: Case, efforts: Mapping[str, int]) -> None:
        """Begin with the case as it stands."""
        super().__init__(efforts)
        self.edition, self.case = edition, case
        self.facts = edition.vocabulary.facts
        self.papers = Papers(case.register, case.round.on, case.round.kind)
        self.national = national_targets(edition, case.round.on)

    def spans(self, node: Measure, of: Someone | None) -> list[Span]:
        """Return between which values a number lies, in each situation."""
        match node:
            case Constant(value):
                return [Span(True, scaled(value), scaled(value))]  # noqa: FBT003
            case TargetValue(name):
                return [Span(True, *self._target(name))]  # noqa: FBT003
            case FactValue(name, back):
                return [
                    Span(when, *_ends(self.facts[name], values, chosen))
                    for when, values, chosen in self.situations(name, back, of)
                ]
            case _:
                raise Unsupported

    def _target(self, name: str) -> tuple[End, End]:
        if name in self.national:
            value = self.national[name]
            return (None, None) if value is None else (scaled(value.low), scaled(value.high))
        day = self.case.round.on
        own = [one.value for one in self.case.targets.get(name, ()) if is_in_force(one, day)]
        return (scaled(own[0]), scaled(own[0])) if own else (None, None)

    def among(self, name: str, back: int, wanted: set[Amount], of: Someone | None) -> Rails:
        """Return when a flag or a choice certainly has one of these values."""
        fact = self.facts[name]
        every = set(fact.kind.values) if isinstance(fact.kind, ChoiceKind) else {True, False}
        true, false = [], []
        for when, values, chosen in self.situations(name, back, of):
            if chosen is not None:
                true.append(self.all((when, self.any(chosen[one] for one in wanted))))
                false.append(self.all((when, self.any(chosen[one] for one in every - wanted))))
                continue
            possible = set(values) or every
            true.append(when if possible <= wanted else False)
            false.append(when if not possible & wanted else False)
        return Rails(self.any(true), self.any(false))

    def situations(self, name: str, back: int, of: Someone | None) -> list[Situation]:
        """Return what a fact may be known to be: values that count, or one that is chosen."""
        fact = self.facts[name]
        is_own = of is not None and fact.roster == of.roster
        key = ("fact", name, back, of.member.key if is_own and of and of.member else is_own)
        if key not in self.kept:
            if not is_own:
                self.kept[key] = self._of_area(fact, back)
            elif of is None or of.member is None:
                self.kept[key] = [(True, (), None)]
            else:
                self.kept[key] = self._of_member(fact, back, of.member)
        found: list[Situation] = self.kept[key]
        return found

    def _of_area(self, fact: Fact, back: int) -> list[Situation]:
        place = (fact.name, self.case.round.fiscal_year - back)
        counted: dict[Amount, Lit] = {}
        for one in self.case.observations:
            if (one.fact, one.fiscal_year) == place:
                support = self.support(one.evidence)
                counted[one.value] = self.any((counted.get(one.value, False), support))
        changes = back == 0 and fact.better is not Better.NEITHER
        acted: Lit = False
        if changes or not (len(counted) == 1 and any(one is True for one in counted.values())):
            acted = self.decided(("act", *place), fact.name)
        found = []
        for some in chain.from_iterable(
            combinations(counted, size) for size in range(len(counted) + 1)
        ):
            given = [lit if value in some else no(lit) for value, lit in counted.items()]
            found.append((self.all((no(acted), *given)), some, None))
        if acted is not False:
            found.append((acted, (), self._chosen(fact, list(counted), changes, acted)))
        return [one for one in found if one[0] is not False]

    def _of_member(self, fact: Fact, back: int, member: Member) -> list[Situation]:
        year = self.case.round.fiscal_year - back
        listed = self.case.rosters[fact.roster or ""]
        codes = listed.column_evidence.get(fact.name, listed.evidence)
        counts = self.support(codes)
        before = member.cells.get((fact.name, year))
        known = [] if before is None else [before]
        changes = back == 0 and fact.better is not Better.NEITHER
        acted: Lit = False
        if codes and (changes or not known):
            acted = self.decided(("cell", fact.name, year, member.key), fact.name)
        chosen = None if acted is False else self._chosen(fact, known, changes, acted)
        found = [
            (self.all((counts, acted)), (), chosen),
            (self.all((counts, no(acted))), tuple(known), None),
            (no(counts), (), None),
        ]
        return [one for one in found if one[0] is not False]

    def _chosen(self, fact: Fact, known: list[Amount], changes: bool, acted: Lit) -> Amount:  # noqa: FBT001
        """Return what something is chosen to be: never worse than what somebody observed."""
        up = not known or (changes and fact.better is Better.HIGHER)
        down = not known or (changes and fact.better is Better.LOWER)
        match fact.kind:
            case NumberKind(_, extent, _):
                lows = [] if extent.low is None else [scaled(extent.low)]
                highs = [] if extent.high is None else [scaled(extent.high)]
                lows += [] if down else [min(map(scaled, known))]
                highs += [] if up else [max(map(scaled, known))]
                return self.model.new_int_var(max([-FAR, *lows]), min([FAR, *highs]), fact.name)
            case ChoiceKind(values):
                may: dict[Amount, bool] = {
                    name: changes or not known or name in known for name in values
                }
            case _:
                may = {True: up or True in known, False: down or False in known}
        chosen = {value: self.new() if is_free else False for value, is_free in may.items()}
        self.when(acted, sum(map(self.one, chosen.values())) == 1)
        return chosen

    def support(self, codes: Iterable[str]) -> Lit:
        """Return when all documents count; nothing supports nothing."""
        named = sorted(set(codes))
        return self.all(map(self.paper, named)) if named else False

    def paper(self, code: str) -> Lit:
        """Return when a document counts."""
        return self.papers.lack(code) is None or self.decided(("paper", code), code)


def _ends(fact: Fact, values: tuple[Amount, ...], chosen: Amount) -> tuple[End, End]:
    """Return the ends of a number fact: chosen, observed, or as far as it can go."""
    if chosen is not None:
        return chosen, chosen
    if values:
        return min(map(scaled, values)), max(map(scaled, values))
    if not isinstance(fact.kind, NumberKind):
        raise Unsupported
    low, high = fact.kind.extent.low, fact.kind.extent.high
    return None if low is None else scaled(low), None if high is None else scaled(high)
