"""What a level asks for is held against what there is."""

from pathlib import Path

import pytest

from ecorules.checks import unreachable_level
from ecorules.diagnostics import Severity
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

ORIGIN = "provenance: {status: stated, source: guide, place: page 1}"
LEVELS = """\
levels:
  1:
    name: {{th: การมีส่วนร่วม, en: Engagement}}
    stands_on: []
    passes_when: {rule}
    {origin}
  2:
    name: {{th: การส่งเสริม, en: Enhancement}}
    stands_on: [1]
    {origin}
"""
THIRD = """\
  3:
    name: {{th: ประสิทธิภาพ, en: Efficiency}}
    stands_on: [2]
{incomplete}    {origin}
"""
WAITS = "    incomplete: {th: ยังไม่มีข้อความ, en: Its text is not known}\n"


def ladder(rule: str = "all", incomplete: str | None = None) -> dict[str, str]:
    """Return the levels of the town, the first with a pass rule, perhaps with an empty third."""
    third = "" if incomplete is None else THIRD.format(incomplete=incomplete, origin=ORIGIN)
    return {"town/levels.yaml": LEVELS.format(rule=rule, origin=ORIGIN) + third}


@pytest.mark.parametrize(
    ("slip", "change"),
    [("more-than-there-are", ladder("{count: 2}")), ("empty-level", ladder(incomplete=""))],
)
def test_a_level_that_nobody_can_pass_is_said(
    slip: str, change: dict[str, str], tmp_path: Path, stored: Stored
) -> None:
    """It is told where the level stands, with what is asked and what there is."""
    now = said(unreachable_level.run(drafted(tmp_path, change)))
    assert now == stored(slip, now)


@pytest.mark.parametrize("rule", ["all", "{count: 1}", "{count: 0}", "{share: 100 %}"])
def test_a_rule_that_can_be_kept_is_no_mistake(rule: str, tmp_path: Path) -> None:
    """All there are is not too many."""
    assert not unreachable_level.run(drafted(tmp_path, ladder(rule)))


def test_a_level_that_says_that_it_is_incomplete_is_noted(tmp_path: Path, stored: Stored) -> None:
    """With all that stand on it; in the edition there is nothing to mend."""
    fourth = THIRD.format(incomplete="", origin=ORIGIN).replace("3:", "4:").replace("[2]", "[1, 3]")
    levels = {name: text + fourth for name, text in ladder(incomplete=WAITS).items()}
    found = unreachable_level.run(drafted(tmp_path, levels))
    assert {each.severity for each in found} == {Severity.NOTE}
    now = said(found)
    assert now == stored("incomplete-level", now)


def test_nothing_is_said_while_the_edition_is_not_in_order(tmp_path: Path) -> None:
    """A requirement that is not in order may belong to the level."""
    change = {"town/physical/1.1.1.yaml": "level: 9\n"}
    assert not unreachable_level.run(drafted(tmp_path, ladder(incomplete=""), change))
