"""What editors show beside a key of a requirement's own cases, in both languages.

One line a key: the key, or the form and the key where it means something else there.
"""
# ruff: noqa: E501 - a key and what is said of it in both languages stand on one line

from __future__ import annotations

from ecorules.diagnostics import Text


def words() -> dict[str, Text]:
    """Return what is said of each key.

    >>> words()["complete"].en
    '`true` (as if left out) if these are all factories of the area'
    """
    rows = (line.split(" | ") for line in _TABLE.strip().splitlines())
    return {key: Text(en, th) for key, en, th in rows}


_TABLE = """
TrialsFile | the cases of one requirement: small areas, each with the verdict it must get | กรณีตัวอย่างของข้อกำหนดหนึ่งข้อ แต่ละกรณีระบุผลการตรวจที่ต้องได้
requirement | the code of the requirement beside this file | รหัสของข้อกำหนดที่อยู่ข้างไฟล์นี้
cases | one case at least for each verdict, and for each side of each threshold | ต้องมีกรณีตัวอย่างครบทุกผลการตรวจ และทั้งสองด้านของค่าเป้าหมาย
name | what the case shows, as a sentence | ประโยคที่บอกว่ากรณีนี้แสดงอะไร
given | what is in hand; whatever is not named is missing | สิ่งที่มีอยู่ในมือ สิ่งใดไม่ระบุถือว่ายังไม่มี
expect | the verdict that must follow | ผลการตรวจที่ต้องได้
reasons | of an undetermined verdict: exactly the codes of its reasons | เมื่อยังตัดสินไม่ได้ ให้ระบุรหัสเหตุผลให้ครบและตรงกัน
round | the kind of audit; a pre-audit if left out | รอบการตรวจ หากไม่ระบุคือการตรวจประเมินเบื้องต้น
register | `open` while documents can still be handed in, as if left out; else `closed` | `open` คือยังรับเอกสารอยู่ (ค่าเริ่มต้น) `closed` คือปิดรับแล้ว
documents | `all`, or how far each evidence item has come; the others are planned | `all` คือรับแล้วทุกรายการ หรือระบุสถานะทีละรายการ รายการที่ไม่ระบุคือยังอยู่ในแผน
targets | the value of each target that has one | ค่าของค่าเป้าหมายที่กำหนดไว้แล้ว
facts | the facts of the area; `name@-1` is of a fiscal year earlier, a list of values contradicts itself | ข้อมูลของพื้นที่ `ชื่อ@-1` คือค่าของปีงบประมาณก่อนหน้า หากเป็นรายการหมายถึงค่าที่ขัดแย้งกัน
roster | the factories; without it nothing is known of any | โรงงานในพื้นที่ หากไม่ระบุถือว่าไม่ทราบข้อมูลโรงงานใดเลย
conforms | whether other requirements are met; unknown if left out | ผลของข้อกำหนดอื่น หากไม่ระบุถือว่ายังไม่ทราบ
complete | `true` (as if left out) if these are all factories of the area | `true` (ค่าเริ่มต้น) เมื่อรายการนี้ครบทุกโรงงานในพื้นที่
factories | factories that are alike in one row: `times` says how many, the rest are their facts | โรงงานที่มีข้อมูลเหมือนกันอยู่ในแถวเดียว `times` คือจำนวนโรงงาน คีย์อื่นคือข้อมูลของโรงงาน
"""
