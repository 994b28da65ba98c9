"""The columnar engine, so that it can be compared with the definition."""

from __future__ import annotations

from collections.abc import Sequence

from ecorules.audit.finding import Verdict
from ecorules.case.model import Case
from ecorules.diagnostics import Invalid
from ecorules.edition.model import Edition
from ecorules.engines.columnar.conclusion import climbed
from ecorules.engines.columnar.folders import stands
from ecorules.engines.columnar.plan import concluded, judged
from ecorules.engines.columnar.subjects import Area, tables_of
from ecorules.language.truth import Truth
from ecorules.levels import LevelState
from tests.engines.engine import Judgement, Refused

_TRUTHS = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}
_STATES = {True: LevelState.PROVEN, False: LevelState.BLOCKED, None: LevelState.OPEN}


def judge(edition: Edition, cases: Sequence[Case]) -> list[Judgement]:
    """Return what the columns say of each case."""
    areas = [Area(str(place), stands(edition, case)) for place, case in enumerate(cases)]
    try:
        found = judged(edition, tables_of(edition, areas)).cases
    except Invalid as refused:
        raise Refused(str(refused)) from None
    levels = climbed(edition)
    states = {f"level {number}": truth for number, truth in levels.standing.items()}
    rows = concluded(edition, found.with_columns(**states), *states).collect(engine="streaming")
    told = {row["case"]: row for row in rows.to_dicts()}
    return [_judgement(edition, told[area.case], levels.incomplete) for area in areas]


def _judgement(
    edition: Edition, row: dict[str, bool | int | str | None], incomplete: frozenset[int]
) -> Judgement:
    proven, reachable = row["proven"], row["reachable"]
    assert isinstance(proven, int)
    assert isinstance(reachable, int)
    return Judgement(
        {code: Verdict(row[f"verdict:{code}"]) for code in edition.requirements},
        {code: _TRUTHS[_truth(row[f"met:{code}"])] for code in edition.requirements},
        {
            number: _state(_truth(row[f"level {number}"]), is_incomplete=number in incomplete)
            for number in edition.levels
        },
        proven,
        reachable,
    )


def _truth(cell: bool | int | str | None) -> bool | None:  # noqa: FBT001 - a cell of a table
    assert cell is None or isinstance(cell, bool)
    return cell


def _state(truth: bool | None, *, is_incomplete: bool) -> LevelState:  # noqa: FBT001 - a cell
    if truth is False or not is_incomplete:
        return _STATES[truth]
    return LevelState.INCOMPLETE
