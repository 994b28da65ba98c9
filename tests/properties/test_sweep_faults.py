"""Mistakes planted in the sweep are noticed by holding it to fresh audits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

import pytest

from ecorules.language.trace import Extent
from ecorules.revision.sweep import NotSwept, crossing, glance, sweeping, swept
from tests.properties.test_sweep import CASES, SEED, assert_as_audited, axes_of, places
from tests.random_cases import random_case
from tests.random_editions import random_edition

TRIED = 240


def _only_the_low_end(extent: Extent) -> set[object]:
    """Forget that an interval has another end, at which it turns as well."""
    low = None if extent.interval is None else extent.interval.low
    return set() if low is None else {low}


def _nothing_turns(*_: object) -> Iterator[object]:
    return iter(())


FAULTS: dict[str, tuple[object, str, Callable[..., object]]] = {
    "an interval has one end": (crossing, "_ends", _only_the_low_end),
    "nothing turns": (sweeping, "crossings", _nothing_turns),
    "members stay as first gathered": (sweeping, "is_asked_of_members", lambda *_: False),
    "every level has failed": (
        sweeping,
        "fallen",
        lambda steps, *_: {one.number for one, _ in steps},
    ),
    "nobody is sure to count": (glance, "_everybody", lambda _: None),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_mistake_is_noticed(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A property that notices nothing would prove nothing."""
    module, name, instead = FAULTS[fault]
    monkeypatch.setattr(module, name, instead)
    chance = Random(SEED)  # noqa: S311 - no secret: the same editions every time
    with pytest.raises(AssertionError):
        _hold_many(chance)


def _hold_many(chance: Random) -> None:
    for _ in range(TRIED):
        _hold(chance)


def _hold(chance: Random) -> None:
    edition = random_edition(chance)
    cases = [random_case(chance, edition) for _ in range(CASES)]
    try:
        found = swept(edition, axes_of(edition, ["share"]), cases)
    except NotSwept:
        return
    for value in places(found, 0):
        assert_as_audited(found, cases, (value,))
