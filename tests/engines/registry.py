"""The engines that are held to the definition, each by its adapter.

An adapter is a module beside this one with a function `judge` of the form
`tests.engines.engine.Judge`.  It is imported when it is asked for: engines stand on packages
that not every Python has.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module

from ecorules.case.model import Case
from ecorules.edition.model import Edition
from tests.engines.engine import DEFINITION, Engine, Judge, Judgement

# The engine's name, and the module of its adapter.
ADAPTERS: Mapping[str, str] = {
    "columnar": "columnar_adapter",
    "session": "session_adapter",
    "straight": "straight_adapter",
}
# The package that an engine stands on; without it the engine is not tried.
PACKAGES: Mapping[str, str] = {"columnar": "polars", "session": "durable"}
# The rows of the conformance tables that an engine refuses, each with the reason it gives.
REFUSALS: Mapping[str, Mapping[str, str]] = {}


def _lazily(module: str) -> Judge:
    def judge(edition: Edition, cases: Sequence[Case]) -> Sequence[Judgement]:
        adapter: Judge = import_module(f"tests.engines.{module}").judge
        return adapter(edition, cases)

    return judge


FAST = tuple(Engine(name, _lazily(module)) for name, module in ADAPTERS.items())
ENGINES = (DEFINITION, *FAST)
