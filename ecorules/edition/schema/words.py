"""What editors show beside a key while somebody writes it, in English and Thai.

One line a key: the key, or the form and the key where it means something else there.
"""

from __future__ import annotations

from ecorules.diagnostics import Text


def words() -> dict[str, Text]:
    """Return what is said of each key.

    >>> words()["between"].en
    'at least the first and at most the second'
    """
    rows = (line.split(" | ") for line in _TABLE.strip().splitlines())
    return {key: Text(en, th) for key, en, th in rows}


_TABLE = """
RequirementFile | one requirement: one obligation with its evidence and its condition | ข้อกำหนดหนึ่งข้อ พร้อมหลักฐานและเงื่อนไข
EditionFile | an edition: its sources, dimensions and aspects | ฉบับเกณฑ์ พร้อมแหล่งที่มา มิติ และด้าน
LevelsFile | the ladder of levels | ลำดับขั้นของระดับ
TargetsFile | the thresholds that measures are compared with | ค่าเป้าหมายที่นำค่าวัดไปเทียบ
VocabularyFile | what conditions may name | สิ่งที่เงื่อนไขอ้างถึงได้
th | in Thai | ภาษาไทย
en | in English | ภาษาอังกฤษ
all_of | every one of these conditions holds | ทุกเงื่อนไขในรายการเป็นจริง
any_of | at least one of these conditions holds | เงื่อนไขในรายการเป็นจริงอย่างน้อยหนึ่งข้อ
not | this condition does not hold | เงื่อนไขนี้ไม่เป็นจริง
documents | `all` evidence items of the requirement, or those listed, are in hand | มีหลักฐานของข้อกำหนดครบทุกรายการ (`all`) หรือครบตามรายการที่ระบุ
document | this evidence item is in hand | มีหลักฐานรายการนี้
conforms | the requirement of this code is met | ข้อกำหนดรหัสนี้ผ่านแล้ว
fact | a fact by its name in the vocabulary | ชื่อข้อมูลตามที่กำหนดไว้ใน vocabulary.yaml
is | the choice is this one | ค่าที่เลือกคือค่านี้
is_one_of | the choice is one of these | ค่าที่เลือกเป็นค่าใดค่าหนึ่งในรายการ
years_back | so many fiscal years before the audited one | ย้อนหลังจากปีงบประมาณที่ตรวจกี่ปี
share | of the members for which `where` holds, the part for which `that` holds | สัดส่วนของรายที่เข้าเงื่อนไข `that` ต่อรายที่เข้าเงื่อนไข `where`
count | how many members satisfy `where` and `that` | จำนวนรายที่เข้าเงื่อนไข `where` และ `that`
every | every member for which `where` holds satisfies `that` | ทุกรายที่เข้าเงื่อนไข `where` ต้องเข้าเงื่อนไข `that`
some | at least one member for which `where` holds satisfies `that` | มีอย่างน้อยหนึ่งรายที่เข้าเงื่อนไข `where` และ `that`
total | the sum of a fact over the members for which `where` holds | ผลรวมของข้อมูลจากรายที่เข้าเงื่อนไข `where`
ratio | `part` divided by `whole` | `part` หารด้วย `whole`
trend | the direction a fact takes from year to year | แนวโน้มของข้อมูลในแต่ละปี
measure | any measure, compared with another | ค่าวัดใด ๆ ที่นำไปเทียบกับอีกค่าหนึ่ง
of | the roster whose members are meant | บัญชีรายชื่อที่กล่าวถึง
where | which members are looked at; all, if left out | ดูเฉพาะรายที่เข้าเงื่อนไขนี้ ถ้าไม่ระบุคือทุกราย
that | what is demanded of each of them | เงื่อนไขที่แต่ละรายต้องเข้า
at_least | this much or more | ไม่น้อยกว่า
at_most | this much or less | ไม่เกิน
more_than | more than this | มากกว่า
less_than | less than this | น้อยกว่า
equals | exactly this | เท่ากับ
between | at least the first and at most the second | ไม่น้อยกว่าค่าแรกและไม่เกินค่าที่สอง
if_none | what holds if there is nothing to measure: `met` or `not_met` | ผลเมื่อไม่มีสิ่งให้วัด: `met` (ผ่าน) หรือ `not_met` (ไม่ผ่าน)
part | what is divided | ตัวตั้ง
whole | what it is divided by | ตัวหาร
years | over how many fiscal years, the audited one included | จำนวนปีงบประมาณ รวมปีที่ตรวจ
direction | how each year stands to the one before it | แต่ละปีเทียบกับปีก่อนหน้าเป็นอย่างไร
target | the target of this name, as it stands on the day of the audit | ค่าเป้าหมายชื่อนี้ ตามที่ใช้ในวันตรวจ
sum | these measures added up | ผลรวมของค่าวัดในรายการ
difference | the first measure less the second | ค่าวัดแรกลบค่าวัดที่สอง
code | the official code; the file is named after it | รหัสทางการ และเป็นชื่อไฟล์
title | its name; the official wording in Thai | ชื่อ โดยภาษาไทยใช้ถ้อยคำทางการ
level | the level it belongs to; 0 for a baseline requirement | ระดับที่สังกัด โดย 0 คือข้อกำหนดพื้นฐาน
aspect | the number of the aspect it stands under | หมายเลขด้านที่สังกัด
group | `baseline`, `general` or `specific` | กลุ่ม: `baseline` (พื้นฐาน) `general` (ทั่วไป) หรือ `specific` (เฉพาะ)
dimension | the dimension by its code | รหัสมิติ
owners | who is to provide the evidence | หน่วยงานผู้รับผิดชอบหลักฐาน
item | its number in the list of evidence | ลำดับในรายการเอกสารหลักฐาน
owner | who is to provide it | หน่วยงานผู้รับผิดชอบ
provenance | where this text comes from, and how sure that is | ที่มาของข้อความนี้ และความแน่ชัด
reading | where the condition comes from: how the text was made measurable | ที่มาของเงื่อนไข: แปลงข้อความให้วัดได้อย่างไร
applies | when the requirement applies; always, if left out | ข้อกำหนดนี้ใช้เมื่อใด ถ้าไม่ระบุคือใช้เสมอ
evidence | each document or record asked for, by its own id | เอกสารหรือบันทึกที่เรียก แต่ละรายการมีรหัสของตนเอง
requires | what has to be so for the requirement to be met | เงื่อนไขที่ต้องเป็นจริงจึงจะถือว่าผ่าน
status | how sure it is | ความแน่ชัด
EditionFile.status | `working`, or `adopted` by whoever may adopt it | `working` (ฉบับร่าง) หรือ `adopted` (ประกาศใช้แล้ว)
adopted | who adopted the edition, when, and in which document; only with `status: adopted` | ผู้ประกาศใช้ วันที่ และเอกสาร ใส่เฉพาะเมื่อ `status: adopted`
by | who adopted it | ผู้ประกาศใช้
on | the day on which it was adopted | วันที่ประกาศใช้
AdoptionForm.document | the document in which it was adopted | เอกสารที่ประกาศใช้
ProvenanceForm.status | `stated` by a source, `inferred` from what is stated, or `drafted` by us | `stated` (เอกสารระบุ) `inferred` (อนุมาน) หรือ `drafted` (ร่างขึ้น)
source | the source by its code | รหัสแหล่งที่มา
place | where in the source | ตำแหน่งในเอกสาร
how | how it was inferred or why it was drafted so | อนุมานอย่างไร หรือเหตุใดจึงร่างเช่นนี้
id | the id of the edition, such as `eit-2562` | รหัสฉบับ เช่น `eit-2562`
effective | the days on which the edition is in force, if a source gives them | ช่วงวันที่ใช้บังคับ หากมีเอกสารระบุ
sources | the documents and pages that may be cited | เอกสารและหน้าเว็บที่อ้างถึงได้
file | the name of the file | ชื่อไฟล์
url | the address of the page | ที่อยู่เว็บ
codes | the requirements whose text stands in it, by their codes | รหัสของข้อกำหนดที่มีข้อความอยู่ในเอกสารนี้
declares | how many of each the whole edition is said to hold | จำนวนที่เอกสารระบุว่าฉบับเต็มมี
practice | how audits are held and who decides | วิธีจัดการตรวจประเมิน และผู้พิจารณารับรอง
rounds | how each kind of audit is held | วิธีจัดการตรวจประเมินแต่ละรอบ
auditors | the least number of auditors | จำนวนผู้ตรวจประเมินอย่างน้อย
days | the least number of days in the area | จำนวนวันตรวจในพื้นที่อย่างน้อย
after | the audit that has to come before it | การตรวจที่ต้องทำก่อน
deciders | the offices in which people decide | ตำแหน่งของผู้พิจารณารับรอง
dimensions | the dimensions | มิติ
aspects | the aspects | ด้าน
requirements | the requirements | ข้อกำหนด
groups | the requirements of each group | ข้อกำหนดแต่ละกลุ่ม
from | the first day | วันแรก
until | the last day; without it until further notice | วันสุดท้าย ถ้าไม่ระบุคือจนกว่าจะเปลี่ยนแปลง
levels | each level by its number | ระดับตามหมายเลข
name | its name | ชื่อ
RosterForm.name | the column with the member's name | คอลัมน์ชื่อของแต่ละราย
stands_on | the levels that have to be passed first | ระดับที่ต้องผ่านก่อน
passes_when | `all` requirements, a `share` of those that apply, or a `count` | ผ่านเมื่อครบทุกข้อ (`all`) ตามสัดส่วน (`share`) หรือตามจำนวน (`count`)
incomplete | why not all requirements of the level are known | เหตุที่ยังไม่ทราบข้อกำหนดของระดับนี้ครบ
VariantFile | another reading of an edition | การตีความฉบับเกณฑ์อีกแบบหนึ่ง
VariantFile.of | the edition that it is a reading of | ฉบับเกณฑ์ที่ตีความ
unplaced | the requirements of which nobody knows the level | ข้อกำหนดที่ไม่ทราบระดับ
VariantFile.incomplete | why no level can then be proven | เหตุที่ทำให้พิสูจน์ระดับใดไม่ได้
DraftFile | a draft: what changes of another edition, and why | ฉบับร่าง: สิ่งที่แก้ไขจากฉบับตั้งต้น พร้อมเหตุผล
DraftFile.effective | the day from which the draft is in force; before it the edition that it extends judges | วันที่ฉบับร่างมีผลใช้บังคับ ก่อนวันนั้นใช้ฉบับตั้งต้นตัดสิน
DraftFile.status | `working`: a draft is not adopted | `working` เท่านั้น เพราะฉบับร่างยังไม่ประกาศใช้
DraftFile.without | the requirements that the draft drops, each with its reason | ข้อกำหนดที่ฉบับร่างตัดออก พร้อมเหตุผลรายข้อ
extends | the edition, or the draft, that this one changes | ฉบับเกณฑ์หรือฉบับร่างที่เป็นฉบับตั้งต้น
because | why, for those who are heard about the draft | เหตุผล สำหรับผู้ให้ความเห็นต่อฉบับร่าง
DraftRequirementFile | what changes of one requirement; every key stands in place of the same key of the edition that is extended | สิ่งที่แก้ไขของข้อกำหนดหนึ่งข้อ แต่ละคีย์ใช้แทนคีย์เดียวกันของฉบับตั้งต้น
DraftRequirementFile.evidence | the evidence items that are new or change; the others stay | หลักฐานที่เพิ่มหรือแก้ไข รายการอื่นคงเดิม
without_evidence | the evidence items that are dropped | รายการหลักฐานที่ตัดออก
DraftRequirementFile.without | `applies`, where the requirement is to apply always | `applies` หากให้ข้อกำหนดนี้ใช้เสมอ
DraftLevelsFile | what changes of the ladder of levels | สิ่งที่แก้ไขของลำดับขั้นของระดับ
DraftLevelForm.without | `incomplete`, where all requirements of the level are now known | `incomplete` หากทราบข้อกำหนดของระดับครบแล้ว
DraftTargetsFile | what changes of the thresholds | สิ่งที่แก้ไขของค่าเป้าหมาย
DraftTargetForm.values | the values that are proposed, in place of those there were | ค่าที่เสนอ ใช้แทนค่าเดิมทั้งหมด
DraftTargetValueForm.from | the first day; that of the draft, if left out | วันแรกที่ใช้ ถ้าไม่ระบุคือวันที่ฉบับร่างมีผลใช้บังคับ
ShareOfLevel.share | the share of the requirements that apply | สัดส่วนของข้อกำหนดที่เกี่ยวข้อง
CountOfLevel.count | the number of requirements | จำนวนข้อกำหนด
TargetsFile.owner | who sets the targets that an area sets itself | ผู้กำหนดค่าเป้าหมายที่พื้นที่กำหนดเอง
targets | each target by its name, normally the requirement's code | ค่าเป้าหมายตามชื่อ โดยปกติใช้รหัสข้อกำหนด
label | what it is called in a sentence | คำเรียกเมื่ออยู่ในประโยค
unit | the unit, such as `%`, `rai`, `mg/l`, `count`; `1` for a plain number | หน่วย เช่น `%` `rai` `mg/l` `count` หรือ `1` ถ้าไม่มีหน่วย
minimum | the least that it can be; without it there is no least | ค่าต่ำสุดที่เป็นไปได้ ถ้าไม่ระบุคือไม่จำกัด
maximum | the most that it can be; without it there is no most | ค่าสูงสุดที่เป็นไปได้ ถ้าไม่ระบุคือไม่จำกัด
NumberFact.whole | whether only whole numbers are possible | เป็นจำนวนเต็มเท่านั้นหรือไม่
set_by | who sets it: the `area` for itself, or the `edition` for all | ผู้กำหนดค่า: พื้นที่ (`area`) หรือฉบับเกณฑ์ (`edition`)
values | the values so far, each with its first day | ค่าที่กำหนดไว้ แต่ละค่ามีวันเริ่มใช้
ChoiceFact.values | what may be chosen | ตัวเลือก
value | the value with its unit | ค่าพร้อมหน่วย
better | the direction in which it is better for the area | ทิศทางที่ดีต่อพื้นที่
collect | how it is collected, in one sentence | วิธีเก็บข้อมูลในหนึ่งประโยค
effort | what bringing it about takes, in any unit as long as it is one; 1 if nobody says | ภาระงานที่ต้องใช้ หน่วยใดก็ได้แต่ต้องเป็นหน่วยเดียวกัน หากไม่ระบุถือเป็น 1
lead_time | how many months it takes until it has effect; 1 if nobody says | จำนวนเดือนกว่าจะเกิดผล หากไม่ระบุถือเป็น 1
changeable | `false` if nobody can change it, such as where the area lies | `false` ถ้าเปลี่ยนไม่ได้ เช่น ที่ตั้งของพื้นที่
type | a `number`, a `flag` (yes or no) or a `choice` | ตัวเลข (`number`) ใช่หรือไม่ (`flag`) หรือตัวเลือก (`choice`)
member | what one of them is called | คำเรียกหนึ่งราย
key | the column that identifies a member | คอลัมน์ที่ใช้ระบุตัวแต่ละราย
rosters | the lists of members, by name | บัญชีรายชื่อ
facts | everything that can be observed, by name | ข้อมูลที่สังเกตได้ทั้งหมด ตามชื่อ
VocabularyFile.owners | who can be asked for evidence and facts | หน่วยงานที่ขอหลักฐานและข้อมูลได้
NumberFact.of | `area`, or the roster of whose members it is told | `area` (พื้นที่) หรือบัญชีรายชื่อที่ข้อมูลนี้เป็นของแต่ละราย
FlagFact.of | `area`, or the roster of whose members it is told | `area` (พื้นที่) หรือบัญชีรายชื่อที่ข้อมูลนี้เป็นของแต่ละราย
ChoiceFact.of | `area`, or the roster of whose members it is told | `area` (พื้นที่) หรือบัญชีรายชื่อที่ข้อมูลนี้เป็นของแต่ละราย
"""  # noqa: E501 - a row stands on one line
