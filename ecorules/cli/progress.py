"""How far a long task has come: one line on standard error, on a terminal only."""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from ecorules.diagnostics import Text

if TYPE_CHECKING:
    from types import TracebackType

    from ecorules.diagnostics import Language

_WIDTH: Final = 30
_PATIENCE: Final = 1.0
_EVERY: Final = 0.1
_DONE: Final = Text(
    "{bar} {percent:3} %  {done:,} of {total:,}", "{bar} {percent:3} %  {done:,} จาก {total:,}"
)


class Progress:
    """A bar that shows itself once a task has taken a second, and leaves no trace of itself."""

    def __init__(self, total: int, lang: Language) -> None:
        """Begin a task of so many steps."""
        self._total, self._done, self._lang = total, 0, lang
        self._begun = self._shown = monotonic()
        self._width = 0

    def __enter__(self) -> Self:
        """Return the bar, to be told of steps."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Wipe the bar away."""
        if self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()

    def advance(self, steps: int) -> None:
        """Show that so many more steps are done."""
        self._done = min(self._done + steps, self._total)
        now = monotonic()
        if not sys.stderr.isatty() or now - self._begun < _PATIENCE or now - self._shown < _EVERY:
            return
        self._shown = now
        share = self._done / self._total if self._total else 1.0
        bar = "█" * int(share * _WIDTH) + "░" * (_WIDTH - int(share * _WIDTH))
        line = _DONE.said(self._lang).format(
            bar=bar, percent=int(share * 100), done=self._done, total=self._total
        )
        sys.stderr.write(f"\r{line}")
        sys.stderr.flush()
        self._width = max(self._width, len(line))
