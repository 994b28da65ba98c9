"""The file of a case while it is read, and how problems in it are reported.

A file that does not fit the schema somewhere is examined all the same wherever it does, so
that an author hears of everything at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from pydantic import BaseModel

from ecorules.diagnostics import Diagnostic, Text, quoted
from ecorules.documents import Unreadable
from ecorules.documents.days import day_said
from ecorules.documents.validating import validated
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from ecorules.diagnostics import Span
    from ecorules.documents import Document

Path: TypeAlias = tuple[str | int, ...]
M = TypeVar("M", bound=BaseModel)


class Page(NamedTuple):
    """A document, and where its problems are collected."""

    document: Document
    into: list[Diagnostic]

    def part(self, model: type[M], path: Path) -> M | None:
        """Return what stands at a path if it fits; what does not is reported elsewhere."""
        return validated(model, self.document, [], root=path)

    def parts(self, model: type[M], path: Path) -> Iterator[tuple[Path, M | None]]:
        """Yield the entries of a list or mapping with their paths; of one that does not fit, none.

        What such an entry names can still be examined, word by word.
        """
        for step in self.steps(path):
            yield (*path, step), self.part(model, (*path, step))

    def word(self, path: Path) -> str | None:
        """Return the word that stands at a path, if one does."""
        found = self.document.value(path)
        return found if isinstance(found, str) and found else None

    def steps(self, path: Path) -> tuple[str | int, ...]:
        """Return what leads to the entries of a list or mapping."""
        match self.document.value(path):
            case dict() as mapping:
                return tuple(mapping)
            case list() as entries:
                return tuple(range(len(entries)))
            case _:
                return ()

    def words(self, path: Path) -> Iterator[tuple[Path, str]]:
        """Yield the entries of a list that are words, each with its path."""
        for step in self.steps(path):
            word = self.document.value((*path, step))
            if isinstance(word, str):
                yield (*path, step), word

    def span(self, path: Path) -> Span:
        """Return the place of a value."""
        return self.document.span(path)

    def report(self, problem: Unreadable, path: Path, clause: Text | None = None) -> None:
        """Report a problem at the value of a path."""
        self.into.append(problem.diagnostic(self.document.span(path), clause))

    def report_key(self, problem: Unreadable, path: Path) -> None:
        """Report a problem at the key that a path ends with."""
        self.into.append(problem.diagnostic(self.document.key_span(path)))


class Kind(NamedTuple):
    """What a word should have named, in Thai with how it is called, and the problem's code."""

    code: str
    name: Text


FACT = Kind("unknown-fact", Text("fact", "ข้อมูลชื่อ"))
ROSTER = Kind("unknown-roster", Text("roster", "บัญชีชื่อ"))
OWNER = Kind("unknown-owner", Text("owner", "ผู้รับผิดชอบชื่อ"))
REQUIREMENT = Kind("unknown-requirement", Text("requirement", "ข้อกำหนดรหัส"))
TARGET = Kind("unknown-target", Text("target", "ค่าเป้าหมายของข้อ"))
EVIDENCE = Kind("unknown-evidence", Text("evidence item", "หลักฐานรหัส"))


def unknown(kind: Kind, word: str, known: Collection[str]) -> Unreadable:
    """Return the problem that a word names nothing, with what was probably meant."""
    return nothing_called(kind, word, did_you_mean(word, known))


def nothing_called(kind: Kind, word: str, remedy: Text | None) -> Unreadable:
    """Return the problem that a word names nothing, with a remedy of its own."""
    message = Text(
        f"no {kind.name.en} is called {quoted(word)}",
        f"ไม่มี{kind.name.th} {quoted(word)}",
    )
    return Unreadable(kind.code, message, remedy)


def ends_before_it_begins(begins: date, ends: date) -> Unreadable:
    """Return the problem that a period has no day in it."""
    message = Text(
        f"it ends on {ends}, before it begins on {begins}",
        f"วันสิ้นสุด {day_said(ends, 'th')} อยู่ก่อนวันเริ่มต้น {day_said(begins, 'th')}",
    )
    return Unreadable("ends-before-it-begins", message)
