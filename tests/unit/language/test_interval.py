"""Intervals by example; the laws of their arithmetic are in `tests/properties`."""

from __future__ import annotations

from fractions import Fraction

import pytest

from ecorules.language.interval import (
    ANYTHING,
    ZERO,
    Interval,
    at_least,
    equal_to,
    more_than,
    quotient,
    total,
)
from ecorules.language.truth import Truth


def interval(text: str) -> Interval:
    """Return the interval in the usual notation: `[0, 1)` reaches 0 and not 1."""
    low, high = text[1:-1].split(", ")
    return Interval(
        None if low == "-" else Fraction(low),
        None if high == "-" else Fraction(high),
        low_is_limit=text[0] == "(",
        high_is_limit=text[-1] == ")",
    )


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[0, 1]", ("0", "1/2", "1"), ("-1/9", "10/9")),
        ("(0, 1)", ("1/9", "8/9"), ("0", "1")),
        ("[2, 2]", ("2",), ("1", "3")),
        ("[0, -]", ("0", "1000000"), ("-1/9",)),
        ("[-, 0)", ("-1000000", "-1/9"), ("0", "1")),
        ("[-, -]", ("-1000000", "0", "1000000"), ()),
    ],
)
def test_an_interval_holds_what_lies_between_its_ends(
    text: str, inside: tuple[str, ...], outside: tuple[str, ...]
) -> None:
    """Ends are included unless they are limits, and a missing end excludes nothing."""
    assert [value for value in inside if Fraction(value) not in interval(text)] == []
    assert [value for value in outside if Fraction(value) in interval(text)] == []


@pytest.mark.parametrize(
    ("part", "whole", "ratio"),
    [
        ("[1, 2]", "[4, 8]", "[1/8, 1/2]"),
        ("[-1, 2]", "[4, 8]", "[-1/4, 1/2]"),
        ("[-2, -1]", "[4, 8]", "[-1/2, -1/8]"),
        ("[1, 2]", "[-8, -4]", "[-1/2, -1/8]"),
        ("[1, 2]", "[0, 4]", "[1/4, -]"),
        ("[-2, 1]", "[0, 4]", "[-, -]"),
        ("[1, 2]", "[-4, 0]", "[-, -1/4]"),
        ("[1, 2]", "[-4, 4]", "[-, -]"),
        ("[0, 0]", "[-4, 4]", "[0, 0]"),
        ("[0, 2]", "[4, -]", "[0, 1/2]"),
        ("[1, 2]", "[4, -]", "(0, 1/2]"),
        ("[-2, -1]", "[4, -]", "[-1/2, 0)"),
        ("[1, -]", "[4, 8]", "[1/8, -]"),
        ("[1, -]", "[4, 8)", "(1/8, -]"),
        ("(1, 2]", "[4, 8)", "(1/8, 1/2]"),
        ("[1, 2]", "(4, 8]", "[1/8, 1/2)"),
        ("(0, 1]", "[1, 2]", "(0, 1]"),
        ("[-, -]", "[1, 2]", "[-, -]"),
    ],
)
def test_a_ratio_has_the_range_that_its_parts_leave(part: str, whole: str, ratio: str) -> None:
    """Each end of a ratio is made of one end of the part and one of the whole."""
    assert quotient(interval(part), interval(whole)) == interval(ratio)


def test_over_zero_there_is_no_ratio() -> None:
    """Nothing is divided by what is certainly zero."""
    assert quotient(ANYTHING, ZERO) is None


@pytest.mark.parametrize(
    ("one", "other", "added", "less"),
    [
        ("[1, 2]", "[3, 5]", "[4, 7]", "[-4, -1]"),
        ("[1, 2)", "[3, 5]", "[4, 7)", "[-4, -1)"),
        ("[1, -]", "[3, 5]", "[4, -]", "[-4, -]"),
        ("[1, 2]", "[3, -]", "[4, -]", "[-, -1]"),
        ("[-, 2]", "(3, 5]", "[-, 7]", "[-, -1)"),
    ],
)
def test_sums_and_differences_by_their_ends(one: str, other: str, added: str, less: str) -> None:
    """Lows and highs add up, and a difference takes the far ends."""
    assert interval(one) + interval(other) == interval(added)
    assert interval(one) - interval(other) == interval(less)


def test_nobody_adds_nothing() -> None:
    """So many times a quantity is zero for no times, even without an end."""
    assert total([(ANYTHING, 0)]) == ZERO


@pytest.mark.parametrize(
    ("left", "right", "least", "more", "equal"),
    [
        ("[1, 1]", "[1, 1]", "true", "false", "true"),
        ("[1, 2]", "[1, 1]", "true", "unknown", "unknown"),
        ("(1, 2]", "[1, 1]", "true", "true", "false"),
        ("[0, 1]", "[1, 1]", "unknown", "false", "unknown"),
        ("[0, 1)", "[1, 1]", "false", "false", "false"),
        ("[0, 1)", "(1, 2]", "false", "false", "false"),
        ("[0, 1]", "[2, 3]", "false", "false", "false"),
        ("[2, 3]", "[0, 1]", "true", "true", "false"),
        ("[0, 2]", "[1, 3]", "unknown", "unknown", "unknown"),
        ("[0, -]", "[1, 1]", "unknown", "unknown", "unknown"),
        ("[2, -]", "[-, 1]", "true", "true", "false"),
        ("[-, -]", "[-, -]", "unknown", "unknown", "unknown"),
    ],
)
def test_comparisons_by_their_ends(
    left: str, right: str, least: str, more: str, equal: str
) -> None:
    """A comparison is settled just where the ranges do not overlap in what it asks."""
    sides = interval(left), interval(right)
    assert at_least(*sides) is Truth(least)
    assert more_than(*sides) is Truth(more)
    assert equal_to(*sides) is Truth(equal)


@pytest.mark.parametrize(
    ("ends", "message"),
    [
        ("[2, 1]", "no value lies between 2 and 1"),
        ("[1, 1)", "no value lies between 1 and 1"),
        ("[0, -)", "an end that is not there is no limit"),
        ("(-, 0]", "an end that is not there is no limit"),
    ],
)
def test_an_interval_without_a_value_is_refused(ends: str, message: str) -> None:
    """A quantity always has some value, and what is not there cannot be approached."""
    with pytest.raises(ValueError, match=f"^{message}$"):
        interval(ends)
