"""Every trap of durable-rules that is known: what the library does, and that we stay out of it.

The first half of a test shows the trap on the library itself, so that a release that mends it
is noticed; the second shows the fence in `ecorules.engines._durable`.
"""

from __future__ import annotations

import json
import sys
import threading

import pytest

from ecorules.engines import _durable
from ecorules.engines._durable import EngineError, Memory, Network, Unavailable, rules
from ecorules.engines.gates import Gate, concluded
from tests.engines.rule_engine import BOTH, FENCED, alone, asserted, durable, plainly, told_while

IS_GLIBC = sys.platform == "linux"


def test_polling_threads_run_rules_and_sessions_are_deleted_under_them() -> None:
    """A host polls in threads of its own and crashes; without a host there are no threads."""
    polled = """
import sys, threading
from durable.engine import Host
host = Host()
timers = (host._d_timer, host._t_timer)
sys.exit(0 if all(isinstance(timer, threading.Thread) for timer in timers) else 1)
"""
    assert alone(polled) == 0
    memory = Memory(Network(BOTH))
    memory.tell([1, 2])
    memory.close()
    assert not [one for one in threading.enumerate() if isinstance(one, threading.Timer)]
    assert alone(FENCED) == 0


@pytest.mark.skipif(not IS_GLIBC, reason="only here memory can be asked to be filled with noise")
def test_deleting_a_session_in_which_no_rule_fired_frees_what_was_never_given_out() -> None:
    """A session starts with pointers to anywhere; the first rule that fires sets them right."""
    plain = """
from durable.engine import Ruleset
pair = [{"a": {"k": 1}}, {"b": {"k": 2}}]
rules = Ruleset("s", None, {"j": {"all": pair, "run": lambda c: None}})
for number in range(20):
    rules.assert_fact({"k": 1, "sid": f"s{number}"})
for number in range(20):
    rules.delete_state(f"s{number}")
"""
    noise = {"MALLOC_PERTURB_": "165"}
    ended = alone(plain, environment=noise)
    assert ended is not None
    assert ended < 0
    assert alone(FENCED, environment=noise) == 0


def test_what_was_concluded_outlives_what_it_was_concluded_from() -> None:
    """There is no truth maintenance; ours forgets what follows and tells the rest again."""
    _durable._engine()  # noqa: SLF001 - stops the clock
    ruleset = durable.Ruleset(
        "chained",
        None,
        {
            "r": {"all": [{"m": {"k": 1}}], "run": lambda c: c.assert_fact({"k": 2})},
            "s": {"all": [{"m": {"k": 2}}, {"n": {"k": 3}}], "run": lambda _: None},
        },
    )
    asserted(ruleset, k=1, sid="1")
    ruleset.retract_fact({"k": 1, "sid": "1"})
    assert [fact["k"] for fact in ruleset.get_facts("1")] == [2]
    gates = [Gate(10, (1, 2), needs_all=True), Gate(11, (10, 3), needs_all=False)]
    memory = Memory(Network(gates))
    memory.tell([1, 2])
    assert memory.forget([1]) == {1, 10, 11}
    assert memory.known == {2}
    assert memory.tell([3, 1]) == [3, 1, 11, 10]
    assert memory.forget([1]) == {1, 10}
    assert memory.known == concluded(gates, [2, 3])
    memory.close()


def test_a_fact_that_no_rule_reads_is_refused_and_kept() -> None:
    """A sink reads every fact and never fires."""
    plain, _ = plainly(r=[{"m": {"k": 1}}])
    assert "Could not handle message" in asserted(plain, k=2, sid="1")
    fired: list[int] = []
    part = _durable._Part(0, BOTH, fired)  # noqa: SLF001 - the fence itself
    part.open("1")
    part.tell("1", 777)
    assert fired == []
    part.delete("1")


def test_what_an_action_raises_is_swallowed() -> None:
    """Whatever an action raises ends up in the state, and we look there after every call."""

    def fails(_: object) -> None:
        raise ValueError("in an action")

    _durable._engine()  # noqa: SLF001 - stops the clock
    quiet = durable.Ruleset("q", None, {"r": {"all": [{"m": {"k": 1}}], "run": fails}})
    assert asserted(quiet, k=1, sid="1") == ""
    assert "in an action" in quiet.get_state("1")["exception"]

    class Failing(list[int]):
        """Fail where a note is taken."""

        def append(self, _: int) -> None:
            """Take no note."""
            raise ValueError("in an action")

    part = _durable._Part(0, (Gate(3, (1,), needs_all=True),), Failing())  # noqa: SLF001 - the fence itself
    part.open("1")
    with pytest.raises(EngineError, match="in an action"):
        part.tell("1", 1)


