"""Each number in a condition is held against what its requirement is called."""

from pathlib import Path

import pytest

from ecorules.checks import number_in_condition
from tests.town import drafted, said
from tests.unit.checks.conftest import Stored

NAME = "town/physical/1.1.1.yaml"
SHARE = "requires: {{share: {{of: factories, that: {{fact: certified}}, {asked}, if_none: met}}}}\n"
RATIO = """\
requires:
  ratio: {{part: {{fact: green_area}}, whole: {{fact: total_area}}, {asked}, if_none: met}}
"""
INSIDE = """\
requires:
  measure: {sum: [{fact: green_area}, 2 rai]}
  at_least: {fact: total_area}
"""
TITLE = "title: {{th: {th}, en: Enough}}\n"


@pytest.mark.parametrize(
    ("slip", "change"),
    [
        ("bare-share", SHARE.format(asked="at_least: 60 %")),
        ("whole-share", SHARE.format(asked="at_least: 100 %")),
        ("two-bounds", "requires: {fact: green_area, between: [10 rai, 20 rai]}\n"),
        (
            "other-number",
            TITLE.format(th="ร้อยละ 1.60 หรือ 600") + SHARE.format(asked="at_least: 60 %"),
        ),
        (
            "number-inside",
            INSIDE,
        ),
        (
            "number-of-applicability",
            "applies: {fact: green_area, more_than: 5 rai}\nrequires: {documents: all}\n",
        ),
    ],
)
def test_a_number_that_the_title_does_not_name_is_said(
    slip: str, change: str, tmp_path: Path, stored: Stored
) -> None:
    """Wherever it stands in the condition, and whatever it is compared with."""
    now = said(number_in_condition.run(drafted(tmp_path, {NAME: change})))
    assert now == stored(slip, now)


@pytest.mark.parametrize(
    "change",
    [
        "requires: {fact: green_area, more_than: 0 rai}\n",
        TITLE.format(th="โรงงานร้อยละ 60") + SHARE.format(asked="at_least: 60 %"),
        TITLE.format(th="โรงงานร้อยละ ๖๐") + SHARE.format(asked="at_least: 60 %"),
        TITLE.format(th="พื้นที่ 1,200.5 ไร่") + "requires: {fact: green_area, at_least: 1200.5 rai}\n",
        RATIO.format(asked="at_least: 100 %"),
        RATIO.format(asked="at_most: {target: 2.1.1}"),
        "requires: {trend: {fact: green_area, years: 3, direction: not_falling}}\n",
        "requires: {fact: green_area, at_least: {fact: green_area, years_back: 1}}\n",
    ],
)
def test_nought_what_the_title_names_the_whole_and_years_may_stand(
    change: str, tmp_path: Path
) -> None:
    """None of them is a pass mark that somebody has to decide."""
    assert not number_in_condition.run(drafted(tmp_path, {NAME: change}))


def test_the_whole_is_only_that_of_a_ratio(tmp_path: Path) -> None:
    """Half of it is a pass mark again."""
    half = RATIO.format(asked="at_least: 50 %")
    assert len(number_in_condition.run(drafted(tmp_path, {NAME: half}))) == 1
