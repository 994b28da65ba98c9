"""A settled area as a case: made up by a proof, says so everywhere, judged by the definition."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.conduct import audit
from ecorules.case.canonical import digest
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
)
from ecorules.diagnostics import Text
from ecorules.edition.model import SetBy
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.revision.proof.model import Example, Judged
from ecorules.revision.proof.pairs import BETTER, WORSE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Value
    from ecorules.edition.model import Edition
    from ecorules.revision.proof.asking import Hit
    from ecorules.revision.proof.settled import Settled
    from ecorules.revision.proof.space import Space

# What supports every value of the area: it is made up as well, and says so.
RECORD: Final = "made-up-record"
_RECORD_TITLE: Final = Text("record made up for a proof", "บันทึกสมมติเพื่อการพิสูจน์")
_AREA: Final = Text("made-up area", "พื้นที่สมมติ")
_SOURCE: Final = "สมมติเพื่อการพิสูจน์ (made up for a proof)"
_NOTE: Final = Text(
    "Made up by a proof to show what the criteria allow: of no real area, and nobody's data.",
    "สมมติขึ้นโดยการพิสูจน์เพื่อแสดงว่าเกณฑ์เปิดช่องให้เกิดสิ่งใดได้ ไม่ใช่พื้นที่จริงและไม่ใช่ข้อมูลของผู้ใด",
)
_BUDDHIST: Final = 543
_FIRST_MONTH: Final = 10


class About(NamedTuple):
    """Say what an example shows: its name, and in words."""

    id: str
    title: Text


class Expected(NamedTuple):
    """Say of an edition what its audit of an example has to find."""

    edition: Edition
    says: Callable[[Audit], bool]


def example(  # noqa: PLR0913, PLR0917 - an area, what it shows, and who judges it
    area: Settled,
    space: Space,
    side: str,
    about: About,
    on: date,
    expected: Sequence[Expected],
    hit: Hit,
) -> Example:
    """Return an area as a case, with the audits of it."""
    case = _case(area, space, side, about, on, [one.edition for one in expected])
    judged = []
    for one in expected:
        found = audit(one.edition, replace(case, edition=one.edition.id), on=on)
        judged.append(Judged(found, one.says(found)))
    members = sum(len(one.members) for one in case.rosters.values())
    return Example(case, tuple(judged), members, hit.is_smallest, hit.is_likely)


def fiscal_year(on: date) -> int:
    """Return the fiscal year of a day: it begins in October of the year before."""
    return on.year + _BUDDHIST + (on.month >= _FIRST_MONTH)


def _case(  # noqa: PLR0913, PLR0917 - as above
    area: Settled, space: Space, side: str, about: About, on: date, editions: Sequence[Edition]
) -> Case:
    year = fiscal_year(on)
    made = Case(
        id=about.id,
        title=about.title,
        edition=editions[0].id,
        is_synthetic=True,
        note=_NOTE,
        area={"area": _AREA},
        round=Round(RoundKind.CERTIFICATION, Purpose.RAISE, None, year, on),
        agencies={},
        owners={},
        targets=_targets(area, on, editions),
        observations=tuple(_observations(area, space, side, year)),
        rosters=_rosters(area, side, year, editions),
        register=Register(is_closed=True, evidence=_papers(area, side)),
        digest="",
    )
    return replace(made, digest=digest(made))


def _papers(area: Settled, side: str) -> dict[str, Evidence]:
    found: dict[str, Evidence] = {}
    for bare, name in sorted(_of_side(area.truths, side).items()):
        if bare.startswith("paper "):
            item = bare.removeprefix("paper ")
            state = EvidenceState.ACCEPTED if area.truths[name] else EvidenceState.PLANNED
            found[item] = Evidence(item, state)
    return found | {RECORD: Evidence(RECORD, EvidenceState.ACCEPTED, _RECORD_TITLE)}


def _targets(
    area: Settled, on: date, editions: Sequence[Edition]
) -> dict[str, tuple[OwnTarget, ...]]:
    own = {
        name
        for edition in editions
        for name, target in edition.targets.items()
        if target.set_by is SetBy.AREA
    }
    return {
        name: (OwnTarget(area.numbers[f"target {name}"], on, None, _SOURCE),)
        for name in sorted(own)
        if f"target {name}" in area.numbers
    }


def _observations(area: Settled, space: Space, side: str, year: int) -> Iterator[Observation]:
    for _, name in sorted(_of_side(space.told, side).items()):
        told = space.told[name]
        value: Value
        if isinstance(told.fact.kind, NumberKind):
            value = area.numbers[name]
        elif isinstance(told.fact.kind, ChoiceKind):
            value = area.choices[name]
        else:
            value = area.truths[name]
        yield Observation(told.fact.name, value, year - told.years_back, (RECORD,))


def _rosters(
    area: Settled, side: str, year: int, editions: Sequence[Edition]
) -> dict[str, MemberList]:
    found = {}
    for roster, rows in area.members.items():
        declared = next(
            one
            for edition in editions
            if (one := edition.vocabulary.rosters.get(roster)) is not None
        )
        members = tuple(
            Member(
                f"{place:03}", f"{declared.member.th}สมมติ {place}", _cells(row, roster, side, year)
            )
            for place, row in enumerate(rows, 1)
        )
        found[roster] = MemberList(
            roster, members, is_complete=True, evidence=(RECORD,), column_evidence={}
        )
    return found


def _cells(
    row: Mapping[str, Value], roster: str, side: str, year: int
) -> dict[tuple[str, int], Value]:
    found = {}
    for bare, name in _of_side(row, side).items():
        fact, _, back = bare.removeprefix(f"{roster} ").rpartition("@")
        found[fact, year - int(back)] = row[name]
    return found


def _of_side(names: Iterable[str], side: str) -> dict[str, str]:
    """Return the names that tell of one area, by what they are without it.

    What is not told of the better of two areas is in it as in the other.
    """
    sides = (WORSE, BETTER) if side == BETTER else (side,)
    every = list(names)
    return {
        name.removeprefix(start): name
        for start in sides
        for name in every
        if name.startswith(start)
    }


def known_to(case: Case, edition: Edition) -> Case:
    """Return what an edition can be told of a case: its own words, and nothing else."""
    facts, targets = edition.vocabulary.facts, edition.targets
    items = {item.code for one in edition.requirements.values() for item in one.evidence}
    evidence = {
        code: one for code, one in case.register.evidence.items() if code in items or one.title
    }
    rosters = {
        name: replace(
            one,
            members=tuple(
                member._replace(
                    cells={cell: value for cell, value in member.cells.items() if cell[0] in facts}
                )
                for member in one.members
            ),
        )
        for name, one in case.rosters.items()
        if name in edition.vocabulary.rosters
    }
    known = replace(
        case,
        edition=edition.variant_of or edition.id,
        targets={
            name: periods
            for name, periods in case.targets.items()
            if name in targets and targets[name].set_by is SetBy.AREA
        },
        observations=tuple(one for one in case.observations if one.fact in facts),
        rosters=rosters,
        register=replace(case.register, evidence=evidence),
    )
    return replace(known, digest=digest(known))
