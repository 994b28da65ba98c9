"""The first sketch of a case: the round, the members, the papers, and what nobody wrote down.

The better an area, the more of it is written down and accepted.  Nothing here looks at what the
case will prove.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.case.model import EvidenceState, Purpose, Round, RoundKind, Value
from ecorules.case.start import id_of
from ecorules.diagnostics import Text
from ecorules.edition.model import SetBy
from ecorules.language.quantity import PERCENT
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind
from ecorules.revision.simulation.chance import WHOLE
from ecorules.revision.simulation.sketch import RECORDS, Head, Sketch, list_paper
from ecorules.revision.simulation.world import fitted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.edition.model import Edition, Target
    from ecorules.revision.simulation.chance import Chance
    from ecorules.revision.simulation.model import Order
    from ecorules.revision.simulation.nature import Asked
    from ecorules.revision.simulation.portfolio import Place
    from ecorules.revision.simulation.world import World

_AHEAD: Final = 543
_CERTIFIED: Final = 600
_SILENT: Final = 50
_TWICE: Final = 30
_OWN_PAPER: Final = 300
_NO_TARGET: Final = 250
_FIRST_YEAR: Final = 2560
_MORE_YEARLY: Final = 3
_SIZES: Final = {"count": 8, "person": 900, "year": 5}


@dataclass(frozen=True, slots=True)
class Area:
    """One area that is made: its place in the portfolio, its world, and its own chance.

    `size` is how many members it begins with, `most` how many it may come to have.
    """

    place: Place
    world: World
    chance: Chance
    size: int
    most: int


def size_of(order: Order, chance: Chance) -> int:
    """Return how many factories an area has: as many have twice the fewest as four times."""
    steps, size = 0, order.fewest
    while size * 2 < order.most:
        steps, size = steps + 1, size * 2
    low = order.fewest << chance.of("octave").below(steps + 1)
    high = min(low * 2, order.most)
    return low + chance.of("size").below(high - low + 1)


def sketched(edition: Edition, asked: Asked, area: Area, year: int) -> Sketch:
    """Return the first sketch of an area's case in a fiscal year."""
    chance = area.chance.of(year)
    held = _round(edition, area.place, year, chance)
    sketch = Sketch(
        head=_head(edition, area.place, held),
        world=area.world,
        asked=asked,
        members={
            roster: _members(area, roster, year) for roster in asked.cells if roster is not None
        },
        is_closed=held.kind is RoundKind.CERTIFICATION,
    )
    _draw_papers(sketch, edition, area, chance.of("papers"))
    _draw_gaps(sketch, area, chance.of("gaps"))
    _draw_targets(sketch, edition, chance.of("targets"))
    return sketch


def _round(edition: Edition, place: Place, year: int, chance: Chance) -> Round:
    is_certified = chance.of("round").below(WHOLE) < _CERTIFIED
    kind = RoundKind.CERTIFICATION if is_certified else RoundKind.PRE_AUDIT
    purpose, highest = place.purposes[year], max(edition.levels, default=0)
    before = place.levels.get(year - 1, max(0, place.levels[year] - 1))
    aim = min(highest, before + 1 if purpose is Purpose.RAISE else before)
    on = date(year - _AHEAD, 6, 30) if is_certified else date(year - _AHEAD, 3, 31)
    return Round(kind, purpose, max(1, aim) if highest else None, year, on)


def _head(edition: Edition, place: Place, held: Round) -> Head:
    province, number, year = place.province, place.number, held.fiscal_year
    slug = id_of(province.en, year)
    return Head(
        id=f"synthetic-{number:03}-{slug}",
        title=Text(
            f"Synthetic area {number}, placed in {province.en}, fiscal year {year}",
            f"พื้นที่สมมติที่ {number} ในจังหวัด{province.th} ปีงบประมาณ พ.ศ. {year}",
        ),
        edition=edition.variant_of or edition.id,
        area={
            "province": province,
            "name": Text(f"Synthetic area {number}", f"พื้นที่สมมติที่ {number}"),
        },
        round=held,
    )


