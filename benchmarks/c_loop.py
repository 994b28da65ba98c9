"""A loop in C, generated from an edition: the least time in which flat cases can be judged.

Three-valued and exact, as the definition, and nothing else: no file is read, no name is kept, no
overflow is looked for.  Flags and documents are bytes (1 true, 2 false, 0 unknown), numbers are
64-bit integers with one value set aside for what is missing.  It knows the nodes that a flattened
edition has, with wholes that are never below zero.
"""

import ctypes
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import gcd, lcm
from pathlib import Path
from typing import NamedTuple

import polars as pl
from c_runtime import RUNTIME

from ecorules.edition.model import Edition, PassAll
from ecorules.language.interval import Interval
from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Condition,
    Conforms,
    Constant,
    FactValue,
    Holds,
    IfNone,
    InHand,
    IsOneOf,
    Measure,
    Not,
    Ratio,
    Relation,
    Sum,
    TargetValue,
)
from ecorules.language.vocabulary import ChoiceKind, NumberKind
from ecorules.levels import judging_order


class Loop(NamedTuple):
    """The compiled loop and the columns that it reads, in order."""

    library: ctypes.CDLL
    columns: list[str]
    codes: list[str]


class _Source:
    """Write the nodes of an edition as C."""

    def __init__(self, edition: Edition, scales: Mapping[str, Fraction]) -> None:
        self.edition, self.scales = edition, scales
        self.columns: list[str] = []
        self.used: dict[str, str] = {}

    def column(self, name: str) -> str:
        if name not in self.columns:
            self.columns.append(name)
        place, kind = self.columns.index(name), "i64" if name in self.scales else "u8"
        self.used[f"c{place}"] = (
            f"const {kind} *restrict c{place} = (const {kind}*)in[{place}] + at;"
        )
        return f"c{place}[i]"

    def truth(self, node: Condition) -> str:  # noqa: C901 - one case a node
        match node:
            case AllOf(parts) | AnyOf(parts):
                name, found = ("all", "1") if isinstance(node, AllOf) else ("any", "2")
                for part in parts:
                    found = f"{name}({found}, {self.truth(part)})"
                return found
            case Not(negated):
                return f"not({self.truth(negated)})"
            case InHand(item):
                return self.column(f"doc:{item}")
            case Holds(fact, years_back):
                return self.column(_fact(fact, years_back))
            case IsOneOf(fact, values, years_back):
                return self._is_among(_fact(fact, years_back), fact, values)
            case Conforms(code):
                name = f"met{_name(code)}"
                self.used[name] = f"const u8 *restrict {name} = shared{_name(code)};"
                return f"{name}[i]"
            case Compare():
                return self._compared(node)
            case _:
                raise NotImplementedError(node)

    def _is_among(self, column: str, fact: str, values: frozenset[str]) -> str:
        kind = self.edition.vocabulary.facts[fact].kind
        assert isinstance(kind, ChoiceKind)  # noqa: S101 - what the language allows
        known = sorted(kind.values)
        places = " || ".join(f"c == {known.index(value)}" for value in sorted(values))
        return f"({{ u8 c = {self.column(column)}; c == 255 ? 0 : ({places}) ? 1 : 2; }})"

    def _compared(self, node: Compare) -> str:
        bound, unit = self.range(node.bound)
        if isinstance(node.measure, Ratio):
            part, above = self.range(node.measure.part)
            whole, below = self.range(node.measure.whole)
            first, second = _evened(above / below, unit)
            answer = {IfNone.MET: 1, IfNone.NOT_MET: 2, None: 0}[node.if_none]
            assert node.relation is Relation.AT_LEAST  # noqa: S101 - no other is in use
            return f"ratio({part}, {whole}, {bound}, {first}, {second}, {answer})"
        left, scale = self.range(node.measure)
        first, second = _evened(scale, unit)
        forward, back = f"{left}, {first}, {bound}, {second}", f"{bound}, {second}, {left}, {first}"
        match node.relation:
            case Relation.AT_LEAST:
                return f"reaches({forward})"
            case Relation.AT_MOST:
                return f"reaches({back})"
            case Relation.MORE_THAN:
                return f"not(reaches({back}))"
            case Relation.LESS_THAN:
                return f"not(reaches({forward}))"
            case Relation.EQUALS:
                return f"all(reaches({forward}), reaches({back}))"

    def range(self, node: Measure) -> tuple[str, Fraction]:
        """Return a range in C and how much one of its whole numbers is."""
        match node:
            case Constant(value):
                return _fixed(value.numerator), Fraction(1, value.denominator)
            case TargetValue(target):
                name = f"target:{target}"
                return self._given(name, Interval(None, None))
            case FactValue(fact, years_back):
                kind = self.edition.vocabulary.facts[fact].kind
                assert isinstance(kind, NumberKind)  # noqa: S101 - what the language allows
                return self._given(_fact(fact, years_back), kind.extent)
            case Sum(terms):
                found, scale = self.range(terms[0])
                for term in terms[1:]:
                    other, unit = self.range(term)
                    first, second = _evened(scale, unit)
                    found, scale = f"plus({found}, {first}, {other}, {second})", scale / first
                return found, scale
            case _:
                raise NotImplementedError(node)

    def _given(self, name: str, extent: Interval) -> tuple[str, Fraction]:
        scale = self.scales[name]
        ends = [0 if end is None else int(end / scale) for end in (extent.low, extent.high)]
        lacks = [int(end is None) for end in (extent.low, extent.high)]
        parts = ", ".join(map(str, (*ends, *lacks)))
        return f"given({self.column(name)}, {parts})", scale


def _fixed(value: int) -> str:
    return f"(range){{{value}, {value}, 0, 0}}"


