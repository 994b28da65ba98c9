"""Settled areas by chance and all small ones in turn: what proofs claim to be about, told as cases.

Every fact has one value, every document is in hand or not, rosters are complete; so an audit
leaves nothing undetermined, unless the edition itself does.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations_with_replacement, product
from random import Random

from ecorules.audit.conduct import Audit, audit
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Member,
    MemberList,
    Observation,
    OwnTarget,
    Purpose,
    Register,
    Round,
    RoundKind,
    Value,
)
from ecorules.edition.model import Edition, SetBy
from ecorules.language.vocabulary import ChoiceKind, Fact, NumberKind
from tests.small import NAME

DAY, YEAR = date(2022, 10, 1), 2566
RECORD = "record"
NUMBERS = tuple(Fraction(text) for text in ("-2", "-1", "0", "1/3", "1/2", "2/3", "1", "2", "3"))


def settled_case(
    edition: Edition,
    facts: Mapping[tuple[str, int], Value],
    members: Mapping[str, Sequence[Mapping[tuple[str, int], Value]]],
    papers: Mapping[str, bool],
    targets: Mapping[str, Fraction],
) -> Case:
    """Return an area of which everything is known; facts by name and years back."""
    evidence = {
        code: Evidence(code, EvidenceState.ACCEPTED) for code, held in papers.items() if held
    }
    return Case(
        id="settled",
        title=NAME,
        edition=edition.id,
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.CERTIFICATION, Purpose.RAISE, None, YEAR, DAY),
        agencies={},
        owners={},
        targets={name: (OwnTarget(value, DAY, None, "plan"),) for name, value in targets.items()},
        observations=tuple(
            Observation(fact, value, YEAR - back, (RECORD,))
            for (fact, back), value in facts.items()
        ),
        rosters={
            roster: MemberList(
                roster,
                tuple(
                    Member(
                        str(place),
                        str(place),
                        {(fact, YEAR - back): value for (fact, back), value in row.items()},
                    )
                    for place, row in enumerate(rows)
                ),
                is_complete=True,
                evidence=(RECORD,),
                column_evidence={},
            )
            for roster, rows in members.items()
        },
        register=Register(
            is_closed=True,
            evidence=evidence | {RECORD: Evidence(RECORD, EvidenceState.ACCEPTED, NAME)},
        ),
        digest="",
    )


def values_of(fact: Fact, numbers: Sequence[Fraction] = NUMBERS) -> list[Value]:
    """Return a few values that a fact can have."""
    match fact.kind:
        case NumberKind(extent=extent):
            return [value for value in numbers if value in extent]
        case ChoiceKind(values=values):
            return sorted(values)
        case _:
            return [False, True]


def random_area(chance: Random, edition: Edition, most: int = 4) -> Case:
    """Return a settled area by chance, with a few members in each roster."""
    facts, rosters = edition.vocabulary.facts, edition.vocabulary.rosters

    def told(of: str | None) -> dict[tuple[str, int], Value]:
        own = [fact for fact in facts.values() if fact.roster == of]
        return {
            (fact.name, back): chance.choice(values_of(fact)) for fact in own for back in (0, 1, 2)
        }

    def alike(roster: str) -> list[dict[tuple[str, int], Value]]:
        rows = [told(roster) for _ in range(2)]
        return [chance.choice(rows) for _ in range(chance.randrange(most + 1))]

    items = [item.code for one in edition.requirements.values() for item in one.evidence]
    items += [f"{code}/{item}" for code in edition.requirements for item in ("order", "plan")]
    often = chance.random()
    return settled_case(
        edition,
        told(None),
        {roster: alike(roster) for roster in rosters},
        {item: chance.random() < often for item in items},
        {
            name: chance.choice(NUMBERS)
            for name, target in edition.targets.items()
            if target.set_by is SetBy.AREA
        },
    )


def small_areas(
    edition: Edition, most: int, numbers: Sequence[Fraction], targets: Sequence[Fraction]
) -> Iterator[Case]:
    """Yield every settled area of so many members at the most, with values of a few."""
    facts = edition.vocabulary.facts.values()
    own = [fact for fact in facts if fact.roster is None]
    named = sorted(edition.targets)
    items = [item.code for one in edition.requirements.values() for item in one.evidence]
    rosters = sorted(edition.vocabulary.rosters)
    columns = [edition.vocabulary.columns(roster) for roster in rosters]
    rows = [
        [
            {(fact.name, 0): value for fact, value in zip(cells, values, strict=True)}
            for values in product(*(values_of(fact, numbers) for fact in cells))
        ]
        for cells in columns
    ]
    lists = [
        [
            list(chosen)
            for many in range(most + 1)
            for chosen in combinations_with_replacement(each, many)
        ]
        for each in rows
    ]
    for told in product(*(values_of(fact, numbers) for fact in own)):
        for held in product((False, True), repeat=len(items)):
            for aims in product(targets, repeat=len(named)):
                for members in product(*lists):
                    yield settled_case(
                        edition,
                        {(fact.name, 0): value for fact, value in zip(own, told, strict=True)},
                        dict(zip(rosters, members, strict=True)),
                        dict(zip(items, held, strict=True)),
                        dict(zip(named, aims, strict=True)),
                    )


def judged(edition: Edition, case: Case) -> Audit:
    """Return the audit of a settled area by an edition."""
    return audit(edition, replace(case, edition=edition.id), on=DAY)
