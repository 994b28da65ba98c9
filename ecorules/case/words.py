"""What editors show beside a key of a case file while somebody writes it, in both languages.

One line a key: the key, or the form and the key where it means something else there.
"""
# ruff: noqa: E501 - a key and what is said of it in both languages stand on one line

from __future__ import annotations

from ecorules.diagnostics import Text


def words() -> dict[str, Text]:
    """Return what is said of each key.

    >>> words()["complete"].en
    '`true` if the list leaves out nobody'
    """
    rows = (line.split(" | ") for line in _TABLE.strip().splitlines())
    return {key: Text(en, th) for key, en, th in rows}


_TABLE = """
CaseFile | a case: one area in one audit round, with all that was handed in | กรณีตรวจ: หนึ่งพื้นที่ในหนึ่งรอบการตรวจ พร้อมทุกสิ่งที่ส่งมา
th | in Thai | ภาษาไทย
en | in English | ภาษาอังกฤษ
id | the name of the case, in small letters, digits and hyphens | ชื่อกรณี ใช้อักษรอังกฤษตัวเล็ก ตัวเลข และยัติภังค์
CaseFile.title | what the case is called in reports | ชื่อกรณีที่แสดงในรายงาน
EvidenceForm.title | what a document of the area's own is called | ชื่อหลักฐานของพื้นที่เอง
synthetic | `true` if the case is made up; every report says so | `true` ถ้าเป็นข้อมูลสมมุติ รายงานทุกฉบับจะระบุไว้
CaseFile.note | what a reader of the case should know | สิ่งที่ผู้อ่านกรณีนี้ควรทราบ
ObservationForm.note | what a reader of the value should know | สิ่งที่ผู้อ่านค่านี้ควรทราบ
edition | the edition of the criteria that the area is audited by | ฉบับเกณฑ์ที่ใช้ตรวจพื้นที่
area | what the area is: its province, districts, sub-districts | ข้อมูลพื้นที่: จังหวัด อำเภอ ตำบล
round | which audit this is, what for and on which day | รอบการตรวจ จุดประสงค์ และวันที่ตรวจ
provenance | where the case was taken from | ที่มาของกรณี
agencies | what each owner is called in this area | ชื่อหน่วยงานจริงของผู้รับผิดชอบแต่ละราย
owners | who is responsible for a requirement here, if not whom the edition names | ผู้รับผิดชอบข้อกำหนดในพื้นที่นี้ หากต่างจากที่เกณฑ์ระบุ
targets | the targets that the area set itself in its action plan | ค่าเป้าหมายที่พื้นที่กำหนดไว้ในแผนปฏิบัติการ
observations | the observed values of facts of the area | ค่าที่สังเกตได้ของข้อมูลของพื้นที่
rosters | the lists of members, each a CSV file | บัญชีรายชื่อ แต่ละบัญชีเป็นไฟล์ CSV
efforts | what it takes here to bring about a fact, a document (`requirement/item`) or a complete list; each is 1 if nobody says | สิ่งที่ต้องใช้ในการทำให้เกิดข้อมูล หลักฐาน (`ข้อกำหนด/รายการ`) หรือบัญชีที่ครบถ้วนในพื้นที่นี้ หากไม่ระบุถือเป็น 1
effort | what it takes, in any unit as long as it is one | ภาระงานที่ต้องใช้ หน่วยใดก็ได้แต่ต้องเป็นหน่วยเดียวกัน
lead_time | how many months it takes until it has effect | จำนวนเดือนกว่าจะเกิดผล
changeable | `false` if it cannot be changed here | `false` ถ้าเปลี่ยนไม่ได้ในพื้นที่นี้
team | who audited, who advised the area and who is to decide; needed before a certification | ผู้ตรวจประเมิน ผู้ให้คำปรึกษาแก่พื้นที่ และผู้พิจารณารับรอง ต้องระบุก่อนการรับรอง
people | the people of this round, each under a name of small letters, digits and hyphens | บุคคลในรอบนี้ ระบุชื่อย่อด้วยอักษรอังกฤษตัวเล็ก ตัวเลข และยัติภังค์
pre_audit | the audit before the one that certifies: its days and its auditors | การตรวจประเมินเบื้องต้น: วันที่ตรวจและผู้ตรวจประเมิน
audit | the audit that certifies: its days and its auditors | การตรวจประเมินเพื่อรับรอง: วันที่ตรวจและผู้ตรวจประเมิน
VisitForm.on | the days on which the audit was held | วันที่ตรวจประเมินในพื้นที่
auditors | who audited: `all` requirements, or those listed | ผู้ตรวจประเมิน: ทุกข้อ (`all`) หรือเฉพาะข้อที่ระบุ
advisers | who advised the area: on `all` requirements, or those listed | ผู้ให้คำปรึกษาแก่พื้นที่: ทุกข้อ (`all`) หรือเฉพาะข้อที่ระบุ
deciders | who is to decide on the certification | ผู้พิจารณารับรอง
register | the register of evidence | ทะเบียนหลักฐาน
kind | the area's own audit, or the one it is certified by | การตรวจประเมินของพื้นที่เอง หรือการตรวจเพื่อรับรอง
purpose | to raise the level or to keep it | ยกระดับ หรือรักษาระดับ
aim | the level aimed at | ระดับที่มุ่งหมาย
fiscal_year | the fiscal year in the Buddhist Era, such as 2565 | ปีงบประมาณ พ.ศ. เช่น 2565
on | the day of the audit | วันที่ตรวจ
OriginForm.source | the document that it was taken from | เอกสารที่เป็นที่มา
OwnTargetForm.source | the plan that sets the target | แผนที่กำหนดค่าเป้าหมาย
place | where in the document | ตำแหน่งในเอกสาร
from | the first day on which it holds | วันแรกที่ใช้ค่านี้
until | the last day on which it holds; until further notice, if left out | วันสุดท้ายที่ใช้ค่านี้ ถ้าไม่ระบุคือจนกว่าจะเปลี่ยน
value | a number with its unit, `yes` or `no`, or a choice | ตัวเลขพร้อมหน่วย คำตอบใช่หรือไม่ใช่ หรือตัวเลือก
fact | a fact of the area by its name in the vocabulary | ชื่อข้อมูลของพื้นที่ตามคลังคำ
ObservationForm.evidence | the documents that support the value; all of them are needed | หลักฐานที่รองรับค่านี้ ต้องมีครบทุกรายการ
RosterForm.evidence | the documents that support the list; all of them are needed | หลักฐานที่รองรับบัญชีนี้ ต้องมีครบทุกรายการ
RegisterForm.evidence | how far each document has come: `requirement/item`, or one of the area's own | สถานะของหลักฐานแต่ละรายการ: `ข้อกำหนด/รายการ` หรือหลักฐานของพื้นที่เอง
RosterForm.file | the CSV file, by its path in the folder of the case | ไฟล์ CSV ระบุเส้นทางในโฟลเดอร์ของกรณี
EvidenceForm.file | the file, by its path in the folder of the case | ไฟล์หลักฐาน ระบุเส้นทางในโฟลเดอร์ของกรณี
complete | `true` if the list leaves out nobody | `true` ถ้าบัญชีมีครบทุกราย
columns | the documents that support single columns, if not those of the list | หลักฐานที่รองรับเฉพาะคอลัมน์ หากต่างจากของทั้งบัญชี
RegisterForm.state | `open` while documents can be handed in, then `closed` | `open` ขณะยังรับหลักฐาน และ `closed` เมื่อปิดรับแล้ว
EvidenceForm.state | how far the document has come | สถานะของหลักฐาน
files | the files, if there are several or more is known of them | ไฟล์หลักฐาน หากมีหลายไฟล์หรือมีรายละเอียดของไฟล์
EvidenceFileForm.file | the file, by its path in the folder of the case | ไฟล์หลักฐาน ระบุเส้นทางในโฟลเดอร์ของกรณี
size | how many bytes the file had when it was registered | ขนาดของไฟล์ขณะลงทะเบียน (ไบต์)
media_type | what kind of file it is, such as `application/pdf` | ชนิดของไฟล์ เช่น `application/pdf`
sha256 | the SHA-256 of the file that was registered | ค่า SHA-256 ของไฟล์ที่ลงทะเบียนไว้
submitted | the day on which it was handed in | วันที่ส่งหลักฐาน
valid_from | the first day on which it is valid | วันแรกที่หลักฐานมีผล
valid_until | the last day on which it is valid | วันสุดท้ายที่หลักฐานมีผล
because | why the auditor rejected it | เหตุผลที่ผู้ตรวจไม่รับ
"""
