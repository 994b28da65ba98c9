"""A quotient that may not exist is found where no answer is given for that."""

from pathlib import Path

from ecorules.checks import missing_if_none
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

RATIO = """\
requires:
  ratio:
    part: {fact: green_area}
    whole: {fact: total_area}
    at_least: 10 %
"""
ANSWERED = f"{RATIO}    if_none: not_met\n"
COUNTED = """\
requires:
  count: {of: factories, that: {fact: certified}, at_least: 3}
"""


def test_a_ratio_over_what_may_be_zero_needs_an_answer(tmp_path: Path, stored: Stored) -> None:
    """Nothing can be divided by an area of nothing."""
    draft = drafted(tmp_path, {"town/physical/1.1.1.yaml": RATIO})
    now = said(missing_if_none.run(draft))
    assert now == stored("ratio-over-zero", now)


def test_an_answer_is_all_that_is_asked_for(tmp_path: Path) -> None:
    """Which answer it is, is for those who write the criteria."""
    assert not missing_if_none.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": ANSWERED}))


def test_a_count_of_nobody_is_zero_and_needs_no_answer(tmp_path: Path) -> None:
    """Only quotients can be without a value."""
    assert not missing_if_none.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": COUNTED}))
