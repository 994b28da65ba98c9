"""Requirements that share something which could be done: each group is a problem of its own.

Two requirements belong together if they read the same document, fact or column, rest on the
same missing evidence, or if one names the other; so do those of a level that asks for a part of
them.  A group that holds as it is needs nothing to be done, and is never looked at again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ecorules.case.papers import Papers
from ecorules.edition.model import PassAll
from ecorules.language.reads import reads
from ecorules.language.syntax import Conforms, Count, Every, InHand, Share, Some, Total, walk
from ecorules.levels import prerequisites

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.language.syntax import Condition
    from ecorules.path.possible import Conditions

Mark: TypeAlias = tuple[str, ...]


class Component(NamedTuple):
    """Hold the requirements that have to be met, and the levels of which a part has to be."""

    codes: tuple[str, ...]
    levels: tuple[int, ...] = ()


def components(
    edition: Edition, case: Case, conditions: Conditions, levels: Sequence[int]
) -> list[Component]:
    """Return the groups of requirements that have nothing to do with each other."""
    marks = _Marks(edition, case, conditions)
    found: list[tuple[set[Mark], list[str], list[int]]] = []
    for number in levels:
        own = [code for code, one in edition.requirements.items() if one.level == number]
        if isinstance(edition.levels[number].passes_when, PassAll):
            for code in own:
                _join(found, marks.of(code), [code], [])
        else:
            _join(found, set().union(*map(marks.of, own)), [], [number])
    return [Component(tuple(codes), tuple(numbers)) for _, codes, numbers in found]


def _join(
    found: list[tuple[set[Mark], list[str], list[int]]],
    marks: set[Mark],
    codes: list[str],
    levels: list[int],
) -> None:
    for one in [one for one in found if one[0] & marks]:
        found.remove(one)
        marks, codes, levels = marks | one[0], [*one[1], *codes], [*one[2], *levels]
    found.append((marks, codes, levels))


class _Marks:
    """Say of a requirement what it shares with others."""

    def __init__(self, edition: Edition, case: Case, conditions: Conditions) -> None:
        self._edition = edition
        self._case = case
        self._conditions = conditions
        self._papers = Papers(case.register, conditions.on, conditions.kind)

    def of(self, code: str) -> set[Mark]:
        """Return the marks of a requirement and of all that it names."""
        found: set[Mark] = set()
        queue = [code]
        while queue:
            name = queue.pop()
            if ("requirement", name) in found:
                continue
            found.add(("requirement", name))
            requirement = self._edition.requirements[name]
            for condition in (requirement.requires, requirement.applies):
                if condition is not None:
                    found.update(self._read(condition))
                    queue.extend(n.requirement for n in walk(condition) if isinstance(n, Conforms))
        return found

    def _read(self, condition: Condition) -> Iterator[Mark]:
        for node in walk(condition):
            match node:
                case InHand(item):
                    yield ("paper", item)
                case Share() | Count() | Every() | Some() | Total():
                    yield from self._listed(node.roster)
                case _:
                    pass
        for fact, years_back in reads(condition):
            yield ("fact", fact, str(years_back))
            yield from self._supported(fact, years_back)

    def _listed(self, roster: str) -> Iterator[Mark]:
        members = self._case.rosters.get(roster)
        if members is not None:
            yield from self._lacking(members.evidence)
            if not members.is_complete:
                yield ("complete", roster)

    def _supported(self, fact: str, years_back: int) -> Iterator[Mark]:
        """Yield the documents that are missing for what is known of a fact."""
        declared, year = self._edition.vocabulary.facts[fact], self._case.round.fiscal_year
        if declared.roster is not None:
            members = self._case.rosters.get(declared.roster)
            if members is not None:
                yield from self._lacking(members.column_evidence.get(fact, members.evidence))
            return
        for made in self._case.observations:
            if (made.fact, made.fiscal_year) == (fact, year - years_back):
                yield from self._lacking(made.evidence)

    def _lacking(self, codes: Iterable[str]) -> Iterator[Mark]:
        for code in codes:
            if self._papers.lack(code) is not None:
                yield ("paper", code)


def with_prerequisites(edition: Edition, codes: Iterable[str]) -> list[str]:
    """Return requirements and all that they name, each once."""
    found, queue = dict[str, None](), list(codes)
    while queue:
        code = queue.pop(0)
        if code not in found:
            found[code] = None
            queue.extend(prerequisites(edition.requirements[code]))
    return list(found)


def below(edition: Edition, level: int) -> list[int]:
    """Return a level and all levels that it stands on."""
    found, queue = set[int](), [level]
    while queue:
        one = queue.pop()
        if one not in found:
            found.add(one)
            queue.extend(edition.levels[one].stands_on)
    return sorted(found)
