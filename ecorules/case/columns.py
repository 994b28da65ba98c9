"""What the columns of a roster are: the key, the name, or a fact in a fiscal year.

A header is the vocabulary's word for a fact or what the fact is called in Thai or English,
with `@2564` behind it for an earlier fiscal year.  What else is understood stands in
`ecorules.case.headers`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.headers import Role, Words
from ecorules.case.values import unit_alike
from ecorules.diagnostics import Diagnostic, Text, nearest, quoted
from ecorules.documents import Unreadable, fiscal_year, plain
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.case.headers import Header
    from ecorules.documents import Table
    from ecorules.language.quantity import Unit
    from ecorules.language.vocabulary import Fact, Roster, Vocabulary


class Column(NamedTuple):
    """A column with the values of a fact in a fiscal year; `unit` is what its header says."""

    place: int
    fact: Fact
    fiscal_year: int
    unit: Unit | None = None

    @property
    def cell(self) -> tuple[str, int]:
        """Return the name under which members keep the values of this column."""
        return self.fact.name, self.fiscal_year


class Columns(NamedTuple):
    """The columns of a table: where the key, the name and row numbers stand, and all facts."""

    key: int
    title: int | None
    facts: tuple[Column, ...]
    order: int | None = None


def columns_of(
    table: Table, roster: Roster, vocabulary: Vocabulary, year: int, into: list[Diagnostic]
) -> Columns | None:
    """Return the columns of a table, or nothing if its members cannot be told apart."""
    found = _Reading(table, roster, vocabulary, year, into)
    for place, header in enumerate(table.headers):
        if header and header not in table.headers[:place]:  # else the table has reported it
            found.read(place)
    return found.columns()


class _Reading:
    """The columns of a table while its headers are read, one after the other."""

    def __init__(
        self,
        table: Table,
        roster: Roster,
        vocabulary: Vocabulary,
        year: int,
        into: list[Diagnostic],
    ) -> None:
        self._table = table
        self._roster = roster
        self._vocabulary = vocabulary
        self._words = Words(roster, vocabulary)
        self._year = year
        self._into = into
        self._roles: dict[Role, int] = {}
        self._facts: dict[tuple[str, int], Column] = {}

    def read(self, place: int) -> None:
        """Keep what a column is, or report why it is nothing; tell what was not said plainly."""
        header = self._words.header(self._table.written[place])
        try:
            if header is None:
                raise unknown_column(self._table.headers[place], self._roster, self._vocabulary)
            self._into.extend(
                notice.notice(self._table.header_span(place))
                for notice in self._kept(place, header)
            )
        except Unreadable as problem:
            self._into.append(problem.diagnostic(self._table.header_span(place)))

    def columns(self) -> Columns | None:
        """Return what the columns are, or report that none of them is the key."""
        if Role.KEY not in self._roles:
            self._into.append(_no_key(self._table, self._roster))
            return None
        return Columns(
            self._roles[Role.KEY],
            self._roles.get(Role.TITLE),
            tuple(self._facts.values()),
            self._roles.get(Role.ORDER),
        )

    def _kept(self, place: int, header: Header) -> Iterable[Unreadable]:
        """Keep what a column is, and return what is to be told of it."""
        written = self._table.headers[place]
        if isinstance(header.meaning, Role):
            earlier = self._roles.setdefault(header.meaning, place)
            meant = self._asked(header.meaning)
        else:
            column = self._column(place, header.meaning, header)
            earlier = self._facts.setdefault(column.cell, column).place
            meant = column.fact.name
            if column.fiscal_year != self._year:
                meant += f"@{column.fiscal_year}"
        if earlier != place:
            raise _same(self._table.headers[earlier], written)
        if header.meaning is Role.ORDER:
            yield _row_numbers(written)
        elif header.is_near:
            yield _read_as(written, meant)

    def _asked(self, role: Role) -> str:
        return self._roster.key if role is Role.KEY else self._roster.title

    def _column(self, place: int, fact: Fact, header: Header) -> Column:
        year = self._year if header.year is None else fiscal_year(header.year)
        own = None if header.unit is None else unit_alike(fact, header.unit)
        if fact.roster != self._roster.name:
            raise of_another(fact, self._roster, self._vocabulary)
        return Column(place, fact, year, own)


def cell_named(header: str, roster: Roster, vocabulary: Vocabulary, year: int) -> tuple[Fact, int]:
    """Return the fact and the fiscal year that a header names, or raise `Unreadable`."""
    name, marked, written_year = header.partition("@")
    word = plain(name).casefold()
    fact = _by_word(vocabulary.columns(roster.name)).get(word)
    if fact is None:
        elsewhere = _by_word(vocabulary.facts.values()).get(word)
        if elsewhere is None:
            raise unknown_column(name.strip(), roster, vocabulary)
        raise of_another(elsewhere, roster, vocabulary)
    return fact, fiscal_year(written_year) if marked else year


def unknown_column(word: str, roster: Roster, vocabulary: Vocabulary) -> Unreadable:
    """Return the problem that a header means nothing, with what was probably meant."""
    said = quoted(word)
    message = Text(
        f"the list of {roster.label.en} has no column {said}",
        f"บัญชี{roster.label.th}ไม่มีคอลัมน์ {said}",
    )
    own = _by_word(vocabulary.columns(roster.name))
    close = nearest(word.partition("@")[0], {*own, roster.key, roster.title})
    close = own[close].name if close in own and close.isascii() else close
    remedy = _ONLY_KNOWN if close is None else did_you_mean(close, [close])
    return Unreadable("unknown-column", message, remedy)


def of_another(fact: Fact, roster: Roster, vocabulary: Vocabulary) -> Unreadable:
    """Return the problem that a fact is not told of the members of this roster."""
    label, member = fact.label, roster.member
    message = Text(
        f"{label.en} is not told of each {member.en}", f"{label.th}ไม่ใช่ข้อมูลราย{member.th}"
    )
    if fact.roster is None:
        remedy = Text(
            f"it is told of the area: move it to `observations` as `{fact.name}`",
            f"เป็นข้อมูลของพื้นที่ ให้ย้ายไปไว้ใน `observations` โดยใช้ชื่อ `{fact.name}`",
        )
        return Unreadable("fact-of-the-area", message, remedy)
    of = vocabulary.rosters[fact.roster]
    remedy = Text(f"it is told of each {of.member.en}", f"เป็นข้อมูลราย{of.member.th}")
    return Unreadable("fact-of-a-roster", message, remedy)


def _by_word(facts: Iterable[Fact]) -> dict[str, Fact]:
    """Return facts by everything that they are called."""
    found: dict[str, Fact] = {}
    for fact in facts:
        found[fact.name] = fact
        for said in fact.label:
            found.setdefault(plain(said).casefold(), fact)
    return found


def _read_as(written: str, meant: str) -> Unreadable:
    message = Text(
        f"the column {quoted(written)} is read as `{meant}`",
        f"อ่านคอลัมน์ {quoted(written)} เป็น `{meant}`",
    )
    return Unreadable("header-read-as", message, _IF_ANOTHER)


def _row_numbers(written: str) -> Unreadable:
    message = Text(
        f"the column {quoted(written)} numbers the rows and is passed over",
        f"คอลัมน์ {quoted(written)} เป็นลำดับของแถว จึงไม่นำมาอ่าน",
    )
    return Unreadable("row-numbers", message)


def _same(first: str, second: str) -> Unreadable:
    message = Text(
        f"columns {quoted(first)} and {quoted(second)} mean the same",
        f"คอลัมน์ {quoted(first)} และ {quoted(second)} หมายถึงสิ่งเดียวกัน",
    )
    return Unreadable("duplicate-column", message, _KEEP_ONE)


def _no_key(table: Table, roster: Roster) -> Diagnostic:
    message = Text(
        f"no column `{roster.key}` identifies the {roster.label.en}",
        f"ไม่มีคอลัมน์ `{roster.key}` ที่ใช้ระบุ{roster.member.th}แต่ละแห่ง",
    )
    remedy = Text(
        f"call the column with the number of each {roster.member.en} `{roster.key}`",
        f"ตั้งชื่อคอลัมน์ที่เป็นเลขทะเบียนของ{roster.member.th}ว่า `{roster.key}`",
    )
    return Diagnostic("no-key-column", message, table.header_row, help=remedy)


_IF_ANOTHER: Final = Text(
    "if something else is meant, write its name above the column",
    "หากหมายถึงอย่างอื่น ให้แก้ชื่อคอลัมน์",
)
_KEEP_ONE: Final = Text("keep one of them", "เหลือไว้เพียงคอลัมน์เดียว")
_ONLY_KNOWN: Final = Text(
    "a column is called as the vocabulary calls a fact; delete what is not asked for",
    "ชื่อคอลัมน์ต้องตรงกับชื่อข้อเท็จจริงในคลังคำ คอลัมน์ที่เกณฑ์ไม่ได้ใช้ให้ลบออก",
)
