"""What an author can get wrong in a condition: each mistake as a problem in two languages.

The type check finds them; here is only how they are said and what to do.  The clause is
added by the type check, which knows it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from ecorules.diagnostics import Diagnostic, Severity, Text, nearest, quoted
from ecorules.language.amount import measured_by, number, possible
from ecorules.language.phrase import filled
from ecorules.language.quantity import PERCENT
from ecorules.language.syntax import Count, FactValue, Share, Total
from ecorules.language.truth import Truth
from ecorules.language.vocabulary import ChoiceKind, FlagKind, NumberKind

if TYPE_CHECKING:
    from collections.abc import Collection

    from ecorules.diagnostics import Span
    from ecorules.language.interval import Interval
    from ecorules.language.quantity import Unit
    from ecorules.language.syntax import Compare, Constant, Measure, Node, Ratio
    from ecorules.language.vocabulary import Fact, Kind, Roster

_FEW: Final = 8

# What a word should have named; in Thai with how such a thing is called.
FACT: Final = Text("fact", "ข้อมูลชื่อ")
ROSTER: Final = Text("roster", "บัญชีชื่อ")
TARGET: Final = Text("target", "ค่าเป้าหมายชื่อ")
REQUIREMENT: Final = Text("requirement", "ข้อกำหนดรหัส")


def unknown(
    kind: Text, word: str, known: Collection[str], span: Span | None, remedy: Text | None = None
) -> Diagnostic:
    """Return that a word names nothing, with what to do or what was probably meant."""
    message = Text(f"no {kind.en} is called {quoted(word)}", f"ไม่มี{kind.th} {quoted(word)}")
    return Diagnostic(f"unknown-{kind.en}", message, span, help=remedy or meant(word, known))


def written_so(word: str, form: str) -> Text:
    """Return that a word names something else, and how that is written."""
    return Text(f"write `{{{form}: {word}}}`", f"เขียน `{{{form}: {word}}}`")


def meant(word: str, known: Collection[str]) -> Text | None:
    """Return which known word was probably meant, or the words themselves if they are few."""
    close = nearest(word, known)
    if close is not None:
        return Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่")
    if not known or len(known) > _FEW:
        return None
    names = ", ".join(f"`{name}`" for name in sorted(known))
    return Text(f"known: {names}", f"ที่มีอยู่: {names}")


def elsewhere(
    fact: Fact, told_of: Roster | None, asked_of: Roster | None, node: Node
) -> Diagnostic:
    """Return that a fact is told of something else than what it is asked of."""
    of, here = _each(told_of), _each(asked_of)
    message = Text(
        f"`{fact.name}` is told of {of.en}, not of {here.en}",
        f"`{fact.name}` เป็นข้อมูลของ{of.th} ไม่ใช่ของ{here.th}",
    )
    if told_of is None:
        remedy = Text(
            f"a total adds up a column of the roster; for the area write `{{fact: {fact.name}}}`",
            f"total ใช้รวมค่าในคอลัมน์ของบัญชี ถ้าเป็นของพื้นที่ให้เขียน `{{fact: {fact.name}}}`",
        )
    else:
        remedy = Text(
            f"ask it inside a share, count, every, some or total of `{told_of.name}`",
            f"ให้ถามภายใน share, count, every, some หรือ total ของ `{told_of.name}`",
        )
    return Diagnostic("fact-elsewhere", message, node.span, help=remedy)


def _each(roster: Roster | None) -> Text:
    if roster is None:
        return Text("the area", "พื้นที่")
    return Text(f"each {roster.member.en}", f"แต่ละ{roster.member.th}")


def wrong_kind(fact: Fact, asked: type[Kind], node: Node) -> Diagnostic:
    """Return that a fact is used as something that it is not."""
    code, wanted = _WANTED[asked]
    is_a, remedy = _described(fact)
    message = Text(
        f"`{fact.name}` is {is_a.en}, not {wanted.en}",
        f"`{fact.name}` เป็น{is_a.th} ไม่ใช่{wanted.th}",
    )
    return Diagnostic(code, message, node.span, help=remedy)


_NUMBER: Final = Text("a number", "ตัวเลข")
_FLAG: Final = Text("a yes or no", "ค่าใช่หรือไม่ใช่")
_CHOICE: Final = Text("a choice", "ตัวเลือก")
_WANTED: Final = {
    NumberKind: ("not-a-number", _NUMBER),
    FlagKind: ("not-a-flag", _FLAG),
    ChoiceKind: ("not-a-choice", _CHOICE),
}


def _described(fact: Fact) -> tuple[Text, Text]:
    """Return what a fact is, and how it is asked for."""
    match fact.kind:
        case NumberKind(unit):
            form = f"`{{fact: {fact.name}, at_least: … {unit.symbol}}}`"
            return _NUMBER, Text(f"compare it, as in {form}", f"ให้เปรียบเทียบค่า เช่น {form}")
        case FlagKind():
            form = f"`{{fact: {fact.name}}}`"
            return _FLAG, Text(f"write {form} alone", f"เขียนเพียง {form}")
        case ChoiceKind(values):
            form = f"`{{fact: {fact.name}, is: {next(iter(values), '…')}}}`"
            return _CHOICE, Text(f"write {form}", f"เขียน {form}")
        case _:
            assert_never(fact.kind)


def unknown_choice(fact: Fact, value: str, known: Collection[str], node: Node) -> Diagnostic:
    """Return that a choice has no such value."""
    message = Text(
        f"{quoted(value)} is not one of the choices of `{fact.name}`",
        f"{quoted(value)} ไม่อยู่ในตัวเลือกของ `{fact.name}`",
    )
    return Diagnostic("unknown-choice", message, node.span, help=meant(value, known))


def unit_mismatch(left: Unit, right: Unit, node: Node) -> Diagnostic:
    """Return that two measures which are brought together measure different things."""
    one, other = measured_by(left), measured_by(right)
    return Diagnostic(
        "unit-mismatch",
        Text(
            f"`{left.symbol}` measures {one.en}, `{right.symbol}` {other.en}",
            f"`{left.symbol}` ใช้วัด{one.th} ส่วน `{right.symbol}` ใช้วัด{other.th}",
        ),
        node.span,
        help=Text(
            "compare, add or subtract only what is measured alike",
            "ให้เปรียบเทียบ บวก หรือลบเฉพาะค่าที่วัดสิ่งเดียวกัน",
        ),
    )


def missing_if_none(node: Compare, undefined: Share | Ratio) -> Diagnostic:
    """Return that a comparison does not say what holds where there is nothing to measure."""
    nothing = _OF_NOBODY if isinstance(undefined, Share) else _OVER_ZERO
    return Diagnostic(
        "missing-if-none",
        Text(
            f"{nothing.en}, and the condition does not say what holds then",
            f"{nothing.th} และเงื่อนไขไม่ได้ระบุว่ากรณีนั้นให้ถือผลอย่างไร",
        ),
        node.span,
        help=Text(
            "add `if_none: met` or `if_none: not_met`",
            "เพิ่ม `if_none: met` หรือ `if_none: not_met`",
        ),
    )


_OF_NOBODY: Final = Text("there is no share of nobody", "หากไม่มีสมาชิกให้นับก็ไม่มีสัดส่วน")
_OVER_ZERO: Final = Text("there is no ratio over zero", "หากตัวหารเป็นศูนย์ก็ไม่มีอัตราส่วน")


def needless_if_none(node: Compare) -> Diagnostic:
    """Return that a comparison answers a case that cannot be."""
    return Diagnostic(
        "needless-if-none",
        Text(
            "there is always something to measure here, so `if_none` is never used",
            "กรณีนี้มีค่าให้วัดเสมอ `if_none` จึงไม่มีผล",
        ),
        node.span,
        help=Text("remove `if_none`", "ลบ `if_none` ออก"),
        severity=Severity.WARNING,
    )


def equals_on_share(node: Compare) -> Diagnostic:
    """Return that a quotient is asked to be exactly so much."""
    return Diagnostic(
        "equals-on-share",
        Text(
            "a share or ratio hardly ever equals one exact value",
            "สัดส่วนหรืออัตราส่วนแทบไม่มีทางเท่ากับค่าใดค่าหนึ่งพอดี",
        ),
        node.span,
        help=Text(
            "write `between: [least, most]`, `at_least` or `at_most`",
            "เขียน `between: [ต่ำสุด, สูงสุด]`, `at_least` หรือ `at_most`",
        ),
    )


def fraction_of_count(measure: Measure, constant: Constant, whole: Unit) -> Diagnostic:
    """Return that what is counted in whole numbers is compared with a part of one."""
    called, shown = _called(measure), number(whole.from_base(constant.value))
    return Diagnostic(
        "fraction-of-count",
        _filled(
            Text(
                "{called} is a whole number, and {shown} is not",
                "{called}เป็นจำนวนเต็ม แต่{shown}ไม่ใช่",
            ),
            called=called,
            shown=Text(shown, shown),
        ),
        constant.span,
        help=Text("write the whole number that is meant", "เขียนเป็นจำนวนเต็มที่ต้องการ"),
    )


def impossible_comparison(
    node: Compare, ranges: tuple[Interval, Interval], unit: Unit, truth: Truth
) -> Diagnostic:
    """Return that the declared ranges alone already settle a comparison."""
    left, right = (Text(possible(each, unit, "en"), possible(each, unit, "th")) for each in ranges)
    phrase = _ALWAYS if truth is Truth.TRUE else _NEVER
    return Diagnostic(
        "impossible-comparison",
        _filled(phrase, called=_called(node.measure), values=left, bound=right),
        node.span,
        help=_AS_PERCENT if unit == PERCENT else _AS_MEANT,
        severity=Severity.WARNING,
    )


_ALWAYS: Final = Text(
    "this is always true: {called} is {values}, compared with {bound}",
    "เงื่อนไขนี้เป็นจริงเสมอ เพราะ{called}มีค่า{values} เทียบกับ{bound}",
)
_NEVER: Final = Text(
    "this is never true: {called} is {values}, compared with {bound}",
    "เงื่อนไขนี้ไม่มีทางเป็นจริง เพราะ{called}มีค่า{values} เทียบกับ{bound}",
)
_AS_PERCENT: Final = Text(
    "check the figure; a share is written as in `60 %`", "ตรวจสอบตัวเลข สัดส่วนให้เขียนเช่น `60 %`"
)
_AS_MEANT: Final = Text("check the figure and its unit", "ตรวจสอบตัวเลขและหน่วย")


def _filled(phrase: Text, **parts: Text) -> Text:
    en = filled(phrase, "en", **{name: part.en for name, part in parts.items()})
    th = filled(phrase, "th", **{name: part.th for name, part in parts.items()})
    return Text(en, th)


def _called(measure: Measure) -> Text:
    match measure:
        case FactValue(fact):
            return Text(f"`{fact}`", f"`{fact}`")
        case Total(fact=fact):
            return Text(f"a total of `{fact}`", f"ผลรวมของ `{fact}`")
        case Count():
            return Text("a count", "จำนวนที่นับ")
        case Share():
            return Text("a share", "สัดส่วน")
        case _:
            return Text("this measure", "ค่าวัดนี้")
