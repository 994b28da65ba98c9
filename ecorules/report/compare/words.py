"""The words of a comparison: which way an outcome moved, and what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Text
from ecorules.report.wording import VERDICTS, counted
from ecorules.revision.moves import PROVEN, REACHABLE, Judged, Way

if TYPE_CHECKING:
    from ecorules.revision.comparison import Comparison
    from ecorules.revision.smallest import Smallest

WAYS: Final = {
    Way.UP: Text("up", "สูงขึ้น"),
    Way.DOWN: Text("down", "ต่ำลง"),
    Way.UNDETERMINED: Text("becomes undetermined", "กลายเป็นยังตัดสินไม่ได้"),
    Way.OTHERWISE: Text("another verdict, same effect", "ผลเปลี่ยนแต่ไม่กระทบระดับ"),
    Way.STAYS: Text("stays", "คงเดิม"),
}
# A way is told by sign and word; colour only repeats it.
SIGNS: Final = {
    Way.UP: "↑",
    Way.DOWN: "↓",
    Way.UNDETERMINED: "?",
    Way.OTHERWISE: "~",
    Way.STAYS: "=",
}
PAINTS: Final = {
    Way.UP: "green",
    Way.DOWN: "red",
    Way.UNDETERMINED: "yellow",
    Way.OTHERWISE: "cyan",
    Way.STAYS: "dim",
}
LEVELS: Final = {
    PROVEN: Text("proven level", "ระดับที่พิสูจน์แล้ว"),
    REACHABLE: Text("reachable level", "ระดับที่ยังไปถึงได้"),
}
NO_LEVEL: Final = Text("no level", "ยังไม่ถึงระดับใด")
MOVED: Final = tuple(way for way in Way if way is not Way.STAYS)


def about_said(found: Comparison, about: str) -> Text:
    """Return what a move is about: a level, or a requirement with its title."""
    if about in LEVELS:
        return LEVELS[about]
    title = found.new.requirements[about].title
    return Text(f"{about} {title.en}", f"{about} {title.th}")


def outcome_said(outcome: int | Judged) -> Text:
    """Return an outcome: a level by its number, a requirement by its verdict."""
    if isinstance(outcome, Judged):
        return VERDICTS[outcome.verdict]
    return Text(f"level {outcome}", f"ระดับ {outcome}") if outcome else NO_LEVEL


def numbered(at: int) -> str:
    """Return the number by which a page calls a change.

    >>> numbered(0)
    '[1]'
    """
    return f"[{at + 1}]"


def causes_said(causes: Smallest) -> Text:
    """Return by what an outcome moved: one change, one of several, or several together."""
    sets = [" + ".join(map(numbered, one)) for one in causes.sets]
    if not causes.are_all:
        return Text(
            f"{sets[0]} together: undoing all of them gives the old outcome back, and none of them "
            f"can be left out; {_searched(causes).en}",
            f"{sets[0]} ร่วมกัน หากย้อนทั้งหมดนี้ผลจะกลับเป็นอย่างเดิม และขาดข้อใดข้อหนึ่งไม่ได้ "
            f"{_searched(causes).th}",
        )
    if len(causes.sets[0]) > 1:
        together = Text(" together", " ร่วมกัน")
        return _either([Text(one + together.en, one + together.th) for one in sets])
    return _either([Text(one, one) for one in sets])


def _either(parts: list[Text]) -> Text:
    """Return alternatives: each of them by itself would have left the outcome as it was."""
    if len(parts) == 1:
        return parts[0]
    en, th = (", or ".join(each.en for each in parts), " หรือ ".join(each.th for each in parts))
    return Text(f"{en} (each suffices)", f"{th} (ข้อใดข้อหนึ่งก็เพียงพอ)")


def _searched(causes: Smallest) -> Text:
    """Return how far all sets of changes were tried before one was made tight."""
    if causes.searched == 1:
        return Text("no single change does", "ไม่มีการเปลี่ยนแปลงใดเพียงข้อเดียวที่ทำได้เช่นนี้")
    return Text(
        f"no {causes.searched} changes do",
        f"ไม่มีการเปลี่ยนแปลงไม่เกิน {causes.searched} ข้อที่ทำได้เช่นนี้",
    )


def replayed_said(found: Comparison) -> Text:
    """Return how many cases were replayed, and of how many where some could not be."""
    number, lost = len(found.cases), len(found.not_replayed)
    if not lost:
        said = cases_said(number)
        return Text(f"{said.en} replayed under both editions", f"ตรวจซ้ำตามทั้งสองฉบับ {said.th}")
    every = cases_said(number + lost)
    return Text(
        f"{number} of {every.en} replayed under both editions ({lost} cannot be evaluated, see "
        "the end)",
        f"ตรวจซ้ำตามทั้งสองฉบับ {number} จาก {every.th} (ประเมินไม่ได้ {lost} กรณี ดูท้ายเอกสาร)",
    )


def cases_said(number: int) -> Text:
    """Return so many cases."""
    return Text(counted(number, "case"), f"{number} กรณี")
