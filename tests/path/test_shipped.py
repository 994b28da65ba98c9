"""The way up on what we ship: every requirement has an exact formula, and every way leads there."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest

from ecorules import load_case, load_edition
from ecorules.case.model import Case
from ecorules.edition.model import Edition, SetBy
from ecorules.path.applied import with_targets
from ecorules.path.components import Component, below
from ecorules.path.effort import Efforts
from ecorules.path.obstacles import obstacles
from ecorules.path.possible import Conditions
from ecorules.path.search import Problem, Wish, find_paths
from tests.repository import ROOT

SHIPPED = tuple(product(("eit-2562", "eit-2565"), ("demonstration", "saraburi-fy2565")))


def shipped(edition: str, case: str) -> tuple[Edition, Case]:
    """Return a shipped edition and case, with every target that the area may set set."""
    rules = load_edition(ROOT / "criteria" / edition)
    found = replace(load_case(ROOT / "cases" / case), edition=rules.id)
    unset = (name for name, one in rules.targets.items() if one.set_by is SetBy.AREA)
    assumed = {name: Fraction(1, 2) for name in unset if name not in found.targets}
    return rules, with_targets(found, assumed, found.round.on)


@pytest.mark.parametrize(("edition", "case"), SHIPPED)
def test_every_shipped_requirement_has_an_exact_formula(edition: str, case: str) -> None:
    """No condition of a shipped edition has to be left as it is."""
    rules, town = shipped(edition, case)
    problem = Problem(rules, town, Conditions(town.round.on, town.round.kind, Efforts({})))
    left_out = {
        code: found
        for code in rules.requirements
        if (found := problem.posed(Component((code,))).demands.left_out)
    }
    assert left_out == {}


@pytest.mark.slow
@pytest.mark.parametrize(("edition", "case"), SHIPPED)
def test_every_shipped_level_has_a_way_or_an_obstacle(edition: str, case: str) -> None:
    """Either the definition agrees with a way, or something is named that forbids one."""
    rules, town = shipped(edition, case)
    problem = Problem(rules, town, Conditions(town.round.on, town.round.kind, Efforts({})))
    # To ask once for the highest level is to ask for each of those that it stands on.
    highest = max(rules.levels)
    assert set(below(rules, highest)) == set(rules.levels)
    forbidden = {one.level for one in obstacles(rules, problem, highest)}
    for level in rules.levels:
        found = find_paths(rules, town, Wish(level))
        assert all(path.is_proven for path in found.paths)
        assert bool(found.paths) is forbidden.isdisjoint(below(rules, level)), level
