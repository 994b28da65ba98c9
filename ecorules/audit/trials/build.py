"""Make a case of what a trial gives, so that a real audit can judge it.

Everything given is supported by one accepted paper; what is not given is missing.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
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
from ecorules.case.page import EVIDENCE, FACT, REQUIREMENT, TARGET, Page, unknown
from ecorules.case.values import cell_value
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, is_missing, number
from ecorules.edition.literals import amount_in
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.audit.trials.forms import Given, GivenForm, RosterForm
    from ecorules.case.model import Value
    from ecorules.case.page import Path
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.vocabulary import Fact

# Any day and year will do: a trial has no calendar but its own.
_DAY = date(2022, 3, 31)
_YESTERDAY = date(2022, 3, 30)
_YEAR = 2565
_PAPER = "trial"
_NOWHERE = Text("-", "-")
_ROSTER = "factories"
_YEARS_BACK = re.compile("-(?P<years>[1-9][0-9]?)")
_MOST_ALIKE = 10_000


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


def trial_case(
    edition: Edition, requirement: Requirement, given: GivenForm, page: Page, path: Path
) -> tuple[Case, dict[str, Truth]] | None:
    """Return the case and the given prerequisites, or report what cannot be read."""
    builder = _Builder(edition, requirement, page)
    before = len(page.into)
    built = builder.case(given, path), builder.prerequisites(given, path)
    return None if len(page.into) > before else built


class _Builder:
    """Build one trial's case; problems are reported at their place."""

    def __init__(self, edition: Edition, requirement: Requirement, page: Page) -> None:
        self.edition, self.requirement, self.page = edition, requirement, page

    def case(self, given: GivenForm, path: Path) -> Case:
        return replace(
            empty_case(self.edition),
            round=Round(RoundKind(given.round), Purpose.RAISE, None, _YEAR, _DAY),
            targets=dict(self._targets(given, path)),
            observations=tuple(self._observations(given, path)),
            rosters=self._rosters(given.roster, (*path, "roster", _ROSTER)),
            register=Register(given.register_ == "closed", self._evidence(given, path)),
        )

    def prerequisites(self, given: GivenForm, path: Path) -> dict[str, Truth]:
        known = self.edition.requirements
        for code in given.conforms:
            if code not in known:
                problem = unknown(REQUIREMENT, code, known)
                self.page.report_key(problem, (*path, "conforms", code))
        return {code: Truth(truth) for code, truth in given.conforms.items()}

    def _targets(self, given: GivenForm, path: Path) -> Iterator[tuple[str, tuple[OwnTarget, ...]]]:
        known = self.edition.targets
        for name, text in given.targets.items():
            place = (*path, "targets", name)
            if name not in known:
                self.page.report_key(unknown(TARGET, name, known), place)
                continue
            try:
                value = amount_in(text, known[name].unit)
            except Unreadable as problem:
                self.page.report(problem, place)
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
        return {_ROSTER: MemberList(_ROSTER, numbered, form.complete, (_PAPER,), {})}

    def _members(self, row: dict[str, Given], path: Path) -> list[dict[tuple[str, int], Value]]:
        conflicts = [name for name, text in row.items() if isinstance(text, list)]
        for name in conflicts:
            self._refuse_conflict(name, (*path, name))
        if conflicts:
            return []
        cells: dict[tuple[str, int], Value] = {}
        for name, text in row.items():
            if name != TIMES:
                cells.update(self._values(name, text, (*path, name), _ROSTER))
        try:
            return [cells] * _times(str(row.get(TIMES, "1")))
        except Unreadable as problem:
            self.page.report(problem, (*path, TIMES))
            return []

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
        self.page.report(Unreadable("conflicting-row", message, remedy), path)

    def _values(
        self, name: str, texts: Given, path: Path, roster: str | None
    ) -> Iterator[tuple[tuple[str, int], Value]]:
        word, marked, back = name.partition("@")
        try:
            fact = self._fact(word, roster)
            cell = (word, _YEAR - _years_back(back) if marked else _YEAR)
        except Unreadable as problem:
            self.page.report_key(problem, path)
            return
        is_list = isinstance(texts, list)
        for place, text in enumerate(texts if isinstance(texts, list) else [texts]):
            try:
                if not is_missing(text):
                    yield cell, cell_value(fact, text)
            except Unreadable as problem:
                self.page.report(problem, (*path, place) if is_list else path, fact.label)

    def _fact(self, word: str, roster: str | None) -> Fact:
        own = {name: f for name, f in self.edition.vocabulary.facts.items() if f.roster == roster}
        if word not in own:
            raise unknown(FACT, word, own)
        return own[word]

    def _evidence(self, given: GivenForm, path: Path) -> dict[str, Evidence]:
        papers = {_PAPER: Evidence(_PAPER, EvidenceState.ACCEPTED)}
        own = {item.code.partition("/")[2]: item.code for item in self.requirement.evidence}
        if given.documents == "all":
            return papers | {code: Evidence(code, EvidenceState.ACCEPTED) for code in own.values()}
        for name, state in given.documents.items():
            if name not in own:
                problem = unknown(EVIDENCE, name, own)
                self.page.report_key(problem, (*path, "documents", name))
                continue
            expired = state == "expired"
            held = EvidenceState.ACCEPTED if expired else EvidenceState(state)
            until = _YESTERDAY if expired else None
            papers[own[name]] = Evidence(own[name], held, valid_until=until)
        return papers


def _years_back(text: str) -> int:
    """Return how many fiscal years back `@-1` behind the name of a fact leads."""
    match = _YEARS_BACK.fullmatch(text)
    if match is not None:
        return int(match["years"])
    said = quoted(f"@{text}")
    message = Text(
        f"{said} is not how a case names an earlier fiscal year",
        f"{said} ไม่ใช่วิธีระบุปีงบประมาณในกรณีตัวอย่าง",
    )
    remedy = Text("write `@-1` for one fiscal year back", "เขียน `@-1` หากหมายถึงปีงบประมาณก่อนหน้าหนึ่งปี")
    raise Unreadable("not-years-back", message, remedy)


def _times(text: str) -> int:
    """Return how many factories a row stands for."""
    times = number(text)
    if times.denominator == 1 and 0 < times <= _MOST_ALIKE:
        return int(times)
    said = quoted(text)
    message = Text(f"{said} is no number of factories", f"{said} ไม่ใช่จำนวนโรงงานที่รับได้")
    remedy = Text(
        f"write a whole number from 1 to {_MOST_ALIKE:,}",
        f"เขียนเป็นจำนวนเต็มตั้งแต่ 1 ถึง {_MOST_ALIKE:,}",
    )
    raise Unreadable("not-a-number-of-factories", message, remedy)
