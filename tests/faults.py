"""Deliberate faults: a line of a module says something else for a while, and tests must notice.

A comparison that never failed may be unable to fail.  So the mistakes that one makes in such code
are planted one by one, and each has to be caught.
"""

from __future__ import annotations

import functools
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import NamedTuple, TypeAlias

Place: TypeAlias = tuple[str, int]


class Fault(NamedTuple):
    """A mistake somebody could make: in a module, `right` reads `wrong`; no line is added.

    What is changed stands within a function; a value made when the module is imported stays.
    """

    name: str
    module: str
    right: str
    wrong: str


@contextmanager
def planted(fault: Fault) -> Iterator[None]:
    """Let a module be wrong, for everybody who uses it, and put it right again afterwards."""
    module = import_module(fault.module)
    found = _functions(module)
    before = {function: function.__code__ for function in found}
    wrong = _mistaken(module, fault)
    changed = [
        one for one in found if wrong.get(_place(one.__code__), one.__code__) != one.__code__
    ]
    assert changed, f"{fault.name}: no function of {fault.module} is changed"
    try:
        for function in changed:
            function.__code__ = wrong[_place(function.__code__)]
        _forget()
        yield
    finally:
        for function in changed:
            function.__code__ = before[function]
        _forget()


def _mistaken(module: ModuleType, fault: Fault) -> dict[Place, CodeType]:
    """Return the code of each function of a module, as it would be with the mistake."""
    assert module.__file__ is not None
    text = Path(module.__file__).read_text(encoding="utf-8")
    assert text.count(fault.right) == 1, f"{fault.name}: {fault.right!r} must stand there once"
    assert fault.right.count("\n") == fault.wrong.count("\n")
    whole = compile(text.replace(fault.right, fault.wrong), module.__file__, "exec")
    return {_place(code): code for code in _within(whole)}


def _within(code: CodeType) -> Iterator[CodeType]:
    yield code
    for below in code.co_consts:
        if isinstance(below, CodeType):
            yield from _within(below)


def _place(code: CodeType) -> Place:
    return code.co_qualname, code.co_firstlineno


def _functions(module: ModuleType) -> list[FunctionType]:
    """Return every function of a module, however it is reached: by name, dispatch or table."""
    names = vars(module)
    # A command that ran before may have put everything there was out of sight.
    gc.unfreeze()
    return [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType) and each.__globals__ is names
    ]


def _forget() -> None:
    """Empty what the program keeps, so that nothing right or wrong outlives the fault."""
    for each in gc.get_objects():
        if isinstance(each, functools._lru_cache_wrapper) and _is_ours(each):  # noqa: SLF001 - its type
            each.cache_clear()


def _is_ours(cached: functools._lru_cache_wrapper[object]) -> bool:
    return cached.__wrapped__.__module__.startswith("ecorules")
