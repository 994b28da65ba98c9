"""The digest of a case: the same for the same meaning, different for any other.

Everything that a report may show or a condition may ask is part of it; where it stood in which
file is not.  Rows, keys, observations and evidence codes are put in order first, so that a
sorted roster or a re-saved file is still the same case.
"""

from __future__ import annotations

import json
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING, TypeAlias, assert_never

from ecorules.case.model import EvidenceFile

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from ecorules.case.model import (
        Case,
        Evidence,
        MemberList,
        Observation,
        OwnTarget,
        Round,
        Team,
        Value,
    )
    from ecorules.diagnostics import Text
    from ecorules.language.vocabulary import Change

_Line: TypeAlias = "Sequence[str | int | bool | Sequence[str] | None]"


def digest(case: Case) -> str:
    """Return the SHA-256 of what a case means, as `sha256:` and its hexadecimal digits."""
    found = sha256()
    for line in _lines(case):
        found.update(json.dumps(line, ensure_ascii=False).encode())
        found.update(b"\n")
    return f"sha256:{found.hexdigest()}"


def _lines(case: Case) -> Iterator[_Line]:
    """Yield the case line by line; each begins with the word that says what it is."""
    yield ["case", case.id, case.edition, case.is_synthetic]
    yield ["title", *_both(case.title)]
    yield ["note", *_both(case.note)]
    if case.provenance is not None:
        yield ["provenance", case.provenance.source, case.provenance.place]
    yield ["round", *_of_round(case.round)]
    yield from _texts("area", case.area)
    yield from _texts("agency", case.agencies)
    yield from (["owners", code, *sorted(names)] for code, names in sorted(case.owners.items()))
    for target, periods in sorted(case.targets.items()):
        yield from _in_order(["target", target, *_of_target(period)] for period in periods)
    yield from _in_order(_of_observation(each) for each in case.observations)
    yield from (["effort", name, *_of_effort(one)] for name, one in sorted(case.efforts.items()))
    if case.team is not None:
        yield from _of_team(case.team)
    for _, members in sorted(case.rosters.items()):
        yield from _roster(members)
    yield ["register", case.register.is_closed]
    for _, evidence in sorted(case.register.evidence.items()):
        yield _of_evidence(evidence)
        yield from _of_files(evidence)


def _in_order(lines: Iterable[_Line]) -> list[_Line]:
    return sorted(lines, key=json.dumps)


def _texts(word: str, texts: Mapping[str, Text]) -> Iterator[_Line]:
    yield from ([word, name, *_both(text)] for name, text in sorted(texts.items()))


def _both(text: Text | None) -> tuple[str, ...]:
    return () if text is None else (text.th, text.en)


def _of_round(found: Round) -> _Line:
    return [found.kind.value, found.purpose.value, found.aim, found.fiscal_year, _day(found.on)]


def _of_target(target: OwnTarget) -> _Line:
    return [_value(target.value), _day(target.since), _day(target.until), target.source]


def _of_observation(made: Observation) -> _Line:
    value = _value(made.value)
    return ["observed", made.fact, made.fiscal_year, value, sorted(made.evidence), made.note]


def _of_effort(change: Change) -> _Line:
    return [None if change.effort is None else _value(change.effort), *change[1:]]


def _of_team(team: Team) -> Iterator[_Line]:
    yield from _texts("person", team.people)
    for name, visit in (("pre-audit", team.pre_audit), ("audit", team.audit)):
        if visit is not None:
            yield ["visit", name, *sorted(day.isoformat() for day in visit.days)]
            yield from _parts("auditor", name, visit.auditors)
    yield from _parts("adviser", "", team.advisers)
    yield from (["decider", person] for person in sorted(team.deciders))


def _parts(word: str, of: str, people: Mapping[str, frozenset[str] | None]) -> Iterator[_Line]:
    for person, codes in sorted(people.items()):
        yield [word, of, person, None if codes is None else sorted(codes)]


def _of_evidence(evidence: Evidence) -> _Line:
    return [
        "evidence",
        evidence.code,
        evidence.state.value,
        *(evidence.title or ("", "")),
        *(evidence.files[0][:2] if evidence.files else (None, None)),
        _day(evidence.submitted),
        _day(evidence.valid_from),
        _day(evidence.valid_until),
        evidence.because,
    ]


def _of_files(evidence: Evidence) -> Iterator[_Line]:
    """Yield a line for each file, unless the line of the evidence says all of its only one."""
    if evidence.files and evidence.files != (EvidenceFile(*evidence.files[0][:2]),):
        yield from (["file", evidence.code, *file] for file in evidence.files)


def _roster(members: MemberList) -> Iterator[_Line]:
    """Yield one line a member, with the cells in the order of the columns that are used."""
    yield ["roster", members.roster, members.is_complete, sorted(members.evidence)]
    for fact, codes in sorted(members.column_evidence.items()):
        yield ["column", fact, sorted(codes)]
    cells = sorted({cell for member in members.members for cell in member.cells})
    yield ["cells", *(f"{fact}@{year}" for fact, year in cells)]
    # Most rows share one object for a value, and to write a fraction takes longer than to look.
    written: dict[int, str] = {}
    for member in sorted(members.members, key=lambda member: member.key):
        line = ["member", member.key, member.title]
        for cell in cells:
            value = member.cells.get(cell)
            if id(value) not in written:
                written[id(value)] = "" if value is None else _value(value)
            line.append(written[id(value)])
        yield line


def _value(value: Value) -> str:
    """Return a value so that a number, a yes and a word are never taken for each other."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return f"{value.numerator}/{value.denominator}"
        case str():
            return f"={value}"
        case _:
            assert_never(value)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
