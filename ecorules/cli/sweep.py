"""`ecorules sweep EDITION --target CODE=FROM..TO --cases DIR`: how levels move with a target."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from ecorules.case.page import TARGET, unknown
from ecorules.case.values import amount_with_unit
from ecorules.cli.help import spoken_command
from ecorules.cli.options import language_option, page, typed_fiscal_year
from ecorules.cli.outcome import ExitCode, WrongUsage
from ecorules.cli.progress import Progress
from ecorules.cli.ranges import typed_range
from ecorules.cli.streams import NotWritten, result
from ecorules.diagnostics import Text, quoted
from ecorules.documents import Unreadable
from ecorules.edition.load import load_edition

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from ecorules.diagnostics import Language
    from ecorules.edition.model import Edition
    from ecorules.report.sweep.words import Told
    from ecorules.revision.sweep.finding import Wanted
    from ecorules.revision.sweep.model import Axis, NotSwept
    from ecorules.revision.sweep.reading import Surveyed, Wish

_ABOUT = Text(
    en="Count how many cases are proven and reachable at each level as one or two targets move, "
    "at the exact values at which anything changes.  A target that moves is set by the edition "
    "for every area, in place of what areas set themselves.",
    th="นับจำนวนกรณีที่พิสูจน์แล้วและที่ยังไปถึงได้ในแต่ละระดับ เมื่อปรับค่าเป้าหมายหนึ่งหรือสองค่า "
    "โดยแสดงค่าที่ผลเปลี่ยนจริง ค่าเป้าหมายที่ปรับถือเป็นค่าที่เกณฑ์กำหนดเท่ากันทุกพื้นที่ แทนค่าที่พื้นที่กำหนดเอง",
)
_TARGETS = Text("target and its range; once or twice", "ค่าเป้าหมายและช่วงที่ปรับ ระบุได้หนึ่งหรือสองครั้ง")
_CASES = Text("folder of cases", "โฟลเดอร์ของกรณี")
_YEAR = Text("only the cases of this fiscal year", "เฉพาะกรณีของปีงบประมาณนี้")
_FIND = Text(
    "which values keep at least N cases at a level (LEVEL:N); exit code 1 if none does",
    "หาค่าที่ยังมีอย่างน้อย N กรณีในระดับหนึ่ง (LEVEL:N) หากไม่มีค่าใดออกด้วยรหัส 1",
)
_REACHABLE = Text("find by the level still reachable", "หาโดยใช้ระดับที่ยังไปถึงได้")
_STRICT = Text(
    "count documents that nobody had asked for as missing where the register is closed",
    "ทะเบียนที่ปิดแล้วให้นับเอกสารที่ฉบับเดิมไม่ได้ขอว่าขาด",
)
_INTO = Text("draw a chart (.svg)", "วาดแผนภูมิ (.svg)")
_FORM = Text("form of the output", "รูปแบบผลลัพธ์")
_FORMS: Final = ("text", "json", "csv")
_MOST_TARGETS: Final = 2


def command(lang: Language) -> click.Command:
    """Return the command, its help in one language."""

    @spoken_command(
        "sweep",
        _ABOUT,
        lang,
        "ecorules sweep eit-2562 --target 19.1.1=10%..90% --cases cases",
        "ecorules sweep eit-2562 --target 19.1.1=10%..90% --cases cases --find 1:1 --lang th",
        "ecorules sweep eit-2562 --target 19.1.1=10%..90% --target 1.2.1=0%..30% --cases cases "
        "--format csv",
    )
    @click.argument("edition", metavar="EDITION")
    @click.option(
        "--target", "targets", multiple=True, required=True, metavar="CODE=FROM..TO",
        help=_TARGETS.said(lang),
    )  # fmt: skip
    @click.option("--cases", "folder", required=True, metavar="DIR", help=_CASES.said(lang))
    @click.option(
        "--fiscal-year", "year", callback=typed_fiscal_year, metavar="YEAR", help=_YEAR.said(lang)
    )
    @click.option("--find", metavar="LEVEL:N", help=_FIND.said(lang))
    @click.option("--reachable", is_flag=True, help=_REACHABLE.said(lang))
    @click.option("--strict", is_flag=True, help=_STRICT.said(lang))
    @click.option("-o", "--output", "into", metavar="FILE", help=_INTO.said(lang))
    @click.option(
        "--format", "form", type=click.Choice(_FORMS), default="text", show_default=True,
        help=_FORM.said(lang),
    )  # fmt: skip
    @language_option(lang)
    def run(
        *,
        edition: str,
        targets: tuple[str, ...],
        folder: str,
        year: int | None,
        find: str | None,
        reachable: bool,
        strict: bool,
        into: str | None,
        form: str,
        lang: Language,
    ) -> int:
        from ecorules.edition.dated import as_if_in_force
        from ecorules.report.sweep.words import Told
        from ecorules.revision.sweep.reading import Wish

        named = load_edition(edition)
        wanted = _wanted(find, named, reachable=reachable)
        drawn = _chart_file(into)
        axes = _axes(named, targets)
        wish = Wish(as_if_in_force(named), axes, year, strict)
        told = Told(named, _surveyed(wish, folder, lang), wanted)
        if drawn is not None:
            _draw(told, drawn, lang)
        result(_written(told, form, lang))
        return ExitCode.DONE if wanted is None or told.found else ExitCode.DOES_NOT_HOLD

    return run


def _axes(edition: Edition, typed: Sequence[str]) -> tuple[Axis, ...]:
    """Return the targets that were typed, each with its range in its own unit."""
    if len(typed) > _MOST_TARGETS:
        raise WrongUsage(
            Text("at most two targets can move at once", "ปรับพร้อมกันได้ไม่เกินสองค่าเป้าหมาย")
        )
    found = tuple(_axis(edition, word) for word in typed)
    if len({axis.target.name for axis in found}) < len(found):
        raise WrongUsage(Text("`--target` names a target twice", "`--target` ระบุค่าเป้าหมายเดียวกันซ้ำ"))
    return found


def _axis(edition: Edition, word: str) -> Axis:
    from ecorules.revision.sweep.model import Axis

    name, sign, text = (part.strip() for part in word.partition("="))
    if not sign or not text:
        said = quoted(word)
        raise WrongUsage(
            Text(f"`--target`: {said} gives no range", f"`--target`: {said} ไม่ได้ระบุช่วง"),
            Text("write `--target CODE=FROM..TO`", "เขียน `--target CODE=FROM..TO`"),
        )
    target = edition.targets.get(name)
    if target is None:
        problem = unknown(TARGET, name, edition.targets)
        en, th = (f"`--target`: {said}" for said in problem.message)
        raise WrongUsage(Text(en, th), problem.help)

    def read(value: str) -> Fraction:
        amount = amount_with_unit(target.label, target.unit, value)
        if amount not in target.extent:
            said = quoted(value)
            raise Unreadable(
                "out-of-range",
                Text(f"{said} is no possible value of it", f"{said} ไม่ใช่ค่าที่เป็นไปได้"),
            )
        return amount

    return Axis(target, *typed_range("--target", text, read))


def _wanted(find: str | None, edition: Edition, *, reachable: bool) -> Wanted | None:
    """Return what is to be found: a level, and how many cases."""
    from ecorules.revision.sweep.finding import Wanted

    if find is None:
        if reachable:
            raise WrongUsage(
                Text("`--reachable` goes with `--find`", "`--reachable` ใช้คู่กับ `--find`")
            )
        return None
    level, _, number = (part.strip() for part in find.partition(":"))
    levels = [each for each in edition.levels if each]
    if not (level.isdecimal() and number.isdecimal() and int(level) in levels):
        said, known = quoted(find), ", ".join(map(str, sorted(levels)))
        raise WrongUsage(
            Text(
                f"`--find`: {said} is no level and number; the levels are {known}",
                f"`--find`: {said} ไม่ใช่ระดับและจำนวน ระดับที่มีคือ {known}",
            ),
            Text(
                "write LEVEL:N, as in `--find 3:5` for five cases at level 3",
                "เขียน LEVEL:N เช่น `--find 3:5` หมายถึง 5 กรณีที่ระดับ 3",
            ),
        )
    return Wanted(int(level), int(number), reachable)


def _surveyed(wish: Wish, folder: str, lang: Language) -> Surveyed:
    from ecorules.revision.comparison import case_folders
    from ecorules.revision.sweep.model import NotSwept
    from ecorules.revision.sweep.reading import surveyed

    folders = case_folders(Path(folder))
    if not folders:
        said = quoted(folder)
        raise WrongUsage(
            Text(f"there is no `case.yaml` below {said}", f"ไม่พบ `case.yaml` ในโฟลเดอร์ {said}")
        )
    try:
        with Progress(len(folders), lang) as progress:
            return surveyed(wish, folders, progress.advance)
    except NotSwept as refused:
        raise _refused(refused) from None


def _refused(why: NotSwept) -> WrongUsage:
    code, reason = quoted(why.requirement), why.why
    return WrongUsage(
        Text(f"{code} cannot be swept: {reason.en}", f"ปรับค่าของ {code} ไม่ได้: {reason.th}"),
        Text(
            "sweep another target, or give single values with a draft edition and `compare`",
            "ปรับค่าเป้าหมายอื่น หรือกำหนดค่าในร่างเกณฑ์แล้วใช้ `compare`",
        ),
    )


def _chart_file(typed: str | None) -> Path | None:
    if typed is not None and Path(typed).suffix.lower() != ".svg":
        said = quoted(typed)
        raise WrongUsage(
            Text(
                f"`-o`: a chart is drawn as SVG, and {said} is none",
                f"`-o`: แผนภูมิเป็น SVG แต่ {said} ไม่ใช่",
            ),
            Text("let the name end in `.svg`", "ให้ชื่อไฟล์ลงท้ายด้วย `.svg`"),
        )
    return None if typed is None else Path(typed)


def _draw(told: Told, into: Path, lang: Language) -> None:
    from ecorules.report.sweep.chart import sweep_chart

    try:
        into.write_text(sweep_chart(told, lang), encoding="utf-8")
    except OSError as error:
        raise NotWritten(error.strerror) from None


def _written(told: Told, form: str, lang: Language) -> str:
    if form == "json":
        from ecorules.report.sweep.record import written_sweep

        return written_sweep(told)
    if form == "csv":
        from ecorules.report.sweep.record import sweep_csv

        return sweep_csv(told)
    from ecorules.report.sweep.page import sweep_page

    return sweep_page(told, page(), lang)
