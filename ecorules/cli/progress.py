"""How far a long piece of work has come, on standard error, from the second second on.

On a terminal one line is written over and over and wiped at the end; anywhere else a line comes
now and then, so that a log of it stays short.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Final, Self

from ecorules.cli.streams import message
from ecorules.diagnostics import Text, visible

if TYPE_CHECKING:
    from types import TracebackType

    from ecorules.diagnostics import Language

_PATIENCE: Final = 1.0
_WIDTH: Final = 30
_EVERY: Final = 0.1
_DONE: Final = Text(
    "{bar} {percent:3} %  {done:,} of {total:,}", "{bar} {percent:3} %  {done:,} จาก {total:,}"
)
_ON_A_TERMINAL, _ELSEWHERE = 0.2, 5.0
_UNITS: Final = ("B", "kB", "MB", "GB", "TB")
_THOUSAND: Final = 1000


class Meter:
    """Tell how far the reading of files or the writing of rows has come, after a second."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._is_terminal = sys.stderr.isatty()
        self._next = time.monotonic() + _PATIENCE
        self._has_line = False

    def __enter__(self) -> Self:
        return self

    def __call__(self, name: str, done: int, whole: int) -> None:
        """Tell of a file how many of its bytes have been read, out of how many."""
        if self._is_due():
            share = f"{100 * done // whole} %" if whole else ""
            reading = Text("reading", "กำลังอ่าน").said(self._lang)
            self._say(f"{reading} {visible(name)}: {size_said(done)} / {size_said(whole)} {share}")

    def rows(self, done: int, whole: int) -> None:
        """Tell how many rows have been written, out of how many."""
        if self._is_due():
            said = Text(
                f"writing row {done:,} of {whole:,}", f"กำลังเขียนแถวที่ {done:,} จาก {whole:,}"
            )
            self._say(said.said(self._lang))

    def _is_due(self) -> bool:
        """Return whether it is time to say something again, and wait anew if so."""
        now = time.monotonic()
        if now < self._next:
            return False
        self._next = now + (_ON_A_TERMINAL if self._is_terminal else _ELSEWHERE)
        return True

    def _say(self, said: str) -> None:
        message(f"\r\x1b[K{said}" if self._is_terminal else f"{said}\n")
        self._has_line = self._is_terminal

    def __exit__(self, *_: object) -> None:
        """Wipe the line, so that what follows stands on a line of its own."""
        if self._has_line:
            message("\r\x1b[K")


def size_said(size: int) -> str:
    """Return a number of bytes as people say it.

    >>> size_said(752), size_said(2_340_000)
    ('752 B', '2.3 MB')
    """
    if size < _THOUSAND:
        return f"{size} B"
    tenths, unit = size // 100, 1
    while tenths >= 10 * _THOUSAND and unit < len(_UNITS) - 1:
        tenths, unit = tenths // _THOUSAND, unit + 1
    return f"{tenths // 10}.{tenths % 10} {_UNITS[unit]}"


class Progress:
    """A bar that shows itself once a task has taken a second, and leaves no trace of itself."""

    def __init__(self, total: int, lang: Language) -> None:
        """Begin a task of so many steps."""
        self._total, self._done, self._lang = total, 0, lang
        self._begun = self._shown = time.monotonic()
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
        now = time.monotonic()
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
