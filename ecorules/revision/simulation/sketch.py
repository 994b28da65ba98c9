"""A case in the making: what of the made-up world somebody has written down, and the papers.

Some figures are missing, some are told twice and differently, some rest on papers that are not
accepted.  What is missing can be filled in, and a paper can be accepted: that is how a case comes
to prove what it is meant to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.case.model import (
    Case,
    Evidence,
    EvidenceState,
    Member,
    MemberList,
    Observation,
    OwnTarget,
    Register,
)
from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ecorules.case.model import Round, Value
    from ecorules.revision.simulation.nature import Asked
    from ecorules.revision.simulation.world import World

RECORDS: Final = "area-records"
_RECORDS_TITLE: Final = Text("Made-up records of the area", "บันทึกสมมติของพื้นที่")
_LIST_TITLE: Final = Text("Made-up list of members", "บัญชีรายชื่อสมมติ")
_PLAN: Final = "แผนปฏิบัติการสมมติ"
_MADE_UP: Final = Text(
    "Made up by a program from chance, to try criteria on.  Nothing in it was observed, and it "
    "says nothing of any real area, nor of the province that it is placed in.",
    "ข้อมูลสมมติที่โปรแกรมสุ่มขึ้นเพื่อทดลองใช้เกณฑ์ ไม่มีข้อมูลใดมาจากการสำรวจ และไม่ได้กล่าวถึงพื้นที่จริงใด "
    "รวมทั้งจังหวัดที่ใช้อ้างถึง",
)
_AHEAD: Final = 543

Place = tuple["str | None", str, int]


@dataclass(frozen=True, slots=True)
class Head:
    """What stands at the head of a case."""

    id: str
    title: Text
    edition: str
    area: Mapping[str, Text]
    round: Round


def list_paper(roster: str) -> str:
    """Return the paper that a list of members rests on.

    >>> list_paper("factories")
    'factories-list'
    """
    return f"{roster}-list"


@dataclass(slots=True)
class Sketch:
    """A case in the making; `unread` are the figures that nobody has written down.

    `twice` has a second value beside the first.  `columns` are those that rest on a paper of
    their own.
    """

    head: Head
    world: World
    asked: Asked
    members: Mapping[str, Sequence[tuple[str, str]]]
    is_closed: bool
    unread: set[Place] = field(default_factory=set)
    twice: dict[Place, Value] = field(default_factory=dict)
    papers: dict[str, EvidenceState] = field(default_factory=dict)
    expired: set[str] = field(default_factory=set)
    columns: dict[str, str] = field(default_factory=dict)
    complete: set[str] = field(default_factory=set)
    targets: dict[str, Fraction] = field(default_factory=dict)

    def support(self, name: str) -> str:
        """Return the paper that an observation of the area rests on."""
        items = self.asked.first[name].evidence
        return items[0].code if items else RECORDS

    def accept(self, paper: str) -> None:
        """Have a paper count."""
        self.papers[paper] = EvidenceState.ACCEPTED
        self.expired.discard(paper)

    def fill(self, key: str | None, name: str, years_back: int) -> None:
        """Have a figure written down, once."""
        place = (key, name, self.head.round.fiscal_year - years_back)
        self.unread.discard(place)
        self.twice.pop(place, None)

    def put(self, key: str | None, name: str, years_back: int, value: Value) -> None:
        """Let a figure have a value, and be written down."""
        self.world.put(key, name, self.head.round.fiscal_year - years_back, value)
        self.fill(key, name, years_back)

    def number(self, key: str | None, name: str, years_back: int) -> Fraction:
        """Return a number as it is, written down or not."""
        return self.world.number(key, name, self.head.round.fiscal_year - years_back)

    def case(self) -> Case:
        """Return the case as it stands, without its digest."""
        head = self.head
        return Case(
            id=head.id,
            title=head.title,
            edition=head.edition,
            is_synthetic=True,
            note=_MADE_UP,
            area=head.area,
            round=head.round,
            agencies={},
            owners={},
            targets={name: (self._target(value),) for name, value in sorted(self.targets.items())},
            observations=tuple(self._observations()),
            rosters={name: self._list(name) for name in sorted(self.members)},
            register=Register(self.is_closed, {code: self._paper(code) for code in self.papers}),
            digest="",
        )

    def _target(self, value: Fraction) -> OwnTarget:
        since = date(self.head.round.fiscal_year - _AHEAD - 1, 10, 1)
        return OwnTarget(value, since, None, _PLAN)

    def _observations(self) -> Iterator[Observation]:
        year = self.head.round.fiscal_year
        for name, back in self.asked.cells[None]:
            place = (None, name, year - back)
            if place in self.unread:
                continue
            paper = (self.support(name),)
            yield Observation(name, self.world.value(*place), year - back, paper)
            if place in self.twice:
                yield Observation(name, self.twice[place], year - back, paper)

    def _list(self, roster: str) -> MemberList:
        cells = self.asked.cells.get(roster, ())
        listed = tuple(
            Member(key, title, self._cells(key, cells)) for key, title in self.members[roster]
        )
        columns = {
            name: (paper,)
            for name, paper in sorted(self.columns.items())
            if self.asked.natures[name].fact.roster == roster
        }
        return MemberList(roster, listed, roster in self.complete, (list_paper(roster),), columns)

    def _cells(self, key: str, names: Sequence[tuple[str, int]]) -> dict[tuple[str, int], Value]:
        year, unread, value = self.head.round.fiscal_year, self.unread, self.world.value
        return {
            (name, year - back): value(key, name, year - back)
            for name, back in names
            if (key, name, year - back) not in unread
        }

    def _paper(self, code: str) -> Evidence:
        day, state = self.head.round.on, self.papers[code]
        is_handed_in = state is not EvidenceState.PLANNED
        own = _RECORDS_TITLE if code == RECORDS else _LIST_TITLE
        return Evidence(
            code,
            state,
            title=None if "/" in code else own,
            submitted=day - timedelta(days=60) if is_handed_in else None,
            valid_until=day - timedelta(days=10) if code in self.expired else None,
            because="ข้อมูลไม่ครบถ้วน" if state is EvidenceState.REJECTED else None,
        )
