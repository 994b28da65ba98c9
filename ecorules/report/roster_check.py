"""The profile of a roster as a page: its columns, what to look at, what it settles.

The order is that of the work: first whether the columns were understood, then the rows that need
a telephone call, then what the list is good for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.audit.rostered import Standing
from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.language.naming import Names
from ecorules.language.sentence import judged_sentence
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import NumberKind
from ecorules.report.layout import columns
from ecorules.report.wording import counted, words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.audit.rostered import Part, Tallied
    from ecorules.case.profile import Pair, Profile, Profiled
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.trace import Unresolved
    from ecorules.language.vocabulary import Roster
    from ecorules.report.layout import Page

_MOST_NAMED: Final = 10


class Settled(NamedTuple):
    """What a roster settles under one edition, and of which case the rest was taken, if any."""

    edition: Edition
    case: str | None
    tallied: tuple[Tallied, ...]


class RosterCheck(NamedTuple):
    """The profile of a roster, and what it settles under each edition asked for."""

    roster: Roster
    profile: Profile
    settled: tuple[Settled, ...]


def roster_page(found: RosterCheck, page: Page, lang: Language) -> str:
    """Return the page of a roster, ending in a line feed."""
    lines = [
        *_head(found, page, lang),
        "",
        *_columns(found.profile, page, lang),
        *_to_look_at(found, page, lang),
    ]
    for each in found.settled:
        lines += ["", *_settled(each, found, page, lang)]
    if not found.settled:
        lines += ["", *page.paragraph("", _ERRORS_FIRST.said(lang), "yellow")]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _head(found: RosterCheck, page: Page, lang: Language) -> Iterator[str]:
    profile, roster = found.profile, found.roster
    rows = f"{profile.rows:,}"
    noun = roster.member.en if profile.rows == 1 else roster.label.en
    head = Text(
        f"{profile.shown}: {rows} {noun}, "
        f"{counted(len(profile.columns), 'column')} of facts, fiscal year {profile.fiscal_year}",
        f"{profile.shown}: {roster.label.th} {rows} แห่ง ข้อมูล {len(profile.columns)} คอลัมน์ "
        f"ปีงบประมาณ พ.ศ. {profile.fiscal_year}",
    )
    yield from page.paragraph("", head.said(lang), "bold")


def _columns(profile: Profile, page: Page, lang: Language) -> Iterator[str]:
    """Yield each column with what it was read as, its share of rows, and what is wrong in it."""
    rows = [[each.said(lang) for each in _COLUMN_HEADS], *_own_columns(profile, lang)]
    for column in profile.columns:
        name = column.fact.label.said(lang)
        if column.fiscal_year != profile.fiscal_year:
            name += f" ({column.fiscal_year})"
        filled = _share(column.filled, profile.rows)
        wrong, far_out = _number(column.wrong), _number(len(column.far_out))
        rows.append([column.header, name, f"{column.filled:,}", filled, wrong, far_out])
    yield from columns(rows, right=frozenset({2, 3, 4, 5}))
    if profile.not_read:
        said = Text("Not read", "คอลัมน์ที่ไม่ได้อ่าน").said(lang)
        yield from page.paragraph("", f"{said}: {', '.join(profile.not_read)}", "yellow")


def _own_columns(profile: Profile, lang: Language) -> Iterator[list[str]]:
    with_key = profile.rows - len(profile.without_key)
    for header, said, filled in (
        (profile.key_header, _KEY, with_key),
        (profile.title_header, _NAME, profile.titled),
    ):
        if header is not None:
            share = _share(filled, profile.rows)
            yield [header, said.said(lang), f"{filled:,}", share, "", ""]


def _number(number: int) -> str:
    return f"{number:,}" if number else ""


def _share(part: int, whole: int) -> str:
    """Return a part in whole per cent; only all is 100 %, and only nothing 0 %."""
    if not whole:
        return "-"
    return f"{min(max(round(100 * part / whole), int(part > 0)), 100 - int(part < whole))} %"


def _to_look_at(found: RosterCheck, page: Page, lang: Language) -> Iterator[str]:
    profile, roster = found.profile, found.roster
    if profile.without_key:
        lines = _named(map(str, profile.without_key), lang)
        said = Text(
            f"Without a {roster.key} ({len(profile.without_key)}): lines {lines}",
            f"ไม่มีเลขทะเบียน ({len(profile.without_key)}): บรรทัดที่ {lines}",
        )
        yield ""
        yield from page.paragraph("", said.said(lang), "yellow")
    if profile.pairs:
        yield ""
        yield from page.paragraph("", _TWICE.said(lang), "bold")
        for pair in profile.pairs[:_MOST_NAMED]:
            yield from page.paragraph("  ", _pair(pair).said(lang))
        yield from _more(len(profile.pairs) - _MOST_NAMED, lang)
    if any(column.far_out for column in profile.columns):
        yield ""
        yield from page.paragraph("", _FAR_OUT.said(lang), "bold")
        for column in profile.columns:
            if column.far_out:
                yield from page.paragraph("  ", _far_out(column, lang))


def _pair(pair: Pair) -> Text:
    (one, other), (line, later) = pair.keys, pair.lines
    if pair.by_name:
        return Text(
            f"lines {line} and {later} bear one name: {one}, {other}",
            f"บรรทัดที่ {line} และ {later} ชื่อเดียวกัน: {one}, {other}",
        )
    return Text(
        f"lines {line} and {later} have numbers that differ in signs only: {one}, {other}",
        f"บรรทัดที่ {line} และ {later} เลขทะเบียนต่างกันเพียงวิธีเขียน: {one}, {other}",
    )


def _far_out(column: Profiled, lang: Language) -> str:
    kind, fences = column.fact.kind, column.fences
    if not isinstance(kind, NumberKind) or fences is None:  # pragma: no cover - only numbers are
        return ""
    values = (f"{amount(each.value, kind.unit, lang)} ({each.key})" for each in column.far_out)
    least, most = (
        amount(value, kind.unit, lang) for value in (fences.first_quartile, fences.third_quartile)
    )
    half = Text(
        f"; half of the others lie between {least} and {most}",
        f" ครึ่งหนึ่งของทั้งหมดอยู่ระหว่าง {least} ถึง {most}",
    )
    return f"{column.header}: {_named(values, lang)}{half.said(lang)}"


def _settled(settled: Settled, found: RosterCheck, page: Page, lang: Language) -> Iterator[str]:
    yield from page.paragraph("", _settled_head(settled, found.roster).said(lang), "bold")
    without = [each for each in settled.tallied if not _has_a_column(each, found)]
    for standing, head in _STANDINGS.items():
        here = [
            each for each in settled.tallied if each.standing is standing and each not in without
        ]
        yield ""
        yield f"  {head.said(lang)} ({len(here)})"
        for each in here:
            yield from _requirement(each, settled, found, page, lang)
    if without:
        codes = ", ".join(each.requirement.code for each in without)
        yield ""
        yield from page.paragraph("  ", f"{_NO_COLUMN.said(lang)} ({len(without)}): {codes}")


def _has_a_column(each: Tallied, found: RosterCheck) -> bool:
    """Return whether the list has any of the columns in which a requirement still lacks cells."""
    listed = {column.fact.name for column in found.profile.columns}
    missing = {gap.gap.item for part in each.parts for gap in part.in_the_list}
    return not missing or not missing.isdisjoint(listed)


def _settled_head(settled: Settled, roster: Roster) -> Text:
    edition = settled.edition.id
    if settled.case is None:
        return Text(
            f"What the list settles by {edition}, taken as complete and accepted, "
            "with nothing else in hand",
            f"สิ่งที่บัญชี{roster.label.th}ตัดสินได้แล้วตามเกณฑ์ {edition} "
            "เมื่อถือว่าบัญชีครบถ้วนและได้รับการยอมรับ โดยไม่มีข้อมูลอื่น",
        )
    return Text(
        f"What the list settles by {edition}, taken as complete and accepted, "
        f"with all else of {settled.case}",
        f"สิ่งที่บัญชี{roster.label.th}ตัดสินได้แล้วตามเกณฑ์ {edition} "
        f"เมื่อถือว่าบัญชีครบถ้วนและได้รับการยอมรับ ร่วมกับข้อมูลอื่นของ {settled.case}",
    )


def _requirement(
    each: Tallied, settled: Settled, found: RosterCheck, page: Page, lang: Language
) -> Iterator[str]:
    code, title = each.requirement.code, each.requirement.title.said(lang)
    yield from page.paragraph("    ", f"{code} {title}")
    for part in each.parts:
        yield from _part(part, settled, found, page, lang)


def _part(
    part: Part, settled: Settled, found: RosterCheck, page: Page, lang: Language
) -> Iterator[str]:
    vocabulary, words = settled.edition.vocabulary, words_of_edition(settled.edition)
    names = Names(vocabulary, words, lang)
    if part.standing is Standing.SETTLED:
        sign, paint = ("✓", "green") if part.trace.truth is Truth.TRUE else ("✗", "red")
        said = judged_sentence(part.trace, vocabulary, words, lang)
        yield from page.paragraph(f"      {sign} ", said, paint)
        return
    if part.in_the_list:
        listed = "; ".join(_lacking(part.in_the_list, found, names))
        yield from page.paragraph("      ? ", f"{_IN_THE_LIST.said(lang)}: {listed}", "yellow")
    if part.elsewhere:
        wanted = dict.fromkeys(_wanted(each, names, settled.edition) for each in part.elsewhere)
        yield from page.paragraph("      ? ", f"{_ELSEWHERE.said(lang)}: {'; '.join(wanted)}")


def _lacking(missing: Iterable[Unresolved], found: RosterCheck, names: Names) -> Iterator[str]:
    """Yield the columns in which cells are empty, each with how many."""
    year = found.profile.fiscal_year
    for each in missing:
        gap = each.gap
        back = 0 if gap.fiscal_year is None else year - gap.fiscal_year
        yield f"{names.fact(gap.item, back)} ({len(each.members):,})"


def _wanted(missing: Unresolved, names: Names, edition: Edition) -> str:
    item = missing.gap.item
    if item in edition.targets:
        return names.target(item)
    return names.fact(item) if item in edition.vocabulary.facts else names.document(item)


def _named(words: Iterable[str], lang: Language) -> str:
    listed = list(words)
    shown = ", ".join(listed[:_MOST_NAMED])
    more = len(listed) - _MOST_NAMED
    also = Text(f" and {more:,} more", f" และอีก {more:,}") if more > 0 else Text("", "")
    return shown + also.said(lang)


def _more(number: int, lang: Language) -> Iterator[str]:
    if number > 0:
        yield Text(f"  and {number:,} more", f"  และอีก {number:,}").said(lang)


_KEY: Final = Text("what identifies each", "เลขที่ใช้ระบุแต่ละแห่ง")
_NAME: Final = Text("name", "ชื่อ")
_COLUMN_HEADS: Final = (
    Text("Column", "คอลัมน์"),
    Text("read as", "อ่านเป็น"),
    Text("rows", "แถว"),
    Text("filled", "กรอกแล้ว"),
    Text("wrong", "ผิด"),
    Text("far out", "ผิดปกติ"),
)
_TWICE: Final = Text("Perhaps one factory twice", "อาจเป็นโรงงานเดียวกัน")
_FAR_OUT: Final = Text(
    "Far from the others (Tukey's outer fences on a scale of ratios): look again, it is no error",
    "ค่าที่ห่างจากรายอื่นมาก (เกณฑ์ขอบนอกของทูกีบนมาตราส่วนอัตราส่วน) ควรตรวจทาน แต่ไม่ถือว่าผิด",
)
_STANDINGS: Final = {
    Standing.SETTLED: Text("Settled, whatever else is handed in", "ตัดสินได้แล้ว ไม่ว่าจะมีข้อมูลอื่นใด"),
    Standing.OPEN_ELSEWHERE: Text(
        "The list says all that is asked of it; something else is lacking",
        "บัญชีมีข้อมูลครบแล้ว แต่ยังขาดข้อมูลอื่น",
    ),
    Standing.OPEN_IN_THE_LIST: Text(
        "Open: cells of the list are empty", "ยังตัดสินไม่ได้ เพราะบัญชียังมีช่องว่าง"
    ),
}
_NO_COLUMN: Final = Text(
    "Open: the list has no column for what is asked",
    "ยังตัดสินไม่ได้ เพราะบัญชีไม่มีคอลัมน์ที่ต้องใช้",
)
_ERRORS_FIRST: Final = Text(
    "What the list settles is worked out once it has no errors.",
    "เมื่อแก้ไขข้อผิดพลาดในบัญชีครบแล้ว จึงจะแสดงข้อกำหนดที่บัญชีนี้ตัดสินได้",
)
_IN_THE_LIST: Final = Text("to fill in", "ต้องกรอกเพิ่ม")
_ELSEWHERE: Final = Text("lacking elsewhere", "ยังขาดจากที่อื่น")
