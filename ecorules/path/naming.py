"""Whether what actions name is there: facts, documents, lists, members, targets and values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.case.page import EVIDENCE, FACT, ROSTER, TARGET, Kind, unknown
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind
from ecorules.path.schema import (
    AmountRecord,
    BetterRecord,
    ChoiceRecord,
    CompleteRecord,
    PaperRecord,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ecorules.case.model import Case
    from ecorules.diagnostics import Diagnostic
    from ecorules.documents import Document
    from ecorules.edition.model import Edition
    from ecorules.path.schema import ActionRecord, ValueRecord

_MEMBER = Kind("unknown-member", Text("member of the list", "รายในบัญชีที่มีทะเบียน"))
_Path = tuple[str | int, ...]


def examine(  # noqa: PLR0913, PLR0917 - actions, where they stand, and what they may name
    records: Sequence[ActionRecord],
    assumed: Mapping[str, str],
    document: Document,
    where: _Path,
    edition: Edition,
    case: Case,
) -> Iterator[Diagnostic]:
    """Yield all that actions name which is not there."""
    examiner = _Examiner(edition, case)
    for name in assumed:
        for path, problem in examiner.named(("assumed", name), TARGET, name, edition.targets):
            yield problem.diagnostic(document.key_span(path))
    for place, record in enumerate(records):
        for path, problem in examiner.action(record):
            yield problem.diagnostic(document.span((*where, place, *path)))


_Found = tuple[_Path, Unreadable]


class _Examiner:
    """Hold what may be named."""

    def __init__(self, edition: Edition, case: Case) -> None:
        self._vocabulary = edition.vocabulary
        self._case = case
        listed = {item.code for one in edition.requirements.values() for item in one.evidence}
        self._items = listed | set(case.register.evidence) | supporting(case)

    def action(self, record: ActionRecord) -> Iterator[_Found]:
        """Yield what is wrong with one action, with the path to it."""
        match record:
            case PaperRecord(item=item):
                yield from self.named(("item",), EVIDENCE, item, self._items)
            case CompleteRecord(roster=roster):
                yield from self.named(("roster",), ROSTER, roster, self._case.rosters)
            case BetterRecord():
                yield from self._members(record)
            case _:
                yield from self._value((), record.fact, record.value, None)

    def named(self, path: _Path, kind: Kind, word: str, known: Collection[str]) -> Iterator[_Found]:
        """Yield that a word names nothing, if so."""
        if word not in known:
            yield path, unknown(kind, word, known)

    def _members(self, record: BetterRecord) -> Iterator[_Found]:
        listed = self._case.rosters.get(record.roster)
        if listed is None:
            yield from self.named(("roster",), ROSTER, record.roster, self._case.rosters)
            return
        keys = {one.key for one in listed.members}
        for place, member in enumerate(record.members):
            path = ("members", place)
            yield from self.named((*path, "member"), _MEMBER, member.member, keys)
            for at, cell in enumerate(member.cells):
                yield from self._value((*path, "cells", at), cell.fact, cell.value, record.roster)

    def _value(
        self, path: _Path, name: str, value: ValueRecord, roster: str | None
    ) -> Iterator[_Found]:
        facts = self._vocabulary.facts
        fact = facts.get(name)
        if fact is None or fact.roster != roster:
            alike = [one.name for one in facts.values() if one.roster == roster]
            yield (*path, "fact"), unknown(FACT, name, alike)
            return
        match fact.kind, value:
            case (NumberKind(), AmountRecord()) | (FlagKind(), bool()):
                return
            case ChoiceKind(values), ChoiceRecord(choice=choice) if choice in values:
                return
            case _:
                yield (*path, "value"), _not_a_value(name)


def supporting(case: Case) -> set[str]:
    """Return the documents that support anything that a case says."""
    made = {code for one in case.observations for code in one.evidence}
    for members in case.rosters.values():
        made |= {*members.evidence, *(c for own in members.column_evidence.values() for c in own)}
    return made


def _not_a_value(name: str) -> Unreadable:
    said = quoted(name)
    return Unreadable(
        "not-a-value",
        Text(f"this is no value of the fact {said}", f"ค่านี้ไม่ใช่ค่าของข้อมูล {said}"),
        Text(
            'a number is `{"amount": "3/2"}` in base units, an answer `true` or `false`, '
            'a choice `{"choice": …}`',
            'ตัวเลขเขียน `{"amount": "3/2"}` เป็นหน่วยฐาน คำตอบเขียน `true` หรือ `false` '
            'ตัวเลือกเขียน `{"choice": …}`',
        ),
    )
