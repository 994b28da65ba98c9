"""What a change leaves of a case, and what it says that it touches."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from ecorules.case.change import (
    Change,
    CloseRegister,
    Enlist,
    File,
    HandIn,
    Observe,
    ReopenRegister,
    SetTarget,
    Strike,
    Withdraw,
    changed,
    touched,
)
from ecorules.case.model import Case, OwnTarget
from ecorules.language.sources import (
    DocumentSource,
    FactSource,
    RosterSource,
    Source,
    TargetSource,
)
from tests.unit.case.makers import LIST, PAPER, YEAR, case, evidence, member, members, seen

SEEN = seen("green_area", Fraction(812), PAPER)
OTHER = seen("green_area", Fraction(800), PAPER)
A, B = member("a", level=Fraction(2), eco=True), member("b", level=Fraction(3))
ROSTER = members(A, B, column_evidence={"bod": (PAPER,)})
TARGET = OwnTarget(Fraction(3, 5), date(2021, 10, 1), None, "action plan")
CASE = case(
    evidence(PAPER, "accepted"),
    evidence(LIST, "accepted"),
    observations=[SEEN, OTHER, SEEN],
    rosters=[ROSTER],
)


def after(change: Change, before: Case = CASE) -> Case:
    """Return the case after a change."""
    return changed(before, change)


def keys(found: Case) -> list[str]:
    """Return who is on the roster, in its order."""
    return [one.key for one in found.rosters["factories"].members]


def test_what_was_observed_stands_beside_what_was_observed_before() -> None:
    """A later value does not replace an earlier one: they may conflict."""
    assert after(Observe(OTHER)).observations == (SEEN, OTHER, SEEN, OTHER)


def test_one_observation_is_taken_back_at_a_time() -> None:
    """Who observed the same twice and takes one back has still observed it."""
    assert after(Withdraw(SEEN)).observations == (OTHER, SEEN)
    assert after(Withdraw(SEEN), after(Withdraw(SEEN))).observations == (OTHER,)


def test_what_was_never_observed_cannot_be_taken_back() -> None:
    """Nothing else is taken back in its place."""
    unmade = seen("visitors", Fraction(9), PAPER)
    assert after(Withdraw(unmade)).observations == CASE.observations


def test_a_document_takes_the_place_of_its_earlier_state() -> None:
    """The register holds each document once."""
    rejected, new = evidence(PAPER, "rejected"), evidence("18.1.1/order", "submitted")
    assert after(File(rejected)).register.evidence[PAPER] == rejected
    assert list(after(File(new)).register.evidence) == [PAPER, LIST, "18.1.1/order"]


def test_the_register_closes_and_reopens() -> None:
    """Nothing else of it changes."""
    closed = after(CloseRegister())
    assert closed.register == replace(CASE.register, is_closed=True)
    assert after(ReopenRegister(), closed).register == CASE.register


def test_a_member_takes_the_place_of_the_one_of_its_key() -> None:
    """No key stands twice on a roster."""
    richer = member("a", level=Fraction(4))
    assert after(Enlist("factories", richer)).rosters["factories"].members == (richer, B)
    assert keys(after(Enlist("factories", member("c")))) == ["a", "b", "c"]


def test_a_member_is_struck_by_its_key() -> None:
    """A key that nobody bears strikes nobody."""
    assert keys(after(Strike("factories", "a"))) == ["b"]
    assert keys(after(Strike("factories", "z"))) == ["a", "b"]


def test_a_roster_and_a_target_take_the_place_of_the_former() -> None:
    """What is handed in anew is all that counts."""
    fewer = members(B, is_complete=False)
    assert after(HandIn(fewer)).rosters == {"factories": fewer}
    assert after(SetTarget("19.1.1", (TARGET,))).targets == {"19.1.1": (TARGET,)}


def test_the_case_before_stays_what_it_was() -> None:
    """A change makes another case, with a digest of its own that is not worked out yet."""
    before = replace(CASE, digest="sha256:1")
    assert after(Strike("factories", "a"), before).digest == ""
    assert keys(before) == ["a", "b"]
    assert before.digest == "sha256:1"


@pytest.mark.parametrize(
    ("change", "moved"),
    [
        (Observe(SEEN), {FactSource("green_area", YEAR)}),
        (Withdraw(SEEN), {FactSource("green_area", YEAR)}),
        (
            File(evidence(PAPER, "rejected")),
            {DocumentSource(PAPER), FactSource("green_area", YEAR), FactSource("bod", None)},
        ),
        (File(evidence(LIST, "rejected")), {DocumentSource(LIST), RosterSource("factories")}),
        (File(evidence("18.1.1/order", "accepted")), {DocumentSource("18.1.1/order")}),
        (CloseRegister(), {DocumentSource(None)}),
        (ReopenRegister(), {DocumentSource(None)}),
        (HandIn(ROSTER), {RosterSource("factories")}),
        (Strike("factories", "a"), {RosterSource("factories")}),
        (Enlist("factories", member("c")), {RosterSource("factories")}),
        (Enlist("factories", A), set()),
        (
            Enlist("factories", member("a", level=Fraction(2), bod=Fraction(9))),
            {FactSource("eco", YEAR), FactSource("bod", YEAR)},
        ),
        (SetTarget("19.1.1", ()), {TargetSource("19.1.1")}),
    ],
)
def test_a_change_touches_no_more_than_it_may_move(change: Change, moved: set[Source]) -> None:
    """What is touched is judged again; what is not stands as it was."""
    assert touched(CASE, change) == moved
