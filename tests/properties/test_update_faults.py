"""The faults one could make in bringing audits up to date, each of which is noticed."""

from __future__ import annotations

from random import Random

import pytest

from ecorules import Change, audit, updated
from ecorules.case.change import changed
from tests.faults import Fault, planted
from tests.properties.test_updates import made_anew
from tests.random_cases import day_nearby, random_case
from tests.random_changes import random_change
from tests.random_editions import random_edition

HISTORIES, LENGTH = 2500, 6
UPDATE, CHANGE = "ecorules.audit.update", "ecorules.case.change"
SOURCES, MEMBERS = "ecorules.language.sources", "ecorules.case.members"
_LEAVES = "        case FactValue() | Holds() | IsOneOf():\n"
_TALLIES = "        case Count() | Share() | Every() | Some():\n"

FAULTS = (
    Fault(
        "prerequisites do not pass it on",
        UPDATE,
        "stale.update(asking.get(",
        "set().update(asking.get(",
    ),
    Fault(
        "the levels stay as they were",
        UPDATE,
        "if outcomes_stand else concluded(",
        "if True else concluded(",
    ),
    Fault(
        "applicability moves no level",
        UPDATE,
        "before.requires.truth is after.requires.truth and applies[0] is applies[1]",
        "before.requires.truth is after.requires.truth",
    ),
    Fault(
        "only the last change counts",
        UPDATE,
        "moved |= touched(case, change)",
        "moved = {*touched(case, change)}",
    ),
    Fault(
        "applicability asks nothing",
        UPDATE,
        "asked |= sources(requirement.applies, fiscal_year)",
        "asked |= frozenset()",
    ),
    Fault("the case stays as it was", UPDATE, "        case=case,", "        case=found.case,"),
    Fault(
        "what is met is not told on", UPDATE, "met[code] = findings[code].met", "findings[code].met"
    ),
    Fault("a document supports no fact", CHANGE, "if code in made.evidence:", "if False:"),
    Fault("a document supports no roster", CHANGE, "if code in members.evidence:", "if False:"),
    Fault("a document supports no column", CHANGE, "if code in codes:", "if False:"),
    Fault(
        "closing the register moves nothing",
        CHANGE,
        "yield DocumentSource(None)",
        "yield DocumentSource('')",
    ),
    Fault(
        "a cell that is emptied is overlooked",
        CHANGE,
        "for cell in {**before.cells, **member.cells}:",
        "for cell in member.cells:",
    ),
    Fault(
        "a new member moves nothing",
        CHANGE,
        "    if before is None:\n        yield RosterSource(members.roster)",
        "    if before is None:\n        yield RosterSource('')",
    ),
    Fault(
        "a member that is struck moves nothing",
        CHANGE,
        "case Strike(roster):\n            yield RosterSource(roster)",
        "case Strike(roster):\n            yield RosterSource('')",
    ),
    Fault(
        "the target of a gathering is forgotten",
        MEMBERS,
        "*(self._area.target(target) for target in needs.targets),",
        "",
    ),
    Fault(
        "the documents of a gathering are forgotten",
        MEMBERS,
        "*(self._area.document(item) for item in needs.documents),",
        "",
    ),
    Fault(
        "the evidence of a roster is forgotten",
        MEMBERS,
        "            self._lack_of_support(members.evidence),\n            *(",
        "            None,\n            *(",
    ),
    Fault(
        "perhaps members are counted as certain, as they were before",
        MEMBERS,
        "            self._lack_of_support(members.evidence),\n            *(",
        "            not members.is_complete or self._lack_of_support(members.evidence),\n    *(",
    ),
    Fault(
        "the evidence of a column is forgotten",
        MEMBERS,
        "self._column(members, fact, years_back).meant",
        "fact",
    ),
    Fault(
        "what the area says of itself is forgotten",
        MEMBERS,
        "else readings.reading(fact, years_back, self._area)",
        "else None",
    ),
    Fault(
        "other members are forgotten",
        MEMBERS,
        "if needs.others:",
        "if False:",
    ),
    Fault(
        "last year is this year",
        SOURCES,
        f"{_LEAVES}            yield from _fact(node.fact, fiscal_year - node.years_back)",
        f"{_LEAVES}            yield from _fact(node.fact, fiscal_year)",
    ),
    Fault(
        "a total does not ask who is listed",
        SOURCES,
        "        case Total():\n            yield RosterSource(node.roster)",
        "        case Total():\n            yield RosterSource('')",
    ),
    Fault(
        "a count does not ask who is listed",
        SOURCES,
        f"{_TALLIES}            yield RosterSource(node.roster)",
        f"{_TALLIES}            yield RosterSource('')",
    ),
    Fault(
        "a target moves nothing", SOURCES, "yield TargetSource(target)", "yield TargetSource('')"
    ),
)


def first_difference(histories: int = HISTORIES) -> int | None:
    """Return after how many histories an update differed from a fresh audit, if one did."""
    chance = Random(3)  # noqa: S311 - no secret: the same histories every time
    for history in range(histories):
        edition = random_edition(chance)
        found = audit(edition, random_case(chance, edition), on=day_nearby(chance))
        for _ in range(LENGTH):
            case, changes = found.case, list[Change]()
            for _ in range(chance.choice((1, 1, 2))):
                changes.append(random_change(chance, edition, case))
                case = changed(case, changes[-1])
            found = updated(found, *changes)
            if found != made_anew(found):
                return history
    return None


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_fault_is_noticed(fault: Fault) -> None:
    """The property that holds an update to a fresh audit fails for each of these."""
    with planted(fault):
        assert first_difference() is not None


def test_nothing_is_noticed_where_nothing_is_wrong() -> None:
    """What was planted is put right again: as it stands, no history differs."""
    assert first_difference(histories=200) is None
