"""An example area in lines: its targets, facts, members and documents, as far as they matter."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.model import EvidenceState
from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.language.reads import needs_of
from ecorules.language.syntax import InHand, TargetValue, walk
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.levels import prerequisites
from ecorules.report.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ecorules.case.model import Case, Value
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact


class Asked(NamedTuple):
    """What some requirements read, by name, in the editions that have them."""

    facts: frozenset[str]
    targets: frozenset[str]
    items: frozenset[str]


def asked_by(codes: Iterable[str], editions: Sequence[Edition]) -> Asked:
    """Return what some requirements read, with all that they name."""
    facts, targets, items = set[str](), set[str](), set[str]()
    for edition in editions:
        for code in _with_prerequisites(codes, edition):
            one = edition.requirements[code]
            conditions = [each for each in (one.applies, one.requires) if each is not None]
            for condition in conditions:
                facts |= {name for name, _ in needs_of(frozenset([condition])).facts}
                for node in walk(condition):
                    if isinstance(node, TargetValue):
                        targets.add(node.target)
                    elif isinstance(node, InHand):
                        items.add(node.item)
    return Asked(frozenset(facts), frozenset(targets), frozenset(items))


def _with_prerequisites(codes: Iterable[str], edition: Edition) -> set[str]:
    found, queue = set[str](), [code for code in codes if code in edition.requirements]
    while queue:
        code = queue.pop()
        if code not in found:
            found.add(code)
            queue.extend(prerequisites(edition.requirements[code]))
    return found


def area_lines(
    case: Case, editions: Sequence[Edition], codes: Iterable[str], lang: Language
) -> Iterator[str]:
    """Yield what an example area is, as far as some requirements read it."""
    asked = asked_by(codes, editions)
    facts = {name: one for each in editions for name, one in each.vocabulary.facts.items()}
    for name, periods in case.targets.items():
        if name in asked.targets:
            target = next(one.targets[name] for one in editions if name in one.targets)
            said = amount(periods[0].value, target.unit, lang)
            yield f"{target.label.said(lang)}: {said}"
    for each in case.observations:
        if each.fact in asked.facts:
            yield _cell(facts[each.fact], each.fiscal_year, each.value, case, lang)
    yield from _members(case, editions, asked, facts, lang)
    yield _papers(case, editions, asked, lang)


def _members(
    case: Case,
    editions: Sequence[Edition],
    asked: Asked,
    facts: Mapping[str, Fact],
    lang: Language,
) -> Iterator[str]:
    """Yield the members of each roster, those together who are alike."""
    for name, listed in sorted(case.rosters.items()):
        if not any(facts[fact].roster == name for fact in asked.facts):
            continue
        roster = next(
            one.vocabulary.rosters[name] for one in editions if name in one.vocabulary.rosters
        )
        if not listed.members:
            yield Text(f"no {roster.member.en}", f"ไม่มี{roster.member.th}").said(lang)
        alike = Counter(
            tuple(
                _cell(facts[fact], year, value, case, lang)
                for (fact, year), value in sorted(member.cells.items())
                if fact in asked.facts
            )
            for member in listed.members
        )
        for cells, many in alike.items():
            label = roster.member if many == 1 else roster.label
            said = Text(f"{many} {label.en}", f"{label.th} {many} ราย").said(lang)
            yield f"{said}: {'; '.join(cells)}" if cells else said


def _cell(fact: Fact, year: int, value: Value, case: Case, lang: Language) -> str:
    return f"{_labelled(fact, year, case, lang)}: {_value_said(value, fact, lang)}"


def _labelled(fact: Fact, year: int, case: Case, lang: Language) -> str:
    label = fact.label.said(lang)
    if year == case.round.fiscal_year:
        return label
    back = case.round.fiscal_year - year
    if back == 1:
        return Text(f"{label}, the year before", f"{label} ในปีก่อนหน้า").said(lang)
    return Text(f"{label}, {counted(back, 'year')} before", f"{label} เมื่อ {back} ปีก่อน").said(lang)


def _value_said(value: Value, fact: Fact, lang: Language) -> str:
    """Return a value of a fact for reading."""
    match fact.kind:
        case NumberKind(unit=unit) if isinstance(value, Fraction):
            return amount(value, unit, lang)
        case ChoiceKind(values=values) if isinstance(value, str) and value in values:
            return values[value].said(lang)
        case _:
            return (_YES if value else _NO).said(lang)


def _papers(case: Case, editions: Sequence[Edition], asked: Asked, lang: Language) -> str:
    titles = {
        item.code: item.title
        for edition in editions
        for one in edition.requirements.values()
        for item in one.evidence
    }
    register = case.register.evidence
    missing = sorted(
        item
        for item in asked.items
        if item not in register or register[item].state is not EvidenceState.ACCEPTED
    )
    if not missing:
        return _ALL_PAPERS.said(lang)
    listed = "; ".join(titles[item].said(lang) if item in titles else item for item in missing)
    return Text(f"not in hand: {listed}", f"เอกสารที่ยังไม่มี: {listed}").said(lang)


_YES: Final = Text("yes", "ใช่")
_NO: Final = Text("no", "ไม่ใช่")
_ALL_PAPERS: Final = Text("every document of it in hand", "มีเอกสารครบทุกรายการ")
