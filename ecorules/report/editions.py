"""The editions side by side: what each holds, on what it rests, and who adopted it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.counts import INDICATOR, counts_of, mismatches
from ecorules.edition.model import Status
from ecorules.report.layout import columns
from ecorules.report.wording import STATUSES, status_said

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.edition.counts import Count, Counts
    from ecorules.edition.model import Edition
    from ecorules.report.layout import Page

FORMAT = "ecorules.editions/1"

Json: TypeAlias = bool | int | str | list["Json"] | dict[str, "Json"] | None


def editions_page(editions: Sequence[Edition], page: Page, lang: Language) -> str:
    """Return the page: for each edition its status, its table, and whether it is whole."""
    blocks = ["\n".join(_block(edition, page, lang)) for edition in editions]
    return "\n\n".join(blocks) + "\n"


def written_editions(editions: Sequence[Edition]) -> str:
    """Return the same as JSON text, keys sorted."""
    value: Json = {"format": FORMAT, "editions": [_written(edition) for edition in editions]}
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _block(edition: Edition, page: Page, lang: Language) -> Iterator[str]:
    yield from page.paragraph(f"{edition.id}  ", edition.title.said(lang), "bold")
    if edition.variant_of is not None:
        yield from page.paragraph("  ", _variant(edition.variant_of).said(lang))
    if edition.overlay is not None:
        yield from page.paragraph("  ", _draft(edition.overlay.base.id).said(lang))
    yield from page.paragraph("  ", status_said(edition, lang))
    yield from page.paragraph("  ", _force(edition, lang))
    counts = counts_of(edition)
    rows = [_head(counts, lang), *_rows(edition, counts, lang)]
    right = frozenset(range(1, len(counts.levels) + 3))
    for line in columns(rows, right=right):
        yield f"  {line}"
    for paint, text in _remarks(edition):
        yield from page.paragraph("  ", text.said(lang), paint)


def _variant(of: str) -> Text:
    return Text(f"a variant: another reading of {of}", f"ฉบับทางเลือก: อีกการตีความหนึ่งของ {of}")


def _draft(of: str) -> Text:
    return Text(f"a draft: says what changes of {of}", f"ฉบับร่าง: แก้ไขเพิ่มเติมจาก {of}")


def _force(edition: Edition, lang: Language) -> str:
    since, until = edition.since, edition.until
    if since is None and until is None:
        said = "in force: no source at hand says from which day", "วันที่ใช้บังคับ: ไม่พบเอกสารที่ระบุ"
        return Text(*said).said(lang)
    first = "…" if since is None else day_said(since, lang)
    last = "…" if until is None else day_said(until, lang)
    return Text(f"in force: {first} to {last}", f"ใช้บังคับ: {first} ถึง {last}").said(lang)


def _head(counts: Counts, lang: Language) -> list[str]:
    levels = [_BASE if level == 0 else _level(level) for level in counts.levels]
    return [said.said(lang) for said in (Text("", ""), *levels, _TOTAL, _DECLARED)]


def _rows(edition: Edition, counts: Counts, lang: Language) -> Iterator[list[str]]:
    for count in counts.kinds:
        yield _row(count, KINDS.get(count.name, Text(count.name, count.name)).said(lang))
    yield _row(counts.whole, _WHOLE.said(lang))
    for count in counts.dimensions:
        yield _row(count, edition.dimensions[count.name].title.said(lang))
    for name, each in ((_OF_TEXT, counts.texts), (_OF_READING, counts.readings)):
        for count in each:
            yield _row(count, f"{name.said(lang)}{STATUSES[Status(count.name)].said(lang)}")


def _row(count: Count, name: str) -> list[str]:
    declared = "" if count.declared is None else str(count.declared)
    figures = (*count.by_level.values(), count.total)
    return [name, *(str(figure) if figure else "-" for figure in figures), declared]


def _remarks(edition: Edition) -> Iterator[tuple[str, Text]]:
    """Yield what has to be said of an edition as a whole: how far it is known."""
    found = mismatches(edition)
    if edition.declares is None:
        yield "yellow", _NOTHING_DECLARED
    elif not found:
        yield "green", _AS_DECLARED
    for each in found:
        key = each.path[-1]
        name = _PARTS.get(key, KINDS.get(key, Text(key, key)))
        state = _INCOMPLETE if each.found < each.declared else _TOO_MUCH
        yield (
            "red",
            Text(
                f"{state.en}: {each.declared} {name.en} declared, {each.found} here",
                f"{state.th}: เอกสารระบุ{name.th} {each.declared} แต่มีอยู่ {each.found}",
            ),
        )
    for reason, levels in _unknown(edition).items():
        noun, numbers = "level" if len(levels) == 1 else "levels", ", ".join(map(str, levels))
        en, th = f"{noun} {numbers}: {reason.en}", f"ระดับ {numbers}: {reason.th}"
        yield "red", Text(f"{_INCOMPLETE.en}: {en}", f"{_INCOMPLETE.th}: {th}")


def _unknown(edition: Edition) -> dict[Text, list[int]]:
    """Return why requirements of some levels are not all known, each reason with its levels."""
    found: dict[Text, list[int]] = {}
    for level in edition.levels.values():
        if level.incomplete is not None:
            found.setdefault(level.incomplete, []).append(level.number)
    return found


def _written(edition: Edition) -> Json:
    counts, act = counts_of(edition), edition.adoption
    adopted: Json = None
    if act is not None:
        adopted = {"by": _text(act.by), "on": str(act.on), "document": _text(act.document)}
    return {
        "edition": edition.id,
        "digest": edition.digest,
        "title": _text(edition.title),
        "variant_of": edition.variant_of,
        "extends": None if edition.overlay is None else edition.overlay.base.id,
        "status": edition.status,
        "adopted": adopted,
        "effective": {"from": _day(edition.since), "until": _day(edition.until)},
        "requirements": _counted(counts.whole),
        "kinds": {count.name: _counted(count) for count in counts.kinds},
        "dimensions": {count.name: _counted(count) for count in counts.dimensions},
        "provenance": {count.name: _counted(count) for count in counts.texts},
        "readings": {count.name: _counted(count) for count in counts.readings},
        "incomplete_levels": [
            level.number for level in edition.levels.values() if level.incomplete is not None
        ],
        "mismatches": [
            {"declares": ".".join(each.path[1:]), "declared": each.declared, "found": each.found}
            for each in mismatches(edition)
        ],
    }


def _counted(count: Count) -> Json:
    levels: dict[str, Json] = {str(level): number for level, number in count.by_level.items()}
    return {"levels": levels, "total": count.total, "declared": count.declared}


def _text(text: Text) -> Json:
    return {"en": text.en, "th": text.th}


def _day(day: object) -> str | None:
    return None if day is None else str(day)


def _level(number: int) -> Text:
    return Text(f"level {number}", f"ระดับ {number}")


KINDS = {
    INDICATOR: Text("indicators", "ตัวชี้วัด"),
    "baseline": Text("baseline requirements", "ข้อกำหนดพื้นฐาน"),
    "general": Text("general requirements", "ข้อกำหนดทั่วไป"),
    "specific": Text("specific requirements", "ข้อกำหนดเฉพาะ"),
}
_PARTS = {
    "dimensions": Text("dimensions", "มิติ"),
    "aspects": Text("aspects", "ด้าน"),
    "requirements": Text("requirements", "ข้อกำหนด"),
}
_BASE = Text("baseline", "พื้นฐาน")
_TOTAL = Text("total", "รวม")
_DECLARED = Text("declared", "เอกสารระบุ")
_WHOLE = Text("all", "ทั้งหมด")
_OF_TEXT = Text("text: ", "ข้อความ: ")
_OF_READING = Text("reading: ", "เงื่อนไข: ")
_INCOMPLETE = Text("incomplete", "ยังไม่ครบ")
_TOO_MUCH = Text("too much", "เกินกว่าที่ระบุ")
_AS_DECLARED = Text("complete: as many as declared", "ครบตามจำนวนที่เอกสารระบุ")
_NOTHING_DECLARED = Text(
    "no source at hand says how many the whole edition holds",
    "ไม่พบเอกสารที่ระบุว่าฉบับเต็มมีจำนวนเท่าใด",
)
