"""Which values keep enough cases at a level: stretches as long as they can be, and no longer."""

from fractions import Fraction

from ecorules.language.syntax import Compare, Relation
from ecorules.revision.sweep import Axis, Counts, Row, Stretch, Swept
from ecorules.revision.sweep.finding import Wanted, places
from tests.unit.revision.sweep.test_crossing import AIM, asking, number

RULES = asking(Compare(number(2), Relation.AT_LEAST, AIM))
ZERO, ONE, TWO, THREE = (Fraction(value) for value in range(4))
AXES = tuple(Axis(RULES.targets[name], ZERO, THREE) for name in ("aim", "other"))


def counts(proven: int, reachable: int = 9) -> Counts:
    """Return counts in which so many cases of ten stand at level 1."""
    return Counts((10 - proven, proven), (10 - reachable, reachable))


def lying(*rows: Row) -> Swept:
    """Return a sweep over one target or two that found these rows."""
    axes = AXES[: len(rows[0].where)]
    return Swept(RULES, axes, (0, 1), 10, 0, rows, counts(5), ("1",))


def span(low: Fraction, high: Fraction) -> Stretch:
    """Return an open stretch."""
    return Stretch(low, high, low_is_open=True, high_is_open=True)


LINE = lying(
    Row((Stretch(ZERO, ONE),), counts(7)),
    Row((span(ONE, TWO),), counts(6)),
    Row((Stretch(TWO, TWO),), counts(4)),
    Row((Stretch(TWO, THREE, low_is_open=True),), counts(5, reachable=3)),
)


def test_stretches_that_suffice_are_told_as_one() -> None:
    """Seven and six are both at least five, so nothing turns between them for who asks for five."""
    found = places(LINE, Wanted(1, 5))
    assert [row.where for row in found] == [
        (Stretch(ZERO, TWO, high_is_open=True),),
        (Stretch(TWO, THREE, low_is_open=True),),
    ]


def test_the_reachable_level_is_asked_for_by_name() -> None:
    """Proven unless said otherwise; and where nothing suffices nothing is told."""
    assert [row.where[0].high for row in places(LINE, Wanted(1, 9, reachable=True))] == [TWO]
    assert places(LINE, Wanted(1, 8)) == ()


def test_strips_of_two_targets_are_joined_where_they_touch() -> None:
    """Side by side and alike they are one; a value between two of them keeps them apart."""
    whole = Stretch(ZERO, THREE)
    rows = [
        Row((Stretch(ZERO, ONE), whole), counts(7)),
        Row((span(ONE, TWO), whole), counts(6)),
        Row((Stretch(TWO, TWO), whole), counts(1)),
        Row((Stretch(TWO, THREE, low_is_open=True), whole), counts(6)),
    ]
    assert [row.where[0] for row in places(lying(*rows), Wanted(1, 5))] == [
        Stretch(ZERO, TWO, high_is_open=True),
        Stretch(TWO, THREE, low_is_open=True),
    ]
    rows[2] = rows[2]._replace(counts=counts(8))
    assert [row.where for row in places(lying(*rows), Wanted(1, 5))] == [(whole, whole)]
