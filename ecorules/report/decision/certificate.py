"""The certificate of a decision: a page in Thai and one in English, with the record within.

Who holds it can take the record out and verify it; who sees it on a wall can scan its digest.  One
on trial, or of an area that is made up, says so across the page.
"""

from __future__ import annotations

import io
from datetime import date
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.report.decision.remarks import remarks
from ecorules.report.decision.words import TRIAL, TRIAL_MEANS, text_of
from ecorules.report.document.model import Attachment
from ecorules.report.document.typeset import typeset
from ecorules.report.document.voice import Voice
from ecorules.report.wording import SYNTHETIC

if TYPE_CHECKING:
    from ecorules.audit.record import Json
    from ecorules.decision.schema import DecisionRecord, SignerRecord
    from ecorules.decision.verifying import Verified

ENCLOSED: Final = "decision.json"
_PACKAGE: Final = "ecorules.report.decision"
_HALF_OF_KEY: Final = len("sha256:") + 32


def certificate_bytes(
    found: Verified, *, has_thai_digits: bool = False, font: str | None = None
) -> bytes:
    """Return the certificate of a decision as PDF/A-3, the record within."""
    from ecorules.decision.envelope import written  # noqa: PLC0415 - what signs is an extra

    record = Attachment(ENCLOSED, written(found.decided.envelope), "application/json", _THE_RECORD)
    told = certificate_told(found, has_thai_digits=has_thai_digits)
    return typeset("certificate.typ", told, (record,), font, _PACKAGE)


def certificate_told(found: Verified, *, has_thai_digits: bool = False) -> dict[str, Json]:
    """Return what the template is told: every text of both pages, and the picture of the digest."""
    form = found.decided.form
    on = date.fromisoformat(form.decided.on)
    title = text_of(form.recommendation.case.title)
    return {
        "name": f"{_TITLE.th} {title.th} / {_TITLE.en}: {title.en}",
        "author": "ecorules",
        "lang": "th",
        "date": [on.year, on.month, on.day],
        "digest": found.digest,
        "qr": _qr(found.digest),
        "pages": [
            _page(form, Voice(("th",), has_thai_digits), on),
            _page(form, Voice(("en",)), on),
        ],
    }


def _page(form: DecisionRecord, voice: Voice, on: date) -> Json:
    proposed, decided = form.recommendation, form.decided
    lang = voice.lead
    area = list(dict.fromkeys(text_of(each).said(lang) for each in proposed.case.area.values()))
    return {
        "lang": lang,
        "trial": voice.one(TRIAL) if decided.trial else "",
        "warnings": [voice.one(warning) for warning in _warnings(form)],
        "title": voice.one(_TITLE),
        "opening": voice.one(_TRIED if decided.trial else _OPENING),
        "area": voice.one(text_of(proposed.case.title)),
        "where": " · ".join(area),
        "passed": voice.one(_WOULD_PASS if decided.trial else _PASSED),
        "level": voice.one(_level(form)),
        "criteria": voice.one(_criteria(form)),
        "notes": [voice.one(note) for note in _notes(form)],
        "given": voice.one(_given(form, on)),
        "signers": [_signer(each, voice) for each in decided.by],
        "digest": voice.one(_DIGEST),
        "verify": [voice.one(line) for line in _verify(form)],
    }


def _warnings(form: DecisionRecord) -> list[Text]:
    trial = [Text(f"{TRIAL.en}: {TRIAL_MEANS.en}", f"{TRIAL.th}: {TRIAL_MEANS.th}")]
    return [
        *(trial if form.decided.trial else []),
        *([SYNTHETIC] if form.recommendation.case.synthetic else []),
    ]


def _notes(form: DecisionRecord) -> list[Text]:
    return [*remarks(form), *([_DIFFERS] if form.decided.differs else [])]


def _verify(form: DecisionRecord) -> tuple[Text, Text]:
    how, when = _VERIFY
    return how, _VERIFY_TRIAL if form.decided.trial else when


