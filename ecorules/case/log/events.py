"""What can happen to a document: it is handed in, accepted, rejected or withdrawn.

An event says what happened, who did it and on which day.  What it means for the register is
told by `ecorules.case.log.folding`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from datetime import date

    from ecorules.case.model import EvidenceFile
    from ecorules.diagnostics import Span, Text


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A document was handed in: from now on these are its files and the days it is valid.

    What was handed in before is no longer the document, and stays in the folder all the same.
    """

    item: str
    files: tuple[EvidenceFile, ...]
    by: str
    at: date
    valid_from: date | None = None
    valid_until: date | None = None
    title: Text | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Accepted:
    """An auditor accepted a document."""

    item: str
    by: str
    at: date
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Rejected:
    """An auditor rejected a document, and said why."""

    item: str
    because: str
    by: str
    at: date
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Whoever handed a document in took it back; it is planned again."""

    item: str
    by: str
    at: date
    because: str | None = None
    span: Span | None = field(default=None, compare=False, repr=False)


Event: TypeAlias = HandedIn | Accepted | Rejected | Withdrawn
