"""What is so in a made-up area, year by year, whether anybody has looked or not.

Everything hangs on merit: that of the area, of each member, and of each fact, so that who does
well in one thing mostly does well in others.  Merit grows with the years.  A figure is drawn when
it is first asked for, and stays.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.language.syntax import Relation
from ecorules.language.vocabulary import Better, ChoiceKind, FlagKind, NumberKind
from ecorules.revision.simulation.chance import WHOLE, within
from ecorules.revision.simulation.portfolio import KNOWN_YEAR

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ecorules.case.model import Value
    from ecorules.language.quantity import Unit
    from ecorules.language.vocabulary import Fact
    from ecorules.revision.simulation.chance import Chance
    from ecorules.revision.simulation.nature import Nature

GROWTH: Final = 30
_FROM: Final = 2555
# What an area and one member have about, by unit and in it; anything else is about ten.
_AREA: Final[Mapping[str, Fraction]] = {
    "rai": Fraction(4000),
    "baht": Fraction(500_000_000),
    "toe": Fraction(30_000),
    "m3": Fraction(2_000_000),
    "m3/day": Fraction(6000),
    "kg/day": Fraction(900),
    "count": Fraction(20),
    "person": Fraction(400),
    "year": Fraction(3),
    "%": Fraction(6),
}
_MEMBER: Final[Mapping[str, Fraction]] = {
    "baht": Fraction(20_000_000),
    "m3": Fraction(9000),
    "t": Fraction(300),
    "person": Fraction(120),
    "m3/unit": Fraction(2),
    "MJ/unit": Fraction(60),
    "tCO2e/unit": Fraction(1, 2),
    "mg/l": Fraction(20),
}
_ABOUT: Final = Fraction(10)
_DIGITS: Final = 3
_LAW: Final = 800
_FIXED, _FREE, _OUTSIDE = 900, 400, 225


class World:
    """The figures of one area: its own, and those of each member, by fact and fiscal year."""

    def __init__(self, natures: Mapping[str, Nature], merit: int, chance: Chance) -> None:
        """Begin with nothing looked at."""
        self._natures = natures
        self._chance = chance
        self._merit = merit
        self._values: dict[tuple[str | None, str, int], Value] = {}
        self._merits: dict[str | None, int] = {None: merit}

    def merit(self, key: str | None, year: int) -> int:
        """Return how good the area or one of its members is in a year, in thousandths."""
        if key not in self._merits:
            own = self._chance.of("member", key or "").bell()
            self._merits[key] = (self._merit + own) // 2
        return within(self._merits[key] + GROWTH * (year - KNOWN_YEAR), 20, 980)

    def value(self, key: str | None, name: str, year: int) -> Value:
        """Return the value of a fact of the area, or of the member that a key names."""
        place = (key, name, year)
        if place not in self._values:
            self._values[place] = self._drawn(key, self._natures[name], year)
        return self._values[place]

    def number(self, key: str | None, name: str, year: int) -> Fraction:
        """Return the value of a number."""
        found = self.value(key, name, year)
        return found if isinstance(found, Fraction) else Fraction(0)

    def put(self, key: str | None, name: str, year: int, value: Value) -> None:
        """Let a fact have another value from now on."""
        self._values[key, name, year] = value

    def _drawn(self, key: str | None, nature: Nature, year: int) -> Value:
        fact = nature.fact
        draws = self._chance.of(key or "", fact.name).drawn()
        merit = within((2 * self.merit(key, year) + draws[0]) // 3)
        match fact.kind:
            case FlagKind():
                return draws[1] < _likely(fact, merit)
            case ChoiceKind(values):
                good = sorted(nature.good) or sorted(values)
                known = good if draws[1] < merit + _LAW // 2 else sorted(values)
                return known[draws[2] % len(known)]
            case NumberKind() as kind:
                amount = self._amount(key, nature, year, merit, draws)
                return fitted(amount, kind)

    def _amount(
        self, key: str | None, nature: Nature, year: int, merit: int, draws: tuple[int, ...]
    ) -> Fraction:
        """Return a number near what it is held against, or of the usual size."""
        if nature.least is not None and nature.most is not None:
            low, high = (self.number(key, name, year) for name in (nature.least, nature.most))
            return (
                low + (high - low) * Fraction(draws[1], WHOLE) if merit > _FIXED // 4 else high + 1
            )
        if nature.whole is not None:
            share = merit if nature.fact.better is Better.HIGHER else (WHOLE - merit) // 2
            return self.number(key, nature.whole, year) * Fraction(share, WHOLE)
        if nature.least is not None:
            share = min(WHOLE, 500 + merit)
            return self.number(key, nature.least, year) * Fraction(share, WHOLE)
        if nature.most is not None:
            share = 1300 - merit + draws[2] // 5
            return self.number(key, nature.most, year) * Fraction(share, WHOLE)
        return _alone(nature, key, year, merit, draws)


def _likely(fact: Fact, merit: int) -> int:
    """Return how likely a yes is, in thousandths."""
    match fact.better:
        case Better.HIGHER:
            return merit * 2 // 3
        case Better.LOWER:
            return (WHOLE - merit) // 4
        case Better.NEITHER:
            return _FIXED if fact.change.changeable is False else _FREE


def _alone(
    nature: Nature, key: str | None, year: int, merit: int, draws: tuple[int, ...]
) -> Fraction:
    """Return a number that nothing else is known to bound."""
    fact = nature.fact
    kind = fact.kind
    if not isinstance(kind, NumberKind):  # pragma: no cover - asked of numbers only
        return Fraction(0)
    low, high = kind.extent.low, kind.extent.high
    if low is not None and high is not None:
        part = {Better.HIGHER: merit, Better.LOWER: WHOLE - merit}.get(fact.better)
        # What the law sets is mostly the general limit, which stands at the low end.
        drawn = max(0, draws[1] - _LAW) * 5 if part is None else part
        return low + (high - low) * Fraction(drawn, WHOLE)
    relation, mark = nature.mark or (Relation.EQUALS, Fraction(0))
    if relation is Relation.AT_MOST and mark:
        return mark * Fraction(1300 - merit, WHOLE)
    if relation is Relation.AT_LEAST and mark:
        return mark * Fraction(600 + merit, WHOLE)
    if relation is Relation.MORE_THAN and draws[3] > max(merit, _FREE):
        return max(mark, low or mark)
    sizes = _AREA if key is None else _MEMBER
    usual = kind.unit.to_base(sizes.get(kind.unit.symbol, _ABOUT))
    size = 200 + draws[4] * draws[5] // 250
    return usual * _course(fact, year, merit, draws, size)


def _course(fact: Fact, year: int, merit: int, draws: tuple[int, ...], size: int) -> Fraction:
    """Return what so many thousandths have grown or fallen to since before the first year."""
    sign = {Better.HIGHER: 1, Better.LOWER: -1, Better.NEITHER: 0}[fact.better]
    yearly, years = WHOLE + sign * (merit - 300) // 8, max(0, year - _FROM)
    noise = WHOLE + (draws[6] * (year % 7 + 1) + draws[7]) % 61 - 30
    # In whole numbers first: to make a fraction of each factor takes longer than all else.
    return Fraction(size * yearly**years * noise, WHOLE ** (years + 2))


def fitted(amount: Fraction, kind: NumberKind) -> Fraction:
    """Return an amount as people write it, within the range that the vocabulary declares."""
    low, high = kind.extent.low, kind.extent.high
    if high is not None and amount >= high:
        return high
    if low is not None and amount <= low:
        return low
    rounded = round_down(amount, kind.unit, _DIGITS)
    if kind.whole:
        rounded = kind.unit.to_base(Fraction(kind.unit.from_base(rounded).__floor__()))
    return rounded if rounded in kind.extent else amount


def round_down(amount: Fraction, unit: Unit, digits: int) -> Fraction:
    """Return an amount cut to so many figures in its unit, or to one more.

    >>> from ecorules.language.quantity import unit
    >>> round_down(Fraction(2, 3), unit("%"), 2)
    Fraction(33, 50)
    """
    figure = unit.from_base(amount)
    above, below = abs(figure.numerator), figure.denominator
    places = len(str(above)) - len(str(below)) - digits
    step = Fraction(10**places) if places > 0 else Fraction(1, 10**-places)
    return unit.to_base(figure // step * step)
