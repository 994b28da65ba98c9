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
from ecorules.case.apart import marks
from ecorules.case.cells import Column
from ecorules.case.readings import Observed
from ecorules.language.reads import needs_of
from ecorules.language.subject import Gap, Gathering, Group, Lack, Reading, Subject, Unlisted

if TYPE_CHECKING:
    from collections.abc import Hashable, Mapping

    from ecorules.case.model import Member, MemberList
    from ecorules.case.papers import Papers
    from ecorules.language.interval import Interval
    from ecorules.language.reads import Needs
    from ecorules.language.syntax import Node
    from ecorules.language.truth import Truth
    from ecorules.language.vocabulary import Fact, Vocabulary


class Company:
    """All members of an area's rosters as they stand, and the area they delegate to."""

    def __init__(
        self, area: Subject, vocabulary: Vocabulary, papers: Papers, fiscal_year: int
    ) -> None:
        self._area = area
        self._facts = vocabulary.facts
        self._papers = papers
        self._fiscal_year = fiscal_year
        self._columns: dict[tuple[str, int], Column] = {}
        self._lacks: dict[tuple[str, ...], Lack | None] = {}

    def nobody_listed(self, roster: str) -> Gathering:
        """Return what is known of the members of a roster that was never handed in."""
        return Gathering((), self._unlisted(roster, (Lack.NO_OBSERVATION,)))

    def gathering(self, members: MemberList, asked: frozenset[Node]) -> Gathering:
        """Return the members of a list, those together that nothing asked can tell apart.

        That they are members of this area the list says, and nothing else does: what an
        accepted database measured at a factory counts, but not that the factory is one of them.
        Where all that it rests on is as it was, it is the one that was found before.
        """
        rests_on = self._rests_on(members, needs_of(asked))
        if rests_on is None:
            return self._gathered(members, asked)
        kept = members.sorting.gatherings.get(asked)
        if kept is None or kept[0] != rests_on:
            kept = members.sorting.gatherings[asked] = (rests_on, self._gathered(members, asked))
        return kept[1]

    def _rests_on(self, members: MemberList, needs: Needs) -> tuple[Hashable, ...] | None:
        """Return every answer that a gathering rests on, unless other members are among them."""
        if needs.others:
            return None
        facts = [(self._facts[name], years_back) for name, years_back in needs.facts]
        return (
            members.is_complete,
            self._lack_of_support(members.evidence),
            *(
                self._column(members, fact, years_back).meant
                if fact.roster == members.roster
                else readings.reading(fact, years_back, self._area)
                for fact, years_back in facts
            ),
            *(self._area.target(target) for target in needs.targets),
            *(self._area.document(item) for item in needs.documents),
        )

    def _gathered(self, members: MemberList, asked: frozenset[Node]) -> Gathering:
        columns = {
            (name, years_back): self._column(members, fact, years_back)
            for name, years_back in needs_of(asked).facts
            if (fact := self._facts[name]).roster == members.roster
        }
        told_apart = dict(
            each for question in asked for each in marks(question, members, columns, self._area)
        )
        groups = tuple(
            Group(kind.keys, _Member(self._area, columns, kind.example))
            for kind in alike(members, told_apart)
        )
        unsupported = self._lack_of_support(members.evidence)
        incomplete = None if members.is_complete else Lack.NO_OBSERVATION
        unlisted = self._unlisted(members.roster, (incomplete, unsupported))
        return Gathering(groups, unlisted, perhaps=unsupported is not None)

    def _column(self, members: MemberList, fact: Fact, years_back: int) -> Column:
        asked = (fact.name, years_back)
        if asked not in self._columns:
            evidence = members.column_evidence.get(fact.name, members.evidence)
            lack = self._lack_of_support(evidence)
            self._columns[asked] = Column(
                fact, self._fiscal_year - years_back, lack, members.sorting
            )
        return self._columns[asked]

    def _lack_of_support(self, evidence: tuple[str, ...]) -> Lack | None:
        if evidence not in self._lacks:
            self._lacks[evidence] = self._papers.lack_of_support(evidence)
        return self._lacks[evidence]

    def _unlisted(self, roster: str, lacks: tuple[Lack | None, ...]) -> Unlisted | None:
        gaps = tuple(Gap(lack, roster) for lack in lacks if lack is not None)
        if not gaps:
            return None
        return Unlisted(_NeverListed(self._area, self._facts, roster), gaps)


@dataclass(frozen=True, slots=True)
class _OfTheArea:
    """Answer as the area does, for all that is not a member's own."""

    area: Subject

    def roster(self, roster: str, asked: frozenset[Node]) -> Gathering:
        return self.area.roster(roster, asked)

    def target(self, target: str) -> Reading[Interval]:
        return self.area.target(target)

    def document(self, item: str) -> Reading[Truth]:
        return self.area.document(item)

    def conforms(self, requirement: str) -> Reading[Truth]:
        return self.area.conforms(requirement)


@dataclass(frozen=True, slots=True)
class _Member(_OfTheArea):
    """Answer for members that are alike: their own columns, and the area for all else."""

    columns: Mapping[tuple[str, int], Column]
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
