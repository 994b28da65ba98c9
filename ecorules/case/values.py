"""What a text says of a fact or a target: an exact number in base units, a yes, a choice.

In a case file every amount carries its unit, because a reader must not have to guess between
rai and square metres; only plain numbers, counts, levels and the like have none.  In a column
of a roster the unit is the vocabulary's unless a cell says otherwise.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from ecorules.diagnostics import Text, nearest, quoted
from ecorules.documents import Unreadable, flag, plain, quantity_text
from ecorules.documents.figures import written_with
from ecorules.documents.percentages import AS_PERCENT, Signless, signless
from ecorules.documents.wording import did_you_mean
from ecorules.language.amount import measured_by, possible, unit_written
from ecorules.language.quantity import PERCENT, UnknownUnit, known_units, unit
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from ecorules.case.model import Value
    from ecorules.language.quantity import Unit
    from ecorules.language.vocabulary import Fact

_SAID_WITHOUT_A_UNIT = frozenset({"1", "level", "count", "score", "pH"})


class Bare(NamedTuple):
    """What a number without a unit means in a column: in which unit, and how per cent are typed."""

    unit: Unit | None = None
    signless: Signless = AS_PERCENT


BARE = Bare()


def observed_value(fact: Fact, text: str) -> Value:
    """Return the value of a fact that a text says, or raise `Unreadable`; amounts need a unit."""
    match fact.kind:
        case NumberKind(declared):
            value = amount_with_unit(fact.label, declared, text)
            return fitting(fact.label, fact.kind, text, value)
        case FlagKind():
            return flag(text)
        case ChoiceKind():
            return _chosen(fact, fact.kind, text)
        case _:
            assert_never(fact.kind)


def cell_value(fact: Fact, text: str, bare: Bare = BARE) -> Value:
    """Return the value of a fact that a cell says; what a bare number means is the column's."""
    if not isinstance(fact.kind, NumberKind):
        return observed_value(fact, text)
    figure, name = quantity_text(text)
    if name:
        own = _alike(fact.label, fact.kind.unit, name)
    else:
        own = bare.unit or fact.kind.unit
        figure = bare.signless.percent(text, figure)
    return fitting(fact.label, fact.kind, text, own.to_base(figure))


def bare_numbers(fact: Fact, texts: Iterable[str], own: Unit | None = None) -> Bare:
    """Return what numbers without a unit mean in a column, or in one cell that stands alone.

    `own` is the unit that the header says, if it says one.
    """
    asked = own if own is not None or not isinstance(fact.kind, NumberKind) else fact.kind.unit
    if asked is None or asked.symbol != PERCENT.symbol:
        return Bare(own)
    return Bare(own, signless(texts))


def unit_alike(fact: Fact, name: str) -> Unit:
    """Return the unit that a header names for the numbers of a fact, or raise `Unreadable`."""
    if not isinstance(fact.kind, NumberKind):
        said = quoted(name)
        message = Text(
            f"{fact.label.en} has no unit, so {said} means nothing",
            f"{fact.label.th}ไม่มีหน่วย จึงไม่ต้องระบุ {said}",
        )
        raise Unreadable("unit-mismatch", message)
    return _alike(fact.label, fact.kind.unit, name)


def amount_with_unit(label: Text, declared: Unit, text: str) -> Fraction:
    """Return an amount in base units; its unit is written unless there is none to write."""
    figure, name = quantity_text(text)
    if name:
        return _alike(label, declared, name).to_base(figure)
    if declared.symbol in _SAID_WITHOUT_A_UNIT:
        return declared.to_base(figure)
    message = Text(f"{quoted(text)} has no unit", f"{quoted(text)} ไม่มีหน่วย")
    raise Unreadable("unit-missing", message, written_with(plain(text), figure, declared.symbol))


def _alike(label: Text, declared: Unit, name: str) -> Unit:
    """Return the unit that is written, if it measures what is asked for."""
    try:
        own = unit(name)
    except UnknownUnit as problem:
        close = nearest(problem.word, known_units())
        said = quoted(problem.word)
        message = Text(f"no unit is called {said}", f"ไม่มีหน่วยชื่อ {said}")
        raise Unreadable("unknown-unit", message, _use(label, declared, close)) from None
    if own.is_alike(declared):
        return own
    said, found = quoted(name), measured_by(own)
    asked = _asked(label, declared)
    message = Text(
        f"{said} measures {found.en}, and {asked.en}", f"{said} เป็นหน่วยของ{found.th} แต่{asked.th}"
    )
    raise Unreadable("unit-mismatch", message, _measured_alike(declared))


def _measured_alike(declared: Unit) -> Text:
    own, asked = unit_written(declared), measured_by(declared)
    if declared.symbol in _SAID_WITHOUT_A_UNIT:
        return Text("write the number alone", "เขียนเฉพาะตัวเลข")
    if not declared.dimension:
        return Text(f"write it in {own.en}", f"ระบุในหน่วย{own.th}")
    return Text(
        f"write it in {own.en}, or in another unit of {asked.en}",
        f"ระบุในหน่วย{own.th} หรือหน่วยอื่นของ{asked.th}",
    )


def _use(label: Text, declared: Unit, close: str | None) -> Text:
    if close is not None:
        return Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่")
    return _asked(label, declared)


def _asked(label: Text, declared: Unit) -> Text:
    """Return in which unit something is given."""
    if declared.symbol in _SAID_WITHOUT_A_UNIT:
        return Text(f"{label.en} has no unit", f"{label.th}ไม่มีหน่วย")
    own = unit_written(declared)
    return Text(f"{label.en} is given in {own.en}", f"{label.th}ใช้หน่วย{own.th}")


def fitting(label: Text, kind: NumberKind, text: str, value: Fraction) -> Fraction:
    """Return a value that is declared possible for what the label names, or raise `Unreadable`."""
    said = quoted(text)
    if value not in kind.extent:
        message = Text(
            f"{said} is out of range for {label.en}",
            f"{said} อยู่นอกช่วงที่เป็นไปได้สำหรับ{label.th}".rstrip(),
        )
        remedy = Text(
            f"it must be {possible(kind.extent, kind.unit, 'en')}",
            f"ค่าที่เป็นไปได้คือ {possible(kind.extent, kind.unit, 'th')}",
        )
        raise Unreadable("out-of-range", message, remedy)
    if kind.whole and kind.unit.from_base(value).denominator != 1:
        message = Text(f"{said} is not a whole number", f"{said} ไม่ใช่จำนวนเต็ม")
        remedy = Text(
            f"only whole numbers are possible for {label.en}",
            f"{label.th}เป็นได้เฉพาะจำนวนเต็ม",
        )
        raise Unreadable("not-a-whole-number", message, remedy)
    return value


def _chosen(fact: Fact, kind: ChoiceKind, text: str) -> str:
    """Return the choice that a text names, by its word or by what it is called."""
    names = {name.casefold(): name for name in kind.values}
    for name, label in kind.values.items():
        # A form offers both languages together.
        for said in (*label, f"{label.th} ({label.en})"):
            names.setdefault(plain(said).casefold(), name)
    word = plain(text).casefold()
    if word in names:
        return names[word]
    message = Text(
        f"{quoted(text)} is no value of {fact.label.en}",
        f"{quoted(text)} ไม่ใช่ค่าของ{fact.label.th}",
    )
    close = nearest(word, names)
    meant = word if close is None else names[close]
    raise Unreadable("unknown-value", message, did_you_mean(meant, kind.values))
