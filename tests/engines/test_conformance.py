"""Every row of the conformance tables, on every engine."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from tests.conformance.rows import Row, rows
from tests.engines.engine import Engine, Judgement, Refused
from tests.engines.registry import ENGINES, PACKAGES, REFUSALS
from tests.engines.telling import Told, Untold, told

ROWS = rows()
# Rows about what no case can say; the definition alone is asked, in `tests.conformance`.
_TWO_VALUES = "a roster holds one value for each member and never two that conflict"
_NO_RANGE = "of a target that is not set, a case does not know the range"
UNTOLD = {
    "A choice of a factory that is open names that factory": _TWO_VALUES,
    "A number of a factory is judged within its range": _TWO_VALUES,
    "A number of a factory that conflicts across the bound is named as conflicting": _TWO_VALUES,
    "Contradicting observations of a factory widen the total by their distance": _TWO_VALUES,
    "A share of 100 % meets a target that is not set, whatever it will be": _NO_RANGE,
    "A target that is not set has the range that is declared for it": _NO_RANGE,
}


def as_audit(row: Row) -> Told | str:
    """Return a row as an audit, or why none says it."""
    try:
        return told(row)
    except Untold as reason:
        return str(reason)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.topic}: {row.name}")
@pytest.mark.parametrize("engine", ENGINES, ids=lambda engine: engine.name)
def test_every_engine_gives_what_the_table_says(engine: Engine, row: Row) -> None:
    """The tables are the meaning of the language: an engine may refuse a row, never bend it."""
    if find_spec(PACKAGES.get(engine.name, "ecorules")) is None:
        pytest.skip(f"{PACKAGES[engine.name]} is not there")
    audited = as_audit(row)
    if isinstance(audited, str):
        assert UNTOLD.get(row.name) == audited
        return
    found = answer(engine, audited)
    refusal = REFUSALS.get(engine.name, {}).get(row.name)
    if refusal is not None or isinstance(found, str):
        assert found == refusal
        return
    assert {code: found.met[code] for code in audited.expected} == audited.expected


def answer(engine: Engine, audited: Told) -> Judgement | str:
    """Return what an engine says, or why it refuses."""
    try:
        (found,) = engine.judge(audited.edition, [audited.case])
    except Refused as reason:
        return str(reason)
    return found


def test_rows_that_no_case_can_say_are_named() -> None:
    """A row is never left out in silence."""
    untold = {row.name: said for row in ROWS if isinstance(said := as_audit(row), str)}
    assert untold == UNTOLD
