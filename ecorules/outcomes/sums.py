"""Published figures that contradict themselves, each other, or the areas known by name."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.outcomes.bands import reached
from ecorules.outcomes.model import Band
from ecorules.outcomes.standing import accounted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.edition.page import Page
    from ecorules.outcomes.model import Indicator, RealArea, Records, RoundCount, Total


def refuse_contradictions(records: Records, page: Page) -> None:
    """Report every figure that cannot be true beside the others."""
    for area in records.areas.values():
        _refuse_two_levels(area, page)
    for place, total in enumerate(records.totals):
        _refuse_rising(total, place, page)
        _refuse_more_named(records, total, place, page)
    for place, asked in enumerate(records.rounds):
        _refuse_other_sum(asked, place, page)
    for place, indicator in enumerate(records.indicators):
        _refuse_other_measure(indicator, place, page)
        _refuse_falling_goals(indicator, place, page)
        _refuse_other_band(indicator, records, place, page)


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


def _refuse_other_measure(indicator: Indicator, place: int, page: Page) -> None:
    """Report a figure where areas are counted, none or two where a figure is asked for."""
    by_level = {goal.levels is not None for goal in indicator.goals.values()}
    figures = (indicator.value is not None) + bool(indicator.counts)
    if by_level not in ({True}, {False}) or figures != (by_level == {False}):
        path = ("indicators", place, "goals")
        page.report("other-measure", _MEASURE, path, _ONE_MEASURE)


def _refuse_falling_goals(indicator: Indicator, place: int, page: Page) -> None:
    """Report a band that asks for less than the one below it."""
    for (lower, below), (band, goal) in pairwise(indicator.goals.items()):
        is_less = (
            goal.at_least is not None
            and below.at_least is not None
            and goal.at_least < below.at_least
        )
        if is_less or _falls(below.levels or {}, goal.levels or {}):
            message = Text(
                f"`{band.value}` asks for less than `{lower.value}`, the band below it",
                f"`{band.value}` กำหนดต่ำกว่า `{lower.value}` ซึ่งเป็นเป้าหมายขั้นก่อนหน้า",
            )
            page.report("falling-goals", message, ("indicators", place, "goals", band.value))


def _falls(below: Mapping[int, int], above: Mapping[int, int]) -> bool:
    return any(above.get(level, 0) < number for level, number in below.items())


def _refuse_other_band(indicator: Indicator, records: Records, place: int, page: Page) -> None:
    """Report a published band that the published figures do not allow."""
    if indicator.published is None and not indicator.is_below:
        return
    found, order = reached(indicator, records), [None, *Band]
    low, said, high = map(order.index, (found.certain, indicator.published, found.possible))
    if not low <= said <= high:
        least, most = ("none" if one is None else one.value for one in found)
        message = Text(
            f"the figures reach `{least}` for certain, and `{most}` at most",
            f"ตัวเลขถึงขั้น `{least}` อย่างแน่นอน และไม่เกินขั้น `{most}`",
        )
        page.report("other-band", message, ("indicators", place, "published"))


_MEASURE = Text(
    "the bands of an indicator are all figures or all areas at levels, and what was reached is "
    "of the same kind",
    "เป้าหมายทุกขั้นของตัวชี้วัดต้องเป็นตัวเลขทั้งหมดหรือเป็นจำนวนพื้นที่ตามระดับทั้งหมด และผลต้องเป็นชนิดเดียวกัน",
)
_ONE_MEASURE = Text(
    "with `at_least` give either `value` or `counts`; with `levels` give neither, the total of "
    "the same day counts",
    "เมื่อใช้ `at_least` ให้ระบุ `value` หรือ `counts` อย่างใดอย่างหนึ่ง เมื่อใช้ `levels` ไม่ต้องระบุ "
    "เพราะใช้จำนวนรวมของวันเดียวกัน",
)
_COUNT = Text(
    "count an area at its level and at every level below it",
    "นับพื้นที่หนึ่งแห่งในระดับที่ได้รับและทุกระดับที่ต่ำกว่า",
)
