"""What one form asks: everything that an edition reads, or the part of a level or of an agency."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.terms import terms_of
from ecorules.case.workbook.cells import case_cells
from ecorules.case.workbook.layout import cell_name
from ecorules.edition.model import SetBy
from ecorules.language.reads import reads
from ecorules.language.syntax import TargetValue, walk

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.case.model import Case, Terms
    from ecorules.case.workbook.base import BaseSheet
    from ecorules.diagnostics import Text
    from ecorules.edition.model import Edition, EvidenceItem, Requirement
    from ecorules.language.vocabulary import Fact


class AskedItem(NamedTuple):
    """A document that is asked for, by which requirement, and from whom."""

    item: EvidenceItem
    requirement: Requirement
    owners: tuple[str, ...]


class AskedFact(NamedTuple):
    """A fact of one year that is read, by which requirements; years count from the audited one."""

    fact: Fact
    years_back: int
    requirements: tuple[str, ...]


@dataclass(frozen=True)
class Part:
    """A form for an edition, filled with what a case has, for one agency and up to one level."""

    edition: Edition
    case: Case | None = None
    owner: str | None = None
    level: int | None = None

    @property
    def is_whole(self) -> bool:
        """Return whether the form asks everything, of everybody."""
        return self.owner is None and self.level is None

    @property
    def is_empty(self) -> bool:
        """Return whether the form would ask nothing."""
        return not (self.items or self.facts or self.targets)

    @cached_property
    def terms(self) -> Terms:
        """Return what a case may name under the edition."""
        return terms_of(self.edition)

    @cached_property
    def held(self) -> Mapping[str, BaseSheet]:
        """Return what the case has, cell by cell."""
        return {} if self.case is None else case_cells(self.case, self.terms)

    @property
    def audited(self) -> int | None:
        """Return the audited fiscal year, if there is a case to say it."""
        return None if self.case is None else self.case.round.fiscal_year

    def agency(self, owner: str) -> Text:
        """Return what an owner is called in this area."""
        named = {} if self.case is None else self.case.agencies
        return named.get(owner, self.edition.vocabulary.owners[owner])

    def concerns(self, owners: tuple[str, ...]) -> bool:
        """Return whether what these owners provide belongs into the form."""
        return self.owner is None or self.owner in owners

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """Return the requirements that the form asks about, level by level."""
        everything = self.edition.requirements.values()
        asked = (one for one in everything if self.level is None or one.level <= self.level)
        return tuple(sorted(asked, key=lambda one: one.level))

    @cached_property
    def items(self) -> tuple[AskedItem, ...]:
        """Return the documents that the form asks for."""
        assigned = {} if self.case is None else self.case.owners
        found = (
            AskedItem(item, one, assigned.get(one.code, item.owners))
            for one in self.requirements
            for item in one.evidence
        )
        return tuple(asked for asked in found if self.concerns(asked.owners))

    @cached_property
    def facts(self) -> tuple[AskedFact, ...]:
        """Return the facts that the form asks for, this year's before those of earlier years."""
        readers: dict[str, dict[int, list[str]]] = {}
        for one in self.requirements:
            read = {cell for node in (one.requires, one.applies) for cell in reads(node)}
            for fact, back in sorted(read):
                readers.setdefault(fact, {}).setdefault(back, []).append(one.code)
        known = self.edition.vocabulary.facts
        return tuple(
            AskedFact(known[fact], back, tuple(codes))
            for fact, years in readers.items()
            for back, codes in sorted(years.items())
            if self.concerns((known[fact].owner,))
        )

    @cached_property
    def targets(self) -> tuple[str, ...]:
        """Return the targets that the area sets itself and the form asks for."""
        named = {
            node.target: None
            for one in self.requirements
            for condition in (one.requires, one.applies)
            if condition is not None
            for node in walk(condition)
            if isinstance(node, TargetValue)
        }
        return tuple(name for name in named if self._asks_for(name))

    def _asks_for(self, target: str) -> bool:
        known = self.edition.targets[target]
        is_own = known.set_by is SetBy.AREA
        return is_own and self.concerns(() if known.owner is None else (known.owner,))

    def name_of(self, asked: AskedFact) -> str:
        """Return under which name the form has a fact of a year."""
        if self.audited is None:
            return cell_name(asked.fact.name, -asked.years_back, None)
        return cell_name(asked.fact.name, self.audited - asked.years_back, self.audited)
