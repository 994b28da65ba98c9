"""Small cases for the tests: a vocabulary of every kind of fact, and parts to vary."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

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
    Terms,
)
from ecorules.case.standing import standing
from ecorules.diagnostics import Text
from ecorules.language.interval import ANYTHING, Interval
from ecorules.language.quantity import PERCENT, unit
from ecorules.language.vocabulary import (
    Better,
    ChoiceKind,
    Fact,
    FlagKind,
    NumberKind,
    Roster,
    Vocabulary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.case.model import Value
    from ecorules.language.subject import Subject
    from ecorules.language.truth import Truth
    from ecorules.language.vocabulary import Kind

ON = date(2022, 3, 31)
YEAR = 2565
PAPER = "1.2.1/map"
OTHER_PAPER = "1.2.1/photos"
LIST = "factory-roster"


def _at_least_zero(symbol: str, *, whole: bool = False) -> NumberKind:
    return NumberKind(unit(symbol), Interval(Fraction(0), None), whole)


def _fact(name: str, english: str, thai: str, kind: Kind, roster: str | None = None) -> Fact:
    return Fact(name, Text(english, thai), kind, roster, Better.HIGHER, "diw")


_ROUTES = {
    "direct": Text("straight into a river", "ลงแหล่งน้ำโดยตรง"),
    "central": Text("into a central plant", "เข้าระบบบำบัดส่วนกลาง"),
    "none": Text("no effluent", "ไม่มีน้ำทิ้ง"),
}
_SHARE = NumberKind(PERCENT, Interval(Fraction(0), Fraction(1)))
_LEVEL = NumberKind(unit("level"), Interval(Fraction(0), Fraction(5)), whole=True)
_MG = unit("mg/l")
_BOD_LIMIT = NumberKind(_MG, Interval(_MG.to_base(Fraction(20)), _MG.to_base(Fraction(60))))
_FACTS = (
    _fact("green_area", "green area", "พื้นที่สีเขียว", _at_least_zero("rai")),
    _fact("reuse", "share of water used again", "สัดส่วนน้ำที่ใช้ซ้ำ", _SHARE),
    _fact("visitors", "visitors", "ผู้เข้าชม", _at_least_zero("count", whole=True)),
    _fact("announced", "announced by the Ministry", "ประกาศโดยกระทรวง", FlagKind()),
    _fact("route", "route of effluent", "เส้นทางน้ำทิ้ง", ChoiceKind(_ROUTES)),
    _fact("level", "Green Industry level", "ระดับอุตสาหกรรมสีเขียว", _LEVEL, "factories"),
    _fact("eco", "Eco Factory", "โรงงานเชิงนิเวศ", FlagKind(), "factories"),
    _fact("outlet", "outlet", "จุดระบายน้ำทิ้ง", ChoiceKind(_ROUTES), "factories"),
    _fact("bod", "BOD", "บีโอดี", _at_least_zero("mg/l"), "factories"),
    _fact("bod_limit", "BOD limit", "ค่ามาตรฐานบีโอดี", _BOD_LIMIT, "factories"),
    _fact("households", "households", "ครัวเรือน", _at_least_zero("count", whole=True), "villages"),
)
VOCABULARY = Vocabulary(
    facts={fact.name: fact for fact in _FACTS},
    rosters={
        "factories": Roster(
            "factories", Text("factories", "โรงงาน"), Text("factory", "โรงงาน"),
            "registration", "name",
        ),
        "villages": Roster(
            "villages", Text("villages", "หมู่บ้าน"), Text("village", "หมู่บ้าน"), "village", "name",
        ),
    },
    owners={
        "diw": Text("Department of Industrial Works", "กรมโรงงานอุตสาหกรรม"),
        "working-group": Text("Eco-industrial town working group", "คณะทำงาน"),
    },
)  # fmt: skip
TERMS = Terms(
    edition="eit-2562",
    vocabulary=VOCABULARY,
    requirements=frozenset({"1.2.1", "18.1.1", "19.1.1"}),
    evidence=frozenset({PAPER, OTHER_PAPER, "18.1.1/order"}),
    targets={"19.1.1": _SHARE, "1.2.1": NumberKind(unit("rai"), ANYTHING)},
)


def evidence(
    code: str, state: str, valid_from: date | None = None, valid_until: date | None = None
) -> Evidence:
    """Return a document in a state, valid between two days."""
    return Evidence(code, EvidenceState(state), valid_from=valid_from, valid_until=valid_until)


def seen(fact: str, value: Value, *codes: str, fiscal_year: int = YEAR) -> Observation:
    """Return an observation that these documents support."""
    return Observation(fact, value, fiscal_year, codes)


def member(key: str, **cells: Value) -> Member:
    """Return a factory with values of this fiscal year."""
    return Member(key, f"Factory {key}", {(fact, YEAR): value for fact, value in cells.items()})


def members(
    *listed: Member,
    is_complete: bool = True,
    codes: tuple[str, ...] = (LIST,),
    column_evidence: Mapping[str, tuple[str, ...]] | None = None,
) -> MemberList:
    """Return a list of factories."""
    return MemberList("factories", listed, is_complete, codes, column_evidence or {})


def case(
    *documents: Evidence,
    is_closed: bool = False,
    observations: Iterable[Observation] = (),
    rosters: Iterable[MemberList] = (),
    targets: Mapping[str, tuple[OwnTarget, ...]] | None = None,
) -> Case:
    """Return a case that holds these parts and nothing else."""
    return Case(
        id="somewhere-fy2565",
        title=Text("Somewhere", "ที่ใดที่หนึ่ง"),
        edition="eit-2562",
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, 1, YEAR, ON),
        agencies={},
        owners={},
        targets=targets or {},
        observations=tuple(observations),
        rosters={each.roster: each for each in rosters},
        register=Register(is_closed, {document.code: document for document in documents}),
        digest="",
    )


def stood(
    found: Case,
    kind: RoundKind = RoundKind.PRE_AUDIT,
    *,
    on: date = ON,
    national: Mapping[str, Interval | None] | None = None,
    met: Mapping[str, Truth] | None = None,
) -> Subject:
    """Return how a case stands on the usual day."""
    return standing(
        found,
        TERMS.vocabulary,
        on=on,
        kind=kind,
        national=national or {},
        met={} if met is None else met,
    )
