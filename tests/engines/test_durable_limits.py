"""The limits of durable-rules: where the library fails, and that an edition never gets there."""

from __future__ import annotations

import pytest

from ecorules.engines._durable import MOST_ATOMS, MOST_SESSIONS, EngineError, Memory, Network
from ecorules.engines.gates import Gate
from tests.engines.rule_engine import BOTH, SAME_HASH, alone, asserted, fnv, plainly, told_while


def test_a_join_of_more_than_sixteen_patterns_fails() -> None:
    """A level with seventeen requirements cannot be one join; ours becomes a tree."""
    patterns: list[dict[str, object]] = [{f"m{number}": {"k": number}} for number in range(17)]
    wide, fired = plainly(wide=patterns)
    said = [asserted(wide, k=number, sid="1") for number in range(17)]
    assert "304" in said[-1]
    assert fired == []
    memory = Memory(Network([Gate(301, tuple(range(1, 301)), needs_all=True)]))
    assert 301 not in memory.tell(range(1, 300))
    assert 301 in memory.tell([300])
    memory.close()


def test_one_fact_that_passes_more_than_64_tests_is_refused() -> None:
    """A prerequisite of seventy requirements is read by as many rules, in several sets."""
    many, _ = plainly(**{f"r{number}": [{"m": {"$gt": {"k": number}}}] for number in range(65)})
    assert "303" in asserted(many, k=100, sid="1")
    memory = Memory(Network([Gate(10 + each, (1, 2), needs_all=True) for each in range(300)]))
    assert len(memory.tell([1, 2])) == 302
    memory.close()


def test_a_set_of_rules_with_512_tests_is_never_built() -> None:
    """Not 513 rules but 512 different tests fill a table that is then searched for ever."""
    built = """
import sys
from durable.engine import Ruleset
some = {f"r{n}": {"all": [{"m": {"k": n}}], "run": lambda c: None} for n in range(int(sys.argv[1]))}
Ruleset("s", None, some)
"""
    assert alone(built.replace("int(sys.argv[1])", "500"), seconds=20) == 0
    assert alone(built.replace("int(sys.argv[1])", "513"), seconds=2) is None
    gates = [Gate(5000 + each, (each, each + 1), needs_all=True) for each in range(1, 2000)]
    memory = Memory(Network(gates))
    assert memory.tell([7, 8, 9])[-1] == 5008
    memory.close()


def test_at_most_1024_sessions_can_be_open() -> None:
    """The library runs out of memory; we say how many there are, and closing one makes room."""
    plain, _ = plainly(r=[{"m": {"k": 1}}])
    said = [asserted(plain, k=1, sid=str(number)) for number in range(1030)]
    assert any("Memory" in each or "101" in each for each in said[1000:])
    network = Network(BOTH)
    memories = [Memory(network) for _ in range(MOST_SESSIONS)]
    with pytest.raises(EngineError, match="1000 sessions are open"):
        Memory(network)
    memories.pop(500).close()
    memories.append(Memory(network))
    for memory in memories:
        memory.close()


def test_two_sessions_whose_names_have_one_hash_share_their_facts() -> None:
    """Names of sessions are compared by 32 bits; ours are numbers, no two with the same."""
    one, other = SAME_HASH
    assert fnv(one) == fnv(other)
    plain, fired = plainly(both=[{"a": {"k": 1}}, {"b": {"k": 2}}])
    asserted(plain, k=1, sid=one)
    asserted(plain, k=2, sid=other)
    assert fired == ["both"]
    assert len({fnv(str(number)) for number in range(MOST_SESSIONS)}) == MOST_SESSIONS


def test_two_facts_whose_names_have_one_hash_are_taken_for_one() -> None:
    """Facts are compared by 32 bits as well; there are no atoms whose numbers collide."""
    one, other = SAME_HASH
    plain, fired = plainly(r=[{"m": {"k": 2}}])
    asserted(plain, k=1, sid="1", id=one)
    asserted(plain, k=2, sid="1", id=other)
    again, _ = plainly(r=[{"m": {"$ex": {"k": 1}}}])
    assert asserted(again, k=1, sid="1", id=one) == ""
    assert "already been observed" in asserted(again, k=2, sid="1", id=other)
    assert fired == ["r"]
    assert len({fnv(str(atom)) for atom in range(MOST_ATOMS + 1)}) == MOST_ATOMS + 1
    with pytest.raises(EngineError, match="hashes of their own"):
        Network([Gate(MOST_ATOMS + 1, (1, 2), needs_all=True)])


def test_a_fact_of_more_than_254_properties_is_refused() -> None:
    """Ours has three, however large the edition."""
    plain, _ = plainly(r=[{"m": {"k0": 1}}])
    assert "302" in asserted(plain, sid="1", **{f"k{number}": 1 for number in range(255)})
    assert {len(fact) for fact in told_while(lambda memory: memory.tell([1, 2]))} == {3}
