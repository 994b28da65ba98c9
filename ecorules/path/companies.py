"""Members that can be bettered: who they are, in which ways, and what that does to a tally.

Tallies that read the same columns are taken together, because one change in a row may serve
several of them; members who are alike to all of these tallies are counted and not told apart.
Which of the columns count depends on documents that can be handed in, so each combination of
them is a world of its own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from ecorules.language.reads import questions, reads
from ecorules.language.syntax import (
    Compare,
    Count,
    Every,
    FactValue,
    Node,
    Ratio,
    Relation,
    Share,
    Some,
    Total,
    walk,
)
from ecorules.language.vocabulary import NumberKind
from ecorules.path.rows import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ecorules.language.vocabulary import Vocabulary

Tally: TypeAlias = Share | Count | Every | Some | Total


@dataclass(frozen=True, slots=True)
class Company:
    """Hold tallies over one roster that share columns.

    `caps` are pairs of columns of which the first is a part of the second, member by member.
    """

    roster: str
    tallies: tuple[Tally, ...]
    columns: frozenset[Place]
    caps: frozenset[tuple[Place, Place]] = frozenset()


def tallies_in(node: Node) -> Iterator[Tally]:
    """Yield the tallies of a condition or measure, wherever they stand."""
    return (below for below in walk(node) if isinstance(below, Tally))


def companies(leaves: Iterable[Node], vocabulary: Vocabulary) -> list[Company]:
    """Return the tallies of comparisons and quantors, those together that share a column.

    Tallies of one comparison belong together as well: it is judged in one world.
    """
    found: list[tuple[str, list[Tally], set[Place]]] = []
    asked_for = list(leaves)
    caps = frozenset(cap for leaf in asked_for for cap in _caps(leaf, vocabulary))
    for leaf in asked_for:
        tallies = list(dict.fromkeys(tallies_in(leaf)))
        for roster in sorted({tally.roster for tally in tallies}):
            own = [tally for tally in tallies if tally.roster == roster]
            columns = {
                place
                for tally in own
                for place in reads(tally)
                if vocabulary.facts[place[0]].roster == roster
            }
            touching = [one for one in found if one[0] == roster and one[2] & columns]
            for one in touching:
                found.remove(one)
                own = [*one[1], *own]
                columns |= one[2]
            found.append((roster, own, columns))
    return [
        Company(
            roster,
            tuple(dict.fromkeys(own)),
            frozenset(columns),
            frozenset(cap for cap in caps if columns.issuperset(cap)),
        )
        for roster, own, columns in found
    ]


def _caps(leaf: Node, vocabulary: Vocabulary) -> Iterator[tuple[Place, Place]]:
    """Yield the columns of a ratio of two totals in one unit: the part is never above the whole."""
    for node in walk(leaf):
        match node:
            case Ratio(Total() as part, Total() as whole) if part.roster == whole.roster:
                kinds = [vocabulary.facts[one.fact].kind for one in (part, whole)]
                units = [one.unit for one in kinds if isinstance(one, NumberKind)]
                if len(units) == len(kinds) and units[0].is_alike(units[1]):
                    yield (part.fact, part.years_back), (whole.fact, whole.years_back)
            case _:
                pass


def asked(company: Company) -> frozenset[Node]:
    """Return everything that the tallies ask of a member."""
    found: set[Node] = set()
    for tally in company.tallies:
        found |= questions(getattr(tally, "where", None)) | questions(getattr(tally, "that", None))
        if isinstance(tally, Total):
            found.add(FactValue(tally.fact, tally.years_back))
    # Who is not equal to a bound may be above it or below: one of them can perhaps be bettered.
    equal = [one for one in found if isinstance(one, Compare) and one.relation is Relation.EQUALS]
    return frozenset(found).union(replace(one, relation=Relation.AT_LEAST) for one in equal)
