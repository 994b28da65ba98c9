"""Mistakes that one makes in columns, planted one by one: the comparisons notice each of them."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from ecorules import load_case, load_edition
from ecorules.diagnostics import Invalid
from tests.conformance.rows import rows
from tests.engines.comparing import compared
from tests.engines.flat import differing, halved, sheets, written
from tests.engines.registry import FAST
from tests.engines.telling import told
from tests.faults import Fault, planted
from tests.random_cases import random_case
from tests.random_editions import random_edition
from tests.repository import ROOT

pytest.importorskip("polars")

COLUMNAR = "ecorules.engines.columnar."
PAIRS, SEEDS, CASES = 100, 30, 20

# Mistakes in what is done with columns, whatever they were read from.
OF_COLUMNS = (
    Fault(
        "at least becomes more than",
        COLUMNAR + "ends",
        "return left >= right",
        "return left > right",
    ),
    Fault(
        "nulls are skipped in a conjunction",
        COLUMNAR + "truths",
        "_joined(truths, operator.and_) if truths",
        "_joined([one.fill_null(value=True) for one in truths], operator.and_) if truths",
    ),
    Fault(
        "nulls are skipped in a disjunction",
        COLUMNAR + "truths",
        "_joined(truths, operator.or_) if truths",
        "_joined([one.fill_null(value=False) for one in truths], operator.or_) if truths",
    ),
    Fault(
        "members are counted whom `where` leaves out",
        COLUMNAR + "members",
        "where = None if tally.where is None else truth(tally.where, place)",
        "where = None",
    ),
    Fault(
        "members that a roster may lack are forgotten",
        COLUMNAR + "tallies",
        "counted = there_may_be if where is None else there_may_be & may_hold(where)",
        "counted = pl.lit(value=False)",
    ),
    Fault(
        "perhaps members are counted as certain",
        COLUMNAR + "members",
        "if listing is None or not listing.perhaps:",
        "if True:",
    ),
    Fault(
        "the least share is taken of all who may be counted",
        COLUMNAR + "tallies",
        "low = _part(outcomes.inside_met, _added(certain, may_lower), nobody=1)",
        "low = _part(outcomes.inside_met, _added(certain, may_raise, may_lower), nobody=1)",
    ),
    Fault(
        "one of several alike members is counted, the others are lost",
        COLUMNAR + "members",
        "return one.part.cast(_width(one, listing)) * pl.col(TIMES).cast(pl.Int64)",
        "return one.part.cast(_width(one, listing))",
    ),
    Fault(
        "the ends of a subtracted range are not exchanged",
        COLUMNAR + "ranges",
        "low = None if one.high is None else negated(one.high)",
        "low = None if one.low is None else negated(one.low)",
    ),
    Fault(
        "what does not apply is no longer met",
        COLUMNAR + "plan",
        "found[met_column(one.code)] = ~applies | requires",
        "found[met_column(one.code)] = requires",
    ),
    Fault(
        "an open level passes for a proven one",
        COLUMNAR + "conclusion",
        "proven.append((level.number, truths.holds(standing[level.number])))",
        "proven.append((level.number, truths.may_hold(standing[level.number])))",
    ),
    Fault(
        "the answer for nothing to measure is not asked for",
        COLUMNAR + "nodes",
        "return chain.when(is_defined).then(found).otherwise(agreeing)",
        "return chain.when(is_defined).then(found).otherwise(found)",
    ),
    Fault(
        "a whole that may be zero passes for one that is not",
        COLUMNAR + "quotients",
        "return ~(below & above)",
        "return pl.lit(value=True)",
    ),
    Fault(
        "observations that conflict leave one value",
        COLUMNAR + "subjects",
        "highs.append(None if is_open else value.high)",
        "highs.append(None if is_open else value.low)",
    ),
    Fault(
        "members whom nobody may count add to a total",
        COLUMNAR + "members",
        "left_out = wholes.chosen(fails(where), wholes.ZERO, perhaps)",
        "left_out = perhaps",
    ),
)

# Mistakes that random pairs hardly meet, and rows of the conformance tables do.
OF_SHARES = (
    Fault(
        "a limit is taken for a value that is reached",
        COLUMNAR + "ranges",
        "    if touching is not None:",
        "    if touching is not None and False:",
    ),
)

# Mistakes in what a table says.
OF_TABLES = (
    Fault(
        "a fact is taken from a year too early",
        COLUMNAR + "headers",
        "return -int(mark)",
        "return -int(mark) - 1",
    ),
    Fault(
        "a target ends a day too early",
        COLUMNAR + "canonical",
        "in_force &= day <= period.until",
        "in_force &= day < period.until",
    ),
    Fault(
        "a closed register is taken for an open one",
        COLUMNAR + "papers",
        "return pl.when(known.is_null() & is_missing).then(statement=False).otherwise(known)",
        "return known",
    ),
    Fault(
        "what was only submitted counts in a certification",
        COLUMNAR + "papers",
        '((value == "submitted") & ~held_as.certifies)',
        '(value == "submitted")',
    ),
    Fault(
        "what waits for the auditor is missing once the register is closed",
        COLUMNAR + "papers",
        "is_missing = held_as.is_closed & ~waits.fill_null(value=False)",
        "is_missing = held_as.is_closed",
    ),
    Fault(
        "amounts are not converted from their units",
        COLUMNAR + "cells",
        "scale = kind.unit.factor / 10**tenths",
        "scale = Fraction(1) / 10**tenths",
    ),
    Fault(
        "an incomplete roster passes for a whole one",
        COLUMNAR + "flat",
        "found = ~column.read.value.fill_null(roster in setting.complete)",
        "found = pl.lit(value=False)",
    ),
    Fault(
        "a list passes for one that counts",
        COLUMNAR + "flat",
        "perhaps = ~of_list.read.value.fill_null(value=True)",
        "pass",
    ),
    Fault(
        "none but the listed may be there while their list does not count",
        COLUMNAR + "flat",
        "columns = {name: found | perhaps, perhaps_column(roster): perhaps}",
        "columns = {name: found, perhaps_column(roster): perhaps}",
    ),
    Fault(
        "the lower of two conflicting values is used twice",
        COLUMNAR + "canonical",
        'tuple(f"{e}:{column}" for e in _ENDS)',
        'tuple(f"{e}:{column}" for e in ("high", "low"))',
    ),
)


ENGINE = next(engine for engine in FAST if engine.name == "columnar")


@pytest.mark.parametrize("fault", OF_COLUMNS, ids=lambda fault: fault.name)
def test_a_mistake_in_the_columns_is_noticed(fault: Fault) -> None:
    """The comparison of random pairs can fail, and does where it should."""
    with planted(fault):
        assert any(compared(ENGINE, seed, PAIRS).differing for seed in range(SEEDS))


@pytest.mark.parametrize("fault", OF_SHARES, ids=lambda fault: fault.name)
def test_a_mistake_in_shares_is_noticed(fault: Fault) -> None:
    """So can the conformance tables, which hold what chance seldom brings."""
    assert not is_told_by_a_row()
    with planted(fault):
        assert is_told_by_a_row()


def is_told_by_a_row() -> bool:
    """Return whether the columns say of a share in the tables what the tables do not say."""
    audited = [told(row) for row in rows() if row.topic == "shares"]
    found = [ENGINE.judge(each.edition, [each.case])[0].met for each in audited]
    return any(
        {code: met[code] for code in each.expected} != each.expected
        for each, met in zip(audited, found, strict=True)
    )


@pytest.mark.parametrize("fault", OF_TABLES, ids=lambda fault: fault.name)
def test_a_mistake_in_reading_tables_is_noticed(fault: Fault, tmp_path: Path) -> None:
    """So can the comparison of tables with the audits of the cases that they hold."""
    with planted(fault):
        assert is_seen_in_real_cases(tmp_path) or any(
            is_seen_in_tables(seed, tmp_path) for seed in range(SEEDS)
        )


@pytest.mark.parametrize("seed", range(SEEDS))
def test_tables_of_cases_give_what_their_audits_give(seed: int, tmp_path: Path) -> None:
    """A flat table says of each case what an audit of the case says: nothing else is an engine."""
    assert not is_seen_in_tables(seed, tmp_path)


def test_tables_of_the_shipped_cases_give_what_their_audits_give(tmp_path: Path) -> None:
    """Units, years, rosters and documents of real editions are read from tables as from folders."""
    assert not is_seen_in_real_cases(tmp_path)


def is_seen_in_tables(seed: int, folder: Path) -> bool:
    """Return whether tables of random cases differ from the audits, or are refused."""
    chance = Random(seed)  # noqa: S311 - no secret: the same pairs every time
    edition = random_edition(chance)
    cases = [halved(random_case(chance, edition)) for _ in range(CASES)]
    try:
        return bool(differing(edition, cases, written(folder, sheets(edition, cases))))
    except Invalid:
        return True


def is_seen_in_real_cases(folder: Path) -> bool:
    """Return whether tables of the shipped cases differ from the audits, or are refused."""
    edition = load_edition("eit-2562")
    cases = [load_case(path.parent, edition) for path in sorted(ROOT.glob("cases/*/case.yaml"))]
    try:
        return any(
            differing(edition, cases, written(folder, sheets(edition, cases), suffix))
            for suffix in (".csv", ".parquet")
        )
    except Invalid:
        return True
