"""A threshold that names a target which is nowhere declared is found."""

from pathlib import Path

from ecorules.checks import unknown_target
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

SLIP = "requires: {fact: green_area, at_least: {target: 2.1.2}}\n"
DECLARED = """\
requires:
  share: {of: factories, that: {fact: certified}, at_least: {target: 2.1.1}, if_none: not_met}
"""


def test_a_target_that_stands_nowhere_is_said(tmp_path: Path, stored: Stored) -> None:
    """The nearest name is proposed."""
    now = said(unknown_target.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": SLIP})))
    assert now == stored("target-nowhere", now)


def test_a_target_without_a_value_is_no_mistake(tmp_path: Path) -> None:
    """That nobody has set it is said to the area that is judged."""
    assert not unknown_target.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": DECLARED}))
