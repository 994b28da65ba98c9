"""The commands there are: name and one line each, known without importing any of them."""

from ecorules.diagnostics import Text

# The commands in the order of the help page; each lives in the module of its name.
COMMANDS = {
    "new": Text("begin a case: the folder of one area in one round", "เริ่มกรณีใหม่ของพื้นที่หนึ่งในรอบหนึ่ง"),
    "audit": Text("audit a case: levels, what is outstanding, findings", "ตรวจพื้นที่ตามเกณฑ์"),
    "explain": Text("show the whole reason of one finding", "แสดงเหตุผลทั้งหมดของผลการตรวจหนึ่งข้อ"),
    "report": Text(
        "write the report of an audit: PDF, Word, Excel, web page, JSON",
        "จัดทำรายงานผลการตรวจ: PDF, Word, Excel, หน้าเว็บ, JSON",
    ),
    "path": Text(
        "find the cheapest way to a level, or why there is none",
        "หาแนวทางที่ใช้ภาระงานน้อยที่สุดเพื่อไปถึงระดับหนึ่ง",
    ),
    "plan": Text(
        "make the year's plan to a level, and see how it stands",
        "จัดทำแผนการดำเนินงานสู่ระดับหนึ่ง และติดตามความคืบหน้า",
    ),
    "recommend": Text(
        "propose a level, and tell what has to hold before anybody decides",
        "เสนอระดับ และแสดงเงื่อนไขที่ต้องผ่านก่อนการตัดสิน",
    ),
    "decide": Text("record a decision and sign it", "บันทึกคำตัดสินและลงนาม"),
    "verify": Text(
        "verify a decision: its signatures, and the audit made again",
        "ตรวจสอบคำตัดสิน: ลายมือชื่อ และการตรวจซ้ำ",
    ),
    "certificate": Text("print the certificate of a decision", "จัดพิมพ์ใบรับรองตามคำตัดสิน"),
    "key": Text("make a key to sign decisions with", "สร้างกุญแจสำหรับลงนามคำตัดสิน"),
    "check": Text("check an edition for mistakes", "ตรวจสอบความถูกต้องของฉบับเกณฑ์"),
    "test": Text(
        "run the cases that stand beside each requirement",
        "ทดสอบข้อกำหนดกับกรณีตัวอย่างของแต่ละข้อ",
    ),
    "editions": Text(
        "list the editions: what each holds, and on what it rests",
        "แสดงฉบับเกณฑ์ พร้อมจำนวนข้อกำหนดและที่มา",
    ),
    "bulk": Text(
        "audit many cases at once, from tables or folders", "ตรวจหลายกรณีพร้อมกันจากตารางหรือโฟลเดอร์"
    ),
    "compare": Text(
        "replay past cases under two editions: who moves, and by which clause",
        "ตรวจกรณีที่ผ่านมาซ้ำตามเกณฑ์สองฉบับ พร้อมสาเหตุที่ผลเปลี่ยน",
    ),
    "diff": Text(
        "show what changed between two editions, in meaning",
        "แสดงสิ่งที่เปลี่ยนระหว่างเกณฑ์สองฉบับ",
    ),
    "hearing": Text(
        "write what a hearing about new criteria needs",
        "จัดทำเอกสารประกอบการรับฟังความคิดเห็นต่อเกณฑ์ใหม่",
    ),
    "crosswalk": Text(
        "show what a case already has for the next edition",
        "แสดงสิ่งที่กรณีมีอยู่แล้วสำหรับเกณฑ์ฉบับถัดไป",
    ),
    "sweep": Text(
        "count how levels move as one or two targets move",
        "นับว่าระดับเปลี่ยนอย่างไรเมื่อปรับค่าเป้าหมาย",
    ),
    "simulate": Text(
        "make up cases to try criteria on, every one marked synthetic",
        "สร้างกรณีสมมติสำหรับทดลองใช้เกณฑ์",
    ),
    "portfolio": Text(
        "count real areas by level, and write volumes over many areas",
        "นับพื้นที่จริงแยกตามระดับ และจัดทำเล่มรายงานหลายพื้นที่",
    ),
    "export": Text(
        "write an audit for other programs: OSCAL, CSV or Parquet",
        "เขียนผลการตรวจสำหรับโปรแกรมอื่น: OSCAL, CSV หรือ Parquet",
    ),
    "evidence": Text(
        "hand in, accept and reject documents, and see how far they have come",
        "ส่ง รับ และไม่รับหลักฐาน และดูความคืบหน้า",
    ),
    "session": Text(
        "keep an audit open: events in, consequences out, line by line",
        "ตรวจกรณีต่อเนื่อง: รับเหตุการณ์ทีละบรรทัด ตอบผลที่ตามมา",
    ),
    "roster": Text("profile a list of factories before it is used", "ตรวจบัญชีโรงงานก่อนใช้"),
    "workbook": Text("write the form that an area fills in", "จัดทำแบบฟอร์มให้พื้นที่กรอก"),
    "import": Text("read filled-in forms back into a case", "นำแบบฟอร์มที่กรอกแล้วเข้าเป็นกรณี"),
    "handbook": Text(
        "write what one level asks, for those who prepare it",
        "จัดทำคู่มือการเตรียมหลักฐานของระดับหนึ่ง",
    ),
}
# The commands of `ecorules evidence`, each in the module of its name in `ecorules.cli.evidence`.
EVIDENCE = {
    "add": Text("hand in a document with its files", "ส่งหลักฐานพร้อมไฟล์"),
    "accept": Text("accept documents that were handed in", "รับหลักฐานที่ส่งมา"),
    "reject": Text("reject a document, and say why", "ไม่รับหลักฐาน พร้อมเหตุผล"),
    "withdraw": Text("take a document back", "ถอนหลักฐานที่ส่งไว้"),
    "status": Text("show how far each document has come, by owner", "แสดงสถานะหลักฐานแยกตามหน่วยงาน"),
    "verify": Text(
        "check that every registered file is there and unchanged",
        "ตรวจว่าไฟล์ที่ลงทะเบียนอยู่ครบและไม่ถูกแก้ไข",
    ),
}
# The commands of `ecorules roster`, each in the module of its name in `ecorules.cli.roster`.
ROSTER = {
    "check": Text(
        "show what a list holds, what is odd in it, and what it settles",
        "แสดงสิ่งที่มีในบัญชี สิ่งที่ผิดปกติ และข้อกำหนดที่บัญชีตัดสินได้แล้ว",
    ),
}
# The commands of `ecorules plan`, each in the module of its name in `ecorules.cli.plan`.
PLAN = {
    "make": Text("make a plan, or write it in another form", "จัดทำแผน หรือเขียนแผนเป็นรูปแบบอื่น"),
    "status": Text("compare a plan with the case on a day", "เปรียบเทียบแผนกับแฟ้มกรณีในวันหนึ่ง"),
}
# The commands of `ecorules key`, each in the module of its name in `ecorules.cli.key`.
KEY = {
    "new": Text("make a pair of keys, under a passphrase", "สร้างกุญแจหนึ่งคู่ มีวลีรหัสผ่าน"),
}
