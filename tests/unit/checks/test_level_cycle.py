"""A circle among the levels is found once, however many levels it goes through."""

from pathlib import Path

from ecorules.checks import level_cycle
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

LEVEL = """\
  {number}:
    name: {{th: ระดับ, en: Level}}
    stands_on: [{below}]
    provenance: {{status: stated, source: guide, place: page 1}}
"""


def ladder(**below: str) -> str:
    """Return the file of levels that each stand on others."""
    levels = (LEVEL.format(number=name[1:], below=others) for name, others in below.items())
    return f"levels:\n{''.join(levels)}"


def test_a_circle_of_three_is_one_mistake(tmp_path: Path, stored: Stored) -> None:
    """It is told from its lowest level on, all the way round."""
    draft = drafted(tmp_path, {"town/levels.yaml": ladder(_1="", _2="1, 4", _3="2", _4="3")})
    now = said(level_cycle.run(draft))
    assert now == stored("circle-of-three", now)


def test_a_level_on_itself_is_the_smallest_circle(tmp_path: Path, stored: Stored) -> None:
    """It could only be proven once it is proven."""
    draft = drafted(tmp_path, {"town/levels.yaml": ladder(_1="", _2="2")})
    now = said(level_cycle.run(draft))
    assert now == stored("level-on-itself", now)


def test_two_ways_up_are_no_circle(tmp_path: Path) -> None:
    """Levels may stand on several others, as long as all ways lead down."""
    ways = ladder(_1="", _2="1", _3="1", _4="2, 3")
    assert not level_cycle.run(drafted(tmp_path, {"town/levels.yaml": ways}))
