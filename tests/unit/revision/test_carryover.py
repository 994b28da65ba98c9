"""What was given under one edition is carried, offered or kept aside, and never lost."""

from datetime import date

import pytest

from ecorules.case.model import Case, EvidenceState
from ecorules.revision.answers import AnswerKind
from ecorules.revision.carryover import Fate, NoTaker
from ecorules.revision.holdings import HeldFact, Holding, held_facts, is_served, owed
from tests.unit.revision.small import (
    USUAL,
    YEAR,
    carried,
    case,
    crosswalk,
    factories,
    goal,
    observed,
    papers,
)

PLACES = {
    "a fact that the new edition reads is carried": (
        case([observed("trained")]),
        [("trained", Fate.CARRIED, ("G1",), None)],
    ),
    "and so is one of a year that it compares with": (
        case([observed("area", YEAR - 1)]),
        [("area", Fate.CARRIED, ("G2",), None)],
    ),
    "of another year it is kept": (
        case([observed("area", YEAR - 2)]),
        [("area", Fate.ASIDE, (), NoTaker.ANOTHER_YEAR)],
    ),
    "a fact that nothing reads any more is kept": (
        case([observed("ready")]),
        [("ready", Fate.ASIDE, (), NoTaker.NOT_ASKED)],
    ),
    "observations that contradict each other are two answers": (
        case([observed("trained"), observed("trained")]),
        [("trained", Fate.CARRIED, ("G1",), None)] * 2,
    ),
    "a roster is carried column by column": (
        case(rosters=factories([("certified", YEAR), ("staff", YEAR)])),
        [
            ("factories", Fate.CARRIED, ("G3",), None),
            ("certified", Fate.CARRIED, ("G3",), None),
            ("staff", Fate.ASIDE, (), NoTaker.NOT_ASKED),
        ],
    ),
    "a document is offered to the item of its own id": (
        case(evidence=papers("1.1/order")),
        [("1.1/order", Fate.OFFERED, ("G1/order",), None)],
    ),
    "or else to every item of those that take up its indicator": (
        case(evidence=papers("1.1/plan")),
        [("1.1/plan", Fate.OFFERED, ("G1/order", "G1/minutes"), None)],
    ),
    "a document of a dropped indicator is kept": (
        case(evidence=papers("1.4/survey")),
        [("1.4/survey", Fate.ASIDE, (), NoTaker.DROPPED)],
    ),
    "and one of an indicator whose taker asks for no document": (
        case(evidence=papers("1.2/map")),
        [("1.2/map", Fate.ASIDE, (), NoTaker.NO_DOCUMENT_ASKED)],
    ),
    "unless a carried observation rests on it": (
        case([observed("area", YEAR, "1.2/map")], evidence=papers("1.2/map")),
        [("area", Fate.CARRIED, ("G2",), None), ("1.2/map", Fate.CARRIED, ("area",), None)],
    ),
    "an own document goes along with the roster it supports": (
        case(rosters=factories([], evidence=("roster",)), evidence=papers("roster")),
        [
            ("factories", Fate.CARRIED, ("G3",), None),
            ("roster", Fate.CARRIED, ("factories",), None),
        ],
    ),
    "or with a column": (
        case(
            rosters=factories([("certified", YEAR)], columns={"certified": ("register",)}),
            evidence=papers("register"),
        ),
        [
            ("factories", Fate.CARRIED, ("G3",), None),
            ("certified", Fate.CARRIED, ("G3",), None),
            ("register", Fate.CARRIED, ("certified",), None),
        ],
    ),
    "an own document that supports nothing carried is kept": (
        case([observed("ready", YEAR, "diary")], evidence=papers("diary")),
        [
            ("ready", Fate.ASIDE, (), NoTaker.NOT_ASKED),
            ("diary", Fate.ASIDE, (), NoTaker.SUPPORTS_NOTHING),
        ],
    ),
    "every value of a target is offered, and none is carried": (
        case(targets={"1.2": (goal(), goal(date(2022, 10, 1)))}),
        [("1.2", Fate.OFFERED, ("G2",), None)] * 2,
    ),
    "the target of a dropped indicator is kept": (
        case(targets={"1.4": (goal(),)}),
        [("1.4", Fate.ASIDE, (), NoTaker.DROPPED)],
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_each_answer_has_its_place(name: str) -> None:
    """The place follows from the vocabulary and the crosswalk alone."""
    given, expected = PLACES[name]
    placed = carried(given).placed
    assert [(each.answer.name, each.fate, each.to, each.because) for each in placed] == expected


def test_a_target_in_another_unit_is_not_offered() -> None:
    """A share says nothing about a number."""
    way = crosswalk((("1.1", "1.2"), ("G1",)), (("1.4",), ("G2",)), (("1.3",), ("G3",)))
    placed = carried(case(targets={"1.4": (goal(),), "1.2": (goal(),)}), way).placed
    assert {each.answer.name: each.because for each in placed} == {
        "1.2": NoTaker.NO_SUCH_TARGET,
        "1.4": NoTaker.NO_SUCH_TARGET,
    }


def test_a_planned_document_is_no_answer_to_what_is_asked() -> None:
    """It is accounted for, and still to be collected."""
    found = carried(case(evidence=papers("1.1/order", state=EvidenceState.PLANNED)))
    assert [each.fate for each in found.placed] == [Fate.OFFERED]
    assert not is_served(found, "G1/order")
    handed_in = carried(case(evidence=papers("1.1/order", state=EvidenceState.SUBMITTED)))
    assert is_served(handed_in, "G1/order")


def holding(of: Case, code: str) -> list[HeldFact]:
    """Return the facts of a new requirement."""
    return list(held_facts(carried(of), code))


def test_an_observation_counts_as_far_as_its_documents_do() -> None:
    """A new edition makes no value truer than it was."""
    bare, supported = observed("trained"), observed("trained", YEAR, "1.1/plan")
    (nothing,) = holding(case(), "G1")
    (without,) = holding(case([bare]), "G1")
    (with_one,) = holding(case([supported], evidence=papers("1.1/plan")), "G1")
    assert nothing.holding is Holding.TO_COLLECT
    assert without.holding is Holding.TO_CLEAR_UP
    assert with_one.holding is Holding.IN_HAND


def test_a_column_is_asked_of_those_factories_only_that_lack_it() -> None:
    """Nobody is asked again for what is in hand."""
    rosters = factories([("certified", YEAR)], [], evidence=("roster",))
    (held,) = holding(case(rosters=rosters, evidence=papers("roster")), "G3")
    assert (held.holding, held.missing) == (Holding.PARTLY, ("1",))


def test_without_a_roster_the_list_and_its_columns_are_to_be_collected() -> None:
    """The list alone would not settle anything."""
    asked = {(each.kind, each.name) for each in owed(carried(case()))}
    assert {(AnswerKind.ROSTER, "factories"), (AnswerKind.COLUMN, "certified")} <= asked


def test_a_closed_register_is_open_again_in_the_next_round() -> None:
    """What the new edition asks for could not be handed in before it was asked for."""
    found = carried(case())
    assert found.case.register.is_closed
    assert not found.audit.case.register.is_closed


def test_each_thing_is_owed_once_with_all_that_ask_for_it() -> None:
    """An owner is not asked twice for the same."""
    found = carried(case(), USUAL)
    names = [(each.kind, each.name) for each in owed(found)]
    assert len(names) == len(set(names))
    (area,) = (each for each in owed(found) if each.name == "area")
    assert area.fiscal_years == (YEAR - 1, YEAR)
    assert area.requirements == ("G2",)
