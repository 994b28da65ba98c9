"""Make a case of what a trial gives, so that a real audit can judge it.

Everything given is supported by one accepted paper; what is not given is missing.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from ecorules.audit.trials.forms import TIMES
from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Member,
    MemberList,
    Observation,
    OwnTarget,
    Purpose,
    Register,
    Round,
    RoundKind,
)
from ecorules.diagnostics import Diagnostic, Text, nearest, quoted
from ecorules.documents import Unreadable, flag, is_missing, number
from ecorules.edition.literals import amount_in
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.trials.forms import Given, GivenForm, RosterForm
    from ecorules.case.model import Value
    from ecorules.documents import Document
    from ecorules.edition.model import Edition, Requirement
    from ecorules.edition.page import Path
    from ecorules.language.vocabulary import Fact

# Any day and year will do: a trial has no calendar but its own.
_DAY = date(2022, 3, 31)
_YESTERDAY = date(2022, 3, 30)
_YEAR = 2565
_PAPER = "trial"
_NOWHERE = Text("-", "-")


def empty_case(edition: Edition) -> Case:
    """Return the case of an area of which nothing is known, in a round that is still open."""
    return Case(
        id=_PAPER,
        title=_NOWHERE,
        edition=edition.id,
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, None, _YEAR, _DAY),
        agencies={},
        owners={},
        targets={},
        observations=(),
        rosters={},
        register=Register(is_closed=False, evidence={}),
        digest="",
    )


def trial_case(  # noqa: PLR0913, PLR0917 - what is given, and where it stands in the file
    edition: Edition,
    requirement: Requirement,
    given: GivenForm,
    document: Document,
    path: Path,
    into: list[Diagnostic],
) -> tuple[Case, dict[str, Truth]] | None:
    """Return the case and the given prerequisites, or report what cannot be read."""
    builder = _Builder(edition, requirement, document, into)
    before = len(into)
    case = builder.case(given, path)
    return None if len(into) > before else (case, {c: Truth(t) for c, t in given.conforms.items()})


class _Builder:
    """Build one trial's case; problems are reported at their place."""

    def __init__(
        self, edition: Edition, requirement: Requirement, document: Document, into: list[Diagnostic]
    ) -> None:
        self.edition, self.requirement = edition, requirement
        self.document, self.into = document, into

    def case(self, given: GivenForm, path: Path) -> Case:
        return replace(
            empty_case(self.edition),
            round=Round(RoundKind(given.round), Purpose.RAISE, None, _YEAR, _DAY),
            targets=dict(self._targets(given, path)),
            observations=tuple(self._observations(given, path)),
            rosters=self._rosters(given.roster, (*path, "roster", "factories")),
            register=Register(given.register_ == "closed", self._evidence(given, path)),
        )

    def _report(self, unreadable: Unreadable, path: Path) -> None:
        span = self.document.span(path)
        self.into.append(
            Diagnostic(unreadable.code, unreadable.message, span, None, unreadable.help)
        )

    def _unknown(self, kind: Text, word: str, known: list[str], path: Path) -> None:
        said, close = quoted(word), nearest(word, known)
        message = Text(f"no {kind.en} is called {said}", f"ไม่มี{kind.th}ชื่อ {said}")
        also = (
            None if close is None else Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่")
        )
        span = self.document.key_span(path)
        self.into.append(Diagnostic("unknown-name", message, span, None, also))

    def _targets(self, given: GivenForm, path: Path) -> Iterator[tuple[str, tuple[OwnTarget, ...]]]:
        for name, text in given.targets.items():
            place = (*path, "targets", name)
            target = self.edition.targets.get(name)
            if target is None:
                known = list(self.edition.targets)
                self._unknown(Text("target", "ค่าเป้าหมาย"), name, known, place)
                continue
            try:
                value = amount_in(text, target.unit)
            except Unreadable as unreadable:
                self._report(unreadable, place)
                continue
            yield name, (OwnTarget(value, date.min, None, _PAPER),)

    def _observations(self, given: GivenForm, path: Path) -> Iterator[Observation]:
        for name, texts in given.facts.items():
            for (fact, year), value in self._values(name, texts, (*path, "facts", name), None):
                yield Observation(fact, value, year, (_PAPER,))

    def _rosters(self, form: RosterForm | None, path: Path) -> dict[str, MemberList]:
        if form is None:
            return {}
        members = [
            member
            for place, row in enumerate(form.factories)
            for member in self._members(row, (*path, place))
        ]
        numbered = tuple(
            Member(f"{place:05}", "", member) for place, member in enumerate(members, start=1)
        )
        listed = MemberList("factories", numbered, form.complete, (_PAPER,), {})
        return {"factories": listed}

    def _members(self, row: dict[str, Given], path: Path) -> list[dict[tuple[str, int], Value]]:
        conflicts = [name for name, text in row.items() if isinstance(text, list)]
        for name in conflicts:
            self._refuse_conflict(name, (*path, name))
        if conflicts:
            return []
        cells: dict[tuple[str, int], Value] = {}
        for name, text in row.items():
            if name != TIMES:
                cells.update(self._values(name, text, (*path, name), "factories"))
        try:
            times = number(str(row.get(TIMES, "1")))
        except Unreadable as unreadable:
            self._report(unreadable, (*path, TIMES))
            return []
        return [cells] * int(times)

    def _refuse_conflict(self, name: str, path: Path) -> None:
        """Refuse several values in a row: a roster has one cell for them, and would keep one."""
        said = quoted(name)
        message = Text(
            f"a factory has one value of {said}, and here are several",
            f"โรงงานหนึ่งมีค่า {said} ได้เพียงค่าเดียว แต่ระบุไว้หลายค่า",
        )
        remedy = Text(
            "conflicting values belong to facts of the area; leave out what is not known",
            "ค่าที่ขัดแย้งกันระบุได้เฉพาะข้อมูลของพื้นที่ หากยังไม่ทราบค่าของโรงงานให้เว้นไว้",
        )
        span = self.document.span(path)
        self.into.append(Diagnostic("conflicting-row", message, span, None, remedy))

    def _values(
        self, name: str, texts: Given, path: Path, roster: str | None
    ) -> list[tuple[tuple[str, int], Value]]:
        word, _, back = name.partition("@-")
        fact = self.edition.vocabulary.facts.get(word)
        if fact is None or fact.roster != roster:
            known = [f.name for f in self.edition.vocabulary.facts.values() if f.roster == roster]
            self._unknown(Text("fact", "ข้อเท็จจริง"), word, known, path)
            return []
        found: list[tuple[tuple[str, int], Value]] = []
        for text in texts if isinstance(texts, list) else [texts]:
            try:
                if not is_missing(text):
                    found.append(((word, _YEAR - int(back or 0)), value_of(fact, text)))
            except Unreadable as unreadable:
                self._report(unreadable, path)
        return found

    def _evidence(self, given: GivenForm, path: Path) -> dict[str, Evidence]:
        papers = {_PAPER: Evidence(_PAPER, EvidenceState.ACCEPTED)}
        own = {item.code.partition("/")[2]: item.code for item in self.requirement.evidence}
        if given.documents == "all":
            return papers | {code: Evidence(code, EvidenceState.ACCEPTED) for code in own.values()}
        for name, state in given.documents.items():
            if name not in own:
                where = (*path, "documents", name)
                self._unknown(Text("evidence item", "รายการหลักฐาน"), name, list(own), where)
                continue
            expired = state == "expired"
            held = EvidenceState.ACCEPTED if expired else EvidenceState(state)
            until = _YESTERDAY if expired else None
            papers[own[name]] = Evidence(own[name], held, valid_until=until)
        return papers


def value_of(fact: Fact, text: str) -> Value:
    """Return what a text says of a fact, in base units; raises `Unreadable`."""
    match fact.kind:
        case NumberKind(unit=unit, extent=extent):
            value: Fraction = amount_in(text, unit)
            if value not in extent:
                said = quoted(text)
                message = Text(f"{said} is out of range", f"{said} อยู่นอกช่วงที่เป็นไปได้")
                raise Unreadable("out-of-range", message)
            return value
        case FlagKind():
            return flag(text)
        case ChoiceKind(values=values):
            if text not in values:
                said = quoted(text)
                message = Text(f"{said} is none of the choices", f"{said} ไม่อยู่ในตัวเลือก")
                raise Unreadable("unknown-choice", message)
            return text
