"""Every row of the conformance tables, evaluated."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from ecorules.language.evaluate import evaluate, measure
from ecorules.language.interval import Interval
from ecorules.language.quantity import written
from ecorules.language.syntax import Condition
from ecorules.language.trace import Judged, Measured, Trace, unresolved
from tests.conformance.rows import Row, rows

ROWS = rows()
FEWEST = 280


def judged(row: Row) -> Judged:
    """Return what comes out."""
    if isinstance(row.node, Condition):
        return evaluate(row.node, row.world)
    return measure(row.node, row.world)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.topic}: {row.name}")
def test_a_condition_means_what_the_table_says(row: Row) -> None:
    """The tables are the meaning of the language, for this engine and for every other."""
    found = judged(row)
    assert (found.truth if isinstance(found, Trace) else found.extent) == row.expected


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row.open is not None], ids=lambda row: f"{row.topic}: {row.name}"
)
def test_exactly_what_the_table_names_is_open(row: Row) -> None:
    """Rule 7: what would settle it is named, and nothing else is asked for."""
    assert frozenset(unresolved(judged(row))) == row.open


def test_the_published_average_is_the_exact_one_rounded_to_two_decimals() -> None:
    """1,992 rows give 7/3, which the department prints as 2.33 and nothing here compares with."""
    averages = [row for row in ROWS if row.name.endswith("1,992 factories is exactly 7/3")]
    (found,) = [judged(row) for row in averages]
    assert isinstance(found, Measured)
    exact = found.extent.interval
    assert exact is not None
    assert exact == Interval.point(Fraction(4648, 1992))
    assert exact.low is not None
    assert written(exact.low) == "≈2.33"


def test_rows_are_named_by_sentences_and_no_two_alike() -> None:
    """A row that fails is understood from its name alone."""
    names = [row.name for row in ROWS]
    assert [name for name, times in Counter(names).items() if times > 1] == []
    assert [name for name in names if not is_a_sentence(name)] == []


def is_a_sentence(name: str) -> bool:
    """Return whether a name has the form of a sentence, without its final stop."""
    few = 4
    return name[0].isupper() and not name.endswith(".") and len(name.split()) >= few


def test_the_tables_are_not_thinned_out() -> None:
    """Rows are added when something is found, and not taken away."""
    assert len(ROWS) >= FEWEST
