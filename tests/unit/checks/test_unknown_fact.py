"""A fact that the vocabulary does not declare is found wherever a condition may name one."""

from pathlib import Path

from ecorules.checks import unknown_fact
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

TWO_SLIPS = """\
requires:
  all_of:
    - {fact: green_aera, at_least: 10 rai}
    - some: {of: factories, that: {fact: noise_free}}
    - {fact: green_area, is: wide}
"""
DECLARED = """\
requires:
  some: {of: factories, that: {fact: certified}}
"""


def test_every_undeclared_fact_is_said_and_nothing_else(tmp_path: Path, stored: Stored) -> None:
    """A slip comes with what was probably meant; what is no slip comes without a guess."""
    draft = drafted(tmp_path, {"town/physical/1.1.1.yaml": TWO_SLIPS})
    now = said(unknown_fact.run(draft))
    assert now == stored("undeclared-facts", now)


def test_a_declared_fact_is_no_mistake(tmp_path: Path) -> None:
    """A fact of the members is asked of the members."""
    assert not unknown_fact.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": DECLARED}))
