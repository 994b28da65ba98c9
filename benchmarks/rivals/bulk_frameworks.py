"""Frameworks on many flat cases, which know no unknown: a null is no, and 0."""

from __future__ import annotations

import json

import numpy as np
import polars as pl
from bulk_engines import Built, Infix, Met, engine, renamed
from engines import IN_WORDS, infix
from scheme import Expression, Scheme, plain


@engine("OpenFisca-core")
def openfisca(  # noqa: C901 - one branch a sign
    found: Scheme, cases: pl.DataFrame
) -> Built:
    """Declare every name a variable; there is no unknown, so a null is its default: no, and 0."""
    from openfisca_core.entities import build_entity  # noqa: PLC0415 - the same
    from openfisca_core.periods import DateUnit  # noqa: PLC0415 - the same
    from openfisca_core.simulations import SimulationBuilder  # noqa: PLC0415 - the same
    from openfisca_core.taxbenefitsystems import TaxBenefitSystem  # noqa: PLC0415 - the same
    from openfisca_core.variables import Variable  # noqa: PLC0415 - the same

    table = renamed(cases)
    area = build_entity(key="area", plural="areas", label="area", is_person=True)
    system, month = TaxBenefitSystem([area]), "2025-01"
    common = {"entity": area, "definition_period": DateUnit.MONTH}
    for name in table.columns:
        kind = bool if table[name].dtype == pl.Boolean else float
        system.add_variable(type(name, (Variable,), {"value_type": kind, **common}))

    def figure(one: object) -> str:
        if isinstance(one, str):
            return f"p('{plain(one)}', q) * {Infix(found, cases).scales.get(one, 1.0)!r}"
        if not isinstance(one, tuple):
            return repr(one)
        sign, left, right = one
        return f"({figure(left)} {sign} {figure(right)})"

    def written(one: Expression) -> str:
        sign, *parts = one
        if sign == "is":
            return f"p('{plain(parts[0])}', q)"
        if sign == "not":
            return f"(~{written(parts[0])})"
        if sign in {"and", "or"}:
            return "(" + (" * " if sign == "and" else " + ").join(map(written, parts)) + ")"
        return f"({figure(parts[0])} {sign} {figure(parts[1])})"

    names = [f"r{place}" for place in range(len(found.requirements))]
    for name, one in zip(names, found.requirements.values(), strict=True):
        space: dict[str, object] = {}
        exec(f"def formula(p, q, *a):\n    return {written(one)}", {}, space)  # noqa: S102 - our own
        system.add_variable(type(name, (Variable,), {"value_type": bool, **common, **space}))
    simulation = SimulationBuilder().build_default_simulation(system, len(cases))
    for name in table.columns:
        column = table[name]
        is_flag = column.dtype == pl.Boolean
        filled = column.fill_null(value=False) if is_flag else column.fill_null(0)
        simulation.set_input(name, month, filled.to_numpy().astype(bool if is_flag else np.float32))

    def task() -> dict[str, np.ndarray]:
        for name in names:
            simulation.delete_arrays(name)
        with np.errstate(all="ignore"):
            return {name: simulation.calculate(name, month) for name in names}

    def met(said: dict[str, np.ndarray]) -> Met:
        return {
            code: said[name].astype(int)
            for code, name in zip(found.requirements, names, strict=True)
        }

    return task, met


@engine("GoRules ZEN, batch")
def zen(found: Scheme, cases: pl.DataFrame) -> Built:
    """Hand all cases over at once; it fails on a missing fact, so a null is no, and 0."""
    import zen as gorules  # noqa: PLC0415 - the same

    scales = Infix(found, cases).scales
    write = infix(IN_WORDS, "{} == true", json.dumps)
    at = {"x": 0, "y": 0}
    expressions = [
        {"id": f"r{place}", "key": f"r{place}", "value": write(one)}
        for place, one in enumerate(found.requirements.values())
    ]
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": at},
        {
            "id": "all", "name": "all", "type": "expressionNode", "position": at,
            "content": {"expressions": expressions},
        },
        {"id": "out", "name": "out", "type": "outputNode", "position": at},
    ]  # fmt: skip
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "all", "type": "edge"},
        {"id": "2", "sourceId": "all", "targetId": "out", "type": "edge"},
    ]
    content = {"rules": {"nodes": nodes, "edges": edges}}
    judge = gorules.ZenEngine({"loader": {"type": "static", "content": content}})
    based = cases.with_columns(
        [pl.col(name).fill_null(0).cast(pl.Float64) * scale for name, scale in scales.items()]
    )
    table = renamed(based).with_columns(pl.col(pl.Boolean).fill_null(value=False))
    asked = [{"key": "rules", "context": row} for row in table.to_dicts()]

    def met(said: list[dict]) -> Met:
        results = [one["data"]["result"] for one in said]
        return {
            code: np.array([int(one[f"r{place}"]) for one in results])
            for place, code in enumerate(found.requirements)
        }

    return lambda: judge.evaluate_batch(asked), met
