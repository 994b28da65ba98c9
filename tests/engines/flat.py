"""Cases as flat tables: what a case holds, written the way a table of cases is filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path

import polars as pl

from ecorules.audit.conduct import audit
from ecorules.case.model import Case, Evidence, EvidenceState, MemberList, Value
from ecorules.case.papers import Papers, is_handed_in, is_valid
from ecorules.case.standing import is_in_force
from ecorules.edition.model import Edition
from ecorules.engines.columnar.flat import Sources, flat_tables
from ecorules.engines.columnar.headers import documents_of
from ecorules.engines.columnar.run import results
from ecorules.engines.columnar.setting import Setting
from ecorules.language.vocabulary import NumberKind

NOTHING = ""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A table of cases and one of each roster, every cell as text."""

    cases: list[dict[str, str]]
    rosters: dict[str, list[dict[str, str]]]


def sheets(edition: Edition, cases: Sequence[Case]) -> Sheets:
    """Return cases as tables; they are called by their places."""
    rows, rosters = [], dict[str, list[dict[str, str]]]()
    for place, case in enumerate(cases):
        papers = Papers(case.register, case.round.on, case.round.kind)
        rows.append({"case": str(place), **_row(edition, case, papers)})
        for name in edition.vocabulary.rosters:
            members = case.rosters.get(name)
            found = [] if members is None else _members(edition, case, members, papers)
            rosters.setdefault(name, []).extend({"case": str(place), **one} for one in found)
    return Sheets(rows, rosters)


def _row(edition: Edition, case: Case, papers: Papers) -> dict[str, str]:
    found = {
        "round": case.round.kind.value,
        "register": "closed" if case.register.is_closed else "open",
        "on": case.round.on.isoformat(),
    }
    for item in documents_of(edition):
        evidence = case.register.evidence.get(item)
        found[f"doc:{item}"] = NOTHING if evidence is None else _state(evidence, papers)
    for name, target in edition.targets.items():
        own = [each for each in case.targets.get(name, ()) if is_in_force(each, case.round.on)]
        found[f"target:{name}"] = decimal(target.unit.from_base(own[0].value)) if own else NOTHING
    for name in edition.vocabulary.rosters:
        members = case.rosters.get(name)
        complete = members is not None and members.is_complete
        counts = members is not None and papers.lack_of_support(members.evidence) is None
        found |= {f"complete:{name}": said(complete), f"counts:{name}": said(counts)}
    return {**found, **dict(_facts(edition, case, papers))}


def _state(evidence: Evidence, papers: Papers) -> str:
    if not is_handed_in(evidence, papers.on):
        return "planned"
    if evidence.state is not EvidenceState.REJECTED and not is_valid(evidence, papers.on):
        return "expired"
    return evidence.state.value


def _facts(edition: Edition, case: Case, papers: Papers) -> Iterator[tuple[str, str]]:
    """Yield what was observed and counts, as one column or as both ends of what conflicts."""
    values: dict[tuple[str, int], set[Value]] = {}
    for one in case.observations:
        if papers.lack_of_support(one.evidence) is None:
            cell = one.fact, case.round.fiscal_year - one.fiscal_year
            values.setdefault(cell, set()).add(one.value)
    for (name, years_back), several in values.items():
        header = f"{name}@-{years_back}" if years_back else name
        kind = edition.vocabulary.facts[name].kind
        if years_back < 0:
            continue
        if isinstance(kind, NumberKind):
            numbers = [decimal(kind.unit.from_base(value)) for value in _numbers(several)]
            yield f"low:{header}", numbers[0]
            yield f"high:{header}", numbers[-1]
        elif len(several) == 1 or all(isinstance(value, str) for value in several):
            yield header, "|".join(sorted(said(value) for value in several))


def _numbers(values: set[Value]) -> list[Fraction]:
    return sorted(value for value in values if isinstance(value, Fraction))


def said(value: Value) -> str:
    """Return a yes, a no or a choice as text."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def decimal(value: Fraction) -> str:
    """Return a number with as many decimals as it takes; it must not take too many."""
    for places in range(7):
        scaled = value * 10**places
        if scaled.denominator == 1:
            whole, rest = divmod(abs(scaled.numerator), 10**places)
            sign = "-" if value < 0 else ""
            return f"{sign}{whole}.{rest:0{places}}" if places else f"{sign}{whole}"
    raise AssertionError(value)


def _members(
    edition: Edition, case: Case, members: MemberList, papers: Papers
) -> list[dict[str, str]]:
    key = edition.vocabulary.rosters[members.roster].key
    found = []
    for member in members.members:
        row = {key: member.key}
        for (name, year), value in member.cells.items():
            evidence = members.column_evidence.get(name, members.evidence)
            years_back = case.round.fiscal_year - year
            if papers.lack_of_support(evidence) is None and years_back >= 0:
                kind = edition.vocabulary.facts[name].kind
                header = f"{name}@-{years_back}" if years_back else name
                row[header] = (
                    decimal(kind.unit.from_base(value))
                    if isinstance(kind, NumberKind) and isinstance(value, Fraction)
                    else said(value)
                )
        found.append(row)
    return found


def halved(case: Case) -> Case:
    """Return the case with every number cut to halves, which tables can hold as decimals."""
    return replace(
        case,
        observations=tuple(replace(one, value=_half(one.value)) for one in case.observations),
        targets={
            name: tuple(replace(one, value=Fraction(round(one.value * 2), 2)) for one in periods)
            for name, periods in case.targets.items()
        },
        rosters={
            name: replace(
                members,
                members=tuple(
                    one._replace(cells={cell: _half(value) for cell, value in one.cells.items()})
                    for one in members.members
                ),
            )
            for name, members in case.rosters.items()
        },
    )


def _half(value: Value) -> Value:
    if isinstance(value, bool) or not isinstance(value, Fraction):
        return value
    return Fraction(round(value * 2), 2)


def written(folder: Path, made: Sheets, suffix: str = ".csv") -> Sources:
    """Write tables into a folder, and return where they are."""
    cases = folder / f"cases{suffix}"
    _write(made.cases, ["case"], cases)
    rosters = {}
    for name, rows in made.rosters.items():
        rosters[name] = folder / f"{name}{suffix}"
        _write(rows, ["case", "registration"], rosters[name])
    return Sources([cases], rosters)


def _write(rows: list[dict[str, str]], first: list[str], path: Path) -> None:
    headers = list(dict.fromkeys([*first, *(header for row in rows for header in row)]))
    table = pl.DataFrame(
        {header: [row.get(header) or None for row in rows] for header in headers},
        schema=dict.fromkeys(headers, pl.String),
    )
    if path.suffix == ".parquet":
        table.write_parquet(path)
    else:
        table.write_csv(path)


def differing(edition: Edition, cases: Sequence[Case], sources: Sources) -> list[str]:
    """Return in what flat tables of cases differ from the audits of the cases."""
    flat = flat_tables(edition, sources, Setting(fiscal_year=cases[0].round.fiscal_year))
    rows = {row["case"]: row for row in results(edition, flat.tables).collect().to_dicts()}
    found = []
    for place, case in enumerate(cases):
        row, audited = rows[str(place)], audit(edition, case)
        expected: dict[str, int | str] = {
            "proven": audited.conclusion.proven,
            "reachable": audited.conclusion.reachable,
        }
        for code, one in audited.findings.items():
            expected[f"verdict:{code}"] = one.verdict.value
        found += [
            f"case {place}, {name}: {row[name]}, and audited {value}"
            for name, value in expected.items()
            if row[name] != value
        ]
    return found
