"""An edition that is not whole, or more than whole, is seen to be so."""

from pathlib import Path

import pytest

from ecorules.checks import declared_counts
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

DECLARES = """\
declares:
  dimensions: {dimensions}
  aspects: {aspects}
  requirements: {requirements}
  groups: {groups}
  provenance: {{status: stated, source: guide, place: cover}}
"""


def declaring(dimensions: int, aspects: int, requirements: int, groups: str) -> dict[str, str]:
    """Return the change after which the example declares so many of each."""
    declares = DECLARES.format(
        dimensions=dimensions, aspects=aspects, requirements=requirements, groups=groups
    )
    return {"town/edition.yaml": declares}


def test_every_number_that_differs_is_told_at_its_place(tmp_path: Path, stored: Stored) -> None:
    """Too few, too many, and a group of which nothing stands here."""
    change = declaring(2, 1, 3, "{indicator: 2, specific: 6}")
    now = said(declared_counts.run(drafted(tmp_path, change)))
    assert now == stored("other-numbers-than-declared", now)


@pytest.mark.parametrize(
    "change",
    [declaring(1, 2, 2, "{}"), {}],
    ids=["as many as declared", "nothing declared"],
)
def test_what_is_whole_or_declares_nothing_is_left_in_peace(
    change: dict[str, str], tmp_path: Path
) -> None:
    """Where no source gives a number, none is missed."""
    assert not declared_counts.run(drafted(tmp_path, change))


def test_an_edition_that_cannot_be_read_is_not_counted(tmp_path: Path) -> None:
    """What stands in a file that is wrong may be there all the same."""
    change = {**declaring(1, 2, 3, "{}"), "town/physical/1.1.1.yaml": "level: 9\n"}
    assert not declared_counts.run(drafted(tmp_path, change))
