"""A change dated D alters no audit before D, and every audit from D on is the draft's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from ecorules.audit.conduct import Audit, audit
from ecorules.case.model import Case
from ecorules.edition.dated import as_if_in_force, bases, edition_on
from ecorules.edition.model import Edition, Overlay, Target
from tests.random_cases import random_case
from tests.random_editions import DAY
from tests.random_revisions import random_revision
from tests.random_rewordings import reworded_edition

SEEDS = st.integers(0, 10**9)
# Days around the first day of a draft: the edges are where a slip would be.
AWAY = st.integers(-3, 3).map(timedelta)
FEW = settings(max_examples=300)


def drafted(chance: Random, since: date | None) -> tuple[Edition, Edition]:
    """Return an edition and a draft that is laid over it."""
    base, new = chance.choice((random_revision, reworded_edition))(chance)
    return base, replace(new, since=since, overlay=Overlay(base, {}))


def found(edition: Edition, case: Case, day: date) -> Audit:
    """Return an audit of a case that was made for what the edition extends."""
    return audit(edition, case, on=day)


def plainly(edition: Edition, case: Case, day: date) -> Audit:
    """Return an audit by an edition as it stands, whatever it says of days."""
    return audit(replace(edition, overlay=None), replace(case, edition=edition.id), on=day)


@FEW
@given(SEEDS, AWAY)
def test_before_its_day_a_draft_changes_no_audit(seed: int, away: timedelta) -> None:
    """Down to every trace it is the audit by the edition that the draft extends."""
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    first = DAY + away
    base, draft = drafted(chance, first)
    case = random_case(chance, base)
    by_draft = found(draft, case, DAY)
    if first > DAY:
        assert by_draft == found(base, case, DAY)
    else:
        plain = plainly(draft, case, DAY)
        assert by_draft.findings == plain.findings
        assert by_draft.conclusion == plain.conclusion
        assert by_draft.edition == draft


@FEW
@given(SEEDS, AWAY, AWAY)
def test_of_drafts_on_drafts_the_last_in_force_judges(
    seed: int, first_away: timedelta, later: timedelta
) -> None:
    """A draft on a draft is in force no earlier, and steps aside for the one it stands on."""
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    base, middle = drafted(chance, DAY + first_away)
    top = replace(
        base,
        id="top",
        digest=f"{base.digest} top",
        since=DAY + first_away + abs(later),
        overlay=Overlay(middle, {}),
    )
    assert bases(top) == (middle, base)
    in_force = [each for each in (top, middle) if each.since is not None and each.since <= DAY]
    assert edition_on(top, DAY) is (in_force[0] if in_force else base)


@FEW
@given(SEEDS, AWAY)
def test_taken_as_if_in_force_a_draft_judges_any_day_as_from_its_first(
    seed: int, away: timedelta
) -> None:
    """What a future draft would do can be seen today: the rules, and the values it proposes."""
    chance = Random(seed)  # noqa: S311 - the same for the same seed
    base, draft = drafted(chance, DAY + away)
    case = random_case(chance, base)
    by_draft = found(as_if_in_force(draft), case, DAY)
    targets = {
        name: target if target == base.targets.get(name) else in_force(target, DAY + away)
        for name, target in draft.targets.items()
    }
    plain = plainly(replace(draft, targets=targets), case, DAY)
    assert by_draft.findings == plain.findings
    assert by_draft.conclusion == plain.conclusion


def in_force(target: Target, first: date) -> Target:
    """Return a target that always has the value it has on the first day of a draft.

    Later values come on their days; of a target that has none by then the first one counts.
    """
    value = next((one for one in reversed(target.periods) if one.since <= first), None)
    if value is None and target.periods:
        value = target.periods[0]
    if value is None:
        return target
    after = tuple(one for one in target.periods if one.since > value.since)
    return replace(target, periods=(replace(value, since=date(1, 1, 1)), *after))
