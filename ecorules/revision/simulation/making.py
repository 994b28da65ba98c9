"""Made-up cases, one area and one year after the other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ecorules.case.canonical import digest
from ecorules.revision.simulation.chance import Chance
from ecorules.revision.simulation.drawing import Area, size_of, sketched
from ecorules.revision.simulation.mending import mended
from ecorules.revision.simulation.model import Made
from ecorules.revision.simulation.nature import asked_by
from ecorules.revision.simulation.portfolio import places
from ecorules.revision.simulation.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.revision.simulation.model import Order
    from ecorules.revision.simulation.nature import Asked
    from ecorules.revision.simulation.portfolio import Place


def simulated(order: Order) -> Iterator[Made]:
    """Yield the made-up cases of an order, the years of one area after another.

    Each is audited, and says whether it proves the level that it was made to prove.
    """
    asked = asked_by(order.edition)
    chance = Chance(f"ecorules/{order.seed}")
    highest = max(order.edition.levels, default=0)
    for place in places(order.areas, order.years, chance.of("portfolio"), highest):
        yield from _years(order, asked, place, chance.of("area", place.number))


def _years(order: Order, asked: Asked, place: Place, chance: Chance) -> Iterator[Made]:
    world = World(asked.natures, place.merit, chance.of("world"))
    area = Area(place, world, chance, size_of(order, chance), order.most)
    for year in sorted(order.years):
        sketch = sketched(order.edition, asked, area, year)
        intended = place.levels[year]
        found = mended(order.edition, sketch, intended, chance.of(year, "mending"))
        case = replace(found.case, digest=digest(found.case))
        yield Made(case, place.number, intended, replace(found, case=case))
