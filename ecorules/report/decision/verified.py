"""What came out when a decision was verified, as a page and as JSON."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from pydantic import BaseModel, ConfigDict, JsonValue

from ecorules.audit.schema import BothLanguages, Digest
from ecorules.decision.checks import Standing
from ecorules.decision.differences import Absent
from ecorules.decision.proposing import engine
from ecorules.diagnostics import Text, render, visible
from ecorules.documents.days import day_said
from ecorules.report.decision.remarks import remarks
from ecorules.report.decision.words import CHECKS, TRIAL_MEANS, level_said, text_of
from ecorules.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.audit.record import Json
    from ecorules.decision.checks import Check
    from ecorules.decision.differences import Difference
    from ecorules.decision.verifying import Verified
    from ecorules.diagnostics import Language
    from ecorules.report.layout import Page

_MOST_SHOWN: Final = 20
_LONGEST: Final = 90
_ABSENT: Final = Text("(nothing)", "(ไม่มี)")
_UNVOUCHED: Final = Text(
    "Whose keys these are, no record can prove: compare their names with what the deciders say, or "
    "name the keys that you trust with `--key`.",
    "บันทึกพิสูจน์เองไม่ได้ว่ากุญแจเป็นของผู้ใด ให้เทียบชื่อกุญแจกับที่ผู้ตัดสินแจ้งไว้ หรือระบุกุญแจที่เชื่อถือด้วย `--key`",
)
_CASE_CHANGED: Final = Text(
    "the decision is as it was signed, but the case has changed since",
    "คำตัดสินยังตรงตามที่ลงนาม แต่แฟ้มกรณีเปลี่ยนไปหลังคำตัดสิน",
)


class _Published(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class DifferenceRecord(_Published):
    """One place that differs; a key that is left out was not there on that side."""

    pointer: str
    recorded: JsonValue = None
    found: JsonValue = None


class CheckRecord(_Published):
    """One thing that was looked at."""

    check: str
    holds: bool
    said: BothLanguages
    differing: list[DifferenceRecord]
    problems: list[BothLanguages]


class DecisionCheckRecord(_Published):
    """A verification, as `ecorules verify --format json` prints it.

    `vouched` says whether the keys were held against some that are trusted; `remarks` are what
    nobody may overlook, such as a level above the proposed one; `anew` is what another version of
    the program says in other words.
    """

    format: str
    engine: str
    digest: Digest
    case: str
    level: int
    trial: bool
    sound: bool
    standing: Literal["holds", "waits", "case-changed", "fails"]
    vouched: bool
    remarks: list[BothLanguages]
    checks: list[CheckRecord]
    anew: list[DifferenceRecord]


def verification_page(found: Verified, page: Page, lang: Language) -> str:
    """Return what came out, check by check, ending in a line feed."""
    lines = [*_heading(found, page, lang), ""]
    for check in found.checks:
        lines += _check(check, page, lang)
    if found.anew:
        lines += ["", *_anew(found, page, lang)]
    lines += ["", _sum(found, page, lang)]
    if found.is_sound and not found.is_vouched:
        lines += page.paragraph("", _UNVOUCHED.said(lang), "dim")
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _heading(found: Verified, page: Page, lang: Language) -> Iterator[str]:
    form = found.decided.form
    yield from page.paragraph("", text_of(form.recommendation.case.title).said(lang), "bold")
    made = form.decided
    on = day_said(date.fromisoformat(made.on), lang)
    level = level_said(made.level, made.name)
    said = Text(f"decided on {on}: {level.en}", f"คำตัดสินวันที่ {on}: {level.th}")
    yield from page.paragraph("", said.said(lang))
    if made.trial:
        yield from page.paragraph("", TRIAL_MEANS.said(lang), "red", "bold")
    if made.because is not None:
        because = Text("not as proposed, because", "ต่างจากข้อเสนอแนะ เพราะ").said(lang)
        yield from page.paragraph("", f"{because}: {visible(made.because)}")
    for remark in remarks(form):
        yield from page.paragraph(
            "! ", remark.said(lang), "yellow", "bold", lead_paints=("yellow",)
        )
    digest = Text("digest of the record", "ค่าแฮชของบันทึก").said(lang)
    yield f"{digest}: {found.digest}"


def _check(check: Check, page: Page, lang: Language) -> Iterator[str]:
    sign, paint = ("✓", "green") if check.holds else ("✗", "red")
    name = CHECKS[check.name].said(lang)
    said = f"{name}: {visible(check.said.said(lang))}"
    yield from page.paragraph(f"{sign} ", said, lead_paints=(paint,))
    yield from _differing(check.differing, lang)
    if check.told:
        told = render(check.told[:_MOST_SHOWN], lang, colour=page.colour)
        yield from (f"    {line}" for line in told.splitlines())


def _differing(differing: Sequence[Difference], lang: Language) -> Iterator[str]:
    recorded, now = Text("recorded", "ตามบันทึก").said(lang), Text("found", "ที่พบ").said(lang)
    for each in differing[:_MOST_SHOWN]:
        yield f"    {visible(each.pointer)}"
        yield f"      {recorded}: {_shown(each.recorded, lang)}"
        yield f"      {now}: {_shown(each.found, lang)}"
    more = len(differing) - _MOST_SHOWN
    if more > 0:
        yield "    " + Text(f"and {more:,} more", f"และอีก {more:,} แห่ง").said(lang)


def _shown(value: Json | Absent, lang: Language) -> str:
    if isinstance(value, Absent):
        return _ABSENT.said(lang)
    text = visible(json.dumps(value, ensure_ascii=False, sort_keys=True))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _anew(found: Verified, page: Page, lang: Language) -> Iterator[str]:
    made, worded = found.decided.form.recommendation.engine, _worded(found)
    said = Text(
        f"decided with {made}, verified with {engine()}",
        f"ตัดสินด้วย {made} ตรวจสอบด้วย {engine()}",
    ).said(lang)
    if worded:
        said += Text(
            f", which words {counted(worded, 'place')} anew; what was found of the area is not "
            "touched by that",
            f" ซึ่งใช้ถ้อยคำใหม่ {worded} แห่ง โดยไม่กระทบผลการตรวจของพื้นที่",
        ).said(lang)
    yield from page.paragraph("~ ", said, lead_paints=("yellow",))


def _worded(found: Verified) -> int:
    """Return how many places another version words anew, its own name not counted."""
    return sum(not each.pointer.endswith("/engine") for each in found.anew)


def _sum(found: Verified, page: Page, lang: Language) -> str:
    if found.is_sound:
        said = Text("the decision is as it was signed", "คำตัดสินตรงตามที่ลงลายมือชื่อไว้").said(lang)
        return page.paint(f"✓ {said}", "green", "bold")
    if found.standing is not Standing.FAILS:
        later = _waiting(found) if found.standing is Standing.WAITS else _CASE_CHANGED
        return page.paint(f"~ {later.said(lang)}", "yellow", "bold")
    wrong = sum(not check.holds for check in found.checks)
    said = Text(
        f"the decision does not hold: {counted(wrong, 'check')} failed",
        f"คำตัดสินใช้ไม่ได้: ไม่ผ่าน {wrong} รายการ",
    ).said(lang)
    return page.paint(f"✗ {said}", "red", "bold")


def _waiting(found: Verified) -> Text:
    """Return who has yet to sign."""
    en = ", ".join(each.name.en for each in found.waiting)
    th = ", ".join(each.name.th for each in found.waiting)
    return Text(
        f"the decision is not complete yet; still to sign: {en}",
        f"คำตัดสินยังไม่สมบูรณ์ รอลงนาม: {th}",
    )


def written_verification(found: Verified) -> str:
    """Return what came out as JSON text: keys sorted, ending in a line feed."""
    form = found.decided.form
    record: dict[str, Json] = {
        "format": "ecorules.decision-check/1",
        "engine": engine(),
        "digest": found.digest,
        "case": form.recommendation.case.id,
        "level": form.decided.level,
        "trial": form.decided.trial,
        "sound": found.is_sound,
        "standing": found.standing.value,
        "vouched": found.is_vouched,
        "remarks": [_both(each) for each in remarks(form)],
        "checks": [_check_record(check) for check in found.checks],
        "anew": [_difference(each) for each in found.anew],
    }
    return json.dumps(record, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _check_record(check: Check) -> Json:
    return {
        "check": check.name,
        "holds": check.holds,
        "said": _both(check.said),
        "differing": [_difference(each) for each in check.differing],
        "problems": [_both(each.message) for each in check.told],
    }


def _both(text: Text) -> Json:
    return {"en": text.en, "th": text.th}


def _difference(each: Difference) -> Json:
    sides = {"recorded": each.recorded, "found": each.found}
    there: dict[str, Json] = {
        name: value for name, value in sides.items() if not isinstance(value, Absent)
    }
    return {"pointer": each.pointer, **there}


def decision_check_json_schema() -> dict[str, JsonValue]:
    """Return the JSON Schema of the format `ecorules.decision-check/1`."""
    schema = DecisionCheckRecord.model_json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
