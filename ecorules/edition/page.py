"""One file of the criteria while it is read, and how problems in it are reported."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.diagnostics import Diagnostic, Text, quoted
from ecorules.documents.wording import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from ecorules.diagnostics import Span
    from ecorules.documents import Document, Unreadable
    from ecorules.edition.model import Source

Path: TypeAlias = tuple[str | int, ...]


class Page(NamedTuple):
    """A document, the clause that is being read, and where its problems are collected.

    `sources` may be cited; nothing means that they could not be read.
    """

    document: Document
    into: list[Diagnostic]
    clause: Text | None = None
    sources: Mapping[str, Source] | None = None

    def under(self, clause: Text) -> Page:
        """Return the same page with its problems reported under a clause."""
        return self._replace(clause=clause)

    def span(self, path: Path) -> Span:
        """Return the place of a value."""
        return self.document.span(path)

    def report(self, code: str, message: Text, path: Path, remedy: Text | None = None) -> None:
        """Report a problem at the value of a path."""
        self.into.append(Diagnostic(code, message, self.span(path), self.clause, remedy))

    def report_key(self, code: str, message: Text, path: Path, remedy: Text | None = None) -> None:
        """Report a problem at the key that a path ends with."""
        span = self.document.key_span(path)
        self.into.append(Diagnostic(code, message, span, self.clause, remedy))

    def report_unreadable(self, why: Unreadable, path: Path) -> None:
        """Report a value that is not what it should be."""
        self.into.append(why.diagnostic(self.span(path), self.clause))

    def report_unknown(self, kind: Kind, word: str, known: Collection[str], path: Path) -> None:
        """Report a word that names nothing, with what was probably meant."""
        message = Text(
            f"no {kind.name.en} is called {quoted(word)}",
            f"ไม่มี{kind.name.th} {quoted(word)}",
        )
        self.report(kind.code, message, path, did_you_mean(word, known))


class Kind(NamedTuple):
    """What a word should have named, in Thai with how it is called, and the problem's code."""

    code: str
    name: Text
