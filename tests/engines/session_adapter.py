"""The session engine, held to the definition on what is hard for it: a change of everything.

Each case is reached from the one before it, so that what the rules concluded of that one has
to be forgotten as far as it does not hold any more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ecorules.case.model import Case
from ecorules.edition.model import Edition
from ecorules.engines.session import Session
from tests.engines.engine import Judgement, judgement


def judge(edition: Edition, cases: Sequence[Case]) -> list[Judgement]:
    """Return what a session says of each case once it came there from another."""
    return [_reached(edition, before, case) for before, case in pairwise([cases[-1], *cases])]


def _reached(edition: Edition, before: Case, case: Case) -> Judgement:
    with Session(edition, replace(before, round=case.round)) as session:
        session.move(case)
        return judgement(session.audit)
