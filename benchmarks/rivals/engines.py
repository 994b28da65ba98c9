"""Engines that one could pick instead, each taking the flat edition as its own rules.

A builder returns a function from a case to whether each requirement is met, in their order.  Here
are those that evaluate expressions; those that match facts are in `matching`.
"""

from __future__ import annotations

import json
from collections.abc import Callable

from scheme import DAY, Row, Scheme, plain

from ecorules.audit.conduct import audit
from ecorules.engines.straight import straight

Run = Callable[[Row], list[object]]
Builder = Callable[[Scheme], Run]
BUILDERS: dict[str, Builder] = {}


def engine(name: str) -> Callable[[Builder], Builder]:
    """Enter a builder under the name of its engine."""

    def entered(builder: Builder) -> Builder:
        BUILDERS[name] = builder
        return builder

    return entered


def infix(
    signs: dict[str, str], yes: str, text: Callable[[object], str]
) -> Callable[[object], str]:
    """Return a writer of expressions with signs between their parts."""

    def written(one: object) -> str:
        if isinstance(one, str):
            return plain(one)
        if not isinstance(one, tuple):
            return repr(one)
        sign, *parts = one
        if sign == "is":
            return yes.format(plain(parts[0]))
        if sign == "in":
            return (
                "("
                + signs["or"].join(f"{plain(parts[0])} == {text(value)}" for value in parts[1])
                + ")"
            )
        if sign == "not":
            return f"({signs['not']}{written(parts[0])})"
        return "(" + signs.get(sign, f" {sign} ").join(written(part) for part in parts) + ")"

    return written


C_LIKE = {"and": " && ", "or": " || ", "not": "!"}
IN_WORDS = {"and": " and ", "or": " or ", "not": "not "}


@engine("ecorules, straight lines")
def ours(found: Scheme) -> Run:
    """Read a flat row and judge it, the result of every node kept."""
    lines = straight(found.edition, DAY)

    def run(row: Row) -> list[object]:
        met = lines.judge(lines.row(row)).met
        return list(met.values())

    return run


@engine("CEL (C++)")
def cel_cpp(found: Scheme) -> Run:
    """Compile one expression a requirement."""
    from cel_expr_python import cel  # noqa: PLC0415 - only where it is asked for

    kinds = types_of(found)
    types = {"flag": cel.Type.BOOL, "number": cel.Type.DOUBLE, "choice": cel.Type.STRING}
    environment = cel.NewEnv(variables={name: types[kind] for name, kind in kinds.items()})
    write = infix(C_LIKE, "{}", json.dumps)
    programs = [environment.compile(write(one)) for one in found.requirements.values()]

    def run(row: Row) -> list[object]:
        activation = environment.Activation(data=row)
        return [one.eval(activation=activation).value() for one in programs]

    return run


@engine("CEL (Rust)")
def cel_rust(found: Scheme) -> Run:
    """Compile one expression a requirement."""
    import cel  # noqa: PLC0415 - the same

    write = infix(C_LIKE, "{}", json.dumps)
    programs = [cel.compile(write(one)) for one in found.requirements.values()]

    def run(row: Row) -> list[object]:
        context = cel.Context(row)
        return [one.execute(context) for one in programs]

    return run


def zen(found: Scheme, *, trace: bool) -> Run:
    """Build one decision with one expression a requirement."""
    import zen as gorules  # noqa: PLC0415 - the same

    write = infix(IN_WORDS, "{} == true", json.dumps)
    expressions = [
        {"id": f"r{place}", "key": f"r{place}", "value": write(one)}
        for place, one in enumerate(found.requirements.values())
    ]
    at = {"x": 0, "y": 0}
    content = {"expressions": expressions}
    nodes = [
        {"id": "in", "name": "in", "type": "inputNode", "position": at},
        {"id": "all", "name": "all", "type": "expressionNode", "position": at, "content": content},
        {"id": "out", "name": "out", "type": "outputNode", "position": at},
    ]
    edges = [
        {"id": "1", "sourceId": "in", "targetId": "all", "type": "edge"},
        {"id": "2", "sourceId": "all", "targetId": "out", "type": "edge"},
    ]
    decision = gorules.ZenEngine().create_decision(json.dumps({"nodes": nodes, "edges": edges}))
    keys, options = [one["key"] for one in expressions], {"trace": trace}

    def run(row: Row) -> list[object]:
        said = decision.evaluate(row, options)["result"]
        return [said.get(key) for key in keys]

    return run


@engine("GoRules ZEN")
def zen_plain(found: Scheme) -> Run:
    """Evaluate the decision without its trace."""
    return zen(found, trace=False)


@engine("GoRules ZEN, with trace")
def zen_traced(found: Scheme) -> Run:
    """Evaluate the decision with its trace."""
    return zen(found, trace=True)


@engine("json-logic (qubit)")
def json_logic(found: Scheme) -> Run:
    """Hand each requirement to the evaluator as JSON."""
    from json_logic import jsonLogic  # noqa: PLC0415 - its name

    signs = {"is": "var", "not": "!"}

    def written(one: object) -> object:
        if isinstance(one, str):
            return {"var": plain(one)}
        if not isinstance(one, tuple):
            return one
        sign, *parts = one
        if sign == "is":
            return {"var": plain(parts[0])}
        if sign == "in":
            return {"in": [{"var": plain(parts[0])}, list(parts[1])]}
        return {signs.get(sign, sign): [written(part) for part in parts]}

    rules = [written(one) for one in found.requirements.values()]
    return lambda row: [jsonLogic(rule, row) for rule in rules]


@engine("rule-engine")
def rule_engine(found: Scheme) -> Run:
    """Compile one rule a requirement."""
    import rule_engine as zero_steiner  # noqa: PLC0415 - the same

    write = infix(IN_WORDS, "{}", json.dumps)
    rules = [zero_steiner.Rule(write(one)) for one in found.requirements.values()]
    return lambda row: [rule.matches(row) for rule in rules]


def types_of(found: Scheme) -> dict[str, str]:
    """Return what each name is: a flag, a number or a choice."""
    kinds: dict[str, str] = {}

    def visit(one: object) -> None:
        if isinstance(one, str):
            kinds.setdefault(plain(one), "number")
        elif isinstance(one, tuple):
            sign, *parts = one
            if sign in {"is", "in"}:
                kinds[plain(parts[0])] = "flag" if sign == "is" else "choice"
            else:
                for part in parts:
                    visit(part)

    for expression in found.requirements.values():
        visit(expression)
    return kinds


@engine("ecorules, the definition")
def defined(found: Scheme) -> Run:
    """Conduct a whole audit: documents and their validity, reasons, levels and all."""
    from cases import case_of  # noqa: PLC0415 - only where it is asked for

    return lambda row: [
        {"true": True, "false": False}.get(one.met.value)
        for one in audit(found.edition, case_of(found, row)).findings.values()
    ]
