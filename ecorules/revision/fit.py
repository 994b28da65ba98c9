"""What of a case does not count under an edition that it was not made for, and what forbids it.

An edition asks for its own documents, targets and facts.  What a case holds beyond them says
nothing under it, and that is told; and what nobody had asked of it, it cannot be said to lack.
Where the same name means another thing - another kind of value, another dimension, a range in
which the value does not lie - nobody knows what the case would say under the edition: then it is
not judged by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.diagnostics import Text, quoted
from ecorules.edition.model import SetBy
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.case.model import Case, Value
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact


class Uncounted(NamedTuple):
    """What a case holds and an edition does not ask for, by name, each kind in order."""

    documents: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fit:
    """Hold what differs between the words that cases are written in and those of an edition."""

    under: Edition
    documents: frozenset[str]
    targets: frozenset[str]
    facts: frozenset[str]
    rosters: frozenset[str]
    changed: frozenset[str]
    remeasured: frozenset[str]

    def uncounted(self, case: Case) -> Uncounted:
        """Return what counts under the edition that a case was made for and not under this one."""
        told = {each.fact for each in case.observations}
        listed = {name for roster in case.rosters for name in _columns(case, roster, self.facts)}
        return Uncounted(
            _in_order(self.documents & case.register.evidence.keys()),
            _in_order(self.targets & case.targets.keys()),
            _in_order(self.facts & (told | listed)),
            _in_order(self.rosters & case.rosters.keys()),
        )

    def reasons(self, case: Case) -> tuple[Text, ...]:
        """Return why a case cannot be judged by the edition, if it cannot."""
        return tuple(dict.fromkeys((*self._other_values(case), *self._other_targets(case))))

    def _other_values(self, case: Case) -> Iterator[Text]:
        """Yield the facts whose value in the case is none under the edition."""
        if not self.changed:
            return
        for name, roster, value in _values(case):
            if name not in self.changed:
                continue
            fact = self.under.vocabulary.facts[name]
            if fact.roster != roster or not _is_possible(value, fact):
                yield Text(
                    f"the case has a value of {quoted(name)} that is none under `{self.under.id}`",
                    f"กรณีนี้มีค่าของ {quoted(name)} ซึ่งใช้ไม่ได้ตามนิยามของฉบับ `{self.under.id}`",
                )

    def _other_targets(self, case: Case) -> Iterator[Text]:
        for name in sorted(self.remeasured & case.targets.keys()):
            yield Text(
                f"the target {quoted(name)} of the case is measured otherwise by `{self.under.id}`",
                f"ค่าเป้าหมาย {quoted(name)} ของกรณีนี้ใช้หน่วยหรือช่วงค่าต่างจากฉบับ `{self.under.id}`",
            )


def asked_anew(case: Case, made_for: Edition, *editions: Edition) -> Case:
    """Return a case whose closed register says nothing of what nobody had asked for.

    That is whatever one of these editions asks for and the one that it was made for does not.
    """
    if not case.register.is_closed:
        return case
    asked = frozenset[str]().union(*map(_documents, editions))
    return replace(case, register=replace(case.register, unasked=asked - _documents(made_for)))


@lru_cache(maxsize=64)
def fit(made_for: Edition, under: Edition) -> Fit:
    """Return how cases made for one edition fit another."""
    theirs, ours = made_for.vocabulary, under.vocabulary
    return Fit(
        under=under,
        documents=_documents(made_for) - _documents(under),
        targets=_own_targets(made_for) - _own_targets(under),
        facts=frozenset(theirs.facts.keys() - ours.facts.keys()),
        rosters=frozenset(theirs.rosters.keys() - ours.rosters.keys()),
        changed=frozenset(
            name
            for name, fact in theirs.facts.items()
            if name in ours.facts and _place(fact) != _place(ours.facts[name])
        ),
        remeasured=frozenset(
            name
            for name in _own_targets(made_for) & _own_targets(under)
            if not made_for.targets[name].unit.is_alike(under.targets[name].unit)
        ),
    )


def _place(fact: Fact) -> tuple[object, str | None]:
    return fact.kind, fact.roster


@lru_cache(maxsize=64)
def _documents(edition: Edition) -> frozenset[str]:
    every = edition.requirements.values()
    return frozenset(item.code for one in every for item in one.evidence)


def _own_targets(edition: Edition) -> frozenset[str]:
    """Return the targets that areas set for themselves."""
    every = edition.targets.items()
    return frozenset(name for name, target in every if target.set_by is SetBy.AREA)


def _columns(case: Case, roster: str, wanted: frozenset[str]) -> set[str]:
    """Return which of some facts a list tells of its members."""
    if not wanted:
        return set()
    members = case.rosters[roster].members
    return {name for member in members for name, _ in member.cells if name in wanted}


def _values(case: Case) -> Iterator[tuple[str, str | None, Value]]:
    for each in case.observations:
        yield each.fact, None, each.value
    for roster, listed in case.rosters.items():
        for member in listed.members:
            for (name, _), value in member.cells.items():
                yield name, roster, value


def _is_possible(value: Value, fact: Fact) -> bool:
    """Return whether a value is one that a fact may have."""
    match fact.kind:
        case NumberKind(extent=extent, whole=whole):
            is_number = isinstance(value, Fraction) and value in extent
            return is_number and (not whole or Fraction(value).denominator == 1)
        case FlagKind():
            return isinstance(value, bool)
        case ChoiceKind(values=values):
            return isinstance(value, str) and value in values
        case _:
            assert_never(fact.kind)


def _in_order(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(names))
