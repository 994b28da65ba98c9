"""What the words above a column of a roster mean, in either language and as offices write them.

The vocabulary's word and what a fact is called are the headers asked for.  A header may add its
unit or its year, be called by the short name that stands in brackets, say both languages, or be
misspelt: it is understood where only one thing can be meant, and the reader is told.
"""

from __future__ import annotations

import difflib
import re
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from ecorules.documents import plain
from ecorules.language.quantity import UnknownUnit, unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from ecorules.language.vocabulary import Fact, Roster, Vocabulary


class Role(Enum):
    """Say what a column is that holds no fact."""

    KEY = "key"
    TITLE = "title"
    ORDER = "order"  # it numbers the rows


Meaning: TypeAlias = "Fact | Role"


class Header(NamedTuple):
    """What a header means: a fact or a role, the year and the unit that it adds, as written.

    `is_near` says that the word is not the vocabulary's, and was understood all the same.
    """

    meaning: Meaning
    year: str | None = None
    unit: str | None = None
    is_near: bool = False


class Words:
    """All words that may stand above a column of a roster, and what each of them means."""

    def __init__(self, roster: Roster, vocabulary: Vocabulary) -> None:
        own = vocabulary.columns(roster.name)
        self._roster = roster
        self._asked = {**_said(vocabulary.facts.values()), **_said(own), **_roles(roster)}
        self._own = {*own, *Role}
        self._short = {
            word: meaning
            for word, meaning in _short(own).items()
            if word not in self._asked and meaning is not None
        }

    def header(self, written: str) -> Header | None:
        """Return what a header means, if only one thing can be meant."""
        word, marked, year = plain(written).partition("@")
        if marked:
            meaning = self._asked.get(_compared(word)) or self._near(word)
            is_near = _compared(word) not in self._asked
            return None if meaning is None else Header(meaning, year, None, is_near)
        return self._exactly(written) or self._by_added(plain(written)) or self._nearly(written)

    def known(self, row: Sequence[str]) -> int:
        """Return how many headers stand in a row; without the key it is no header row."""
        found = {
            header.meaning
            for cell in row
            if (header := self._exactly(cell) or self._by_added(plain(cell))) is not None
        }
        found.discard(Role.ORDER)
        return len(found) if Role.KEY in found else 0

    def _exactly(self, written: str) -> Header | None:
        """Return what a header means that is asked for, in one language or line by line in both.

        A line may also say the year.  One that says anything else is not left out of account.
        """
        whole = self._asked.get(_compared(plain(written)))
        if whole is not None:
            return Header(whole)
        meanings: set[Meaning] = set()
        years: set[str] = set()
        for line in filter(None, map(plain, _BETWEEN_LANGUAGES.split(written))):
            meaning = self._asked.get(_compared(line))
            if meaning is not None:
                meanings.add(meaning)
            elif _YEAR_LINE.fullmatch(line):
                years.update(_YEAR_ALONE.findall(line))
            else:
                return None
        if len(meanings) != 1 or len(years) > 1:
            return None
        return Header(meanings.pop(), next(iter(years), None))

    def _by_added(self, word: str) -> Header | None:
        """Return what a header means that adds its unit or its year, or is a short name."""
        added = _taken_apart(word)
        found = self._asked.get(_compared(added.word))
        if found is not None and added.is_more:
            return Header(found, added.year, added.unit)
        short = self._short.get(_compared(added.word))
        return None if short is None else Header(short, added.year, added.unit, is_near=True)

    def _nearly(self, written: str) -> Header | None:
        added = _taken_apart(plain(written))
        meaning = self._near(added.word)
        if meaning is None:
            return None
        return Header(meaning, added.year, added.unit, is_near=True)

    def _near(self, word: str) -> Meaning | None:
        """Return what a misspelt word means, if nothing else is nearly as near to it."""
        typed = _compared(word)
        if not _FEWEST_LETTERS <= len(typed) <= _MOST_LETTERS:
            return None
        scores: dict[Meaning, float] = {}
        for known, meaning in (self._asked | self._short).items():
            if _turns(known) == _turns(typed):
                ratio = difflib.SequenceMatcher(None, typed, known).ratio()
                scores[meaning] = max(ratio, scores.get(meaning, 0))
        nearest, best, second = None, 0.0, 0.0
        for meaning, score in scores.items():
            if score > best:
                nearest, best, second = meaning, score, best
            else:
                second = max(second, score)
        is_clear = best >= _NEAR and best - second >= _APART
        return nearest if is_clear and nearest in self._own else None


class _Added(NamedTuple):
    """A header taken apart: its word, and the year and the unit that it adds."""

    word: str
    year: str | None = None
    unit: str | None = None
    is_more: bool = False


def _taken_apart(word: str) -> _Added:
    """Return a header without the unit and the year that follow its word.

    >>> _taken_apart("บีโอดี ปี 2564 (มก./ล.)")[:3]
    ('บีโอดี', 'ปี 2564', 'มก./ล.')
    """
    found = _Added(word)
    while (shorter := _without_last(found)) is not None:
        found = shorter
    return found


