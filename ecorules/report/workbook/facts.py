"""The sheet of facts: one row for each figure and answer about the area itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.cells import row_key
from ecorules.case.workbook.layout import FACTS, KEY, SPARE_ROWS, Choice, both
from ecorules.case.workbook.units import unit_shown
from ecorules.diagnostics import Text
from ecorules.language.amount import possible
from ecorules.language.quantity import known_units, unit
from ecorules.language.vocabulary import NumberKind
from ecorules.report.workbook.area import years_around
from ecorules.report.workbook.filled import EMPTY, Cell, FilledSheet, Offer, Row, open_cell
from ecorules.report.workbook.saying import offer_of, shown_value

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.diagnostics import Language
    from ecorules.language.quantity import Unit
    from ecorules.language.vocabulary import Fact, Kind
    from ecorules.report.workbook.part import AskedFact, Part


def facts_sheet(part: Part, lang: Language) -> FilledSheet:
    """Return the sheet of facts."""
    return FilledSheet(FACTS, tuple(_Facts(part, lang).rows()))


class _Facts:
    def __init__(self, part: Part, lang: Language) -> None:
        self.part, self.lang = part, lang
        held = part.held.get(FACTS.name)
        self.held = {} if held is None else dict(held.rows)
        self.codes = Offer(tuple(asked.item.code for asked in part.items))

    def rows(self) -> Iterator[Row]:
        for asked in self.part.facts:
            if asked.fact.roster is None:
                yield from self._asked(asked)
        if self.part.is_whole:
            # What the case knows beyond what the edition reads.
            for key in tuple(self.held):
                fact, _, year = key.partition("~")[0].partition("@")
                known = self.part.edition.vocabulary.facts[fact]
                yield self._row(key, known, year or str(self.part.audited), self.held[key])
        yield from (self._spare() for _ in range(SPARE_ROWS))

    def _asked(self, asked: AskedFact) -> Iterator[Row]:
        """Yield a row for each value that the case has of a fact of a year, and one for none."""
        name, year = self.part.name_of(asked), self._year(asked.years_back)
        empty = ["", declared_unit(asked.fact.kind), "", ""]
        place = 0
        while place == 0 or row_key(name, place) in self.held:
            key = row_key(name, place)
            values = self.held.pop(key, empty)
            yield self._row(key, asked.fact, year, values, ", ".join(asked.requirements))
            place += 1

    def _year(self, back: int) -> str:
        if self.part.audited is not None:
            return str(self.part.audited - back)
        return both(_AUDITED) if back == 0 else both(_BEFORE).format(back=back)

    def _row(
        self, key: str, fact: Fact, year: str, values: Sequence[str], readers: str = ""
    ) -> Row:
        value, symbol, codes, note = values
        collect = "" if fact.collect is None else fact.collect.said(self.lang)
        cells = {
            "fact": Cell(both(fact.label)),
            "year": Cell(year),
            "value": value_cell(fact.kind, value, self.lang),
            "unit": unit_cell(fact.kind, symbol),
            "evidence": open_cell(codes, self.codes),
            "note": open_cell(note),
            "owner": Cell(self.part.agency(fact.owner).said(self.lang)),
            "requirements": Cell(readers),
            "help": Cell(collect),
        }
        return Row(key, cells, values)

    def _spare(self) -> Row:
        facts = self.part.edition.vocabulary.facts.values()
        offered = tuple(
            Choice(fact.name, fact.label).shown
            for fact in facts
            if fact.roster is None and self.part.concerns((fact.owner,))
        )
        cells = {
            KEY: EMPTY,
            "fact": open_cell("", Offer(offered)),
            "year": open_cell("", Offer(tuple(map(str, years_around(self.part))))),
            "value": open_cell(""),
            "unit": open_cell(""),
            "evidence": open_cell("", self.codes),
            "note": open_cell(""),
        }
        return Row("", cells)


def declared_unit(kind: Kind) -> str:
    """Return the unit of a fact as the form has it; nothing for what has none."""
    return kind.unit.symbol if isinstance(kind, NumberKind) else ""


def value_cell(kind: Kind, value: str, lang: Language) -> Cell:
    """Return the cell for a value, with what it may be."""
    prompt = None
    if isinstance(kind, NumberKind):
        may_be = possible(kind.extent, kind.unit, "en"), possible(kind.extent, kind.unit, "th")
        prompt = Text(*may_be)
    return open_cell(shown_value(kind, value, lang), offer_of(kind), prompt)


def unit_cell(kind: Kind, symbol: str) -> Cell:
    """Return the cell for the unit beside a value; another unit of its kind may be chosen."""
    if not isinstance(kind, NumberKind):
        return EMPTY
    return open_cell(unit_shown(symbol), Offer(_alike(kind.unit)))


def _alike(declared: Unit) -> tuple[str, ...]:
    named = (name for name in known_units() if unit(name).symbol == name)
    alike = [name for name in named if unit(name).is_alike(declared)]
    return tuple(map(unit_shown, dict.fromkeys([declared.symbol, *alike])))


_AUDITED: Final = Text("audited year", "ปีที่ตรวจ")
_BEFORE: Final = Text("audited year - {back}", "ก่อนปีที่ตรวจ {back} ปี")
