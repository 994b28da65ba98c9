"""What the columns of a roster are: the key, the name, or a fact in a fiscal year.

A header is the vocabulary's word for a fact or what the fact is called in Thai or English,
with `@2564` behind it for an earlier fiscal year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Diagnostic, Text, nearest, quoted
from ecorules.documents import Unreadable, fiscal_year, plain
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.documents import Table
    from ecorules.language.vocabulary import Fact, Roster, Vocabulary


class Column(NamedTuple):
    """A column with the values of a fact in a fiscal year."""

    place: int
    fact: Fact
    fiscal_year: int

    @property
    def cell(self) -> tuple[str, int]:
        """Return the name under which members keep the values of this column."""
        return self.fact.name, self.fiscal_year


class Columns(NamedTuple):
    """The columns of a table: where the key and the name stand, and all facts."""

    key: int
    title: int | None
    facts: tuple[Column, ...]


def columns_of(
    table: Table, roster: Roster, vocabulary: Vocabulary, year: int, into: list[Diagnostic]
) -> Columns | None:
    """Return the columns of a table, or nothing if its members cannot be told apart."""
    facts: dict[tuple[str, int], Column] = {}
    key = table.column(roster.key)
    if key is None:
        key = _like_the_key(table, roster)
        into.append(_no_key(table, roster, key))
    for place, header in enumerate(table.headers):
        if header in {"", roster.title} or header in table.headers[:place] or place == key:
            continue  # without a name or repeated: the table itself has reported it
        try:
            column = Column(place, *cell_named(header, roster, vocabulary, year))
            if column.cell in facts:
                raise _same(table.headers[facts[column.cell].place], header)
            facts[column.cell] = column
        except Unreadable as problem:
            into.append(problem.diagnostic(table.header_span(place)))
    if key is None:
        return None
    return Columns(key, table.column(roster.title), tuple(facts.values()))


def _like_the_key(table: Table, roster: Roster) -> int | None:
    """Return the column that is meant as the key, if its name is only misspelt."""
    close = nearest(roster.key, table.headers)
    return None if close is None else table.column(close)


def cell_named(header: str, roster: Roster, vocabulary: Vocabulary, year: int) -> tuple[Fact, int]:
    """Return the fact and the fiscal year that a header names, or raise `Unreadable`."""
    name, marked, written_year = header.partition("@")
    word = name.strip()
    fact = vocabulary.facts.get(word)
    if fact is None or fact.roster != roster.name:
        fact = _Words(roster, vocabulary).fact(word)
    return fact, fiscal_year(written_year) if marked else year


class _Words(NamedTuple):
    """The words that may stand above a column of a roster."""

    roster: Roster
    vocabulary: Vocabulary

    def fact(self, word: str) -> Fact:
        """Return the fact of the roster that a word means, or raise `Unreadable`."""
        own = self._by_word(self.vocabulary.columns(self.roster.name))
        found = own.get(plain(word).casefold())
        if found is not None:
            return found
        elsewhere = self._by_word(self.vocabulary.facts.values()).get(plain(word).casefold())
        if elsewhere is not None:
            raise self._of_another(elsewhere)
        said = quoted(word)
        message = Text(
            f"the list of {self.roster.label.en} has no column {said}",
            f"บัญชี{self.roster.label.th}ไม่มีคอลัมน์ {said}",
        )
        known = {*own, self.roster.key, self.roster.title}
        close = nearest(word, known)
        close = own[close].name if close in own and close.isascii() else close
        remedy = _ONLY_KNOWN if close is None else did_you_mean(close, [close])
        raise Unreadable("unknown-column", message, remedy)

    @staticmethod
    def _by_word(facts: Iterable[Fact]) -> dict[str, Fact]:
        found: dict[str, Fact] = {}
        for fact in facts:
            found[fact.name] = fact
            for said in fact.label:
                found.setdefault(plain(said).casefold(), fact)
        return found

    def _of_another(self, fact: Fact) -> Unreadable:
        label, member = fact.label, self.roster.member
        message = Text(
            f"{label.en} is not told of each {member.en}", f"{label.th}ไม่ใช่ข้อมูลราย{member.th}"
        )
        if fact.roster is None:
            remedy = Text(
                f"it is told of the area: move it to `observations` as `{fact.name}`",
                f"เป็นข้อมูลของพื้นที่ ให้ย้ายไปไว้ใน `observations` โดยใช้ชื่อ `{fact.name}`",
            )
            return Unreadable("fact-of-the-area", message, remedy)
        of = self.vocabulary.rosters[fact.roster]
        remedy = Text(f"it is told of each {of.member.en}", f"เป็นข้อมูลราย{of.member.th}")
        return Unreadable("fact-of-a-roster", message, remedy)


def _same(first: str, second: str) -> Unreadable:
    message = Text(
        f"columns {quoted(first)} and {quoted(second)} mean the same",
        f"คอลัมน์ {quoted(first)} และ {quoted(second)} หมายถึงสิ่งเดียวกัน",
    )
    return Unreadable("duplicate-column", message, _KEEP_ONE)


def _no_key(table: Table, roster: Roster, meant: int | None) -> Diagnostic:
    message = Text(
        f"no column `{roster.key}` identifies the {roster.label.en}",
        f"ไม่มีคอลัมน์ `{roster.key}` ที่ใช้ระบุ{roster.member.th}แต่ละแห่ง",
    )
    if meant is not None:
        close = quoted(table.headers[meant])
        remedy = Text(
            f"if it is {close}, call it `{roster.key}`",
            f"หากหมายถึง {close} ให้แก้ชื่อเป็น `{roster.key}`",
        )
        return Diagnostic("no-key-column", message, table.header_span(meant), help=remedy)
    remedy = Text(
        f"call the column with the number of each {roster.member.en} `{roster.key}`",
        f"ตั้งชื่อคอลัมน์ที่เป็นเลขทะเบียนของ{roster.member.th}ว่า `{roster.key}`",
    )
    return Diagnostic("no-key-column", message, table.header_row, help=remedy)


_KEEP_ONE: Final = Text("keep one of them", "เหลือไว้เพียงคอลัมน์เดียว")
_ONLY_KNOWN: Final = Text(
    "a column is called as the vocabulary calls a fact; delete what is not asked for",
    "ชื่อคอลัมน์ต้องตรงกับชื่อข้อเท็จจริงในคลังคำ คอลัมน์ที่เกณฑ์ไม่ได้ใช้ให้ลบออก",
)
