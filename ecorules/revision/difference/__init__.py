"""What changed between two editions, in meaning, down to the clause, and how to undo it."""

from ecorules.revision.difference.applied import applied, falling_with, standing
from ecorules.revision.difference.found import changes_between
from ecorules.revision.difference.model import Change, ChangeKind, Clause, Strictness

__all__ = [
    "Change",
    "ChangeKind",
    "Clause",
    "Strictness",
    "applied",
    "changes_between",
    "falling_with",
    "standing",
]
