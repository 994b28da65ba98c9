"""The cheapest way to a level, by owner, or everything that forbids one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.margins import tallies
from ecorules.diagnostics import Text
from ecorules.path.actions import Better
from ecorules.path.serving import Serving
from ecorules.report.document.findings import grounds
from ecorules.report.document.model import (
    LANGUAGES,
    NOTHING,
    Cell,
    Column,
    Group,
    Heading,
    Paragraph,
    Section,
    Table,
    Tone,
    both,
    cell,
)
from ecorules.report.document.saying import Sayings as Titles
from ecorules.report.document.saying import level_said
from ecorules.report.path_sums import is_hoped, said_effort, said_more, said_sum, said_tally
from ecorules.report.path_words import Sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.path.actions import Action
    from ecorules.path.journey import Journey
    from ecorules.path.obstacles import Obstacle
    from ecorules.path.search import Path
    from ecorules.report.document.model import Block

_NAMED: Final = 10
_ACTIONS: Final = (
    Column(Text("For", "เพื่อข้อ"), 1.5),
    Column(Text("What is to be done", "สิ่งที่ต้องดำเนินการ"), 8),
)
_OBSTACLES: Final = (
    Column(Text("Level", "ระดับ"), 1),
    Column(Text("Code", "ข้อ"), 1),
    Column(Text("What forbids it", "เหตุที่ไปไม่ถึง"), 6),
    Column(Text("As it stands", "สภาพปัจจุบัน"), 5),
)


def way_section(journey: Journey) -> Section:
    """Return the way to the level that was asked for."""
    level = journey.wish.level
    title = Text(f"The way to level {level}", f"แนวทางสู่ระดับ {level}")
    return Section("path", title, tuple(_Way(journey).blocks()))


class _Way:
    def __init__(self, journey: Journey) -> None:
        self.journey = journey
        self.titles = Titles(journey.start)
        self.sayings = {lang: Sayings(journey.start, lang) for lang in LANGUAGES}

    def blocks(self) -> Iterator[Block]:
        yield from self._assumed()
        paths = self.journey.found.paths
        if not paths:
            yield from self._forbidden()
            return
        yield from self._way(paths[0])

    def _assumed(self) -> Iterator[Block]:
        assumed = self.journey.assumed
        if assumed:
            said = both(
                lambda lang: ", ".join(self.sayings[lang].target(*pair) for pair in assumed.items())
            )
            yield Paragraph(
                Text(
                    f"Assumed, set by nobody yet: {said.en}",
                    f"ค่าเป้าหมายที่สมมติขึ้น ยังไม่มีผู้กำหนด: {said.th}",
                ),
                Tone.OPEN,
            )
        if self.journey.now.case.register.is_closed:
            yield Paragraph(_NEXT_ROUND)

    def _way(self, path: Path) -> Iterator[Block]:
        if not path.actions:
            yield Paragraph(
                Text(
                    f"Level {path.level} is proven already; nothing is to be done.",
                    f"พิสูจน์ระดับ {path.level} ได้แล้ว ไม่ต้องดำเนินการเพิ่ม",
                )
            )
            return
        yield Paragraph(said_sum(path), Tone.STRONG)
        serving = Serving(self.journey.start, path.level)
        owed: dict[str, list[Action]] = {}
        for action in path.actions:
            for owner in serving.owners(action):
                owed.setdefault(owner, []).append(action)
        for owner in sorted(owed, key=lambda one: (-len(owed[one]), one)):
            name = self.titles.owner(owner)
            yield Heading(name)
            rows = tuple(self._row(path, action, serving) for action in owed[owner])
            yield Table(name, _ACTIONS, rows, Group(Text("Owner", "หน่วยงาน"), name))
        yield from self._provisos(path)

    def _row(self, path: Path, action: Action, serving: Serving) -> tuple[Cell, ...]:
        codes = serving.requirements(action)
        effort = said_effort(action)
        done = both(lambda lang: self.sayings[lang].action(action) + effort.said(lang))
        more: tuple[Text, ...] = ()
        if isinstance(action, Better):
            more = (*self._members(action), *self._arithmetic(path, codes))
        return (cell(", ".join(codes)), Cell((done, *more)))

    def _members(self, action: Better) -> Iterator[Text]:
        """Yield the members that are nearest with what they lack, and who else would do."""
        members = self.journey.start.case.rosters[action.roster].members
        listed = {one.key: one.title for one in members}
        alike: dict[Text, list[str]] = {}
        for key, row in action.cells.items():
            lacks = both(lambda lang, row=row: self.sayings[lang].cells(row))  # type: ignore[misc]
            alike.setdefault(lacks, []).append(f"{listed[key]} ({key})")
        for lacks, names in alike.items():
            named = _some(names)
            yield Text(f"{lacks.en} — {named.en}", f"{lacks.th} — {named.th}")
        others = [listed[key] for key in action.nearest if key not in action.cells]
        if others:
            named = _some(others)
            yield Text(f"as well would do: {named.en}", f"รายอื่นที่ใช้แทนได้: {named.th}")

    def _arithmetic(self, path: Path, codes: tuple[str, ...]) -> Iterator[Text]:
        for code in codes:
            before = tallies(self.journey.start.findings[code])
            after = tallies(path.reached.findings[code])
            for one, other in zip(before, after, strict=False):
                if one.counted == other.counted and one.met < one.needed:
                    yield said_tally(code, one, other)

    def _provisos(self, path: Path) -> Iterator[Block]:
        """Yield on what the way rests, and who has judged it."""
        hoped = sum(map(is_hoped, path.actions))
        if hoped:
            yield Paragraph(
                Text(
                    f"Resting on what nobody knows yet: {hoped} of them.  The way holds if that "
                    "turns out as said.",
                    f"มี {hoped} รายการที่ยังไม่ทราบค่า แนวทางนี้ใช้ได้เมื่อผลเป็นไปตามที่ระบุ",
                )
            )
        for condition in dict.fromkeys(self.journey.found.left_out):
            said = self.titles.condition(condition)
            yield Paragraph(Text(f"{_LEFT.en}: {said.en}", f"{_LEFT.th}: {said.th}"))
        yield Paragraph(_JUDGED)

    def _forbidden(self) -> Iterator[Block]:
        level = self.journey.wish.level
        yield Paragraph(
            Text(f"There is no way to level {level}.", f"ไม่มีแนวทางไปสู่ระดับ {level}"), Tone.BAD
        )
        rows = tuple(self._obstacle(one) for one in self.journey.obstacles)
        if rows:
            yield Table(Text("What forbids it", "เหตุที่ไปไม่ถึง"), _OBSTACLES, rows)
        else:
            yield Paragraph(_TOGETHER)

    def _obstacle(self, one: Obstacle) -> tuple[Cell, ...]:
        start = self.journey.start
        if one.requirement is None:
            level = start.edition.levels[one.level]
            why = level.incomplete or Text("it has no requirement", "ระดับนี้ยังไม่มีข้อกำหนด")
            return (cell(level_said(one.level)), cell("-"), cell(why), cell("-"))
        # How a command or a case file would lift it is told where they are used.
        stands = tuple(grounds(self.titles, start.findings[one.requirement]))
        return (
            cell(level_said(one.level)),
            cell(one.requirement),
            Cell(tuple(map(self.titles.condition, one.conditions))),
            Cell(stands or (NOTHING,)),
        )


def _some(names: list[str]) -> Text:
    more = len(names) - _NAMED
    listed = ", ".join(names[:_NAMED])
    if more <= 0:
        return Text(listed, listed)
    rest = said_more(more)
    return Text(f"{listed} {rest.en}", f"{listed} {rest.th}")


_NEXT_ROUND: Final = Text(
    "The register of this round is closed: this is the way for the next round.",
    "ทะเบียนหลักฐานของรอบนี้ปิดแล้ว แนวทางนี้จึงใช้สำหรับรอบถัดไป",
)
_LEFT: Final = Text(
    "Left as it is, for it has no exact formula (a cheaper way may exist)",
    "คงไว้ตามเดิมเพราะไม่มีสูตรที่แน่นอน (อาจมีแนวทางที่ง่ายกว่า)",
)
_JUDGED: Final = Text(
    "The case was audited anew with all of this done: the level is proven.",
    "ได้ตรวจกรณีซ้ำโดยถือว่าทำครบทุกรายการแล้ว ผลคือพิสูจน์ระดับได้",
)
_TOGETHER: Final = Text(
    "Each requirement could be met by itself, but not all of them together.",
    "แต่ละข้อทำให้ผ่านได้โดยลำพัง แต่ทำให้ผ่านพร้อมกันทุกข้อไม่ได้",
)
