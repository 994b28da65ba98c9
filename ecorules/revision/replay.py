"""Replay one past case under two editions: how it stands by each, what moves, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ecorules.levels import footings
from ecorules.revision.causes import Causes
from ecorules.revision.fit import Uncounted, asked_anew, fit
from ecorules.revision.judging import Judging
from ecorules.revision.moves import Move, Stand, moves, stand

if TYPE_CHECKING:
    from datetime import date

    from ecorules.case.model import Case, RoundKind
    from ecorules.diagnostics import Diagnostic, Text
    from ecorules.edition.model import Edition
    from ecorules.revision.mixtures import Mixture
    from ecorules.revision.revised import Revision
    from ecorules.revision.smallest import Smallest


class Named(NamedTuple):
    """Say which case it is; `shown` is how its folder is called."""

    id: str
    title: Text
    is_synthetic: bool
    edition: str
    kind: RoundKind
    fiscal_year: int
    on: date
    shown: str


class Explained(NamedTuple):
    """A move, and the smallest sets of changes without which it would not have happened."""

    move: Move
    causes: Smallest


class Replayed(NamedTuple):
    """A case as it stands under both editions; what moves, levels first.

    `uncounted` is what it holds and the old or the new edition does not ask for; `unasked` is how
    many documents its closed register says nothing of, because nobody had asked for them.
    """

    case: Named
    before: Stand
    after: Stand
    moves: tuple[Explained, ...]
    uncounted: tuple[Uncounted, Uncounted]
    unasked: int = 0


class NotReplayed(NamedTuple):
    """A case that cannot be judged by both editions, and why; or a folder that holds no case.

    `reasons` are given of a case that was read, `problems` of one that could not be.
    """

    shown: str
    case: Named | None
    reasons: tuple[Text, ...]
    problems: tuple[Diagnostic, ...] = ()


def replayed(
    revision: Revision, case: Case, made_for: Edition, shown: str
) -> Replayed | NotReplayed:
    """Return how a case made for one edition stands under the two of a revision."""
    named = _named(case, shown)
    fits = fit(made_for, revision.old), fit(made_for, revision.new)
    reasons = dict.fromkeys(reason for each in fits for reason in each.reasons(case))
    if reasons:
        return NotReplayed(shown, named, tuple(reasons))
    if not revision.is_strict:
        case = asked_anew(case, made_for, *revision.both)
    judging = Judging(case)
    before = _stand(judging, revision.before, revision.old)
    after = _stand(judging, revision.after, revision.new)
    causes = Causes(revision, judging)
    return Replayed(
        case=named,
        before=before,
        after=after,
        moves=tuple(Explained(each, causes.of(each)) for each in moves(before, after)),
        uncounted=(fits[0].uncounted(case), fits[1].uncounted(case)),
        unasked=len(case.register.unasked),
    )


def _stand(judging: Judging, mixture: Mixture, edition: Edition) -> Stand:
    found = judging.outcomes(mixture)
    in_order = {code: found[code] for code in edition.requirements}
    return stand(footings(mixture.steps, found), in_order)


def _named(case: Case, shown: str) -> Named:
    held = case.round
    return Named(
        case.id,
        case.title,
        case.is_synthetic,
        case.edition,
        held.kind,
        held.fiscal_year,
        held.on,
        shown,
    )
