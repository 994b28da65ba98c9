"""How far a tally is from its target, in members, where that is known."""

from fractions import Fraction

import pytest

from ecorules.language.evaluate import evaluate
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT
from ecorules.language.syntax import (
    Compare,
    Condition,
    Constant,
    Count,
    FactValue,
    Holds,
    IfNone,
    InHand,
    Measure,
    Relation,
    Share,
    TargetValue,
    Total,
)
from ecorules.language.trace import Trace
from ecorules.language.truth import Truth
from ecorules.report.distance import distance
from tests.world import ROSTER, Cells, Words, World

CERTIFIED = Holds("certified")
LARGE = Holds("large")
COUNTED = Interval(Fraction(0), None)
WORDS = Words(
    {"area": COUNTED},
    {"certified": Truth.UNKNOWN, "large": Truth.UNKNOWN, "waste": COUNTED},
    {"goal": Interval(Fraction(0), Fraction(1))},
)


def members(*, yes: int = 0, no: int = 0, unread: int = 0) -> list[Cells]:
    """Return factories of which some are certified, some are not, and some did not answer."""
    told: dict[Truth, int] = {Truth.TRUE: yes, Truth.FALSE: no}
    known: list[Cells] = [
        {("certified", 0): truth} for truth, number in told.items() for _ in range(number)
    ]
    return known + [{}] * unread


def judged(condition: Condition, listed: list[Cells], *, is_complete: bool = True) -> Trace:
    """Return what is found of a condition on these factories."""
    named = {f"{place:02}": cells for place, cells in enumerate(listed)}
    return evaluate(condition, World(WORDS, members=named, is_complete=is_complete))


def at_least(measure: Measure, amount: Fraction | int) -> Compare:
    """Return the demand that a measure reaches an amount."""
    return Compare(measure, Relation.AT_LEAST, Constant(Fraction(amount), COUNT), IfNone.MET)


SHARE, NUMBER = Share(ROSTER, CERTIFIED), Count(ROSTER, CERTIFIED)
MOST = Fraction(3, 5)


@pytest.mark.parametrize(
    ("demand", "listed", "en", "th"),
    [
        (at_least(SHARE, MOST), members(yes=7, no=3), "1 to spare", "สูงกว่าเกณฑ์ 1 ราย"),
        (at_least(SHARE, MOST), members(yes=6, no=4), "just enough", "ครบตามเกณฑ์พอดี"),
        (at_least(SHARE, MOST), members(yes=4, no=6), "2 more needed", "ขาดอีก 2 ราย"),
        # Nine of fourteen are 64 %, eight are 57 %: the ninth is the last that counts.
        (at_least(SHARE, MOST), members(yes=9, no=5), "just enough", "ครบตามเกณฑ์พอดี"),
        (at_least(SHARE, MOST), members(yes=8, no=6), "1 more needed", "ขาดอีก 1 ราย"),
        (
            at_least(SHARE, MOST),
            members(yes=7, no=2, unread=1),
            "at least 1 to spare",
            "สูงกว่าเกณฑ์อย่างน้อย 1 ราย",
        ),
        (
            at_least(SHARE, MOST),
            members(yes=6, no=3, unread=1),
            "enough already",
            "ครบตามเกณฑ์แล้ว",
        ),
        (
            at_least(SHARE, MOST),
            members(yes=2, no=6, unread=2),
            "at least 2 more needed",
            "ขาดอีกอย่างน้อย 2 ราย",
        ),
        (at_least(NUMBER, 2), members(yes=5, no=1), "3 to spare", "สูงกว่าเกณฑ์ 3 ราย"),
        (at_least(NUMBER, 5), members(yes=2), "3 more needed", "ขาดอีก 3 ราย"),
        (
            at_least(NUMBER, 2),
            members(yes=3, unread=1),
            "at least 1 to spare",
            "สูงกว่าเกณฑ์อย่างน้อย 1 ราย",
        ),
        (
            at_least(NUMBER, 5),
            members(yes=2, unread=1),
            "at least 2 more needed",
            "ขาดอีกอย่างน้อย 2 ราย",
        ),
    ],
)
def test_the_distance_is_told_in_whole_members(
    demand: Compare, listed: list[Cells], en: str, th: str
) -> None:
    """Nobody can certify half a factory."""
    assert distance(judged(demand, listed)) == (en, th)


def test_a_number_without_an_end_has_at_least_so_many_to_spare() -> None:
    """More members may come to light, and none of them can undo what is reached."""
    found = judged(at_least(NUMBER, 2), members(yes=3), is_complete=False)
    assert distance(found) == ("at least 1 to spare", "สูงกว่าเกณฑ์อย่างน้อย 1 ราย")


def test_only_those_who_count_are_counted() -> None:
    """Who is left out of the whole is neither to spare nor lacking."""
    large: Cells = {("large", 0): Truth.TRUE, ("certified", 0): Truth.TRUE}
    small: Cells = {("large", 0): Truth.FALSE, ("certified", 0): Truth.TRUE}
    demand = at_least(Share(ROSTER, CERTIFIED, LARGE), MOST)
    assert distance(judged(demand, [large, large, small])) == ("just enough", "ครบตามเกณฑ์พอดี")


UNREAD: Cells = {("certified", 0): Truth.TRUE}
ASKED = Constant(MOST, PERCENT)


@pytest.mark.parametrize(
    ("demand", "listed", "is_complete"),
    [
        (InHand("order"), [], True),
        (Compare(SHARE, Relation.AT_LEAST, TargetValue("goal"), IfNone.MET), members(no=2), True),
        (Compare(TargetValue("goal"), Relation.AT_LEAST, ASKED), members(yes=2), True),
        (Compare(FactValue("area"), Relation.AT_LEAST, ASKED), members(yes=2), True),
        (at_least(Total(ROSTER, "waste"), 0), members(yes=2), True),
        (at_least(SHARE, MOST), members(yes=5, no=4, unread=1), True),
        (at_least(NUMBER, 2), members(yes=1, unread=2), True),
        (at_least(NUMBER, 2), members(yes=1), False),
        (at_least(SHARE, 0), members(yes=1), False),
        (at_least(SHARE, MOST), [], True),
        (at_least(Share(ROSTER, CERTIFIED, LARGE), 0), [UNREAD], True),
    ],
    ids=[
        "no comparison",
        "an unknown target",
        "no tally",
        "an open fact",
        "a total",
        "an open share",
        "an open number",
        "a number of an incomplete roster",
        "a share of an incomplete roster",
        "a share of nobody",
        "a share of who knows whom",
    ],
)
def test_where_it_is_not_known_nothing_is_said(
    demand: Condition, listed: list[Cells], *, is_complete: bool
) -> None:
    """A guess would be taken for a promise."""
    assert distance(judged(demand, listed, is_complete=is_complete)) is None
