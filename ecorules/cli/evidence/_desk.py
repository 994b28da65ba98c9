"""What all commands of the register do: open it, find the documents that are meant, record.

A register is opened without the lock, so that files can be read in peace; whoever records then
holds the lock, looks again, and is told if somebody else was quicker.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.terms import load_register, terms_of
from ecorules.case.log.folding import folded
from ecorules.case.register import unknown_evidence
from ecorules.cli.outcome import ExitCode, Refused, noticed
from ecorules.diagnostics import Diagnostic, Text, quoted, refuse_errors
from ecorules.documents import Unreadable, plain
from ecorules.edition.load import load_edition
from ecorules.report.wording import words_of_edition

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ecorules.case.load import Records
    from ecorules.case.log import Event
    from ecorules.case.model import Register
    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition


class Desk(NamedTuple):
    """A register that is open before somebody: the case, its edition and how it came about."""

    folder: Path
    edition: Edition
    records: Records

    @property
    def register(self) -> Register:
        """Return the register with everything that was recorded."""
        return self.records.case.register

    @property
    def asked_for(self) -> frozenset[str]:
        """Return the codes of all documents that the edition asks for."""
        return terms_of(self.edition).evidence

    def item(self, typed: str) -> str:
        """Return the code of a known document as it was typed, in either script."""
        return self.items([typed])[0]

    def items(self, typed: Iterable[str]) -> list[str]:
        """Return the codes of known documents, each once; all that are unknown are told."""
        codes = list(dict.fromkeys(map(plain, typed)))
        known = self.asked_for | {one for one in self.register.evidence if is_own(one)}
        problems = [
            unknown_evidence(code, known).diagnostic(None) for code in codes if code not in known
        ]
        if problems:
            raise Refused(problems, ExitCode.USAGE)
        return codes

    def said(self, code: str, lang: Language) -> str:
        """Return a document by its code and what it is called."""
        evidence = self.register.evidence.get(code)
        own = None if evidence is None else evidence.title
        title = own or words_of_edition(self.edition).evidence.get(code)
        return code if title is None else f"{code} · {title.said(lang)}"


def opened(case: str, by: str | None, lang: Language) -> Desk:
    """Open the register of a case; what is to be noticed is told, and what is wrong raised.

    The case is read by its own edition, unless another is named.
    """
    edition, records = load_register(case, None if by is None else load_edition(by))
    refuse_errors(records.told)
    noticed((*records.case.notices, *records.told), lang)
    return Desk(Path(case), edition, records)


def record(desk: Desk, events: Sequence[Event]) -> None:
    """Put events into the log, all of them or, if one makes no sense, none."""
    from ecorules.case.log.appending import writing
    from ecorules.case.log.sense import refusal

    start, problems = desk.records.start, list[Diagnostic]()
    with writing(desk.folder) as log:
        register = folded(start, log.log.events)
        for event in events:
            before = desk.register.evidence.get(event.item)
            if register.evidence.get(event.item) != before:
                problems.append(_changed(event.item).diagnostic(None))
            elif (problem := refusal(register, event)) is not None:
                problems.append(problem.diagnostic(None))
        if not problems:
            log.append(events)
    if problems:
        raise Refused(problems, ExitCode.DOES_NOT_HOLD)


def is_own(code: str) -> bool:
    """Tell whether a code is of the kind that the area's own documents have."""
    return "/" not in code


def _changed(item: str) -> Unreadable:
    said = quoted(item)
    message = Text(
        f"somebody else recorded something of {said} meanwhile",
        f"มีผู้อื่นบันทึกรายการ {said} ในระหว่างนี้",
    )
    remedy = Text(
        "look at it with `ecorules evidence status`, and decide again",
        "ดูสถานะด้วย `ecorules evidence status` แล้วพิจารณาอีกครั้ง",
    )
    return Unreadable("recorded-meanwhile", message, remedy)
