"""Amounts of different kinds are found in comparisons, in sums and among values of a target."""

from pathlib import Path

from ecorules.checks import unit_mismatch
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

SUM = """\
requires:
  measure: {sum: [{fact: green_area}, 3 t]}
  at_least: 10 rai
"""
VALUE_OF_TARGET = """\
targets:
  2.1.1:
    label: {th: สัดส่วนโรงงาน, en: share of factories}
    unit: "%"
    set_by: edition
    values:
      - {from: 2022-01-01, value: 10 rai, provenance: {status: stated, source: guide, place: p. 3}}
    provenance: {status: stated, source: guide, place: page 3}
"""
CONVERTED = """\
requires:
  measure: {sum: [{fact: green_area}, 3 km2]}
  at_least: 10 ha
"""


def test_a_sum_of_land_and_weight_is_a_mistake(tmp_path: Path, stored: Stored) -> None:
    """What cannot be added is not added."""
    draft = drafted(tmp_path, {"town/physical/1.1.1.yaml": SUM})
    now = said(unit_mismatch.run(draft))
    assert now == stored("land-and-weight", now)


def test_a_value_that_its_target_cannot_have_is_a_mistake(tmp_path: Path, stored: Stored) -> None:
    """A target is in one unit for ever."""
    draft = drafted(tmp_path, {"town/targets.yaml": VALUE_OF_TARGET})
    now = said(unit_mismatch.run(draft))
    assert now == stored("value-of-another-kind", now)


def test_units_of_one_kind_are_no_mistake(tmp_path: Path) -> None:
    """Land is land in rai, in hectares and in square kilometres."""
    assert not unit_mismatch.run(drafted(tmp_path, {"town/physical/1.1.1.yaml": CONVERTED}))
