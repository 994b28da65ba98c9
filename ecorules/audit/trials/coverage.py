"""How far the cases of a requirement try its conditions, and what they leave untried.

Full coverage is all of this:

1. *Verdicts.* Every verdict is found in some case: conforming, nonconforming, undetermined,
   and not applicable if the requirement says when it applies.
2. *Truths.* Every node of both conditions, those inside rosters too, is seen true, false and
   unknown (`seen` says what seeing is).  Both sides of each threshold are part of this: they
   are a comparison's true and false.
3. *Decisions.* Every condition of each `all_of` and `any_of` is seen to decide by itself, both
   ways (`mcdc` says what that is).
4. *Rosters.* If a roster is measured: one case in which a partly unknown roster is settled
   nevertheless, and one in which it is not (`rosters`).

One rule leaves something out, and there is no list of exceptions: a node that has a truth
already where nothing at all is known (no observation, document, roster, target or other
requirement) has it by the declared ranges alone.  Evidence never changes a settled truth, so
no case can show another: only that truth is asked of the node, and no decision.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.audit.finding import Verdict
from ecorules.audit.trials.mcdc import Pairing, pairings
from ecorules.audit.trials.rosters import unshown
from ecorules.audit.trials.seen import seen_in, settled_by_range
from ecorules.language.syntax import AllOf, AnyOf, Measure, walk
from ecorules.language.truth import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ecorules.audit.trials.run import Result
    from ecorules.edition.model import Edition, Requirement
    from ecorules.language.syntax import Condition

# In the order in which a report names them.
TRUTHS = (Truth.TRUE, Truth.FALSE, Truth.UNKNOWN)


class Tried(NamedTuple):
    """Count what was tried, of all that is to be tried."""

    seen: int
    wanted: int


class Coverage(NamedTuple):
    """Hold how much of a requirement its cases try, and by name what they leave untried.

    `truths` counts the nodes seen with each truth.  `rosters` is as in `unshown`.
    """

    nodes: int
    truths: Mapping[Truth, Tried]
    decisions: Tried
    untried_verdicts: tuple[Verdict, ...]
    untried_truths: tuple[tuple[Condition, Truth], ...]
    untried_decisions: tuple[Pairing, ...]
    untried_rosters: tuple[bool, ...]

    @property
    def is_full(self) -> bool:
        """Return whether nothing is left untried."""
        left = (
            self.untried_verdicts,
            self.untried_truths,
            self.untried_decisions,
            self.untried_rosters,
        )
        return not any(left)


def coverage(edition: Edition, requirement: Requirement, results: Iterable[Result]) -> Coverage:
    """Return how far the cases of a requirement try it."""
    findings = [result.finding for result in results]
    seen = seen_in(findings)
    settled = settled_by_range(edition, requirement)
    nodes = _nodes(requirement)
    wanted = [
        (node, truth) for node in nodes for truth in TRUTHS if settled.get(node, truth) is truth
    ]
    untried = [(node, truth) for node, truth in wanted if truth not in seen.truths.get(node, ())]
    decisions = [
        one
        for node in nodes
        if isinstance(node, AllOf | AnyOf)
        for one in pairings(node, seen.rows.get(node, ()), settled)
    ]
    unpaired = tuple(one for one in decisions if one.unseen)
    return Coverage(
        nodes=len(nodes),
        truths={truth: _tried(wanted, untried, truth) for truth in TRUTHS},
        decisions=Tried(len(decisions) - len(unpaired), len(decisions)),
        untried_verdicts=_untried_verdicts(requirement, {one.verdict for one in findings}),
        untried_truths=tuple(untried),
        untried_decisions=unpaired,
        untried_rosters=unshown(requirement, findings),
    )


def _nodes(requirement: Requirement) -> list[Condition]:
    """Return the nodes of both conditions that have a truth, each once, in reading order."""
    tops = [top for top in (requirement.applies, requirement.requires) if top is not None]
    every = [node for top in tops for node in walk(top)]
    return list(dict.fromkeys(node for node in every if not isinstance(node, Measure)))


def _untried_verdicts(requirement: Requirement, found: set[Verdict]) -> tuple[Verdict, ...]:
    always = requirement.applies is None
    asked = [one for one in Verdict if not (always and one is Verdict.NOT_APPLICABLE)]
    return tuple(one for one in asked if one not in found)


def _tried(
    wanted: list[tuple[Condition, Truth]], untried: list[tuple[Condition, Truth]], truth: Truth
) -> Tried:
    asked, left = (sum(each is truth for _, each in pairs) for pairs in (wanted, untried))
    return Tried(asked - left, asked)
