"""What the rows of a form say, row by row, and what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.page import FACT, TARGET, unknown
from ecorules.case.workbook import notices as say
from ecorules.case.workbook.cells import entered
from ecorules.case.workbook.entries import SECTIONS, Shape, area_entry
from ecorules.case.workbook.layout import (
    AREA,
    EVIDENCE,
    FACTS,
    STATES,
    TARGETS,
    Choice,
    Holds,
    both,
    cell_name,
    in_year,
    meant,
)
from ecorules.case.workbook.part import Added, Part, Stated
from ecorules.case.workbook.understood import NotAnAmount, amount, answer, named_in, said_as
from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, fiscal_year, is_missing, plain
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.case.model import Terms
    from ecorules.case.workbook.filled import FilledRow, FilledSheet
    from ecorules.diagnostics import Diagnostic, Span
    from ecorules.language.vocabulary import Fact

_DOCUMENT: Final = Text("document", "หลักฐาน")
_FACT: Final = Text("fact", "ข้อมูล")
_TARGET: Final = Text("target", "ค่าเป้าหมาย")
_ENTRY: Final = Text("entry", "รายการ")


class Stating(NamedTuple):
    """A form while its rows are read: what may be named, and where problems are collected."""

    part: Part
    terms: Terms
    into: list[Diagnostic]

    def area(self) -> None:
        """Read the sheet of the area: its profile, the round, and who is who."""
        sheet = self.part.sheets.get(AREA.name)
        if sheet is None:
            return
        labels = self._labels()
        seen: dict[str, int] = {}
        for row in sheet.rows:
            entry = plain(row.texts.get("entry", ""))
            key = self._key(sheet, row) or labels.get(
                entry.casefold(), f"area.{entry}" if entry else ""
            )
            if key and self._is_new(sheet, row, key, seen):
                self._area_row(sheet, row, key)
            elif not key:
                self.into.append(say.about_nothing(sheet.worksheet.row(row.line), _ENTRY))

    def _key(self, sheet: FilledSheet, row: FilledRow) -> str:
        """Return the key of a row: that of the form, or one that somebody typed."""
        is_ours = row.key in self.part.offered(sheet.layout.name).rows
        return row.key if is_ours else plain(row.key)

    def _labels(self) -> dict[str, str]:
        """Return the keys of the entries by what they are called."""
        found: dict[str, str] = {}
        keys = [entry.key for section in SECTIONS for entry in section.entries]
        for key in keys:
            for said in (both(area_entry(key).label), *area_entry(key).label, key):
                found.setdefault(plain(said).casefold(), key)
        for owner, label in self.terms.vocabulary.owners.items():
            for said in (both(label), *label, f"agencies.{owner}"):
                found.setdefault(plain(said).casefold(), f"agencies.{owner}")
        for section in SECTIONS:  # a heading is no entry
            for said in (both(section.title), *section.title):
                found.pop(plain(said).casefold(), None)
        return found

    def _area_row(self, sheet: FilledSheet, row: FilledRow, key: str) -> None:
        entry = area_entry(key)
        shape = entry.shape
        cells = {"english": self._cell(sheet, row, key, "english", Shape.PROSE.value)}
        text = row.texts.get("value", "")
        if shape is Shape.OWNERS:
            before = self.part.before(AREA.name, key, "value")
            said = before if text == before else named_in(self._owners())(text)
            cells["value"] = Stated(said, sheet.span(row.line, "value"))
        else:
            choices = entry.choices
            cells["value"] = self._cell(sheet, row, key, "value", shape.value, choices=choices)
        self.part.cells[AREA.name][key] = cells

    def _owners(self) -> dict[str, str]:
        owners = self.terms.vocabulary.owners
        found = {said.casefold(): owner for owner, label in owners.items() for said in label}
        for key, cells in self.part.cells[AREA.name].items():
            if key.startswith("agencies."):
                names = (plain(each.text).casefold() for each in cells.values() if each.text)
                found |= dict.fromkeys(names, key.partition(".")[2])
        return found | {owner: owner for owner in owners}

    def evidence(self) -> None:
        """Read the sheet of evidence: a row for each document."""
        sheet = self.part.sheets.get(EVIDENCE.name)
        seen: dict[str, int] = {}
        for row in () if sheet is None else sheet.rows:
            if sheet is None:
                return
            key = self._key(sheet, row)
            if not key:
                self.into.append(say.about_nothing(sheet.worksheet.row(row.line), _DOCUMENT))
            elif self._is_new(sheet, row, key, seen):
                self.part.cells[EVIDENCE.name][key] = self._cells(sheet, row, key)

    def _cells(self, sheet: FilledSheet, row: FilledRow, key: str) -> dict[str, Stated]:
        return {
            name: self._cell(sheet, row, key, name, sheet.layout.column(name).holds.value)
            for name in entered(sheet.layout)
            if sheet.layout.column(name).holds not in {Holds.AMOUNT, Holds.UNIT}
        }

    def _cell(  # noqa: PLR0913 - a cell by sheet, row, key and column, and what it may hold
        self,
        sheet: FilledSheet,
        row: FilledRow,
        key: str,
        column: str,
        holds: str,
        *,
        choices: Sequence[Choice] = (),
    ) -> Stated:
        before = self.part.before(sheet.layout.name, key, column)
        if column not in sheet.columns:
            return Stated(before)  # the whole column is gone: nobody has changed anything in it
        text = said_as(holds, row.texts.get(column, ""), before)
        span = sheet.span(row.line, column)
        choices = STATES if holds == Holds.STATE.value else choices
        if choices and text and text not in {choice.word for choice in choices}:
            self.into.append(say.no_choice(span, text, choices))
            # Without its place nothing more is said of the cell, such as what is assumed of it.
            return Stated(before, None if holds == Holds.STATE.value else span)
        return Stated(text, span)

    def _is_new(self, sheet: FilledSheet, row: FilledRow, key: str, seen: dict[str, int]) -> bool:
        """Return whether no row above is about the same, or report that one is."""
        first = seen.setdefault(key, row.line)
        if first == row.line:
            return True
        spans = (sheet.worksheet.row(first), sheet.worksheet.row(row.line))
        self.into.append(say.row_twice(*spans, key))
        return False

    def facts(self, year: int, held_year: int) -> None:
        """Read the sheet of facts; keys without a year are of the year that the form means.

        They are kept as they are called where `held_year` is the audited one.
        """
        sheet = self.part.sheets.get(FACTS.name)
        if sheet is None:
            return
        facts = {
            name: fact for name, fact in self.terms.vocabulary.facts.items() if fact.roster is None
        }
        words = _by_word(facts)
        seen: set[str] = set()
        for row in sheet.rows:
            name = row.key.partition("~")[0].partition("@")[0]
            is_known = name in facts and row.key not in seen
            seen.add(row.key)
            if is_known:
                key = in_year(row.key, year, held_year)
                cells = self._amount_row(sheet, row, key, facts[name].label, facts[name])
                self.part.cells[FACTS.name][key] = cells
            else:
                self._added_fact(sheet, row, words, held_year)

    def _added_fact(
        self, sheet: FilledSheet, row: FilledRow, words: Mapping[str, Fact], audited: int
    ) -> None:
        said = plain(row.texts.get("fact", ""))
        span = sheet.span(row.line, "fact")
        if not said:
            self.into.append(say.about_nothing(span, _FACT))
            return
        fact = words.get(said.casefold())
        if fact is None:
            self.into.append(unknown(FACT, said, words).diagnostic(span))
            return
        try:
            typed = row.texts.get("year", "")
            year = fiscal_year(typed)
        except Unreadable as problem:
            self.into.append(problem.diagnostic(sheet.span(row.line, "year"), fact.label))
            return
        cells = self._amount_row(sheet, row, "", fact.label, fact)
        name = cell_name(fact.name, year, audited)
        self.part.added[FACTS.name].append(Added(name, row.line, cells))

    def targets(self) -> None:
        """Read the sheet of targets."""
        sheet = self.part.sheets.get(TARGETS.name)
        if sheet is None:
            return
        seen: set[str] = set()
        for row in sheet.rows:
            name = row.key.partition("~")[0] if row.key not in seen else ""
            seen.add(row.key)
            is_added = name not in self.terms.targets
            said = plain(row.texts.get("target", "")) if is_added else name
            kind = self.terms.targets.get(said)
            if kind is None:
                self._no_target(sheet, row, said)
                continue
            label = Text(f"the target {said}", f"ค่าเป้าหมาย {said} ")
            cells = self._amount_row(sheet, row, "" if is_added else row.key, label, kind)
            if is_added:
                self.part.added[TARGETS.name].append(Added(said, row.line, cells))
            else:
                self.part.cells[TARGETS.name][row.key] = cells

    def _no_target(self, sheet: FilledSheet, row: FilledRow, said: str) -> None:
        span = sheet.span(row.line, "target")
        if said:
            self.into.append(unknown(TARGET, said, self.terms.targets).diagnostic(span))
        else:
            self.into.append(say.about_nothing(span, _TARGET))

    def _amount_row(
        self, sheet: FilledSheet, row: FilledRow, key: str, label: Text, about: Fact | NumberKind
    ) -> dict[str, Stated]:
        cells = self._cells(sheet, row, key)
        name = sheet.layout.name
        before = (self.part.before(name, key, "value"), self.part.before(name, key, "unit"))
        typed = (row.texts.get("value", ""), row.texts.get("unit", ""))
        spans = (sheet.span(row.line, "value"), sheet.span(row.line, "unit"))
        figure, symbol = self._amount(label, about, typed, before, spans)
        return cells | {"value": Stated(figure, spans[0]), "unit": Stated(symbol, spans[1])}

    def _amount(
        self,
        label: Text,
        about: Fact | NumberKind,
        typed: tuple[str, str],
        before: tuple[str, str],
        spans: tuple[Span, Span],
    ) -> tuple[str, str]:
        """Return an amount as it is compared; what is none is reported, and changes nothing."""
        kind = about if isinstance(about, NumberKind) else about.kind
        if is_missing(typed[0]):
            return "", before[1]
        try:
            if not isinstance(kind, NumberKind):
                return (
                    (answer(about, typed[0]), "") if not isinstance(about, NumberKind) else before
                )
            found = amount(label, kind, *typed)
        except NotAnAmount as wrong:
            self.into.append(wrong.problem.diagnostic(spans[wrong.is_of_unit], label))
            return before
        except Unreadable as problem:
            self.into.append(problem.diagnostic(spans[0], label))
            return before
        if found.notice is not None:
            self.into.append(found.notice.notice(spans[0]))
        return found.figure, found.symbol


def _by_word(facts: Mapping[str, Fact]) -> dict[str, Fact]:
    """Return facts by everything that a cell may call them."""
    found: dict[str, Fact] = {}
    for word, name in meant([Choice(name, fact.label) for name, fact in facts.items()]).items():
        found[plain(word)] = facts[name]
    for fact in facts.values():
        found.setdefault(plain(both(fact.label)).casefold(), fact)
    return found
