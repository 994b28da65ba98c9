"""Prove of two editions which is stricter: requirement by requirement, and level by level."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from ecorules.edition.model import Edition
    from ecorules.revision.proof.model import ComparedEditions


def compared_editions(
    old: Edition, new: Edition, *, on: date | None = None, patience: int = 10
) -> ComparedEditions:
    """Return what is proven about every area under two editions, both taken as if in force.

    `on` is the day of their dated values, the last on which one of them changes unless given;
    `patience` is how many seconds the solver may think about one question.  A change that was not
    proven is `Relation.UNDECIDED`, a condition without a formula is in `left_out`: never silent.
    Whoever shows it looks at `is_sound` first.  Needs z3: ask `cli.travelling.require_solver`.
    """
    raise NotImplementedError
