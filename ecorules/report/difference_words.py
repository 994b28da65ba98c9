"""What one change between two editions is called, and how it was and is, as sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text
from ecorules.documents.days import day_said
from ecorules.edition.model import (
    EvidenceItem,
    Level,
    PassAll,
    PassCount,
    PassShare,
    Provenance,
    Requirement,
    SetBy,
    Target,
)
from ecorules.language.amount import amount
from ecorules.language.naming import Names
from ecorules.language.quantity import PERCENT
from ecorules.language.statement import node_said
from ecorules.language.syntax import Node
from ecorules.language.vocabulary import ChoiceKind, Fact, FlagKind, NumberKind
from ecorules.report.wording import STATUSES, words_of_edition
from ecorules.revision.difference import ChangeKind, Strictness

if TYPE_CHECKING:
    from collections.abc import Callable

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.interval import Interval
    from ecorules.language.quantity import Unit
    from ecorules.revision.difference import Change
    from ecorules.revision.difference.model import Changed


class Told(NamedTuple):
    """One change in words: what it is called, how it was, and how it is; nothing where not."""

    label: Text
    before: Text | None
    after: Text | None


def told(change: Change, old: Edition, new: Edition) -> Told:
    """Return a change in the words of both editions, each side in those of its own."""
    label, roster = label_of(change), new.vocabulary.rosters.get(change.where.roster or "")
    if roster is not None:
        whose = roster.label
        label = Text(f"{whose.en}: {label.en}", f"{whose.th}: {label.th}")
    return Told(label, _side(change, old, "old"), _side(change, new, "new"))


def label_of(change: Change) -> Text:
    """Return what a change is called; a condition with what it does, as far as that is seen."""
    label = _LABELS[change.kind]
    if change.kind in {ChangeKind.CONDITION, ChangeKind.APPLICABILITY}:
        label = _clause_label(change)
    if change.strictness is None:
        return label
    how = STRICTNESSES[change.strictness]
    return Text(f"{label.en} ({how.en})", f"{label.th} ({how.th})")


def _clause_label(change: Change) -> Text:
    last = str(change.where.path[-1])
    is_one_of_all = change.where.path[-2:-1] == ("all_of",)
    if last.startswith(("+", "-")):
        # Within a negation, and where it is asked whether to apply, nothing is *met* by more.
        is_met = change.kind is ChangeKind.CONDITION and "not" not in change.where.path
        label = (_CAME_OR_WENT if is_met else _CASES)[last[0], is_one_of_all]
    elif change.kind is ChangeKind.APPLICABILITY:
        return _LABELS[change.kind]
    else:
        label = _PARTS.get(last, _LABELS[ChangeKind.CONDITION])
    if change.kind is ChangeKind.APPLICABILITY:
        whole = _LABELS[change.kind]
        return Text(f"{whole.en}: {label.en}", f"{whole.th}: {label.th}")
    return label


def _side(change: Change, edition: Edition, side: str) -> Text | None:
    value = change.old if side == "old" else change.new
    clause = change.where.old if side == "old" else change.where.new
    if change.kind in {ChangeKind.CONDITION, ChangeKind.APPLICABILITY}:
        shown = clause if clause is not None else value
        if isinstance(shown, Node):
            return _both(lambda lang: node_said(shown, _names(edition, lang, change.where.roster)))
        return _ALWAYS if change.kind is ChangeKind.APPLICABILITY and _is_whole(change) else None
    return (
        None if value is None and change.kind not in _NONE_SAYS else _value(value, change, edition)
    )


def _is_whole(change: Change) -> bool:
    return change.where.path[-1] == "applies"


def _names(edition: Edition, lang: Language, roster: str | None) -> Names:
    names = Names(edition.vocabulary, words_of_edition(edition), lang)
    return names if roster is None else names.within(roster)


def _value(value: Changed, change: Change, edition: Edition) -> Text | None:  # noqa: C901 - one case a thing
    """Return what a thing that changed is or was."""
    match value:
        case Requirement():
            return _both(lambda lang: node_said(value.requires, _names(edition, lang, None)))
        case EvidenceItem():
            return value.title
        case Target():
            return _both(lambda lang: target_said(value, lang))
        case Fact():
            return (
                fact_said(value)
                if change.where.path[-1] != "better"
                else _BETTER[value.better.value]
            )
        case Level():
            return value.name
        case PassAll() | PassShare() | PassCount():
            return _rule(value)
        case Provenance():
            return STATUSES[value.status]
        case Text():
            return value
        case int() if change.kind is ChangeKind.REQUIREMENT_MOVED:
            return level_said(value)
        case tuple():
            return _listed(value, change, edition)
        case None:
            return _KNOWN if change.kind is ChangeKind.LEVEL_INCOMPLETE else _NOBODY
        case _:
            return Text(str(value), str(value))


def target_said(target: Target, lang: Language) -> str:
    """Return the values of a target with their days, or who sets it."""
    said = [
        _PERIOD.said(lang).format(
            value=amount(each.value, target.unit, lang), day=day_said(each.since, lang)
        )
        if each.since.year > 1
        else amount(each.value, target.unit, lang)
        for each in target.periods
    ]
    none = _OWN if target.set_by is SetBy.AREA else _NO_VALUE
    return ", ".join(said) or none.said(lang)


def fact_said(fact: Fact) -> Text:
    """Return what can be observed of a fact: its unit and range, or its choices."""
    match fact.kind:
        case NumberKind(unit, extent):
            return _both(lambda lang: _range(unit, extent, lang))
        case ChoiceKind(values):
            named = list(values.values())
            return Text(", ".join(one.en for one in named), ", ".join(one.th for one in named))
        case FlagKind():
            return Text("yes or no", "ใช่หรือไม่")


def level_said(number: int) -> Text:
    """Return how a level is called by its number."""
    return Text(f"level {number}", f"ระดับ {number}") if number else Text("baseline", "ข้อกำหนดพื้นฐาน")


def _range(unit: Unit, extent: Interval, lang: Language) -> str:
    low = None if extent.low is None else amount(extent.low, unit, lang)
    high = None if extent.high is None else amount(extent.high, unit, lang)
    ends = _ENDS[low is not None, high is not None].said(lang).format(low=low, high=high)
    return Text(f"number ({unit.symbol}){ends}", f"ตัวเลข ({unit.symbol}){ends}").said(lang)


def _rule(rule: PassAll | PassShare | PassCount) -> Text:
    match rule:
        case PassAll():
            return Text("all of its requirements", "ครบทุกข้อกำหนดของระดับ")
        case PassShare(share):
            return _both(
                lambda lang: (
                    Text("{share} of those that apply", "{share}ของข้อที่เกี่ยวข้อง")
                    .said(lang)
                    .format(share=amount(share, PERCENT, lang))
                )
            )
        case PassCount(count):
            return Text(f"{count} of its requirements", f"{count} ข้อของระดับ")


def _listed(value: tuple[object, ...], change: Change, edition: Edition) -> Text:
    """Return owners by name, levels by number, and what a requirement stands under."""
    if change.kind is ChangeKind.OWNER:
        owners = [
            edition.vocabulary.owners.get(str(one), Text(str(one), str(one))) for one in value
        ]
        return Text(", ".join(one.en for one in owners), ", ".join(one.th for one in owners))
    if change.kind is ChangeKind.LEVEL_STANDS_ON:
        below = ", ".join(map(str, value))
        return Text(below, below) if value else _NO_LEVEL
    dimension = edition.dimensions.get(str(value[0]))
    title = Text(str(value[0]), str(value[0])) if dimension is None else dimension.title
    rest = "".join(f" · {one}" for one in value[1:] if one)
    return Text(title.en + rest, title.th + rest)


def _both(said: Callable[[Language], str]) -> Text:
    return Text(said("en"), said("th"))


STRICTNESSES: Final = {
    Strictness.STRICTER: Text("stricter", "เข้มงวดขึ้น"),
    Strictness.LOOSER: Text("looser", "ผ่อนลง"),
    Strictness.OTHER: Text("other", "เปลี่ยนไป"),
}
_LABELS: Final = {
    ChangeKind.REQUIREMENT_ADDED: Text("new requirement", "ข้อกำหนดใหม่"),
    ChangeKind.REQUIREMENT_DROPPED: Text("requirement dropped", "ตัดข้อกำหนดออก"),
    ChangeKind.REQUIREMENT_MOVED: Text("moved to another level", "ย้ายระดับ"),
    ChangeKind.CONDITION: Text("condition", "เงื่อนไข"),
    ChangeKind.APPLICABILITY: Text("when it applies", "กรณีที่ใช้ข้อกำหนดนี้"),
    ChangeKind.TARGET: Text("target value", "ค่าเป้าหมาย"),
    ChangeKind.TARGET_ADDED: Text("new target", "ค่าเป้าหมายใหม่"),
    ChangeKind.TARGET_DROPPED: Text("target dropped", "ตัดค่าเป้าหมายออก"),
    ChangeKind.EVIDENCE_ADDED: Text("further evidence", "หลักฐานที่เพิ่ม"),
    ChangeKind.EVIDENCE_DROPPED: Text("evidence no longer asked for", "หลักฐานที่ตัดออก"),
    ChangeKind.OWNER: Text("owner", "หน่วยงานผู้รับผิดชอบ"),
    ChangeKind.TITLE: Text("wording of the name", "ถ้อยคำของชื่อ"),
    ChangeKind.DIMENSION: Text("dimension", "มิติ"),
    ChangeKind.PROVENANCE: Text("provenance", "ที่มา"),
    ChangeKind.LEVEL_ADDED: Text("new level", "ระดับใหม่"),
    ChangeKind.LEVEL_DROPPED: Text("level dropped", "ตัดระดับออก"),
    ChangeKind.LEVEL_RULE: Text("passed by", "เกณฑ์การผ่านระดับ"),
    ChangeKind.LEVEL_STANDS_ON: Text("levels to be passed first", "ระดับที่ต้องผ่านก่อน"),
    ChangeKind.LEVEL_INCOMPLETE: Text("whether all of it is known", "ความครบถ้วนของเกณฑ์"),
    ChangeKind.FACT: Text("what a fact can be", "ค่าที่เป็นไปได้ของข้อมูล"),
    ChangeKind.FACT_ADDED: Text("new fact", "ข้อมูลใหม่"),
    ChangeKind.FACT_DROPPED: Text("fact dropped", "ตัดข้อมูลออก"),
}
# What stands where nothing is: that all is known, that nobody is named.
_NONE_SAYS: Final = frozenset({ChangeKind.LEVEL_INCOMPLETE, ChangeKind.OWNER})
_CAME_OR_WENT: Final = {
    ("+", True): Text("further condition", "เงื่อนไขที่เพิ่ม"),
    ("-", True): Text("condition no longer asked", "เงื่อนไขที่ตัดออก"),
    ("+", False): Text("further way to meet it", "ทางเลือกที่เพิ่ม"),
    ("-", False): Text("way that no longer counts", "ทางเลือกที่ตัดออก"),
}
_CASES: Final = {
    ("+", True): Text("further condition", "เงื่อนไขที่เพิ่ม"),
    ("-", True): Text("condition dropped", "เงื่อนไขที่ตัดออก"),
    ("+", False): Text("further case", "กรณีที่เพิ่ม"),
    ("-", False): Text("case dropped", "กรณีที่ตัดออก"),
}
_PARTS: Final = {
    "bound": Text("threshold", "ค่าที่ใช้เทียบ"),
    "relation": Text("comparison", "วิธีเทียบ"),
    "if_none": Text("answer where there is nothing to measure", "ผลเมื่อไม่มีสิ่งให้วัด"),
    "where": Text("which of them are looked at", "กลุ่มที่นำมานับ"),
    "that": Text("what is asked of each", "เงื่อนไขของแต่ละราย"),
    "is_one_of": Text("choices that count", "ตัวเลือกที่นับ"),
}
_ALWAYS: Final = Text("always", "ใช้เสมอ")
_KNOWN: Final = Text("all of it is known", "ทราบเกณฑ์ครบแล้ว")
_NO_LEVEL: Final = Text("none", "ไม่ต้องผ่านระดับใดก่อน")
_ENDS: Final = {
    (True, True): Text(" from {low} to {high}", " ตั้งแต่ {low} ถึง {high}"),
    (True, False): Text(" from {low} on", " ตั้งแต่ {low} ขึ้นไป"),
    (False, True): Text(" up to {high}", " ไม่เกิน {high}"),
    (False, False): Text("", ""),
}
_NOBODY: Final = Text("nobody is named", "ไม่ได้ระบุหน่วยงาน")
_OWN: Final = Text("set by each area for itself", "แต่ละพื้นที่กำหนดเอง")
_NO_VALUE: Final = Text("no value yet", "ยังไม่มีค่า")
_PERIOD: Final = Text("{value} from {day}", "{value} ตั้งแต่วันที่ {day}")
_BETTER: Final = {
    "higher": Text("the higher the better", "ยิ่งมากยิ่งดี"),
    "lower": Text("the lower the better", "ยิ่งน้อยยิ่งดี"),
    "neither": Text("neither is better", "ไม่มีทิศทางที่ดีกว่า"),
}
