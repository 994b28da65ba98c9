"""durable-rules as it is, without any fence, and scripts in a process of their own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence

import pytest

from ecorules.engines import _durable
from ecorules.engines._durable import Memory, Network
from ecorules.engines.gates import Gate

durable = pytest.importorskip("durable.engine")

BOTH = (Gate(3, (1, 2), needs_all=True),)
Action = Callable[[object], None]


def plainly(**named: Sequence[Mapping[str, object]]) -> tuple[object, list[str]]:
    """Return a set of rules as the library has it, and the list of those that fire."""
    _durable._engine()  # noqa: SLF001 - stops its clock, which warns on newer Pythons
    fired: list[str] = []
    ruleset = {name: {"all": [*row], "run": _noting(name, fired)} for name, row in named.items()}
    return durable.Ruleset("plain", None, ruleset), fired


def _noting(name: str, fired: list[str]) -> Action:
    def run(_: object) -> None:
        fired.append(name)

    return run


def asserted(ruleset: object, **fact: object) -> str:
    """Assert a fact and run what follows; return what was said against it."""
    try:
        handle = ruleset.assert_fact(fact)  # type: ignore[attr-defined]  # it has no types
        ruleset.do_actions(handle, lambda error, state: None)  # type: ignore[attr-defined]  # noqa: ARG005 - as the library calls it
    except Exception as error:  # noqa: BLE001 - whatever it raises is what is shown
        return str(getattr(error, "message", error)) or type(error).__name__
    return ""


def alone(
    script: str, *, seconds: float = 30, environment: Mapping[str, str] | None = None
) -> int | None:
    """Return how a script ends in a process of its own; nothing if it does not end in time."""
    command = [sys.executable, "-W", "ignore", "-c", script]
    try:
        ended = subprocess.run(  # noqa: S603 - the scripts below and no others
            command,
            timeout=seconds,
            check=False,
            capture_output=True,
            env={**os.environ, **(environment or {})},
        )
    except subprocess.TimeoutExpired:
        return None
    return ended.returncode


FENCED = """
import random
from ecorules.engines._durable import Memory, Network
from ecorules.engines.gates import Gate
network = Network([Gate(3, (1, 2), True), Gate(4, (3, 2), False)])
chance, open = random.Random(1), []
for _ in range(400):
    open.append(Memory(network))
    open[-1].tell([chance.choice((1, 2))])
    if len(open) > 20:
        open.pop(chance.randrange(len(open))).close()
"""


SAME_HASH = ("case-478212", "case-1221200")


def fnv(text: str) -> int:
    """Return the hash by which the library tells texts apart: FNV-1a in 32 bits."""
    found = 2166136261
    for byte in text.encode():
        found = ((found ^ byte) * 16777619) & 0xFFFFFFFF
    return found


def told_while(act: Callable[[Memory], object]) -> list[Mapping[str, object]]:
    """Return every fact that the library gets while something is done."""
    facts: list[Mapping[str, object]] = []
    network = Network(BOTH)
    whole = network.parts[0]._rules.assert_fact  # noqa: SLF001 - what is spied upon

    def spying(fact: Mapping[str, object]) -> object:
        facts.append(dict(fact))
        return whole(fact)

    network.parts[0]._rules.assert_fact = spying  # noqa: SLF001 - the same
    memory = Memory(network)
    act(memory)
    memory.close()
    return facts
