"""Engines on many flat cases: ours, the loop in C, a database and arrays.

A builder returns a task from memory to memory, and how to read from what it made whether each
requirement is met: 1 yes, 0 no, -1 unknown.  The two in `JUDGING` give whole verdicts instead, by
their numbers.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl
from scheme import Expression, Scheme, plain

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bulk_flat import columns, loop
from c_loop import scales_of

# Whether each requirement is met: 1 yes, 0 no, -1 unknown, by the engine's own order.
Met = dict[str, np.ndarray]
Task = Callable[[], object]
Built = tuple[Task, Callable[[object], Met]]
BUILDERS: dict[str, Callable[[Scheme, pl.DataFrame], Built]] = {}
OURS, IN_C = "ecorules, columns (Polars)", "generated C, both cores"
# Whose answers are verdicts; each is held to the other, and all others to what ours says is met.
JUDGING = {OURS: IN_C, IN_C: OURS}


def engine(name: str) -> Callable:
    """Enter a builder under the name of its engine."""

    def entered(builder: Callable[[Scheme, pl.DataFrame], Built]) -> Callable:
        BUILDERS[name] = builder
        return builder

    return entered


@engine(OURS)
def ours(found: Scheme, cases: pl.DataFrame) -> Built:
    """Evaluate in columns."""
    return columns(found.edition, cases), lambda said: verdicts(said, found)


@engine(IN_C)
def in_c(found: Scheme, cases: pl.DataFrame) -> Built:
    """Run the loop that is generated from the same edition."""
    task = loop(found.edition, cases)
    return task, lambda said: verdicts(said, found)


def verdicts(said: pl.DataFrame, found: Scheme) -> Met:
    """Return every verdict by its number."""
    return {code: _numbered(said[f"verdict:{code}"]) for code in found.requirements}


def _numbered(verdict: pl.Series) -> np.ndarray:
    if verdict.dtype != pl.UInt8:
        names = {"conforming": 0, "nonconforming": 1, "undetermined": 2, "not_applicable": 3}
        verdict = verdict.cast(pl.String).replace_strict(names, return_dtype=pl.UInt8)
    return verdict.to_numpy()


class Infix:
    """Write expressions with a number's unit beside it."""

    def __init__(self, found: Scheme, cases: pl.DataFrame) -> None:
        self.factors = scales_of(found.edition, cases)
        self.scales = {name: float(one) for name, one in self.factors.items()}

    def figure(self, one: object) -> str:
        """Return a number, a name with its unit, or arithmetic."""
        if isinstance(one, str):
            scale = self.scales.get(one, 1.0)
            return f"{plain(one)} * {scale!r}" if scale != 1 else plain(one)
        if not isinstance(one, tuple):
            return repr(one)
        sign, left, right = one
        return f"({self.figure(left)} {sign} {self.figure(right)})"


class Sql(Infix):
    """Write conditions in SQL, whose connectives are three-valued."""

    def condition(self, one: Expression) -> str:
        """Return a condition."""
        sign, *parts = one
        if sign == "is":
            return plain(parts[0])
        if sign == "in":
            return f"{plain(parts[0])} IN ({', '.join(repr(value) for value in parts[1])})"
        if sign == "not":
            return f"(NOT {self.condition(parts[0])})"
        if sign in {"and", "or"}:
            return "(" + f" {sign.upper()} ".join(map(self.condition, parts)) + ")"
        return f"{self.figure(parts[0])} {'=' if sign == '==' else sign} {self.figure(parts[1])}"

    def asked(self, found: Scheme) -> str:
        """Return every requirement as a column, named for its place."""
        written = map(self.condition, found.requirements.values())
        return ", ".join(f"{one} AS r{place}" for place, one in enumerate(written))


def answers(said: dict[str, np.ndarray], found: Scheme) -> Met:
    """Return what a database answered."""
    return {
        code: np.where(np.ma.getmaskarray(said[name]), -1, np.ma.getdata(said[name]))
        for code, name in ((code, f"r{place}") for place, code in enumerate(found.requirements))
    }


@engine("DuckDB")
def duck(found: Scheme, cases: pl.DataFrame) -> Built:
    """Ask in SQL of a table in memory."""
    import duckdb  # noqa: PLC0415 - only where it is asked for

    database = duckdb.connect()
    database.execute("SET threads = 2")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "cases.parquet"
        renamed(cases).write_parquet(path)
        database.execute(f"CREATE TABLE cases AS SELECT * FROM '{path}'")  # noqa: S608 - our own
    asked = Sql(found, cases).asked(found)
    query = f"CREATE OR REPLACE TEMP TABLE found AS SELECT {asked} FROM cases"  # noqa: S608

    def met(_: object) -> Met:
        return answers(database.execute("SELECT * FROM found").fetchnumpy(), found)

    return lambda: database.execute(query), met


def renamed(cases: pl.DataFrame) -> pl.DataFrame:
    """Return the cases with names that every engine takes."""
    return cases.drop("case").rename({name: plain(name) for name in cases.columns[1:]})


@engine("NumPy")
def numpy(found: Scheme, cases: pl.DataFrame) -> Built:  # noqa: C901 - one branch a sign
    """Carry for each node where it is true and where it is false."""
    infix, table = Infix(found, cases), renamed(cases)
    values: dict[str, object] = {}
    for name in table.columns:
        column = table[name]
        if column.dtype == pl.Boolean:
            values[f"{name}_t"] = column.fill_null(value=False).to_numpy()
            values[f"{name}_f"] = (~column).fill_null(value=False).to_numpy()
        elif column.dtype == pl.String:
            values[name] = column.to_physical().to_numpy()
        else:
            values[name] = column.cast(pl.Float64).to_numpy()

    def written(one: Expression) -> tuple[str, str]:
        sign, *parts = one
        if sign == "is":
            return f"{plain(parts[0])}_t", f"{plain(parts[0])}_f"
        if sign == "not":
            true, false = written(parts[0])
            return false, true
        if sign in {"and", "or"}:
            trues, falses = zip(*map(written, parts), strict=True)
            both, either = " & ", " | "
            joins = (both, either) if sign == "and" else (either, both)
            return f"({joins[0].join(trues)})", f"({joins[1].join(falses)})"
        left, right = (infix.figure(part) for part in parts)
        against = {">=": "<", "<=": ">", ">": "<=", "<": ">=", "==": "!="}[sign]
        known = f" & ({left} == {left}) & ({right} == {right})" if sign == "==" else ""
        return f"({left} {sign} {right})", f"(({left} {against} {right}){known})"

    programs = {
        code: [compile(text, "numpy", "eval") for text in written(one)]
        for code, one in found.requirements.items()
    }

    def task() -> dict[str, tuple[np.ndarray, np.ndarray]]:
        with np.errstate(all="ignore"):
            return {
                code: tuple(eval(one, {}, values) for one in pair)  # noqa: S307 - our own
                for code, pair in programs.items()
            }

    def met(said: dict[str, tuple[np.ndarray, np.ndarray]]) -> Met:
        return {code: np.where(t, 1, np.where(f, 0, -1)) for code, (t, f) in said.items()}

    return task, met
