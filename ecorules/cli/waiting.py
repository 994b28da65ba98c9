"""A line on a terminal while something takes long, gone when it is done."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Event, Timer
from typing import TYPE_CHECKING, Final

from ecorules.diagnostics import cells

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ecorules.diagnostics import Language, Text

_PATIENCE: Final = 1.0


@contextmanager
def waiting(said: Text, lang: Language) -> Iterator[None]:
    """Say on a terminal what is being done, once that has taken a second."""
    line = said.said(lang)
    is_shown = Event()
    timer = Timer(_PATIENCE, _show, (line, is_shown))
    timer.daemon = True
    if sys.stderr.isatty():
        timer.start()
    try:
        yield
    finally:
        timer.cancel()
        if is_shown.is_set():
            sys.stderr.write(f"\r{' ' * cells(line)}\r")
            sys.stderr.flush()


def _show(line: str, is_shown: Event) -> None:
    is_shown.set()
    sys.stderr.write(line)
    sys.stderr.flush()
