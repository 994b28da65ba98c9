"""Changes of the area's case, each of which closes one gate, and the reason that is told."""

from ecorules.diagnostics import Text

CLOSED = [
    (
        "kind: certification",
        "kind: pre-audit",
        "certification-round",
        Text(
            "the round is a pre-audit, by which nobody is certified",
            "เป็นรอบการตรวจประเมินเบื้องต้น ซึ่งใช้รับรองไม่ได้",
        ),
    ),
    (
        "state: closed",
        "state: open",
        "register-closed",
        Text(
            "the register of evidence is open: documents may still be handed in",
            "ทะเบียนหลักฐานยังเปิดอยู่ ยังส่งหลักฐานเพิ่มได้",
        ),
    ),
    (
        "auditors: {boon: all, chai: [1.1.1]}",
        "auditors: {boon: all}",
        "auditors",
        Text(
            "1 person audited the area; the edition asks for at least 2",
            "มีผู้ตรวจประเมิน 1 คน ฉบับเกณฑ์กำหนดอย่างน้อย 2 คน",
        ),
    ),
    (
        "auditors: {boon: all, chai: [1.1.1]}",
        "auditors: {boon: [1.1.1], chai: [1.1.1]}",
        "auditors",
        Text(
            "2 people audited the area; the edition asks for at least 2; nobody audited 2.1.1",
            "มีผู้ตรวจประเมิน 2 คน ฉบับเกณฑ์กำหนดอย่างน้อย 2 คน ไม่มีผู้ตรวจประเมินข้อ 2.1.1",
        ),
    ),
    (
        "audit: {on: [2022-03-30, 2022-03-31]",
        "audit: {on: [2022-04-01]",
        "audit-days",
        Text(
            "the audit had 0 days in the area by 31 March 2022; the edition asks for at least 1",
            "ตรวจประเมินในพื้นที่ 0 วัน ถึงวันที่ 31 มีนาคม 2565 ฉบับเกณฑ์กำหนดอย่างน้อย 1 วัน",
        ),
    ),
    (
        "  pre_audit: {on: [2022-01-20], auditors: {boon: all}}\n",
        "",
        "pre-audit",
        Text(
            "the case names no pre-audit, which has to come before the audit",
            "กรณีนี้ไม่ได้ระบุการตรวจประเมินเบื้องต้น ซึ่งต้องทำก่อนการตรวจเพื่อรับรอง",
        ),
    ),
    (
        "pre_audit: {on: [2022-01-20]",
        "pre_audit: {on: [2022-03-30]",
        "pre-audit",
        Text(
            "the pre-audit ended on 30 March 2022, not before the audit began",
            "การตรวจประเมินเบื้องต้นสิ้นสุดวันที่ 30 มีนาคม 2565 ไม่ได้อยู่ก่อนวันเริ่มตรวจเพื่อรับรอง",
        ),
    ),
    (
        "deciders: [amara, dara]",
        "deciders: [amara, chai]",
        "decider-apart",
        Text(
            "on the audit team and named to decide: Mr Chai Tuayang",
            "อยู่ในคณะผู้ตรวจประเมินและเป็นผู้พิจารณารับรองด้วย: นายชัย ตัวอย่าง",
        ),
    ),
    (
        "  deciders: [amara, dara]\n",
        "",
        "decider-apart",
        Text("nobody is named to decide", "ไม่ได้ระบุผู้พิจารณารับรอง"),
    ),
    (
        "advisers: {chai: [2.1.1]}",
        "advisers: {chai: [1.1.1, 2.1.1]}",
        "advice-apart",
        Text(
            "audited what they had advised the area on: Mr Chai Tuayang",
            "ตรวจประเมินข้อกำหนดที่ตนเคยให้คำปรึกษาแก่พื้นที่: นายชัย ตัวอย่าง",
        ),
    ),
    (
        "advisers: {chai: [2.1.1]}",
        "advisers: {boon: [2.1.1]}",
        "advice-apart",
        Text(
            "audited what they had advised the area on: Mr Boon Tuayang",
            "ตรวจประเมินข้อกำหนดที่ตนเคยให้คำปรึกษาแก่พื้นที่: นายบุญ ตัวอย่าง",
        ),
    ),
    (
        "advisers: {chai: [2.1.1]}",
        "advisers: {chai: all}",
        "advice-apart",
        Text(
            "audited what they had advised the area on: Mr Chai Tuayang",
            "ตรวจประเมินข้อกำหนดที่ตนเคยให้คำปรึกษาแก่พื้นที่: นายชัย ตัวอย่าง",
        ),
    ),
]
