"""The table of an edition that is adopted, or not whole: what no edition of ours shows."""

import json
from pathlib import Path

from ecorules.edition import load_edition
from ecorules.edition.model import Edition
from ecorules.report.editions import editions_page, written_editions
from ecorules.report.layout import Page
from tests.unit.edition.folders import ADOPTED, FRAME, SOUND, changed, put

PAPER = Page(width=None, colour=False)
MORE = (FRAME, "  requirements: 3\n", "  aspects: 1\n  requirements: 5\n  groups: {specific: 2}\n")
ACT = (FRAME, "status: working\n", f"status: adopted\n{ADOPTED}")


def adopted(folder: Path) -> Edition:
    """Return an edition that is adopted and not whole."""
    return load_edition(put(folder, changed(MORE, ACT)))


def test_an_adopted_edition_says_by_whom_and_an_incomplete_one_what_it_lacks(
    tmp_path: Path,
) -> None:
    """More than declared is not called complete either."""
    assert (
        editions_page([adopted(tmp_path)], PAPER, "en")
        == """\
town  Town
  adopted by the committee on 1 May 2024: announcement no. 1
  in force: 1 January 2019 to …
                                                 level 1  level 2  level 3  total  declared
  specific requirements                                -        -        -      -         2
  indicators                                           1        2        -      3
  all                                                  1        2        -      3         5
  Physical                                             1        2        -      3
  text: stated in a source                             1        1        -      2
  text: inferred                                       -        -        -      -
  text: drafted by the project, not official           -        1        -      1
  reading: stated in a source                          -        -        -      -
  reading: inferred                                    1        -        -      1
  reading: drafted by the project, not official        -        2        -      2
  too much: 1 aspects declared, 2 here
  incomplete: 5 requirements declared, 3 here
  incomplete: 2 specific requirements declared, 0 here
  incomplete: level 3: not known yet
"""
    )


def test_the_same_is_said_in_thai(tmp_path: Path) -> None:
    """Days in the Buddhist era, and every word of the table."""
    assert (
        editions_page([adopted(tmp_path)], PAPER, "th")
        == """\
town  เมือง
  ประกาศใช้โดยคณะกรรมการ เมื่อวันที่ 1 พฤษภาคม 2567 ตามประกาศ ฉบับที่ 1
  ใช้บังคับ: 1 มกราคม 2562 ถึง …
                                          ระดับ 1  ระดับ 2  ระดับ 3  รวม  เอกสารระบุ
  ข้อกำหนดเฉพาะ                                 -       -       -    -          2
  ตัวชี้วัด                                        1       2       -    3
  ทั้งหมด                                        1       2       -    3          5
  กายภาพ                                       1       2       -    3
  ข้อความ: มีเอกสารระบุ                           1       1       -    2
  ข้อความ: อนุมาน                                -       -       -    -
  ข้อความ: ร่างโดยโครงการ ไม่ใช่ข้อความทางการ       -       1       -    1
  เงื่อนไข: มีเอกสารระบุ                           -       -       -    -
  เงื่อนไข: อนุมาน                                1       -       -    1
  เงื่อนไข: ร่างโดยโครงการ ไม่ใช่ข้อความทางการ       -       2       -    2
  เกินกว่าที่ระบุ: เอกสารระบุด้าน 1 แต่มีอยู่ 2
  ยังไม่ครบ: เอกสารระบุข้อกำหนด 5 แต่มีอยู่ 3
  ยังไม่ครบ: เอกสารระบุข้อกำหนดเฉพาะ 2 แต่มีอยู่ 0
  ยังไม่ครบ: ระดับ 3: ยังไม่ทราบ
"""
    )


def test_json_says_who_adopted_it_and_where_it_differs(tmp_path: Path) -> None:
    """Other programs find each difference by the key that declares it."""
    (written,) = json.loads(written_editions([adopted(tmp_path)]))["editions"]
    assert written["status"] == "adopted"
    assert written["adopted"] == {
        "by": {"en": "the committee", "th": "คณะกรรมการ"},
        "on": "2024-05-01",
        "document": {"en": "announcement no. 1", "th": "ประกาศ ฉบับที่ 1"},
    }
    assert written["effective"] == {"from": "2019-01-01", "until": None}
    assert written["incomplete_levels"] == [3]
    assert written["mismatches"] == [
        {"declares": "aspects", "declared": 1, "found": 2},
        {"declares": "requirements", "declared": 5, "found": 3},
        {"declares": "groups.specific", "declared": 2, "found": 0},
    ]


def test_where_no_source_gives_a_number_it_is_said(tmp_path: Path) -> None:
    """An edition is not called complete because nobody says how much there is."""
    declared = SOUND[FRAME][SOUND[FRAME].index("declares:") : SOUND[FRAME].index("dimensions:")]
    page = editions_page([load_edition(put(tmp_path, changed((FRAME, declared, ""))))], PAPER, "en")
    assert "  no source at hand says how many the whole edition holds\n" in page
    assert "complete: as many" not in page
