"""Gates: what follows from what, over atoms, and the parts that an engine of rules can hold.

An *atom* is a small number that stands for one thing that may turn out to be true.  A gate
makes another atom true once all of its inputs are, or any of them.  There is no negation:
what is false has an atom of its own.  So nothing is ever concluded from what is missing, and
whatever is told in whatever order ends in the same conclusions.

A rule engine has limits on the size of a join, on the rules that one fact may wake and on the
size of a set of rules.  Here gates are cut to any such size: a wide gate becomes a tree of
narrow ones, and all together are dealt out to parts, of which each is a set of rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


class Gate(NamedTuple):
    """Make an atom true once every one of its inputs is true, or else any one of them."""

    atom: int
    inputs: tuple[int, ...]
    needs_all: bool


class Limits(NamedTuple):
    """Hold the inputs of one gate, the gates that read an atom, and the inputs of one part."""

    inputs: int
    readers: int
    width: int


def narrowed(gates: Iterable[Gate], most: int) -> list[Gate]:
    """Return gates that conclude the same with at most so many inputs each.

    A repeated input says nothing more, so it is dropped.  New atoms are numbered after all
    that there are.
    """
    given = [gate._replace(inputs=tuple(dict.fromkeys(gate.inputs))) for gate in gates]
    named = (atom for gate in given for atom in (gate.atom, *gate.inputs))
    unused = max(named, default=0) + 1
    found: list[Gate] = []
    for gate in given:
        row = gate.inputs
        while len(row) > most:
            bundles = [row[start : start + most] for start in range(0, len(row), most)]
            fresh = tuple(range(unused, unused + len(bundles)))
            unused += len(bundles)
            found += [
                Gate(atom, bundle, gate.needs_all)
                for atom, bundle in zip(fresh, bundles, strict=True)
            ]
            row = fresh
        found.append(gate._replace(inputs=row))
    return found


def dealt(gates: Iterable[Gate], limits: Limits) -> list[tuple[Gate, ...]]:
    """Return gates in parts, in their order, each part within the limits."""
    parts: list[tuple[Gate, ...]] = []
    part: list[Gate] = []
    readers: dict[int, int] = {}
    for gate in gates:
        more = {atom: readers.get(atom, 0) + 1 for atom in gate.inputs}
        is_full = len(readers.keys() | more.keys()) > limits.width or len(part) >= limits.width
        if part and (is_full or max(more.values(), default=0) > limits.readers):
            parts.append(tuple(part))
            part, readers = [], {}
            more = dict.fromkeys(gate.inputs, 1)
        part.append(gate)
        readers.update(more)
    return [*parts, tuple(part)] if part else parts


@dataclass(frozen=True, slots=True)
class Wiring:
    """Gates in parts, with the ways between them: who reads an atom, and what it may lead to."""

    parts: tuple[tuple[Gate, ...], ...]
    readers: dict[int, tuple[int, ...]]
    leads_to: dict[int, tuple[int, ...]]

    @classmethod
    def of(cls, gates: Iterable[Gate], limits: Limits) -> Wiring:
        """Return the wiring of gates, cut and dealt to the limits."""
        parts = tuple(dealt(narrowed(gates, limits.inputs), limits))
        readers: dict[int, dict[int, None]] = {}
        leads_to: dict[int, list[int]] = {}
        for place, part in enumerate(parts):
            for gate in part:
                for atom in gate.inputs:
                    readers.setdefault(atom, {})[place] = None
                    leads_to.setdefault(atom, []).append(gate.atom)
        return cls(
            parts,
            {atom: tuple(places) for atom, places in readers.items()},
            {atom: tuple(others) for atom, others in leads_to.items()},
        )

    @property
    def atoms(self) -> frozenset[int]:
        """Return every atom that any gate names."""
        return frozenset(
            atom for part in self.parts for gate in part for atom in (gate.atom, *gate.inputs)
        )

    def below(self, atoms: Iterable[int]) -> set[int]:
        """Return the atoms and all that any of them may have led to."""
        found = set(atoms)
        waiting = list(found)
        while waiting:
            for other in self.leads_to.get(waiting.pop(), ()):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found

    def part_inputs(self) -> Iterator[frozenset[int]]:
        """Yield for each part the atoms that its gates read."""
        return (frozenset(atom for gate in part for atom in gate.inputs) for part in self.parts)


def concluded(gates: Sequence[Gate], known: Iterable[int]) -> set[int]:
    """Return all that follows, by going through the gates until nothing is added.

    This is what gates mean, said without any engine.

    >>> sorted(concluded([Gate(3, (1, 2), True), Gate(4, (3, 9), False)], [1, 2]))
    [1, 2, 3, 4]
    """
    found = set(known)
    while True:
        added = {gate.atom for gate in gates if gate.atom not in found and _opens(gate, found)}
        if not added:
            return found
        found |= added


def _opens(gate: Gate, known: set[int]) -> bool:
    held = (atom in known for atom in gate.inputs)
    return all(held) if gate.needs_all else any(held)
