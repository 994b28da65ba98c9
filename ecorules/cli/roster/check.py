"""`ecorules roster check FILE`: what a list holds, what is odd in it, and what it settles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from ecorules.audit.rostered import tallied, with_nothing, with_roster
from ecorules.audit.terms import load_with_edition
from ecorules.case.profile import profile_of, year_of
from ecorules.case.roster_file import read_roster
from ecorules.cli.clock import today
from ecorules.cli.drafts import in_force
from ecorules.cli.help import spoken_command
from ecorules.cli.options import format_option, language_option, page, typed_fiscal_year
from ecorules.cli.outcome import ExitCode, noticed
from ecorules.cli.progress import SETTLING, Meter, reading
from ecorules.cli.streams import result
from ecorules.diagnostics import Diagnostic, Invalid, Severity, Text, ordered
from ecorules.edition import packaged_editions
from ecorules.edition.load import load_edition
from ecorules.report.roster_check import RosterCheck, Settled, roster_page
from ecorules.report.roster_record import written_roster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ecorules.case.model import Case, Member
    from ecorules.diagnostics import Language
    from ecorules.documents import Table
    from ecorules.edition.model import Edition
    from ecorules.language.vocabulary import Roster, Vocabulary

_ABOUT = Text(
    en="Profile a list of factories (CSV or xlsx) before it is used: columns, how far they are "
    "filled, what is wrong or far from the others, factories listed twice, and which "
    "requirements the list settles by itself.  With --case, together with all else of that case.",
    th="ตรวจบัญชีโรงงาน (CSV หรือ xlsx) ก่อนใช้ แสดงคอลัมน์ สัดส่วนที่กรอกแล้ว ค่าที่ผิดหรือผิดปกติ "
    "โรงงานที่ซ้ำกัน และข้อกำหนดที่บัญชีนี้ตัดสินได้เอง หากระบุ --case จะใช้ร่วมกับข้อมูลอื่นของกรณีนั้น",
)
_FACTORIES = "factories"
_AHEAD = 543
_OCTOBER = 10


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""
    edition = Text(
        "edition whose requirements are looked at (id or folder; default: all)",
        "ฉบับเกณฑ์ที่ใช้ (รหัสหรือโฟลเดอร์ ถ้าไม่ระบุใช้ทุกฉบับ)",
    )
    case = Text("case that the list is meant for", "กรณีที่จะใช้บัญชีนี้")
    year = Text(
        "fiscal year audited (default: the case's, or the one after the last in a header, or now)",
        "ปีงบประมาณที่ตรวจ (ถ้าไม่ระบุ ใช้ของกรณี หรือปีถัดจากปีล่าสุดในหัวตาราง หรือปีปัจจุบัน)",
    )

    @spoken_command(
        "check",
        _ABOUT,
        lang,
        "ecorules roster check cases/demonstration/factories.csv --year 2565 --lang th",
        "ecorules roster check cases/demonstration/factories.csv --case cases/demonstration",
    )
    @click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
    @click.option("--edition", metavar="ID", help=edition.said(lang))
    @click.option("--case", metavar="CASE", help=case.said(lang))
    @click.option("--year", metavar="YEAR", callback=typed_fiscal_year, help=year.said(lang))
    @format_option(lang)
    @language_option(lang)
    def run(
        *,
        file: Path,
        edition: str | None,
        case: str | None,
        year: int | None,
        form: str,
        lang: Language,
    ) -> int:
        into: list[Diagnostic] = []
        with Meter(lang) as meter:
            meter.doing(reading(str(file)))
            found = _checked(_Asked(file, year, lang), _meant_for(edition, case), into, meter)
        noticed(ordered(into), lang)
        result(written_roster(found) if form == "json" else roster_page(found, page(), lang))
        return ExitCode.INVALID if _has_errors(into) else ExitCode.DONE

    return run


def _meant_for(edition: str | None, case: str | None) -> list[tuple[Edition, Case | None]]:
    """Return the editions to look at, and the case whose other evidence counts too, if any."""
    if case is not None:
        by = None if edition is None else load_edition(edition)
        return [load_with_edition(case, by)]
    ids = packaged_editions() if edition is None else (edition,)
    return [(load_edition(each), None) for each in ids]


class _Asked(NamedTuple):
    """The file, the fiscal year if one was typed, and the language in which notes are told."""

    file: Path
    year: int | None
    lang: Language


def _checked(
    asked: _Asked,
    meant_for: Sequence[tuple[Edition, Case | None]],
    into: list[Diagnostic],
    meter: Meter,
) -> RosterCheck:
    file = asked.file
    edition, case = meant_for[0]
    roster = edition.vocabulary.rosters[_FACTORIES]
    table = read_roster(file, str(file), roster, edition.vocabulary, into)
    if table is None:
        raise Invalid(into)
    year = asked.year or _year(table, roster, edition.vocabulary, case)
    profile = profile_of(table, roster, edition.vocabulary, year, into)
    if profile is None:
        raise Invalid(into)
    meter.doing(SETTLING)
    # Of rows that are not read right, nothing is settled.
    settled = tuple(
        _settled(*_judging(one, of_area, year, asked.lang), roster.name, profile.members)
        for one, of_area in meant_for
        if not _has_errors(into)
    )
    return RosterCheck(roster, profile, settled)


def _has_errors(told: Sequence[Diagnostic]) -> bool:
    return any(each.severity is Severity.ERROR for each in told)


def _year(table: Table, roster: Roster, vocabulary: Vocabulary, case: Case | None) -> int:
    if case is not None:
        return case.round.fiscal_year
    named = year_of(table, roster, vocabulary)
    if named is not None:
        return named
    day = today()
    return day.year + _AHEAD + (day.month >= _OCTOBER)


def _judging(
    edition: Edition, case: Case | None, year: int, lang: Language
) -> tuple[Edition, Case, str | None]:
    """Return what judges on the day, the case that it judges, and what that one is called."""
    of_area = with_nothing(edition, year) if case is None else case
    judging, of_area = in_force(edition, of_area, of_area.round.on, lang)
    return judging, of_area, None if case is None else case.id


def _settled(
    edition: Edition, case: Case, name: str | None, roster: str, members: Sequence[Member]
) -> Settled:
    return Settled(edition, name, tallied(edition, with_roster(case, roster, members), roster))
