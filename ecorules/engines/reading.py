"""From a line to an event: its names and values held against edition and case.

The same words, ranges, units and documents are possible as in a case file, and what is not is
told in the same sentences.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.case.columns import cell_named
from ecorules.case.listed import without_key
from ecorules.case.model import EvidenceState, Observation, OwnTarget
from ecorules.case.observations import aimed_at, observed_at, target_label
from ecorules.case.page import ROSTER, TARGET, Page, ends_before_it_begins, unknown
from ecorules.case.register import supported_by, unknown_evidence, without_title
from ecorules.case.values import cell_value, observed_value
from ecorules.diagnostics import Text
from ecorules.documents import Unreadable, is_missing, plain, validated
from ecorules.documents.wording import unknown_form, wrong_type
from ecorules.engines import events, forms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic import BaseModel

    from ecorules.case.model import Case, Terms, Value
    from ecorules.case.page import Path
    from ecorules.engines.events import Cell, Event
    from ecorules.language.vocabulary import Roster


class Reader(NamedTuple):
    """What a line may name: the words of the edition, and the case as it is by now."""

    terms: Terms
    case: Case

    def event(self, page: Page) -> Event | None:
        """Return the event of a line, or report everything that is wrong with it."""
        at: Path = ()
        known: Mapping[str, type[BaseModel]] = forms.LINES
        if page.document.value((forms.RETRACT,)) is not None:
            at, known = (forms.RETRACT,), forms.RETRACTIONS
            _refuse_more_than(forms.RETRACT, page)
        written = page.document.keys(at)
        form = next((known[key] for key in known if key in written), None)
        if form is None:
            _report_no_form(page, at, [*known, *([] if at else [forms.RETRACT])])
            return None
        read = validated(form, page.document, page.into, root=at)
        return None if read is None else self._understood(read, page)

    def _understood(self, read: BaseModel, page: Page) -> Event | None:  # noqa: C901 - one case a form
        match read:
            case forms.ObserveLine():
                return self._observe(read.observe, page)
            case forms.DocumentLine():
                return self._document(read, page)
            case forms.MemberLine():
                return self._member(read, page)
            case forms.RosterLine():
                return self._roster_line(read, page)
            case forms.TargetLine():
                return self._target(read, page)
            case forms.CloseLine():
                return events.Closed()
            case forms.RetractObserve():
                return self._retract_observe(read.observe, page)
            case forms.RetractDocument():
                return events.TakenBackDocument(plain(read.document))
            case forms.RetractMember():
                return self._retract_member(read, page)
            case forms.RetractTarget():
                return events.TakenBackTarget(read.target)
            case forms.RetractClose():
                return events.Reopened()
            case _:
                return events.Undone(getattr(read, "event"))  # noqa: B009

    def _observe(self, read: forms.ObserveForm, page: Page) -> Event | None:
        at: Path = ("observe",)
        codes = supported_by(page, (*at, "evidence"), self._documents)
        observed = observed_at(page, at, self.terms.vocabulary)
        if observed is None:
            return None
        year = self._year if read.fiscal_year is None else read.fiscal_year
        return events.Observed(Observation(*observed, year, codes, read.note))

    def _document(self, read: forms.DocumentLine, page: Page) -> Event | None:
        code, at = plain(read.document), ("document",)
        if "/" in code and code not in self.terms.evidence:
            page.report(unknown_evidence(code, self.terms.evidence), at)
        elif "/" not in code and code not in self._documents and read.title is None:
            page.report(without_title(code, self.terms.evidence), at)
        begins, ends = read.valid_from, read.valid_until
        if begins is not None and ends is not None and ends < begins:
            page.report(ends_before_it_begins(begins, ends), ("valid_until",))
        return events.Document(
            code,
            EvidenceState(read.state),
            title=None if read.title is None else read.title.text,
            submitted=read.submitted,
            valid_from=begins,
            valid_until=ends,
            because=read.because,
        )

    def _member(self, read: forms.MemberLine, page: Page) -> Event | None:
        roster = self._roster(read.roster, page)
        if roster is None:
            return None
        key = plain(read.member.get(roster.key, ""))
        if is_missing(key):
            page.report(without_key(roster), ("member",))
        cells = dict(self._cells(read.member, roster, page))
        title = plain(read.member.get(roster.title, ""))
        return events.Joined(roster.name, key, None if is_missing(title) else title, cells)

    def _cells(
        self, written: Mapping[str, str], roster: Roster, page: Page
    ) -> Iterator[tuple[Cell, Value]]:
        for header, text in written.items():
            if header in {roster.key, roster.title}:
                continue
            path: Path = ("member", header)
            try:
                fact, year = cell_named(header, roster, self.terms.vocabulary, self._year)
            except Unreadable as problem:
                page.report_key(problem, path)
                continue
            try:
                if not is_missing(text):
                    yield (fact.name, year), cell_value(fact, text)
            except Unreadable as problem:
                page.report(problem, path, fact.label)

    def _roster_line(self, read: forms.RosterLine, page: Page) -> Event | None:
        roster = self._roster(read.roster, page)
        codes = supported_by(page, ("evidence",), self._documents)
        if roster is None:
            return None
        return events.Listed(roster.name, read.complete, None if read.evidence is None else codes)

    def _target(self, read: forms.TargetLine, page: Page) -> Event | None:
        name = read.target
        if name not in self.terms.targets:
            page.report(unknown(TARGET, name, self.terms.targets), ("target",))
            return None
        value = aimed_at(page, ("value",), target_label(name), self.terms.targets[name])
        since = self.case.round.on if read.since is None else read.since
        if read.until is not None and read.until < since:
            page.report(ends_before_it_begins(since, read.until), ("until",))
        if value is None:
            return None
        return events.Aimed(name, OwnTarget(value, since, read.until, read.source))

    def _retract_observe(self, read: forms.RetractObserveForm, page: Page) -> Event | None:
        at: Path = (forms.RETRACT, "observe")
        fact = self.terms.vocabulary.facts.get(read.fact)
        if fact is None or read.value is None:
            return events.TakenBackObservations(read.fact, read.fiscal_year, None)
        try:
            value = observed_value(fact, read.value)
        except Unreadable as problem:
            page.report(problem, (*at, "value"), fact.label)
            return None
        return events.TakenBackObservations(fact.name, read.fiscal_year, value)

    def _retract_member(self, read: forms.RetractMember, page: Page) -> Event | None:
        roster = self._roster(read.roster, page, forms.RETRACT)
        if roster is None:
            return None
        cells = []
        for place, header in enumerate(read.columns):
            try:
                fact, year = cell_named(header, roster, self.terms.vocabulary, self._year)
                cells.append((fact.name, year))
            except Unreadable as problem:
                page.report(problem, (forms.RETRACT, "columns", place))
        return events.TakenBackMember(roster.name, plain(read.member), tuple(cells))

    def _roster(self, named: str | None, page: Page, *at: str) -> Roster | None:
        """Return the roster that is named; where there is only one, it need not be."""
        rosters = self.terms.vocabulary.rosters
        if named is None:
            if len(rosters) == 1:
                return next(iter(rosters.values()))
            page.report(_which(rosters), at)
            return None
        if named not in rosters:
            page.report(unknown(ROSTER, named, rosters), (*at, "roster"))
        return rosters.get(named)

    @property
    def _year(self) -> int:
        return self.case.round.fiscal_year

    @property
    def _documents(self) -> frozenset[str]:
        """Return every document that may be named: the edition's, and the area's own."""
        own = {code for code in self.case.register.evidence if "/" not in code}
        return self.terms.evidence | own


def _refuse_more_than(key: str, page: Page) -> None:
    for other in page.steps(()):
        if other != key:
            message = Text(
                f"`{other}` cannot stand beside `{key}`", f"`{other}` ใช้ร่วมกับ `{key}` ไม่ได้"
            )
            page.report_key(Unreadable("unknown-key", message), (other,))


def _report_no_form(page: Page, at: Path, known: list[str]) -> None:
    written = page.document.keys(at)
    if not isinstance(page.document.value(at), dict):
        said = wrong_type(["dict"], page.document.value(at))
    else:
        said = unknown_form(written, known)
    page.report(Unreadable(said.code, said.message, said.help), at)


def _which(rosters: Mapping[str, Roster]) -> Unreadable:
    listed = ", ".join(f"`{name}`" for name in sorted(rosters))
    return Unreadable(
        "missing-key",
        Text("the key `roster` is missing", "ขาดคีย์ `roster`"),
        Text(f"write one of {listed}", f"ระบุค่าใดค่าหนึ่งใน {listed}"),
    )