def _fact(fact: str, years_back: int) -> str:
    return f"{fact}@-{years_back}" if years_back else fact


def _name(code: str) -> str:
    return "_" + code.replace(".", "_")


def _evened(one: Fraction, other: Fraction) -> tuple[int, int]:
    """Return what to multiply two whole numbers of these units with, so that they compare."""
    unit = Fraction(gcd(one.numerator, other.numerator), lcm(one.denominator, other.denominator))
    return int(one / unit), int(other / unit)


def source(edition: Edition, scales: Mapping[str, Fraction]) -> tuple[str, list[str], list[str]]:
    """Return the C of an edition, the columns it reads and the requirements it writes."""
    made = _Source(edition, scales)
    codes, parts = list(judging_order(edition)), []
    for place, code in enumerate(codes):
        one, made.used = edition.requirements[code], {}
        requires = made.truth(one.requires)
        applies = "1" if one.applies is None else made.truth(one.applies)
        # Without `restrict` no compiler may take several cases at once.
        parts.append(
            f"""static u8 shared{_name(code)}[BLOCK];
#pragma omp threadprivate(shared{_name(code)})
static void judge{_name(code)}(void **in, void **out, long at, long m) {{
{" ".join(made.used.values())}
u8 *restrict verdict = (u8*)out[{place}] + at, *restrict own = shared{_name(code)};
for (long i = 0; i < m; i++) {{
u8 r = {requires}, a = {applies};
own[i] = any(not(a), r);
verdict[i] = a == 2 ? 3 : (a & r & 1) ? 0 : (a & 1) && (r & 2) ? 1 : 2; }}}}"""
        )
    judged = "\n".join(f"judge{_name(code)}(in, out, at, m);" for code in codes)
    levels = "\n".join(_levels(edition, len(codes)))
    text = "\n".join(
        [
            RUNTIME,
            *parts,
            "void run(void **in, void **out, long n) {",
            "#pragma omp parallel for schedule(static)",
            "for (long at = 0; at < n; at += BLOCK) {",
            "long m = n - at < BLOCK ? n - at : BLOCK;",
            judged,
            levels,
            "}}",
        ]
    )
    return text, made.columns, codes


def _levels(edition: Edition, first: int) -> Iterator[str]:
    yield "u8 proven[BLOCK], reachable[BLOCK];"
    yield "for (long i = 0; i < m; i++) proven[i] = reachable[i] = 0;"
    unknown: set[int] = set()
    for number in sorted(edition.levels):
        level = edition.levels[number]
        assert isinstance(level.passes_when, PassAll)  # noqa: S101 - no other is in use
        own = [code for code, one in edition.requirements.items() if one.level == number]
        yield f"u8 level{number}[BLOCK];"
        yield f"for (long i = 0; i < m; i++) level{number}[i] = 1;"
        parts = [f"shared{_name(code)}[i]" for code in own]
        parts += [f"level{below}[i]" for below in level.stands_on]
        for part in parts:
            yield (
                f"for (long i = 0; i < m; i++) level{number}[i] = all(level{number}[i], {part});"
            )
        if level.incomplete or not own or unknown & set(level.stands_on):
            unknown.add(number)
            continue
        yield f"for (long i = 0; i < m; i++) if (level{number}[i] == 1) proven[i] = {number};"
        yield f"for (long i = 0; i < m; i++) if (level{number}[i] != 2) reachable[i] = {number};"
    for place, name in enumerate(("proven", "reachable")):
        yield f"for (long i = 0; i < m; i++) ((u8*)out[{first + place}])[at + i] = {name}[i];"


def compiled(edition: Edition, scales: Mapping[str, Fraction]) -> Loop:
    """Return the loop for an edition, compiled for this machine."""
    text, columns, codes = source(edition, scales)
    command = ["cc", "-O3", "-march=native", "-fopenmp", "-shared", "-fPIC", "-w", "-o"]
    with tempfile.TemporaryDirectory(prefix="ecorules-c-") as name:
        folder = Path(name)
        (folder / "loop.c").write_text(text, encoding="utf-8")
        subprocess.run(  # noqa: S603 - our own source
            [*command, str(folder / "loop.so"), str(folder / "loop.c")], check=True
        )
        # Once it is open its file may go.
        return Loop(ctypes.CDLL(str(folder / "loop.so")), columns, codes)


def packed(edition: Edition, cases: pl.DataFrame, scales: Mapping[str, Fraction]) -> pl.DataFrame:
    """Return the cases as the loop reads them."""
    columns = []
    for name in cases.columns[1:]:
        column, values = pl.col(name), _values(edition, name)
        if name in scales:
            columns.append(column.cast(pl.Int64).fill_null(-(2**63)))
        elif values is None:
            columns.append(((~column).cast(pl.UInt8) + 1).fill_null(0))
        else:
            places = {value: place for place, value in enumerate(sorted(values))}
            known = column.replace_strict(places, default=255, return_dtype=pl.UInt8)
            columns.append(known.fill_null(255))
    return cases.select(columns).rechunk()


def _values(edition: Edition, name: str) -> Mapping[str, object] | None:
    fact = edition.vocabulary.facts.get(name.partition("@")[0])
    return fact.kind.values if fact is not None and isinstance(fact.kind, ChoiceKind) else None


def scales_of(edition: Edition, cases: pl.DataFrame) -> dict[str, Fraction]:
    """Return how much one whole number is in base units, for each column of numbers."""
    found = {}
    for name in cases.columns[1:]:
        fact = edition.vocabulary.facts.get(name.partition("@")[0])
        if fact is not None and isinstance(fact.kind, NumberKind):
            found[name] = fact.kind.unit.factor
        elif name.startswith("target:"):
            found[name] = edition.targets[name.removeprefix("target:")].unit.factor
    return found
