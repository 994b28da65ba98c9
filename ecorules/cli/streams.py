"""Results to standard output and messages to standard error, on any terminal, into any pipe.

Other programs get UTF-8 whatever the locale says, so that the same input is the same bytes on
any machine; a terminal gets what it can show.  A reader who has seen enough of a result does
not change how a command ends.
"""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO


class NotWritten(Exception):  # noqa: N818 - it says what became of the text
    """Say that there was no room for a result, or no right to leave it there."""


def prepare() -> None:
    """Let both streams take every character, as well as they can."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def result(text: str) -> None:
    """Write what a command found; raises `NotWritten`."""
    _write(sys.stdout, text)


def message(text: str) -> None:
    """Write what was wrong; raises `NotWritten`."""
    _write(sys.stderr, text)


def _write(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        _drop_the_rest(stream)
        # The reader of a pipe has seen enough: nothing is wrong, and nothing more is said.
        if not isinstance(error, BrokenPipeError):
            raise NotWritten(error.strerror) from None


def _drop_the_rest(stream: TextIO) -> None:
    """Let what is still to be written go nowhere, so that leaving does not fail on it."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
