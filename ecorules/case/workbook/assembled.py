"""The cells of the merged forms put together as the tree that stands in `case.yaml`.

Each value knows its cell, so that whatever is wrong with the case is said where it was filled in.
What has to be there and is not filled in is told by the name of its cell: nobody who fills in a
form has ever heard of a key.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ecorules.case.workbook.cells import unescaped
from ecorules.case.workbook.entries import Shape, area_entry
from ecorules.case.workbook.layout import AREA, EVIDENCE, EVIDENCE_ROW, FACTS, TARGETS
from ecorules.case.workbook.notices import note, warning
from ecorules.case.written.amounts import Written
from ecorules.case.written.tree import roster_file
from ecorules.diagnostics import Diagnostic, Span, Text, quoted
from ecorules.documents.document import Assembled
from ecorules.language.vocabulary import NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.case.model import Terms
    from ecorules.case.page import Path
    from ecorules.case.workbook.part import Stated
    from ecorules.documents.composing import Value

    Rows = Mapping[str, Mapping[str, Stated]]

_ROUND: Final = ("round.kind", "round.purpose", "round.fiscal_year", "round.on")
_NEEDED: Final = ("id", "title", "edition", *_ROUND, "register.state")
_LISTS: Final = frozenset({Shape.CODES, Shape.OWNERS})
_NONE, _DIGEST = "-", "sha256:"


class Assembling:
    """A case while it is put together of cells."""

    def __init__(self, whole: Span, terms: Terms, into: list[Diagnostic]) -> None:
        """Begin with an empty case; `whole` is the place of what stands in no cell."""
        self._whole = whole
        self._terms = terms
        self._into = into
        self._root: dict[str, Value] = {}
        self._places: dict[Path, Span] = {}

    def document(self) -> Assembled:
        """Return the case as a document whose places are cells."""
        return Assembled(self._root, self._whole, self._places)

    def _put(self, path: Path, said: Stated | None, text: str | None = None) -> None:
        """Put what a cell says at a path, unless it says nothing."""
        if said is None:
            return
        if said.span is not None:
            self._places[path] = said.span
        value = said.text if text is None else text
        if value:
            self._inside(path[:-1])[str(path[-1])] = value

    def _inside(self, path: Path) -> dict[str, Value]:
        around = self._root
        for step in path:
            found = around.setdefault(str(step), {})
            if not isinstance(found, dict):  # pragma: no cover - paths never cross a value
                raise TypeError
            around = found
        return around

    def _list(self, path: Path, said: Stated | None) -> None:
        """Put what a cell says line by line at a path."""
        if said is None:
            return
        lines = said.text.split("\n") if said.text else []
        if said.span is not None:
            self._places |= {(*path, at): said.span for at in range(len(lines))}
            self._places[path] = said.span
        if lines:
            self._inside(path[:-1])[str(path[-1])] = list(lines)

    def area(self, rows: Rows, rosters: Iterable[str]) -> None:
        """Put in what the sheet of the area says; of rosters that have members, or are said to."""
        listed = set(rosters)
        for key, cells in rows.items():
            part, _, name = key.partition(".")
            path: Path = (part, name) if name else (part,)
            if part in {"rosters", "efforts"}:
                thing, _, what = name.rpartition(".")
                path = (part, thing, what)
                if part == "rosters" and thing not in listed:
                    continue
            shape = area_entry(key).shape
            if shape in _LISTS:
                self._list(path, cells.get("value"))
            elif shape is Shape.TEXT:
                self._text(path, key, cells)
            else:
                self._put(path, cells.get("value"))
        self._require(rows, [*_NEEDED, *(f"rosters.{name}.complete" for name in sorted(listed))])

    def _text(self, path: Path, key: str, cells: Mapping[str, Stated]) -> None:
        """Put a text in both languages; one alone is not enough."""
        th, en = cells.get("value"), cells.get("english")
        for language, said, other in (("th", th, en), ("en", en, th)):
            self._put((*path, language), said)
            if said is not None and not said.text and other is not None and other.text:
                also = _IN[language]
                label = self._terms.vocabulary.owners.get(str(path[-1])) or area_entry(key).label
                named = Text(f"{label.en}, {also.en}", f"{label.th} {also.th}")
                self._into.append(_not_filled(named, said.span or self._whole))

    def _require(self, rows: Rows, keys: Iterable[str]) -> None:
        for key in keys:
            cells = rows.get(key, {})
            if not any(said.text for said in cells.values()):
                value = cells.get("value")
                span = self._whole if value is None or value.span is None else value.span
                self._into.append(_not_filled(area_entry(key).label, span))

    def facts(self, rows: Rows, year: int) -> None:
        """Put in the observations; those without a year are of the audited one."""
        found: list[Value] = []
        for key, cells in rows.items():
            name, _, own = key.partition("~")[0].partition("@")
            fact = self._terms.vocabulary.facts[name]
            text = self._amount(cells, fact.kind if isinstance(fact.kind, NumberKind) else None)
            if text is None:
                self._tell_without_value(cells)
                continue
            path: Path = ("observations", len(found))
            made: dict[str, Value] = {"fact": name, "value": text, "fiscal_year": own or str(year)}
            if "note" in cells and cells["note"].text:
                made["note"] = cells["note"].text
            if "evidence" in cells and cells["evidence"].text:
                made["evidence"] = list(cells["evidence"].text.split("\n"))
            self._row(path, cells, {"fact": "value", "fiscal_year": "value"})
            found.append(made)
        if found:
            self._root["observations"] = found

    def _row(self, path: Path, cells: Mapping[str, Stated], also: Mapping[str, str]) -> None:
        """Keep the places of a row's cells, and under which other names they stand in a case."""
        for name, said in cells.items():
            if said.span is not None:
                self._places[(*path, name)] = said.span
        for name, column in also.items():
            if column in cells and cells[column].span is not None:
                self._places[(*path, name)] = self._span(cells, column)
        self._places[path] = self._span(cells, "value")

    def _span(self, cells: Mapping[str, Stated], column: str) -> Span:
        said = cells.get(column)
        return self._whole if said is None or said.span is None else said.span

    def _amount(self, cells: Mapping[str, Stated], kind: NumberKind | None) -> str | None:
        figure = cells["value"].text if "value" in cells else ""
        if not figure:
            return None
        symbol = cells["unit"].text if "unit" in cells else ""
        if kind is None or symbol == "%":
            return figure
        return Written(figure, symbol or kind.unit.symbol).text(kind.unit)

    def _tell_without_value(self, cells: Mapping[str, Stated]) -> None:
        for column in ("evidence", "note"):
            if column in cells and cells[column].text:
                said = cells[column]
                self._into.append(
                    warning("no-value", _WITHOUT_VALUE, said.span or self._whole, _WRITE_A_VALUE)
                )
                return

    def targets(self, rows: Rows) -> None:
        """Put in what the area aims at."""
        for key, cells in rows.items():
            name = key.partition("~")[0]
            said = {column: stated.text for column, stated in cells.items()}
            if not any(said.get(column) for column in ("value", "from", "until", "source")):
                continue
            kind = self._terms.targets[name]
            made = {
                column: said[column] for column in ("from", "until", "source") if said.get(column)
            }
            text = self._amount(cells, kind)
            if text is not None:
                made["value"] = text
            for column in ("value", "from", "source"):
                if column not in made:
                    header = TARGETS.column(column).header
                    self._into.append(_not_filled(header, self._span(cells, column)))
            targets = self._inside(("targets",))
            periods = targets.setdefault(name, [])
            if isinstance(periods, list):
                self._row(("targets", name, len(periods)), cells, {})
                periods.append(dict(made))

    def evidence(self, rows: Rows) -> None:
        """Put in the register of evidence."""
        for code, cells in rows.items():
            if not any(said.text for said in cells.values()):
                continue
            path: Path = ("register", "evidence", code)
            self._places[path] = self._span(cells, "state")
            self._put((*path, "state"), self._state(cells))
            for name in ("submitted", "valid_from", "valid_until", "because"):
                self._put((*path, name), cells.get(name))
            for language in ("th", "en"):
                self._put((*path, "title", language), cells.get(language))
            self._titles(cells)
            self._files(path, cells)

    def _state(self, cells: Mapping[str, Stated]) -> Stated | None:
        """Return the state; whoever names a file and no state has handed it in."""
        said = cells.get("state")
        if said is None or said.text:
            return said
        is_in = any(cells[name].text for name in ("file", "submitted") if name in cells)
        if is_in and said.span is not None:
            self._into.append(note("state-assumed", _SUBMITTED, said.span))
        return said._replace(text="submitted" if is_in else "planned")

    def _titles(self, cells: Mapping[str, Stated]) -> None:
        th, en = cells.get("th"), cells.get("en")
        for name, said, other in (("th", th, en), ("en", en, th)):
            if said is not None and not said.text and other is not None and other.text:
                header = EVIDENCE.column(name).header
                self._into.append(_not_filled(header, said.span or self._whole))

    def _files(self, path: Path, cells: Mapping[str, Stated]) -> None:
        file, registered = cells.get("file"), cells.get("registered")
        named = [] if file is None or not file.text else file.text.split("\n")
        known = [] if registered is None else registered.text.split("\n")
        entries: list[Value] = []
        for place, name in enumerate(named):
            line = known[place] if place < len(known) else ""
            entries.append(_file_entry(name, line))
            if file is not None and file.span is not None:
                for key in ("file", "sha256", "size", "media_type"):
                    self._places[(*path, "files", place, key)] = file.span
        if entries:
            self._inside(path)["files"] = entries

    def roster(self, name: str, evidence: Mapping[str, Stated]) -> None:
        """Put in a roster, and what supports its columns."""
        self._inside(("rosters", name))["file"] = roster_file(name)
        for column, said in evidence.items():
            path: Path = ("rosters", name, "columns", column)
            if said.text == _NONE:
                self._inside(path[:-1])[column] = []
            else:
                self._list(path, said)