def _level(form: DecisionRecord) -> Text:
    number, name = form.decided.level, text_of(form.decided.name)
    return Text(f"Level {number}: {name.en}", f"ระดับ {number} {name.th}")


def _criteria(form: DecisionRecord) -> Text:
    edition = form.recommendation.edition
    title = text_of(edition.title)
    return Text(f"by the {_lowered(title.en)} ({edition.id})", f"ตาม{title.th} ({edition.id})")


def _lowered(text: str) -> str:
    """Return a title as it stands within a sentence."""
    return text[:1].lower() + text[1:]


def _given(form: DecisionRecord, on: date) -> Text:
    day, month, year = day_said(on, "th").split(" ")
    audited = form.recommendation.case.fiscal_year
    return Text(
        f"Fiscal year {audited} of the Buddhist Era · decided on {day_said(on, 'en')}",
        f"ประจำปีงบประมาณ พ.ศ. {audited} ให้ไว้ ณ วันที่ {day} {month} พ.ศ. {year}",
    )


def _signer(signer: SignerRecord, voice: Voice) -> Json:
    # Whole, as it has to be compared; in two lines, for it has no place to break at.
    key = f"{signer.keyid[:_HALF_OF_KEY]}\n{signer.keyid[_HALF_OF_KEY:]}"
    return {
        "signed": voice.one(_SIGNED),
        "name": voice.one(text_of(signer.name)),
        "office": voice.one(text_of(signer.title)),
        "key": voice.one(Text(f"key {key}", f"กุญแจ {key}")),
    }


def _qr(digest: str) -> str:
    """Return a picture of the digest that a telephone can read, as SVG."""
    import segno  # noqa: PLC0415 - an extra

    picture = io.BytesIO()
    segno.make(digest, error="m", micro=False).save(
        picture, kind="svg", scale=4, xmldecl=False, light="white"
    )
    return picture.getvalue().decode()


_TITLE: Final = Text("Certificate of an Eco-Industrial Town", "ใบรับรองการเป็นเมืองอุตสาหกรรมเชิงนิเวศ")
_OPENING: Final = Text("This is to certify that", "ใบรับรองฉบับนี้ให้ไว้เพื่อแสดงว่า")
_TRIED: Final = Text("According to a decision on trial,", "ตามคำตัดสินทดลอง")
_WOULD_PASS: Final = Text("Result (on trial):", "ผลการพิจารณา (ทดลอง):")
_PASSED: Final = Text("has been found to be at", "ผ่านการพิจารณารับรองที่")
_SIGNED: Final = Text("Signed electronically", "ลงลายมือชื่ออิเล็กทรอนิกส์")
_DIFFERS: Final = Text(
    "The decision differs from the recommendation; the reason stands in the record.",
    "คำตัดสินนี้ต่างจากข้อเสนอแนะ เหตุผลอยู่ในบันทึกคำตัดสิน",
)
_DIGEST: Final = Text("Digest of the record of the decision:", "ค่าแฮชของบันทึกคำตัดสิน:")
_VERIFY: Final = (
    Text(
        f"The record lies within this file as {ENCLOSED}: take it out and run "
        f"“ecorules verify {ENCLOSED}”.",
        f"บันทึกคำตัดสินแนบอยู่ในไฟล์นี้ชื่อ {ENCLOSED} นำออกมาตรวจสอบด้วยคำสั่ง “ecorules verify {ENCLOSED}”",
    ),
    Text(
        "The certificate holds only if the digest that is printed there is the one above.",
        "ใบรับรองนี้ใช้ได้เมื่อค่าแฮชที่แสดงตรงกับค่าข้างต้นเท่านั้น",
    ),
)
_VERIFY_TRIAL: Final = Text(
    "This trial document is that of the record only if the digest that is printed there is the one "
    "above.",
    "เอกสารทดลองนี้ตรงกับบันทึกเมื่อค่าแฮชที่แสดงตรงกับค่าข้างต้นเท่านั้น",
)
_THE_RECORD: Final = Text("The signed record of the decision", "บันทึกคำตัดสินที่ลงนามแล้ว")
