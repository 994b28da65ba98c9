"""Plans from files and into files: a workbook, a page or JSON, told apart by how a name ends."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ecorules.cli.outcome import WrongUsage, noticed
from ecorules.cli.streams import result
from ecorules.diagnostics import Text, quoted

if TYPE_CHECKING:
    from ecorules.case.model import Case
    from ecorules.diagnostics import Diagnostic, Language
    from ecorules.edition.model import Edition
    from ecorules.path.plan.model import Plan

STANDARD = "-"
_LARGEST = 64 * 1024 * 1024


def opened(typed: str, edition: Edition, case: Case, lang: Language) -> Plan:
    """Return the plan in a file, of this case and edition; raise `Invalid` with what is wrong."""
    path = Path(typed)
    plan = _read(path, typed, lang)
    _require_same(plan.stands_on.case, case.id, _OTHER_CASE)
    _require_same(plan.stands_on.edition, edition.id, _OTHER_EDITION)
    return plan


def _read(path: Path, typed: str, lang: Language) -> Plan:
    if path.suffix.lower() == ".xlsx":
        from ecorules.path.plan.workbook import read_plan

        plan, notices = read_plan(path, typed)
        noticed(notices, lang)
        return plan
    from ecorules.diagnostics import Invalid
    from ecorules.documents.sources import read_content
    from ecorules.path.plan.written import plan_from

    into: list[Diagnostic] = []
    content = read_content(path, typed, _LARGEST, into)
    if content is None:
        raise Invalid(into)
    return plan_from(content.decode("utf-8", errors="replace"), typed)


def _require_same(found: str, wanted: str, said: Text) -> None:
    if found != wanted:
        names = {"found": quoted(found), "wanted": quoted(wanted)}
        raise WrongUsage(Text(said.en.format(**names), said.th.format(**names)))


def require_form(output: str) -> str:
    """Return how the name of a file ends, if a plan can be written so; `-` stands for JSON."""
    if output == STANDARD:
        return ".json"
    suffix = Path(output).suffix.lower()
    if suffix not in {".xlsx", ".html", ".json"}:
        said = quoted(output)
        raise WrongUsage(
            Text(
                f"`-o`: what form {said} is to have is not known", f"`-o`: ไม่ทราบรูปแบบของไฟล์ {said}"
            ),
            Text(
                "let the name end in `.xlsx`, `.html` or `.json`",
                "ให้ชื่อไฟล์ลงท้ายด้วย `.xlsx`, `.html` หรือ `.json`",
            ),
        )
    return suffix


def save(plan: Plan, edition: Edition, output: str, lang: Language) -> None:
    """Write a plan in the form that the name of the file asks for."""
    content = _written(plan, edition, require_form(output), lang)
    if output == STANDARD:
        result(content.decode())
        return
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        said = Text(f"`{output}` cannot be written", f"เขียนไฟล์ `{output}` ไม่ได้")
        raise WrongUsage(said) from error
    result(Text(f"written: {output}\n", f"เขียนแล้ว: {output}\n").said(lang))


def _written(plan: Plan, edition: Edition, suffix: str, lang: Language) -> bytes:
    if suffix == ".json":
        from ecorules.path.plan.written import written_plan

        return written_plan(plan).encode()
    if suffix == ".html":
        from ecorules.report.plan.page import plan_page

        return plan_page(plan, edition, lang).encode()
    return _workbook(plan, edition, lang)


def _workbook(plan: Plan, edition: Edition, lang: Language) -> bytes:
    from ecorules.report.plan.book import plan_bytes

    try:
        return plan_bytes(plan, edition, lang)
    except ModuleNotFoundError as missing:
        if missing.name != "xlsxwriter":
            raise
        raise WrongUsage(_NO_WRITER, _INSTALL) from None


_OTHER_CASE = Text(
    "the plan is for the case {found}, and this one is {wanted}",
    "แผนนี้เป็นของกรณี {found} แต่กรณีที่ระบุคือ {wanted}",
)
_OTHER_EDITION = Text(
    "the plan was made by the edition {found}, and the case is read by {wanted}",
    "แผนนี้จัดทำตามฉบับเกณฑ์ {found} แต่กรณีนี้อ่านตาม {wanted}",
)
_NO_WRITER = Text(
    "workbooks need the package XlsxWriter, which is not installed",
    "การเขียนสมุดงานต้องใช้แพ็กเกจ XlsxWriter ซึ่งยังไม่ได้ติดตั้ง",
)
_INSTALL = Text(
    "install it with `pip install 'ecorules[workbook]'`, or write `.html` or `.json`",
    "ติดตั้งด้วย `pip install 'ecorules[workbook]'` หรือเขียนเป็น `.html` หรือ `.json`",
)