def _file_entry(name: str, registered: str) -> dict[str, Value]:
    """Return a file as the register has it: its name, and what it was when it was registered."""
    parts = [*(registered.split(" ", 2) if registered else ()), _NONE, _NONE, _NONE][:3]
    keys = ("sha256", "size", "media_type")
    told = {key: unescaped(part) for key, part in zip(keys, parts, strict=True)}
    made: dict[str, Value] = {key: part for key, part in told.items() if part is not None}
    if name.startswith(_DIGEST):
        made.setdefault("sha256", name.removeprefix(_DIGEST))
    else:
        made["file"] = name
    return made


def assembled(
    cells: Mapping[str, Rows], rosters: Iterable[str], year: int, making: Assembling
) -> Assembled:
    """Return the case that merged cells say."""
    listed = list(rosters)
    making.area(cells.get(AREA.name, {}), listed)
    making.targets(cells.get(TARGETS.name, {}))
    making.facts(cells.get(FACTS.name, {}), year)
    for name in listed:
        making.roster(name, cells.get(name, {}).get(EVIDENCE_ROW, {}))
    making.evidence(cells.get(EVIDENCE.name, {}))
    return making.document()


def _not_filled(label: Text, span: Span) -> Diagnostic:
    message = Text(f"{quoted(label.en)} is not filled in", f"ยังไม่ได้กรอก {quoted(label.th)}")
    return Diagnostic("not-filled-in", message, span)


_IN: Final = {"th": Text("in Thai", "ภาษาไทย"), "en": Text("in English", "ภาษาอังกฤษ")}
_WITHOUT_VALUE: Final = Text(
    "there is no value in this row, so nothing of it is taken over",
    "แถวนี้ไม่มีค่า จึงไม่ได้นำข้อมูลของแถวเข้ามา",
)
_WRITE_A_VALUE: Final = Text(
    "write the value as soon as it is known; keep remarks on your own list until then",
    "กรอกค่าเมื่อทราบแล้ว ระหว่างนี้ให้จดหมายเหตุไว้ต่างหาก",
)
_SUBMITTED: Final = Text(
    "a file or a day is named and no state, so the document counts as handed in",
    "ระบุไฟล์หรือวันที่ส่งแต่ไม่ได้ระบุสถานะ จึงถือว่าส่งแล้ว",
)
