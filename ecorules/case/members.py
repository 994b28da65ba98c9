"""The members of a roster on the day of the audit, those together that read alike.

A column of the roster counts or not for all members at once, because its evidence is shared.
So a condition over five hundred factories meets as many subjects as there are different rows
in the columns it asks about, and what a value means is worked out once per column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ecorules.case import readings
from ecorules.case.alike import alike
from ecorules.case.readings import Observed, observed
from ecorules.language.interval import Interval
from ecorules.language.subject import Gap, Gathering, Group, Lack, Reading, Subject, Unlisted
from ecorules.language.vocabulary import Fact, NumberKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.case.model import Member, MemberList, Value
    from ecorules.case.papers import Papers
    from ecorules.language.truth import Truth
    from ecorules.language.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Company:
    """All members of an area's rosters as they stand, and the area they delegate to."""

    area: Subject
    vocabulary: Vocabulary
    papers: Papers
    fiscal_year: int

    def nobody_listed(self, roster: str) -> Gathering:
        """Return what is known of the members of a roster that was never handed in."""
        return Gathering((), self._unlisted(roster, (Lack.NO_OBSERVATION,)))

    def gathering(self, members: MemberList, facts: frozenset[tuple[str, int]]) -> Gathering:
        """Return the members of a list, those together whose readings of `facts` are alike."""
        columns = {
            (name, years_back): self._column(members, fact, years_back)
            for name, years_back in facts
            if (fact := self.vocabulary.facts[name]).roster == members.roster
        }
        kinds = alike(
            members,
            valued=[column.cell for column in columns.values() if column.lack is None],
            filled=[column.cell for column in columns.values() if column.lack is not None],
        )
        groups = tuple(
            Group(kind.keys, _Member(self.area, columns, kind.example)) for kind in kinds
        )
        unsupported = self.papers.lack_of_support(members.evidence)
        incomplete = None if members.is_complete else Lack.NO_OBSERVATION
        return Gathering(groups, self._unlisted(members.roster, (incomplete, unsupported)))

    def _column(self, members: MemberList, fact: Fact, years_back: int) -> _Column:
        evidence = members.column_evidence.get(fact.name, members.evidence)
        lack = self.papers.lack_of_support(evidence)
        return _Column(fact, self.fiscal_year - years_back, lack)

    def _unlisted(self, roster: str, lacks: tuple[Lack | None, ...]) -> Unlisted | None:
        gaps = tuple(Gap(lack, roster) for lack in lacks if lack is not None)
        if not gaps:
            return None
        return Unlisted(_NeverListed(self.area, self.vocabulary.facts, roster), gaps)


class _Column:
    """One fact in one fiscal year: what each value in the roster means on the day."""

    def __init__(self, fact: Fact, fiscal_year: int, lack: Lack | None) -> None:
        self.cell = (fact.name, fiscal_year)
        self.lack = lack
        self._fact = fact
        self._numbers: dict[Value | None, Reading[Interval]] = {}
        self._flags: dict[Value | None, Reading[Truth]] = {}
        self._choices: dict[Value | None, Reading[frozenset[str]]] = {}

    def number(self, member: Member) -> Reading[Interval]:
        value = member.cells.get(self.cell)
        if value not in self._numbers:
            self._numbers[value] = self._general(value) or readings.number(
                self._fact, self._observed(value)
            )
        return self._numbers[value]

    def flag(self, member: Member) -> Reading[Truth]:
        value = member.cells.get(self.cell)
        if value not in self._flags:
            self._flags[value] = readings.flag(self._fact, self._observed(value))
        return self._flags[value]

    def choice(self, member: Member) -> Reading[frozenset[str]]:
        value = member.cells.get(self.cell)
        if value not in self._choices:
            self._choices[value] = readings.choice(self._fact, self._observed(value))
        return self._choices[value]

    def _general(self, value: Value | None) -> Reading[Interval] | None:
        """Return the general value where a row carries none of its own.

        A value that is there but does not count yet is no absence: were the general one put
        in its place, accepting the evidence could overturn what was settled.
        """
        kind = self._fact.kind
        if value is None and isinstance(kind, NumberKind) and kind.otherwise is not None:
            return Reading(Interval.point(kind.otherwise))
        return None

    def _observed(self, value: Value | None) -> Observed:
        name, fiscal_year = self.cell
        return observed(name, fiscal_year, () if value is None else ((value, self.lack),))


@dataclass(frozen=True, slots=True)
class _OfTheArea:
    """Answer as the area does, for all that is not a member's own."""

    area: Subject

    def roster(self, roster: str, facts: frozenset[tuple[str, int]]) -> Gathering:
        return self.area.roster(roster, facts)

    def target(self, target: str) -> Reading[Interval]:
        return self.area.target(target)

    def document(self, item: str) -> Reading[Truth]:
        return self.area.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        return self.area.conforms(requirement)


@dataclass(frozen=True, slots=True)
class _Member(_OfTheArea):
    """Answer for members that are alike: their own columns, and the area for all else."""

    columns: Mapping[tuple[str, int], _Column]
    example: Member

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        column = self.columns.get((fact, years_back))
        return self.area.number(fact, years_back) if column is None else column.number(self.example)

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        column = self.columns.get((fact, years_back))
        return self.area.flag(fact, years_back) if column is None else column.flag(self.example)

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        column = self.columns.get((fact, years_back))
        return self.area.choice(fact, years_back) if column is None else column.choice(self.example)


@dataclass(frozen=True, slots=True)
class _NeverListed(_OfTheArea):
    """Answer for any member that the roster may lack: its own facts may be anything.

    That they are not known is no gap of theirs, but of the roster.
    """

    facts: Mapping[str, Fact]
    of: str

    def number(self, fact: str, years_back: int) -> Reading[Interval]:
        own = self._own(fact)
        return readings.number(own, _NOTHING) if own else self.area.number(fact, years_back)

    def flag(self, fact: str, years_back: int) -> Reading[Truth]:
        own = self._own(fact)
        return readings.flag(own, _NOTHING) if own else self.area.flag(fact, years_back)

    def choice(self, fact: str, years_back: int) -> Reading[frozenset[str]]:
        own = self._own(fact)
        return readings.choice(own, _NOTHING) if own else self.area.choice(fact, years_back)

    def _own(self, name: str) -> Fact | None:
        fact = self.facts[name]
        return fact if fact.roster == self.of else None


_NOTHING = Observed(())
