"""How far a long piece of work has come, on standard error, from the second second on.

On a terminal one line is written over and over and wiped at the end; anywhere else a line comes
now and then, so that a log of it stays short.  Where nobody can count how far the work is, the
line on a terminal says what is being done and for how long; a thread of its own says it.
"""

from __future__ import annotations

import sys
import time
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING, Final, Self

from ecorules.cli.streams import NotWritten, message
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
_LOOK: Final = 0.1

READING: Final = Text("reading the case", "กำลังอ่านกรณี")
AUDITING: Final = Text("auditing", "กำลังตรวจ")
SETTLING: Final = Text("looking which requirements are settled", "กำลังพิจารณาข้อกำหนดที่ตัดสินได้")
UNDERSTANDING: Final = Text("comparing the forms with the case", "กำลังเทียบแบบฟอร์มกับกรณี")
WRITING: Final = Text("writing", "กำลังเขียน")
CHECKING: Final = Text("checking", "กำลังตรวจสอบ")
TESTING: Final = Text("testing", "กำลังทดสอบ")


def reading(name: str) -> Text:
    """Return that a file is being read."""
    return Text(f"reading {visible(name)}", f"กำลังอ่าน {visible(name)}")


_UNITS: Final = ("B", "kB", "MB", "GB", "TB")
_THOUSAND: Final = 1000


class Meter:
    """Tell how far the reading of files or the writing of rows has come, after a second."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._is_terminal = sys.stderr.isatty()
        self._start = time.monotonic()
        self._next = self._start + _PATIENCE
        self._has_line = False
        self._doing: Text | None = None
        self._saying, self._over = Lock(), Event()
        self._clock: Thread | None = None

    def __enter__(self) -> Self:
        return self

    def doing(self, what: Text) -> None:
        """Tell from now on what is being done and for how long, until something is counted.

        Only who sits at a terminal waits; in a log it would say nothing.
        """
        self._doing = what
        if self._clock is None and self._is_terminal:
            self._clock = Thread(target=self._keep_telling, daemon=True)
            self._clock.start()

    def _keep_telling(self) -> None:
        while not self._over.wait(_LOOK):
            what = self._doing
            if what is not None and self._is_due():
                seconds = int(time.monotonic() - self._start)
                said = Text(f"{what.en} … {seconds} s", f"{what.th} … {seconds} วินาที")
                try:
                    self._say(said.said(self._lang))
                except NotWritten:
                    return  # nobody reads it, and the work goes on

    def __call__(self, name: str, done: int, whole: int) -> None:
        """Tell of a file how many of its bytes have been read, out of how many."""
        self._doing = None
        if self._is_due():
            share = f"{100 * done // whole} %" if whole else ""
            read = f"{size_said(done)} / {size_said(whole)}"
            self._say(f"{reading(name).said(self._lang)}: {read} {share}")

    def rows(self, done: int, whole: int) -> None:
        """Tell how many rows have been written, out of how many."""
        self._doing = None
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
        with self._saying:
            if not self._over.is_set():
                message(f"\r\x1b[K{said}" if self._is_terminal else f"{said}\n")
                self._has_line = self._is_terminal

    def __exit__(self, *_: object) -> None:
        """Wipe the line, so that what follows stands on a line of its own."""
        with self._saying:
            self._over.set()
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
