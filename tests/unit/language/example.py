"""A small vocabulary, and areas of which everything is known, for the tests of the language."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from ecorules.diagnostics import Text
from ecorules.language.interval import Interval
from ecorules.language.quantity import COUNT, PERCENT, unit
from ecorules.language.sentence import Words
from ecorules.language.syntax import Constant, Holds, Share
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import (
    Better,
    ChoiceKind,
    Fact,
    FlagKind,
    NumberKind,
    Roster,
    Vocabulary,
)
from tests import world
from tests.world import World

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ecorules.language.vocabulary import Kind
    from tests.world import Cells, Known


def number(
    symbol: str, low: int | None = 0, high: int | None = None, *, whole: bool = False
) -> NumberKind:
    """Return a kind of number with its range in its own unit."""
    own = unit(symbol)
    least, most = (None if end is None else own.to_base(Fraction(end)) for end in (low, high))
    return NumberKind(own, Interval(least, most), whole)


def fact(name: str, en: str, th: str, kind: Kind, roster: str | None = None) -> Fact:
    """Return a fact of the area or of the members of a roster."""
    return Fact(name, Text(en, th), kind, roster, Better.NEITHER, "diw")


FACTS = (
    fact("green_area", "green area", "พื้นที่สีเขียว", number("rai")),
    fact("total_area", "total area", "พื้นที่ทั้งหมด", number("rai")),
    fact("map_scale", "map scale", "มาตราส่วนแผนที่", number("1", 1)),
    fact("water_use", "water use", "ปริมาณน้ำใช้", number("m3")),
    fact("balance", "financial balance", "ดุลการเงิน", number("baht", None)),
    fact("wells", "number of wells", "จำนวนบ่อน้ำบาดาล", number("count", whole=True)),
    fact("flood_plan", "flood plan", "แผนป้องกันน้ำท่วม", FlagKind()),
    fact(
        "siting",
        "siting of the area",
        "ที่ตั้งของพื้นที่",
        ChoiceKind({"coast": Text("on the coast", "ติดทะเล"), "inland": Text("inland", "ไม่ติดทะเล")}),
    ),
    fact(
        "green_industry_level",
        "Green Industry level",
        "ระดับอุตสาหกรรมสีเขียว",
        number("level", 0, 5, whole=True),
        "factories",
    ),
    fact(
        "csr_beginner",
        "CSR Beginner certification",
        "การรับรอง CSR Beginner",
        FlagKind(),
        "factories",
    ),
    fact(
        "eco_factory", "Eco Factory certification", "การรับรอง Eco Factory", FlagKind(), "factories"
    ),
    fact("outlet", "an outlet of its own", "มีจุดระบายน้ำทิ้งของตนเอง", FlagKind(), "factories"),
    fact("bod", "BOD of the effluent", "บีโอดีของน้ำทิ้ง", number("mg/l"), "factories"),
    fact("bod_limit", "BOD limit", "ค่ามาตรฐานบีโอดี", number("mg/l", 1, 60), "factories"),
    fact("waste", "waste generated", "กากของเสียที่เกิดขึ้น", number("t"), "factories"),
    fact("waste_reused", "waste reused", "กากของเสียที่นำกลับมาใช้", number("t"), "factories"),
    fact("profit", "profit", "กำไร", number("baht", None), "factories"),
    fact("households", "households", "ครัวเรือน", number("count", whole=True), "villages"),
)

VOCABULARY = Vocabulary(
    facts={each.name: each for each in FACTS},
    rosters={
        "factories": Roster(
            "factories",
            Text("factories", "โรงงาน"),
            Text("factory", "โรงงาน"),
            "registration",
            "name",
        ),
        "villages": Roster(
            "villages", Text("villages", "หมู่บ้าน"), Text("village", "หมู่บ้าน"), "code", "name"
        ),
    },
    owners={"diw": Text("Department of Industrial Works", "กรมโรงงานอุตสาหกรรม")},
)


def _permitted(kind: Kind) -> Known:
    """Return everything that a fact of a kind may be."""
    match kind:
        case NumberKind(extent=extent):
            return extent
        case FlagKind():
            return Truth.UNKNOWN
        case ChoiceKind(values):
            return frozenset(values)


TARGETS = {"19.1.1": unit("%"), "1.2.1": unit("rai"), "water": unit("m3")}
REQUIREMENTS = frozenset({"18.1.1", "19.1.1"})
WORDS = Words(
    evidence={
        "18.1.1/order": Text("Appointment order", "คำสั่งแต่งตั้งคณะทำงาน"),
        "18.1.1/minutes": Text("Minutes", "รายงานการประชุม"),
        "18.1.1/plan": Text("Work plan", "แผนการดำเนินงาน"),
    },
    targets={
        "19.1.1": Text("share of certified factories", "สัดส่วนโรงงานที่ได้รับการรับรอง"),
        "water": Text("water quota", "โควตาน้ำ"),
    },
    requirements={"19.1.1": Text("Certified factories", "โรงงานที่ได้รับการรับรอง")},
    units=TARGETS,
)


PERMITTED = world.Words(
    area={each.name: _permitted(each.kind) for each in FACTS if each.roster is None},
    columns={each.name: _permitted(each.kind) for each in FACTS if each.roster == "factories"},
)


def area(
    members: Sequence[Cells] = (),
    *,
    cells: Cells | None = None,
    targets: Mapping[str, Interval] | None = None,
    documents: Mapping[str, Truth] | None = None,
    is_complete: bool = True,
) -> World:
    """Return an area of which only this is known; its factories are F01, F02 and so on."""
    return World(
        PERMITTED,
        cells or {},
        targets or {},
        documents or {},
        members={f"F{place:02}": each for place, each in enumerate(members, 1)},
        is_complete=is_complete,
    )


def rai(amount: int) -> Constant:
    """Return an area that a requirement states."""
    return Constant(unit("rai").to_base(Fraction(amount)), unit("rai"))


def percent(amount: int) -> Constant:
    """Return a share that a requirement states."""
    return Constant(Fraction(amount, 100), PERCENT)


def count(amount: int) -> Constant:
    """Return a number of members that a requirement states."""
    return Constant(Fraction(amount), COUNT)


CERTIFIED = Share("factories", Holds("eco_factory"))
