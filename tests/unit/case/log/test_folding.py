"""What the events make of the register."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecorules.case.log import Accepted, Event, HandedIn, Rejected, Withdrawn, folded
from ecorules.case.model import Evidence, EvidenceFile, EvidenceState, Register
from ecorules.diagnostics import Text
from tests.unit.case.log.happening import DAY, EVENTS, LATER, MAP, OWN, PDF, STARTS, STORY

EMPTY = Register(is_closed=False, evidence={})
TITLE = Text("survey", "แบบสำรวจ")


def test_a_story_ends_as_it_was_told() -> None:
    """Handed in, rejected, handed in again and accepted; another one withdrawn."""
    found = folded(EMPTY, STORY).evidence
    newer = PDF._replace(sha256="b" * 64)
    assert found == {
        MAP: Evidence(MAP, EvidenceState.ACCEPTED, None, (newer,), LATER),
        OWN: Evidence(OWN, EvidenceState.PLANNED, TITLE),
    }


START = Evidence(MAP, EvidenceState.REJECTED, TITLE, (PDF,), DAY, DAY, LATER, "too dark")
STEPS: list[tuple[Event, Evidence]] = [
    (Accepted(MAP, "who", LATER), replace(START, state=EvidenceState.ACCEPTED, because=None)),
    (Rejected(MAP, "blurred", "who", LATER), replace(START, because="blurred")),
    (Withdrawn(MAP, "who", LATER, "gone"), Evidence(MAP, EvidenceState.PLANNED, TITLE)),
    (
        HandedIn(MAP, (EvidenceFile("b"), EvidenceFile("a")), "who", LATER, None, DAY),
        Evidence(
            MAP,
            EvidenceState.SUBMITTED,
            TITLE,
            (EvidenceFile("a"), EvidenceFile("b")),
            LATER,
            None,
            DAY,
        ),
    ),
    (
        HandedIn(MAP, (), "who", LATER, title=Text("other", "อื่น")),
        Evidence(MAP, EvidenceState.SUBMITTED, Text("other", "อื่น"), (), LATER),
    ),
]


@pytest.mark.parametrize(("event", "after"), STEPS)
def test_an_event_changes_what_it_is_about_and_nothing_else(event: Event, after: Evidence) -> None:
    """Only a title outlives a document that is handed in anew."""
    assert folded(Register(is_closed=True, evidence={MAP: START}), [event]) == Register(
        is_closed=True, evidence={MAP: after}
    )


@given(start=STARTS, events=st.lists(EVENTS, max_size=8), cut=st.integers(0, 8))
def test_events_are_folded_one_after_the_other(
    start: Register, events: list[Event], cut: int
) -> None:
    """Where one stops and goes on makes no difference: the log is all there is."""
    whole = folded(start, events)
    assert whole == folded(folded(start, events[:cut]), events[cut:])
    assert list(whole.evidence) == sorted(whole.evidence)
    assert whole.is_closed == start.is_closed


@given(start=STARTS, events=st.lists(EVENTS, max_size=8))
def test_a_case_that_was_written_out_with_its_log_is_the_same(
    start: Register, events: list[Event]
) -> None:
    """Whoever folds again what was folded already gets the same register."""
    once = folded(start, events)
    assert folded(once, events) == once


@given(start=STARTS, events=st.lists(EVENTS, max_size=8))
def test_items_do_not_touch_each_other(start: Register, events: list[Event]) -> None:
    """What becomes of a document is told by its own events alone, in their order."""
    whole = folded(start, events)
    for code, evidence in whole.evidence.items():
        own = [event for event in events if event.item == code]
        assert folded(start, own).evidence[code] == evidence
