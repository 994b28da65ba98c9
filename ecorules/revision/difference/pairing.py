"""Which clause of the one text is meant by which of the other, when both were reworked.

Clauses have no names.  Equal ones are the same, wherever they stand in their list; of the
rest those belong together that ask of the same thing and share the most.  What is left over
on one side was dropped, on the other added.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from ecorules.language.syntax import (
    AllOf,
    AnyOf,
    Compare,
    Conforms,
    Constant,
    Count,
    Difference,
    Every,
    FactValue,
    Holds,
    InHand,
    IsOneOf,
    Not,
    Ratio,
    Share,
    Some,
    Sum,
    TargetValue,
    Total,
    children,
    walk,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ecorules.language.syntax import Condition, Measure, Node

_NOT_ALIKE: Final = Fraction(0)
# A clause that became one of several, or the other way round.
_WITHIN: Final = Fraction(1, 2)


def paired(
    old: Sequence[Condition], new: Sequence[Condition]
) -> Iterator[tuple[int | None, int | None]]:
    """Yield the places of each clause before and after, in the order of the new list.

    What was dropped comes where it stood; it has no place after, and what was added none
    before.
    """
    partner = _partners(old, new)
    before = {j: i for i, j in partner.items()}
    dropped = [i for i in range(len(old)) if i not in partner]
    for j in range(len(new)):
        i = before.get(j)
        while i is not None and dropped and dropped[0] < i:
            yield dropped.pop(0), None
        yield i, j
    yield from ((i, None) for i in dropped)


def _partners(old: Sequence[Condition], new: Sequence[Condition]) -> dict[int, int]:
    """Return for each old place the new one: equal clauses first, then the most alike."""
    found: dict[int, int] = {}
    free = set(range(len(new)))
    for i, clause in enumerate(old):
        j = next((j for j in sorted(free) if new[j] == clause), None)
        if j is not None:
            found[i] = j
            free.remove(j)
    candidates = sorted(
        (-likeness(clause, new[j]), i, j)
        for i, clause in enumerate(old)
        if i not in found
        for j in free
    )
    for score, i, j in candidates:
        if score and i not in found and j in free:
            found[i] = j
            free.remove(j)
    return found


def likeness(old: Condition, new: Condition) -> Fraction:
    """Return how much two clauses share, from nothing (they are two) to all."""
    match old, new:
        case Holds() | InHand() | Conforms(), _:
            return _of_two_kinds(old, new)
        case IsOneOf(), IsOneOf():
            is_same = (old.fact, old.years_back) == (new.fact, new.years_back)
            return _shared(old, new) if is_same else _NOT_ALIKE
        case Compare(), Compare():
            return _shared(old, new) if is_alike(old.measure, new.measure) else _NOT_ALIKE
        case Every(), Every():
            return _shared(old, new) if old.roster == new.roster else _NOT_ALIKE
        case Some(), Some():
            return _shared(old, new) if old.roster == new.roster else _NOT_ALIKE
        case (AllOf(), AllOf()) | (AnyOf(), AnyOf()) | (Not(), Not()):
            return _shared(old, new)
        case _:
            return _of_two_kinds(old, new)


def _of_two_kinds(old: Condition, new: Condition) -> Fraction:
    if old == new:
        return Fraction(1)
    is_within = any(
        isinstance(whole, AllOf | AnyOf) and part in whole.conditions
        for part, whole in ((old, new), (new, old))
    )
    return _WITHIN if is_within else _NOT_ALIKE


def is_alike(old: Measure, new: Measure) -> bool:  # noqa: C901 - one case a node
    """Return whether two measures are of the same thing, and differ in their conditions only.

    Numbers in them may differ too, so that what they measure has the same unit.
    """
    match old, new:
        case Constant(), Constant():
            return old.unit.is_alike(new.unit)
        case TargetValue(), TargetValue():
            return old.target == new.target
        case FactValue(), FactValue():
            return old.fact == new.fact
        case Total(), Total():
            return (old.roster, old.fact) == (new.roster, new.fact)
        case Count(), Count():
            return old.roster == new.roster
        case Share(), Share():
            return old.roster == new.roster
        case Ratio(), Ratio():
            return is_alike(old.part, new.part) and is_alike(old.whole, new.whole)
        case Sum(), Sum():
            return len(old.terms) == len(new.terms) and all(
                is_alike(*both) for both in zip(old.terms, new.terms, strict=True)
            )
        case Difference(), Difference():
            return is_alike(old.left, new.left) and is_alike(old.right, new.right)
        case _:
            return False


def _shared(old: Node, new: Node) -> Fraction:
    """Return the part of all marks that both have; a connective marks nothing by itself."""
    ours, theirs = _marks(old), _marks(new)
    whole = (ours | theirs).total()
    return Fraction((ours & theirs).total(), whole) if whole else _NOT_ALIKE


def _marks(node: Node) -> Counter[str]:
    return Counter(_mark(each) for each in walk(node) if not isinstance(each, AllOf | AnyOf | Not))


def _mark(node: Node) -> str:
    """Return what a node says by itself, without what is below it."""
    below = {id(each) for each in children(node)}
    own = (getattr(node, name) for name in node.__dataclass_fields__ if name != "span")
    return f"{type(node).__name__} {[str(each) for each in own if id(each) not in below]}"
