"""Exact amounts as text that reads back as the same amount.

An amount is written in the vocabulary's unit if it has an end there: 3,150 rai is `3150 rai`.
One kilowatt-hour has no end as tonnes of oil, so it stays in kilowatt-hours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.language.quantity import known_units, unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from ecorules.language.quantity import Unit

# What is read as a number has at most so many characters.
_LONGEST: Final = 40
# Levels, counts and the like are said without a unit; `1` cannot be written at all.
_SAID_ALONE: Final = frozenset({"1", "level", "count", "score", "pH"})
# Two units of one kind, by whose ratio an amount with no end in any known unit comes to one.
_RATIOS: Final = (("h", "day"), ("kWh", "toe"))
_MOST_RATIOS: Final = 4


class Written(NamedTuple):
    """A number and the unit in which it is exact."""

    figure: str
    symbol: str

    def text(self, declared: Unit) -> str:
        """Return the amount as a case file has it: with its unit, unless there is none to say."""
        if self.symbol == declared.symbol and self.symbol in _SAID_ALONE:
            return self.figure
        return f"{self.figure} {self.symbol}"

    def cell(self, declared: Unit) -> str:
        """Return the amount as a column has it: the declared unit is not said again.

        A percentage keeps its sign, for a column of bare ones may be read as shares.
        """
        if self.symbol == declared.symbol and self.symbol != "%":
            return self.figure
        return f"{self.figure} {self.symbol}"

    @property
    def alone(self) -> str:
        """Return the number as it stands beside its unit: a percentage keeps its sign."""
        return f"{self.figure} %" if self.symbol == "%" else self.figure


def written_amount(value: Fraction, declared: Unit) -> Written:
    """Return how an amount of base units is written exactly, in the declared unit if possible.

    >>> from fractions import Fraction
    >>> (
    ...     written_amount(Fraction(1600), unit("rai")),
    ...     written_amount(Fraction(1), unit("toe")),
    ... )
    (Written(figure='1', symbol='rai'), Written(figure='1', symbol='kWh'))
    """
    figure = _decimal(declared.from_base(value))
    if figure is not None:
        return Written(figure, declared.symbol)
    for units in (_alike(declared), _composed(declared)):
        found = (Written(text, own.symbol) for text, own in _exact(value, units))
        shortest = min(found, key=lambda each: (len(each.figure), each.symbol), default=None)
        if shortest is not None:
            return shortest
    message = f"{value} has no end in any unit of {declared.symbol}"
    raise ValueError(message)


def _exact(value: Fraction, units: tuple[Unit, ...]) -> Iterator[tuple[str, Unit]]:
    for own in units:
        figure = _decimal(own.from_base(value))
        if figure is not None:
            yield figure, own


def _decimal(amount: Fraction) -> str | None:
    """Return an amount as a decimal with an end, if it has one that can be read back."""
    twos, rest = _divided(amount.denominator, 2)
    fives, rest = _divided(rest, 5)
    if rest != 1:
        return None
    places = max(twos, fives)
    digits = str(abs(amount.numerator) * 10**places // amount.denominator).rjust(places + 1, "0")
    text = digits if not places else f"{digits[:-places]}.{digits[-places:]}"
    text = f"{'-' if amount < 0 else ''}{text}"
    if len(text) > _LONGEST:
        text = re.sub(r"^(-?)0\.", r"\1.", text)
    return text if len(text) <= _LONGEST else None


def _divided(number: int, prime: int) -> tuple[int, int]:
    times = 0
    while number % prime == 0:
        number, times = number // prime, times + 1
    return times, number


@lru_cache(maxsize=256)
def _alike(declared: Unit) -> tuple[Unit, ...]:
    """Return the units that are made like the declared one, of parts of the same kinds."""
    parts = re.split(r"([*/])", declared.symbol)
    choices = [[part] if part in "*/" else _of_one_kind(part) for part in parts]
    return tuple(unit("".join(chosen)) for chosen in product(*choices))


@lru_cache(maxsize=64)
def _of_one_kind(symbol: str) -> list[str]:
    own = unit(symbol)
    # Only what stands for itself: of several spellings the first.
    alone = (name for name in known_units() if unit(name).symbol == name)
    return [symbol, *(name for name in alone if name != symbol and unit(name).is_alike(own))]


@lru_cache(maxsize=64)
def _composed(declared: Unit) -> tuple[Unit, ...]:
    """Return the declared unit times ratios of two units of one kind."""
    first = "" if declared.symbol == "1" else f"{declared.symbol}"
    found = []
    for above, below in product(range(_MOST_RATIOS), repeat=len(_RATIOS)):
        times = (above, below)
        pairs = [pair for pair, many in zip(_RATIOS, times, strict=True) for _ in range(many)]
        whole, *per = first.split("/")
        tops = [*filter(None, [whole]), *(top for top, _ in pairs)]
        found.append("/".join(["*".join(tops), *per, *(bottom for _, bottom in pairs)]))
    return tuple(unit(symbol) for symbol in found if symbol)
