"""The crosswalk from its file, held against both editions, with everything that is wrong.

It stands beside the editions, in `crosswalk.yaml`.  Whether a line is wise is for people to
say; that no code is missing, doubled or misspelt is seen here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import Diagnostic, Invalid, Text, quoted
from ecorules.documents import read_document, validated
from ecorules.documents.wording import did_you_mean
from ecorules.edition.load import read_edition
from ecorules.edition.model import Edition
from ecorules.edition.origins import provenance_of
from ecorules.edition.packaged import shown_as
from ecorules.edition.page import Page
from ecorules.revision.crosswalk import Crosswalk, Line, LineKind, kind_of
from ecorules.revision.schema import CrosswalkFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ecorules.documents import Document
    from ecorules.edition.page import Path as Steps
    from ecorules.revision.schema import LineForm

FILE: Final = "crosswalk.yaml"


def load_crosswalk(folder: Path, before: Edition, after: Edition) -> Crosswalk:
    """Return the crosswalk beside the folder of an edition that leads between two editions.

    Raises `Invalid` with everything that is wrong, at once.
    """
    into: list[Diagnostic] = []
    found = _read(_beside(folder), _shown(shown_as(folder)), into)
    if found is None:
        raise Invalid(into)
    _refuse_another_way(found, before, after)
    crosswalk = found.held_against({before.id: before, after.id: after})
    if into:
        raise Invalid(into)
    return crosswalk


def crosswalk_between(folder: Path, before: Edition, after: Edition) -> Crosswalk | None:
    """Return the crosswalk between two editions, if there is one beside the folder of the new.

    Raises `Invalid` with everything that is wrong with it.
    """
    path = _beside(folder)
    document = read_document(path, FILE, []) if path.is_file() else None
    if document is None or document.value(("from",)) != before.id:
        return None
    is_between = document.value(("to",)) == after.id
    return load_crosswalk(folder, before, after) if is_between else None


def misdrawn(folder: Path, shown: str) -> list[Diagnostic]:
    """Return all that is wrong with the crosswalk beside an edition, if there is one.

    `shown` is how messages call the folder of the edition.  An edition that is not in order
    has no codes to be held against.
    """
    path, into = _beside(folder), list[Diagnostic]()
    if not path.exists():
        return into
    found = _read(path, _shown(shown), into)
    if found is not None:
        found.held_against(found.editions(path.parent))
    return into


def _beside(folder: Path) -> Path:
    return folder.resolve().parent / FILE


def _shown(folder: str) -> str:
    return Path(os.path.normpath(Path(folder) / ".." / FILE)).as_posix()


def _read(path: Path, shown: str, into: list[Diagnostic]) -> _Drawn | None:
    document = read_document(path, shown, into)
    form = None if document is None else validated(CrosswalkFile, document, into)
    return None if document is None or form is None else _Drawn(form, document, into)


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A crosswalk as it is written, and where its problems are collected."""

    form: CrosswalkFile
    document: Document
    into: list[Diagnostic]

    def editions(self, around: Path) -> dict[str, Edition]:
        """Return those of the two editions that are in order; one that is nowhere is reported."""
        known = sorted(path.parent.name for path in around.glob("*/edition.yaml"))
        found: dict[str, Edition] = {}
        for key, name in (("from", self.form.from_), ("to", self.form.to)):
            if name not in known:
                message = Text(
                    f"no edition beside this file is called {quoted(name)}",
                    f"ไม่มีฉบับเกณฑ์ชื่อ {quoted(name)} อยู่ข้างไฟล์นี้",
                )
                self._page().report("unknown-edition", message, (key,), did_you_mean(name, known))
                continue
            edition = read_edition(around / name).edition
            if edition is not None:
                found[name] = edition
        return found

    def held_against(self, editions: Mapping[str, Edition]) -> Crosswalk:
        """Return the crosswalk; what does not fit the editions or itself is reported."""
        before, after = (editions.get(name) for name in (self.form.from_, self.form.to))
        self._refuse_kinds()
        self._refuse_codes("from", before)
        self._refuse_codes("to", after)
        page = self._page(before, after)
        lines = (self._line(place, form, page) for place, form in enumerate(self.form.lines))
        return Crosswalk(self.form.from_, self.form.to, tuple(lines))

    def _page(self, *editions: Edition | None) -> Page:
        """Return the page of the file; sources may be cited once both editions are known."""
        known = [each for each in editions if each is not None]
        if len(known) < len(editions) or not known:
            return Page(self.document, self.into)
        sources = {code: source for each in known for code, source in each.sources.items()}
        return Page(self.document, self.into, sources=sources)

    def _line(self, place: int, form: LineForm, page: Page) -> Line:
        origin = provenance_of(form.provenance, ("lines", place, "provenance"), page)
        return Line(
            before=tuple(form.from_),
            after=tuple(form.to),
            kind=LineKind(form.kind),
            why=form.why.text,
            provenance=origin,
        )

    def _codes(self, key: str) -> Iterator[tuple[str, Steps]]:
        """Yield every code on one side with its place, in the order of the file."""
        for place, form in enumerate(self.form.lines):
            for entry, code in enumerate(form.from_ if key == "from" else form.to):
                yield code, ("lines", place, key, entry)

    def _refuse_kinds(self) -> None:
        for place, form in enumerate(self.form.lines):
            fits = kind_of(len(form.from_), len(form.to))
            path = ("lines", place, "kind")
            if fits is None:
                self._page().report("empty-line", _EMPTY, path, _NAME_SOME)
            elif fits.value != form.kind:
                message = Text(
                    f"the line leads from {len(form.from_)} to {len(form.to)}, "
                    f"which is not `{form.kind}`",
                    f"บรรทัดนี้จับคู่ {len(form.from_)} ข้อเดิมกับ {len(form.to)} ข้อใหม่ "
                    f"จึงไม่ใช่ `{form.kind}`",
                )
                remedy = Text(
                    f"write `{fits.value}`, or mend the codes",
                    f"ใช้ `{fits.value}` หรือแก้รหัสให้ถูกต้อง",
                )
                self._page().report("line-of-another-kind", message, path, remedy)

    def _refuse_codes(self, key: str, edition: Edition | None) -> None:
        """Report the codes of one side that are named twice, and those that mean nothing."""
        page, lines = self._page(), dict[str, int]()
        for code, path in self._codes(key):
            if code in lines:
                page.report("code-twice", _twice(code, lines[code]), path, _ONE_LINE)
            lines.setdefault(code, page.span(path).line)
        if edition is None:
            return
        for code, path in self._codes(key):
            if code not in edition.requirements:
                message = Text(
                    f"edition `{edition.id}` has no requirement {quoted(code)}",
                    f"ฉบับเกณฑ์ `{edition.id}` ไม่มีข้อ {quoted(code)}",
                )
                # What is probably meant is a code that is still to be named.
                open_codes = edition.requirements.keys() - lines.keys()
                page.report(
                    "unknown-requirement",
                    message,
                    path,
                    did_you_mean(code, open_codes or edition.requirements),
                )
        for code in edition.requirements:
            if code not in lines:
                page.report_key("code-nowhere", _nowhere(code, edition), ("lines",), _ADD[key])


