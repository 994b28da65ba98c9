"""What an area may aim at: targets that it may set itself, and levels that there are."""

from pathlib import Path

import pytest

from ecorules.case.load import load_case
from ecorules.diagnostics import Invalid, render
from tests.unit.case.folders import put, whole
from tests.unit.case.makers import TERMS

OF_THE_EDITION = TERMS._replace(set_by_edition=frozenset({"19.1.1"}))
EN = """\
case/case.yaml:32:3: error[target-of-the-edition]: the target `19.1.1` is set by the edition \
`eit-2562`, and not by an area
  32 |   19.1.1:
     |   ^^^^^^
  help: take it out; a stricter value of the area's own belongs to its action plan"""
TH = """\
case/case.yaml:32:3: ข้อผิดพลาด[target-of-the-edition]: ค่าเป้าหมาย `19.1.1` กำหนดโดยฉบับเกณฑ์ \
`eit-2562` พื้นที่กำหนดเองไม่ได้
  32 |   19.1.1:
     |   ^^^^^^
  คำแนะนำ: ลบรายการนี้ออก หากพื้นที่ตั้งเป้าหมายสูงกว่านั้นให้ระบุไว้ในแผนปฏิบัติการ"""


def test_a_value_for_a_target_of_the_edition_is_refused(tmp_path: Path) -> None:
    """An area must not think that it is measured by a number of its own."""
    put(tmp_path, whole())
    with pytest.raises(Invalid) as refused:
        load_case(tmp_path, OF_THE_EDITION, "case")
    assert render(refused.value.diagnostics, "en", colour=False) == EN
    assert render(refused.value.diagnostics, "th", colour=False) == TH


def test_without_a_value_of_its_own_the_case_is_read(tmp_path: Path) -> None:
    """What the edition sets, nobody has to write down."""
    values = whole()
    del values["targets"]
    assert load_case(put(tmp_path, values), OF_THE_EDITION, "case").targets == {}


def test_an_aim_above_the_highest_level_is_refused(tmp_path: Path) -> None:
    """A plan for level 30 is a slip, and no audit would ever say so."""
    values = whole()
    values["round"]["aim"] = "๓๐"
    put(tmp_path, values)
    with pytest.raises(Invalid) as refused:
        load_case(tmp_path, TERMS._replace(highest=5), "case")
    assert (
        render(refused.value.diagnostics, "en", colour=False)
        == """\
case/case.yaml:17:8: error[no-such-level]: edition `eit-2562` has no level 30; its highest is 5
  17 |   aim: ๓๐
     |        ^^"""
    )
    for highest in (30, None):
        assert load_case(tmp_path, TERMS._replace(highest=highest), "case").round.aim == 30
