"""What editors show beside a key of `outcomes.yaml` while somebody writes it.

One line a key: the key, or the form and the key where it means something else there.  What
is written as in an edition is said as there.
"""
# ruff: noqa: E501 - a key and what is said of it in both languages stand on one line

from __future__ import annotations

from ecorules.diagnostics import Text
from ecorules.edition.schema.words import words as words_of_editions


def words() -> dict[str, Text]:
    """Return what is said of each key.

    >>> words()["keep"].en
    'how many asked to keep their level'
    """
    rows = (line.split(" | ") for line in _TABLE.strip().splitlines())
    return {**words_of_editions(), **{key: Text(en, th) for key, en, th in rows}}


_TABLE = """
OutcomesFile | what is published of real areas, without their evidence | ผลที่มีการเผยแพร่ของพื้นที่จริง โดยไม่มีหลักฐานประกอบการตรวจ
edition | the edition by which the levels were given | ฉบับเกณฑ์ที่ใช้รับรองระดับ
sources | the documents and pages that may be cited | เอกสารและหน้าเว็บที่อ้างถึงได้
title | what the source is called | ชื่อแหล่งที่มา
areas | the real areas, each by an id of its own | พื้นที่จริง แต่ละแห่งมีรหัสของตนเอง
TotalForm.areas | how many areas there were in all | จำนวนพื้นที่ทั้งหมด
RoundCountForm.areas | how many areas took part in all | จำนวนพื้นที่ที่เข้าร่วมทั้งหมด
province | the province it lies in | จังหวัดที่ตั้ง
name | which area of the province, where there are several | ชื่อพื้นที่ในจังหวัด หากมีหลายแห่ง
outcomes | the levels that are published of it; leave it out if there is none | ระดับที่มีการเผยแพร่ ไม่ต้องใส่หากไม่มี
level | the level, 1 to 5 | ระดับ 1 ถึง 5
fiscal_year | the fiscal year, in the Buddhist Era | ปีงบประมาณ (พ.ศ.)
by | a day on which the level had certainly been given | วันที่ซึ่งได้รับระดับนั้นแล้วอย่างแน่นอน
totals | the published numbers of areas by level | จำนวนพื้นที่แยกตามระดับที่มีการเผยแพร่
on | the day on which the numbers held | วันที่ของตัวเลข
levels | for each level, how many areas were at it or above | จำนวนพื้นที่ที่อยู่ในระดับนั้นหรือสูงกว่า
rounds | how many areas asked for what in a fiscal year | จำนวนพื้นที่ที่ขอรับการตรวจในแต่ละปีงบประมาณ
raise | how many asked to raise their level | จำนวนพื้นที่ที่ขอยกระดับ
keep | how many asked to keep their level | จำนวนพื้นที่ที่ขอรักษาระดับ
indicators | what the department is measured by, with the goals of a fiscal year | ตัวชี้วัดของกรมในปีงบประมาณ พร้อมค่าเป้าหมาย
IndicatorForm.on | the day up to which the figures run | วันที่ซึ่งตัวเลขนับถึง
IndicatorForm.name | what the indicator is called | ชื่อตัวชี้วัด
IndicatorForm.unit | what the figures are counted in | หน่วยของตัวเลข
goals | what each of the three bands asks for | สิ่งที่เป้าหมายแต่ละขั้นกำหนด
at_least | the figure that is to be reached | ตัวเลขที่ต้องถึง
GoalForm.levels | for each level, how many areas are to be at it or above | จำนวนพื้นที่ที่ต้องอยู่ในแต่ละระดับหรือสูงกว่า
also | what is to be done beside the figures | สิ่งที่ต้องดำเนินการนอกเหนือจากตัวเลข
value | the figure that was reached | ตัวเลขผลการดำเนินงาน
counts | how many got each score; their mean is what was reached | จำนวนที่ได้แต่ละคะแนน ผลคือค่าเฉลี่ย
account | what was done, or how the figure was counted | การดำเนินการ หรือวิธีนับตัวเลข
published | the band that the source says was reached | ขั้นของเป้าหมายที่แหล่งที่มาระบุว่าทำได้
how | how it was inferred | อนุมานอย่างไร
"""