def _refuse_another_way(found: _Drawn, before: Edition, after: Edition) -> None:
    """Raise `Invalid` if the crosswalk leads between other editions than are asked for."""
    way = (found.form.from_, found.form.to)
    if way == (before.id, after.id):
        return
    message = Text(
        f"no crosswalk leads from `{before.id}` to `{after.id}`",
        f"ไม่มีตารางเทียบจาก `{before.id}` ไปยัง `{after.id}`",
    )
    remedy = Text(
        f"this one leads from `{way[0]}` to `{way[1]}`", f"ตารางนี้เทียบจาก `{way[0]}` ไปยัง `{way[1]}`"
    )
    raise Invalid(
        [Diagnostic("no-crosswalk", message, found.document.span(("from",)), help=remedy)]
    )


def _twice(code: str, line: int) -> Text:
    return Text(
        f"{quoted(code)} is named already, on line {line}",
        f"ระบุ {quoted(code)} ไปแล้วในบรรทัดที่ {line}",
    )


def _nowhere(code: str, edition: Edition) -> Text:
    return Text(
        f"no line names {quoted(code)} of `{edition.id}`",
        f"ไม่มีบรรทัดใดระบุ {quoted(code)} ของ `{edition.id}`",
    )


_ONE_LINE: Final = Text(
    "a code stands on one line; bring together what belongs together",
    "รหัสหนึ่งอยู่ได้บรรทัดเดียว ให้รวมเรื่องที่เกี่ยวข้องกันไว้ในบรรทัดเดียวกัน",
)
_EMPTY: Final = Text("the line names no code at all", "บรรทัดนี้ไม่ได้ระบุรหัสใดเลย")
_NAME_SOME: Final = Text("name codes under `from` or `to`", "ระบุรหัสใน `from` หรือ `to`")
_ADD: Final = {
    "from": Text(
        "name the requirement that takes it up, or add a line of kind `dropped`",
        "ระบุข้อที่รับช่วง หรือเพิ่มบรรทัดชนิด `dropped`",
    ),
    "to": Text(
        "name what it takes up, or add a line of kind `new`",
        "ระบุข้อเดิมที่รับช่วงมา หรือเพิ่มบรรทัดชนิด `new`",
    ),
}
