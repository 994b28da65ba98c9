"""What a case says, cell by cell: the values that people may change in the form.

Each is a text as in `case.yaml`, so that two of them can be compared: see
`ecorules.case.workbook.base`.  Rows that a case says nothing in are not here.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.base import BaseSheet
from ecorules.case.workbook.layout import (
    AREA,
    EVIDENCE,
    EVIDENCE_ROW,
    FACTS,
    NAME,
    TARGETS,
    Entry,
    cell_name,
)
from ecorules.case.written.amounts import written_amount
from ecorules.case.written.columns import NO, YES, value_text
from ecorules.case.written.order import (
    by_number,
    in_order,
    observations_in_order,
    periods_in_order,
)
from ecorules.case.written.table import member_rows, used_cells
from ecorules.language.quantity import PLAIN
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from ecorules.case.model import (
        Case,
        Evidence,
        EvidenceFile,
        MemberList,
        Observation,
        OwnTarget,
        Terms,
    )
    from ecorules.case.workbook.layout import Sheet
    from ecorules.diagnostics import Text
    from ecorules.language.vocabulary import Change, Fact, Vocabulary

_NONE: Final = "-"
_DIGEST: Final = "sha256:"


def case_cells(case: Case, terms: Terms) -> dict[str, BaseSheet]:
    """Return all that a case says, by sheet, key of the row and column."""
    vocabulary, audited = terms.vocabulary, case.round.fiscal_year
    rosters = {
        name: roster_cells(members, vocabulary, audited) for name, members in in_order(case.rosters)
    }
    return {
        AREA.name: _sheet(AREA, dict(_area(case))),
        EVIDENCE.name: _sheet(EVIDENCE, dict(_evidence(case.register.evidence))),
        FACTS.name: _sheet(FACTS, dict(_facts(case.observations, vocabulary, audited))),
        **rosters,
        TARGETS.name: _sheet(TARGETS, dict(_targets(case.targets, terms.targets))),
    }


def entered(sheet: Sheet) -> tuple[str, ...]:
    """Return the columns of a sheet that people fill in every row."""
    return tuple(column.name for column in sheet.columns if column.entry is Entry.ENTERED)


def row_key(name: str, place: int) -> str:
    """Return the key of the first or a further row of one name.

    >>> row_key("19.1.1", 0), row_key("19.1.1", 1)
    ('19.1.1', '19.1.1~2')
    """
    return f"{name}~{place + 1}" if place else name


def codes_text(codes: Iterable[str]) -> str:
    """Return codes as they stand in one cell, one a line."""
    return "\n".join(sorted(codes, key=by_number))


def _sheet(sheet: Sheet, rows: Mapping[str, list[str]]) -> BaseSheet:
    return BaseSheet(entered(sheet), rows)


def _area(case: Case) -> Iterator[tuple[str, list[str]]]:
    yield from _identity(case)
    yield from _texts("area", case.area)
    for name, members in in_order(case.rosters):
        yield f"rosters.{name}.complete", [YES if members.is_complete else NO]
        yield f"rosters.{name}.evidence", [codes_text(members.evidence)]
    yield from _texts("agencies", case.agencies)
    for code, owners in in_order(case.owners):
        yield f"owners.{code}", ["\n".join(sorted(owners))]
    yield from _efforts(case.efforts)


def _efforts(efforts: Mapping[str, Change]) -> Iterator[tuple[str, list[str]]]:
    for name, one in in_order(efforts):
        if one.effort is not None:
            yield f"efforts.{name}.effort", [written_amount(one.effort, PLAIN).figure]
        if one.lead_time is not None:
            yield f"efforts.{name}.lead_time", [str(one.lead_time)]
        if one.changeable is not None:
            yield f"efforts.{name}.changeable", [YES if one.changeable else NO]


def _identity(case: Case) -> Iterator[tuple[str, list[str]]]:
    held, origin = case.round, case.provenance
    yield "id", [case.id]
    yield "title", _both(case.title)
    yield "edition", [case.edition]
    yield "synthetic", [YES if case.is_synthetic else NO]
    yield "note", _both(case.note)
    yield "provenance.source", ["" if origin is None else origin.source]
    yield "provenance.place", ["" if origin is None else origin.place or ""]
    yield "round.kind", [held.kind.value]
    yield "round.purpose", [held.purpose.value]
    yield "round.aim", ["" if held.aim is None else str(held.aim)]
    yield "round.fiscal_year", [str(held.fiscal_year)]
    yield "round.on", [held.on.isoformat()]
    yield "register.state", ["closed" if case.register.is_closed else "open"]


def _texts(part: str, texts: Mapping[str, Text]) -> Iterator[tuple[str, list[str]]]:
    yield from ((f"{part}.{name}", _both(text)) for name, text in in_order(texts))


def _both(text: Text | None) -> list[str]:
    return [] if text is None else [text.th, text.en]


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _evidence(register: Mapping[str, Evidence]) -> Iterator[tuple[str, list[str]]]:
    for code, evidence in in_order(register):
        yield (
            code,
            [
                evidence.state.value,
                "\n".join(map(_file, evidence.files)),
                _day(evidence.submitted),
                _day(evidence.valid_from),
                _day(evidence.valid_until),
                evidence.because or "",
                *(_both(evidence.title) or ["", ""]),
                _registered(evidence.files),
            ],
        )


def _file(file: EvidenceFile) -> str:
    return f"{_DIGEST}{file.sha256}" if file.path is None else file.path


def _registered(files: Iterable[EvidenceFile]) -> str:
    """Return what each file was when it was registered, a line each, if anything is known."""
    lines = [[_NONE if part is None else escaped(str(part)) for part in file[1:]] for file in files]
    known = any(part != _NONE for line in lines for part in line)
    return "\n".join(map(" ".join, lines)) if known else ""


def escaped(part: str) -> str:
    r"""Return a part of a line so that the line stays one, and `-` stays what is not known.

    >>> escaped("a\nb"), escaped("-")
    ('a\\nb', '\\-')
    """
    kept = part.replace("\\", "\\\\").replace("\n", "\\n")
    return f"\\{kept}" if kept == _NONE else kept


def unescaped(part: str) -> str | None:
    r"""Return what a part of a line says, or nothing if it is not known.

    >>> unescaped(escaped("a\nb")), unescaped(escaped("-")), unescaped("-")
    ('a\nb', '-', None)
    """
    if part == _NONE:
        return None
    return re.sub(r"\\(.)", lambda sign: "\n" if sign[1] == "n" else sign[1], part)


def _facts(
    made: Iterable[Observation], vocabulary: Vocabulary, audited: int
) -> Iterator[tuple[str, list[str]]]:
    in_line = observations_in_order(made)
    for (name, year), alike in groupby(in_line, lambda each: (each.fact, each.fiscal_year)):
        for place, each in enumerate(alike):
            key = row_key(cell_name(name, year, audited), place)
            figure, symbol = _amount(each, vocabulary.facts[name])
            yield key, [figure, symbol, codes_text(each.evidence), each.note or ""]


def _amount(made: Observation, fact: Fact) -> tuple[str, str]:
    if not isinstance(fact.kind, NumberKind) or isinstance(made.value, bool | str):
        return value_text(fact, made.value), ""
    written = written_amount(made.value, fact.kind.unit)
    return written.alone, written.symbol


def _targets(
    targets: Mapping[str, Iterable[OwnTarget]], kinds: Mapping[str, NumberKind]
) -> Iterator[tuple[str, list[str]]]:
    for name, periods in in_order(targets):
        for place, each in enumerate(periods_in_order(periods)):
            written = written_amount(each.value, kinds[name].unit)
            days = [_day(each.since), _day(each.until)]
            yield row_key(name, place), [written.alone, written.symbol, *days, each.source]


def roster_cells(members: MemberList, vocabulary: Vocabulary, audited: int) -> BaseSheet:
    """Return a roster; the evidence of a column is that of its fact, and stands once."""
    cells = used_cells(members)
    own = members.column_evidence
    cells += sorted((fact, audited) for fact in own if (fact, audited) not in cells)
    names = [cell_name(fact, year, audited) for fact, year in cells]
    supports = [_supports(own.get(fact)) if year == audited else "" for fact, year in cells]
    rows = {key: row for key, *row in member_rows(members, vocabulary, cells)}
    return BaseSheet((NAME, *names), {EVIDENCE_ROW: ["", *supports], **rows})


def _supports(codes: tuple[str, ...] | None) -> str:
    """Return what supports a column of its own; that nothing does is another thing than silence."""
    return "" if codes is None else codes_text(codes) or _NONE
