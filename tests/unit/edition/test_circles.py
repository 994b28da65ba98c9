"""Circles are found whole, each once, whatever the order in which things are named."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.edition.circles import circles
from ecorules.edition.codes import in_order


@pytest.mark.parametrize(
    ("needs", "expected"),
    [
        ({}, []),
        ({"1": [], "2": ["1"], "3": ["1", "2"]}, []),
        ({"1": ["1"]}, [("1",)]),
        ({"2": ["10"], "10": ["2"]}, [("2", "10")]),
        ({"a": ["b"], "b": ["c"], "c": ["a"]}, [("a", "b", "c")]),
        ({"1": ["2"], "2": ["1"], "3": ["4"], "4": ["3"]}, [("1", "2"), ("3", "4")]),
    ],
)
def test_each_circle_is_named_once(
    needs: dict[str, list[str]], expected: list[tuple[str, ...]]
) -> None:
    """A circle begins with its first code and follows who needs whom."""
    assert list(circles(needs)) == expected


_CODES = st.sampled_from("abcde")


@given(st.dictionaries(_CODES, st.frozensets(_CODES)))
def test_a_circle_is_one_and_order_is_nothing(needs: dict[str, frozenset[str]]) -> None:
    """Every circle found is a way along real needs, and the same for any order of keys."""
    closed = {code: needs.get(code, frozenset()) for code in "abcde"}
    found = list(circles(closed))
    assert found == list(circles(dict(reversed(closed.items()))))
    for circle in found:
        assert all(
            after in closed[before]
            for before, after in zip(circle, (*circle[1:], circle[0]), strict=True)
        )


def test_codes_are_ordered_as_people_count() -> None:
    """Figures by value and before letters, part by part."""
    codes = ["G1.1", "10.1.1", "B12", "8.d1", "2.1.1", "B2", "8.10.1", "1.1.1", "S2.1", "8.d10"]
    expected = "1.1.1 2.1.1 8.10.1 8.d1 8.d10 10.1.1 B2 B12 G1.1 S2.1"
    assert in_order(codes) == tuple(expected.split())