def _without_last(added: _Added) -> _Added | None:
    year = _YEAR_BEHIND.fullmatch(added.word)
    if year is not None and added.year is None:
        return added._replace(word=year["word"], year=year["year"], is_more=True)
    behind = _IN_BRACKETS.fullmatch(added.word) or _BEHIND_COMMA.fullmatch(added.word)
    if behind is None:
        return None
    said = behind["said"].removeprefix("หน่วย").strip(" :")
    if added.year is None and _YEAR.fullmatch(said):
        return added._replace(word=behind["word"], year=said, is_more=True)
    if _ANSWERS.fullmatch(said.casefold()):
        return added._replace(word=behind["word"], is_more=True)
    if added.unit is None and _is_unit(said):
        return added._replace(word=behind["word"], unit=said, is_more=True)
    return None


def _is_unit(said: str) -> bool:
    try:
        return bool(said) and bool(unit(said))
    except UnknownUnit:
        return False


def _said(facts: Iterable[Fact]) -> dict[str, Meaning]:
    """Return the facts by their names and by what they are called."""
    found: dict[str, Meaning] = {}
    for fact in facts:
        found[_compared(fact.name)] = fact
        for label in fact.label:
            found.setdefault(_compared(plain(label)), fact)
    return found


def _short(facts: Iterable[Fact]) -> Mapping[str, Meaning | None]:
    """Return the facts by the short names in their labels; one of several facts means none."""
    found: dict[str, Meaning | None] = {}
    for fact in facts:
        for word in {short for label in fact.label for short in _shortened(plain(label))}:
            found[word] = None if found.get(word, fact) != fact else fact
    return found


def _shortened(label: str) -> Iterable[str]:
    before, bracket, rest = label.partition("(")
    if bracket:
        within, _, after = rest.partition(")")
        yield from map(_compared, filter(None, (before.strip(), within, before + after)))


def _roles(roster: Roster) -> dict[str, Meaning]:
    """Return the words for the key, the name and the numbers of the rows."""
    member = roster.member
    words = {
        Role.KEY: [roster.key, *(word.format(th=member.th, en=member.en) for word in _KEYS)],
        Role.TITLE: [roster.title, *(word.format(th=member.th, en=member.en) for word in _NAMES)],
        Role.ORDER: _NUMBERS,
    }
    return {_compared(word): role for role, said in words.items() for word in said}


def _compared(word: str) -> str:
    return _NOT_COMPARED.sub("", word).casefold()


def _turns(word: str) -> tuple[int, list[str]]:
    """Return what turns a word into another one by few letters: a denial, and every number."""
    return len(_DENIAL.findall(word)), sorted(_NUMBER.findall(word))


_NOT_COMPARED: Final = re.compile(r"[\s_.\-]+")
_DENIAL: Final = re.compile("ไม่|not|non|without")
_NUMBER: Final = re.compile("[0-9]+")
_BETWEEN_LANGUAGES: Final = re.compile(r"[\r\n]+|\s[/|]\s")
_IN_BRACKETS: Final = re.compile(r"(?P<word>.+?) ?[(\[](?P<said>[^()\[\]]+)[)\]]")
_BEHIND_COMMA: Final = re.compile(r"(?P<word>.+?), ?(?P<said>[^,]+)")
_YEAR: Final = re.compile(r"(?:ปีงบประมาณ|ปี|พ\.ศ\.|FY|BE)? ?(?:พ\.ศ\.)? ?2[4-9][0-9]{2}")
_YEAR_ALONE: Final = re.compile("2[4-9][0-9]{2}")
_YEAR_LINE: Final = re.compile(rf"@? ?{_YEAR.pattern}(?: ?[(]{_YEAR.pattern}[)])?")
_YEAR_BEHIND: Final = re.compile(rf"(?P<word>.+?)[ ,]*(?P<year>{_YEAR.pattern})")
_ANSWERS: Final = re.compile("(?:ใช่|มี|yes|y) ?/ ?(?:ไม่ใช่|ไม่มี|no|n)")
_FEWEST_LETTERS: Final = 5
_MOST_LETTERS: Final = 100
_NEAR: Final = 0.85
_APART: Final = 0.1
_KEYS: Final = (
    *("เลขทะเบียน{th}", "ทะเบียน{th}", "เลขที่ทะเบียน{th}", "ทะเบียน{th}เลขที่", "เลขทะเบียน"),
    *("เลขที่ทะเบียน", "เลขที่ใบอนุญาต", "เลขที่ใบอนุญาตประกอบกิจการ{th}", "เลขที่ใบอนุญาต{th}"),
    *("registration", "registration number", "registration no", "{en} registration"),
    *("{en} registration number", "{en} registration no", "licence number", "license number"),
    *("licence no", "license no", "{en} licence number", "{en} license number"),
)
_NAMES: Final = (
    "ชื่อ",
    "ชื่อ{th}",
    "ชื่อของ{th}",
    "name",
    "{en} name",
    "name of {en}",
    "name of the {en}",
)
_NUMBERS: Final = ("ลำดับ", "ลำดับที่", "ที่", "no", "#", "item no", "row")
