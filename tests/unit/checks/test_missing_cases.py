"""Every requirement is held against the file of cases beside it."""

from pathlib import Path

from ecorules.checks import missing_cases
from ecorules.edition import read_edition
from tests.town import said, write_criteria
from tests.unit.checks.conftest import Stored


def test_a_requirement_whose_cases_went_is_said(tmp_path: Path, stored: Stored) -> None:
    """Cases under another name are cases of another requirement."""
    criteria = write_criteria(tmp_path)
    cases = criteria / "town" / "physical" / "2.1.1.cases.yaml"
    cases.rename(cases.with_name("2.1.2.cases.yaml"))
    draft = read_edition(criteria / "town", "criteria/town")
    now = said(missing_cases.run(draft))
    assert now == stored("cases-gone", now)


def test_a_requirement_with_its_cases_is_no_mistake(tmp_path: Path) -> None:
    """What the cases say is for `ecorules test` to judge."""
    criteria = write_criteria(tmp_path, {"town/physical/1.1.1.cases.yaml": "nothing: yet\n"})
    assert not missing_cases.run(read_edition(criteria / "town"))
