"""The words that every report uses: verdicts, states, rounds, dates, in both languages.

One word per thing, the glossary's; a test holds these against `docs/glossary.md`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecorules.audit.finding import Verdict
from ecorules.case.model import EvidenceState, Purpose, RoundKind
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.model import Status
from ecorules.language.sentence import Words, gap_sentence
from ecorules.language.subject import Lack
from ecorules.levels import LevelState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.trace import Unresolved

VERDICTS = {
    Verdict.CONFORMING: Text("conforming", "สอดคล้อง"),
    Verdict.NONCONFORMING: Text("nonconforming", "ไม่สอดคล้อง"),
    Verdict.UNDETERMINED: Text("undetermined", "ยังตัดสินไม่ได้"),
    Verdict.NOT_APPLICABLE: Text("not applicable", "ไม่เกี่ยวข้อง"),
}

# A verdict is told by sign and word; colour only repeats it.
SIGNS = {
    Verdict.CONFORMING: "✓",
    Verdict.NONCONFORMING: "✗",
    Verdict.UNDETERMINED: "?",
    Verdict.NOT_APPLICABLE: "-",
}

STATES = {
    LevelState.PROVEN: Text("proven", "พิสูจน์แล้ว"),
    LevelState.OPEN: Text("open", "ยังไม่ได้ข้อสรุป"),
    LevelState.BLOCKED: Text("blocked", "ไม่ผ่าน"),
    LevelState.INCOMPLETE: Text("criteria incomplete", "เกณฑ์ยังไม่ครบ"),
}

ROUNDS = {
    RoundKind.PRE_AUDIT: Text("Pre-audit", "การตรวจประเมินเบื้องต้น (Pre-audit)"),
    RoundKind.CERTIFICATION: Text("Certification audit", "การตรวจประเมินเพื่อรับรอง"),
}

PURPOSES = {
    Purpose.RAISE: Text("to raise the level", "ยกระดับ"),
    Purpose.KEEP: Text("to keep the level", "รักษาระดับ"),
}

STATUSES = {
    Status.STATED: Text("stated in a source", "มีเอกสารระบุ"),
    Status.INFERRED: Text("inferred", "อนุมาน"),
    Status.DRAFTED: Text("drafted by the project, not official", "ร่างโดยโครงการ ไม่ใช่ข้อความทางการ"),
}

# What a kind of gap is called when several are summed up in one line.
LACKS = {
    Lack.NO_OBSERVATION: Text("no observation", "ยังไม่มีข้อมูล"),
    Lack.NO_DOCUMENT: Text("document not handed in", "ยังไม่ได้ส่งเอกสาร"),
    Lack.NOT_ACCEPTED: Text("not accepted", "ยังไม่ได้รับการยอมรับ"),
    Lack.EXPIRED: Text("not valid on the day", "ไม่มีผลใช้ในวันที่ตรวจ"),
    Lack.CONFLICTING: Text("conflicting", "ข้อมูลขัดแย้งกัน"),
    Lack.UNSUPPORTED: Text("without evidence", "ไม่มีหลักฐานรองรับ"),
    Lack.NO_TARGET: Text("no target set", "ยังไม่ได้กำหนดค่าเป้าหมาย"),
    Lack.UNKNOWN_APPLICABILITY: Text("applicability unknown", "ยังไม่ทราบว่าเกี่ยวข้องหรือไม่"),
    Lack.OPEN_PREREQUISITE: Text("waits for another requirement", "รอผลของข้อกำหนดอื่น"),
}

SYNTHETIC = Text(
    en="SYNTHETIC: made up to demonstrate the program; no real area, no real result",
    th="ข้อมูลสมมติ: จัดทำขึ้นเพื่อสาธิตโปรแกรมเท่านั้น ไม่ใช่พื้นที่จริงและไม่ใช่ผลการตรวจจริง",
)


def counted(number: int, noun: str) -> str:
    """Return so many of something in English.

    >>> counted(1, "requirement"), counted(23, "requirement")
    ('1 requirement', '23 requirements')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def unasked_said(numbers: Sequence[int]) -> Text:
    """Return what cases with a closed register could not hand in; so many documents each."""
    cases, most = len(numbers), max(numbers)
    up_to, at_most = ("up to ", "สูงสุด ") if len(set(numbers)) > 1 else ("", "")
    noun = "case" if cases == 1 else "cases"
    return Text(
        f"{cases:,} {noun} with a closed register could not hand in {up_to}"
        f"{counted(most, 'document')}, because the criteria they were made for do not ask for "
        "them: these are undetermined, not missing (`--strict` counts them as missing).",
        f"{cases:,} กรณีที่ปิดทะเบียนหลักฐานแล้ว ไม่อาจส่งเอกสารที่เพิ่มใหม่ {at_most}{most} รายการ "
        "เพราะเกณฑ์ที่ใช้จัดทำกรณีไม่ได้กำหนดให้ส่ง จึงถือว่ายังตัดสินไม่ได้ ไม่ใช่ขาดเอกสาร "
        "(ใช้ `--strict` หากต้องการนับว่าขาด)",
    )


def words_of(audit: Audit) -> Words:
    """Return the titles that sentences about an audit may use, the area's own included."""
    own = {
        code: item.title
        for code, item in audit.case.register.evidence.items()
        if item.title is not None
    }
    words = words_of_edition(audit.edition)
    return replace(words, evidence={**words.evidence, **own})


def words_of_edition(edition: Edition) -> Words:
    """Return the titles that sentences about an edition may use."""
    listed = {
        item.code: item.title
        for requirement in edition.requirements.values()
        for item in requirement.evidence
    }
    return Words(
        evidence=listed,
        targets={name: target.label for name, target in edition.targets.items()},
        requirements={code: one.title for code, one in edition.requirements.items()},
    )


def status_said(edition: Edition, lang: Language) -> str:
    """Return whether an edition is a working one, or who adopted it, when and by what."""
    act = edition.adoption
    if act is None:
        said = "working: nobody who may adopt it has adopted it", "ฉบับทำงาน ยังไม่มีผู้มีอำนาจประกาศใช้"
        return Text(*said).said(lang)
    day = day_said(act.on, lang)
    return Text(
        f"adopted by {act.by.en} on {day}: {act.document.en}",
        f"ประกาศใช้โดย{act.by.th} เมื่อวันที่ {day} ตาม{act.document.th}",
    ).said(lang)


def reason_said(audit: Audit, reason: Unresolved, words: Words, lang: Language) -> str:
    """Return what is missing, and of a rejected document why the auditor did not accept it."""
    said = gap_sentence(reason, audit.edition.vocabulary, words, lang)
    evidence = audit.case.register.evidence.get(reason.gap.item)
    if evidence is None or evidence.state is not EvidenceState.REJECTED:
        return said
    rejected = Text("rejected", "ผู้ตรวจไม่รับเอกสาร").said(lang)
    because = f": {evidence.because}" if evidence.because else ""
    return f"{said} ({rejected}{because})"


def owner_said(audit: Audit, owner: str, lang: Language) -> str:
    """Return the name of an agency: the area's own, else the vocabulary's."""
    named = audit.case.agencies.get(owner, audit.edition.vocabulary.owners.get(owner))
    return owner if named is None else named.said(lang)
