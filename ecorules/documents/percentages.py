"""Percentages typed without their sign: 0.45 is less than one per cent, or it is 45 %.

A spreadsheet shows 45 % and hands out 0.45, and another person types 45 into the same column.
One number alone does not tell, so the numbers without a sign of a whole column are looked at
together.  What they do not settle is refused and not guessed.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple

from ecorules.diagnostics import Text, quoted
from ecorules.documents.figures import quantity_text
from ecorules.documents.scalars import Unreadable, is_missing, plain
from ecorules.language.quantity import written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

_PLACES: Final = 6


class Bare(Enum):
    """Say what the numbers without a sign mean."""

    PERCENT = "percent"
    SHARE = "share"
    UNCLEAR = "unclear"


class Signless(NamedTuple):
    """What the numbers without a sign mean in one column of percentages.

    `texts` are those to which it matters: read as shares of the whole, or not clear.
    """

    meaning: Bare
    texts: tuple[str, ...] = ()

    def percent(self, text: str, figure: Fraction) -> Fraction:
        """Return how many per cent a number without a sign means, or raise `Unreadable`."""
        if self.meaning is Bare.PERCENT or text not in self.texts:
            return figure
        if self.meaning is Bare.SHARE:
            return figure * 100
        raise _unclear(plain(text), figure)

    @property
    def notice(self) -> Unreadable | None:
        """Return what is to be told of a column whose numbers are read as shares."""
        if self.meaning is not Bare.SHARE:
            return None
        example = plain(self.texts[0])
        read_as = _percent(quantity_text(example)[0] * 100)
        message = Text(
            f"no number here is greater than 1, so they are read as shares of the whole: "
            f"{quoted(example)} as `{read_as}`",
            f"ตัวเลขทั้งหมดไม่เกิน 1 จึงอ่านเป็นสัดส่วนของทั้งหมด เช่น {quoted(example)} คือ `{read_as}`",
        )
        remedy = Text(
            f"if they are percentages, write the sign: `{example} %`",
            f"หากเป็นร้อยละอยู่แล้ว ให้ใส่เครื่องหมาย เช่น `{example} %`",
        )
        return Unreadable("read-as-shares", message, remedy)


AS_PERCENT: Final = Signless(Bare.PERCENT)


def signless(texts: Iterable[str]) -> Signless:
    """Return what the numbers without a sign mean among the texts of one column.

    None above 1 and one strictly between 0 and 1: shares of the whole.  None between 0 and 1,
    and one above: percentages.  Both kinds, or nothing but ones: not clear.

    >>> signless(["0.45", "1", "-"]).meaning, signless(["45", "1"]).meaning
    (<Bare.SHARE: 'share'>, <Bare.PERCENT: 'percent'>)
    >>> signless(["45", "0.45", "1"])
    Signless(meaning=<Bare.UNCLEAR: 'unclear'>, texts=('0.45', '1'))
    """
    sizes = dict(_without_sign(dict.fromkeys(texts)))
    up_to_one = tuple(text for text, size in sizes.items() if 0 < size <= 1)
    is_above = any(size > 1 for size in sizes.values())
    is_between = any(0 < size < 1 for size in sizes.values())
    if is_between:
        return Signless(Bare.UNCLEAR if is_above else Bare.SHARE, up_to_one)
    if up_to_one and not is_above:
        return Signless(Bare.UNCLEAR, up_to_one)
    return AS_PERCENT


def _without_sign(texts: Iterable[str]) -> Iterable[tuple[str, Fraction]]:
    """Yield the texts that are numbers without a sign, each with its size."""
    for text in texts:
        if is_missing(text):
            continue
        try:
            figure, unit = quantity_text(text)
        except Unreadable:
            continue  # told where the cell is read
        if not unit:
            yield text, abs(figure)


def _unclear(text: str, figure: Fraction) -> Unreadable:
    said, of_the_whole = quoted(text), _percent(figure * 100)
    message = Text(
        f"{said} may be a percentage or a share of the whole",
        f"{said} อาจเป็นร้อยละหรือเป็นสัดส่วนของทั้งหมด",
    )
    remedy = Text(
        f"write `{text} %` or `{of_the_whole}`", f"เขียน `{text} %` หรือ `{of_the_whole}` ให้ชัดเจน"
    )
    return Unreadable("unclear-percentage", message, remedy)


def _percent(figure: Fraction) -> str:
    return f"{written(figure, _PLACES)} %"
