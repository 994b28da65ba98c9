"""A plan made from a way: each action an activity, in months, with those who carry it out."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ecorules.diagnostics import Text
from ecorules.path.actions import effort_of
from ecorules.path.plan.model import Activity, Origin, Owner, Plan, Standpoint
from ecorules.path.plan.needs import needs
from ecorules.path.plan.regular import regular
from ecorules.path.plan.schedule import schedule, with_chain
from ecorules.path.plan.titles import title
from ecorules.path.serving import Serving

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from ecorules.audit.conduct import Audit
    from ecorules.case.model import Case
    from ecorules.edition.model import Edition
    from ecorules.path.actions import Action
    from ecorules.path.plan.months import Month


class Wanted(NamedTuple):
    """Say what a plan is to be: up to which level, from which month, resting on what.

    `assumed` are targets that the area has not set; `has_regular` asks for what a province does
    every year beside.
    """

    aim: int
    start: Month
    assumed: Mapping[str, Fraction]
    has_regular: bool = False


def plan_of(audit: Audit, actions: Sequence[Action], wanted: Wanted) -> Plan:
    """Return the plan that brings an area from an audit to a level by these actions."""
    made = _activities(audit, wanted.aim, actions, wanted.start)
    named = naming(audit.edition, audit.case)
    before = tuple(regular(named)) if wanted.has_regular else ()
    return Plan(
        stands_on=standpoint(audit),
        aim=wanted.aim,
        assumed=dict(wanted.assumed),
        effort=sum(map(effort_of, actions), start=Fraction(0)),
        defaults=sum(one.effort.is_default for one in actions),
        start=wanted.start,
        actions=tuple(actions),
        activities=with_chain((*before, *made)),
    )


def standpoint(audit: Audit) -> Standpoint:
    """Return what a plan is made from."""
    edition, case = audit.edition, audit.case
    return Standpoint(
        edition=edition.id,
        edition_digest=edition.digest,
        case=case.id,
        case_digest=case.digest,
        title=case.title,
        is_synthetic=case.is_synthetic,
        kind=audit.kind,
        on=audit.on,
        fiscal_year=case.round.fiscal_year,
        is_closed=case.register.is_closed,
        proven=audit.conclusion.proven,
    )


def naming(edition: Edition, case: Case) -> Callable[[str], Owner]:
    """Return how an agency is called here: by the case, else by the vocabulary."""

    def named(agency: str) -> Owner:
        name = case.agencies.get(agency, edition.vocabulary.owners.get(agency))
        return Owner(agency, Text(agency, agency) if name is None else name)

    return named


def _activities(
    audit: Audit, aim: int, actions: Sequence[Action], start: Month
) -> tuple[Activity, ...]:
    edition, case, serving = audit.edition, audit.case, Serving(audit, aim)
    codes = [serving.requirements(action) for action in actions]
    found = needs(edition, case, actions, codes)
    slots = schedule(found, [one.effort.lead_time for one in actions])
    place_of = {code: place for place, code in enumerate(edition.requirements)}
    named = naming(edition, case)
    order = sorted(
        range(len(actions)),
        key=lambda at: (
            found.places[at].level,
            min((place_of[code] for code in codes[at]), default=0),
            slots[at].begins,
            at,
        ),
    )
    number = {at: f"A{place}" for place, at in enumerate(order, start=1)}
    return tuple(
        Activity(
            code=number[at],
            origin=Origin.ACTION,
            title=title(edition, case, actions[at]),
            requirements=codes[at],
            level=found.places[at].level,
            owners=tuple(map(named, serving.owners(actions[at]))),
            start=start.later(slots[at].begins),
            months=slots[at].months,
            after=tuple(sorted((number[one] for one in found.after[at]), key=_by_number)),
            action=at,
            has_default_time=actions[at].effort.is_default,
        )
        for at in order
    )


def _by_number(code: str) -> int:
    return int(code[1:])
