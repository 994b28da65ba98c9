"""Give something broken to the command that takes it, and say what became of it.

A command may refuse, with diagnostics, or it may find a case.  Anything else is a mistake in
ecorules: a traceback, an exit code that nobody was told of, silence, half a case, or a case that
is imported and cannot be audited.
"""

from __future__ import annotations

import contextlib
import gc
import io
import shutil
import sys
import traceback
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import ecorules.edition.load
from ecorules.cli import main
from tests.console import every_command
from tests.fuzz.broken import Broken, Taken
from tests.repository import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SHOWN = ROOT / "cases" / "demonstration"
REGISTERED = ROOT / "tests" / "golden" / "bad" / "inputs" / "altered-register"
_HALF_A_MEGABYTE = 1 << 19


class Said(NamedTuple):
    """How a command ended and what it said."""

    code: object
    out: str
    err: str


def mistakes(broken: Broken, folder: Path) -> Iterator[str]:
    """Yield what a command did wrong with something broken, in an empty folder."""
    for order in laid_out(broken, folder):
        said = ran(order)
        yield from (f"{order[0]}: {each}" for each in wrong(said))
        if order[0] == "import":
            yield from wrong_import(said, folder / "made")


def ran(order: Sequence[str]) -> Said:
    """Return how a command ended; what it said goes through the bytes of a pipe."""
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
    code: object = 0
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            main(list(order))
        except SystemExit as stop:
            code = stop.code
        except (Exception, RecursionError, MemoryError):  # noqa: BLE001 - that is what is looked for
            code = traceback.format_exc(limit=-5)
    # `main` keeps what is there from the collector of garbage, for there is no other command.
    gc.unfreeze()
    return Said(code, *(_text(each) for each in (out, err)))


def _text(stream: io.TextIOWrapper) -> str:
    content = stream.buffer
    assert isinstance(content, io.BytesIO)
    return content.getvalue().decode()


def wrong(said: Said) -> Iterator[str]:
    """Yield what is wrong with how a command ended, or with what it said."""
    if said.code not in (0, 1, 2, 3):
        yield f"ended with {said.code}"
    elif said.code in (2, 3) and "ข้อผิดพลาด" not in said.err:
        yield f"refused with {said.code} and said no error: {said.err[:500]}"
    elif said.code in (0, 1) and not said.out:
        yield f"ended with {said.code} and found nothing"
    if "Traceback" in said.err:
        yield f"showed a traceback: {said.err[:3000]}"
    if len(said.err) > _HALF_A_MEGABYTE:
        yield f"told {len(said.err):,} letters of problems"


def wrong_import(said: Said, made: Path) -> Iterator[str]:
    """Yield what is wrong with what an import left."""
    if said.code == 0:
        again = ran(["audit", str(made), "--lang", "th"])
        if again.code != 0:
            yield f"import: the case that it made is refused: {again.err[:2000]}"
    elif made.exists():
        yield "import: refused, and yet there is a case"


def laid_out(broken: Broken, folder: Path) -> list[list[str]]:
    """Put something broken where it belongs, and return the commands that take it."""
    case, made = folder / "case", folder / "made"
    match broken.taken:
        case Taken.FORM:
            form = folder / "form.xlsx"
            form.write_bytes(broken.content)
            return [
                _thai("import", str(form), "-o", str(made), "--files", str(SHOWN)),
                _thai("roster", "check", str(form), "--edition", "eit-2562", "--year", "2565"),
            ]
        case Taken.ROSTER:
            roster = folder / "roster.csv"
            roster.write_bytes(broken.content)
            of = ("--edition", "eit-2562", "--year", "2565")
            return [_thai("roster", "check", str(roster), *of)]
        case Taken.LOG:
            shutil.copytree(REGISTERED, case)
            (case / "register.jsonl").write_bytes(broken.content)
            status = _thai("evidence", "status", str(case), "--on", "2022-03-31")
            return [status, _thai("audit", str(case))]
        case _:
            shutil.copytree(SHOWN, case)
            (case / _FILES[broken.taken]).write_bytes(broken.content)
            return [_thai("audit", str(case))]


_FILES = {Taken.CASE: "case.yaml", Taken.ROSTER_OF_CASE: "factories.csv"}


def _thai(*order: str) -> list[str]:
    return [*order, "--lang", "th"]


@contextlib.contextmanager
def editions_read_once() -> Iterator[None]:
    """Let every command have the same edition, which nothing here breaks."""
    list(every_command())  # what is imported later would keep the edition
    read = ecorules.edition.load.load_edition
    once = cache(read)
    named = [
        module
        for name, module in list(sys.modules.items())
        if name.startswith("ecorules.") and getattr(module, "load_edition", None) is read
    ]
    for module in named:
        vars(module)["load_edition"] = once
    try:
        yield
    finally:
        for module in named:
            vars(module)["load_edition"] = read
        gc.collect()
