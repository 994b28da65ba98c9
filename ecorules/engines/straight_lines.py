"""Write the conditions of an edition as straight lines of Python, one assignment a node.

Two known numbers are compared and divided in place; whatever else may be the case goes to the
functions of the definition.  No name and no text of an edition enters the lines: they speak of
numbered slots and values only.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, assert_never

from ecorules.engines.columnar.tables import document_column, fact_column, target_column
from ecorules.engines.straight_values import (
    TRUTHS,
    Cell,
    NotStraight,
    Result,
    Slot,
    chosen,
    extent,
    figure,
    pair,
    truth,
)
from ecorules.language.evaluate import (
    compared,
    difference_of,
    evaluate,
    measure,
    ratio_of,
    sum_of,
)
from ecorules.language.interval import ANYTHING
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Measure,
    Not,
    Ratio,
    Relation,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    walk,
)
from ecorules.language.trace import Extent
from ecorules.language.vocabulary import ChoiceKind, NumberKind

if TYPE_CHECKING:
    from datetime import date

    from ecorules.edition.model import Edition
    from ecorules.language.subject import Subject

_OverMembers: TypeAlias = Every | Some | Total | Count | Share
_SIGNS = {
    Relation.AT_LEAST: ">=",
    Relation.AT_MOST: "<=",
    Relation.MORE_THAN: ">",
    Relation.LESS_THAN: "<",
    Relation.EQUALS: "==",
}


class Line(NamedTuple):
    """A node, the variable that holds its result, and the lines of its parts."""

    node: Condition | Measure
    variable: str
    parts: tuple[Line, ...] = ()


class Lines:
    """The lines of an edition as far as they are written, and what they need."""

    def __init__(self, edition: Edition, on: date) -> None:
        """Begin with nothing written."""
        self.slots: dict[str, Slot] = {}
        self.met: dict[str, str] = {}
        self.rosters: list[_OverMembers] = []
        self._written: list[str] = []
        self._numbers: dict[str, int] = {}
        self._facts = edition.vocabulary.facts
        periods = {name: target.on(on) for name, target in edition.targets.items()}
        self._national = {name: one.value for name, one in periods.items() if one is not None}
        self._called: dict[str, object] = {
            "compared": lambda node, a, b: TRUTHS[compared(node, extent(a), extent(b))],
            "ratio": lambda part, whole: figure(ratio_of(extent(part), extent(whole))),
            "total": lambda *terms: figure(sum_of(map(extent, terms))),
            "difference": lambda left, less: figure(difference_of(extent(left), extent(less))),
        }

    def compiled(self) -> Callable[[list[Result]], tuple[Result, ...]]:
        """Return the function that takes the slots to the slots and every result."""
        slots = "".join(f"s{place}, " for place in range(len(self.slots)))
        results = "".join(f"v{place}, " for place in range(len(self._written)))
        body = "".join(f"    {line}\n" for line in self._written)
        source = f"def run(slots):\n    ({slots}) = slots\n{body}    return ({slots}{results})\n"
        names = dict(self._called)
        exec(source, names)  # noqa: S102 - numbered names alone, no text of an edition
        run: Callable[[list[Result]], tuple[Result, ...]] = names["run"]  # type: ignore[assignment]
        return run

    def place(self, variable: str) -> int:
        """Return where among the results a variable stands."""
        number = int(variable[1:])
        return number if variable.startswith("s") else len(self.slots) + number

    def condition(self, node: Condition) -> Line:  # noqa: C901 - one case a node
        """Write a condition."""
        match node:
            case Holds(fact, back):
                return self._told(
                    node, fact_column(fact, back), None, truth,
                    lambda subject: TRUTHS[subject.flag(fact, back).value],
                )  # fmt: skip
            case InHand(item):
                return self._told(
                    node, document_column(item), None, truth,
                    lambda subject: TRUTHS[subject.document(item).value],
                )  # fmt: skip
            case Conforms(code):
                return Line(node, self.met[code])
            case IsOneOf():
                return self._is_one_of(node)
            case Compare():
                return self._compare(node)
            case AllOf(conditions) | AnyOf(conditions):
                parts = tuple(self.condition(part) for part in conditions)
                return Line(node, self._joined(parts, is_all=isinstance(node, AllOf)), parts)
            case Not(negated):
                part = self.condition(negated)
                said = f"None if {part.variable} is None else not {part.variable}"
                return Line(node, self._line(said), (part,))
            case Every() | Some():
                return self._over_members(
                    node, lambda subject: TRUTHS[evaluate(node, subject).truth]
                )
            case _:
                assert_never(node)

    def either(self, applies: str, requires: str) -> str:
        """Write what levels see: does not apply, or is fulfilled."""
        return self._line(
            f"True if {applies} is False or {requires} is True else "
            f"None if {applies} is None or {requires} is None else False"
        )

    def _joined(self, parts: tuple[Line, ...], *, is_all: bool) -> str:
        everywhere = " and ".join(f"{part.variable} is {is_all}" for part in parts) or "True"
        somewhere = " or ".join(f"{part.variable} is {not is_all}" for part in parts) or "False"
        return self._line(f"{is_all} if {everywhere} else {not is_all} if {somewhere} else None")

    def _is_one_of(self, node: IsOneOf) -> Line:
        kind = self._facts[node.fact].kind
        everything = frozenset(kind.values) if isinstance(kind, ChoiceKind) else frozenset[str]()
        inner = self._told(
            node, fact_column(node.fact, node.years_back), everything, chosen,
            lambda subject: subject.choice(node.fact, node.years_back).value,
        )  # fmt: skip
        slot, named = inner.variable, self._value(node.values)
        said = f"True if {slot} <= {named} else False if {slot}.isdisjoint({named}) else None"
        return Line(node, self._line(said))

    def _compare(self, node: Compare) -> Line:
        left, right = self.measure(node.measure), self.measure(node.bound)
        a, b, sign = left.variable, right.variable, _SIGNS[node.relation]
        said = (
            f"{a}[0] * {b}[1] {sign} {b}[0] * {a}[1] if {_plain(a, b)} "
            f"else compared({self._value(node)}, {a}, {b})"
        )
        return Line(node, self._line(said), (left, right))

    def measure(self, node: Measure) -> Line:  # noqa: C901 - one case a node
        """Write a measure."""
        match node:
            case Constant(value):
                return self._figure(node, value)
            case FactValue(fact, back):
                kind = self._facts[fact].kind
                declared = kind.extent if isinstance(kind, NumberKind) else ANYTHING
                return self._told(
                    node, fact_column(fact, back), figure(Extent(declared)), pair,
                    lambda subject: figure(Extent(subject.number(fact, back).value)),
                )  # fmt: skip
            case TargetValue(target) if target in self._national:
                return self._figure(node, self._national[target])
            case TargetValue(target):
                return self._told(
                    node,
                    target_column(target),
                    Extent(ANYTHING),
                    pair,
                    lambda subject: figure(Extent(subject.target(target).value)),
                )
            case Total() | Count() | Share():
                return self._over_members(
                    node, lambda subject: figure(measure(node, subject).extent)
                )
            case Ratio(part, whole):
                return self._made(node, "ratio", (part, whole))
            case Sum(terms):
                return self._made(node, "total", terms)
            case Difference(one, less):
                return self._made(node, "difference", (one, less))
            case _:
                assert_never(node)

    def _figure(self, node: Measure, value: Fraction) -> Line:
        known = value.as_integer_ratio()
        return self._told(node, f"figure:{value}", known, pair, lambda _: known)

    def _over_members(self, node: _OverMembers, asked: Callable[[Subject], Result]) -> Line:
        if any(isinstance(below, Conforms) for below in walk(node)):
            raise NotStraight("members of whom is asked whether a requirement is met")
        self.rosters.append(node)
        return self._told(node, f"over:{len(self.rosters)}", None, truth, asked)

    def _made(self, node: Measure, name: str, of: tuple[Measure, ...]) -> Line:
        parts = tuple(self.measure(part) for part in of)
        variables = [part.variable for part in parts]
        said = f"{name}({', '.join(variables)})"
        if isinstance(node, Ratio):
            a, b = variables
            said = (
                f"({a}[0] * {b}[1], {a}[1] * {b}[0]) if {_plain(a, b)} and {b}[0] > 0 else {said}"
            )
        return Line(node, self._line(said), parts)

    def _told(
        self,
        node: Condition | Measure,
        name: str,
        unknown: Result,
        read: Callable[[Cell], Result],
        asked: Callable[[Subject], Result],
    ) -> Line:
        self._numbers.setdefault(name, len(self._numbers))
        self.slots.setdefault(name, Slot(name, unknown, read, asked))
        return Line(node, f"s{self._numbers[name]}")

    def _line(self, said: str) -> str:
        variable = f"v{len(self._written)}"
        self._written.append(f"{variable} = {said}")
        return variable

    def _value(self, value: object) -> str:
        name = f"k{len(self._called)}"
        self._called[name] = value
        return name


def _plain(a: str, b: str) -> str:
    """Say that both are known numbers."""
    return f"{a}.__class__ is tuple is {b}.__class__"
