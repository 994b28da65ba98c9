"""A draft judges from its day on, or at once where that is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from ecorules import audit, load_edition
from ecorules.audit.terms import load_case, terms_of
from ecorules.edition import find_edition, read_edition
from ecorules.edition.dated import as_if_in_force, bases, edition_on, judges
from tests.drafts import BECAUSE, EXAMPLE, FRAME, errors, put
from tests.repository import ROOT


def test_a_draft_on_a_draft_is_in_force_no_earlier(tmp_path: Path) -> None:
    """It names a later day, or takes the one of the draft below."""
    dated = FRAME + "effective: {from: 2027-10-01}\n"
    put(tmp_path, {"edition.yaml": dated, "1.1.1.yaml": f"code: 1.1.1\n{BECAUSE}level: 2\n"})
    second = FRAME.replace("id: plan", "id: second").replace("extends: town", "extends: plan")
    text = {"2.1.1.yaml": f"code: 2.1.1\n{BECAUSE}level: 1\n"}
    undated = load_edition(put(tmp_path, {"edition.yaml": second, **text}, "second"))
    assert undated.since == date(2027, 10, 1)
    assert [each.id for each in bases(undated)] == ["plan", "town"]
    assert undated.requirements["1.1.1"].level == 2
    early = second + "effective: {from: 2027-09-30}\n"
    draft = read_edition(put(tmp_path, {"edition.yaml": early}, "second"), "drafts/second")
    assert errors(draft).splitlines()[0] == (
        "drafts/second/edition.yaml:6:19: error[before-its-base]: "
        "`plan`, which it extends, is not in force before 2027-10-01"
    )


def test_a_case_of_the_edition_below_is_read_and_audited_by_a_draft() -> None:
    """Evidence that only the draft asks for may be in it, and what it dropped is no mistake."""
    draft = load_edition(EXAMPLE)
    case = load_case(ROOT / "tests/golden/good/inputs/draft", draft)
    assert case.edition == "eit-2565"
    assert judges(draft, "eit-2565")
    assert judges(draft, EXAMPLE)
    assert not judges(draft, "eit-2562")
    found = audit(draft, case, on=date(2027, 10, 1))
    assert found.edition == draft
    assert sum(found.counts.values()) == len(draft.requirements)
    assert "G1.2/survey-questions" in terms_of(draft).evidence
    with pytest.raises(ValueError, match="not for 'eit-2565-example'"):
        audit(draft, replace(case, edition="eit-2562"))


def test_a_case_may_name_a_draft_that_comes_with_the_program() -> None:
    """It is found by its id, from any folder."""
    assert find_edition(EXAMPLE) == ROOT / "criteria" / "drafts" / EXAMPLE
    assert terms_of(load_edition(EXAMPLE)).edition == EXAMPLE
    assert terms_of(load_edition(EXAMPLE), "eit-2565").edition == "eit-2565"
    assert terms_of(load_edition(EXAMPLE), "eit-2562").edition == EXAMPLE


def test_as_if_in_force_the_proposed_value_holds_on_every_day() -> None:
    """To compare is to ask what the draft would do, also to a case of years ago."""
    draft = load_edition(EXAMPLE)
    assert edition_on(draft, date(2027, 9, 30)).id == "eit-2565"
    assert edition_on(draft, date(2027, 10, 1)) is draft
    taken = as_if_in_force(draft)
    assert edition_on(taken, date(2022, 3, 31)) is taken
    period = taken.targets["G1.3"].on(date(2022, 3, 31))
    assert period is not None
    assert period.value == Fraction(1, 2)
    assert taken.targets["G1.2"] == draft.targets["G1.2"]
    base = load_edition("eit-2565")
    assert as_if_in_force(base) is base
