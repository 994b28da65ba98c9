"""The vocabulary from its file: owners, rosters and facts, each fact with unit and range."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from ecorules.diagnostics import Text
from ecorules.documents import Unreadable
from ecorules.edition.literals import amount_in, unit_named
from ecorules.edition.origins import provenance_of, sources_of
from ecorules.edition.page import Kind
from ecorules.edition.schema.vocabulary import ChoiceFact, FlagFact, NumberFact
from ecorules.language.interval import Interval
from ecorules.language.quantity import PLAIN
from ecorules.language.vocabulary import (
    Better,
    Change,
    ChoiceKind,
    Fact,
    FlagKind,
    NumberKind,
    Roster,
    Vocabulary,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.edition.model import Source
    from ecorules.edition.page import Page, Path
    from ecorules.edition.schema.vocabulary import DeclaredFact, RosterForm, VocabularyFile
    from ecorules.language.quantity import Unit
    from ecorules.language.vocabulary import Kind as KindOfFact

AREA = "area"
OWNER = Kind("unknown-owner", Text("owner", "ผู้รับผิดชอบชื่อ"))
_ROSTER = Kind("unknown-roster", Text("roster", "บัญชีชื่อ"))


def vocabulary_of(form: VocabularyFile, page: Page) -> tuple[Vocabulary, dict[str, Source]]:
    """Return what the file lets conditions name, and the sources it cites."""
    sources = sources_of(form.sources, page)
    citing = page._replace(sources=sources)
    facts = {
        name: _fact(name, fact, form, citing.under(_clause(name)))
        for name, fact in sorted(form.facts.items())
    }
    vocabulary = Vocabulary(
        facts=facts,
        rosters={name: _roster(name, each) for name, each in sorted(form.rosters.items())},
        owners={name: each.text for name, each in sorted(form.owners.items())},
        sources={code: source.title for code, source in sources.items()},
    )
    return vocabulary, sources


def _clause(name: str) -> Text:
    return Text(f"fact {name}", f"ข้อมูล {name}")


def _roster(name: str, form: RosterForm) -> Roster:
    return Roster(name, form.label.text, form.member.text, form.key, form.name)


def _fact(name: str, form: DeclaredFact, file: VocabularyFile, page: Page) -> Fact:
    path = ("facts", name)
    if form.owner not in file.owners:
        page.report_unknown(OWNER, form.owner, file.owners, (*path, "owner"))
    if form.of != AREA and form.of not in file.rosters:
        page.report_unknown(_ROSTER, form.of, {AREA, *file.rosters}, (*path, "of"))
    provenance_of(form.provenance, (*path, "provenance"), page)
    return Fact(
        name=name,
        label=form.label.text,
        kind=_kind(form, path, page),
        roster=None if form.of == AREA else form.of,
        better=Better(form.better),
        owner=form.owner,
        collect=None if form.collect is None else form.collect.text,
        change=Change(form.effort, form.lead_time, form.changeable),
        span=page.document.key_span(path),
    )


def _kind(form: DeclaredFact, path: Path, page: Page) -> KindOfFact:
    match form:
        case NumberFact():
            return _number(form, path, page)
        case FlagFact():
            return FlagKind()
        case ChoiceFact():
            return ChoiceKind({name: each.text for name, each in sorted(form.values.items())})
        case _:
            assert_never(form)


def _number(form: NumberFact, path: Path, page: Page) -> NumberKind:
    unit = declared_unit(form.unit, (*path, "unit"), page)
    low = declared_amount(form.minimum, unit, (*path, "minimum"), page)
    high = declared_amount(form.maximum, unit, (*path, "maximum"), page)
    return NumberKind(unit, declared_extent(low, high, path, page), whole=form.whole)


def declared_unit(text: str, path: Path, page: Page) -> Unit:
    """Return the unit a file declares; a plain number where it names none."""
    try:
        return unit_named(text)
    except Unreadable as unreadable:
        page.report_unreadable(unreadable, path)
        return PLAIN


def declared_amount(text: str | None, unit: Unit, path: Path, page: Page) -> Fraction | None:
    """Return an amount in a declared unit, in base units; nothing where none is written."""
    if text is None:
        return None
    try:
        return amount_in(text, unit)
    except Unreadable as unreadable:
        page.report_unreadable(unreadable, path)
        return None


def declared_extent(
    low: Fraction | None, high: Fraction | None, path: Path, page: Page
) -> Interval:
    """Return the range between two declared ends, either of which may be left open."""
    if low is not None and high is not None and low > high:
        message = Text("the minimum is above the maximum", "ค่าต่ำสุดมากกว่าค่าสูงสุด")
        page.report("empty-range", message, (*path, "minimum"))
        return Interval(high, low)
    return Interval(low, high)
