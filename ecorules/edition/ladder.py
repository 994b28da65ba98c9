"""The ladder of levels from its file: what each stands on and how much of it must be met."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable
from ecorules.edition.circles import circles
from ecorules.edition.literals import amount_in
from ecorules.edition.model import Level, PassAll, PassCount, PassShare
from ecorules.edition.origins import provenance_of
from ecorules.edition.page import Kind
from ecorules.edition.schema.edition import CountOfLevel, ShareOfLevel
from ecorules.language.quantity import PERCENT

if TYPE_CHECKING:
    from ecorules.edition.model import PassRule
    from ecorules.edition.page import Page, Path
    from ecorules.edition.schema.edition import LevelForm, LevelsFile

LEVEL = Kind("unknown-level", Text("level", "ระดับ"))


def ladder_of(form: LevelsFile, page: Page) -> dict[int, Level]:
    """Return the levels by number; a level that stands on itself is refused."""
    known = {str(number) for number in form.levels}
    levels = {
        number: _level(number, each, page.under(level_clause(number)))
        for number, each in sorted(form.levels.items())
    }
    for number, each in form.levels.items():
        for place, below in enumerate(each.stands_on):
            if below not in form.levels:
                path = ("levels", str(number), "stands_on", place)
                page.under(level_clause(number)).report_unknown(LEVEL, str(below), known, path)
    _refuse_circles(form, page)
    return levels


def level_clause(number: int) -> Text:
    """Return how a level is named where a problem is reported."""
    return Text(f"level {number}", f"ระดับ {number}")


def _level(number: int, form: LevelForm, page: Page) -> Level:
    path = ("levels", str(number))
    return Level(
        number=number,
        name=form.name.text,
        stands_on=tuple(sorted(set(form.stands_on))),
        passes_when=_pass_rule(form, path, page),
        provenance=provenance_of(form.provenance, (*path, "provenance"), page),
        incomplete=None if form.incomplete is None else form.incomplete.text,
        span=page.document.key_span(path),
    )


def _pass_rule(form: LevelForm, path: Path, page: Page) -> PassRule:
    match form.passes_when:
        case ShareOfLevel(share=text):
            return PassShare(_share(text, (*path, "passes_when", "share"), page))
        case CountOfLevel(count=count):
            return PassCount(count)
        case "all":
            return PassAll()
        case _:
            assert_never(form.passes_when)


def _share(text: str, path: Path, page: Page) -> Fraction:
    try:
        share = amount_in(text, PERCENT)
    except Unreadable as unreadable:
        page.report_unreadable(unreadable, path)
        return Fraction(1)
    if not 0 < share <= 1:
        message = Text(
            "a share of the requirements is more than 0 % and at most 100 %",
            "สัดส่วนของข้อกำหนดต้องมากกว่า 0 % และไม่เกิน 100 %",
        )
        page.report("bad-share", message, path)
    return share


def _refuse_circles(form: LevelsFile, page: Page) -> None:
    needs = {
        str(number): [str(below) for below in each.stands_on if below in form.levels]
        for number, each in form.levels.items()
    }
    for circle in circles(needs):
        path = " → ".join((*circle, circle[0]))
        message = Text(
            f"levels stand on each other in a circle: {path}",
            f"ระดับเหล่านี้กำหนดให้ต้องผ่านกันและกันก่อน จึงวนไม่สิ้นสุด: {path}",
        )
        remedy = Text(
            "a level may only stand on levels below it",
            "กำหนดให้ผ่านก่อนได้เฉพาะระดับที่ต่ำกว่า",
        )
        place = ("levels", circle[0], "stands_on")
        page.under(level_clause(int(circle[0]))).report("level-cycle", message, place, remedy)
