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
    from ecorules.diagnostics import Language

_PATIENCE: Final = 1.0
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
