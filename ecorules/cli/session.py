"""`ecorules session EDITION --case CASE`: events as JSON lines in, consequences as lines out."""

from __future__ import annotations

import sys
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

import click

from ecorules.cli.drafts import in_force
from ecorules.cli.help import spoken_command
from ecorules.cli.options import day_option, language_option, round_option
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ecorules.cli.session_log import Log
    from ecorules.diagnostics import Language
    from ecorules.engines.course import Course

_ABOUT = Text(
    en="Keep the audit of a case open: each line of JSON is an event (an observation, a document, "
    "a factory, the closing of the register, something taken back), and each answer a line with "
    "the findings and levels that it changed, why, and whom to ask for what.  Without EVENTS, "
    "lines are read from standard input.",
    th="เปิดการตรวจกรณีไว้ต่อเนื่อง แต่ละบรรทัด JSON คือหนึ่งเหตุการณ์ (ค่าที่สังเกตได้ เอกสาร โรงงาน "
    "การปิดทะเบียนหลักฐาน หรือการถอนข้อมูล) และได้คำตอบหนึ่งบรรทัดว่าผลการตรวจและระดับใดเปลี่ยน เพราะเหตุใด "
    "และต้องติดตามเรื่องใดจากใคร "
    "หากไม่ระบุ EVENTS จะอ่านจากข้อมูลเข้ามาตรฐาน",
)

_EXAMPLE = "cases/demonstration"


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    case = Text("the case to keep open", "กรณีที่จะตรวจต่อเนื่อง")
    check = Text(
        "audit anew after every event, and stop at any difference",
        "ตรวจใหม่ทั้งหมดหลังทุกเหตุการณ์ และหยุดเมื่อพบความแตกต่าง",
    )
    log = Text(
        "keep events in FILE, and begin with those it holds",
        "บันทึกเหตุการณ์ไว้ใน FILE และเริ่มจากเหตุการณ์ที่บันทึกไว้แล้ว",
    )

    @spoken_command(
        "session",
        _ABOUT,
        lang,
        f"ecorules session eit-2562 --case {_EXAMPLE} {_EXAMPLE}/events.jsonl",
        f"ecorules session eit-2562 --case {_EXAMPLE} {_EXAMPLE}/events.jsonl --check --lang th",
    )
    @click.argument("edition", metavar="EDITION")
    @click.argument("events", metavar="[EVENTS]", required=False)
    @click.option("--case", "case", required=True, metavar="CASE", help=case.said(lang))
    @click.option("--check", is_flag=True, help=check.said(lang))
    @click.option("--log", metavar="FILE", help=log.said(lang))
    @day_option(lang)
    @round_option(lang)
    @language_option(lang)
    def run(
        *,
        edition: str,
        events: str | None,
        case: str,
        check: bool,
        log: str | None,
        on: date | None,
        kind: str | None,
        lang: Language,
    ) -> int:
        from ecorules.engines._durable import EngineError
        from ecorules.report.session import broken_line

        try:
            course = _course(edition, case, on, kind, lang)
            with ExitStack() as stack:
                stack.callback(course.session.close)
                lines = stack.enter_context(_lines(events))
                kept = None if log is None else _log(log, course)
                if kept is not None:
                    stack.callback(kept.close)
                stream = _Stream(lines, "-" if events is None else events, kept, lang)
                return _run(course, stream, is_checked=check)
        except EngineError as why:
            result(broken_line(str(why), lang))
            return ExitCode.DOES_NOT_HOLD

    return run


def _course(edition: str, case: str, on: date | None, kind: str | None, lang: Language) -> Course:
    from ecorules.audit.terms import load_with_edition
    from ecorules.case.model import RoundKind
    from ecorules.edition.load import load_edition
    from ecorules.engines._durable import Unavailable
    from ecorules.engines.course import Course

    rules, read = load_with_edition(case, load_edition(edition))
    rules, read = in_force(rules, read, read.round.on if on is None else on, lang)
    try:
        return Course(rules, read, on=on, kind=None if kind is None else RoundKind(kind))
    except Unavailable as why:
        raise WrongUsage(why.said, why.remedy) from None


class _Standard:
    """Lend standard input without closing it."""

    def __enter__(self) -> BinaryIO:
        return sys.stdin.buffer

    def __exit__(self, *_: object) -> None:
        return


def _lines(events: str | None) -> BinaryIO | _Standard:
    if events is None:
        return _Standard()
    try:
        return Path(events).open("rb")
    except FileNotFoundError:
        said = Text(f"there is no file {quoted(events)}", f"ไม่พบไฟล์ {quoted(events)}")
    except OSError:
        said = Text(f"{quoted(events)} cannot be opened", f"เปิด {quoted(events)} ไม่ได้")
    raise WrongUsage(said)


def _log(path: str, course: Course) -> Log:
    from ecorules.cli.session_log import Log

    return Log(Path(path), course)


class _Stream(NamedTuple):
    """Lines with the name of where they come from, where they are kept, and who hears of them."""

    lines: BinaryIO
    shown: str
    log: Log | None
    lang: Language

    def keep(self, event: int, line: bytes) -> None:
        """Put an event on the disk, if there is a log."""
        if self.log is not None:
            self.log.keep(event, line)


def _run(course: Course, stream: _Stream, *, is_checked: bool) -> int:
    """Answer line by line, each answer written at once; return how it ended."""
    from ecorules.report.session import closing_line, differing_line, opening_line

    result(opening_line(course))
    refused = 0
    for number, answer, is_taken in _answers(course, stream):
        result(answer)
        refused += not is_taken
        differing = course.differences() if is_checked and is_taken else []
        if differing:
            result(differing_line(course, differing, number, stream.lang))
            return ExitCode.DOES_NOT_HOLD
    result(closing_line(course, refused))
    return ExitCode.INVALID if refused else ExitCode.DONE


def _answers(course: Course, stream: _Stream) -> Iterator[tuple[int, str, bool]]:
    """Yield for each line its number, the answer to it, and whether it was taken."""
    from ecorules.engines.course import Step
    from ecorules.report.session import refused_line, step_line

    for number, line in enumerate(_each(stream.lines), start=1):
        if not line.strip():
            continue
        taken = course.take(line, stream.shown, number, partial(stream.keep, line=line))
        if isinstance(taken, Step):
            yield number, step_line(course, taken, number, stream.lang), True
        else:
            yield number, refused_line(taken, number, stream.lang), False


def _each(lines: BinaryIO) -> Iterator[bytes]:
    """Yield line by line; of one that is far too long only as much as shows that it is."""
    from ecorules.engines.lines import LONGEST_LINE

    while line := lines.readline(LONGEST_LINE + 2):
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = lines.readline(LONGEST_LINE)
        yield line
