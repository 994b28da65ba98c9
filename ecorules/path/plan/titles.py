"""What an action is called in a plan: one line that says what is to be done, in both languages."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final, assert_never

from ecorules.diagnostics import Text
from ecorules.language.amount import amount, possible
from ecorules.language.interval import Interval
from ecorules.language.phrase import AND, filled, listed
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.path.actions import Better, Bounds, Change, Complete, HandIn, Observe, Paper

if TYPE_CHECKING:
    from ecorules.case.model import Case, Value
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact
    from ecorules.path.actions import Action

_MOST_NAMED: Final = 4
_PAPERS: Final = {
    Paper.HAND_IN: Text("Hand in: {title}", "จัดทำและส่งหลักฐาน: {title}"),
    Paper.ACCEPT: Text("Get accepted: {title}", "ติดตามให้ได้รับการยอมรับ: {title}"),
    Paper.HAND_IN_AGAIN: Text("Mend and hand in again: {title}", "แก้ไขและส่งหลักฐานอีกครั้ง: {title}"),
    Paper.RENEW: Text("Renew: {title}", "ต่ออายุหลักฐาน: {title}"),
}
_OBSERVE: Final = Text(
    "Establish {label} in fiscal year {year} (it passes if it is: {value})",
    "ตรวจสอบและยืนยันข้อมูล{label} ปีงบประมาณ {year} (ผ่านเกณฑ์หากได้ {value})",
)
_CHANGE: Final = Text(
    "Bring {label} from {before} to {value}", "ปรับ{label} จาก{before} ให้ได้: {value}"
)
_COMPLETE: Final = Text("Complete the list: {label}", "จัดทำ{label}ให้ครบทุกราย")
_BETTER: Final = Text(
    "Bring {number} of the {members} to {facts}: {names}",
    "ให้{members} {number} ราย มี{facts}: {names}",
)
_MORE: Final = Text("{number} more", "อีก {number} ราย")


def title(edition: Edition, case: Case, action: Action) -> Text:
    """Return what an action is called."""
    said = _Said(edition, case)
    return Text(said.of(action, "en"), said.of(action, "th"))


class _Said:
    def __init__(self, edition: Edition, case: Case) -> None:
        self._edition = edition
        self._case = case
        self._vocabulary = edition.vocabulary

    def of(self, action: Action, lang: Language) -> str:
        """Return what an action is called in one language."""
        match action:
            case HandIn(item, paper):
                return filled(_PAPERS[paper], lang, title=self._document(item).said(lang))
            case Observe():
                return self._observed(action, lang)
            case Change():
                fact = self._vocabulary.facts[action.fact]
                before = value_said(fact, action.before, lang)
                value = bounds_said(fact, action.value, action.suffices, lang)
                label = fact.label.said(lang)
                return filled(_CHANGE, lang, label=label, before=before, value=value)
            case Complete(roster):
                label = self._vocabulary.rosters[roster].label.said(lang)
                return filled(_COMPLETE, lang, label=label)
            case Better():
                return self._bettered(action, lang)
            case _:
                assert_never(action)

    def _observed(self, action: Observe, lang: Language) -> str:
        fact = self._vocabulary.facts[action.fact]
        value = bounds_said(fact, action.value, action.suffices, lang)
        year, label = str(action.fiscal_year), fact.label.said(lang)
        return filled(_OBSERVE, lang, label=label, year=year, value=value)

    def _document(self, item: str) -> Text:
        held = self._case.register.evidence.get(item)
        if held is not None and held.title is not None:
            return held.title
        asked = (one for each in self._edition.requirements.values() for one in each.evidence)
        return next((one.title for one in asked if one.code == item), Text(item, item))

    def _bettered(self, action: Better, lang: Language) -> str:
        roster = self._vocabulary.rosters[action.roster]
        members = self._case.rosters.get(action.roster)
        known = {} if members is None else {one.key: one.title for one in members.members}
        apart = self._apart(action, lang)
        names = [(known.get(key) or key) + apart.get(key, "") for key in action.members]
        if len(names) > _MOST_NAMED:
            more = filled(_MORE, lang, number=str(len(names) - _MOST_NAMED))
            names = [*names[:_MOST_NAMED], more]
        facts = [
            f"{self._vocabulary.facts[fact].label.said(lang)}{value}"
            for fact, value in self._aims(action, lang)
        ]
        return filled(
            _BETTER,
            lang,
            facts="; ".join(facts),
            number=str(len(action.members)),
            members=roster.label.said(lang),
            names=listed(names, AND, lang),
        )

    def _apart(self, action: Better, lang: Language) -> dict[str, str]:
        """Return what each member is brought to, unless all need the same."""
        needs = {key: sorted({cell.fact for cell in row}) for key, row in action.cells.items()}
        if len({tuple(facts) for facts in needs.values()}) < 2:  # noqa: PLR2004 - all alike
            return {}
        return {
            key: ": " + ", ".join(self._vocabulary.facts[fact].label.said(lang) for fact in facts)
            for key, facts in needs.items()
        }

    def _aims(self, action: Better, lang: Language) -> list[tuple[str, str]]:
        """Return each fact that is to change, with its value if it is the same everywhere."""
        found: dict[str, set[str]] = {}
        for row in action.cells.values():
            for cell in row:
                said = bounds_said(
                    self._vocabulary.facts[cell.fact], cell.value, cell.suffices, lang
                )
                sign = " = " if cell.suffices == Bounds() else ": "
                found.setdefault(cell.fact, set()).add(sign + said)
        return [
            (fact, next(iter(values)) if len(values) == 1 else "")
            for fact, values in sorted(found.items())
        ]


def value_said(fact: Fact, value: Value, lang: Language) -> str:
    """Return a value of a fact in words."""
    match fact.kind:
        case NumberKind(unit) if isinstance(value, Fraction):
            return amount(value, unit, lang)
        case ChoiceKind(values) if isinstance(value, str):
            return values[value].said(lang) if value in values else value
        case _:
            return (_YES if value is True else _NO).said(lang)


def bounds_said(fact: Fact, value: Value, suffices: Bounds, lang: Language) -> str:
    """Return the values that suffice; where there are no bounds, the value itself."""
    kind = fact.kind
    if not isinstance(kind, NumberKind) or (suffices.low is None and suffices.high is None):
        return value_said(fact, value, lang)
    low, high, low_is_open, high_is_open = suffices
    return possible(Interval(low, high, low_is_open, high_is_open), kind.unit, lang)


_YES: Final = Text("yes", "ใช่")
_NO: Final = Text("no", "ไม่ใช่")
