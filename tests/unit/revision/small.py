"""Two small editions that share their words, a crosswalk between them, and cases by hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

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
from ecorules.diagnostics import Text
from ecorules.edition.model import Edition, Requirement, SetBy, Target
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT, Unit
from ecorules.language.syntax import (
    AllOf,
    Compare,
    Condition,
    Every,
    FactValue,
    Holds,
    Relation,
    TargetValue,
)
from ecorules.revision.carryover import Carryover, carryover
from ecorules.revision.crosswalk import Crosswalk, Line, kind_of
from tests.small import DRAFTED, NAME, counted, edition, flag, requirement

YEAR = 2565
DAY = date(2022, 9, 30)
FACTS = {
    "trained": flag("trained"),
    "ready": flag("ready"),
    "area": counted("area"),
    "certified": flag("certified", "factories"),
    "staff": counted("staff", "factories"),
}


def at_least(fact: str, target: str, years_back: int = 0) -> Condition:
    """Return that a number of the area reaches a target."""
    return Compare(FactValue(fact, years_back), Relation.AT_LEAST, TargetValue(target))


def every_factory(fact: str) -> Condition:
    """Return that a flag holds for every factory."""
    return Every("factories", Holds(fact))


def edition_of(
    name: str, requirements: Iterable[Requirement], targets: Mapping[str, Unit]
) -> Edition:
    """Return an edition of requirements, with targets that each area sets."""
    made = edition(requirements, facts=FACTS)
    goals = {
        key: Target(key, NAME, unit, SetBy.AREA, (), DRAFTED, Interval(Fraction(0), None))
        for key, unit in targets.items()
    }
    return replace(made, id=name, targets=goals)


BEFORE = edition_of(
    "before",
    [
        requirement("1.1", 1, Holds("trained"), items=("order", "plan")),
        requirement("1.2", 1, at_least("area", "1.2"), items=("map",)),
        requirement("1.3", 2, every_factory("certified"), items=("list",)),
        requirement("1.4", 2, at_least("area", "1.4"), items=("survey",)),
    ],
    {"1.2": COUNT, "1.4": PERCENT},
)
AFTER = edition_of(
    "after",
    [
        requirement("G1", 1, Holds("trained"), items=("order", "minutes")),
        requirement("G2", 1, AllOf((at_least("area", "G2"), at_least("area", "G2", 1)))),
        requirement("G3", 2, every_factory("certified"), items=("table",)),
    ],
    {"G2": COUNT},
)


def crosswalk(*lines: tuple[tuple[str, ...], tuple[str, ...]]) -> Crosswalk:
    """Return a crosswalk of lines, each of the kind that fits."""
    made = []
    for old, new in lines:
        kind = kind_of(len(old), len(new))
        assert kind is not None
        made.append(Line(old, new, kind, NAME, DRAFTED))
    return Crosswalk("before", "after", tuple(made))


USUAL = crosswalk((("1.1",), ("G1",)), (("1.2",), ("G2",)), (("1.3",), ("G3",)), (("1.4",), ()))


def observed(fact: str, year: int = YEAR, *evidence: str) -> Observation:
    """Return an observation; of a flag that it holds, of a number that it is one."""
    return Observation(fact, Fraction(1) if fact == "area" else True, year, evidence)


def papers(*codes: str, state: EvidenceState = EvidenceState.ACCEPTED) -> dict[str, Evidence]:
    """Return documents in one state; an own one has a title."""
    return {
        code: Evidence(code, state, None if "/" in code else Text("own", "ของพื้นที่"))
        for code in codes
    }


def goal(since: date = date(2021, 10, 1)) -> OwnTarget:
    """Return the value of a target from a day on."""
    return OwnTarget(Fraction(1), since, None, "plan")


def factories(
    *cells: Iterable[tuple[str, int]],
    evidence: tuple[str, ...] = (),
    columns: Mapping[str, tuple[str, ...]] | None = None,
) -> dict[str, MemberList]:
    """Return a roster whose factories have values in these columns."""
    members = tuple(
        Member(str(place), "", dict.fromkeys(known, True)) for place, known in enumerate(cells)
    )
    return {
        "factories": MemberList(
            "factories", members, is_complete=True, evidence=evidence, column_evidence=columns or {}
        )
    }


def case(
    observations: Iterable[Observation] = (),
    rosters: Mapping[str, MemberList] | None = None,
    evidence: Mapping[str, Evidence] | None = None,
    targets: Mapping[str, tuple[OwnTarget, ...]] | None = None,
) -> Case:
    """Return a case under the edition before, in which only this was handed in."""
    return Case(
        id="area",
        title=NAME,
        edition="before",
        is_synthetic=True,
        note=None,
        area={},
        round=Round(RoundKind.PRE_AUDIT, Purpose.RAISE, 2, YEAR, DAY),
        agencies={},
        owners={},
        targets=targets or {},
        observations=tuple(observations),
        rosters=rosters or {},
        register=Register(is_closed=True, evidence=evidence or {}),
        digest="sha256:" + "0" * 64,
    )


def carried(of: Case, by: Crosswalk = USUAL) -> Carryover:
    """Return what a case has for the edition after."""
    return carryover(of, BEFORE, AFTER, by)
