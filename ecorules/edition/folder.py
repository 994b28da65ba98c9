"""Which files an edition is made of, and the reading of each.

Nothing falls out unseen: a file that looks like a requirement but would not be read is
reported.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from ecorules.diagnostics import Diagnostic, Span, Text
from ecorules.documents import read_document, validated
from ecorules.edition.codes import code_order
from ecorules.edition.draft import Sheet
from ecorules.edition.requirements import clause_of
from ecorules.edition.schema.common import Surface
from ecorules.edition.schema.requirement import RequirementFile

if TYPE_CHECKING:
    from collections.abc import Iterator

F = TypeVar("F", bound=Surface)

_WORDS = "vocabulary.yaml"
_FRAME = frozenset({_WORDS, "edition.yaml", "levels.yaml", "targets.yaml"})
_CASES = ".cases.yaml"


class Folder(NamedTuple):
    """The folder of an edition, the name it is shown by, and where problems are collected."""

    path: Path
    shown: str
    into: list[Diagnostic]

    def sheet(self, model: type[F], path: Path) -> Sheet[F] | None:
        """Return one file held against what it may say; nothing if it cannot be read."""
        document = read_document(path, self.name_of(path), self.into)
        if document is None:
            return None
        clause = clause_of(document) if model is RequirementFile else None
        return Sheet(path, document, validated(model, document, self.into, clause=clause))

    def name_of(self, path: Path) -> str:
        """Return how a file is shown: relative to the folder as its reader named it."""
        relative = os.path.relpath(path, self.path)
        return Path(os.path.normpath(Path(self.shown) / relative)).as_posix()

    def vocabulary(self) -> Path:
        """Return the edition's own vocabulary, or the one it shares with its neighbours."""
        own = self.path / _WORDS
        return own if own.exists() else Path(os.path.normpath(self.path / ".." / own.name))

    def requirements(self) -> list[Path]:
        """Return the files of the requirements, in the order of their codes."""
        found = []
        for path in self._yaml():
            is_inside = path.parent != self.path
            if path.suffix == ".yaml" and is_inside:
                if not path.name.endswith(_CASES):
                    found.append(path)
            elif is_inside or path.name not in _FRAME:
                self._report_stray(path)
        return sorted(found, key=lambda path: (code_order(path.stem), path.as_posix()))

    def drafted(self) -> list[Path]:
        """Return the files of requirements in a draft, which may stand beside its frame."""
        found = []
        for path in self._yaml():
            is_frame = path.parent == self.path and path.name in _FRAME
            if is_frame and path.name == _WORDS:
                self._report_words(path)
            elif path.suffix != ".yaml":
                self._report_stray(path)
            elif not is_frame and not path.name.endswith(_CASES):
                found.append(path)
        return sorted(found, key=lambda path: (code_order(path.stem), path.as_posix()))

    def _yaml(self) -> Iterator[Path]:
        for path in sorted(self.path.rglob("*")):
            hidden = any(part.startswith(".") for part in path.relative_to(self.path).parts)
            if path.suffix.lower() in {".yaml", ".yml"} and not hidden:
                yield path

    def _report_words(self, path: Path) -> None:
        message = Text(
            "a draft has no vocabulary of its own",
            "ฉบับร่างไม่มี vocabulary.yaml ของตนเอง",
        )
        remedy = Text(
            "name the fact in the vocabulary of the edition that the draft extends",
            "กำหนดข้อมูลไว้ใน vocabulary.yaml ของฉบับตั้งต้น",
        )
        span = Span.whole(self.name_of(path))
        self.into.append(Diagnostic("stray-file", message, span, help=remedy))

    def _report_stray(self, path: Path) -> None:
        message = Text(
            "this file would not be read: nothing of it is part of the edition",
            "ไฟล์นี้จะไม่ถูกอ่าน และไม่เป็นส่วนหนึ่งของฉบับเกณฑ์",
        )
        remedy = Text(
            "a requirement stands in a folder within the edition, in a file that ends in `.yaml`",
            "ข้อกำหนดต้องอยู่ในโฟลเดอร์ย่อยของฉบับเกณฑ์ และชื่อไฟล์ลงท้ายด้วย `.yaml`",
        )
        span = Span.whole(self.name_of(path))
        self.into.append(Diagnostic("stray-file", message, span, help=remedy))
