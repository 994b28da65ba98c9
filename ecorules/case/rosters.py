"""The rosters that a case names: each a file, what supports it, and its members."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Protocol

from ecorules.case.files import file_inside
from ecorules.case.headers import Words
from ecorules.case.model import MemberList
from ecorules.case.page import FACT, ROSTER, unknown
from ecorules.case.register import supported_by
from ecorules.case.roster import members_of
from ecorules.case.schema import RosterForm, RoundForm
from ecorules.documents import Unreadable, read_table

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path as Folder

    from ecorules.case.model import Member
    from ecorules.case.page import Page, Path
    from ecorules.language.vocabulary import Roster, Vocabulary

# Without a readable round the cells are examined all the same, and no case is made of them.
_NO_YEAR: Final = 0


class Members(Protocol):
    """Tell the members of a roster, given the path of its entry in the file of the case."""

    def __call__(self, path: Path, roster: Roster) -> tuple[Member, ...]:
        """Return the members, and report all that is wrong with them."""
        ...


class Rosters(NamedTuple):
    """The rosters of a case while they are read."""

    page: Page
    vocabulary: Vocabulary
    evidence: Collection[str]
    members: Members

    def listed(self) -> dict[str, MemberList]:
        """Return the rosters by name, and report all that is wrong with them."""
        found = {}
        for path, form in self.page.parts(RosterForm, ("rosters",)):
            name = str(path[-1])
            roster = self.vocabulary.rosters.get(name)
            if roster is None:
                self.page.report_key(unknown(ROSTER, name, self.vocabulary.rosters), path)
                continue
            members = self.members(path, roster)
            evidence = supported_by(self.page, (*path, "evidence"), self.evidence)
            columns = self._column_evidence((*path, "columns"), roster)
            if form is not None:
                found[name] = MemberList(name, members, form.complete, evidence, columns)
        return found

    def _column_evidence(self, path: Path, roster: Roster) -> dict[str, tuple[str, ...]]:
        columns = {fact.name for fact in self.vocabulary.columns(roster.name)}
        found = {}
        for step in self.page.steps(path):
            place = (*path, step)
            if step not in columns:
                self.page.report_key(unknown(FACT, str(step), columns), place)
            found[str(step)] = supported_by(self.page, place, self.evidence)
        return found


class FromFiles(NamedTuple):
    """Tell the members that the files of a case list."""

    page: Page
    vocabulary: Vocabulary
    folder: Folder

    def __call__(self, path: Path, roster: Roster) -> tuple[Member, ...]:
        """Return the members in the file that the entry of a roster names."""
        named = self.page.word((*path, "file"))
        if named is None:
            return ()
        try:
            file = file_inside(self.folder, named)
        except Unreadable as problem:
            self.page.report(problem, (*path, "file"))
            return ()
        shown = f"{self.page.document.shown.rpartition('/')[0]}/{named}"
        known = Words(roster, self.vocabulary).known
        table = read_table(file, shown, self.page.into, known=known)
        if table is None:
            return ()
        held = self.page.part(RoundForm, ("round",))
        year = _NO_YEAR if held is None else held.fiscal_year
        return members_of(table, roster, self.vocabulary, year, self.page.into)
