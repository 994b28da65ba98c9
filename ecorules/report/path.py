"""The way to a level as a page on a terminal: what it takes, who does what, and for which clause.

What several agencies share stands with each of them and counts once.  What is assumed, hoped or
left out is said, for nobody is to take a way for a promise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.margins import tallies
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.language.amount import number
from ecorules.path.actions import Better
from ecorules.path.serving import Serving
from ecorules.report.path_sums import (
    is_hoped,
    said_effort,
    said_level,
    said_more,
    said_sum,
    said_tally,
)
from ecorules.report.path_words import Sayings, lifts
from ecorules.report.wording import ROUNDS, SYNTHETIC, counted, owner_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language
    from ecorules.path.actions import Action
    from ecorules.path.journey import Journey
    from ecorules.path.search import Path
    from ecorules.report.layout import Page

# So many members are named; the JSON names all.
_NAMED: Final = 10


def path_page(journey: Journey, page: Page, lang: Language) -> str:
    """Return the whole page of a way, ending in a line feed."""
    told = _Told(journey, page, lang)
    lines = [*told.heading(), "", *told.ways(), *told.obstacles(), *told.closing()]
    return "\n".join(line.rstrip() for line in lines) + "\n"


class _Told:
    """Say the parts of one page."""

    def __init__(self, journey: Journey, page: Page, lang: Language) -> None:
        self.journey, self.page, self.lang = journey, page, lang
        self.sayings = Sayings(journey.start, lang)

    def heading(self) -> Iterator[str]:
        """Yield whose way it is, from where to where."""
        now, wish, lang = self.journey.now, self.journey.wish, self.lang
        yield from self.page.paragraph("", now.case.title.said(lang), "bold")
        if now.case.is_synthetic:
            yield from self.page.paragraph("", SYNTHETIC.said(lang), "red", "bold")
        on = Text("on", "วันที่").said(lang)
        held = f"{ROUNDS[now.kind].said(lang)} · {on} {day_said(now.on, lang)}"
        yield from self.page.paragraph("", f"{held} · {now.edition.title.said(lang)}")
        to = f"{said_level(wish.level).said(lang)} {now.edition.levels[wish.level].name.said(lang)}"
        aim = Text("aimed at", "ระดับที่มุ่งหมาย").said(lang)
        proven = Text("Proven now", "ระดับที่พิสูจน์แล้ว").said(lang)
        stands = said_level(now.conclusion.proven).said(lang)
        yield from self.page.paragraph("", f"{proven}: {stands} · {aim}: {to}", "bold")
        for said in self._conditions():
            yield from self.page.paragraph("", said.said(lang), "yellow")

    def _conditions(self) -> Iterator[Text]:
        """Yield what was taken for granted or asked for."""
        journey, wish = self.journey, self.journey.wish
        if journey.assumed:
            pairs = journey.assumed.items()
            en, th = (
                ", ".join(Sayings(journey.start, lang).target(*pair) for pair in pairs)
                for lang in _LANGUAGES
            )
            yield Text(f"Assumed, set by nobody yet: {en}", f"ค่าเป้าหมายที่สมมติขึ้น ยังไม่มีผู้กำหนด: {th}")
        if journey.now.case.register.is_closed:
            yield Text(
                "The register of this round is closed: this is the way for the next round.",
                "ทะเบียนหลักฐานของรอบนี้ปิดแล้ว แนวทางนี้จึงใช้สำหรับรอบถัดไป",
            )
        if wish.until is not None:
            en, th = (day_said(wish.until, lang) for lang in _LANGUAGES)
            yield Text(f"It is to last until {en}.", f"ต้องคงระดับไว้จนถึงวันที่ {th}")
        if journey.by is not None:
            en, th = (day_said(journey.by, lang) for lang in _LANGUAGES)
            yield Text(
                f"Only what takes effect by {en} counts: {wish.months} months.",
                f"นับเฉพาะสิ่งที่เกิดผลภายในวันที่ {th} คือ {wish.months} เดือน",
            )
        if wish.budget is not None and journey.found.paths:
            said = number(wish.budget)
            yield Text(
                f"This is the highest level within an effort of {said}.",
                f"ระดับนี้เป็นระดับสูงสุดที่ไปถึงได้ด้วยภาระงานไม่เกิน {said}",
            )

    def ways(self) -> Iterator[str]:
        """Yield each way with its actions."""
        paths = self.journey.found.paths
        for place, path in enumerate(paths, 1):
            yield from self._way(path, place if len(paths) > 1 else 0)
            yield ""

    def _way(self, path: Path, place: int) -> Iterator[str]:
        lead = Text(f"Way {place}: ", f"แนวทางที่ {place}: ").said(self.lang) if place else ""
        if not path.actions:
            said = Text(
                f"level {path.level} is proven already; nothing is to be done",
                f"พิสูจน์ระดับ {path.level} ได้แล้ว ไม่ต้องดำเนินการเพิ่ม",
            )
            yield from self.page.paragraph(lead, said.said(self.lang), "green", "bold")
            return
        yield from self.page.paragraph(lead, said_sum(path).said(self.lang), "bold")
        yield from self._owners(path)
        hoped = sum(map(is_hoped, path.actions))
        if hoped:
            yield ""
            said = Text(
                f"{counted(hoped, 'action')} with what nobody knows yet: the way holds if it turns "
                "out as said; otherwise ask for it again with what was found.",
                f"มี {hoped} รายการที่ยังไม่ทราบค่า แนวทางนี้ใช้ได้เมื่อผลเป็นไปตามที่ระบุ "
                "หากไม่เป็นเช่นนั้นให้หาแนวทางใหม่ด้วยข้อมูลที่ได้",
            )
            yield from self.page.paragraph("", said.said(self.lang))

    def _owners(self, path: Path) -> Iterator[str]:
        serving = Serving(self.journey.start, path.level)
        owed: dict[str, list[Action]] = {}
        for action in path.actions:
            for owner in serving.owners(action):
                owed.setdefault(owner, []).append(action)
        for owner in sorted(owed, key=lambda one: (-len(owed[one]), one)):
            actions = owed[owner]
            said = Text(counted(len(actions), "action"), f"{len(actions)} รายการ").said(self.lang)
            name = owner_said(self.journey.start, owner, self.lang)
            yield ""
            yield from self.page.paragraph("  ", f"{name} ({said})", "cyan", "bold")
            yield from self._served(path, actions, serving)
        if sum(map(len, owed.values())) > len(path.actions):
            yield ""
            shared = Text(
                "What several agencies share stands with each of them and counts once.",
                "รายการที่หลายหน่วยงานรับผิดชอบร่วมกันแสดงไว้ทุกหน่วยงาน แต่นับครั้งเดียว",
            )
            yield from self.page.paragraph("", shared.said(self.lang), "dim")

    def _served(self, path: Path, actions: list[Action], serving: Serving) -> Iterator[str]:
        """Yield the actions of one owner under the requirements that they serve."""
        groups: dict[tuple[str, ...], list[Action]] = {}
        for action in actions:
            groups.setdefault(serving.requirements(action), []).append(action)
        findings = self.journey.start.findings
        for codes, those in groups.items():
            for code in codes:
                requirement = findings[code].requirement
                level = said_level(requirement.level).said(self.lang)
                yield from self.page.paragraph(
                    f"    {level} · {code} · ", requirement.title.said(self.lang)
                )
            for action in those:
                said = self.sayings.action(action) + said_effort(action).said(self.lang)
                yield from self.page.paragraph("      • ", said)
                if isinstance(action, Better):
                    yield from self._members(action)
            if any(isinstance(action, Better) for action in those):
                yield from self._arithmetic(path, codes)

    def _members(self, action: Better) -> Iterator[str]:
        """Yield the members that are nearest with what they lack, and who else would do."""
        members = self.journey.start.case.rosters[action.roster].members
        listed = {one.key: one.title for one in members}
        alike: dict[str, list[str]] = {}
        for key, row in action.cells.items():
            alike.setdefault(self.sayings.cells(row), []).append(f"{listed[key]} ({key})")
        for lacks, named in alike.items():
            yield from self.page.paragraph("          ", f"{lacks} — {self._named(named)}")
        others = [listed[key] for key in action.nearest if key not in action.cells]
        if others:
            lead = Text("as well would do: ", "รายอื่นที่ใช้แทนได้: ").said(self.lang)
            yield from self.page.paragraph(f"          {lead}", self._named(others), "dim")

    def _named(self, names: list[str]) -> str:
        more = len(names) - _NAMED
        tail = "" if more <= 0 else f" {said_more(more).said(self.lang)}"
        return ", ".join(names[:_NAMED]) + tail

    def _arithmetic(self, path: Path, codes: tuple[str, ...]) -> Iterator[str]:
        for code in codes:
            before = tallies(self.journey.start.findings[code])
            after = tallies(path.reached.findings[code])
            for one, other in zip(before, after, strict=False):
                if one.counted == other.counted and one.met < one.needed:
                    said = said_tally(code, one, other).said(self.lang)
                    yield from self.page.paragraph("      = ", said)

    def obstacles(self) -> Iterator[str]:
        """Yield everything that forbids a way, and what would lift it."""
        journey, lang = self.journey, self.lang
        if journey.found.paths:
            return
        level = journey.wish.level
        head = Text(f"There is no way to level {level}:", f"ไม่มีแนวทางไปสู่ระดับ {level} เพราะ")
        yield from self.page.paragraph("", head.said(lang), "red", "bold")
        for one in journey.obstacles:
            yield ""
            if one.requirement is None:
                yield from self._unknown(one.level)
                continue
            requirement = journey.start.findings[one.requirement].requirement
            lead = f"  {said_level(one.level).said(lang)} · {one.requirement} · "
            yield from self.page.paragraph(lead, requirement.title.said(lang))
            for condition in one.conditions:
                yield from self.page.paragraph("    ✗ ", self.sayings.condition(condition))
                for lift in lifts(journey.start, condition, journey.efforts, journey.wish.months):
                    yield from self.page.paragraph("      → ", lift.said(lang), "dim")
        if not journey.obstacles:
            yield from self.page.paragraph("  ", self._beyond().said(lang))
        yield ""

    def _unknown(self, level: int) -> Iterator[str]:
        found = self.journey.start.edition.levels[level]
        why = found.incomplete or Text("it has no requirement", "ระดับนี้ยังไม่มีข้อกำหนด")
        lead = f"  {said_level(level).said(self.lang)}: "
        yield from self.page.paragraph(lead, why.said(self.lang))

    def _beyond(self) -> Text:
        """Return what keeps from a level that nothing forbids by itself."""
        if self.journey.wish.budget is not None:
            said = number(self.journey.wish.budget)
            return Text(
                f"an effort of {said} is not enough for this level or any below it that is not "
                "proven yet",
                f"ภาระงาน {said} ไม่พอสำหรับระดับนี้หรือระดับต่ำกว่าที่ยังไม่ได้พิสูจน์",
            )
        return Text(
            "each requirement could be met by itself, but not all of them together",
            "แต่ละข้อทำให้ผ่านได้โดยลำพัง แต่ทำให้ผ่านพร้อมกันทุกข้อไม่ได้",
        )

    def closing(self) -> Iterator[str]:
        """Yield what was left out, and who has judged the way."""
        journey, lang = self.journey, self.lang
        for condition in dict.fromkeys(journey.found.left_out):
            said = Text(
                "Left as it is, for it has no exact formula (a cheaper way may exist): ",
                "คงไว้ตามเดิมเพราะไม่มีสูตรที่แน่นอน (อาจมีแนวทางที่ง่ายกว่า): ",
            ).said(lang)
            yield from self.page.paragraph("", said + self.sayings.condition(condition))
        if journey.found.paths and journey.found.paths[0].actions:
            judged = Text(
                "The case was audited anew with all of this done: the level is proven.",
                "ได้ตรวจกรณีซ้ำโดยถือว่าทำครบทุกรายการแล้ว ผลคือพิสูจน์ระดับได้",
            )
            least = Text(
                " No way takes less effort, as far as the efforts are right.",
                " และไม่มีแนวทางอื่นที่ใช้ภาระงานน้อยกว่า เท่าที่ค่าภาระงานถูกต้อง",
            )
            said = judged.said(lang) + ("" if journey.found.left_out else least.said(lang))
            yield from self.page.paragraph("", said, "dim")
        closing = Text(
            en="The program recommends; the committee decides.",
            th="โปรแกรมให้ข้อเสนอแนะเท่านั้น การตัดสินเป็นอำนาจของคณะกรรมการ",
        )
        yield from self.page.paragraph("", closing.said(lang), "dim")


_LANGUAGES: Final[tuple[Language, Language]] = ("en", "th")
