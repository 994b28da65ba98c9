"""The parts of an edition, each merged from the old and the new, decision by decision.

What no audit can tell, such as a title, is offered as a change too, and marked as one that
moves no verdict.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from ecorules.edition.codes import in_order
from ecorules.revision.difference.model import Changed, ChangeKind
from ecorules.revision.difference.obligations import merged_requirement
from ecorules.revision.difference.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ecorules.edition.model import Edition, Level, Requirement, Target
    from ecorules.language.vocabulary import Fact, Vocabulary
    from ecorules.revision.difference.offers import Decide

K = TypeVar("K", str, int)
P = TypeVar("P", bound=Changed)


@dataclass(frozen=True, slots=True)
class Parts:
    """Merge the parts of two editions; `decide` is asked at every difference."""

    old: Edition
    new: Edition
    decide: Decide

    def levels(self) -> dict[int, Level]:
        """Return the levels by number."""
        kinds = ChangeKind.LEVEL_ADDED, ChangeKind.LEVEL_DROPPED
        return self._united("level", self.old.levels, self.new.levels, kinds, self._level)

    def requirements(self) -> dict[str, Requirement]:
        """Return the requirements in the order of their codes."""
        kinds = ChangeKind.REQUIREMENT_ADDED, ChangeKind.REQUIREMENT_DROPPED
        old, new = self.old.requirements, self.new.requirements
        found = self._united("requirement", old, new, kinds, self.requirement)
        return {code: found[code] for code in in_order(found)}

    def requirement(self, old: Requirement, new: Requirement) -> Requirement:
        """Return one requirement that stands in both."""
        return merged_requirement(old, new, self.new.vocabulary, self.decide)

    def targets(self) -> dict[str, Target]:
        """Return the targets of both editions: what nobody names harms nobody."""
        kinds = ChangeKind.TARGET_ADDED, ChangeKind.TARGET_DROPPED
        return self._kept("target", self.old.targets, self.new.targets, kinds, self._target)

    def vocabulary(self) -> Vocabulary:
        """Return the words of both editions."""
        old, new = self.old.vocabulary, self.new.vocabulary
        kinds = ChangeKind.FACT_ADDED, ChangeKind.FACT_DROPPED
        return replace(
            new,
            facts=self._kept("fact", old.facts, new.facts, kinds, self._fact),
            rosters={**old.rosters, **new.rosters},
            owners={**old.owners, **new.owners},
            sources={**old.sources, **new.sources},
        )

    def _level(self, old: Level, new: Level) -> Level:
        offer = self._offer("level", str(old.number))
        kind = ChangeKind
        return replace(
            old,
            name=offer.told(kind.TITLE, old.name, new.name, "name"),
            provenance=offer.told(kind.PROVENANCE, old.provenance, new.provenance, "provenance"),
            stands_on=offer.choice(kind.LEVEL_STANDS_ON, old.stands_on, new.stands_on, "stands_on"),
            passes_when=offer.choice(
                kind.LEVEL_RULE, old.passes_when, new.passes_when, "passes_when"
            ),
            incomplete=offer.choice(
                kind.LEVEL_INCOMPLETE, old.incomplete, new.incomplete, "incomplete"
            ),
        )

    def _target(self, old: Target, new: Target) -> Target:
        offer = self._offer("target", old.name)
        kind = ChangeKind
        same = replace(new, label=old.label, owner=old.owner, provenance=old.provenance)
        return replace(
            offer.choice(kind.TARGET, old, same, "values"),
            label=offer.told(kind.TITLE, old.label, new.label, "label"),
            owner=offer.told(kind.OWNER, old.owner, new.owner, "owner"),
            provenance=offer.told(kind.PROVENANCE, old.provenance, new.provenance, "provenance"),
        )

    def _fact(self, old: Fact, new: Fact) -> Fact:
        offer = self._offer("fact", old.name)
        kind = ChangeKind
        same = replace(old, kind=new.kind, roster=new.roster)
        turned = replace(old, better=new.better)
        return replace(
            offer.choice(kind.FACT, old, same, "kind"),
            better=offer.told(kind.FACT, old, turned, "better").better,
            label=offer.told(kind.TITLE, old.label, new.label, "label"),
            owner=offer.told(kind.OWNER, old.owner, new.owner, "owner"),
            collect=new.collect,
            change=new.change,
        )

    def _united(
        self,
        thing: str,
        old: Mapping[K, P],
        new: Mapping[K, P],
        kinds: tuple[ChangeKind, ChangeKind],
        merged: Callable[[P, P], P],
    ) -> dict[K, P]:
        """Return what stands in both editions merged, and of the rest what was decided."""
        found = dict[K, P]()
        names: set[K] = set(old) | set(new)
        for name in sorted(names):
            before, after = old.get(name), new.get(name)
            if before is not None and after is not None:
                found[name] = before if before == after else merged(before, after)
                continue
            kind = kinds[0] if before is None else kinds[1]
            chosen = self._offer(thing, str(name)).choice(kind, before, after)
            if chosen is not None:
                found[name] = chosen
        return found

    def _kept(
        self,
        thing: str,
        old: Mapping[str, P],
        new: Mapping[str, P],
        kinds: tuple[ChangeKind, ChangeKind],
        merged: Callable[[P, P], P],
    ) -> dict[str, P]:
        """Return what stands in both editions merged, and all that stands in one of them."""
        found = {**old, **new}
        for name in in_order(found):
            before, after = old.get(name), new.get(name)
            if before is not None and after is not None:
                found[name] = before if before == after else merged(before, after)
            else:
                kind = kinds[0] if before is None else kinds[1]
                self._offer(thing, name).told(kind, before, after)
        return found

    def _offer(self, thing: str, name: str) -> Offer:
        """Return the offer for a part; a target that bears a requirement's code is of it."""
        is_code = name in self.old.requirements or name in self.new.requirements
        owner = name if thing in {"requirement", "target"} and is_code else None
        return Offer(self.decide, (thing, name), owner)
