"""Published figures that contradict themselves, each other, or the areas known by name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.outcomes.standing import accounted

if TYPE_CHECKING:
    from ecorules.edition.page import Page
    from ecorules.outcomes.model import RealArea, Records, RoundCount, Total


def refuse_contradictions(records: Records, page: Page) -> None:
    """Report every figure that cannot be true beside the others."""
    for area in records.areas.values():
        _refuse_two_levels(area, page)
    for place, total in enumerate(records.totals):
        _refuse_rising(total, place, page)
        _refuse_more_named(records, total, place, page)
    for place, asked in enumerate(records.rounds):
        _refuse_other_sum(asked, place, page)


def _refuse_two_levels(area: RealArea, page: Page) -> None:
    """Report an outcome that gives another level for the same time as one before it."""
    for place, later in enumerate(area.outcomes):
        for earlier in area.outcomes[:place]:
            if later.latest == earlier.latest and later.level != earlier.level:
                message = Text(
                    f"level {later.level} and level {earlier.level} are given for the same time",
                    f"ระบุทั้งระดับ {later.level} และระดับ {earlier.level} สำหรับเวลาเดียวกัน",
                )
                page.report("two-levels", message, ("areas", area.id, "outcomes", place, "level"))


def _refuse_rising(total: Total, place: int, page: Page) -> None:
    """Report a level with more areas than the one below it: each level stands on those below."""
    pairs = [(0, total.areas), *total.levels.items()]
    for (_, below), (level, number) in pairwise(pairs):
        if number > below:
            message = Text(
                f"areas at level {level} or above: {number}, more than the {below} below it",
                f"พื้นที่ระดับ {level} ขึ้นไปมี {number} แห่ง มากกว่าจำนวนก่อนหน้าซึ่งมี {below} แห่ง",
            )
            page.report("rising-counts", message, ("totals", place, "levels", str(level)), _COUNT)


def _refuse_more_named(records: Records, total: Total, place: int, page: Page) -> None:
    for each in accounted(records, total):
        if each.named > each.published:
            message = Text(
                f"areas known by name at level {each.level} or above: {each.named}, "
                f"more than the total of {each.published}",
                f"พื้นที่ที่ทราบชื่อในระดับ {each.level} ขึ้นไปมี {each.named} แห่ง "
                f"มากกว่าจำนวนรวม {each.published} แห่ง",
            )
            path = ("totals", place, "levels", str(each.level))
            page.report("more-named-than-total", message, path)


def _refuse_other_sum(asked: RoundCount, place: int, page: Page) -> None:
    found = asked.raising + asked.keeping
    if found != asked.areas:
        message = Text(
            f"{asked.raising} and {asked.keeping} make {found}, not {asked.areas}",
            f"{asked.raising} กับ {asked.keeping} รวมเป็น {found} ไม่ใช่ {asked.areas}",
        )
        page.report("other-sum", message, ("rounds", place, "areas"))


_COUNT = Text(
    "count an area at its level and at every level below it",
    "นับพื้นที่หนึ่งแห่งในระดับที่ได้รับและทุกระดับที่ต่ำกว่า",
)
