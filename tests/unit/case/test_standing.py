"""What the area says when a condition asks: facts, targets and prerequisites."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest

from ecorules.case.model import Observation, OwnTarget, RoundKind
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.subject import Gap, Lack, Reading
from ecorules.language.truth import Truth
from tests.unit.case.makers import ON, OTHER_PAPER, PAPER, case, evidence, seen, stood

ACCEPTED = evidence(PAPER, "accepted")
SUBMITTED = evidence(OTHER_PAPER, "submitted")
PLANNED = "18.1.1/order"
YES, NO = True, False


def _between(low: int, high: int | None) -> Interval:
    return Interval(Fraction(low), None if high is None else Fraction(high))


# observations -> values, why they are not certain
NUMBERS: list[tuple[list[Observation], Interval, list[Lack]]] = [
    ([], _between(0, None), [Lack.NO_OBSERVATION]),
    ([seen("green_area", Fraction(3), PAPER)], _between(3, 3), []),
    ([seen("green_area", Fraction(3))], _between(0, None), [Lack.UNSUPPORTED]),
    ([seen("green_area", Fraction(3), OTHER_PAPER)], _between(0, None), [Lack.NOT_ACCEPTED]),
    (
        [seen("green_area", Fraction(3), PAPER), seen("green_area", Fraction(3), PAPER)],
        _between(3, 3),
        [],
    ),
    (
        [seen("green_area", Fraction(number), PAPER) for number in (5, 3, 4)],
        _between(3, 5),
        [Lack.CONFLICTING],
    ),
    (
        [seen("green_area", Fraction(9), OTHER_PAPER), seen("green_area", Fraction(3), PAPER)],
        _between(3, 3),
        [],
    ),
    (
        [seen("green_area", Fraction(9), OTHER_PAPER), seen("green_area", Fraction(9), PLANNED)],
        _between(0, None),
        [Lack.NOT_ACCEPTED, Lack.UNSUPPORTED],
    ),
]


@pytest.mark.parametrize(("observations", "values", "lacks"), NUMBERS)
def test_a_number_is_a_point_a_hull_or_its_whole_range(
    observations: list[Observation], values: Interval, lacks: list[Lack]
) -> None:
    """Rule 1: known is a point, missing the whole range, contradicting what lies between."""
    found = case(ACCEPTED, SUBMITTED, observations=observations)
    subject = stood(found, RoundKind.CERTIFICATION)
    gaps = tuple(Gap(lack, "green_area", 2565) for lack in lacks)
    assert subject.number("green_area", 0) == Reading(values, gaps)


def test_a_missing_share_lies_between_nothing_and_all() -> None:
    """The range of what was not observed is the vocabulary's."""
    assert stood(case()).number("reuse", 0).value == _between(0, 1)


@pytest.mark.parametrize(
    ("values", "truth", "lacks"),
    [
        ([], Truth.UNKNOWN, [Lack.NO_OBSERVATION]),
        ([YES], Truth.TRUE, []),
        ([NO, NO], Truth.FALSE, []),
        ([YES, NO], Truth.UNKNOWN, [Lack.CONFLICTING]),
    ],
)
def test_a_flag_is_unknown_unless_all_that_counts_agrees(
    values: list[bool], truth: Truth, lacks: list[Lack]
) -> None:
    """Nobody decides which of two contradicting observations is right."""
    observations = [seen("announced", value, PAPER) for value in values]
    gaps = tuple(Gap(lack, "announced", 2565) for lack in lacks)
    found = stood(case(ACCEPTED, observations=observations)).flag("announced", 0)
    assert found == Reading(truth, gaps)


@pytest.mark.parametrize(
    ("values", "possible", "lacks"),
    [
        ([], {"direct", "central", "none"}, [Lack.NO_OBSERVATION]),
        (["direct"], {"direct"}, []),
        (["direct", "direct"], {"direct"}, []),
        (["direct", "central"], {"direct", "central"}, [Lack.CONFLICTING]),
    ],
)
def test_a_choice_is_what_was_observed_or_anything(
    values: list[str], possible: set[str], lacks: list[Lack]
) -> None:
    """Two observations that differ leave both values possible, and no other."""
    observations = [seen("route", value, PAPER) for value in values]
    gaps = tuple(Gap(lack, "route", 2565) for lack in lacks)
    found = stood(case(ACCEPTED, observations=observations)).choice("route", 0)
    assert found == Reading(frozenset(possible), gaps)


