"""An example area on paper: what is known of it, and what its documents and factories are."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.case.model import EvidenceState
from ecorules.diagnostics import Text
from ecorules.language.amount import amount
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.report.page_html import add

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from xml.etree import ElementTree as ET

    from ecorules.case.model import Case, Value
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.proof.model import Example


def add_example(
    parent: ET.Element, example: Example, editions: tuple[Edition, Edition], lang: Language
) -> None:
    """Add an example area as a list: facts, targets, members by kind, documents in hand."""
    listed = add(parent, "ul")
    for line in _lines(example.case, editions, lang):
        add(listed, "li", line)
    if not example.is_confirmed:
        add(parent, "p", _BUG.said(lang), class_="notice")


def _lines(case: Case, editions: tuple[Edition, Edition], lang: Language) -> Iterator[str]:
    facts = {**editions[0].vocabulary.facts, **editions[1].vocabulary.facts}
    for each in case.observations:
        year = "" if each.fiscal_year == case.round.fiscal_year else f" {each.fiscal_year}"
        fact = facts[each.fact]
        yield f"{fact.label.said(lang)}{year}: {_value(each.value, fact, lang)}"
    for name, periods in case.targets.items():
        target = next(one.targets[name] for one in editions if name in one.targets)
        said = amount(periods[0].value, target.unit, lang)
        yield f"{target.label.said(lang)}: {said}"
    for name, listed in case.rosters.items():
        rosters = {**editions[0].vocabulary.rosters, **editions[1].vocabulary.rosters}
        label = rosters[name].label.said(lang)
        yield f"{label}: {len(listed.members)}"
        kinds = Counter(
            "; ".join(_cells(member.cells, facts, case.round.fiscal_year, lang))
            for member in listed.members
        )
        each = Text("{number} of them: ", "จำนวน {number} แห่ง: ").said(lang)
        for said, number in kinds.items():
            yield each.format(number=number) + (said or _NOTHING_KNOWN.said(lang))
    yield _papers(case, editions, lang)


def _cells(
    cells: Mapping[tuple[str, int], Value],
    facts: Mapping[str, Fact],
    fiscal_year: int,
    lang: Language,
) -> Iterator[str]:
    for (name, year), value in sorted(cells.items()):
        when = "" if year == fiscal_year else f" {year}"
        yield f"{facts[name].label.said(lang)}{when}: {_value(value, facts[name], lang)}"


def _value(value: Value, fact: Fact, lang: Language) -> str:
    match fact.kind:
        case NumberKind(unit=unit) if isinstance(value, Fraction):
            return amount(value, unit, lang)
        case ChoiceKind(values=values) if isinstance(value, str) and value in values:
            return values[value].said(lang)
        case _:
            return (_YES if value else _NO).said(lang)


def _papers(case: Case, editions: tuple[Edition, Edition], lang: Language) -> str:
    """Return the documents that are in hand, and of which edition any is missing."""
    held = {
        code for code, one in case.register.evidence.items() if one.state is EvidenceState.ACCEPTED
    }
    titles = {
        item.code: item.title
        for edition in editions
        for one in edition.requirements.values()
        for item in one.evidence
    }
    missing = [titles[code].said(lang) for code in titles if code not in held]
    if not missing:
        return _ALL_PAPERS.said(lang)
    listed = "; ".join(missing)
    return Text(
        f"Documents: all but {len(missing)}: {listed}",
        f"เอกสาร: ครบ ยกเว้น {len(missing)} รายการ ได้แก่ {listed}",
    ).said(lang)


_YES: Final = Text("yes", "ใช่")
_NO: Final = Text("no", "ไม่ใช่")
_NOTHING_KNOWN: Final = Text("nothing that matters here", "ไม่มีข้อมูลที่เกี่ยวข้อง")
_ALL_PAPERS: Final = Text("Documents: all in hand", "เอกสาร: ครบทุกรายการ")
_BUG: Final = Text(
    "Bug in the program: the definition does not confirm this example.",
    "โปรแกรมมีข้อผิดพลาด: การตรวจตามนิยามไม่ยืนยันตัวอย่างนี้",
)
