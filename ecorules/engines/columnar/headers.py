"""The headers of a table of cases and of a roster: what each column means.

A header is the vocabulary's word for a fact, with `@-1` behind it for one year back or `@2564`
for a fiscal year, or one of the marked forms: `doc:`, `target:`, `low:`, `high:`, `complete:`,
`counts:`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ecorules.diagnostics import Diagnostic, Span, Text, nearest, quoted
from ecorules.documents import Unreadable, fiscal_year
from ecorules.documents.wording import did_you_mean
from ecorules.engines.columnar.tables import CASE
from ecorules.language.syntax import InHand, walk

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Fact, Roster

ROUND: Final = "round"
REGISTER: Final = "register"
ON: Final = "on"
_PLAIN: Final = (CASE, ROUND, REGISTER, ON)


class OfFact(NamedTuple):
    """A column of a fact so many years back; `side` is `low` or `high` for one end of it."""

    fact: Fact
    years_back: int
    side: str = ""


class OfDocument(NamedTuple):
    """A column that says how far a document has come."""

    item: str


class OfTarget(NamedTuple):
    """A column with the values of a target."""

    target: str


class OfRoster(NamedTuple):
    """A column that says whether a list is `complete`, or whether it `counts` itself."""

    roster: str
    says: str


class OfRow(NamedTuple):
    """A column about the row itself: its case, its round, its register, its day, its key."""

    name: str


Meaning: TypeAlias = OfFact | OfDocument | OfTarget | OfRoster | OfRow


def documents_of(edition: Edition) -> list[str]:
    """Return the documents that an edition asks for: in its lists, and in its conditions."""
    requirements = edition.requirements.values()
    listed = {item.code for one in requirements for item in one.evidence}
    conditions = [each for one in requirements for each in (one.requires, one.applies)]
    nodes = (node for each in conditions if each is not None for node in walk(each))
    return sorted(listed | {node.item for node in nodes if isinstance(node, InHand)})


class Headers(NamedTuple):
    """What the columns of a table mean, by header, and what is wrong with the others."""

    meanings: dict[str, Meaning]
    problems: tuple[Diagnostic, ...]


def headers_of_cases(
    headers: Iterable[str], shown: str, edition: Edition, year: int | None
) -> Headers:
    """Return what the columns of a table of cases mean."""
    return _read(headers, shown, _OfCases(edition, year))


def headers_of_roster(
    headers: Iterable[str], shown: str, edition: Edition, roster: Roster, year: int | None
) -> Headers:
    """Return what the columns of a roster mean."""
    return _read(headers, shown, _OfMembers(edition, roster, year))


def _read(headers: Iterable[str], shown: str, words: _Words) -> Headers:
    found: dict[str, Meaning] = {}
    problems = []
    for header in headers:
        try:
            meaning = words.meaning(header)
        except Unreadable as problem:
            problems.append(problem.diagnostic(Span.whole(shown)))
            continue
        same = next((other for other, known in found.items() if known == meaning), None)
        if same is not None:
            problems.append(_same(same, header).diagnostic(Span.whole(shown)))
        elif meaning is not None:
            found[header] = meaning
    problems.extend(words.missing(set(found.values()), shown))
    return Headers(found, tuple(problems))


class _Words:
    """The words that may stand above a column."""

    roster: str | None = None

    def __init__(self, edition: Edition, year: int | None) -> None:
        self.edition, self.year = edition, year
        self.vocabulary = edition.vocabulary

    def meaning(self, header: str) -> Meaning | None:
        """Return what a header means, nothing if it is only for people, or raise."""
        kind, _, rest = header.partition(":")
        if kind in {"low", "high"} and rest:
            return self.fact(rest, kind)
        return self.fact(header)

    def missing(self, found: set[Meaning], shown: str) -> Iterable[Diagnostic]:
        """Return what is wrong since a column is not there."""
        ends = [each for each in found if isinstance(each, OfFact) and each.side]
        for meaning in sorted(ends, key=lambda each: (each.fact.name, each.years_back, each.side)):
            other = meaning._replace(side="low" if meaning.side == "high" else "high")
            if other not in found:
                yield _one_sided(meaning).diagnostic(Span.whole(shown))
            elif meaning.side == "low" and meaning._replace(side="") in found:
                yield _three_columns(meaning).diagnostic(Span.whole(shown))

    def fact(self, header: str, side: str = "") -> OfFact:
        """Return the fact and year of a header, or raise `Unreadable`."""
        name, is_marked, mark = header.partition("@")
        fact = self.vocabulary.facts.get(name.strip())
        if fact is None or fact.roster != self.roster:
            raise self.unknown(header)
        return OfFact(fact, self.years_back(mark.strip(), header) if is_marked else 0, side)

    def years_back(self, mark: str, header: str) -> int:
        """Return how many years back a mark is, written `-1` or as a fiscal year."""
        if re.fullmatch(r"-\d{1,2}", mark):
            return -int(mark)
        year = fiscal_year(mark)
        if self.year is None:
            raise Unreadable(
                "no-fiscal-year",
                Text(
                    f"column {quoted(header)} names a fiscal year, and none is audited",
                    f"คอลัมน์ {quoted(header)} ระบุปีงบประมาณ แต่ไม่ได้ระบุปีที่ตรวจ",
                ),
                Text(
                    "give `--fiscal-year`, or write `@-1`", "ระบุ `--fiscal-year` หรือเขียนเป็น `@-1`"
                ),
            )
        if year > self.year:
            raise self.unknown(header)
        return self.year - year

    def unknown(self, header: str) -> Unreadable:
        """Return that a column has no meaning, and which may be meant."""
        said = quoted(header)
        message = Text(f"no column is called {said}", f"ไม่มีคอลัมน์ชื่อ {said}")
        close = nearest(header, self.known())
        remedy = _SEE_LAYOUT if close is None else did_you_mean(close, [close])
        return Unreadable("unknown-column", message, remedy)

    def known(self) -> set[str]:
        """Return the headers there may be."""
        return {fact.name for fact in self.vocabulary.facts.values() if fact.roster == self.roster}


class _OfCases(_Words):
    """The words of a table with one row a case."""

    def meaning(self, header: str) -> Meaning | None:
        kind, _, rest = header.partition(":")
        match kind:
            case "doc" if rest in self._items():
                return OfDocument(rest)
            case "target" if rest in self.edition.targets:
                return OfTarget(rest)
            case "complete" | "counts" if rest in self.vocabulary.rosters:
                return OfRoster(rest, kind)
            case "doc" | "target" | "complete" | "counts":
                raise self.unknown(header)
            case _ if header in _PLAIN:
                return OfRow(header)
            case _:
                return super().meaning(header)

    def missing(self, found: set[Meaning], shown: str) -> Iterable[Diagnostic]:
        yield from super().missing(found, shown)
        if OfRow(CASE) not in found:
            yield _no_column(CASE).diagnostic(Span.whole(shown))

    def known(self) -> set[str]:
        return {
            *super().known(),
            *_PLAIN,
            *(f"doc:{item}" for item in self._items()),
            *(f"target:{target}" for target in self.edition.targets),
            *(f"complete:{roster}" for roster in self.vocabulary.rosters),
            *(f"counts:{roster}" for roster in self.vocabulary.rosters),
        }

    def _items(self) -> set[str]:
        return set(documents_of(self.edition))


class _OfMembers(_Words):
    """The words of a roster with one row a member."""

    def __init__(self, edition: Edition, roster: Roster, year: int | None) -> None:
        super().__init__(edition, year)
        self.roster, self._of = roster.name, roster

    def meaning(self, header: str) -> Meaning | None:
        if header == self._of.title:
            return None
        return OfRow(header) if header in {CASE, self._of.key} else super().meaning(header)

    def missing(self, found: set[Meaning], shown: str) -> Iterable[Diagnostic]:
        yield from super().missing(found, shown)
        for name in (CASE, self._of.key):
            if OfRow(name) not in found:
                yield _no_column(name).diagnostic(Span.whole(shown))

    def known(self) -> set[str]:
        return {*super().known(), CASE, self._of.key, self._of.title}


def _no_column(name: str) -> Unreadable:
    said = quoted(name)
    return Unreadable(
        "no-key-column",
        Text(f"there is no column {said}", f"ไม่มีคอลัมน์ {said}"),
        Text(
            f"every row needs {said}: it says what the row is about",
            f"ทุกแถวต้องมี {said} เพื่อบอกว่าเป็นข้อมูลของอะไร",
        ),
    )


def _same(first: str, second: str) -> Unreadable:
    message = Text(
        f"columns {quoted(first)} and {quoted(second)} mean the same",
        f"คอลัมน์ {quoted(first)} และ {quoted(second)} หมายถึงสิ่งเดียวกัน",
    )
    return Unreadable("duplicate-column", message, Text("keep one of them", "เหลือไว้เพียงคอลัมน์เดียว"))


def _one_sided(meaning: OfFact) -> Unreadable:
    name = quoted(meaning.fact.name)
    message = Text(f"{name} has a column for one end only", f"{name} มีคอลัมน์สำหรับค่าสุดขั้วเพียงด้านเดียว")
    remedy = Text("give both `low:` and `high:`", "ระบุทั้ง `low:` และ `high:`")
    return Unreadable("one-sided-column", message, remedy)


def _three_columns(meaning: OfFact) -> Unreadable:
    name = quoted(meaning.fact.name)
    message = Text(
        f"{name} has a column of its own and two for its ends",
        f"{name} มีทั้งคอลัมน์ค่าเดียวและคอลัมน์ค่าต่ำสุดสูงสุด",
    )
    remedy = Text(
        "keep either the one or the two; where nothing conflicts both ends are alike",
        "เลือกใช้อย่างใดอย่างหนึ่ง ค่าที่ไม่ขัดแย้งกันให้ใส่ค่าเดียวกันทั้งสองคอลัมน์",
    )
    return Unreadable("duplicate-column", message, remedy)


_SEE_LAYOUT: Final = Text(
    "`ecorules bulk --layout` lists the columns of an edition",
    "ดูรายชื่อคอลัมน์ของฉบับเกณฑ์ด้วย `ecorules bulk --layout`",
)
