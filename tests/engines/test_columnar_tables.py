"""Tables of flat facts: what each state, number and setting is worth, and what is written out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import polars as pl
import pytest

from ecorules.case.model import Evidence, EvidenceState, Register, RoundKind
from ecorules.case.papers import Papers
from ecorules.diagnostics import Invalid
from ecorules.edition.model import Edition
from ecorules.engines.columnar.flat import Sources, flat_tables
from ecorules.engines.columnar.run import results
from ecorules.engines.columnar.setting import Setting
from ecorules.language.interval import Interval
from ecorules.language.quantity import unit
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Constant,
    FactValue,
    InHand,
    Ratio,
    Relation,
    Sum,
)
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import Better, Fact, NumberKind
from tests.areas import DAY
from tests.small import NAME, edition, requirement

TRUTHS = {True: Truth.TRUE, False: Truth.FALSE, None: Truth.UNKNOWN}


PLAIN = Setting()


def table(folder: Path, columns: dict[str, list[object]], suffix: str = ".parquet") -> Sources:
    """Return a table of cases, written into a folder."""
    path = folder / f"cases{suffix}"
    made = pl.DataFrame(columns)
    made.write_parquet(path) if suffix == ".parquet" else made.write_csv(path)
    return Sources([path], {})


def met(asked: Edition, sources: Sources, setting: Setting = PLAIN) -> list[Truth]:
    """Return whether the first requirement of an edition is met, row by row."""
    rows = results(asked, flat_tables(asked, sources, setting).tables).collect()
    return [TRUTHS[value] for value in rows[f"met:{next(iter(asked.requirements))}"]]


PAPER = edition([requirement("1.1.1", 1, InHand("1.1.1/plan"), items=["plan"])])
STATES = {
    "planned": Evidence("1.1.1/plan", EvidenceState.PLANNED),
    "submitted": Evidence("1.1.1/plan", EvidenceState.SUBMITTED),
    "accepted": Evidence("1.1.1/plan", EvidenceState.ACCEPTED),
    "rejected": Evidence("1.1.1/plan", EvidenceState.REJECTED),
    "expired": Evidence("1.1.1/plan", EvidenceState.ACCEPTED, valid_until=date(2020, 1, 1)),
}


@pytest.mark.parametrize("kind", RoundKind)
@pytest.mark.parametrize("is_closed", [False, True])
@pytest.mark.parametrize("as_columns", [False, True])
def test_a_state_is_worth_what_it_is_worth_in_a_register(
    kind: RoundKind, tmp_path: Path, *, is_closed: bool, as_columns: bool
) -> None:
    """In every round and register, told of all rows at once or by columns."""
    register = Register(is_closed, {})
    held = [replace(register, evidence={each.code: each}) for each in STATES.values()]
    expected = [Papers(each, DAY, kind).document("1.1.1/plan").value for each in (*held, register)]
    columns: dict[str, list[object]] = {
        "case": [str(number) for number in range(len(expected))],
        "doc:1.1.1/plan": [*STATES, None],
    }
    setting = Setting(kind=kind, is_closed=is_closed)
    if as_columns:
        columns["round"] = [kind.value] * len(expected)
        columns["register"] = ["closed" if is_closed else "open"] * len(expected)
        setting = Setting()
    assert met(PAPER, table(tmp_path, columns), setting) == expected


@pytest.mark.parametrize("suffix", [".parquet", ".csv"])
def test_a_document_may_be_a_plain_yes_or_no(tmp_path: Path, suffix: str) -> None:
    """A plain no is missing whatever the register; nothing is unknown until it is closed."""
    columns: dict[str, list[object]] = {
        "case": ["a", "b", "c"],
        "doc:1.1.1/plan": [True, False, None],
    }
    sources = table(tmp_path, columns, suffix)
    assert met(PAPER, sources) == [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]
    closed = Setting(is_closed=True)
    assert met(PAPER, sources, closed) == [Truth.TRUE, Truth.FALSE, Truth.FALSE]


def area_asked(relation: Relation, bound: str) -> Edition:
    """Return an edition that compares the green area in rai."""
    kind = NumberKind(unit("rai"), Interval(Fraction(0), None))
    fact = Fact("green_area", NAME, kind, None, Better.HIGHER, "office")
    compared = Compare(FactValue("green_area"), relation, Constant(Fraction(bound), unit("m2")))
    return edition([requirement("1.1.1", 1, compared)], facts={"green_area": fact})


NUMBERS = [
    pl.Series("green_area", ["0.1", "0.10001", None], dtype=pl.String),
    pl.Series("green_area", ["0.10000", "0.10001", None]).str.to_decimal(scale=5),
]


@pytest.mark.parametrize("numbers", NUMBERS, ids=["text", "decimal"])
def test_a_tenth_is_a_tenth(numbers: pl.Series, tmp_path: Path) -> None:
    """At a threshold the last decimal decides, in any form that holds decimals exactly."""
    sources = table(tmp_path, {"case": ["a", "b", "c"], "green_area": numbers})  # type: ignore[dict-item]
    expected = [Truth.TRUE, Truth.FALSE, Truth.UNKNOWN]
    assert met(area_asked(Relation.AT_MOST, "160"), sources) == expected


def test_a_float_is_taken_where_it_is_whole_and_nowhere_else(tmp_path: Path) -> None:
    """What would have to be rounded is refused, with the row and the value."""
    whole = table(tmp_path, {"case": ["a", "b"], "green_area": [2.0, None]})
    asked = area_asked(Relation.EQUALS, "3200")
    assert met(asked, whole) == [Truth.TRUE, Truth.UNKNOWN]
    broken = table(tmp_path, {"case": ["a", "b"], "green_area": [2.0, 0.1]})
    with pytest.raises(Invalid) as refused:
        met(asked, broken)
    (problem,) = refused.value.diagnostics
    assert problem.message.en == "column `green_area`: 1 cell is not right, in row 2 (`0.1`)"
    assert problem.message.th == "คอลัมน์ `green_area` มี 1 ช่องที่ไม่ถูกต้อง แถวที่ 2 (`0.1`)"
    assert problem.help is not None
    assert problem.help.en == (
        "write numbers in rai from 0 on, with a point before decimals; a floating-point number "
        "that is not whole is not exact: store decimals or text"
    )


def test_numbers_that_outgrow_128_bits_are_refused_by_name(tmp_path: Path) -> None:
    """Never an approximation: the node and the requirement are named."""
    kind = NumberKind(unit("1"), Interval(Fraction(0), None))
    facts = {name: Fact(name, NAME, kind, None, Better.HIGHER, "office") for name in "abc"}
    part, whole = FactValue("a"), FactValue("b")
    ratio = Ratio(Ratio(part, whole), Ratio(whole, Sum((part, FactValue("c")))))
    compared = Compare(ratio, Relation.AT_LEAST, Ratio(part, whole))
    asked = edition([requirement("1.1.1", 1, AllOf((compared,)))], facts=facts)
    large = 2**62 + 1
    sources = table(tmp_path, {"case": ["x"], "a": [large], "b": [large], "c": [large]})
    with pytest.raises(Invalid) as refused:
        met(asked, sources)
    (problem,) = refused.value.diagnostics
    assert problem.message.en == (
        "requirement `1.1.1`: `compare` cannot be evaluated in columns: its numbers grow beyond "
        "128 bits"
    )
    small = table(tmp_path, {"case": ["x"], "a": [3], "b": [2], "c": [1]})
    assert met(asked, small) == [Truth.TRUE]
