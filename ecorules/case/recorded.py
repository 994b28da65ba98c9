"""The register after its log: items that are known, own ones with a title, files that are there.

The log is written by commands that know the items, but a case travels between people and its
edition may change under it.  So it is held against the edition like anything else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.files import file_inside, require_registered
from ecorules.case.log import HandedIn, folded
from ecorules.case.log.refused import told_of
from ecorules.case.register import unknown_evidence, without_title
from ecorules.documents import Unreadable

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from ecorules.case.log import Log
    from ecorules.case.model import EvidenceFile, Register
    from ecorules.diagnostics import Diagnostic, Span


def own_items(log: Log) -> frozenset[str]:
    """Return the codes of the area's own documents that were handed in."""
    return frozenset(event.item for event in log.events if "/" not in event.item)


def recorded(
    register: Register, log: Log, asked_for: Collection[str], into: list[Diagnostic]
) -> Register:
    """Return the register with what the log says, and report what it says of nothing known."""
    titled = {code for code, evidence in register.evidence.items() if evidence.title is not None}
    for event in log.events:
        if isinstance(event, HandedIn) and event.title is not None:
            titled.add(event.item)
        if "/" in event.item and event.item not in asked_for:
            into.append(unknown_evidence(event.item, asked_for).diagnostic(event.span))
        if "/" not in event.item and event.item not in titled:
            into.append(without_title(event.item, asked_for).diagnostic(event.span))
    return folded(register, log.events)


def examine_recorded(register: Register, log: Log, folder: Path, into: list[Diagnostic]) -> None:
    """Report the files that the log has brought and that are gone or are other files now."""
    spans = {event.span for event in log.events}
    for evidence in register.evidence.values():
        if evidence.span in spans:
            for file in evidence.files:
                _examine(file, evidence.span, folder, into)


def _examine(file: EvidenceFile, span: Span | None, folder: Path, into: list[Diagnostic]) -> None:
    if file.path is None:
        return
    try:
        require_registered(file_inside(folder, file.path), file)
    except Unreadable as problem:
        into.append(told_of(problem, span))
