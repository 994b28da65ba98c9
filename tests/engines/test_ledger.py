"""Events by number: what each does to a case, and the case without those that were taken back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from ecorules.audit.trials.build import empty_case
from ecorules.case.model import Case, EvidenceState, Observation, OwnTarget
from ecorules.documents import Unreadable
from ecorules.engines.events import (
    Aimed,
    Closed,
    Document,
    Event,
    Joined,
    Listed,
    Observed,
    Reopened,
    TakenBackDocument,
    TakenBackMember,
    TakenBackObservations,
    TakenBackTarget,
    Undone,
)
from ecorules.engines.ledger import Ledger
from tests.faults import Fault, planted
from tests.small import edition, needing

EMPTY = empty_case(edition([needing("1.1.1", 1)]))
ACCEPTED, REJECTED = EvidenceState.ACCEPTED, EvidenceState.REJECTED
DAY = date(2022, 3, 31)
GREEN = Observation("green_area", Fraction(812), 2565, ("1.1.1/map",))
PLAN = OwnTarget(Fraction(60), DAY, None, "plan")


def after(*events: Event) -> Case:
    """Return the case after events that can all happen."""
    ledger = Ledger(EMPTY)
    for event in events:
        ledger.enter(event, ledger.after(event))
    return ledger.case


def refused(*events: Event) -> str:
    """Return why the last of some events cannot happen after the others."""
    ledger = Ledger(EMPTY)
    for event in events[:-1]:
        ledger.enter(event, ledger.after(event))
    with pytest.raises(Unreadable) as problem:
        ledger.after(events[-1])
    return f"{problem.value.code}: {problem.value.message.en}"


def joined(key: str, title: str | None = None, **cells: Fraction) -> Joined:
    """Return the event that a member joins, or that more becomes known of it."""
    return Joined("factories", key, title, {(name, 2565): value for name, value in cells.items()})


def test_each_event_does_what_it_says() -> None:
    """The case after an event holds what was told, and all that was there before."""
    assert after(Observed(GREEN)).observations == (GREEN,)
    assert after(Aimed("share", PLAN)).targets == {"share": (PLAN,)}
    assert after(Closed()).register.is_closed
    members = after(joined("F1", "One", bod=Fraction(5)), joined("F1", cod=Fraction(7)))
    (one,) = members.rosters["factories"].members
    assert one.title == "One"
    assert one.cells == {("bod", 2565): Fraction(5), ("cod", 2565): Fraction(7)}
    assert not members.rosters["factories"].is_complete
    listed = after(joined("F1"), Listed("factories", is_complete=True, evidence=("list",)))
    assert listed.rosters["factories"].is_complete
    assert listed.rosters["factories"].evidence == ("list",)


def test_what_is_not_told_of_a_document_stays_as_it_was() -> None:
    """Accepting a document does not change how long it is valid; why it was rejected is past."""
    first = Document("1.1.1/map", REJECTED, valid_until=DAY, because="no seal")
    entry = after(first, Document("1.1.1/map", ACCEPTED)).register.evidence["1.1.1/map"]
    assert (entry.state, entry.valid_until, entry.because) == (ACCEPTED, DAY, None)
    again = after(first, Document("1.1.1/map", REJECTED, submitted=DAY))
    assert again.register.evidence["1.1.1/map"].because == "no seal"


def test_what_was_taken_back_is_gone() -> None:
    """And nothing else is."""
    other = Observation("green_area", Fraction(900), 2565, ())
    both = (Observed(GREEN), Observed(other))
    assert after(*both, TakenBackObservations("green_area", None, None)).observations == ()
    left = after(*both, TakenBackObservations("green_area", 2565, Fraction(900)))
    assert left.observations == (GREEN,)
    planned = after(Document("x", ACCEPTED), TakenBackDocument("x")).register.evidence["x"]
    assert planned.state is EvidenceState.PLANNED
    assert (
        after(joined("F 1"), TakenBackMember("factories", "f1", ())).rosters["factories"].members
        == ()
    )
    cell = ("bod", 2565)
    (less,) = (
        after(
            joined("F1", bod=Fraction(5), cod=Fraction(7)),
            TakenBackMember("factories", "F1", (cell,)),
        )
        .rosters["factories"]
        .members
    )
    assert less.cells == {("cod", 2565): Fraction(7)}
    assert after(Aimed("share", PLAN), TakenBackTarget("share")).targets == {"share": ()}
    assert not after(Closed(), Reopened()).register.is_closed


def test_an_event_that_cannot_have_happened_is_refused() -> None:
    """Nothing is replaced in silence, and nothing is taken back that is not there."""
    assert refused(Closed(), Closed()) == "closed-already: the register is closed already"
    assert refused(Reopened()) == "open-already: the register is open"
    known = "known-otherwise: `bod@2565` of `F1` is known already, with another value"
    assert refused(joined("F1", bod=Fraction(5)), joined("F1", bod=Fraction(6))) == known
    assert refused(Aimed("share", PLAN), Aimed("share", PLAN)).startswith("overlapping-targets")
    for event, named in (
        (TakenBackObservations("water", None, None), "water"),
        (TakenBackDocument("x"), "x"),
        (TakenBackMember("factories", "F1", ()), "F1"),
        (TakenBackTarget("share"), "share"),
    ):
        said = f"nothing-to-retract: there is nothing of `{named}` to take back"
        assert refused(event) == said
    cell = TakenBackMember("factories", "F1", (("bod", 2565),))
    assert refused(joined("F1"), cell).endswith("`bod@2565` to take back")


def test_an_event_that_is_undone_never_happened() -> None:
    """Undoing an undoing brings it back; what others stand on cannot be undone."""
    green, close = Observed(GREEN), Closed()
    assert after(green, close, Undone(1)) == after(close)
    assert after(green, close, Undone(1), Undone(3)) == after(green, close)
    assert after(green, close, Undone(1), Undone(3), Undone(4)) == after(close)
    assert refused(green, Undone(2)) == "no-such-event: no event 2 holds"
    assert refused(green, Undone(1), Undone(1)) == "no-such-event: no event 1 holds"
    assert refused(close, Reopened(), Undone(1)).startswith(
        "needed-later: event 2 could not have happened without event 1"
    )


LEDGER, EVENTS = "ecorules.engines.ledger", "ecorules.engines.events"
FAULTS = (
    Fault("what was undone holds", LEDGER, "kept.discard(event.number)", "kept.discard(0)"),
    Fault(
        "what was undone still undoes",
        LEDGER,
        "isinstance(event, Undone) and number in kept",
        "isinstance(event, Undone)",
    ),
    Fault(
        "a member loses its name",
        EVENTS,
        "title = event.title or known.title",
        "title = event.title or known.key",
    ),
    Fault(
        "a document loses its days",
        EVENTS,
        "valid_until=event.valid_until or entry.valid_until",
        "valid_until=event.valid_until",
    ),
    Fault("a lost member", EVENTS, "if known is None:\n        yield", "if True:\n        yield"),
    Fault("a closed register stays open", EVENTS, "yield change.CloseRegister()", "yield from ()"),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(fault: Fault) -> None:
    """The tests above can fail."""
    with planted(fault), pytest.raises((AssertionError, pytest.fail.Exception)):
        everything()


def everything() -> None:
    """Run every test above."""
    test_each_event_does_what_it_says()
    test_what_is_not_told_of_a_document_stays_as_it_was()
    test_what_was_taken_back_is_gone()
    test_an_event_that_cannot_have_happened_is_refused()
    test_an_event_that_is_undone_never_happened()
