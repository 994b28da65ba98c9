"""A requirement that nobody is asked for is found."""

from pathlib import Path

from ecorules.checks import missing_owner
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored


def test_a_requirement_of_nobody_is_said(tmp_path: Path, stored: Stored) -> None:
    """An empty list is as good as none."""
    now = said(missing_owner.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": "owners: []\n"})))
    assert now == stored("owned-by-nobody", now)


def test_one_owner_is_enough(tmp_path: Path) -> None:
    """Whether it is known to the vocabulary is said elsewhere."""
    change = {"town/physical/1.1.1.yaml": "owners: [the-moon]\n"}
    assert not missing_owner.run(drafted(tmp_path, change))
