"""What a document is worth: each state, in each round, with the register open and closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ecorules.case.model import Evidence, EvidenceState, Register, RoundKind
from ecorules.case.papers import Papers
from ecorules.language.subject import Gap, Lack, Reading
from ecorules.language.truth import Truth
from tests.unit.case.makers import ON, OTHER_PAPER, PAPER, case, evidence, seen, stood

PRE, CERT = RoundKind.PRE_AUDIT, RoundKind.CERTIFICATION
TRUE, FALSE = Truth.TRUE, Truth.FALSE
YESTERDAY, TOMORROW = ON - timedelta(days=1), ON + timedelta(days=1)

VALID: dict[str, tuple[date | None, date | None]] = {
    "no days": (None, None),
    "today only": (ON, ON),
    "until yesterday": (None, YESTERDAY),
    "from tomorrow": (TOMORROW, None),
}
IN_HAND = (TRUE, TRUE)
ABSENT = (Lack.NO_DOCUMENT, FALSE)
REFUSED = (Lack.NOT_ACCEPTED, FALSE)
WAITING = (Lack.NOT_ACCEPTED, Lack.NOT_ACCEPTED)
EXPIRED = (Lack.EXPIRED, FALSE)

# state, days, round -> with the register open, with it closed
WORTH = [
    ("planned", "no days", PRE, ABSENT),
    ("planned", "no days", CERT, ABSENT),
    ("planned", "until yesterday", PRE, ABSENT),
    ("planned", "from tomorrow", CERT, ABSENT),
    ("submitted", "no days", PRE, IN_HAND),
    ("submitted", "no days", CERT, WAITING),
    ("submitted", "today only", PRE, IN_HAND),
    ("submitted", "today only", CERT, WAITING),
    ("submitted", "until yesterday", PRE, EXPIRED),
    ("submitted", "until yesterday", CERT, EXPIRED),
    ("submitted", "from tomorrow", PRE, EXPIRED),
    ("submitted", "from tomorrow", CERT, EXPIRED),
    ("accepted", "no days", PRE, IN_HAND),
    ("accepted", "no days", CERT, IN_HAND),
    ("accepted", "today only", PRE, IN_HAND),
    ("accepted", "today only", CERT, IN_HAND),
    ("accepted", "until yesterday", PRE, EXPIRED),
    ("accepted", "until yesterday", CERT, EXPIRED),
    ("accepted", "from tomorrow", PRE, EXPIRED),
    ("accepted", "from tomorrow", CERT, EXPIRED),
    ("rejected", "no days", PRE, REFUSED),
    ("rejected", "no days", CERT, REFUSED),
    ("rejected", "until yesterday", PRE, REFUSED),
    ("rejected", "until yesterday", CERT, REFUSED),
]


def _expected(worth: Truth | Lack) -> Reading[Truth]:
    if isinstance(worth, Truth):
        return Reading(worth)
    return Reading(Truth.UNKNOWN, (Gap(worth, PAPER),))


@pytest.mark.parametrize(("state", "days", "kind", "worth"), WORTH)
def test_a_document_is_in_hand_unknown_or_missing(
    state: str, days: str, kind: RoundKind, worth: tuple[Truth | Lack, Truth | Lack]
) -> None:
    """Only a closed register turns absence into false, and never what waits for the auditor."""
    document = evidence(PAPER, state, *VALID[days])
    found = tuple(
        stood(case(document, is_closed=closed), kind).document(PAPER) for closed in (False, True)
    )
    assert found == tuple(map(_expected, worth))


@pytest.mark.parametrize("kind", RoundKind)
@pytest.mark.parametrize(("closed", "worth"), [(False, Lack.NO_DOCUMENT), (True, FALSE)])
def test_a_document_the_register_does_not_hold_is_planned(
    kind: RoundKind, *, closed: bool, worth: Truth | Lack
) -> None:
    """What nobody entered has not been handed in."""
    assert stood(case(is_closed=closed), kind).document(PAPER) == _expected(worth)


def test_every_state_is_in_the_table() -> None:
    """The table forgets no state."""
    assert {state for state, *_ in WORTH} == {state.value for state in EvidenceState}


# the documents' states and days -> why the observation does not count
SUPPORT: list[tuple[tuple[Evidence, ...], RoundKind, Lack | None]] = [
    ((), PRE, Lack.UNSUPPORTED),
    ((evidence(PAPER, "planned"),), PRE, Lack.UNSUPPORTED),
    ((evidence(PAPER, "submitted"),), PRE, None),
    ((evidence(PAPER, "submitted"),), CERT, Lack.NOT_ACCEPTED),
    ((evidence(PAPER, "accepted"),), CERT, None),
    ((evidence(PAPER, "rejected"),), PRE, Lack.NOT_ACCEPTED),
    ((evidence(PAPER, "accepted", None, YESTERDAY),), PRE, Lack.EXPIRED),
    ((evidence(PAPER, "accepted", TOMORROW),), PRE, Lack.EXPIRED),
    ((evidence(PAPER, "accepted"), evidence(OTHER_PAPER, "accepted")), CERT, None),
    ((evidence(PAPER, "accepted"), evidence(OTHER_PAPER, "submitted")), CERT, Lack.NOT_ACCEPTED),
    ((evidence(PAPER, "planned"), evidence(OTHER_PAPER, "rejected")), PRE, Lack.UNSUPPORTED),
    ((evidence(OTHER_PAPER, "rejected"), evidence(PAPER, "planned")), PRE, Lack.UNSUPPORTED),
]


@pytest.mark.parametrize("closed", [False, True])
@pytest.mark.parametrize(("documents", "kind", "lack"), SUPPORT)
def test_an_observation_counts_when_all_its_evidence_does(
    documents: tuple[Evidence, ...], kind: RoundKind, lack: Lack | None, *, closed: bool
) -> None:
    """A closed register makes documents missing, but never turns a fact into false."""
    codes = [document.code for document in documents]
    observations = [seen("announced", False, *codes)]  # noqa: FBT003 - what was observed
    subject = stood(case(*documents, is_closed=closed, observations=observations), kind)
    missing = Reading(Truth.UNKNOWN, (Gap(lack, "announced", 2565),)) if lack else None
    assert subject.flag("announced", 0) == (missing or Reading(Truth.FALSE))


@pytest.mark.parametrize(
    ("day", "lack"),
    [(date(2022, 3, 30), Lack.NO_DOCUMENT), (date(2022, 3, 31), None), (date(2022, 4, 1), None)],
)
def test_a_document_counts_from_the_day_it_was_handed_in(day: date, lack: Lack | None) -> None:
    """An audit of a past day does not know what was handed in later."""
    handed_in = replace(evidence(PAPER, "accepted"), submitted=date(2022, 3, 31))
    papers = Papers(Register(is_closed=False, evidence={PAPER: handed_in}), day, PRE)
    assert papers.lack(PAPER) is lack
