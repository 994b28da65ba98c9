"""The sheet of the area: its profile, the round, and who is who."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.entries import SECTIONS, Shape, area_entry
from ecorules.case.workbook.layout import AREA, both
from ecorules.diagnostics import Text
from ecorules.report.workbook.filled import EMPTY, Cell, FilledSheet, Offer, Row, heading
from ecorules.report.workbook.saying import (
    ANSWERS,
    shown,
    shown_answer,
    shown_choice,
    shown_day,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.case.workbook.entries import AreaEntry, Section
    from ecorules.diagnostics import Language
    from ecorules.report.workbook.part import Part

_SPARE: Final = 5
_YEARS_AROUND: Final = 3


def area_sheet(part: Part, lang: Language) -> FilledSheet:
    """Return the sheet of the area; in the part of one agency nothing of it can be changed."""
    return FilledSheet(AREA, tuple(_Area(part, lang).rows()))


class _Area:
    def __init__(self, part: Part, lang: Language) -> None:
        self.part, self.lang = part, lang
        self.is_open = part.owner is None
        held = part.held.get(AREA.name)
        self.held = {} if held is None else held.rows

    def rows(self) -> Iterator[Row]:
        for place, section in enumerate(SECTIONS):
            known = [entry.key for entry in section.entries]
            further = dict.fromkeys([*self._asked(section.prefix), *self._further(section, known)])
            if not (known or further):
                continue
            yield heading(place + 1, "entry", both(section.title))
            for entry in (*section.entries, *map(self._entry, further)):
                yield self._row(entry)
            if section.prefix == "area." and self.is_open:
                yield from (_spare() for _ in range(_SPARE))

    def _further(self, section: Section, known: Sequence[str]) -> list[str]:
        """Return the keys of what the case says beyond the entries that are always there."""
        if not section.prefix:
            return []
        return [key for key in self.held if key.startswith(section.prefix) and key not in known]

    def _asked(self, prefix: str) -> list[str]:
        vocabulary = self.part.edition.vocabulary
        match prefix:
            case "rosters.":
                asked = vocabulary.rosters
                return [f"rosters.{name}.{key}" for name in asked for key in _OF_A_ROSTER]
            case "agencies.":
                return [f"agencies.{owner}" for owner in vocabulary.owners]
            case "owners.":
                return [f"owners.{one.code}" for one in self.part.requirements]
            case _:
                return []

    def _entry(self, key: str) -> AreaEntry:
        """Return an entry that is named by a roster, an owner or a requirement."""
        part, _, name = key.partition(".")
        edition = self.part.edition
        match part:
            case "rosters":
                roster, _, what = name.rpartition(".")
                label, said = edition.vocabulary.rosters[roster].label, _OF_A_ROSTER[what]
                return area_entry(key, Text(f"{label.en}: {said.en}", f"{label.th}: {said.th}"))
            case "agencies":
                return area_entry(key, edition.vocabulary.owners[name])
            case "owners":
                title = edition.requirements[name].title
                return area_entry(key, Text(f"{name} {title.en}", f"{name} {title.th}"))
            case "efforts":
                thing, _, what = name.rpartition(".")
                label, said = self._thing(thing), _OF_AN_EFFORT[what]
                return area_entry(key, Text(f"{label.en}: {said.en}", f"{label.th}: {said.th}"))
            case _:
                return area_entry(key)

    def _thing(self, name: str) -> Text:
        """Return what a fact or a list is called; a document by its code."""
        vocabulary = self.part.edition.vocabulary
        named = vocabulary.facts.get(name) or vocabulary.rosters.get(name)
        return Text(name, name) if named is None else named.label

    def _row(self, entry: AreaEntry) -> Row:
        values = self._values(entry.key)
        is_open = self.is_open and entry.key != "edition"
        value = Cell(self._shown(entry, values[0]), is_open, self._offer(entry), entry.help)
        english = Cell(values[1], is_open) if entry.shape is Shape.TEXT else EMPTY
        cells = {
            "entry": Cell(both(entry.label)),
            "value": value,
            "english": english,
            "help": Cell(both(self._help(entry))),
        }
        return Row(entry.key, cells, values)

    def _values(self, key: str) -> tuple[str, str]:
        if key == "edition":
            return self.part.terms.edition, ""
        value, english, *_ = [*self.held.get(key, ()), "", ""]
        return value, english

    def _help(self, entry: AreaEntry) -> Text:
        """Return what to write; for a requirement, who is responsible unless somebody is named."""
        if entry.shape is not Shape.OWNERS:
            return entry.help
        owners = self.part.edition.requirements[entry.key.partition(".")[2]].owners
        said = f"ตามเกณฑ์ (as usual): {', '.join(owners)}"
        return Text(said, said)

    def _shown(self, entry: AreaEntry, value: str) -> str:
        match entry.shape:
            case Shape.YES_OR_NO:
                return shown_answer(value, self.lang)
            case Shape.CHOICE:
                return shown_choice(entry.choices, value)
            case Shape.DAY:
                return shown_day(value, self.lang)
            case _:
                return value

    def _offer(self, entry: AreaEntry) -> Offer | None:
        match entry.shape:
            case Shape.YES_OR_NO:
                return ANSWERS
            case Shape.CHOICE:
                return shown(entry.choices, is_all=True)
            case Shape.YEAR:
                return Offer(tuple(map(str, years_around(self.part))))
            case Shape.WHOLE:
                return Offer(tuple(str(number) for number in self.part.edition.levels if number))
            case _:
                return None


def years_around(part: Part) -> range:
    """Return the fiscal years that a form offers: around the audited one, or those of the time."""
    if part.audited is None:
        return _YEARS_OF_THE_TIME
    return range(part.audited - _YEARS_AROUND, part.audited + _YEARS_AROUND + 1)


def _spare() -> Row:
    cells = {"entry": Cell("", is_open=True), "value": Cell("", is_open=True)}
    return Row("", cells | {"english": Cell("", is_open=True)})


# The years since the edition of 2562; a year that is not offered can be typed all the same.
_YEARS_OF_THE_TIME: Final = range(2562, 2582)
_OF_A_ROSTER: Final = {
    "complete": Text("is the list complete?", "บัญชีมีครบทุกรายหรือไม่"),
    "evidence": Text("supporting evidence", "หลักฐานที่รองรับ"),
}
_OF_AN_EFFORT: Final = {
    "effort": Text("effort", "ภาระงาน"),
    "lead_time": Text("months until it has effect", "จำนวนเดือนกว่าจะเกิดผล"),
    "changeable": Text("can it be changed?", "เปลี่ยนแปลงได้หรือไม่"),
}
