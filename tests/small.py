"""Small editions made in a line, for tests of what stands on them."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ecorules.diagnostics import Text
from ecorules.edition.model import (
    Edition,
    EvidenceItem,
    Level,
    PassAll,
    PassRule,
    Provenance,
    Requirement,
    Status,
)
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT
from ecorules.language.syntax import AllOf, Condition, Conforms, Holds
from ecorules.language.vocabulary import Better, Fact, FlagKind, NumberKind, Roster, Vocabulary

DRAFTED = Provenance(Status.DRAFTED, how=Text("made up for a test", "สมมติเพื่อการทดสอบ"))
NAME = Text("name", "ชื่อ")


def flag(name: str, roster: str | None = None) -> Fact:
    """Return a yes-or-no fact."""
    return Fact(name, NAME, FlagKind(), roster, Better.HIGHER, "office")


def counted(name: str, roster: str | None = None) -> Fact:
    """Return a number fact from zero on."""
    kind = NumberKind(COUNT, Interval(Fraction(0), None))
    return Fact(name, NAME, kind, roster, Better.HIGHER, "office")


def requirement(
    code: str,
    level: int,
    requires: Condition,
    applies: Condition | None = None,
    items: Iterable[str] = (),
) -> Requirement:
    """Return a drafted requirement with its condition."""
    return Requirement(
        code=code,
        title=NAME,
        level=level,
        dimension="physical",
        aspect=1,
        group=None,
        owners=("office",),
        provenance=DRAFTED,
        reading=DRAFTED,
        evidence=tuple(EvidenceItem(f"{code}/{item}", NAME, ("office",)) for item in items),
        requires=requires,
        applies=applies,
    )


def needing(code: str, level: int, *others: str) -> Requirement:
    """Return a requirement that asks for a flag of its own name and for other requirements."""
    return requirement(code, level, AllOf((Holds(code), *(Conforms(other) for other in others))))


def level(
    number: int, passes_when: PassRule | None = None, incomplete: Text | None = None
) -> Level:
    """Return a level that stands on the one below it."""
    below = (number - 1,) if number > 1 else ()
    return Level(number, NAME, below, passes_when or PassAll(), DRAFTED, incomplete)


def edition(
    requirements: Iterable[Requirement],
    levels: Iterable[Level] = (),
    facts: Mapping[str, Fact] | None = None,
) -> Edition:
    """Return an edition of these requirements; levels as far as they are asked for."""
    asked = {one.code: one for one in requirements}
    highest = max((one.level for one in asked.values()), default=0)
    steps = tuple(levels) or tuple(level(number) for number in range(1, highest + 1))
    return Edition(
        id="small",
        title=NAME,
        status="working",
        vocabulary=Vocabulary(
            facts=facts or {code: flag(code) for code in asked},
            rosters={"factories": Roster("factories", NAME, NAME, "registration", "name")},
            owners={"office": NAME},
        ),
        sources={},
        dimensions={},
        aspects={},
        levels={one.number: one for one in steps},
        targets={},
        requirements=asked,
        digest="sha256:" + "0" * 64,
    )
