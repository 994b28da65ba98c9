"""durable-rules, fenced: the only module that imports it.

It chains conclusions well, one fact at a time in an open session, and has many traps.  Each is
fenced here and tried by a test of its name, in `tests/engines/test_durable_traps.py` and
`test_durable_limits.py`:

- its `Host` starts threads that run rules behind our back, and crashes when a session is
  deleted under them: there is no host, only sets of rules;
- to delete a session in which no rule ever fired frees memory that was never given out, and
  crashes now and then: a rule fires in every session before anything else does;
- its limits (16 patterns in a join, 64 tests that one fact passes, 511 tests in a set of rules,
  254 properties, 1,024 sessions) are kept far away from, or refused;
- sessions and facts are told apart by 32-bit hashes: they bear small numbers, all of whose
  hashes differ;
- values are compared loosely, so none enters: a fact is an atom, a number of ours;
- a conclusion outlives what it was drawn from: what is taken back is forgotten together with
  all that it may have led to, and the rest is told again;
- what an action raises is swallowed, and an action that takes over ten seconds is dropped
  without a word: actions only take notes, the clock is stopped, every call is inspected.
"""

from __future__ import annotations

import heapq
import sys
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from ecorules.diagnostics import Text
from ecorules.engines.gates import Limits, Wiring

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from ecorules.engines.gates import Gate

LIMITS: Final = Limits(inputs=8, readers=32, width=24)
MOST_SESSIONS: Final = 1_000
# The decimal digits of every number below have hashes of their own; a test counts them.
MOST_ATOMS: Final = 99_999
_SINK: Final = "sink"
_NEVER: Final = "never"
_OPENING: Final = "opening"
_NO_ATOM: Final = "0"


class Unavailable(Exception):  # noqa: N818 - it says what the library is
    """Say that durable-rules cannot be used here, and what to do."""

    def __init__(self, said: Text, remedy: Text) -> None:
        """Keep both texts."""
        super().__init__(said.en)
        self.said, self.remedy = said, remedy


class EngineError(RuntimeError):
    """Say that the rule engine did what it must never do: nothing it says can be trusted."""


class Network:
    """All rules of some gates, in as many sets of rules as are needed; sessions share them."""

    def __init__(self, gates: Iterable[Gate]) -> None:
        """Build the sets of rules.  Raises `Unavailable` where there is no durable-rules."""
        self.wiring = Wiring.of(gates, LIMITS)
        if max(self.wiring.atoms, default=0) > MOST_ATOMS:
            message = f"more than {MOST_ATOMS} atoms have no numbers with hashes of their own"
            raise EngineError(message)
        self.fired: list[int] = []
        self.inputs = tuple(self.wiring.part_inputs())
        self.parts = tuple(
            _Part(place, part, self.fired) for place, part in enumerate(self.wiring.parts)
        )
        self._free = list(range(MOST_SESSIONS))

    def opened(self) -> str:
        """Return the name of a new session, a small number."""
        if not self._free:
            message = f"{MOST_SESSIONS} sessions are open, and the engine holds few more"
            raise EngineError(message)
        return str(heapq.heappop(self._free))

    def closed(self, session: str) -> None:
        """Let the name of a session be used again."""
        heapq.heappush(self._free, int(session))

    def dispose(self) -> None:
        """Give the memory of all rules back; no session may be open."""
        for part in self.parts:
            part.dispose()


class Memory:
    """One session: the atoms that are true, those told and those concluded from them."""

    def __init__(self, network: Network) -> None:
        """Open a session in which nothing is known."""
        self._network = network
        self._session = network.opened()
        self._told: list[set[int]] = [set() for _ in network.parts]
        self.known: set[int] = set()

    def tell(self, atoms: Iterable[int]) -> list[int]:
        """Tell what is true, and return what was not known before, conclusions included."""
        return self._spread(list(atoms))

    def forget(self, atoms: Collection[int]) -> set[int]:
        """Take atoms back, and return all that is not known any more.

        There is no truth maintenance in the engine: the parts in which anything may have been
        concluded from these atoms are emptied, and what is still true is told to them again.
        """
        doubtful = self._network.wiring.below(atoms)
        before = set(self.known)
        self.known -= doubtful
        kept: list[tuple[int, set[int]]] = []
        for place, inputs in enumerate(self._network.inputs):
            if inputs & doubtful:
                self._empty(place)
                kept.append((place, self.known & inputs))
        concluded: list[int] = []
        for place, still_true in kept:
            for atom in sorted(still_true):
                concluded += self._wake(place, atom)
        self._spread(concluded)
        return before - self.known

    def close(self) -> None:
        """Delete the session from every set of rules."""
        for place in range(len(self._told)):
            self._empty(place)
        self._network.closed(self._session)

    def _spread(self, waiting: list[int]) -> list[int]:
        found: list[int] = []
        readers = self._network.wiring.readers
        for atom in waiting:  # grows while it is gone through
            if atom in self.known:
                continue
            self.known.add(atom)
            found.append(atom)
            for place in readers.get(atom, ()):
                waiting += self._wake(place, atom)
        return found

    def _wake(self, place: int, atom: int) -> list[int]:
        """Tell one part an atom, once, and return what its rules conclude."""
        told, part = self._told[place], self._network.parts[place]
        if atom in told:
            return []
        if not told:
            part.open(self._session)
        told.add(atom)
        part.tell(self._session, atom)
        fired = list(self._network.fired)
        self._network.fired.clear()
        return fired

    def _empty(self, place: int) -> None:
        if self._told[place]:
            self._network.parts[place].delete(self._session)
            self._told[place].clear()


