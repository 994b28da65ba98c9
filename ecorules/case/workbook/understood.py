"""What a cell of the form says, in the one spelling that cells are compared in.

People write a day, a state or an amount in many ways that mean the same.  Only what means
something else is a change.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.case.values import amount_with_unit, fitting, observed_value
from ecorules.case.workbook.layout import (
    PURPOSES,
    REGISTER_STATES,
    ROUND_KINDS,
    STATES,
    choices_of,
    meant,
)
from ecorules.case.workbook.units import unit_meant
from ecorules.case.written.amounts import written_amount
from ecorules.case.written.columns import NO, YES, value_text
from ecorules.case.written.order import by_number
from ecorules.documents import Unreadable, day, fiscal_year, flag, is_missing, number, plain
from ecorules.documents.figures import quantity_text
from ecorules.documents.percentages import AS_PERCENT, signless
from ecorules.language.quantity import PERCENT
from ecorules.language.vocabulary import ChoiceKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ecorules.diagnostics import Text
    from ecorules.language.vocabulary import Fact

_BETWEEN_CODES: Final = re.compile(r"[\s,;]+")
_BETWEEN_NAMES: Final = re.compile(r"[\n\r;,]+")
# Nothing beside a value, or the sign of a plain number, which cannot be written behind it.
_NO_UNIT: Final = frozenset({"", "1"})
_OF_THE_UNIT: Final = frozenset({"unit-missing", "unknown-unit", "unit-mismatch"})


def prose(text: str) -> str:
    """Return prose as it is kept: its own line breaks, nothing around it."""
    kept = text.replace("\r\n", "\n").replace("\r", "\n").strip()
    return "" if is_missing(kept) else kept


def codes(text: str) -> str:
    """Return codes one a line, in their order, each once."""
    return "\n".join(sorted(dict.fromkeys(_listed(_BETWEEN_CODES, text)), key=by_number))


def lines(text: str) -> str:
    """Return what stands one a line, without blanks around it."""
    return "\n".join(filter(None, (plain(line) for line in text.splitlines())))


def _listed(between: re.Pattern[str], text: str) -> list[str]:
    return [word for part in between.split(text) if (word := plain(part)) and not is_missing(word)]


def named_in(known: Mapping[str, str]) -> Callable[[str], str]:
    """Return how names one a line are read as the words that stand for them."""

    def named(text: str) -> str:
        listed = _listed(_BETWEEN_NAMES, text)
        return "\n".join(dict.fromkeys(known.get(name.casefold(), name) for name in listed))

    return named


def _chosen_of(words: Mapping[str, str]) -> Callable[[str], str]:
    def chosen(text: str) -> str:
        return words.get(plain(text).casefold(), plain(text))

    return chosen


def _answer(text: str) -> str:
    return YES if flag(text) else NO


def _whole(text: str) -> str:
    value = number(text)
    return str(value.numerator) if value.denominator == 1 else plain(text)


# By the words of `Holds` and of `Shape`, which say the same of a column and of a row.
UNDERSTOOD: Final[Mapping[str, Callable[[str], str]]] = {
    "word": plain,
    "name": plain,
    "text": prose,
    "prose": prose,
    "codes": codes,
    "files": lines,
    "registered": lines,
    "day": lambda text: day(text).isoformat(),
    "year": lambda text: str(fiscal_year(text)),
    "whole": _whole,
    "yes-or-no": _answer,
    "state": _chosen_of(meant(STATES)),
    "choice": _chosen_of(meant([*ROUND_KINDS, *PURPOSES, *REGISTER_STATES])),
}


def said_as(word: str, text: str, before: str) -> str:
    """Return what a cell says, as it was before if it still means the same.

    What cannot be understood is returned as it is: it is reported where the case is read.
    """
    understand = UNDERSTOOD[word]
    if text == before:
        return before
    said = _or_as_it_is(understand, text)
    return before if said == _or_as_it_is(understand, before) else said


def _or_as_it_is(understand: Callable[[str], str], text: str) -> str:
    if is_missing(text):
        return ""
    try:
        return understand(text)
    except Unreadable:
        return text


class Amount(NamedTuple):
    """What stands in the two cells of an amount, and what is to be told of it."""

    figure: str
    symbol: str
    notice: Unreadable | None = None


class NotAnAmount(Exception):  # noqa: N818 - it says what the cells are
    """Say why two cells are no amount, and which of them is to be mended."""

    def __init__(self, problem: Unreadable, *, is_of_unit: bool) -> None:
        """Keep the problem."""
        super().__init__(problem.message.en)
        self.problem, self.is_of_unit = problem, is_of_unit


def amount(label: Text, kind: NumberKind, value: str, unit: str) -> Amount:
    """Return what a value and the unit beside it say, or raise `NotAnAmount`."""
    beside, own = unit_meant(plain(unit)), ""
    signs = AS_PERCENT
    try:
        figure, own = quantity_text(value)
        text = plain(value) if own or beside in _NO_UNIT else f"{plain(value)} {beside}"
        if not own and beside == PERCENT.symbol == kind.unit.symbol:
            signs = signless([value])
            found = PERCENT.to_base(signs.percent(value, figure))
        elif not own and beside == kind.unit.symbol:
            found = kind.unit.to_base(figure)
        else:
            found = amount_with_unit(label, kind.unit, text)
        found = fitting(label, kind, text, found)
    except Unreadable as problem:
        is_of_unit = problem.code in _OF_THE_UNIT and not own
        raise NotAnAmount(problem, is_of_unit=is_of_unit) from None
    written = written_amount(found, kind.unit)
    return Amount(written.alone, written.symbol, signs.notice)


def answer(fact: Fact, text: str) -> str:
    """Return what a cell says of a fact that is no number, or raise `Unreadable`."""
    if isinstance(fact.kind, ChoiceKind):
        text = meant(choices_of(fact.kind.values)).get(plain(text).casefold(), text)
    return value_text(fact, observed_value(fact, text))
