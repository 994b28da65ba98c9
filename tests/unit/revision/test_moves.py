"""Which way an outcome moves."""

from __future__ import annotations

import pytest

from ecorules.audit.finding import Verdict
from ecorules.language.truth import Truth
from ecorules.levels import LevelState
from ecorules.revision.moves import Judged, Stand, Way, moves, proven_way, reachable_way, way_of

MET = Judged(Verdict.CONFORMING, Truth.TRUE)
APART = Judged(Verdict.NOT_APPLICABLE, Truth.TRUE)
PERHAPS_APART = Judged(Verdict.UNDETERMINED, Truth.TRUE)
OPEN = Judged(Verdict.UNDETERMINED, Truth.UNKNOWN)
FAILED = Judged(Verdict.NONCONFORMING, Truth.FALSE)


def stands(proven: int, reachable: int, **states: LevelState) -> Stand:
    """Return how a case stands by its levels alone."""
    return Stand(proven, reachable, {int(name[1:]): one for name, one in states.items()}, {})


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (MET, MET, Way.STAYS),
        (MET, APART, Way.OTHERWISE),
        (APART, PERHAPS_APART, Way.OTHERWISE),
        (MET, OPEN, Way.UNDETERMINED),
        (FAILED, OPEN, Way.UNDETERMINED),
        (MET, FAILED, Way.DOWN),
        (OPEN, FAILED, Way.DOWN),
        (OPEN, APART, Way.UP),
        (FAILED, MET, Way.UP),
    ],
)
def test_a_requirement_moves_by_what_its_level_sees(
    before: Judged, after: Judged, way: Way
) -> None:
    """A verdict that changes without effect is told apart from one that stays."""
    assert way_of(before, after) is way


@pytest.mark.parametrize(
    ("before", "after", "way"),
    [
        (stands(2, 3), stands(2, 5), Way.STAYS),
        (stands(1, 3), stands(2, 3), Way.UP),
        (stands(2, 3), stands(1, 2, _2=LevelState.OPEN), Way.UNDETERMINED),
        (stands(2, 3), stands(1, 1, _2=LevelState.INCOMPLETE), Way.UNDETERMINED),
        (stands(2, 3), stands(1, 1, _2=LevelState.BLOCKED), Way.DOWN),
        (stands(2, 3), stands(1, 1), Way.DOWN),
    ],
)
def test_a_proven_level_is_down_only_if_it_is_out_of_reach(
    before: Stand, after: Stand, way: Way
) -> None:
    """What evidence could still bring back is undetermined; a level that is gone is not."""
    assert proven_way(before, after) is way


@pytest.mark.parametrize(
    ("before", "after", "way"), [(3, 3, Way.STAYS), (3, 4, Way.UP), (3, 2, Way.DOWN)]
)
def test_a_reachable_level_is_up_or_down(before: int, after: int, way: Way) -> None:
    """What is out of reach stays so."""
    assert reachable_way(stands(0, before), stands(0, after)) is way


def test_only_requirements_of_both_editions_move() -> None:
    """What one edition alone has moves nowhere; levels come first."""
    before = Stand(1, 1, {}, {"1.1.1": MET, "2.1.1": MET})
    after = Stand(0, 1, {1: LevelState.OPEN}, {"1.1.1": OPEN, "3.1.1": FAILED})
    assert [(each.about, each.way) for each in moves(before, after)] == [
        ("proven", Way.UNDETERMINED),
        ("1.1.1", Way.UNDETERMINED),
    ]
