"""`ecorules check` looks at the variants that lie beside an edition as well."""

from pathlib import Path

import pytest

from tests.console import run
from tests.town import write_criteria

VARIANT = """\
# yaml-language-server: $schema=../schema/variant.schema.json
id: town-as-printed
title: {th: ตามที่พิมพ์, en: As printed}
of: town
unplaced: [2.1.1]
incomplete: {th: ยังไม่ทราบระดับ, en: The level is not known}
provenance: {status: drafted, how: {th: ร่าง, en: Drafted}}
"""
NAME = "variants/town-as-printed.yaml"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_variant_that_leaves_out_what_is_there_is_in_order(here: Path) -> None:
    """It adds nothing to what is looked at, since its requirements are those of the edition."""
    write_criteria(here, {NAME: VARIANT})
    assert run("$ ecorules check criteria --lang en") == (
        "2 requirements of town, 22 checks: nothing to mend\n"
    )


def test_what_a_variant_leaves_out_has_to_be_there(here: Path) -> None:
    """A slip in a code would leave the requirement at its level, and nobody would see it."""
    write_criteria(here, {NAME: VARIANT.replace("2.1.1", "2.1.2")})
    assert (
        run("$ ecorules check criteria/town --lang en")
        == """\
criteria/variants/town-as-printed.yaml:5:12: error[unknown-requirement]: \
no requirement is called `2.1.2`
   5 | unplaced: [2.1.2]
     |            ^^^^^
  help: did you mean `2.1.1`?
2 requirements of town, 22 checks: 1 error
[exit 1]
"""
    )


def test_a_variant_is_one_of_an_edition_that_is_there(here: Path) -> None:
    """A reading of nothing cannot be loaded by anybody."""
    write_criteria(here, {NAME: VARIANT.replace("of: town", "of: twon")})
    assert (
        run("$ ecorules check criteria --lang th")
        == """\
criteria/variants/town-as-printed.yaml:4:5: ข้อผิดพลาด[unknown-edition]: ไม่มีฉบับเกณฑ์ชื่อ `twon`
   4 | of: twon
     |     ^^^^
  คำแนะนำ: หมายถึง `town` หรือไม่
ตรวจข้อกำหนด 2 ข้อของ town ด้วยรายการตรวจ 22 รายการ พบข้อผิดพลาด 1 รายการ
[exit 1]
"""
    )


def test_a_variant_in_disorder_is_told_though_nothing_can_be_held_against_it(here: Path) -> None:
    """All of its slips stand at their places, and the edition is checked all the same."""
    write_criteria(here, {NAME: VARIANT.replace("unplaced: [2.1.1]", "unplaced: []")})
    said = run("$ ecorules check criteria/town --lang en").splitlines()
    assert said[0].startswith("criteria/variants/town-as-printed.yaml:5:11: error[")
    assert said[-2:] == ["2 requirements of town, 22 checks: 1 error", "[exit 1]"]
