"""A condition is tried if it was seen to decide alone, both ways."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.audit.trials.mcdc import pairings
from ecorules.language.syntax import AllOf, AnyOf, Holds
from ecorules.language.truth import Truth, any_one, every_one

NAMES = {"T": Truth.TRUE, "F": Truth.FALSE, "U": Truth.UNKNOWN}
KINDS: list[type[AllOf | AnyOf]] = [AllOf, AnyOf]
TABLE = [
    # node, rows seen, what each condition was not seen to decide as
    (AllOf, "TT TF FT", ["", ""]),
    (AllOf, "TT UF FU", ["", ""]),
    (AllOf, "TT TF FF", ["F", ""]),
    (AllOf, "TU TF FT", ["T", "T"]),
    (AllOf, "TTT FTT TUF", ["", "F", ""]),
    (AllOf, "", ["TF", "TF"]),
    (AnyOf, "FF TF FT", ["", ""]),
    (AnyOf, "FF TU UT", ["", ""]),
    (AnyOf, "FF TT FT", ["T", ""]),
    (AnyOf, "FU TF FT", ["F", "F"]),
]


def row(text: str) -> tuple[Truth, ...]:
    """Return the truths that a row of letters stands for."""
    return tuple(NAMES[letter] for letter in text)


def node_of(kind: type[AllOf | AnyOf], width: int) -> AllOf | AnyOf:
    """Return a node over so many flags."""
    return kind(tuple(Holds(f"flag-{place}") for place in range(width)))


@pytest.mark.parametrize(("kind", "rows", "unseen"), TABLE)
def test_what_is_missing_is_found(kind: type[AllOf | AnyOf], rows: str, unseen: list[str]) -> None:
    """An unknown beside a condition hides nothing while the condition decides."""
    seen = [row(each) for each in rows.split()]
    found = pairings(node_of(kind, len(unseen)), seen, {})
    assert [one.unseen for one in found] == [row(each) for each in unseen]


def test_what_the_ranges_settle_is_asked_for_no_decision() -> None:
    """A condition that can only be true never decides, and the others do without it."""
    node = node_of(AllOf, 2)
    found = pairings(node, [row("TT"), row("TF")], {node.conditions[0]: Truth.TRUE})
    assert [(one.condition, one.unseen) for one in found] == [(node.conditions[1], ())]


@given(st.data())
def test_it_is_the_definition(data: st.DataObject) -> None:
    """Paired by the short rule means paired by the definition, word for word."""
    kind, width = data.draw(st.sampled_from(KINDS)), data.draw(st.integers(1, 3))
    every = [*product(Truth, repeat=width)]
    rows = data.draw(st.lists(st.sampled_from(every), unique=True))
    for place, one in enumerate(pairings(node_of(kind, width), rows, {})):
        assert (not one.unseen) == any(
            _is_a_pair(kind, place, first, second) for first in rows for second in rows
        )


def _is_a_pair(
    kind: type[AllOf | AnyOf], place: int, first: tuple[Truth, ...], second: tuple[Truth, ...]
) -> bool:
    whole, decisive = (every_one, Truth.FALSE) if kind is AllOf else (any_one, Truth.TRUE)
    return (first[place], second[place]) == (Truth.TRUE, Truth.FALSE) and all(
        whole(seen) is seen[place]
        and all(truth is not decisive for at, truth in enumerate(seen) if at != place)
        for seen in (first, second)
    )
