"""Values of one target are held against each other in the order of their days."""

from pathlib import Path

from ecorules.checks import overlapping_targets
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored


def values(*periods: str) -> dict[str, str]:
    """Return the file of a target that has a value over each of the periods."""
    origin = "provenance: {status: stated, source: guide, place: page 3}"
    lines = [f"      - {{{period}, value: 60 %, {origin}}}\n" for period in periods]
    return {
        "town/targets.yaml": f"""\
targets:
  2.1.1:
    label: {{th: สัดส่วนโรงงาน, en: share of factories}}
    unit: "%"
    set_by: edition
    values:
{"".join(lines)}    {origin}
"""
    }


def test_one_day_in_common_is_a_mistake(tmp_path: Path, stored: Stored) -> None:
    """The last day of a value belongs to it, whichever value is written first."""
    draft = drafted(tmp_path, values("from: 2022-01-01", "from: 2019-01-01, until: 2022-01-01"))
    now = said(overlapping_targets.run(draft))
    assert now == stored("one-day-in-common", now)


def test_values_that_follow_each_other_are_no_mistake(tmp_path: Path) -> None:
    """There may also be days without a value."""
    draft = drafted(tmp_path, values("from: 2022-01-01", "from: 2019-01-01, until: 2021-11-30"))
    assert not overlapping_targets.run(draft)
