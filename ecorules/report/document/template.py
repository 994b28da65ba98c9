"""The template of the Word report: the one that comes with the program, or a committee's own.

A template is a Word file with marks such as `{{ title }}` and `{{p findings }}`.  Everything
that keeps it from being filled in is told at once, before anything is written.
"""

from __future__ import annotations

import zipfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ecorules.diagnostics import Diagnostic, Invalid, Span, Text, nearest
from ecorules.documents.sources import read_content

if TYPE_CHECKING:
    from collections.abc import Iterator

# The parts of a report by the names that a template calls them.
SECTIONS: Final = (
    "area",
    "conclusion",
    "basis",
    "findings",
    "nonconformities",
    "outstanding",
    "margins",
    "path",
    "signatures",
    "beyond",
    "register",
    "traces",
    "making",
)
NAMES: Final = frozenset(
    {"title", "subtitle", "warnings", "contents", "contents_title", "headings", *SECTIONS}
)
# The styles that the parts are set in.
STYLES: Final = (
    "Normal",
    "Heading 1",
    "Heading 2",
    "Caption",
    "Report Cell",
    "Report Cell Head",
    "Report Ladder",
    "Report Line",
    "Report Signature",
    "Report Strong",
    "Report Soft",
    "Report Good",
    "Report Bad",
    "Report Open",
    "Report Table",
    "Report Frame",
)
_LARGEST: Final = 32 * 1024 * 1024


class Template(NamedTuple):
    """A template that can be filled in: its bytes, and the parts of a report that it asks for."""

    content: bytes
    asked: frozenset[str]
    named: str = "report.docx"


def opened(typed: str | None) -> Template:
    """Return a template by its file, or the program's own; raise `Invalid` with what is wrong."""
    if typed is None:
        return Template(own_template(), NAMES)
    into: list[Diagnostic] = []
    found = read_content(Path(typed), typed, _LARGEST, into)
    if found is None:
        raise Invalid(into)
    return _checked(found, typed)


def own_template() -> bytes:
    """Return the template that comes with the program."""
    return files("ecorules.report.document").joinpath("report.docx").read_bytes()


def _checked(content: bytes, typed: str) -> Template:
    if not _is_word(content):
        raise Invalid([_problem(typed, "template-form", _NOT_WORD, _SAVE_AS)])
    from docxtpl import DocxTemplate  # noqa: PLC0415 - only where a Word file is written
    from jinja2 import TemplateSyntaxError  # noqa: PLC0415 - the same

    template: Any = DocxTemplate(BytesIO(content))
    try:
        asked = frozenset(template.get_undeclared_template_variables(sandbox()))
    except TemplateSyntaxError as error:
        raise unreadable(typed, error) from None
    problems = [*_unknown(asked, typed), *_missing(template, typed)]
    if not asked & set(SECTIONS):
        problems.append(_problem(typed, "template-mark", _NO_MARK, _MARKS))
    if problems:
        raise Invalid(problems)
    return Template(content, asked, typed)


def sandbox() -> Any:  # noqa: ANN401 - the library's own
    """Return where marks are worked out: a template is text from anybody, and runs no code."""
    from jinja2.sandbox import SandboxedEnvironment  # noqa: PLC0415 - only for a Word file

    return SandboxedEnvironment(autoescape=True)


def unreadable(typed: str, error: Exception) -> Invalid:
    """Return that a mark of a template cannot be filled in, and why."""
    said = Text(
        f"a mark of the template cannot be read: {error}",
        f"อ่านเครื่องหมายในแม่แบบไม่ได้: {error}",
    )
    return Invalid([_problem(typed, "template-mark", said, _MARKS)])


def _is_word(content: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(content)) as parts:
            return "word/document.xml" in parts.namelist()
    except zipfile.BadZipFile:
        return False


def _unknown(asked: frozenset[str], typed: str) -> Iterator[Diagnostic]:
    for name in sorted(asked - NAMES):
        close = nearest(name, NAMES)
        remedy = Text(f"did you mean `{close}`?", f"หมายถึง `{close}` หรือไม่") if close else _MARKS
        said = Text(
            f"the template asks for `{name}`, which no report has",
            f"แม่แบบขอ `{name}` ซึ่งไม่มีในรายงาน",
        )
        yield _problem(typed, "template-mark", said, remedy)


def _missing(template: Any, typed: str) -> Iterator[Diagnostic]:  # noqa: ANN401 - the library's own
    # The spelling of a style's name is Word's in the file and another one to people.
    held = {style.name.lower() for style in template.get_docx().styles}
    for name in STYLES:
        if name.lower() not in held:
            said = Text(f"the template has no style `{name}`", f"แม่แบบไม่มีลักษณะ `{name}`")
            yield _problem(typed, "template-style", said, _COPY)


def _problem(typed: str, code: str, said: Text, remedy: Text) -> Diagnostic:
    return Diagnostic(code, said, Span.whole(typed), help=remedy)


_NOT_WORD: Final = Text("this is no Word file (.docx)", "ไฟล์นี้ไม่ใช่ไฟล์ Word (.docx)")
_SAVE_AS: Final = Text("save it in Word as `.docx`", "บันทึกจาก Word เป็น `.docx`")
_NO_MARK: Final = Text(
    "the template asks for no part of a report", "แม่แบบไม่มีเครื่องหมายของส่วนใดในรายงาน"
)
_MARKS: Final = Text(
    f"a template may ask for {', '.join(sorted(NAMES))}",
    f"แม่แบบขอได้เฉพาะ {', '.join(sorted(NAMES))}",
)
_COPY: Final = Text(
    "begin from the program's own, which `ecorules report --make-template FILE` writes, and keep "
    "its styles",
    "เริ่มจากแม่แบบของโปรแกรม ซึ่ง `ecorules report --make-template FILE` เขียนให้ และคงลักษณะเดิมไว้",
)
