"""The words of a sweep: values of a target, stretches of them, and what is taken for granted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Language, Text, quoted
from ecorules.documents.days import day_said
from ecorules.language.amount import amount
from ecorules.report.wording import counted, unasked_said
from ecorules.revision.sweep.finding import places

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from ecorules.edition.model import Edition
    from ecorules.language.quantity import Unit
    from ecorules.revision.sweep.finding import Wanted
    from ecorules.revision.sweep.model import Row, Stretch, Swept
    from ecorules.revision.sweep.reading import LeftOut, Surveyed

_LANGUAGES: Final[tuple[Language, ...]] = ("en", "th")


class Told(NamedTuple):
    """A sweep with the edition as it was named, and with what was to be found."""

    named: Edition
    surveyed: Surveyed
    wanted: Wanted | None = None

    @property
    def swept(self) -> Swept:
        """Return what was found."""
        return self.surveyed.swept

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """Return the cases that are not counted."""
        return self.surveyed.left_out

    @property
    def found(self) -> tuple[Row, ...]:
        """Return where the targets satisfy what was asked for."""
        return () if self.wanted is None else places(self.swept, self.wanted)

    @property
    def asked(self) -> Text | None:
        """Return what was asked for, and where nothing fulfils it, that nothing does."""
        if self.wanted is None:
            return None
        return wanted_said(self.wanted) if self.found else nowhere_said(self.wanted)


def value_said(value: Fraction, unit: Unit, lang: Language) -> str:
    """Return a value as it is said; one without an end also as the fraction that it is.

    >>> from fractions import Fraction
    >>> from ecorules.language.quantity import unit
    >>> value_said(Fraction(1, 3), unit("%"), "en")
    '≈33.33 % (1/3)'
    """
    said = amount(value, unit, lang)
    exact = value if unit.symbol == "%" else unit.from_base(value)
    return f"{said} ({exact})" if "≈" in said else said


def stretch_said(where: Stretch, unit: Unit, lang: Language) -> str:
    """Return which values lie in a stretch."""
    low, high = (value_said(end, unit, lang) for end in (where.low, where.high))
    if where.low == where.high:
        return Text(f"exactly {low}", f"เท่ากับ{_apart(low)}").said(lang)
    first = Text(f"above {low}", f"มากกว่า{_apart(low)}") if where.low_is_open else Text(low, low)
    last = Text(f"to {high}", f"ถึง{_apart(high)}")
    if where.high_is_open:
        last = Text(f"to below {high}", f"ถึงน้อยกว่า{_apart(high)}")
    return f"{first.said(lang)} {last.said(lang)}"


def _apart(said: str) -> str:
    """Return an amount after a Thai word: a figure stands apart from it, a word does not."""
    return said if said.startswith("ร") else f" {said}"


def target_said(swept: Swept, number: int) -> Text:
    """Return a target with its name."""
    target = swept.axes[number].target
    return Text(f"{target.name} ({target.label.en})", f"{target.name} ({target.label.th})")


def heading(swept: Swept) -> Text:
    """Return what is swept: the edition, and each target from where to where."""
    ranges = []
    for lang in _LANGUAGES:
        spans = []
        for number, axis in enumerate(swept.axes):
            low, high = (amount(end, axis.target.unit, lang) for end in (axis.low, axis.high))
            name = target_said(swept, number).said(lang)
            spans.append(
                f"{name} from {low} to {high}"
                if lang == "en"
                else f"{name} ตั้งแต่{_apart(low)} ถึง{_apart(high)}"
            )
        ranges.append((" and " if lang == "en" else " และ ").join(spans))
    edition = quoted(swept.edition.id)
    return Text(f"Sweep of {edition}: {ranges[0]}", f"การปรับค่าเป้าหมายของ {edition}: {ranges[1]}")


def caveats(told: Told) -> Iterator[Text]:
    """Yield what has to be known before the numbers are read."""
    yield from granted(told)
    if told.surveyed.unasked:
        yield unasked_said(told.surveyed.unasked)
    codes = ", ".join(told.swept.moved) or "-"
    yield Text(f"Judged again at every value: {codes}.", f"ข้อกำหนดที่ตัดสินใหม่ทุกค่า: {codes}")


def granted(told: Told) -> Iterator[Text]:
    """Yield what is taken for granted, and what the cases are: a chart says it too."""
    swept = told.swept
    yield FOR_EVERYBODY
    yield synthetic_said(swept)
    yield from _uncounted(told)
    edition = told.named
    if edition.overlay is not None and edition.since is not None:
        en, th = (day_said(edition.since, lang) for lang in _LANGUAGES)
        yield Text(
            f"`{edition.id}` is a draft from {en} on; it is taken here as if in force already.",
            f"`{edition.id}` เป็นร่างที่จะใช้ตั้งแต่วันที่ {th} ในที่นี้ถือเสมือนว่าใช้บังคับแล้ว",
        )
    if told.surveyed.replayed:
        number = told.surveyed.replayed
        yield Text(
            f"{number:,} of them were made for another edition and are judged by this one; what it "
            "does not ask for does not count.",
            f"{number:,} กรณีจัดทำตามเกณฑ์ฉบับอื่น และนำมาตัดสินตามฉบับนี้ สิ่งที่ฉบับนี้ไม่ได้ใช้จะไม่นับ",
        )


def _uncounted(told: Told) -> Iterator[Text]:
    """Yield how many cases were left out, and that none was left where that is so."""
    lost, other = len(told.left_out), told.surveyed.other_years
    if lost:
        every = told.swept.cases + lost
        yield Text(
            f"{told.swept.cases:,} of {counted(every, 'case')} are counted; {lost:,} cannot be "
            "evaluated.",
            f"นับ {told.swept.cases:,} จาก {every:,} กรณี (ประเมินไม่ได้ {lost:,} กรณี)",
        )
    if other and not told.swept.cases:
        yield Text(
            f"No case is of the fiscal year asked for: nothing is counted ({other:,} of others).",
            f"ไม่มีกรณีของปีงบประมาณที่ระบุ จึงไม่มีกรณีที่นับ (มีกรณีของปีอื่น {other:,} กรณี)",
        )


def synthetic_said(swept: Swept) -> Text:
    """Return how many cases there are, and how many of them are made up."""
    cases, made_up = swept.cases, swept.synthetic
    noun = "case" if cases == 1 else "cases"
    if not made_up:
        return Text(f"{cases:,} {noun}.", f"{cases:,} กรณี")
    if made_up == cases:
        all_of = "synthetic" if cases == 1 else "all synthetic"
        return Text(
            f"{cases:,} {noun}, {all_of}: nothing in them was observed.",
            f"{cases:,} กรณี ทั้งหมดเป็นข้อมูลสมมติ ไม่มีข้อมูลใดมาจากการสำรวจ",
        )
    return Text(
        f"{cases:,} {noun}, {made_up:,} of them synthetic.",
        f"{cases:,} กรณี เป็นข้อมูลสมมติ {made_up:,} กรณี",
    )


def wanted_said(wanted: Wanted) -> Text:
    """Return what was asked for."""
    number, level = wanted.number, wanted.level
    proves = Text("proves" if number == 1 else "prove", "พิสูจน์")
    kept = Text("can still reach", "ยังไปถึง") if wanted.reachable else proves
    noun = "case" if number == 1 else "cases"
    return Text(
        f"At least {number:,} {noun} {kept.en} level {level} or above",
        f"มีอย่างน้อย {number:,} กรณีที่{kept.th}ระดับ {level} ขึ้นไป",
    )


def nowhere_said(wanted: Wanted) -> Text:
    """Return that no value of the targets is as asked for."""
    number, level = wanted.number, wanted.level
    does = "does" if number == 1 else "do"
    kept = Text("still reach", "ที่ยังไปถึง") if wanted.reachable else Text("prove", "พิสูจน์")
    return Text(
        f"At no value {does} at least {counted(number, 'case')} {kept.en} level {level} or above",
        f"ไม่มีค่าเป้าหมายใดที่มีอย่างน้อย {number:,} กรณี{kept.th}ระดับ {level} ขึ้นไป",
    )


def level_said(level: int) -> Text:
    """Return a level by its number, or that there is none."""
    return Text(f"level {level}", f"ระดับ {level}") if level else Text("no level", "ยังไม่ถึงระดับใด")


FOR_EVERYBODY: Final = Text(
    "A target that is swept is set by the edition, alike for every area; what areas set themselves "
    "for it does not count.",
    "ค่าเป้าหมายที่ปรับถือเป็นค่าที่เกณฑ์กำหนดเท่ากันทุกพื้นที่ ไม่นับค่าที่พื้นที่กำหนดเอง",
)
PROVEN: Final = Text("proven level", "ระดับที่พิสูจน์แล้ว")
REACHABLE: Final = Text("reachable level", "ระดับที่ยังไปถึงได้")
