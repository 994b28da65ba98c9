"""Who can be asked for what is still missing."""

from dataclasses import replace

import pytest

from ecorules import Audit, audit
from ecorules.audit.outstanding import by_owner, outstanding, owners_of
from ecorules.diagnostics import Text
from ecorules.edition.model import Edition, EvidenceItem, SetBy, Target
from ecorules.language.interval import ANYTHING
from ecorules.language.quantity import COUNT
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Conforms,
    FactValue,
    Holds,
    InHand,
    Relation,
    TargetValue,
)
from tests.areas import case
from tests.small import DRAFTED, NAME, counted, edition, flag, requirement

GOAL = Target("goal", NAME, COUNT, SetBy.AREA, (), DRAFTED, ANYTHING, owner="committee")
DEMAND = AllOf(
    (
        Compare(FactValue("area"), Relation.AT_LEAST, TargetValue("goal")),
        InHand("2/map"),
        InHand("2/plan"),
        Conforms("1"),
    )
)


def rules(owner: str | None = "committee") -> Edition:
    """Return an edition that asks for a fact, a target, two papers and a requirement."""
    first = requirement("1", 1, Holds("open"))
    second = requirement("2", 2, DEMAND)
    listed = (
        EvidenceItem("2/map", NAME, ("surveyors",)),
        EvidenceItem("2/plan", NAME, ("office", "surveyors")),
    )
    facts = {"open": flag("open"), "area": replace(counted("area"), owner="statisticians")}
    made = edition([first, replace(second, evidence=listed)], facts=facts)
    return replace(made, targets={"goal": replace(GOAL, owner=owner)})


def owed(audited: Audit) -> dict[str, list[tuple[str, str]]]:
    """Return what each owner is asked for: requirement and item."""
    found = by_owner(outstanding(audited))
    return {
        owner: [(one.requirement, one.reason.gap.item) for one in items]
        for owner, items in found.items()
    }


def test_everybody_is_asked_for_what_is_theirs() -> None:
    """A fact belongs to who collects it, a target to who sets it, a paper to who has it."""
    assert owed(audit(rules(), case())) == {
        "committee": [("2", "goal")],
        "office": [("1", "open"), ("2", "2/plan")],
        "statisticians": [("2", "area")],
        "surveyors": [("2", "2/map"), ("2", "2/plan")],
    }


def test_an_assignment_of_the_area_goes_before_the_edition_for_papers() -> None:
    """Who has been given the requirement hands in its papers; facts stay where they are."""
    area = replace(case(), owners={"2": ("working-group",)})
    assert owed(audit(rules(owner=None), area)) == {
        "office": [("1", "open")],
        "statisticians": [("2", "area")],
        "working-group": [("2", "2/map"), ("2", "2/plan"), ("2", "goal")],
    }


def test_a_target_that_nobody_sets_is_the_requirements() -> None:
    """Somebody has to be asked."""
    assert ("2", "goal") in owed(audit(rules(owner=None), case()))["office"]


def test_what_follows_is_owed_by_nobody_and_still_has_owners() -> None:
    """A prerequisite is settled elsewhere; a page names who answers for the requirement."""
    audited = audit(rules(), case())
    found = audited.findings["2"]
    (waits,) = (one for one in found.reasons if one.gap.item == "1")
    assert not any(one.reason == waits for one in outstanding(audited))
    assert owners_of(audited, found, waits) == ("office",)


@pytest.mark.parametrize("is_closed", [False, True])
def test_what_is_settled_is_not_outstanding(*, is_closed: bool) -> None:
    """A closed register asks for no more papers, only for facts."""
    audited = audit(rules(), case({"open": True}, is_closed=is_closed))
    items = {one.reason.gap.item for one in outstanding(audited)}
    assert items == (set() if is_closed else {"goal", "area", "2/map", "2/plan"})
    assert all(one.level == 2 for one in outstanding(audited))
    assert Text(*NAME) == NAME