def _members(area: Area, roster: str, year: int) -> list[tuple[str, str]]:
    """Return key and name of the members in a year; a few more of them each year."""
    number = area.place.number
    later = max(0, year - _FIRST_YEAR)
    size = min(area.most, area.size + area.size * _MORE_YEARLY * later // 100)
    return [
        (f"S{number:03}-{each:05}", f"สมมติ {number}-{each} ({roster})")
        for each in range(1, size + 1)
    ]


def _draw_papers(sketch: Sketch, edition: Edition, area: Area, chance: Chance) -> None:
    year = sketch.head.round.fiscal_year
    merit = area.world.merit(None, year)
    for paper in (RECORDS, *(list_paper(roster) for roster in sketch.members)):
        sketch.accept(paper)
    for roster in sketch.members:
        if chance.of("complete", roster).below(WHOLE) < merit + WHOLE // 2:
            sketch.complete.add(roster)
    for requirement in edition.requirements.values():
        for item in requirement.evidence:
            drawn = chance.of(item.code).drawn()
            sketch.papers[item.code] = _state(merit, drawn)
            if drawn[2] < (WHOLE - merit) // 10:
                sketch.expired.add(item.code)
    _draw_columns(sketch, chance)


def _draw_columns(sketch: Sketch, chance: Chance) -> None:
    """Let some columns of a list rest on a paper of their own."""
    for name, nature in sketch.asked.natures.items():
        is_column = nature.fact.roster is not None and sketch.asked.first[name].evidence
        if is_column and chance.of("column", name).below(WHOLE) < _OWN_PAPER:
            sketch.columns[name] = sketch.support(name)


def _state(merit: int, drawn: tuple[int, ...]) -> EvidenceState:
    """Return how far a paper has come: the better the area, the further."""
    if drawn[0] < merit + WHOLE // 5:
        return EvidenceState.ACCEPTED
    if drawn[1] < merit:
        return EvidenceState.SUBMITTED
    return EvidenceState.REJECTED if drawn[1] % 4 == 0 else EvidenceState.PLANNED


def _draw_gaps(sketch: Sketch, area: Area, chance: Chance) -> None:
    """Leave out figures of the area and of its members, and tell a few twice."""
    year = sketch.head.round.fiscal_year
    merit = area.world.merit(None, year)
    for name, back in sketch.asked.cells[None]:
        place = (None, name, year - back)
        drawn = chance.of(name, year - back).drawn()
        if drawn[0] < (WHOLE - merit) // 3:
            sketch.unread.add(place)
        elif drawn[1] < _TWICE:
            sketch.twice[place] = _otherwise(sketch, name, year - back, drawn[2])
    for roster, listed in sketch.members.items():
        cells = sketch.asked.cells[roster]
        for key, _ in listed:
            sketch.unread.update(
                (key, name, year - back)
                for name, back in _left_out(cells, area.world.merit(key, year), chance.of(key))
            )


def _left_out(
    cells: tuple[tuple[str, int], ...], merit: int, chance: Chance
) -> Iterator[tuple[str, int]]:
    """Yield the cells that one member left empty; a few answered nothing at all."""
    drawn = chance.drawn()
    likely = WHOLE if drawn[0] < _SILENT else (WHOLE - merit) // 8
    for place, cell in enumerate(cells):
        # One draw for a whole row: figures that hang on it by different factors.
        if (drawn[1 + place % 7] * (place // 7 + 1) + place) % WHOLE < likely:
            yield cell


def _otherwise(sketch: Sketch, name: str, year: int, drawn: int) -> Value:
    """Return another value of a fact, such as a second survey finds."""
    found = sketch.world.value(None, name, year)
    kind = sketch.asked.natures[name].fact.kind
    match kind:
        case FlagKind():
            return not found
        case ChoiceKind(values):
            return sorted(values)[drawn % len(values)]
        case NumberKind():
            amount = sketch.world.number(None, name, year)
            return fitted(amount * Fraction(WHOLE - drawn // 10, WHOLE), kind)


def _draw_targets(sketch: Sketch, edition: Edition, chance: Chance) -> None:
    for name, target in edition.targets.items():
        own = chance.of(name)
        if target.set_by is SetBy.AREA and own.of("unset").below(WHOLE) >= _NO_TARGET:
            sketch.targets[name] = _aimed(target, own)


def _aimed(target: Target, chance: Chance) -> Fraction:
    """Return the goal of an action plan: a round figure."""
    if target.unit == PERCENT:
        return Fraction(10 + 5 * chance.below(13), 100)
    most = _SIZES.get(target.unit.symbol, 10)
    value = target.unit.to_base(Fraction(1 + chance.below(most)))
    return value if value in target.extent else (target.extent.low or Fraction(0))