@pytest.mark.parametrize(("years_back", "low", "gaps"), [(0, 3, ()), (1, 2, ()), (2, 0, ("gap",))])
def test_years_back_are_fiscal_years_before_that_of_the_round(
    years_back: int, low: int, gaps: tuple[str, ...]
) -> None:
    """An observation belongs to its fiscal year, and its gap names the year that was asked."""
    observations = [
        seen("green_area", Fraction(3), PAPER),
        seen("green_area", Fraction(2), PAPER, fiscal_year=2564),
    ]
    found = stood(case(ACCEPTED, observations=observations)).number("green_area", years_back)
    assert found.value.low == low
    named = tuple(Gap(Lack.NO_OBSERVATION, "green_area", 2563) for _ in gaps)
    assert found.gaps == named


@pytest.mark.parametrize("question", ["number", "flag", "choice"])
def test_a_fact_is_not_asked_for_what_it_is_not(question: str) -> None:
    """Conditions are type-checked before they ask, so this is a fault of the program."""
    wrong = {"number": "announced", "flag": "green_area", "choice": "green_area"}[question]
    with pytest.raises(TypeError, match=f"{wrong} is not a {question}"):
        getattr(stood(case()), question)(wrong, 0)


def _own(value: int, since: date, until: date | None = None) -> OwnTarget:
    return OwnTarget(Fraction(value), since, until, "action plan")


DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("own", "national", "value"),
    [
        ((), None, None),
        ((), 7, 7),
        ((_own(5, ON),), None, 5),
        ((_own(5, ON - DAY, ON),), None, 5),
        ((_own(5, ON + DAY),), None, None),
        ((_own(5, ON - DAY, ON - DAY),), None, None),
        ((_own(5, ON - DAY, ON - DAY), _own(6, ON)), None, 6),
        ((_own(5, ON),), 7, 7),
    ],
)
def test_a_target_is_the_editions_or_the_areas_own_in_force(
    own: tuple[OwnTarget, ...], national: int | None, value: int | None
) -> None:
    """Without a value in force a target is anything at all, and says so."""
    published = {} if national is None else {"19.1.1": Interval.point(Fraction(national))}
    subject = stood(case(targets={"19.1.1": own}), national=published)
    if value is None:
        expected = Reading(ANYTHING, (Gap(Lack.NO_TARGET, "19.1.1"),))
    else:
        expected = Reading(Interval.point(Fraction(value)))
    assert subject.target("19.1.1") == expected


def test_a_target_that_the_edition_keeps_is_filled_in_by_nobody() -> None:
    """Where the edition sets none for the day, a value of the area's own does not count."""
    subject = stood(case(targets={"19.1.1": (_own(5, ON),)}), national={"19.1.1": None})
    assert subject.target("19.1.1") == Reading(ANYTHING, (Gap(Lack.NO_TARGET, "19.1.1"),))


def test_the_day_decides_and_not_the_round_of_the_case() -> None:
    """The same case on a later day may have expired documents; the clock is never read."""
    found = case(evidence(PAPER, "accepted", None, ON))
    assert stood(found, on=ON).document(PAPER).value is Truth.TRUE
    assert stood(found, on=ON + DAY).document(PAPER).value is Truth.UNKNOWN


def test_prerequisites_are_read_when_they_are_asked_for() -> None:
    """Requirements are judged one after the other, on one and the same standing."""
    met: dict[str, Truth] = {}
    subject = stood(case(), met=met)
    open_still = Reading(Truth.UNKNOWN, (Gap(Lack.OPEN_PREREQUISITE, "18.1.1"),))
    assert subject.conforms("18.1.1") == open_still
    met["18.1.1"] = Truth.UNKNOWN
    assert subject.conforms("18.1.1") == open_still
    met["18.1.1"] = Truth.FALSE
    assert subject.conforms("18.1.1") == Reading(Truth.FALSE)
