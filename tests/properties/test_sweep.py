"""A sweep says at every value what a fresh audit says there, whatever edition, case and target."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules import audit
from ecorules.case.model import Case
from ecorules.edition.model import Edition, SetBy, TargetPeriod
from ecorules.revision.sweep import Axis, NotSwept, Row, Sweep, Swept, swept
from tests.random_cases import random_case
from tests.random_conditions import NATIONAL_TARGETS, OWN_TARGETS
from tests.random_editions import named_by_meaning, random_edition

LOW, HIGH = Fraction(-2), Fraction(7, 2)
CASES, SWEEPS, SEED = 4, 240, 7
ELSEWHERE = tuple(Fraction(step, 7) for step in range(-14, 25, 3))


def fixed(edition: Edition, values: dict[str, Fraction]) -> Edition:
    """Return the edition with targets that it sets itself, for everybody and for ever."""
    targets = dict(edition.targets)
    for name, value in values.items():
        period = TargetPeriod(value, date.min, None, "swept")
        targets[name] = replace(targets[name], set_by=SetBy.EDITION, periods=(period,))
    return named_by_meaning(replace(edition, targets=targets))


def row_at(found: Swept, place: tuple[Fraction, ...]) -> Row:
    """Return the one row that a place lies in."""
    (row,) = [
        row
        for row in found.rows
        if all(value in where for value, where in zip(place, row.where, strict=True))
    ]
    return row


def assert_as_audited(found: Swept, cases: list[Case], place: tuple[Fraction, ...]) -> None:
    """Hold the counts at a place to fresh audits of every case."""
    values = {axis.target.name: value for axis, value in zip(found.axes, place, strict=True)}
    edition = fixed(found.edition, values)
    levels = [audit(edition, case).conclusion for case in cases]
    counts = row_at(found, place).counts
    assert counts.proven == tuple(
        sum(one.proven == level for one in levels) for level in found.levels
    )
    assert counts.reachable == tuple(
        sum(one.reachable == level for one in levels) for level in found.levels
    )


def places(found: Swept, axis: int) -> set[Fraction]:
    """Return the values of one target that are worth a look: every end, and between the ends."""
    ends = {end for row in found.rows for end in row.where[axis][:2]}
    middles = {(row.where[axis].low + row.where[axis].high) / 2 for row in found.rows}
    return ends | middles | set(ELSEWHERE)


def axes_of(edition: Edition, names: list[str]) -> list[Axis]:
    """Return targets that move over all that conditions are drawn to compare."""
    return [Axis(edition.targets[name], LOW, HIGH) for name in names]


# Each example is a hundred audits; what is drawn without Hypothesis below tries many more.
@settings(max_examples=100)
@given(st.randoms(use_true_random=False))
def test_one_target_moves_as_fresh_audits_say(chance: Random) -> None:
    """No value at which any case changes is missed, and none is told that is none."""
    edition = random_edition(chance)
    cases = [random_case(chance, edition) for _ in range(CASES)]
    name = chance.choice((*OWN_TARGETS, *NATIONAL_TARGETS))
    try:
        found = swept(edition, axes_of(edition, [name]), cases)
    except NotSwept:
        return
    for value in places(found, 0):
        assert_as_audited(found, cases, (value,))
    assert all(
        before.counts != after.counts
        for before, after in zip(found.rows, found.rows[1:], strict=False)
    )
    now = [audit(edition, case).conclusion for case in cases]
    assert found.now.proven == tuple(
        sum(one.proven == level for one in now) for level in found.levels
    )


def test_many_editions_are_swept_and_few_refused() -> None:
    """The same over many editions drawn without Hypothesis; in a fair part something moves."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same editions every time
    refused = moved = 0
    for _ in range(SWEEPS):
        edition = random_edition(chance)
        cases = [random_case(chance, edition) for _ in range(CASES)]
        try:
            found = swept(edition, axes_of(edition, ["share"]), cases)
        except NotSwept:
            refused += 1
            continue
        moved += len(found.rows) > 1
        for value in places(found, 0):
            assert_as_audited(found, cases, (value,))
    assert moved > SWEEPS // 20
    assert refused < SWEEPS // 10


def test_two_targets_move_as_fresh_audits_say() -> None:
    """Over two targets every combination of stretches is judged, at its edges and inside."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same editions every time
    moved = 0
    for _ in range(SWEEPS // 2):
        edition = random_edition(chance)
        cases = [random_case(chance, edition) for _ in range(2)]
        try:
            found = swept(edition, axes_of(edition, ["share", "limit"]), cases)
        except NotSwept:
            continue
        moved += len({row.where[0] for row in found.rows}) > 1
        seconds = chance.sample(sorted(places(found, 1)), 3)
        for first in places(found, 0):
            for second in seconds:
                assert_as_audited(found, cases, (first, second))
    assert moved > SWEEPS // 100


def test_cases_are_counted_together_as_one_by_one() -> None:
    """The counts of many cases are the sums of their own."""
    chance = Random(SEED)  # noqa: S311 - no secret: the same editions every time
    for _ in range(SWEEPS // 10):
        edition = random_edition(chance)
        cases = [random_case(chance, edition) for _ in range(CASES)]
        axes = axes_of(edition, ["limit"])
        try:
            sweep = Sweep(edition, tuple(axes))
        except NotSwept:
            continue
        whole, single = (
            swept(edition, axes, cases),
            [sweep.together([sweep.found(case)]) for case in cases],
        )
        for value in places(whole, 0):
            added = [row_at(each, (value,)).counts.proven for each in single]
            assert row_at(whole, (value,)).counts.proven == tuple(
                map(sum, zip(*added, strict=True))
            )
