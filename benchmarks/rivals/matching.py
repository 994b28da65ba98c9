"""Engines that match facts to rules: one rule a requirement, and what fired is met.

Where one has no arithmetic, comparisons are worked out beforehand in Python, which it says.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress

from engines import IN_WORDS, Run, engine, infix
from scheme import Expression, Row, Scheme, plain, variables


@engine("CLIPS (clipspy)")
def clips(found: Scheme) -> Run:
    """Match one wide fact, one production a requirement."""
    import clips as rete  # noqa: PLC0415 - the same

    environment, hit = rete.Environment(), set[str]()
    slots = "".join(f"(slot {name})" for name in found.names)
    environment.build(f"(deftemplate evidence {slots})")
    environment.define_function(lambda name: hit.add(str(name)) or True, name="py-hit")

    def written(one: object) -> str:
        if isinstance(one, str):
            return f"?{plain(one)}"
        if not isinstance(one, tuple):
            return repr(one)
        sign, *parts = one
        if sign == "is":
            return f"(eq ?{plain(parts[0])} TRUE)"
        if sign == "in":
            return "(or " + " ".join(f'(eq ?{plain(parts[0])} "{v}")' for v in parts[1]) + " FALSE)"
        return f"({ {'==': '='}.get(sign, sign) } {' '.join(written(part) for part in parts)})"

    for place, one in enumerate(found.requirements.values()):
        read = " ".join(f"({plain(n)} ?{plain(n)})" for n in sorted(set(variables(one))))
        test = f"(test {written(one)})"
        environment.build(f"(defrule r{place} (evidence {read}) {test} => (py-hit r{place}))")
    template = environment.find_template("evidence")
    names = [f"r{place}" for place in range(len(found.requirements))]

    def run(row: Row) -> list[object]:
        hit.clear()
        environment.reset()
        template.assert_fact(**row)
        environment.run()
        return [name in hit for name in names]

    return run


@engine("Rego (regopy)")
def rego(found: Scheme) -> Run:  # noqa: C901 - one branch a sign
    """Write one rule a requirement, and one for each connective: Rego has none between terms."""
    import regopy  # noqa: PLC0415 - the same

    lines: list[str] = []

    def figure(one: object) -> str:
        if isinstance(one, str):
            return f"input.{plain(one)}"
        if not isinstance(one, tuple):
            return repr(one)
        sign, left, right = one
        return f"({figure(left)} {sign} {figure(right)})"

    def named(one: Expression, name: str) -> str:
        sign, *parts = one
        if sign == "and":
            bodies = [[term(part, f"{name}_{place}") for place, part in enumerate(parts)]]
        elif sign == "or":
            bodies = [[term(part, f"{name}_{place}")] for place, part in enumerate(parts)]
        elif sign == "not":
            bodies = [[f"not {term(parts[0], name + '_0')}"]]
        else:
            bodies = [[term(one, name)]]
        lines.extend(f"{name} if {{\n  " + "\n  ".join(body) + "\n}" for body in bodies)
        return name

    def term(one: Expression, name: str) -> str:
        sign, *parts = one
        if sign in {"and", "or", "not"}:
            return named(one, name)
        if sign == "is":
            return f"input.{plain(parts[0])} == true"
        if sign == "in":
            return f"input.{plain(parts[0])} in {{{', '.join(map(json.dumps, parts[1]))}}}"
        return f"{figure(parts[0])} {sign} {figure(parts[1])}"

    names = [f"r{place}" for place in range(len(found.requirements))]
    for name, one in zip(names, found.requirements.values(), strict=True):
        named(one, name)
        lines.append(f"default {name} := false")
    head = "package scheme\nimport rego.v1\n"
    interpreter = regopy.Interpreter()
    interpreter.add_module("scheme", f"{head}{chr(10).join(lines)}\nout := [{', '.join(names)}]\n")
    bundle = interpreter.build("x = data.scheme.out")

    def run(row: Row) -> list[object]:
        interpreter.set_input(regopy.Input(row))
        answer = interpreter.query_bundle(bundle)
        return json.loads(str(answer.binding("x").json()))

    return run


@engine("durable-rules, used plainly")
def durable(found: Scheme) -> Run:
    """Assert one wide fact, one rule a requirement; comparisons are worked out beforehand."""
    from durable.engine import Host, MessageNotHandledException  # noqa: PLC0415 - the same

    class Quiet(Host):
        """A host without polling threads: with them, deleting a session ends the process."""

        def _run(self) -> None:
            pass

    worked_out: dict[str, Callable[[Row], bool | None]] = {}
    hit: set[str] = set()

    def written(one: Expression, *, denied: bool = False) -> dict[str, object]:
        sign, *parts = one
        if sign == "not":
            return written(parts[0], denied=not denied)
        if sign in {"and", "or"}:
            joined = "$and" if (sign == "and") != denied else "$or"
            return {joined: [written(part, denied=denied) for part in parts]}
        if sign == "is":
            return {plain(parts[0]): not denied}
        name = f"c{len(worked_out)}"
        worked_out[name] = comparison(one)
        return {name: not denied}

    def noting(name: str) -> Callable[[object], None]:
        return lambda _: hit.add(name)

    rules = {
        f"r{place}": {
            "all": [{"m": written(one)}],
            "run": noting(f"r{place}"),
        }
        for place, one in enumerate(found.requirements.values())
    }
    names = [*rules]
    host = Quiet()
    host.set_rulesets({"scheme": rules})
    number = iter(range(10**9))

    def run(row: Row) -> list[object]:
        hit.clear()
        sid = str(next(number))
        flags = {name: value for name, value in row.items() if isinstance(value, bool)}
        compared = {
            name: said for name, one in worked_out.items() if (said := one(row)) is not None
        }
        with suppress(MessageNotHandledException):
            host.assert_fact("scheme", {**flags, **compared, "sid": sid})
        host.delete_state("scheme", sid)
        return [name in hit for name in names]

    return run


def comparison(one: Expression) -> Callable[[Row], bool | None]:
    """Return what works a comparison out; nothing of a case that does not tell its numbers."""
    code = compile(infix(IN_WORDS, "{}", repr)(one), "comparison", "eval")

    def worked_out(row: Row) -> bool | None:
        try:
            return bool(eval(code, {}, row))  # noqa: S307 - our own expression
        except NameError:
            return None
        except ZeroDivisionError:
            return False

    return worked_out
