"""A change as a comparison names it: where, what it was and is, and the reason that was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from ecorules.diagnostics import Language
    from ecorules.revision.comparison import Comparison


def change_said(found: Comparison, at: int) -> Text:
    """Return a change as a sentence."""
    change = found.changes[at]
    said = f"{change.where.path} {change.kind.value} {change.old!r:.80} {change.new!r:.80}"
    return Text(said, said)


def change_lines(found: Comparison, at: int, lang: Language) -> list[str]:
    """Return a change as a sentence, and the reason that was given for it if there is one."""
    note = found.changes[at].note
    said = [change_said(found, at).said(lang)]
    return said if note is None else [*said, note.said(lang)]