def test_an_action_of_more_than_ten_seconds_is_dropped_without_a_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A laptop that slept in the middle of an action lost what followed; our clock stands still."""
    plain, _ = plainly(r=[{"m": {"k": 1}}])
    ended: list[object] = []
    times = iter(range(0, 10_000, 20))
    monkeypatch.setattr(durable, "_unix_now", lambda: next(times))
    handle = plain.assert_fact({"k": 1, "sid": "1"})  # type: ignore[attr-defined]  # it has no types
    plain.do_actions(handle, lambda *_: ended.append(None))  # type: ignore[attr-defined]  # the same
    assert ended == []
    with pytest.raises(EngineError, match="ended an action 0 times"):
        _durable._inspect([])  # noqa: SLF001 - the fence itself
    monkeypatch.undo()
    assert {durable._unix_now() for _ in range(3)} == {0}  # noqa: SLF001 - what is stopped


def test_the_same_fact_twice_raises() -> None:
    """What is known is not told again, so nothing raises; what the library refuses is an error."""
    plain, _ = plainly(r=[{"m": {"k": 1}}, {"n": {"k": 2}}])
    asserted(plain, k=1, sid="1")
    assert "already been observed" in asserted(plain, k=1, sid="1")
    memory = Memory(Network(BOTH))
    assert memory.tell([1, 1]) == [1]
    assert memory.tell([1]) == []
    memory.close()
    part = _durable._Part(0, BOTH, [])  # noqa: SLF001 - the fence itself
    part.open("1")
    part.tell("1", 1)
    with pytest.raises(EngineError, match="already been observed"):
        part.tell("1", 1)


def test_strings_and_truths_pass_for_numbers_and_some_numbers_are_misread() -> None:
    """Values are compared loosely, so none enters: a fact holds two names and an atom."""
    plain, fired = plainly(least=[{"m": {"$gte": {"x": 1}}}])
    for number, value in enumerate(("abc", True)):
        asserted(plain, x=value, sid="1", id=f"v{number}")
    assert fired == ["least", "least"]
    assert asserted(plain, x=1e-05, sid="1")
    facts = told_while(lambda memory: memory.tell([1, 2]))
    assert [sorted(fact) for fact in facts] == [
        ["id", "opening", "sid"],
        *[["atom", "id", "sid"]] * 2,
    ]
    for fact in facts[1:]:
        assert type(fact["atom"]) is int
        assert fact["id"] == str(fact["atom"])
        assert str(fact["sid"]).isdigit()


def test_one_fact_does_not_match_two_patterns_of_a_rule() -> None:
    """`c and c` never fires, so a repeated part is dropped before it gets there."""
    plain, fired = plainly(twice=[{"a": {"k": 1}}, {"b": {"k": 1}}])
    asserted(plain, k=1, sid="1")
    assert fired == []
    memory = Memory(Network([Gate(2, (1, 1, 1), needs_all=True)]))
    assert memory.tell([1]) == [1, 2]
    memory.close()


def test_a_rule_of_absence_alone_fires_for_ever() -> None:
    """It matches the engine's own state, and cannot be interrupted; ours has no absence at all."""
    endless = """
from durable.engine import Ruleset
rules = Ruleset("s", None, {"r": {"all": [{"m": {"$nex": {"z": 1}}}], "run": lambda c: None}})
rules.do_actions(rules.assert_fact({"a": 1, "sid": "1"}), lambda error, state: None)
"""
    assert alone(endless, seconds=2) is None
    written = json.dumps(
        {
            name: rule["all"]
            for name, rule in rules(
                [*BOTH, Gate(9, (3, 4), needs_all=False)], lambda _: None
            ).items()
        }
    )
    assert "$nex" not in written
    assert "$not" not in written


def test_a_name_of_rules_can_be_registered_once_in_a_process() -> None:
    """A host refuses a second set of its name; without one, the same gates are built again."""
    _durable._engine()  # noqa: SLF001 - stops the clock

    class Quiet(durable.Host):  # type: ignore[misc]  # it has no types
        """A host without threads."""

        def _run(self) -> None:
            """Start no thread."""

    host = Quiet()

    def some() -> dict[str, object]:
        return {"s": {"r": {"all": [{"m": {"k": 1}}], "run": lambda _: None}}}

    host.set_rulesets(some())
    with pytest.raises(Exception, match="already registered"):
        host.set_rulesets(some())
    for _ in range(3):
        network = Network(BOTH)
        memory = Memory(network)
        assert memory.tell([2, 1]) == [2, 1, 3]
        memory.close()
        network.dispose()


def test_python_3_13_has_no_rule_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library does not load, we say so, why, and what to use instead."""
    _durable._engine.cache_clear()  # noqa: SLF001 - it is loaded once
    monkeypatch.setitem(sys.modules, "durable", None)
    monkeypatch.setitem(sys.modules, "durable.engine", None)
    with pytest.raises(Unavailable) as refused:
        Network(BOTH)
    assert refused.value.said.en.startswith("a session needs durable-rules, which cannot be loaded")
    assert "pip install durable_rules" in refused.value.remedy.en
    monkeypatch.setattr(sys, "version_info", (3, 13, 0, "final", 0))
    with pytest.raises(Unavailable) as refused:
        Network(BOTH)
    assert "use Python 3.11 or 3.12" in refused.value.remedy.en
    monkeypatch.undo()
    assert Memory(Network(BOTH)).tell([1, 2]) == [1, 2, 3]
