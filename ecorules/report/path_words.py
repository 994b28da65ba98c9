"""What each action of a way is called, in both languages, and what forbids a way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.audit.conduct import national_targets
from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.language.amount import amount, possible
from ecorules.language.interval import Interval
from ecorules.language.sentence import sentence
from ecorules.language.syntax import (
    Count,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Share,
    Some,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.vocabulary import Better as Way
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.path.actions import (
    Action,
    Better,
    Bounds,
    Change,
    Complete,
    HandIn,
    Observe,
    Paper,
)
from ecorules.report.wording import counted, words_of

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Value
    from ecorules.diagnostics import Language
    from ecorules.language.syntax import Condition, Node
    from ecorules.language.vocabulary import Fact, Roster
    from ecorules.path.actions import Cell
    from ecorules.path.effort import Efforts

_PAPERS: Final = {
    Paper.HAND_IN: Text("hand in {title}", "ส่ง {title}"),
    Paper.ACCEPT: Text("get {title} accepted", "ขอให้ผู้ตรวจรับ {title}"),
    Paper.HAND_IN_AGAIN: Text("hand in {title} again", "ส่ง {title} ใหม่"),
    Paper.RENEW: Text("renew {title}", "ต่ออายุ {title}"),
}
_TITLED: Final = Text("“{title}”", "“{title}”")
_BECAUSE: Final = Text(" (rejected: {because})", " (ผู้ตรวจไม่รับ: {because})")
_UNTIL: Final = Text(" (valid until {day})", " (มีผลถึงวันที่ {day})")
_SINCE: Final = Text(" (valid only from {day})", " (มีผลตั้งแต่วันที่ {day})")
_OBSERVE: Final = Text(
    "observe {fact} of fiscal year {year}; it suffices if it turns out to be {value}",
    "เก็บข้อมูล{fact} ปีงบประมาณ {year} ใช้ได้หากผลที่ได้คือ {value}",
)
_RAISE: Final = Text("raise {fact} from {before} to {value}", "เพิ่ม{fact} จาก {before} เป็น {value}")
_LOWER: Final = Text("lower {fact} from {before} to {value}", "ลด{fact} จาก {before} เหลือ {value}")
_CHANGE: Final = Text(
    "change {fact} from {before} to {value}", "ปรับ{fact} จาก {before} เป็น {value}"
)
_COMPLETE: Final = Text(
    "make sure that the list of {roster} leaves out nobody", "ทำบัญชี{roster}ให้ครบทุกราย"
)
_BETTER: Final = Text("bring {number} {roster} to this:", "ดำเนินการกับ{roster} {number} ราย:")
_CELL: Final = Text("{fact}: {before} → {value}", "{fact}: {before} → {value}")
_HOPED: Final = Text(
    "{fact}: not known; it suffices if it is {value}", "{fact}: ยังไม่ทราบ ใช้ได้หากผลที่ได้คือ {value}"
)
_EXACTLY: Final = Text("exactly {value}", "{value} พอดี")
_YES, _NO = Text("yes", "ใช่"), Text("no", "ไม่ใช่")


class Sayings:
    """Say actions and obstacles for one audit and one reader."""

    def __init__(self, start: Audit, lang: Language) -> None:
        """Keep what things are called."""
        self._start, self._lang = start, lang
        self._words = words_of(start)
        self._vocabulary = start.edition.vocabulary

    def action(self, action: Action) -> str:
        """Return what is to be done, in a line."""
        match action:
            case HandIn(item, paper):
                return self._paper(item, paper)
            case Observe(fact, year, value, suffices):
                declared = self._vocabulary.facts[fact]
                said = self._suffices(declared, value, suffices)
                return self._said(_OBSERVE, fact=self._label(fact), year=str(year), value=said)
            case Change():
                return self._change(action)
            case Complete(roster):
                label = self._vocabulary.rosters[roster].label.said(self._lang)
                return self._said(_COMPLETE, roster=label)
            case Better(roster, cells):
                declared_list = self._vocabulary.rosters[roster]
                named = declared_list.member if len(cells) == 1 else declared_list.label
                return self._said(_BETTER, number=str(len(cells)), roster=named.said(self._lang))

    def cells(self, row: tuple[Cell, ...]) -> str:
        """Return what is to change of a member."""
        return ", ".join(map(self._cell, row))

    def _cell(self, cell: Cell) -> str:
        value, fact = self.value(cell.fact, cell.value), self._label(cell.fact)
        if cell.before is None:
            declared = self._vocabulary.facts[cell.fact]
            if isinstance(declared.kind, NumberKind) and cell.suffices == Bounds():
                return self._said(_HOPED, fact=fact, value=self._said(_EXACTLY, value=value))
            said = self._suffices(declared, cell.value, cell.suffices)
            return self._said(_HOPED, fact=fact, value=said)
        return self._said(_CELL, fact=fact, before=self.value(cell.fact, cell.before), value=value)

    def value(self, name: str, value: Value) -> str:
        """Return a value of a fact as people say it."""
        fact = self._vocabulary.facts[name]
        if isinstance(value, bool):
            return (_YES if value else _NO).said(self._lang)
        if isinstance(value, str):
            kind = fact.kind
            known = kind.values.get(value) if isinstance(kind, ChoiceKind) else None
            return value if known is None else known.said(self._lang)
        if not isinstance(fact.kind, NumberKind):
            return str(value)
        return amount(value, fact.kind.unit, self._lang)

    def target(self, name: str, value: Fraction) -> str:
        """Return the value of a target with its name."""
        target = self._start.edition.targets[name]
        return f"{name} = {amount(value, target.unit, self._lang)}"

    def condition(self, condition: Condition) -> str:
        """Return what a condition asks, as a sentence."""
        return sentence(condition, self._vocabulary, self._words, self._lang)

    def _said(self, text: Text, **parts: str) -> str:
        return text.said(self._lang).format(**parts)

    def _label(self, fact: str) -> str:
        return self._vocabulary.facts[fact].label.said(self._lang)

    def _paper(self, item: str, paper: Paper) -> str:
        title = self._words.evidence.get(item)
        quoted = self._said(_TITLED, title=item if title is None else title.said(self._lang))
        said = self._said(_PAPERS[paper], title=quoted)
        held = self._start.case.register.evidence.get(item)
        if held is None:
            return said
        if paper is Paper.HAND_IN_AGAIN and held.because:
            return said + self._said(_BECAUSE, because=held.because)
        if paper is Paper.RENEW and held.valid_until is not None:
            return said + self._said(_UNTIL, day=day_said(held.valid_until, self._lang))
        if paper is Paper.RENEW and held.valid_from is not None:
            return said + self._said(_SINCE, day=day_said(held.valid_from, self._lang))
        return said

    def _suffices(self, fact: Fact, value: Value, bounds: Bounds) -> str:
        is_open = bounds.low is None and bounds.high is None
        if is_open or not isinstance(fact.kind, NumberKind):
            return self.value(fact.name, value)
        interval = Interval(bounds.low, bounds.high, bounds.low_is_open, bounds.high_is_open)
        return possible(interval, fact.kind.unit, self._lang)

    def _change(self, action: Change) -> str:
        before, value = action.before, action.value
        phrase = _CHANGE
        if not isinstance(before, bool | str) and not isinstance(value, bool | str):
            phrase = _RAISE if value > before else _LOWER
        return self._said(
            phrase,
            fact=self._label(action.fact),
            before=self.value(action.fact, before),
            value=self.value(action.fact, value),
        )


def lifts(
    start: Audit, condition: Condition, efforts: Efforts, months: int | None = None
) -> tuple[Text, ...]:
    """Return what would lift an obstacle, as far as its condition says.

    While something is not there at all, or comes too late, nothing else is worth saying.
    """
    nodes = list(walk(condition))
    absent = [said for node in nodes if (said := _absent(start, node)) is not None]
    late = [_too_late(max(times), months)] if (times := _late(nodes, efforts, months)) else []
    open_ones = [said for node in nodes if (said := _lift(start, node, efforts)) is not None]
    found = absent or late or open_ones
    return tuple({said.en: said for said in found}.values()) or (_NOTHING,)


def _absent(start: Audit, node: Node) -> Text | None:
    """Return that a target or a list is not there, if so."""
    match node:
        case TargetValue(target) if not _is_set(start, target):
            return _no_target(target)
        case Share() | Count() | Every() | Some() | Total():
            declared = start.edition.vocabulary.rosters[node.roster]
            return None if node.roster in start.case.rosters else _no_list(declared)
        case _:
            return None


def _late(nodes: list[Node], efforts: Efforts, months: int | None) -> list[int]:
    """Return how long those things take for which there is not time enough."""
    names = [
        node.item if isinstance(node, InHand) else node.fact
        for node in nodes
        if isinstance(node, InHand | FactValue | Holds | IsOneOf | Total)
    ]
    times = (efforts.of(name).lead_time for name in names)
    return [] if months is None else [takes for takes in times if takes > months]


def _too_late(takes: int, months: int | None) -> Text:
    return Text(
        f"this takes {counted(takes, 'month')}, and there are {months}: give a later `--by`",
        f"ต้องใช้เวลา {takes} เดือน แต่มีเวลา {months} เดือน ให้กำหนด `--by` ให้ช้าลง",
    )


def _lift(start: Audit, node: Node, efforts: Efforts) -> Text | None:
    match node:
        case InHand(item):
            return _fixed(item) if efforts.of(item).changeable is False else None
        case FactValue() | Holds() | IsOneOf():
            return _of_fact(start, node.fact, node.years_back, efforts)
        case _:
            return None


def _is_set(start: Audit, target: str) -> bool:
    own = start.case.targets.get(target, ())
    held = any(
        one.since <= start.on and (one.until is None or start.on <= one.until) for one in own
    )
    return held or national_targets(start.edition, start.on).get(target) is not None


def _of_fact(start: Audit, name: str, years_back: int, efforts: Efforts) -> Text | None:
    fact = start.edition.vocabulary.facts[name]
    if fact.roster is not None:
        return None  # of many members, what one column forbids says little
    if efforts.of(name).changeable is False:
        return _fixed(name)
    if years_back:
        return Text(
            f"what was observed of {fact.label.en} in an earlier year stays as it was",
            f"{fact.label.th}ของปีก่อนเป็นไปตามที่เกิดขึ้นแล้ว",
        )
    if fact.better is Way.NEITHER and efforts.of(name).changeable is None:
        return Text(
            f"nobody says in which direction {fact.label.en} is better, so no change of it is "
            f"proposed; `efforts: {{{name}: {{changeable: yes}}}}` in the case allows it",
            f"ไม่มีการระบุว่า{fact.label.th}ควรเปลี่ยนไปทางใด จึงไม่เสนอให้เปลี่ยน "
            f"หากเปลี่ยนได้ให้ระบุ `efforts: {{{name}: {{changeable: yes}}}}` ในกรณี",
        )
    return None


def _no_target(target: str) -> Text:
    return Text(
        f"no target is set for {target}: set it in the case, or assume one with "
        f"`--target {target}=VALUE`",
        f"ยังไม่ได้กำหนดค่าเป้าหมายของข้อ {target} ให้กำหนดในกรณี หรือสมมติค่าด้วย `--target {target}=VALUE`",
    )


def _no_list(roster: Roster) -> Text:
    return Text(
        f"the case has no list of {roster.label.en}: hand one in under `rosters`",
        f"กรณีนี้ยังไม่มีบัญชี{roster.label.th} ให้ส่งบัญชีและระบุไว้ใต้ `rosters`",
    )


def _fixed(name: str) -> Text:
    return Text(
        f"`{name}` is marked as what cannot be changed, unless `efforts` of the case say otherwise",
        f"`{name}` ระบุไว้ว่าเปลี่ยนไม่ได้ มีเพียง `efforts` ของกรณีที่กำหนดเป็นอย่างอื่นได้",
    )


_NOTHING: Final = Text("nothing that may still be done is enough", "สิ่งที่ยังทำได้ทั้งหมดไม่เพียงพอ")
