"""Mistakes planted in the way up: the comparison with the definition has to notice each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import chain

import pytest

from ecorules.path.actions import Action, Better, Change
from ecorules.path.search import Wish, find_paths
from tests.faults import Fault, planted
from tests.path.brute import TooMany, cheaper
from tests.path.ground import Ground
from tests.path.literals import Unsupported
from tests.path.pairs import pairs, shares

FACTS, RANGES = "ecorules.path.facts", "ecorules.path.ranges"
PAIRS, MOST_TRIED, NO_WAY_BELOW = 400, 60, 2
# Of these seeds every mistake shows early.
OF_SHARES, OF_ALL_KINDS = 13, 5
FAULTS = (
    Fault("a fact gets worse", FACTS, "return [end(points)]", "return []"),
    Fault(
        "the past changes",
        FACTS,
        "    if is_past:\n        return False",
        "    if is_past:\n        return True",
    ),
    Fault("a conflict is no conflict", FACTS, "opposite(either(*outside))", "True"),
    Fault(
        "at least is more than",
        RANGES,
        "        return left >= right\n",
        "        return left > right\n",
    ),
    Fault(
        "nobody meets a share",
        RANGES,
        "Fraction(1) > bound if strictly else Fraction(1) >= bound",
        "False",
    ),
    Fault(
        "nothing measured is never met", RANGES, "either(defined, if_none is IfNone.MET)", "defined"
    ),
    Fault(
        "a limit is reached",
        RANGES,
        "        exactly = both(not_less(met, _times(bound, counted)), self.low_is_limit)\n",
        "        exactly = False\n",
    ),
    Fault(
        "who perhaps counts lowers nothing",
        "ecorules.path.sums",
        "(sums.inside_met, sum_of([certain, lowering]))",
        "(sums.inside_met, certain)",
    ),
    Fault(
        "a list is always complete",
        "ecorules.path.worlds",
        "if not members.is_complete:",
        "if False:",
    ),
    Fault(
        "a document is in hand when it can be",
        "ecorules.path.possible",
        "        return Rails(counted, opposite(counted)",
        "        return Rails(True, opposite(counted)",
    ),
    Fault(
        "not applicable is not met",
        "ecorules.path.demands",
        "either(applies.false, requires.true), both(",
        "requires.true, both(",
    ),
    Fault(
        "what is shared is paid twice",
        "ecorules.path.components",
        "[one for one in found if one[0] & marks]",
        "[]",
    ),
    Fault(
        "a share of requirements is all", "ecorules.path.passing", "number(share) *", "number(1) *"
    ),
    Fault(
        "the least is one too many",
        "ecorules.path.solutions",
        "low = self._fewest_steps()",
        "low = self._fewest_steps() + 1",
    ),
    Fault(
        "who does not count is out",
        "ecorules.path.views",
        "        return _PERHAPS_UNMET",
        "        return _OUT",
    ),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name.replace(" ", "-"))
def test_a_planted_mistake_is_caught(fault: Fault) -> None:
    """With the mistake some way does not lead there, is dearer than needed, or there is none."""
    with planted(fault):
        assert next(differences(), None) is not None, fault.name


def past(year: int) -> Callable[[Action], bool]:
    """Return whether an action changes what is known of a year before the audited one."""

    def changes(action: Action) -> bool:
        match action:
            case Change(fiscal_year=of):
                return of != year
            case Better(cells=cells):
                rows = (cell for row in cells.values() for cell in row)
                return any(one.before is not None and one.fiscal_year != year for one in rows)
            case _:
                return False

    return changes


def differences() -> Iterator[object]:
    """Yield what is wrong with the ways for some pairs."""
    both = zip(shares(OF_SHARES, PAIRS), pairs(OF_ALL_KINDS, PAIRS), strict=True)
    for asked in chain.from_iterable(both):
        try:
            found = find_paths(asked.edition, asked.case, Wish(asked.level))
        except Exception as problem:  # noqa: BLE001 - whatever it is, it has been noticed
            yield problem
            continue
        if not all(path.is_proven for path in found.paths):
            yield asked
        year = asked.case.round.fiscal_year
        yield from (path for path in found.paths if any(map(past(year), path.actions)))
        if found.left_out:
            continue
        with suppress(Unsupported):
            efforts = [path.effort for path in found.paths]
            known = Ground(asked.edition, asked.case, {}).least(asked.level)
            if efforts != ([] if known is None else [known]):
                yield asked
            continue
        least = int(found.paths[0].effort) if found.paths else NO_WAY_BELOW
        try:
            other = cheaper(asked.edition, asked.case, asked.level, least, MOST_TRIED)
        except TooMany:
            continue
        if other is not None:
            yield other
