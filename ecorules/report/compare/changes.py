"""A change as a comparison names it: where, what it was and is, and the reason that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison


def change_lines(found: Comparison, at: int, lang: Language) -> list[str]:
    change = found.changes[at]
    return [
        f"{change.where.path} {change.kind.value}",
        repr(change.old)[:80],
        repr(change.new)[:80],
    ]
