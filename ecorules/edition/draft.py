"""An edition while it is read: each file with what it says, as far as it can be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from ecorules.diagnostics import Diagnostic
    from ecorules.documents import Document
    from ecorules.edition.model import Edition
    from ecorules.edition.schema.common import Surface
    from ecorules.edition.schema.edition import EditionFile, LevelsFile, TargetsFile
    from ecorules.edition.schema.requirement import RequirementFile
    from ecorules.edition.schema.vocabulary import VocabularyFile

F = TypeVar("F", bound="Surface")


class Sheet(NamedTuple, Generic[F]):
    """One file of the criteria: where it is, its document, and its form if that is in order."""

    path: Path
    document: Document
    form: F | None


class Layer(NamedTuple):
    """One file of an edition that is laid over another, as it was written.

    `kind` is the name of its schema.
    """

    kind: str
    path: Path
    document: Document
    is_in_form: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """The files of an edition, the edition they make if nothing is wrong, and what is wrong.

    A file that cannot be read at all is not among the sheets; the diagnostics say why.
    Where the edition is laid over another, that is `below`, the sheets say what both say
    together, and `layers` has the files as they were written.
    """

    folder: Path
    vocabulary: Sheet[VocabularyFile] | None
    frame: Sheet[EditionFile] | None
    levels: Sheet[LevelsFile] | None
    targets: Sheet[TargetsFile] | None
    requirements: tuple[Sheet[RequirementFile], ...]
    edition: Edition | None
    diagnostics: tuple[Diagnostic, ...]
    below: Draft | None = None
    layers: tuple[Layer, ...] = ()
