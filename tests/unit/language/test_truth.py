"""The truth tables, in full: nine pairs, no exception."""

from itertools import permutations, product

import pytest

from ecorules.language.truth import Truth, agreed, any_one, every_one

FALSE, UNKNOWN, TRUE = Truth.FALSE, Truth.UNKNOWN, Truth.TRUE

PAIRS = list(product(Truth, repeat=2))

# left, right, left and right, left or right
TABLE = (
    (FALSE, FALSE, FALSE, FALSE),
    (FALSE, UNKNOWN, FALSE, UNKNOWN),
    (FALSE, TRUE, FALSE, TRUE),
    (UNKNOWN, FALSE, FALSE, UNKNOWN),
    (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    (UNKNOWN, TRUE, UNKNOWN, TRUE),
    (TRUE, FALSE, FALSE, TRUE),
    (TRUE, UNKNOWN, UNKNOWN, TRUE),
    (TRUE, TRUE, TRUE, TRUE),
)


@pytest.mark.parametrize(("left", "right", "both", "either"), TABLE)
def test_connectives_are_strong_kleene(
    left: Truth, right: Truth, both: Truth, either: Truth
) -> None:
    """One false settles a conjunction and one true a disjunction, whatever is unknown."""
    assert left & right is both
    assert left | right is either


def test_the_table_has_every_pair() -> None:
    """No pair of truths is left to guessing."""
    assert [(left, right) for left, right, *_ in TABLE] == PAIRS


@pytest.mark.parametrize(("truth", "negated"), [(FALSE, TRUE), (UNKNOWN, UNKNOWN), (TRUE, FALSE)])
def test_negation_leaves_unknown_unknown(truth: Truth, negated: Truth) -> None:
    """What is not known to hold is not known to fail either."""
    assert ~truth is negated
    assert ~~truth is truth


@pytest.mark.parametrize(("left", "right"), PAIRS)
def test_de_morgan(left: Truth, right: Truth) -> None:
    """Negation turns a conjunction into a disjunction and back."""
    assert ~(left & right) is ~left | ~right
    assert ~(left | right) is ~left & ~right


@pytest.mark.parametrize("truths", list(product(Truth, repeat=3)))
def test_connectives_form_a_lattice(truths: tuple[Truth, Truth, Truth]) -> None:
    """Grouping, order and repetition are nothing, and one distributes over the other."""
    one, two, three = truths
    assert (one & two) & three is one & (two & three)
    assert (one | two) | three is one | (two | three)
    assert one & (two | three) is (one & two) | (one & three)
    assert one | (two & three) is (one | two) & (one | three)
    assert one & one is one is one | one
    assert one & (one | two) is one is one | (one & two)


@pytest.mark.parametrize("truths", list(product(Truth, repeat=3)))
def test_many_are_judged_like_two_and_two_in_any_order(truths: tuple[Truth, ...]) -> None:
    """A list of conditions means the connective between all of them."""
    one, two, three = truths
    assert {every_one(order) for order in permutations(truths)} == {one & two & three}
    assert {any_one(order) for order in permutations(truths)} == {one | two | three}


def test_of_nothing_at_all_everything_holds_and_nothing_does() -> None:
    """Every one of nobody, and not one of nobody."""
    assert every_one(()) is TRUE
    assert any_one(()) is FALSE


@pytest.mark.parametrize(("before", "other"), PAIRS)
@pytest.mark.parametrize("after", Truth)
def test_connectives_only_settle_as_their_parts_settle(
    before: Truth, after: Truth, other: Truth
) -> None:
    """Monotony: if a part may still become this, the whole may still become what follows."""
    if before.allows(after):
        assert (before & other).allows(after & other)
        assert (before | other).allows(after | other)
        assert (~before).allows(~after)


@pytest.mark.parametrize(("before", "after"), PAIRS)
def test_only_unknown_may_change(before: Truth, after: Truth) -> None:
    """A settled truth is final: that is what settled means."""
    assert before.allows(after) is (before is UNKNOWN or before is after)
    assert before.is_settled is (before is not UNKNOWN)


@pytest.mark.parametrize(
    ("outcomes", "together"),
    [
        ((TRUE,), TRUE),
        ((FALSE, FALSE), FALSE),
        ((TRUE, FALSE), UNKNOWN),
        ((TRUE, UNKNOWN), UNKNOWN),
        ((UNKNOWN,), UNKNOWN),
    ],
)
def test_outcomes_that_differ_leave_it_unknown(
    outcomes: tuple[Truth, ...], together: Truth
) -> None:
    """A truth is what all possible outcomes agree on."""
    assert agreed(outcomes) is together


@pytest.mark.parametrize(("holds", "truth"), [(True, TRUE), (False, FALSE)])
def test_a_plain_answer_is_settled(holds: bool, truth: Truth) -> None:  # noqa: FBT001
    """A yes or no that was observed leaves nothing open."""
    assert Truth.of(holds) is truth


def test_truths_are_written_as_words() -> None:
    """The words of the tables and of every output."""
    assert [truth.value for truth in Truth] == ["false", "unknown", "true"]
