"""How far an area has what the new requirements ask for, and who has to provide the rest.

A fact is to be collected if the new edition's audit of what is carried lacks it: what cannot
change a finding any more is not asked for.  An evidence item is to be collected unless a
document that counts is offered to it; a target that the area sets itself is always to be set.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.audit.outstanding import owners_of
from ecorules.edition.model import SetBy
from ecorules.language.subject import Lack
from ecorules.revision.answers import AnswerKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.audit.finding import Finding
    from ecorules.language.trace import Unresolved
    from ecorules.revision.carryover import Carryover


class Holding(Enum):
    """Say how far a fact is in hand; the first that holds for any requirement counts."""

    TO_COLLECT = "to-collect"
    TO_CLEAR_UP = "to-clear-up"
    PARTLY = "partly"
    IN_HAND = "in-hand"
    NOT_NEEDED = "not-needed"


_OPEN = frozenset({Holding.TO_COLLECT, Holding.TO_CLEAR_UP, Holding.PARTLY})


@dataclass(frozen=True, slots=True)
class HeldFact:
    """One fact of one fiscal year: how far it is in hand for a requirement.

    `missing` are the members of a roster whose value is still asked for; `lack` says why
    what was observed does not count.
    """

    fact: str
    fiscal_year: int
    holding: Holding
    missing: tuple[str, ...] = ()
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is new to collect, who can provide it, and which requirements ask it.

    `fiscal_years` are those for which a fact is asked, `members` those of whom it is, and
    `lack` why what was observed does not count; `level` is the lowest that asks.
    """

    kind: AnswerKind
    name: str
    owners: tuple[str, ...]
    requirements: tuple[str, ...]
    level: int
    fiscal_years: tuple[int, ...] = ()
    members: frozenset[str] = frozenset()
    lack: Lack | None = None


def held_facts(found: Carryover, code: str) -> tuple[HeldFact, ...]:
    """Return the facts that a new requirement reads, each with how far it is in hand."""
    reasons = found.audit.findings[code].reasons
    return tuple(_held(found, fact, year, reasons) for fact, year in found.needs[code].facts)


def _held(found: Carryover, fact: str, year: int, reasons: Iterable[Unresolved]) -> HeldFact:
    roster = found.after.vocabulary.facts[fact].roster
    is_observed = _is_observed(found, fact, year)
    named = [each for each in reasons if (each.gap.item, each.gap.fiscal_year) == (fact, year)]
    if not named:
        # Without the roster nothing is known of any member, and the roster is what is named.
        is_open = roster is not None and any(each.gap.item == roster for each in reasons)
        unneeded = Holding.TO_COLLECT if is_open else Holding.NOT_NEEDED
        return HeldFact(fact, year, Holding.IN_HAND if is_observed else unneeded)
    missing = tuple(sorted({member for each in named for member in each.members}))
    lacks = [each.gap.lack for each in named if each.gap.lack is not Lack.NO_OBSERVATION]
    if lacks:
        return HeldFact(fact, year, Holding.TO_CLEAR_UP, missing, lacks[0])
    return HeldFact(fact, year, Holding.PARTLY if is_observed else Holding.TO_COLLECT, missing)


def _is_observed(found: Carryover, fact: str, year: int) -> bool:
    made = ((each.fact, each.fiscal_year) for each in found.case.observations)
    members = (member for each in found.case.rosters.values() for member in each.members)
    return (fact, year) in made or any((fact, year) in member.cells for member in members)


def holdings(found: Carryover) -> dict[tuple[str, int], Holding]:
    """Return how far each fact of each year is in hand, for all that read it together."""
    order = list(Holding)
    every: dict[tuple[str, int], Holding] = {}
    for code in asking(found):
        for held in held_facts(found, code):
            before = every.get((held.fact, held.fiscal_year), held.holding)
            every[held.fact, held.fiscal_year] = min(before, held.holding, key=order.index)
    return every


def own_targets(found: Carryover, code: str) -> tuple[str, ...]:
    """Return the targets of a new requirement that the area has to set itself."""
    targets = found.after.targets
    return tuple(name for name in found.needs[code].targets if targets[name].set_by is SetBy.AREA)


def is_served(found: Carryover, item: str) -> bool:
    """Return whether a document that counts is offered to an evidence item."""
    offered = found.offered(AnswerKind.DOCUMENT, item)
    return any(found.papers.lack(answer.name) is None for answer in offered)


def asking(found: Carryover) -> tuple[str, ...]:
    """Return the new requirements that ask for something: all but those that do not apply."""
    return tuple(
        code
        for code, finding in found.audit.findings.items()
        if finding.verdict is not Verdict.NOT_APPLICABLE
    )


def owed(found: Carryover) -> tuple[Owed, ...]:
    """Return all that is new to collect, each thing once, whichever requirements ask it."""
    merged: dict[tuple[AnswerKind, str], Owed] = {}
    for code in asking(found):
        for each in _owed_by(found, found.audit.findings[code]):
            before = merged.get((each.kind, each.name))
            merged[each.kind, each.name] = each if before is None else _together(before, each)
    return tuple(merged.values())


def _owed_by(found: Carryover, finding: Finding) -> Iterator[Owed]:
    requirement = finding.requirement
    code, level = (requirement.code,), requirement.level
    for reason in finding.reasons:
        if reason.gap.item in found.after.vocabulary.rosters:
            owners = owners_of(found.audit, finding, reason)
            yield Owed(AnswerKind.ROSTER, reason.gap.item, owners, code, level)
    for held in held_facts(found, requirement.code):
        if held.holding in _OPEN:
            fact = found.after.vocabulary.facts[held.fact]
            kind = AnswerKind.OBSERVATION if fact.roster is None else AnswerKind.COLUMN
            years, members = (held.fiscal_year,), frozenset(held.missing)
            yield Owed(kind, held.fact, (fact.owner,), code, level, years, members, held.lack)
    for item in requirement.evidence:
        if not is_served(found, item.code):
            yield Owed(AnswerKind.DOCUMENT, item.code, item.owners, code, level)
    for name in own_targets(found, requirement.code):
        owner = found.after.targets[name].owner
        owners = requirement.owners if owner is None else (owner,)
        yield Owed(AnswerKind.TARGET, name, owners, code, level)


def _together(one: Owed, other: Owed) -> Owed:
    # Nobody owns a roster: those provide it whose requirement is the first to need it, not all.
    others = () if one.kind is AnswerKind.ROSTER else other.owners
    return Owed(
        kind=one.kind,
        name=one.name,
        fiscal_years=tuple(sorted({*one.fiscal_years, *other.fiscal_years})),
        members=one.members | other.members,
        lack=one.lack or other.lack,
        owners=tuple(dict.fromkeys((*one.owners, *others))),
        requirements=tuple(dict.fromkeys((*one.requirements, *other.requirements))),
        level=min(one.level, other.level),
    )


def owed_by_owner(items: Iterable[Owed]) -> dict[str, tuple[Owed, ...]]:
    """Return what each owner is asked for; what several share stands with each of them."""
    found: dict[str, list[Owed]] = {}
    for item in items:
        for owner in item.owners:
            found.setdefault(owner, []).append(item)
    return {owner: tuple(found[owner]) for owner in sorted(found)}
