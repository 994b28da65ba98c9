"""Figures as authors write them: `60 %`, `812 rai`, `2`, made exact with their unit.

A unit may be left out only where the other side is a plain number, a count, a level or a
score.  Everything else would leave the reader to guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable, plain, quantity_text
from ecorules.documents.figures import written_with
from ecorules.documents.wording import did_you_mean
from ecorules.language.amount import unit_written
from ecorules.language.quantity import PLAIN, UnknownUnit, known_units, unit

if TYPE_CHECKING:
    from fractions import Fraction

    from ecorules.language.quantity import Unit

_COUNTED = frozenset({"1", "count", "level", "score"})


def unit_named(text: str) -> Unit:
    """Return the unit that a text names, or say which part of it is none."""
    try:
        return unit(text)
    except UnknownUnit as unknown:
        remedy = did_you_mean(unknown.word, known_units())
        said = quoted(unknown.word)
        message = Text(f"no unit is called {said}", f"ไม่มีหน่วยชื่อ {said}")
        raise Unreadable("unknown-unit", message, remedy) from None


def literal(text: str, beside: Unit | None) -> tuple[Fraction, Unit]:
    """Return a figure in base units, with its own unit or that of what it stands beside.

    `None` means that nobody knows what it stands beside, so that it is taken as it is.
    """
    amount, written = quantity_text(text)
    if written:
        own = unit_named(written)
        return own.to_base(amount), own
    if beside is None or beside.symbol in _COUNTED:
        return amount, beside or PLAIN
    said, meant = quoted(text), unit_written(beside)
    message = Text(
        f"{said} has no unit, and an amount in {meant.en} is meant here",
        f"{said} ไม่มีหน่วย ทั้งที่ตรงนี้ต้องเป็นค่าที่มีหน่วยเป็น{meant.th}",
    )
    raise Unreadable("unit-missing", message, written_with(plain(text), amount, beside.symbol))


def amount_of(text: str, declared: Unit) -> Fraction:
    """Return a figure in base units; its unit stands with it and measures the same."""
    return _alike(text, *literal(text, declared), declared)


def amount_in(text: str, declared: Unit) -> Fraction:
    """Return a figure in base units; without a unit of its own it is in the declared one."""
    amount, written = quantity_text(text)
    own = unit_named(written) if written else declared
    return _alike(text, own.to_base(amount), own, declared)


def _alike(text: str, value: Fraction, own: Unit, declared: Unit) -> Fraction:
    if own.is_alike(declared):
        return value
    meant = unit_written(declared)
    message = Text(
        f"{quoted(text)} is not an amount in {meant.en}",
        f"{quoted(text)} ไม่ใช่ค่าที่มีหน่วยเป็น{meant.th}",
    )
    raise Unreadable("unit-mismatch", message)