class _Part:
    """One set of rules, and the calls into the engine, each of them inspected."""

    def __init__(self, place: int, gates: Sequence[Gate], fired: list[int]) -> None:
        self._fired = fired
        self._engine = _engine()
        self._rules = self._engine.Ruleset(f"part {place}", None, rules(gates, fired.append))

    def open(self, session: str) -> None:
        """Let a first rule fire in a session: from then on it can be deleted."""
        self._assert({"sid": session, "id": _NO_ATOM, _OPENING: 1})

    def tell(self, session: str, atom: int) -> None:
        """Assert one fact and run every rule that it completes."""
        self._assert({"sid": session, "id": str(atom), "atom": atom})

    def _assert(self, fact: dict[str, str | int]) -> None:
        try:
            handle = self._rules.assert_fact(fact)
        except (
            self._engine.MessageNotHandledException,
            self._engine.MessageObservedException,
        ) as refused:
            raise EngineError(refused.message) from None
        ended: list[tuple[object, dict[str, object] | None]] = []
        self._rules.do_actions(handle, lambda error, state: ended.append((error, state)))
        _inspect(ended)

    def delete(self, session: str) -> None:
        """Forget everything about a session."""
        self._rules.delete_state(session)

    def dispose(self) -> None:
        """Give the memory of the rules back."""
        self._engine.durable_rules_engine.delete_ruleset(self._rules._handle)  # noqa: SLF001 - it has no other name


def rules(
    gates: Sequence[Gate], note: Callable[[int], None]
) -> dict[str, dict[str, list[dict[str, object]] | Callable[[object], None]]]:
    """Return gates as durable-rules has them, with one to begin with and a sink to end in.

    An action takes a note and does nothing else, so that there is nothing for it to raise.
    """
    found: dict[str, dict[str, list[dict[str, object]] | Callable[[object], None]]] = {}
    for gate in gates:
        tests: list[dict[str, object]] = [{"atom": atom} for atom in gate.inputs]
        patterns: list[dict[str, object]] = (
            [{f"m{place}": test} for place, test in enumerate(tests)]
            if gate.needs_all
            else [{"m": tests[0] if len(tests) == 1 else {"$or": tests}}]
        )
        found[f"r{gate.atom}"] = {"all": patterns, "run": _noting(gate.atom, note)}
    found[_OPENING] = {"all": [{"m": {_OPENING: 1}}], "run": _nothing}
    # It waits for a second fact that never comes, so it takes every fact in and never fires.
    found[_SINK] = {"all": [{"m": {"$ex": {"atom": 1}}}, {"n": {_NEVER: 1}}], "run": _nothing}
    return found


def _noting(atom: int, note: Callable[[int], None]) -> Callable[[object], None]:
    def run(_: object) -> None:
        note(atom)

    return run


def _nothing(_: object) -> None:
    """Do nothing."""


def _inspect(ended: Sequence[tuple[object, dict[str, object] | None]]) -> None:
    """Raise what the engine kept to itself: an error, an exception in its state, no end at all."""
    if len(ended) != 1:
        message = f"the engine ended an action {len(ended)} times"
        raise EngineError(message)
    error, state = ended[0]
    if isinstance(error, BaseException):
        raise error
    if error is not None or (state is not None and "exception" in state):
        raise EngineError(str(error or (state or {})["exception"]))


@lru_cache(maxsize=1)
def _engine() -> Any:  # noqa: ANN401 - the library has no types
    """Return the library with its clock stopped, or raise `Unavailable`."""
    try:
        from durable import engine  # type: ignore[import-untyped]  # noqa: PLC0415 - it has no types; only sessions need it
    except ImportError as why:
        raise unavailable(str(why)) from None
    # Its clock only ends actions that take over ten seconds, and ends them without a word.
    engine._unix_now = lambda: 0  # noqa: SLF001 - there is no setting
    return engine


def unavailable(why: str) -> Unavailable:
    """Return what to say where the library cannot be loaded."""
    return Unavailable(
        Text(
            f"a session needs durable-rules, which cannot be loaded here ({why})",
            f"การตรวจต่อเนื่องต้องใช้ durable-rules ซึ่งใช้ไม่ได้ในเครื่องนี้ ({why})",
        ),
        _ANOTHER_PYTHON if sys.version_info >= (3, 13) else _INSTALL,
    )


_ANOTHER_PYTHON: Final = Text(
    "durable-rules does not load on Python 3.13 and later: use Python 3.11 or 3.12; "
    "everything else in ecorules works here",
    "durable-rules ใช้กับ Python 3.13 ขึ้นไปไม่ได้ ให้ใช้ Python 3.11 หรือ 3.12 "
    "ส่วนคำสั่งอื่นของ ecorules ใช้ได้ตามปกติ",
)
_INSTALL: Final = Text(
    "install it with `pip install durable_rules` (it needs a C compiler); "
    "everything else in ecorules works without it",
    "ติดตั้งด้วย `pip install durable_rules` (ต้องมีคอมไพเลอร์ภาษา C) "
    "ส่วนคำสั่งอื่นของ ecorules ใช้ได้โดยไม่ต้องติดตั้ง",
)
