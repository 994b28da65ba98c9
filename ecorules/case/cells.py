"""What the cells of one column mean on the day of the audit, worked out once per value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case import readings
from ecorules.case.readings import Observed, observed

if TYPE_CHECKING:
    from ecorules.case.model import Meant, Member, Sorting, Value
    from ecorules.language.interval import Interval
    from ecorules.language.subject import Lack, Reading
    from ecorules.language.truth import Truth
    from ecorules.language.vocabulary import Fact


class Column:
    """One fact in one fiscal year: what each value in the roster means on the day.

    `lack` is why nothing in the column counts, if so: its evidence is shared by all.  What is
    worked out is kept with the list of members, so that further audits of it cost less.
    """

    def __init__(self, fact: Fact, fiscal_year: int, lack: Lack | None, sorting: Sorting) -> None:
        self.cell = (fact.name, fiscal_year)
        self.lack = lack
        self.kind = fact.kind
        self._fact = fact
        # Kept by the object: rows share it, it lives as long as they do, and hashing a fraction
        # would take longer than all the rest.
        self.meant: Meant = (fact, fiscal_year, lack)
        self._numbers = sorting.numbers.setdefault(self.meant, {})
        self._flags = sorting.flags.setdefault(self.meant, {})
        self._choices = sorting.choices.setdefault(self.meant, {})

    def number(self, member: Member) -> Reading[Interval]:
        """Return the possible values that a member's cell leaves."""
        value = member.cells.get(self.cell)
        found = self._numbers.get(id(value))
        if found is None:
            found = self._numbers[id(value)] = readings.number(self._fact, self._observed(value))
        return found

    def flag(self, member: Member) -> Reading[Truth]:
        """Return whether a member's cell says yes."""
        value = member.cells.get(self.cell)
        found = self._flags.get(id(value))
        if found is None:
            found = self._flags[id(value)] = readings.flag(self._fact, self._observed(value))
        return found

    def choice(self, member: Member) -> Reading[frozenset[str]]:
        """Return the values that a member's cell leaves."""
        value = member.cells.get(self.cell)
        found = self._choices.get(id(value))
        if found is None:
            found = self._choices[id(value)] = readings.choice(self._fact, self._observed(value))
        return found

    def _observed(self, value: Value | None) -> Observed:
        if value is not None and self.lack is None:
            # What `observed` says of one value that counts, without looking for another.
            return Observed((value,))
        name, fiscal_year = self.cell
        return observed(name, fiscal_year, () if value is None else ((value, self.lack),))
